import {
  ConvergenceError,
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  abs,
  add,
  checkGradients,
  concat,
  epsilon,
  eye,
  gram,
  key,
  matmul,
  matrixTranspose,
  max,
  mul,
  norm,
  portableBlas,
  randn,
  slice,
  stack,
  sub,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, lapackSizes, lauchli, matrixFromSpectrum } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signNodes } from '../dense/singular/bidiagonal-nodes.ts'
import { multiplyByPolarFactor } from '../dense/singular/bidiagonal-polar.ts'
import { eigvalsh } from '../eigen/eigh.ts'
import { type NewtonSchulzFamily, newtonSchulzFamilies } from '../methods/orthogonal/coefficients.ts'
import { svdvals } from '../singular/svd.ts'
import { type PolarMethod, polar } from './polar.ts'
import { directPolarFactor } from './polar-direct.ts'
import { symmetricProduct } from './symmetric-product.ts'

const iterations: readonly PolarMethod[] = ['newton', 'qdwh', 'newton-schulz']

/** The largest of ‖A − U·P‖/‖A‖, the defect of U on its shorter side, and the negative part of P, in units of size·ε. */
function ratio(a: Tensor, u: Tensor, p: Tensor): number {
  if (a.size === 0) return 0
  const [m, n] = [a.shape[0]!, a.shape[1]!]
  const unit = Math.max(m, n) * epsilon(a.dtype)
  const size = norm(a).item()
  const k = Math.min(m, n)
  const defect = norm(sub(gram(m >= n ? matrixTranspose(u) : u), eye(k, k, { dtype: a.dtype }))).item()
  const residual = size === 0 ? norm(p).item() : norm(sub(matmul(u, p), a)).item() / size
  // P is positive semidefinite where its trace is the sum of its singular values.
  const trace = sum(mul(p, eye(n, n, { dtype: a.dtype }))).item()
  const nuclear = sum(svdvals(p)).item()
  const negative = nuclear === 0 ? 0 : Math.abs(1 - trace / nuclear)
  return Math.max(residual, defect / Math.sqrt(k), negative) / unit
}

describe.each(['float64', 'float32'] as const)('polar in %s', (dtype) => {
  test('matrices of all ranks, shapes and scales, directly and by singular vectors', () => {
    for (const [m, n] of [...lapackSizes, [17, 17], [45, 20], [20, 45], [40, 18]] as const) {
      for (const type of [1, 2, 3, 5, 8, 9, 10, 13]) {
        const a = lapackMatrix({ type, size: [m, n], seed: type, dtype })
        for (const method of ['direct', 'svd'] as const) {
          const { u, p } = polar(a, { method })
          expect(ratio(a, u, p), `type ${type}, ${m} × ${n}, ${method}`).toBeLessThan(30)
        }
      }
    }
    const huge = lapackMatrix({ type: 14, size: [20, 20], seed: 1, dtype })
    const plain = lapackMatrix({ type: 13, size: [20, 20], seed: 1, dtype })
    expect(max(abs(sub(polar(huge).u, polar(plain).u))).item()).toBeLessThan(1e3 * epsilon(dtype))
  })

  test('the direct way with small blocks, also for what deflates', () => {
    const names = galleryNames.flatMap((name) => [5, 21].map((n) => galleryMatrix(name, n, dtype)))
    const others = [[13, 13], [30, 12], [12, 30], [1, 1], [9, 1], [2, 3]].map(([m, n]) => randn(key(m! * n!), [m!, n!], { dtype })) // prettier-ignore
    for (const a of [...names, ...others, zeros([9, 9], { dtype }), eye(8, 8, { dtype })]) {
      for (const tuning of [{ block: 4 }, { block: 3, tall: 0.5 }]) {
        const u = directPolarFactor(a, tuning)
        if (u === undefined) expect.fail('too nearly singular')
        expect(ratio(a, u, symmetricProduct(u, a, true)), `${a.shape.join(' × ')} ${JSON.stringify(tuning)}`).toBeLessThan(30)
      }
    }
  })

  test('the iterations find the same factor', () => {
    const eps = epsilon(dtype)
    for (const [m, n] of [
      [1, 1],
      [2, 2],
      [7, 7],
      [40, 40],
      [30, 12],
      [12, 30],
    ] as const) {
      // prettier-ignore
      for (const condition of [1, 10, dtype === 'float64' ? 1e6 : 1e3]) {
        const k = Math.min(m, n)
        const spectrum = Array.from({ length: k }, (_, i) => condition ** -(i / Math.max(k - 1, 1)))
        const tall = matrixFromSpectrum(spectrum, { rows: Math.max(m, n), seed: k })
        const a = tensor(Array.from((m >= n ? tall : matrixTranspose(tall)).toArray() as number[][]), { dtype })
        const best = polar(a, { method: 'svd' })
        for (const method of [...iterations, 'direct'] as const) {
          const { u, p } = polar(a, { method })
          expect(ratio(a, u, p), `${method} ${m} × ${n}, κ ${condition}`).toBeLessThan(30)
          expect(max(abs(sub(u, best.u))).item()).toBeLessThan(30 * Math.max(m, n) * eps * condition)
        }
      }
    }
  })
})

test('a Läuchli matrix has the factor that its closed form gives', () => {
  for (const mu of [1e-3, 1e-9, 1e-14]) {
    const n = 20
    const a = lauchli(n, mu)
    const { u, p } = polar(a)
    expect(ratio(a, u, p)).toBeLessThan(30)
    // P² = 11ᵀ + μ²·I, so P = μ·I + c·11ᵀ.
    const c = (Math.sqrt(n + mu * mu) - mu) / n
    expect(max(abs(sub(p, add(mul(mu, eye(n)), mul(c, matmul(onesColumn(n), onesColumn(n), { transposeB: true })))))).item()).toBeLessThan(
      1e-14,
    )
  }
})

function onesColumn(n: number): Tensor {
  return tensor(Array.from({ length: n }, () => [1]))
}

test('the left side is the right side of the transpose', () => {
  for (const shape of [
    [4, 3],
    [3, 4],
    [30, 20],
  ]) {
    // prettier-ignore
    const a = randn(key(3), [2, ...shape], { dtype: 'float64' })
    const { u, p } = polar(a, { side: 'left' })
    const mirrored = polar(matrixTranspose(a))
    expect(max(abs(sub(p, mirrored.p))).item()).toBeLessThan(1e-13)
    expect(max(abs(sub(u, matrixTranspose(mirrored.u)))).item()).toBeLessThan(1e-13)
    expect(max(abs(sub(matmul(p, u), a))).item()).toBeLessThan(1e-13)
  }
})

test('half a product in blocks is the symmetric part of the whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.boolean(), fc.nat(), (m, n, right, seed) => {
      const p = randn(key(seed), [m, n], { dtype: 'float64' })
      const [whole, half] = [symmetricProduct(p, p, right, 8, 1e9), symmetricProduct(p, p, right, 8, 0)]
      expect(max(abs(sub(whole, half))).item()).toBeLessThan(1e-13)
      expect(half.toArray()).toEqual(matrixTranspose(half).toArray())
    }),
    { numRuns: 30 },
  )
})

test('nodes of the sign function: the sum is 1 up to the ends of the interval', () => {
  for (const condition of [1, 2, 1e4, 1e16, 1e60]) {
    const { t, weight } = signNodes(3 / condition, 3, 2 ** -54)
    for (let i = 0; i <= 50; i++) {
      const sigma = 3 * condition ** -(i / 50)
      const value = t.reduce((total, node, j) => total + (weight[j]! * sigma) / (sigma * sigma + node * node), 0)
      expect(Math.abs(value - 1), `κ ${condition}`).toBeLessThan(t.length * 2 ** -52)
    }
  }
})

test('the polar factor of a bidiagonal matrix is orthogonal up to a condition of 10⁹⁰, whatever its signs', () => {
  for (const [n, scale] of [
    [1, 1],
    [2, -1],
    [9, 1e-3],
    [33, -30],
    [40, 0.2],
  ] as const) {
    // prettier-ignore
    const d = Float64Array.from({ length: n }, (_, i) => (i % 3 === 1 ? -1 : 1) * Math.abs(scale) ** (i % 5))
    const e = Float64Array.from({ length: n - 1 }, (_, i) => Math.sign(scale) * (1 + (i % 4)))
    const blas = portableBlas('float64')
    const [identity, to] = [blas.reserve(n, n), blas.reserve(n, n)]
    for (let i = 0; i < n; i++) blas.data[identity.at + i * (n + 1)] = 1
    expect(multiplyByPolarFactor(blas, d, e, identity, to, 2 ** -52, 4)).toBe(true)
    const u = tensor(blas.data.slice(to.at, to.at + n * n), { shape: [n, n] })
    expect(max(abs(sub(gram(u), eye(n)))).item()).toBeLessThan(n * 2 ** -50)
    // W·Bᵀ is symmetric, and its eigenvalues are not negative.
    const b = tensor(Float64Array.from({ length: n * n }, (_, p) => [d[p % n]!, e[(p % n) - 1]!][(p % n) - Math.floor(p / n)] ?? 0), { shape: [n, n] }) // prettier-ignore
    const hermitian = matmul(b, u, { transposeB: true })
    expect(max(abs(sub(hermitian, matrixTranspose(hermitian)))).item()).toBeLessThan(n * 2 ** -50 * max(abs(b)).item())
    expect(eigvalsh(hermitian).dataSync()[0]).toBeGreaterThan(-n * 2 ** -50 * max(abs(b)).item())
  }
  const [blas, d] = [portableBlas('float64'), new Float64Array(200).fill(1e-10)]
  const g = blas.reserve(200, 200)
  expect(multiplyByPolarFactor(blas, d, new Float64Array(199).fill(1), g, g, 2 ** -52)).toBe(false)
})

test('too nearly singular for a sum of resolvents: the singular vectors step in', () => {
  // Ones above a diagonal of 10⁻⁸: the least singular value is about 10⁻³²⁰⁰.
  const n = 60
  const nearly = tensor(
    Float64Array.from({ length: n * n }, (_, p) => [1e-8, 1][(p % n) - Math.floor(p / n)] ?? 0),
    { shape: [n, n] },
  )
  expect(directPolarFactor(nearly)).toBeUndefined()
  const { u, p } = polar(nearly)
  expect(ratio(nearly, u, p)).toBeLessThan(30)
})

test('all methods handle batches of different conditions and scales, tall, wide and empty ones, each matrix as if alone', () => {
  for (const shape of [
    [5, 5],
    [20, 20],
    [9, 4],
    [4, 9],
    [40, 18],
  ]) {
    // prettier-ignore
    const plain = stack([1, 2, 3].map((seed) => randn(key(seed), shape, { dtype: 'float64' })))
    const grades = tensor(Array.from({ length: shape[1]! }, (_, j) => 10 ** ((-4 * j) / shape[1]!)))
    const a = mul(stack([slice(plain, { axis: 0, stop: 2 }), mul(slice(plain, { axis: 0, stop: 2 }), grades)]), tensor([[[1]], [[1e250]]]))
    const best = polar(a, { method: 'svd' }).u
    for (const method of ['direct', ...iterations] as const) {
      const { u, p } = polar(a, { method })
      expect([u.shape, p.shape]).toEqual([a.shape, [2, 2, shape[1], shape[1]]])
      expect(max(abs(sub(u, best))).item(), `${method} ${shape.join(' × ')}`).toBeLessThan(1e-9)
      const alone = polar(slice(a, { axis: 0, stop: 1 }), { method }).u
      expect(max(abs(sub(alone, slice(u, { axis: 0, stop: 1 })))).item(), method).toBeLessThan(1e-9)
    }
  }
  for (const method of ['direct', 'svd', ...iterations] as const) {
    expect(polar(zeros([2, 0, 3]), { method }).p.shape).toEqual([2, 3, 3])
    expect(polar(zeros([0, 3, 3]), { method }).u.shape).toEqual([0, 3, 3])
    expect(polar([[-3]], { method }).p.toArray()).toEqual([[3]])
  }
})

test('every published family of coefficients leads Newton–Schulz to the polar factor', () => {
  for (const [m, n] of [
    [12, 12],
    [30, 9],
    [9, 30],
  ] as const) {
    // prettier-ignore
    const k = Math.min(m, n)
    const tall = matrixFromSpectrum(Array.from({ length: k }, (_, i) => 1e5 ** (-i / (k - 1))), { rows: Math.max(m, n), seed: 3 }) // prettier-ignore
    const a = m >= n ? tall : matrixTranspose(tall)
    const best = polar(a, { method: 'svd' }).u
    for (const coefficients of Object.keys(newtonSchulzFamilies) as NewtonSchulzFamily[]) {
      const { u, p } = polar(a, { method: 'newton-schulz', coefficients })
      expect(ratio(a, u, p), coefficients).toBeLessThan(30)
      expect(max(abs(sub(u, best))).item(), coefficients).toBeLessThan(30 * 30 * 2 ** -52 * 1e5)
    }
  }
})

test('dependent columns: the direct ways complete the factor, the iterations say that they cannot', () => {
  const thin = concat([randn(key(1), [20, 5], { dtype: 'float64' }), zeros([20, 15])], 1)
  for (const a of [
    thin,
    zeros([20, 20]),
    zeros([2, 5]),
    tensor([
      [1, 2],
      [2, 4],
    ]),
  ]) {
    // prettier-ignore
    for (const method of ['direct', 'svd'] as const) {
      const { u, p } = polar(a, { method })
      expect(ratio(a, u, p), `${method} ${a.shape.join(' × ')}`).toBeLessThan(30)
    }
    expect(() => polar(a, { method: 'newton' })).toThrow(/^polar: "a" must be a matrix of full rank/)
    expect(() => polar(a, { method: 'newton' })).toThrow(SingularMatrixError)
  }
  for (const method of ['qdwh', 'newton-schulz'] as const) {
    expect(() => polar(thin, { method })).toThrow(ConvergenceError)
  }
})

test('errors', () => {
  for (const method of ['qdwh', 'newton-schulz'] as const) {
    expect(() => polar(zeros([3, 3]), { method })).toThrow(ConvergenceError)
  }
  expect(() => polar([[1, NaN]])).toThrow(OptionError)
  expect(() => polar([1])).toThrow(ShapeError)
  // @ts-expect-error not a choice
  expect(() => polar([[1]], { side: 'up' })).toThrow("'right' or 'left'")
  // @ts-expect-error not a choice
  expect(() => polar([[1]], { method: 'magic' })).toThrow(OptionError)
  // @ts-expect-error not a choice
  expect(() => polar([[1]], { method: 'newton-schulz', coefficients: 'cubic' })).toThrow("'muon' or 'you'")
})

test('derivatives of both factors, on both sides, for clustered values, too', () => {
  for (const shape of [
    [3, 3],
    [5, 3],
    [3, 5],
  ]) {
    // prettier-ignore
    const square = Math.min(...shape)
    for (const a of [randn(key(5), [2, ...shape], { dtype: 'float64' }), mul(2, eye(shape[0]!, shape[1], { dtype: 'float64' }))]) {
      for (const side of ['right', 'left'] as const) {
        for (const name of ['u', 'p'] as const) {
          // P of the long side is no smooth function of A.
          if (name === 'p' && shape[side === 'right' ? 1 : 0] !== square) continue
          const errors = checkGradients((x) => polar(x, { side })[name], [a])
          expect(Math.max(errors.forward, errors.second, errors.secondReverse), `${name} ${shape.join('×')} ${side}`).toBeLessThan(1e-5)
          expect(errors.reverse).toBeLessThan(1e-10)
        }
      }
    }
  }
})
