import {
  OptionError,
  ShapeError,
  type Tensor,
  eye,
  key,
  matmul,
  mul,
  norm,
  randn,
  reshape,
  slice,
  sub,
  sum,
  tensor,
  transpose,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpAls, fromCp } from './cp.ts'
import { tProduct, tSvd, tTranspose } from './t-svd.ts'
import { fromTensorTrain, tensorTrain } from './tensor-train.ts'
import { fromTucker, hosvd, tucker } from './tucker.ts'
import { fold, khatriRao, modeProduct, unfold } from './unfold.ts'

const eps = 2 ** -52

function distance(a: Tensor, b: Tensor): number {
  return norm(sub(a, b)).item()
}

const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })

describe('unfoldings', () => {
  test('folding undoes them, and they keep norms', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(3), (shape, seed, at) => {
        const x = randn(key(seed), shape, { dtype: 'float64' })
        const axis = at % shape.length
        expect(distance(fold(unfold(x, axis), axis, shape), x)).toBe(0)
        expect(unfold(x, axis).shape[0]).toBe(shape[axis])
      }),
    )
  })

  test('products along different axes commute; along one they are a product of matrices', () => {
    const x = randn(key(1), [3, 4, 2], { dtype: 'float64' })
    const [a, b, c] = [randn(key(2), [5, 3]), randn(key(3), [6, 4]), randn(key(4), [2, 5])]
    expect(distance(modeProduct(modeProduct(x, a, 0), b, 1), modeProduct(modeProduct(x, b, 1), a, 0))).toBeLessThan(1e-13)
    expect(distance(modeProduct(modeProduct(x, a, 0), c, 0), modeProduct(x, matmul(c, a), 0))).toBeLessThan(1e-13)
    expect(() => modeProduct(x, a, 1)).toThrow(ShapeError)
    expect(() => unfold(x, 3)).toThrow(ShapeError)
  })

  test('Khatri–Rao columns are Kronecker products', () => {
    expect(khatriRao([tensor([[1, 2], [3, 4]]), tensor([[5, 6]])]).toArray()).toEqual([[5, 12], [15, 24]]) // prettier-ignore
  })
})

describe('Tucker', () => {
  test('is exact at full ranks, with orthonormal factors', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const x = randn(key(seed), shape, { dtype: 'float64' })
        const { core, factors } = hosvd(x)
        const size = Math.max(1, norm(x).item())
        expect(distance(fromTucker({ core, factors }), x) / size).toBeLessThan(200 * eps)
        factors.forEach((u) => expect(distance(matmul(u, u, { transposeA: true }), eye(u.shape[1]!))).toBeLessThan(100 * eps))
      }),
      { numRuns: 40 },
    )
  })

  test('finds low ranks exactly, reports its error, and sweeps do not make it worse', () => {
    const core = randn(key(1), [2, 3, 2], { dtype: 'float64' })
    const low = fromTucker({ core, factors: [6, 7, 5].map((n, i) => randn(key(2 + i), [n, core.shape[i]!], { dtype: 'float64' })) })
    expect(tucker(low, { ranks: [2, 3, 2] }).error).toBeLessThan(1e-7)
    const x = randn(key(9), [6, 7, 5], { dtype: 'float64' })
    const once = tucker(x, { ranks: [2, 3, 2] })
    const swept = tucker(x, { ranks: [2, 3, 2], sweeps: 20 })
    expect(swept.error).toBeLessThanOrEqual(once.error)
    expect(swept.sweeps).toBeGreaterThan(1)
    expect(Math.abs(distance(fromTucker(once), x) / norm(x).item() - once.error)).toBeLessThan(1e-12)
  })

  test('refuses ranks that do not fit', () => {
    expect(() => tucker([[1, 2]], { ranks: [2, 1] })).toThrow(OptionError)
    expect(() => tucker([[1, 2]], { ranks: [1] })).toThrow(OptionError)
    expect(() => tucker(3)).toThrow(ShapeError)
    expect(() => tucker([NaN])).toThrow(OptionError)
  })
})

describe('tensor train', () => {
  test('is exact without a tolerance', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const x = randn(key(seed), shape, { dtype: 'float64' })
        const train = tensorTrain(x)
        expect(train.ranks[0]).toBe(1)
        expect(train.ranks.at(-1)).toBe(1)
        expect(distance(fromTensorTrain(train), x) / Math.max(1, norm(x).item())).toBeLessThan(200 * eps)
      }),
      { numRuns: 40 },
    )
  })

  test('keeps its promise about the error, and finds the ranks of a sum of sines', () => {
    const x = randn(key(3), [4, 5, 4, 3], { dtype: 'float64' })
    for (const tol of [0.01, 0.1, 0.5]) {
      const train = tensorTrain(x, { tol })
      expect(distance(fromTensorTrain(train), x)).toBeLessThanOrEqual(tol * norm(x).item() * (1 + 1e-12))
    }
    // sin(i + j + k + l) separates with rank 2.
    const grid = Float64Array.from({ length: 6 ** 4 }, (_, p) =>
      Math.sin([1, 6, 36, 216].reduce((sum, step) => sum + (Math.floor(p / step) % 6), 0)),
    )
    expect(tensorTrain(tensor(grid, { shape: [6, 6, 6, 6] }), { tol: 1e-10 }).ranks).toEqual([1, 2, 2, 2, 1])
    expect(tensorTrain(x, { maxRank: 2 }).ranks.every((rank) => rank <= 2)).toBe(true)
    expect(tensorTrain([[0, 0], [0, 0]]).ranks).toEqual([1, 1, 1]) // prettier-ignore
  })
})

describe('CP', () => {
  test('recovers a tensor of known rank', () => {
    const factors = [5, 6, 4].map((n, i) => randn(key(i), [n, 3], { dtype: 'float64' }))
    const x = fromCp({ weights: tensor([3, 2, 1]), factors })
    const found = [0, 1, 2].map((seed) => cpAls(x, { rank: 3, key: key(seed), maxSteps: 2000, tol: 1e-14, onFailure: 'status' }))
    expect(Math.max(...found.map((one) => one.fit))).toBeGreaterThan(1 - 1e-6)
    found.forEach((one) => one.factors.forEach((u) => sum(mul(u, u), { axis: 0 }).dataSync().forEach((v) => expect(Math.abs(v - 1)).toBeLessThan(1e-12)))) // prettier-ignore
  })

  test('the fit never falls with more sweeps', () => {
    const x = randn(key(5), [4, 4, 4], { dtype: 'float64' })
    const fits = [1, 2, 5, 20].map((maxSteps) => cpAls(x, { rank: 2, maxSteps, tol: 0, onFailure: 'status' }).fit)
    fits.forEach((fit, i) => expect(fit).toBeGreaterThanOrEqual((fits[i - 1] ?? -Infinity) - 1e-12))
  })

  test('of a matrix with rank one is its leading singular pair; a zero tensor is fitted', () => {
    expect(cpAls([[3, 4], [6, 8]], { rank: 1 }).weights.item()).toBeCloseTo(Math.sqrt(125), 10) // prettier-ignore
    expect(cpAls([[0, 0], [0, 0]], { rank: 2 }).fit).toBe(1) // prettier-ignore
    expect(() => cpAls([[1]], { rank: 0 })).toThrow(OptionError)
  })
})

describe('t-SVD', () => {
  const sizes = [[3, 3, 1], [4, 2, 3], [2, 5, 4], [3, 3, 5], [1, 1, 2]] as const // prettier-ignore

  test('rebuilds its tensor from orthogonal factors and diagonal slices', () => {
    for (const [m, n, p] of sizes) {
      const x = randn(key(m + n + p), [m, n, p], { dtype: 'float64' })
      const { u, s, v } = tSvd(x)
      const k = Math.min(m, n)
      expect(distance(tProduct(tProduct(u, s), tTranspose(v)), x)).toBeLessThan(1e-13 * m * n * p)
      const identity = tensor(Float64Array.from({ length: k * k * p }, (_, q) => (q % p === 0 && Math.floor(q / p) % (k + 1) === 0 ? 1 : 0)), { shape: [k, k, p] }) // prettier-ignore
      expect(distance(tProduct(tTranspose(u), u), identity)).toBeLessThan(1e-13 * m * n * p)
      expect(distance(tProduct(tTranspose(v), v), identity)).toBeLessThan(1e-13 * m * n * p)
      const off = mul(s, tensor(Float64Array.from({ length: k * k * p }, (_, q) => (Math.floor(q / p) % (k + 1) === 0 ? 0 : 1)), { shape: [k, k, p] })) // prettier-ignore
      expect(norm(off).item()).toBeLessThan(1e-14)
    }
  })

  test('of a single slice is the SVD; low tubal rank, zeros and extreme scales', () => {
    const matrix = randn(key(1), [4, 3], { dtype: 'float64' })
    const { s } = tSvd(reshape(matrix, [4, 3, 1]))
    const values = Array.from({ length: 3 }, (_, i) => s.dataSync()[i * 4]!)
    const gram = matmul(matrix, matrix, { transposeA: true })
    expect(values.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(Array.from({ length: 3 }, (_, i) => gram.dataSync()[i * 4]!).reduce((a, b) => a + b), 10) // prettier-ignore
    const low = tProduct(randn(key(2), [4, 1, 3], { dtype: 'float64' }), randn(key(3), [1, 5, 3], { dtype: 'float64' }))
    for (const scale of [1, 1e-200, 1e200]) {
      const { u, s: values2, v } = tSvd(mul(low, scale))
      const first = (x: Tensor): Tensor => slice(x, { axis: 1, stop: 1 })
      const rank1 = tProduct(tProduct(first(u), slice(first(values2), { axis: 0, stop: 1 })), tTranspose(first(v)))
      expect(distance(mul(rank1, 1 / scale), low)).toBeLessThan(1e-12)
    }
    const zero = tSvd(tensor(new Float64Array(12), { shape: [2, 3, 2] }))
    expect(norm(zero.s).item()).toBe(0)
    expect(norm(zero.u).item()).toBeCloseTo(Math.sqrt(2), 12)
    expect(() => tSvd([[1]])).toThrow(ShapeError)
    expect(() => tProduct(low, low)).toThrow(ShapeError)
  })

  test('the transposed tensor exchanges the factors', () => {
    const x = randn(key(4), [3, 2, 3], { dtype: 'float64' })
    expect(distance(tSvd(x).s, tSvd(tTranspose(x)).s)).toBeLessThan(1e-13)
    expect(distance(tTranspose(tTranspose(x)), x)).toBeLessThan(1e-14)
    expect(transpose(x, [1, 0, 2]).shape).toEqual(tTranspose(x).shape)
  })
})
