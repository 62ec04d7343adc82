import { readFileSync } from 'node:fs'
import {
  OptionError,
  ShapeError,
  type Tensor,
  abs,
  checkGradients,
  eye,
  gram,
  key,
  matmul,
  max,
  mean,
  randn,
  square,
  sub,
  sum,
  swapAxes,
  tensor,
  transpose,
} from '@ortho/core'
import { expectNear } from '@ortho/testkit'
import { expect, test } from 'vitest'
import { toMlMatrix, fromMlMatrix } from '../ml-matrix.ts'
import { cross } from '../products/cross.ts'
import { kron, kronSum } from '../products/kron.ts'
import { multiDot } from '../products/multi-dot.ts'
import { tensorInv, tensorSolve, tensordot } from '../products/tensordot.ts'
import { correlation, covariance } from '../statistics/covariance.ts'
import { partialLeastSquares } from '../statistics/partial-least-squares.ts'
import { hadamard, helmert, hilbert, invHilbert, pascal } from './classic.ts'
import { blockDiagonal, companion, fiedler, leslie, vander } from './from-vectors.ts'
import { randomOrthogonal } from './random.ts'

interface Entry {
  readonly shape: number[]
  readonly data: number[]
}

const fixture: Record<string, Entry> = JSON.parse(readFileSync(new URL('fixtures/special.json', import.meta.url), 'utf8'))

function known(name: string): Tensor {
  const { shape, data } = fixture[name]!
  return tensor(data, { shape })
}

function expectKnown(actual: Tensor, name: string, rtol = 2 ** -50): void {
  expect(actual.shape).toEqual(fixture[name]!.shape)
  expectNear(actual.dataSync(), known(name).dataSync(), { rtol, atol: rtol })
}

test('the matrices of SciPy', () => {
  expectKnown(hilbert(7), 'hilbert')
  expectKnown(invHilbert(12), 'invHilbert', 0)
  expectKnown(pascal(8), 'pascal', 0)
  expectKnown(hadamard(8), 'hadamard', 0)
  expectKnown(helmert(5), 'helmert')
  expectKnown(vander([2, -3, 0.5], { columns: 4 }), 'vander')
  expectKnown(companion([2, -3, 4, 8]), 'companion', 0)
  expectKnown(leslie([0.1, 2, 1, 0.1], [0.2, 0.8, 0.7]), 'leslie', 0)
  expectKnown(fiedler([1, 4, 12, 45]), 'fiedler', 0)
  expectKnown(blockDiagonal(known('a'), known('b'), [[7]]), 'blockDiagonal', 0)
})

test('the products and statistics of NumPy', () => {
  const [a, b, t, u, x] = [known('a'), known('b'), known('t'), known('u'), known('x')]
  expectKnown(kron(a, b), 'kron', 0)
  expectKnown(tensordot(t, swapAxes(u, 0, 1), 2), 'tensordot2', 0)
  expectKnown(tensordot(t, u, [[-1, 1], [0, -2]]), 'tensordotAxes', 0) // prettier-ignore
  expectKnown(cross(transpose(b), a), 'cross', 0)
  expectKnown(covariance(x), 'covariance')
  expectKnown(correlation(x), 'correlation')
  expectKnown(partialLeastSquares(x, known('y'), { components: 3 }).coefficients, 'pls', 1e-12)
})

test('Hilbert times its inverse, and orders 0 and 1', () => {
  expectNear(matmul(hilbert(6), invHilbert(6)).dataSync(), eye(6).dataSync(), { atol: 1e-9 })
  for (const make of [hilbert, invHilbert, pascal, helmert]) {
    expect(make(0).shape).toEqual([0, 0])
    expect(make(1).toArray()).toEqual([[1]])
    expect(make(2, { dtype: 'float32' }).dtype).toBe('float32')
  }
  expect(vander([1, 2], { columns: 0 }).shape).toEqual([2, 0])
  expect(leslie([3], []).toArray()).toEqual([[3]])
  expect(blockDiagonal().shape).toEqual([0, 0])
})

test('a Kronecker sum has the sums of eigenvalues: its exponential is the Kronecker product', () => {
  const [a, b] = [tensor([[1, 2], [0, 3]]), tensor([[-1, 4], [0, 5]])] // prettier-ignore
  const values = [0, 1, 2, 3].map((i) => (kronSum(a, b).toArray() as number[][])[i]![i])
  expect(values).toEqual([0, 6, 2, 8])
  const batch = kron(randn(key(1), [3, 1, 2, 3]), randn(key(2), [2, 4, 1]))
  expect(batch.shape).toEqual([3, 2, 8, 3])
})

test('multiDot takes the cheap order and gives what matmul gives', () => {
  const factors = [[10, 100], [100, 5], [5, 50], [50, 2]].map((shape, i) => randn(key(i), shape)) // prettier-ignore
  const plain = factors.slice(1).reduce((product, factor) => matmul(product, factor), factors[0]!)
  expectNear(multiDot(factors).dataSync(), plain.dataSync(), { rtol: 1e-11, atol: 1e-11 })
  expect(multiDot([[1, 2], [[1, 0], [0, 3]], [4, 5]]).item()).toBe(34) // prettier-ignore
  expect(multiDot([[1, 2], [[1, 0], [0, 3]]]).toArray()).toEqual([1, 6]) // prettier-ignore
  expect(multiDot([[[1, 2]]]).toArray()).toEqual([[1, 2]])
})

test('tensor equations', () => {
  const a = randn(key(3), [2, 3, 6])
  const x = randn(key(4), [6])
  expectNear(tensorSolve(a, tensordot(a, x, 1)).dataSync(), x.dataSync(), { rtol: 1e-11, atol: 1e-11 })
  const inverse = tensorInv(a, 2)
  expect(inverse.shape).toEqual([6, 2, 3])
  expectNear(tensordot(inverse, a, 2).dataSync(), eye(6).dataSync(), { atol: 1e-11 })
})

test('random orthogonal matrices are orthogonal, and uniform: entries have the moments of Haar', () => {
  const q = randomOrthogonal(key(5), 4, { batch: [4000] })
  expect(max(abs(sub(gram(q), eye(4)))).item()).toBeLessThan(2 ** -48)
  // E q² = 1/n and E q⁴ = 3/(n(n + 2)); trace has mean 0 and variance 1.
  expect(Math.abs(mean(square(q)).item() - 1 / 4)).toBeLessThan(1e-12)
  expect(Math.abs(mean(square(square(q))).item() - 3 / 24)).toBeLessThan(0.002)
  const traces = (q.toArray() as number[][][]).map((m) => m[0]![0]! + m[1]![1]! + m[2]![2]! + m[3]![3]!)
  expect(Math.abs(traces.reduce((s, v) => s + v, 0) / 4000)).toBeLessThan(4 / Math.sqrt(4000))
  expect(Math.abs(traces.reduce((s, v) => s + v * v, 0) / 4000 - 1)).toBeLessThan(0.1)
  const wide = randomOrthogonal(key(6), 2, { columns: 5, dtype: 'float32' })
  expect([wide.shape, wide.dtype]).toEqual([[2, 5], 'float32'])
})

test('partial least squares: scores are orthogonal; all components are least squares', () => {
  const [x, y] = [known('x'), known('y')]
  const { scores, weights, predict } = partialLeastSquares(x, y, { components: 4 })
  const grams = gram(transpose(scores)).toArray() as number[][]
  grams.forEach((row, i) => { row.forEach((v, j) => { if (i !== j) expect(Math.abs(v)).toBeLessThan(1e-12) }) }) // prettier-ignore
  expectNear(sum(square(weights), { axis: 0 }).dataSync(), [1, 1, 1, 1], { rtol: 1e-13 })
  const left = sub(y, predict(x))
  const centred = sub(x, mean(x, { axis: 0, keepDims: true }))
  expect(max(abs(matmul(centred, left, { transposeA: true }))).item()).toBeLessThan(1e-12)
})

test('derivatives', () => {
  checkGradients((z) => kron(z, z), [randn(key(7), [2, 3])])
  checkGradients((z) => cross(z, [[1, -2, 3]]), [randn(key(8), [2, 3])])
  checkGradients((z) => covariance(z), [randn(key(9), [5, 3])])
  checkGradients((z) => correlation(z), [randn(key(10), [5, 3])])
  checkGradients((z) => companion(z), [tensor([2, 1, -3, 0.5])])
  checkGradients((z) => vander(z, { columns: 4 }), [tensor([2, -1, 0.5])])
  checkGradients((z) => tensordot(z, z, 2), [randn(key(11), [2, 2])])
})

test('ml-matrix there and back', () => {
  class Matrix {
    readonly data: number[][]
    constructor(data: number[][]) {
      this.data = data
    }
    get rows(): number {
      return this.data.length
    }
    get columns(): number {
      return this.data[0]?.length ?? 0
    }
    get(i: number, j: number): number {
      return this.data[i]![j]!
    }
  }
  const x = randn(key(12), [3, 2])
  expect(fromMlMatrix(toMlMatrix(transpose(x), Matrix)).toArray()).toEqual(transpose(x).toArray())
  expect(toMlMatrix(tensor([1, 2]), Matrix).data).toEqual([[1], [2]])
  expect(() => toMlMatrix(randn(key(0), [2, 2, 2]), Matrix)).toThrow(ShapeError)
  expect(() => fromMlMatrix({ rows: NaN, columns: 1, get: () => 0 })).toThrow(OptionError)
})

test('errors', () => {
  for (const n of [-1, 1.5, NaN]) for (const make of [hilbert, pascal, invHilbert, helmert]) expect(() => make(n)).toThrow(OptionError)
  for (const n of [0, 3, 6]) expect(() => hadamard(n)).toThrow(OptionError)
  expect(() => companion([1])).toThrow(ShapeError)
  expect(() => leslie([1, 2], [1, 2])).toThrow(ShapeError)
  expect(() => blockDiagonal([1, 2])).toThrow(ShapeError)
  expect(() => vander(3)).toThrow(ShapeError)
  expect(() => kron([1, 2], [[1]])).toThrow(ShapeError)
  expect(() => cross([1, 2], [1, 2, 3])).toThrow(ShapeError)
  expect(() => multiDot([])).toThrow(OptionError)
  expect(() => multiDot([[[1, 2]], [[1, 2]]])).toThrow(/factors\[1\].*2 rows/s)
  expect(() => tensordot([[1]], [[1]], 3)).toThrow(OptionError)
  expect(() => tensordot([[1]], [[1]], [[0, 0], [0, 1]])).toThrow(OptionError) // prettier-ignore
  expect(() => tensordot([[1, 2]], [[1, 2]], 1)).toThrow(ShapeError)
  expect(() => tensorInv([[1, 2]], 1)).toThrow(ShapeError)
  expect(() => tensorSolve([[1, 2]], [1])).toThrow(ShapeError)
  expect(() => covariance([[1, 2]])).toThrow(OptionError)
  expect(() => covariance([[1], [2]], { with: [[1], [2], [3]] })).toThrow(ShapeError)
  expect(() => partialLeastSquares([[1], [1]], [[1], [2]])).toThrow(OptionError)
  expect(() => randomOrthogonal(key(0), -1)).toThrow(OptionError)
})
