import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  eye,
  key,
  matmul,
  matrixTranspose,
  mul,
  norm,
  randn,
  sub,
  take,
  tensor,
  trace,
} from '@ortho/core'
import { matrixFromSpectrum } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { linearOperator } from '../operators/operator.ts'
import { slogdet } from '../solving/slogdet.ts'
import { cur, interpolativeDecomposition } from './interpolative.ts'
import { logDetEstimate, traceOfFunction } from './log-det.ts'
import { nystrom } from './nystrom.ts'
import { countSketch, gaussianSketch, sparseSignSketch, srhtSketch } from './sketch.ts'
import { randomizedEigh, randomizedSvd, rangeFinder, singlePassSvd } from './svd.ts'
import { hutchPlusPlus, hutchinson, xTrace } from './trace.ts'

const falling = (n: number, ratio: number): number[] => Array.from({ length: n }, (_, i) => ratio ** i)
const a = matrixFromSpectrum(falling(40, 0.5), { rows: 60, seed: 1 })

function symmetric(spectrum: readonly number[], seed: number): Tensor {
  const q = matrixFromSpectrum(spectrum.map(() => 1), { seed }) // prettier-ignore
  return matmul(mul(q, tensor([...spectrum])), matrixTranspose(q))
}

describe('sketches', () => {
  const makers = { gaussianSketch, srhtSketch, countSketch, sparseSignSketch }

  test.each(Object.entries(makers))('%s keeps lengths in the mean, and its adjoint is one', (_name, make) => {
    const x = randn(key(3), [50], { dtype: 'float64' })
    const squares = Array.from({ length: 200 }, (_, seed) => norm(make(key(seed), 20, 50).apply(x)).item() ** 2)
    const mean = squares.reduce((sum, value) => sum + value, 0) / squares.length / norm(x).item() ** 2
    // The variance of one is at most about 2/d; five standard errors of 200.
    expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(2 / 20 / 200))
    const s = make(key(7), 20, 50)
    const y = randn(key(4), [20, 2], { dtype: 'float64' })
    const z = randn(key(5), [50, 2], { dtype: 'float64' })
    const left = trace(matmul(s.apply(z), y, { transposeA: true })).item()
    expect(Math.abs(left - trace(matmul(z, s.applyAdjoint(y), { transposeA: true })).item())).toBeLessThan(1e-12 * Math.abs(left) + 1e-12)
    expect(norm(sub(s.apply(eye(50)), s.toDense())).item()).toBe(0)
  })

  test('sizes that make no sense', () => {
    expect(() => gaussianSketch(key(0), 0, 5)).toThrow(OptionError)
    expect(() => sparseSignSketch(key(0), 4, 5, { nonzeros: 5 })).toThrow(OptionError)
    expect(() => srhtSketch(key(0), 17, 16)).toThrow(OptionError)
  })
})

describe('randomized decompositions', () => {
  test.each(['gaussian', 'srht', 'count', 'sparse-sign'] as const)('the leading values and vectors with a %s sketch', (sketch) => {
    const { u, s, vh } = randomizedSvd(a, { rank: 8, sketch, key: key(2) })
    s.dataSync().forEach((value, i) => expect(Math.abs(value - 0.5 ** i)).toBeLessThan(1e-8))
    const error = norm(sub(a, matmul(mul(u, s), vh))).item()
    expect(error).toBeLessThan(1.01 * Math.hypot(...falling(40, 0.5).slice(8)))
    expect(norm(sub(matmul(u, u, { transposeA: true }), eye(8))).item()).toBeLessThan(1e-13)
  })

  test('an operator gives what its matrix gives; the same key the same bits', () => {
    const operator = linearOperator({
      shape: [60, 40],
      apply: (x) => matmul(a, x),
      applyAdjoint: (y) => matmul(a, y, { transposeA: true }),
    })
    const [dense, free] = [randomizedSvd(a, { rank: 5 }), randomizedSvd(operator, { rank: 5 })]
    expect(norm(sub(dense.s, free.s)).item()).toBeLessThan(1e-10)
    expect(randomizedSvd(a, { rank: 5 }).u.toArray()).toEqual(dense.u.toArray())
  })

  test('the range finder without power iterations is within its bound in the mean', () => {
    const errors = Array.from({ length: 20 }, (_, seed) => {
      const q = rangeFinder(a, { rank: 5, oversampling: 5, powerIterations: 0, key: key(seed) })
      return norm(sub(a, matmul(q, matmul(q, a, { transposeA: true })))).item()
    })
    const bound = Math.sqrt(1 + 5 / 4) * Math.hypot(...falling(40, 0.5).slice(5))
    expect(errors.reduce((sum, error) => sum + error, 0) / 20).toBeLessThan(bound)
  })

  test('eigenvalues by absolute value, single-pass values, and Nyström from below', () => {
    const spectrum = falling(30, 0.4).map((value, i) => (i % 2 === 0 ? value : -value))
    const { values, vectors } = randomizedEigh(symmetric(spectrum, 3), { rank: 5 })
    values.dataSync().forEach((value, i) => expect(Math.abs(value - spectrum[i]!)).toBeLessThan(1e-9))
    expect(norm(sub(matmul(vectors, vectors, { transposeA: true }), eye(5))).item()).toBeLessThan(1e-12)
    const single = singlePassSvd(a, { rank: 5 })
    single.s.dataSync().forEach((value, i) => expect(Math.abs(value - 0.5 ** i)).toBeLessThan(1e-2))
    const positive = symmetric(falling(30, 0.4), 4)
    const found = nystrom(positive, { rank: 6 })
    found.values.dataSync().forEach((value, i) => {
      expect(value).toBeLessThan(0.4 ** i + 1e-12)
      expect(Math.abs(value - 0.4 ** i)).toBeLessThan(1e-4)
    })
    expect(() => nystrom(mul(positive, -1), { rank: 6 })).toThrow(SingularMatrixError)
    expect(norm(nystrom(mul(positive, 0), { rank: 2 }).values).item()).toBe(0)
  })

  test('interpolative and CUR decompositions of a matrix of low rank are exact', () => {
    const low = matmul(randn(key(1), [20, 4], { dtype: 'float64' }), randn(key(2), [4, 15], { dtype: 'float64' }))
    for (const randomized of [false, true]) {
      const { columns, coefficients } = interpolativeDecomposition(low, { rank: 6, randomized })
      expect(columns).toHaveLength(4)
      expect(norm(sub(matmul(take(low, tensor([...columns], { dtype: 'int32' }), 1), coefficients), low)).item()).toBeLessThan(1e-10)
    }
    const { c, u, r, rows } = cur(low, { rank: 4 })
    expect(rows).toHaveLength(4)
    expect(norm(sub(matmul(matmul(c, u), r), low)).item()).toBeLessThan(1e-10)
    expect(interpolativeDecomposition([[0, 0], [0, 0]]).columns).toEqual([]) // prettier-ignore
  })

  test('float32 stays float32, small and odd shapes work, bad options do not', () => {
    const single = randomizedSvd(randn(key(1), [9, 7], { dtype: 'float32' }), { rank: 3 })
    expect([single.u.dtype, single.s.dtype, single.vh.dtype]).toEqual(['float32', 'float32', 'float32'])
    expect(randomizedSvd([[2]]).s.item()).toBeCloseTo(2, 12)
    expect(() => randomizedSvd(a, { rank: 41 })).toThrow(OptionError)
    expect(() => randomizedSvd(a, { rank: 4, oversampling: -1 })).toThrow(OptionError)
    expect(() => randomizedSvd([1, 2])).toThrow(ShapeError)
    expect(() => randomizedSvd([[1, NaN]])).toThrow(OptionError)
  })
})

describe('traces', () => {
  const spectrum = falling(60, 0.8)
  const matrix = symmetric(spectrum, 5)
  const exact = spectrum.reduce((sum, value) => sum + value, 0)

  test('estimators are unbiased within their errors, and better ones are better', () => {
    const rootMeanSquare = (estimate: (seed: number) => number): number =>
      Math.sqrt(Array.from({ length: 30 }, (_, seed) => (estimate(seed) - exact) ** 2).reduce((sum, value) => sum + value, 0) / 30)
    const plain = rootMeanSquare((seed) => hutchinson(matrix, { products: 30, key: key(seed) }).estimate)
    const plus = rootMeanSquare((seed) => hutchPlusPlus(matrix, { products: 30, key: key(seed) }).estimate)
    const best = rootMeanSquare((seed) => xTrace(matrix, { products: 30, key: key(seed) }).estimate)
    expect(plain).toBeLessThan(2 * Math.sqrt((2 * spectrum.reduce((sum, value) => sum + value ** 2, 0)) / 30))
    expect(plus).toBeLessThan(plain)
    expect(best).toBeLessThan(plus)
  })

  test('a matrix of low rank, the zero matrix and as many products as columns are exact', () => {
    const low = symmetric([3, 2, 1, ...new Array<number>(17).fill(0)], 6)
    expect(xTrace(low, { products: 12 }).estimate).toBeCloseTo(6, 8)
    expect(hutchPlusPlus(low, { products: 12 }).estimate).toBeCloseTo(6, 8)
    expect(xTrace(mul(low, 0)).estimate).toBe(0)
    expect(xTrace(matrix, { products: 200 }).estimate).toBeCloseTo(exact, 6)
    expect(() => xTrace(matrix, { products: 3 })).toThrow(OptionError)
    expect(() => hutchinson(a)).toThrow(ShapeError)
  })

  test('logarithms of determinants and other functions by Lanczos quadrature', () => {
    const positive = add(mul(matrix, 5), eye(60))
    const { logAbsDet } = slogdet(positive)
    const { estimate, error } = logDetEstimate(positive, { samples: 40, steps: 30 })
    expect(Math.abs(estimate - logAbsDet.item())).toBeLessThan(5 * error)
    const cubes = spectrum.reduce((sum, value) => sum + value ** 3, 0)
    const found = traceOfFunction(matrix, (value) => value ** 3, { samples: 40, steps: 10 })
    expect(Math.abs(found.estimate - cubes)).toBeLessThan(5 * found.error)
    expect(() => logDetEstimate(mul(matrix, -1))).toThrow(OptionError)
  })
})
