import { OptionError, ShapeError, key, matmul, randn, tensor } from '@ortho/core'
import { expectNear } from '@ortho/testkit'
import { expect, test } from 'vitest'
import { reducedEchelon } from './reduced-echelon.ts'
import { rowDependencies } from './row-dependencies.ts'

test('a textbook form', () => {
  const { matrix, pivots } = reducedEchelon([[1, 2, -1, -4], [2, 3, -1, -11], [-2, 0, -3, 22]]) // prettier-ignore
  expectNear(matrix.dataSync(), [1, 0, 0, -8, 0, 1, 0, 1, 0, 0, 1, -2], { atol: 1e-14, rtol: 1e-14 }) // prettier-ignore
  expect(pivots).toEqual([[0, 1, 2]])
})

test('ranks of products, in batches and both dtypes', () => {
  for (const dtype of ['float64', 'float32'] as const) {
    for (const rank of [1, 2, 4]) {
      const a = matmul(randn(key(rank), [3, 5, rank], { dtype }), randn(key(9), [3, rank, 7], { dtype }))
      const { matrix, pivots } = reducedEchelon(a)
      expect(matrix.dtype).toBe(dtype)
      expect(pivots.map((list) => list.length)).toEqual([rank, rank, rank])
    }
  }
})

test('rows in terms of the pivot rows give the matrix back', () => {
  const a = matmul(randn(key(3), [6, 2]), randn(key(4), [2, 5]))
  const { matrix, pivots } = reducedEchelon(a)
  const columns = (a.toArray() as number[][]).map((row) => pivots[0]!.map((j) => row[j]!))
  expectNear(matmul(columns, (matrix.toArray() as number[][]).slice(0, 2)).dataSync(), a.dataSync(), { atol: 1e-12 })
})

test('zero, empty and single matrices', () => {
  expect(reducedEchelon([[0, 0], [0, 0]])).toMatchObject({ pivots: [[]] }) // prettier-ignore
  expect(reducedEchelon([[5]]).matrix.toArray()).toEqual([[1]])
  expect(reducedEchelon(tensor(new Float64Array(0), { shape: [0, 3] })).pivots).toEqual([[]])
})

test('the dependencies that ml-matrix documents', () => {
  const a = [[2, 0, 0, 1], [0, 1, 6, 0], [0, 3, 0, 1], [0, 0, 1, 0], [0, 1, 2, 0]] // prettier-ignore
  expectNear(
    rowDependencies(a).dataSync(),
    [[0, 0, 0, 0, 0], [0, 0, 0, 4, 1], [0, 0, 0, 0, 0], [0, 0.25, 0, 0, -0.25], [0, 1, 0, -4, 0]].flat(), // prettier-ignore
    { atol: 1e-14, rtol: 1e-14 },
  )
})

test('each dependent row is its combination', () => {
  const a = matmul(randn(key(5), [5, 3]), randn(key(6), [3, 4]))
  expectNear(matmul(rowDependencies(a), a).dataSync(), a.dataSync(), { atol: 1e-12 })
  expect(rowDependencies(randn(key(7), [3, 5])).toArray()).toEqual([[0, 0, 0], [0, 0, 0], [0, 0, 0]]) // prettier-ignore
})

test('errors', () => {
  expect(() => reducedEchelon([1, 2])).toThrow(ShapeError)
  expect(() => reducedEchelon([[NaN]])).toThrow(OptionError)
  expect(() => reducedEchelon([[1]], { tolerance: -1 })).toThrow(OptionError)
  expect(() => rowDependencies(randn(key(0), [2, 2, 2]))).toThrow(ShapeError)
})
