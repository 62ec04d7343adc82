import { type Check, type Experiment, type Tensor, abs, eye, matmul, max, mul, randn, sub, tensor } from '@ortho/core'
import { jacobiSvd, singularValues } from './jacobi-svd.ts'

/** Experiment of {@link jacobiSvd}. */
export const jacobiSvdExperiment: Experiment = {
  id: 'linalg/jacobi-svd',
  title: 'Jacobi SVD: residuals, orthogonality, and small singular values of graded matrices',
  claim: 'Small singular values of a graded matrix come with the relative accuracy of the large ones.',
  run: ({ key, scale }) => {
    const sizes: [number, number][] = scale === 'ci' ? [[60, 40], [40, 60], [64, 64]] : [[300, 200], [200, 300], [256, 256]] // prettier-ignore
    return { checks: [...sizes.flatMap((size) => ratios(randn(key, size, { dtype: 'float64' }))), lauchli(), graded()] }
  },
}

const epsilon = 2.220446049250313e-16

/** LAPACK's test ratios: errors in units of size·ε. */
function ratios(x: Tensor): Check[] {
  const { u, s, vh } = jacobiSvd(x)
  const [m = 0, n = 0] = x.shape
  const unit = Math.max(m, n) * epsilon
  const off = (gram: Tensor): number => max(abs(sub(gram, eye(Math.min(m, n), Math.min(m, n), { dtype: 'float64' })))).item() / unit
  const source = 'threshold of LAPACK’s tests of singular value routines'
  const check = (name: string, measured: number): Check => ({ name: `${m} × ${n}: ${name}`, measured, comparison: '<=', bound: 30, source })
  return [
    check('|X − U·S·Vᵀ| / (‖X‖₂·size·ε)', max(abs(sub(matmul(mul(u, s), vh), x))).item() / (unit * max(s).item())),
    check('|UᵀU − I| / (size·ε)', off(matmul(u, u, { transposeA: true }))),
    check('|VᵀV − I| / (size·ε)', off(matmul(vh, vh, { transposeB: true }))),
  ]
}

/** A row of ones over μ·I: singular values √(n + μ²), μ, …, μ, though μ² is lost beside 1. */
function lauchli(): Check {
  const [n, mu] = [6, 1e-9]
  const ones = Array.from({ length: n }, () => 1)
  const x = tensor([ones, ...ones.map((_, i) => ones.map((__, j) => (i === j ? mu : 0)))], { dtype: 'float64' })
  const [, ...small] = singularValues(x).dataSync()
  return {
    name: 'Läuchli’s matrix, μ = 1e-9: largest relative error of the small values',
    measured: Math.max(...small.map((value) => Math.abs(value / mu - 1))),
    comparison: '<=',
    bound: 100 * epsilon,
    source: 'closed form; a rounding for each of the 36 elements and rotations',
  }
}

/** D₁·B·D₂ with grades from 1 to 2⁻⁸⁰: the product of its values is |det B|·det D₁·det D₂ exactly. */
function graded(): Check {
  const b = [[4, 1, -1], [2, 5, 1], [1, -1, 6]] // prettier-ignore
  const x = tensor(b.map((row, i) => row.map((value, j) => value * 2 ** (-40 * i - 20 * j))), { dtype: 'float64' }) // prettier-ignore
  const product = Array.from(singularValues(x).dataSync()).reduce((p, value) => p * value, 1)
  return {
    name: 'graded by 2⁻⁸⁰ and 2⁻⁴⁰: relative error of the product of the values',
    measured: Math.abs(product / (120 * 2 ** (-40 * 3 - 20 * 3)) - 1),
    comparison: '<=',
    bound: 100 * epsilon,
    source: 'det B = 120 times powers of two; well-conditioned B',
  }
}
