import {
  ConvergenceError,
  OptionError,
  ShapeError,
  type Tensor,
  checkGradients,
  key,
  matmul,
  matrixTranspose,
  mul,
  norm,
  randn,
  slice,
  square,
  sub,
  sum,
  tensor,
  tensorFrom,
  zeros,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { qr } from '../factorizations/qr.ts'
import { svdvals } from '../singular/svd.ts'
import { cpAls, fromCp } from './cp.ts'
import { tProduct, tSvd, tTranspose } from './t-svd.ts'
import { fromTensorTrain, tensorTrain } from './tensor-train.ts'
import { fromTucker, hosvd, tucker } from './tucker.ts'
import { unfold } from './unfold.ts'

const EPS = 2 ** -52
const EPS32 = 2 ** -23
const distance = (a: Tensor, b: Tensor): number => norm(sub(a, b)).item()
const values = (a: Tensor): number[] => Array.from(svdvals(a).dataSync())
const tail = (s: readonly number[], r: number): number => Math.hypot(0, ...s.slice(r))

/** Unfoldings with falling singular values: a smooth function on a grid, and some noise. */
function smooth(shape: readonly number[], noise = 1e-3): Tensor {
  const size = shape.reduce((product, n) => product * n, 1)
  const elements = Float64Array.from({ length: size }, (_, p) => {
    let rest = p
    const places = shape.map((_n, axis) => {
      const step = shape.slice(axis + 1).reduce((product, n) => product * n, 1)
      const at = Math.floor(rest / step)
      rest %= step
      return at
    })
    return 1 / (1 + places.reduce((total, at, axis) => total + (axis + 1) * at, 0))
  })
  const bumps = mul(randn(key(size), [...shape], { dtype: 'float64' }), noise)
  return sub(tensor(elements, { shape: [...shape] }), bumps)
}

describe('Tucker', () => {
  test.each([
    { shape: [6, 7, 5], ranks: [2, 3, 2] },
    { shape: [5, 4, 3, 4], ranks: [2, 2, 1, 3] },
    { shape: [8, 9], ranks: [3, 3] },
  ])('of $shape to ranks $ranks: no worse than √order times the best', ({ shape, ranks }) => {
    const x = smooth(shape)
    // What each unfolding alone must lose is below the error of the best, and the squares of all of them are above that of this.
    const lost = ranks.map((rank, axis) => tail(values(unfold(x, axis)), rank))
    for (const found of [hosvd(x, { ranks }), tucker(x, { ranks, sweeps: 5 })]) {
      const error = distance(fromTucker(found), x)
      expect(error).toBeLessThanOrEqual(Math.hypot(...lost) * (1 + 1e-10))
      expect(error).toBeGreaterThanOrEqual(Math.max(...lost) * (1 - 1e-10))
      expect(error).toBeLessThanOrEqual(Math.sqrt(ranks.length) * Math.max(...lost) * (1 + 1e-10))
      expect(Math.abs(found.error - error / norm(x).item())).toBeLessThan(1e-7)
    }
  })
})

describe('tensor train', () => {
  test.each([0.3, 1e-2, 1e-4])('to a tolerance of %f: the error and the ranks', (tol) => {
    const shape = [4, 5, 3, 4]
    const x = smooth(shape)
    const size = norm(x).item()
    const train = tensorTrain(x, { tol })
    const error = distance(fromTensorTrain(train), x)
    expect(error).toBeLessThanOrEqual(tol * size)
    const lost = train.ranks.slice(1, -1).map((rank, k) => {
      const rows = shape.slice(0, k + 1).reduce((product, n) => product * n, 1)
      const s = values(tensorFrom(x.dataSync(), [rows, x.size / rows]))
      // One rank less would lose more than this cut may.
      expect(tail(s, rank - 1)).toBeGreaterThan(rank === 1 ? 0 : (tol * size) / Math.sqrt(3) - error)
      return tail(s, rank)
    })
    expect(error).toBeLessThanOrEqual(Math.hypot(...lost) * (1 + 1e-9) + 1e-14)
    expect(error).toBeGreaterThanOrEqual(Math.max(...lost) * (1 - 1e-9))
  })
})

describe('t-SVD', () => {
  test('its slices are those of the definition: complex SVDs of the slices of a Fourier transform', () => {
    for (const [m, n, p] of [
      [4, 3, 5],
      [2, 4, 4],
      [3, 3, 1],
    ] as const) {
      // prettier-ignore
      const x = randn(key(p), [m, n, p], { dtype: 'float64' })
      const { s } = tSvd(x)
      for (let frequency = 0; frequency < p; frequency++) {
        const wanted = realSingularValues(fourierSlice(x, frequency))
        const found = fourierSlice(s, frequency)
        for (let j = 0; j < Math.min(m, n); j++) {
          // Of the real form of a complex matrix each singular value is there twice.
          expect(Math.abs(found.re[j]![j]! - wanted[2 * j]!)).toBeLessThan(1e-12)
          expect(Math.abs(found.im[j]![j]!)).toBeLessThan(1e-12)
        }
      }
    }
  })

  test('cut to a tubal rank: the error is what the Fourier slices lose', () => {
    const [m, n, p] = [5, 4, 3]
    const x = randn(key(9), [m, n, p], { dtype: 'float64' })
    const { u, s, v } = tSvd(x)
    for (const rank of [1, 2, 3]) {
      const [left, middle, right] = [slice(u, { axis: 1, stop: rank }), slice(slice(s, { axis: 0, stop: rank }), { axis: 1, stop: rank }), slice(v, { axis: 1, stop: rank })] // prettier-ignore
      const error = distance(tProduct(tProduct(left, middle), tTranspose(right)), x)
      const lost = Array.from({ length: p }, (_, k) => tail(realSingularValues(fourierSlice(x, k)), 2 * rank))
      // Two copies of each value, and a transform that multiplies squares by p.
      expect(Math.abs(error - Math.hypot(...lost) / Math.sqrt(2 * p))).toBeLessThan(1e-12)
    }
  })

  test('products have derivatives', () => {
    const [a, b] = [randn(key(1), [2, 3, 2], { dtype: 'float64' }), randn(key(2), [3, 2, 2], { dtype: 'float64' })]
    const { forward, reverse } = checkGradients((x: Tensor, y: Tensor) => tProduct(x, tTranspose(tTranspose(y))), [a, b])
    expect(forward).toBeLessThan(1e-7)
    expect(reverse).toBeLessThan(1e-12)
  })
})

describe('CP', () => {
  test.each([
    { shape: [5, 6, 4], rank: 3 },
    { shape: [4, 3, 5, 3], rank: 2 },
  ])('finds the factors of a tensor of rank $rank and shape $shape', ({ shape, rank }) => {
    // Orthogonal terms, which the first factors span already.
    const factors = shape.map((n, i) => qr(randn(key(20 + i), [n, rank], { dtype: 'float64' })).q)
    const x = fromCp({ weights: tensor(Array.from({ length: rank }, (_, j) => 1 + j)), factors })
    const found = cpAls(x, { rank, tol: 1e-12 })
    expect(found.status).toBe('converged')
    expect(found.fit).toBeGreaterThan(1 - 1e-8)
    // Each true term has a partner of the same direction along every axis.
    found.factors.forEach((factor, axis) => {
      const lengths = norm(factors[axis]!, { axis: 0 })
      const cosines = matmul(matrixTranspose(factor), mul(factors[axis]!, lengths.dataSync().map((length) => 1 / length))) // prettier-ignore
      const best = (cosines.toArray() as number[][]).map((row) => Math.max(...row.map(Math.abs)))
      best.forEach((cosine) => expect(cosine).toBeGreaterThan(1 - 1e-6))
    })
  })
})

test('CP from random factors depends on the key, from singular vectors only where an axis is short', () => {
  const x = smooth([3, 4, 2], 0.1)
  const weights = (rank: number, start: 'svd' | 'random', seed: number): unknown =>
    cpAls(x, { rank, start, key: key(seed), onFailure: 'status', maxSteps: 3 }).weights.toArray()
  expect(weights(2, 'random', 1)).not.toEqual(weights(2, 'random', 2))
  expect(weights(2, 'random', 1)).toEqual(weights(2, 'random', 1))
  expect(weights(2, 'svd', 1)).toEqual(weights(2, 'svd', 2))
  expect(weights(3, 'svd', 1)).not.toEqual(weights(3, 'svd', 2))
  // @ts-expect-error an unknown start
  expect(() => weights(2, 'ones', 1)).toThrow(OptionError)
})

test('float32 stays float32, to its precision', () => {
  const x = tensorFrom(Float32Array.from(smooth([4, 3, 5]).dataSync()), [4, 3, 5])
  const bound = 100 * EPS32 * norm(x).item()
  const { core, factors } = hosvd(x)
  const train = tensorTrain(x)
  const { u, s, v } = tSvd(x)
  const cp = cpAls(x, { rank: 2, tol: 1e-3, maxSteps: 500 })
  for (const one of [core, ...factors, ...train.cores, u, s, v, cp.weights, ...cp.factors]) expect(one.dtype).toBe('float32')
  expect(distance(fromTucker({ core, factors }), x)).toBeLessThan(bound)
  expect(distance(fromTensorTrain(train), x)).toBeLessThan(bound)
  expect(distance(tProduct(tProduct(u, s), tTranspose(v)), x)).toBeLessThan(bound)
})

test('gauge-free losses of Tucker and tensor-train approximations have derivatives', () => {
  const x = smooth([3, 4, 2], 0.1)
  const weights = randn(key(3), [3, 4, 2], { dtype: 'float64' })
  for (const rebuilt of [
    (y: Tensor) => fromTucker(tucker(y, { ranks: [2, 2, 1] })),
    (y: Tensor) => fromTensorTrain(tensorTrain(y, { maxRank: 2 })),
  ]) {
    const { forward, reverse } = checkGradients((y: Tensor) => sum(mul(square(rebuilt(y)), weights)), [x])
    expect(forward).toBeLessThan(1e-6)
    expect(reverse).toBeLessThan(1e-10)
  }
})

test('what makes no sense is refused', () => {
  for (const rank of [0, 1.5, NaN]) expect(() => cpAls([[1]], { rank })).toThrow(OptionError)
  for (const maxSteps of [0, NaN]) expect(() => cpAls([[1]], { rank: 1, maxSteps })).toThrow(OptionError)
  expect(() => cpAls([[1]], { rank: 1, tol: NaN })).toThrow(OptionError)
  expect(() => cpAls([1, 2, 3], { rank: 1 })).toThrow(ShapeError)
  expect(() => cpAls([[NaN]], { rank: 1 })).toThrow(OptionError)
  expect(() => cpAls(smooth([4, 4, 4]), { rank: 3, maxSteps: 1 })).toThrow(ConvergenceError)
  for (const sweeps of [-1, 1.5, NaN]) expect(() => tucker([[1]], { sweeps })).toThrow(OptionError)
  expect(() => tucker([[1]], { sweeps: 2, tol: NaN })).toThrow(OptionError)
  for (const maxRank of [0, 1.5, NaN]) expect(() => tensorTrain([[1]], { maxRank })).toThrow(OptionError)
  expect(() => tensorTrain([[1]], { tol: -1 })).toThrow(OptionError)
  for (const shape of [
    [0, 2],
    [2, 0, 3],
  ]) {
    // prettier-ignore
    expect(fromTucker(tucker(zeros(shape))).shape).toEqual(shape)
    expect(fromTensorTrain(tensorTrain(zeros(shape))).shape).toEqual(shape)
  }
  for (const scale of [1e200, 1e-200]) {
    const x = mul(smooth([3, 4, 2]), scale)
    expect(distance(mul(fromTucker(hosvd(x)), 1 / scale), mul(x, 1 / scale))).toBeLessThan(1000 * EPS)
    expect(distance(mul(fromTensorTrain(tensorTrain(x)), 1 / scale), mul(x, 1 / scale))).toBeLessThan(1000 * EPS)
  }
})

interface ComplexMatrix {
  readonly re: number[][]
  readonly im: number[][]
}

/** Σₜ X(:, :, t)·exp(−2πi·k·t/p), term by term. */
function fourierSlice(x: Tensor, k: number): ComplexMatrix {
  const [m, n, p] = [x.shape[0]!, x.shape[1]!, x.shape[2]!]
  const data = x.dataSync()
  const part = (f: (angle: number) => number): number[][] =>
    Array.from({ length: m }, (_, i) =>
      Array.from({ length: n }, (__, j) => {
        let total = 0
        for (let t = 0; t < p; t++) total += data[(i * n + j) * p + t]! * f((-2 * Math.PI * k * t) / p)
        return total
      }),
    )
  return { re: part(Math.cos), im: part(Math.sin) }
}

/** Singular values of [[Re, −Im], [Im, Re]]. */
function realSingularValues({ re, im }: ComplexMatrix): number[] {
  return values(tensor([...re.map((row, i) => [...row, ...im[i]!.map((value) => -value)]), ...re.map((row, i) => [...im[i]!, ...row])]))
}
