import { type Key, type Tensor, eye, key, matmul, matrixTranspose, mul, norm, randn, sub, sum, take, tensor } from '@ortho/core'
import { matrixFromSpectrum } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import type { LinearOperator } from '../operators/operator.ts'
import { svdvals } from '../singular/svd.ts'
import { cur, interpolativeDecomposition } from './interpolative.ts'
import { logDetEstimate } from './log-det.ts'
import { nystrom } from './nystrom.ts'
import type { RandomizedOptions } from './range-finder.ts'
import { countSketch, gaussianSketch, sparseSignSketch, srhtSketch } from './sketch.ts'
import { randomizedEigh, randomizedSvd, rangeFinder, singlePassSvd } from './svd.ts'
import { type TraceEstimate, hutchPlusPlus, hutchinson, xTrace } from './trace.ts'

const EPS = 2 ** -52
const n = 60
const spectra: Record<string, readonly number[]> = {
  '1/k': Array.from({ length: n }, (_, k) => 1 / (k + 1)),
  exponential: Array.from({ length: n }, (_, k) => 0.7 ** k),
  step: Array.from({ length: n }, (_, k) => (k < 8 ? 1 : 1e-3)),
  flat: Array.from({ length: n }, () => 1),
}

const tail = (spectrum: readonly number[], r: number): number => Math.hypot(...spectrum.slice(r))
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const spectralNorm = (a: Tensor): number => svdvals(a).dataSync()[0]!
/** ‖A − Q·Qᵀ·A‖ in a norm. */
const missed = (a: Tensor, q: Tensor, size: (x: Tensor) => number): number => size(sub(a, matmul(q, matmul(q, a, { transposeA: true }))))
const frobenius = (x: Tensor): number => norm(x).item()

function definite(spectrum: readonly number[], seed: number): Tensor {
  const q = matrixFromSpectrum(spectrum.map(() => 1), { seed }) // prettier-ignore
  return matmul(mul(q, tensor([...spectrum])), matrixTranspose(q))
}

describe.each(Object.entries(spectra))('a spectrum that is %s', (_name, spectrum) => {
  const a = matrixFromSpectrum(spectrum, { rows: 80, seed: 3 })
  const [rank, oversampling] = [8, 6]
  const keys = Array.from({ length: 12 }, (_, i) => key(i))

  test('range finder: the mean errors of theorems 10.5 and 10.6 of Halko, Martinsson and Tropp', () => {
    const found = keys.map((one) => rangeFinder(a, { rank, oversampling, powerIterations: 0, key: one }))
    const rest = tail(spectrum, rank)
    // Twelve samples of a quantity that spreads little about a mean that is well below its bound.
    expect(mean(found.map((q) => missed(a, q, frobenius)))).toBeLessThan(Math.sqrt(1 + rank / (oversampling - 1)) * rest)
    const bound =
      (1 + Math.sqrt(rank / (oversampling - 1))) * spectrum[rank]! + ((Math.E * Math.sqrt(rank + oversampling)) / oversampling) * rest
    expect(mean(found.map((q) => missed(a, q, spectralNorm)))).toBeLessThan(bound)
  })

  test('range finder with powers: corollary 10.10', () => {
    for (const q of [1, 2]) {
      const found = keys.slice(0, 4).map((one) => rangeFinder(a, { rank, oversampling, powerIterations: q, key: one }))
      const room =
        1 + Math.sqrt(rank / (oversampling - 1)) + ((Math.E * Math.sqrt(rank + oversampling)) / oversampling) * Math.sqrt(n - rank)
      expect(mean(found.map((basis) => missed(a, basis, spectralNorm)))).toBeLessThan(room ** (1 / (2 * q + 1)) * spectrum[rank]!)
    }
  })

  test.each(['gaussian', 'srht', 'count', 'sparse-sign'] as const)('randomizedSvd by %s vectors: within a factor of the best', (sketch) => {
    const { u, s, vh } = randomizedSvd(a, { rank, sketch, key: key(5) })
    expect(missed(eye(rank), matrixTranspose(matmul(u, u, { transposeA: true })), frobenius)).toBeLessThan(100 * EPS)
    const error = spectralNorm(sub(a, matmul(mul(u, s), vh)))
    // σᵣ₊₁ from the rank, and as much from the basis (section 9.4 there), with the default of two powers.
    expect(error).toBeLessThan(2.5 * spectrum[rank]!)
    expect(error).toBeGreaterThan(spectrum[rank]! * (1 - 1e-12))
    s.dataSync().forEach((value, i) => expect(value).toBeLessThan(spectrum[i]! * (1 + 100 * EPS)))
  })

  test('singlePassSvd: within a moderate factor of the best', () => {
    const errors = keys.slice(0, 6).map((one) => {
      const { u, s, vh } = singlePassSvd(a, { rank, key: one })
      return norm(sub(a, matmul(mul(u, s), vh))).item()
    })
    // Tropp et al. 2017, theorem 4.3 with d = r + 10 and ℓ = 2·d + 1, doubled by the truncation to rank r.
    const d = rank + 10
    const bound = 2 * Math.sqrt(1 + d / (2 * d + 1 - d - 1)) * Math.sqrt(1 + rank / (d - rank - 1)) * tail(spectrum, rank)
    expect(mean(errors)).toBeLessThan(bound + tail(spectrum, rank))
  })

  test('nystrom: the mean nuclear error of theorem 4.1 of Tropp et al. 2017', () => {
    const psd = definite(spectrum, 4)
    const rest = spectrum.slice(rank).reduce((sum, value) => sum + value, 0)
    const errors = keys.slice(0, 6).map((one) => {
      const { values, vectors } = nystrom(psd, { rank, key: one })
      return sum(svdvals(sub(psd, matmul(mul(vectors, values), matrixTranspose(vectors))))).item()
    })
    // That of all d columns, and of the truncation.
    expect(mean(errors)).toBeLessThan((2 + rank / (10 - 1)) * rest)
  })

  test('interpolative decomposition and CUR: the bound of rank-revealing QR', () => {
    for (const randomized of [false, true]) {
      const { columns, coefficients } = interpolativeDecomposition(a, { rank, randomized })
      const error = spectralNorm(sub(a, matmul(take(a, [...columns], 1), coefficients)))
      const bound = Math.sqrt(1 + rank * (n - rank)) * spectrum[rank]!
      expect(error).toBeLessThan(bound)
      expect(columns.length).toBe(rank)
      const { c, u, r } = cur(a, { rank, randomized })
      expect(spectralNorm(sub(a, matmul(matmul(c, u), r)))).toBeLessThan(2 * bound)
    }
  })
})

test('hutch++ and XTrace are nearer than hutchinson at equal products, and none is biased', () => {
  const trace = (spectrum: readonly number[]): number => spectrum.reduce((sum, value) => sum + value, 0)
  for (const [spectrum, gain] of [
    [Array.from({ length: 80 }, (_, k) => 1 / (k + 1) ** 2), 10],
    [Array.from({ length: 80 }, (_, k) => 0.8 ** k), 2],
  ] as const) {
    const a = definite(spectrum, 7)
    const sample = (f: typeof hutchinson): TraceEstimate[] =>
      Array.from({ length: 60 }, (_, i) => f(a, { products: 30, key: key(100 + i) }))
    const rms = (found: readonly TraceEstimate[]): number => Math.sqrt(mean(found.map(({ estimate }) => (estimate - trace(spectrum)) ** 2)))
    const [plain, better, best] = [hutchinson, hutchPlusPlus, xTrace].map(sample)
    expect(gain * rms(better!)).toBeLessThan(rms(plain!))
    expect(rms(best!)).toBeLessThan(rms(better!))
    for (const found of [plain!, better!, best!]) {
      const bias = mean(found.map(({ estimate }) => estimate)) - trace(spectrum)
      expect(Math.abs(bias)).toBeLessThan((4 * rms(found)) / Math.sqrt(found.length))
      // The error it reports is that which it makes, in the mean.
      const told = Math.sqrt(mean(found.map(({ error }) => error ** 2)))
      expect(told / rms(found)).toBeGreaterThan(0.5)
      expect(told / rms(found)).toBeLessThan(2)
      expect(found.every(({ products }) => products <= 30)).toBe(true)
    }
  }
})

describe('sketches', () => {
  const makers: Record<string, (key: Key, d: number, size: number) => LinearOperator> = {
    gaussianSketch,
    srhtSketch,
    countSketch,
    sparseSignSketch,
  }

  test.each(Object.entries(makers))('%s is its dense form, forward and adjoint, for vectors and columns', (_name, make) => {
    for (const [d, size] of [
      [1, 1],
      [3, 7],
      [8, 8],
      [12, 33],
    ] as const) {
      // prettier-ignore
      const s = make(key(d), d, size)
      const dense = s.toDense()
      expect(dense.shape).toEqual([d, size])
      for (const shape of [[], [1], [4]]) {
        const [x, y] = [randn(key(1), [size, ...shape], { dtype: 'float64' }), randn(key(2), [d, ...shape], { dtype: 'float64' })]
        expect(norm(sub(s.apply(x), matmul(dense, x))).item()).toBeLessThan(1e-13 * size)
        expect(norm(sub(s.applyAdjoint(y), matmul(matrixTranspose(dense), y))).item()).toBeLessThan(1e-13 * size)
      }
    }
  })

  test('are what they say: variances, places, signs, orthogonal rows', () => {
    const squares = gaussianSketch(key(1), 40, 500).toDense().dataSync()
    expect(mean(Array.from(squares, (value) => 40 * value * value))).toBeCloseTo(1, 1)
    for (const [make, count] of [
      [countSketch, 1],
      [sparseSignSketch, 8],
    ] as const) {
      const rows = matrixTranspose(make(key(3), 20, 50).toDense()).toArray() as number[][]
      for (const column of rows) {
        const filled = column.filter((value) => value !== 0)
        expect(filled.length).toBe(count)
        filled.forEach((value) => expect(Math.abs(value)).toBe(1 / Math.sqrt(count)))
      }
    }
    const transform = srhtSketch(key(4), 12, 32).toDense()
    expect(norm(sub(matmul(transform, matrixTranspose(transform)), mul(eye(12), 32 / 12))).item()).toBeLessThan(1e-13)
    transform.dataSync().forEach((value) => expect(Math.abs(value)).toBeCloseTo(1 / Math.sqrt(12), 13))
  })
})

describe('the same key gives the same bits, another key others', () => {
  const a = matrixFromSpectrum(spectra['exponential']!, { seed: 8 })
  const psd = definite(spectra['exponential']!, 9)
  const bits = (...tensors: readonly Tensor[]): number[] => tensors.flatMap((x) => [...x.dataSync()])
  const runs: Record<string, (options: Pick<RandomizedOptions, 'key'>) => number[]> = {
    randomizedSvd: (o) => bits(...randomizedSvd(a, o)),
    randomizedEigh: (o) => bits(...randomizedEigh(psd, o)),
    singlePassSvd: (o) => bits(...singlePassSvd(a, o)),
    rangeFinder: (o) => bits(rangeFinder(a, o)),
    nystrom: (o) => bits(...nystrom(psd, o)),
    interpolativeDecomposition: (o) =>
      bits(interpolativeDecomposition(a, { ...o, randomized: true, rank: 5, oversampling: 0 }).coefficients),
    hutchinson: (o) => [hutchinson(psd, o).estimate],
    hutchPlusPlus: (o) => [hutchPlusPlus(psd, o).estimate],
    xTrace: (o) => [xTrace(psd, o).estimate],
    logDetEstimate: (o) => [logDetEstimate(psd, { ...o, samples: 2 }).estimate],
    gaussianSketch: ({ key: k = key(0) }) => bits(gaussianSketch(k, 5, 9).toDense()),
    srhtSketch: ({ key: k = key(0) }) => bits(srhtSketch(k, 5, 9).toDense()),
    countSketch: ({ key: k = key(0) }) => bits(countSketch(k, 5, 9).toDense()),
    sparseSignSketch: ({ key: k = key(0) }) => bits(sparseSignSketch(k, 5, 9, { nonzeros: 2 }).toDense()),
  }

  test.each(Object.entries(runs))('%s', (_name, run) => {
    expect(run({ key: key(11) })).toEqual(run({ key: key(11) }))
    expect(run({ key: key(11) })).not.toEqual(run({ key: key(12) }))
    expect(run({})).toEqual(run({ key: key(0) }))
  })
})
