import {
  type Check,
  type Experiment,
  type FloatDType,
  type Tensor,
  abs,
  epsilon,
  eye,
  matmul,
  max,
  mul,
  randn,
  readNumber,
  readNumbers,
  sub,
  tensor,
} from '@ortho/core'
import { jacobiSvd, singularValues } from './jacobi-svd.ts'

/** Experiment of {@link jacobiSvd}. */
export const jacobiSvdExperiment: Experiment = {
  id: 'linalg/jacobi-svd',
  title: 'Jacobi SVD: residuals, orthogonality, and small singular values of graded matrices',
  claim: 'Small singular values of a graded matrix come with the relative accuracy of the large ones.',
  run: async ({ key, scale, dtype }) => {
    const sizes: [number, number][] = scale === 'ci' ? [[60, 40], [40, 60], [64, 64]] : [[300, 200], [200, 300], [256, 256]] // prettier-ignore
    const residuals: Check[] = []
    for (const size of sizes) residuals.push(...(await ratios(randn(key, size, { dtype }))))
    return { checks: [...residuals, await lauchli(dtype), await graded(dtype)] }
  },
}

/** LAPACK's test ratios: errors in units of size·ε. */
async function ratios(x: Tensor): Promise<Check[]> {
  const { u, s, vh } = jacobiSvd(x)
  const { dtype } = x
  const [m = 0, n = 0] = x.shape
  const unit = Math.max(m, n) * epsilon(dtype)
  const largest = await readNumber(max(s))
  const identity = eye(Math.min(m, n), Math.min(m, n), { dtype })
  const off = async (gram: Tensor): Promise<number> => (await readNumber(max(abs(sub(gram, identity))))) / unit
  const source = 'threshold of LAPACK’s tests of singular value routines'
  const check = (name: string, measured: number): Check => ({ name: `${m} × ${n}: ${name}`, measured, comparison: '<=', bound: 30, source })
  const residual = await readNumber(max(abs(sub(matmul(mul(u, s), vh), x))))
  return [
    check('|X − U·S·Vᵀ| / (‖X‖₂·size·ε)', residual / (unit * largest)),
    check('|UᵀU − I| / (size·ε)', await off(matmul(u, u, { transposeA: true }))),
    check('|VᵀV − I| / (size·ε)', await off(matmul(vh, vh, { transposeB: true }))),
  ]
}

/** A row of ones over μ·I: singular values √(n + μ²), μ, …, μ, though μ² is lost beside 1. μ is a power of 2, so that it is exact. */
async function lauchli(dtype: FloatDType): Promise<Check> {
  const [n, mu] = [6, 2 ** -30]
  const ones = Array.from({ length: n }, () => 1)
  const x = tensor([ones, ...ones.map((_, i) => ones.map((__, j) => (i === j ? mu : 0)))], { dtype })
  const [, ...small] = await readNumbers(singularValues(x))
  return {
    name: 'Läuchli’s matrix, μ = 2⁻³⁰: largest relative error of the small values',
    measured: Math.max(...small.map((value) => Math.abs(value / mu - 1))),
    comparison: '<=',
    bound: 100 * epsilon(dtype),
    source: 'closed form; a rounding for each of the 36 elements and rotations',
  }
}

/** D₁·B·D₂ with grades from 1 to 2⁻⁸⁰: the product of its values is |det B|·det D₁·det D₂ exactly. */
async function graded(dtype: FloatDType): Promise<Check> {
  const b = [[4, 1, -1], [2, 5, 1], [1, -1, 6]] // prettier-ignore
  const x = tensor(b.map((row, i) => row.map((value, j) => value * 2 ** (-40 * i - 20 * j))), { dtype }) // prettier-ignore
  const product = (await readNumbers(singularValues(x))).reduce((p, value) => p * value, 1)
  return {
    name: 'graded by 2⁻⁸⁰ and 2⁻⁴⁰: relative error of the product of the values',
    measured: Math.abs(product / (120 * 2 ** (-40 * 3 - 20 * 3)) - 1),
    comparison: '<=',
    bound: 100 * epsilon(dtype),
    source: 'det B = 120 times powers of two; well-conditioned B',
  }
}
