import { OptionError, OrthoError, ShapeError, SingularMatrixError, ones, zeros } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sparseAdd, sparseKron, sparseMultiply, sparseNorm, sparseScale } from './arithmetic.ts'
import { type CsrParts, fromCoo, fromCsc, fromCsr, fromDense } from './build.ts'
import { analyzeCholesky } from './cholesky-analysis.ts'
import { sparsePermute } from './convert.ts'
import { ic0, ilu0 } from './incomplete.ts'
import { amdOrdering, rcmOrdering } from './ordering.ts'
import { ssor } from './preconditioners.ts'
import { sparseProduct } from './product.ts'
import { sparseCholesky } from './sparse-cholesky.ts'
import { sparseLu } from './sparse-lu.ts'
import { sparseDiagonals, sparseEye } from './special.ts'
import { sparseSolve, spsolve } from './spsolve.ts'

const good: CsrParts = { shape: [2, 2], rowPointers: [0, 1, 2], columnIndices: [0, 1], values: [1, 2] }
const tridiagonal = fromDense([[4, 1, 0], [1, 4, 1], [0, 1, 4]]) // prettier-ignore
const wide = fromDense([[1, 2, 3], [0, 1, 0]]) // prettier-ignore
const singular = fromDense([[1, 1], [1, 1]]) // prettier-ignore

describe('builders refuse', () => {
  test.each<[string, Partial<CsrParts>]>([
    ['pointers below zero', { rowPointers: [0, -1, 2] }],
    ['pointers that are no numbers', { rowPointers: [0, NaN, 2] }],
    ['pointers that are not whole', { rowPointers: [0, 0.5, 2] }],
    ['pointers that fall', { rowPointers: [0, 3, 2] }],
    ['pointers that begin late', { rowPointers: [1, 1, 2] }],
    ['pointers that end early', { rowPointers: [0, 1, 1] }],
    ['indices below zero', { columnIndices: [-1, 0] }],
    ['indices outside', { columnIndices: [0, 2] }],
    ['indices that are no numbers', { columnIndices: [0, NaN] }],
    ['indices that are not whole', { columnIndices: [0, 0.5] }],
    ['indices that wrap in 32 bits', { columnIndices: [2 ** 32, 0] }],
    ['elements that are no numbers', { values: [1, NaN] }],
    ['elements that are infinite', { values: [1, -Infinity] }],
  ])('%s', (_what, parts) => {
    expect(() => fromCsr({ ...good, ...parts })).toThrow(OptionError)
    const { shape, rowPointers, columnIndices, values } = { ...good, ...parts }
    expect(() => fromCsc({ shape, columnPointers: rowPointers, rowIndices: columnIndices, values })).toThrow(OptionError)
  })

  test.each<[string, Partial<CsrParts>]>([
    ['too few pointers', { rowPointers: [0, 2] }],
    ['no pointers', { rowPointers: [] }],
    ['too few elements', { values: [1] }],
    ['sizes below zero', { shape: [-1, 2] }],
    ['sizes that are no numbers', { shape: [NaN, 2] }],
    ['sizes that are not whole', { shape: [2, 2.5] }],
    ['sizes beyond 32 bits', { shape: [2, 2 ** 31] }],
  ])('%s', (_what, parts) => {
    expect(() => fromCsr({ ...good, ...parts })).toThrow(OrthoError)
  })

  test('sums that overflow, tolerances and other matrices that make no sense', () => {
    const twice = { shape: [1, 1] as const, rows: [0, 0], columns: [0, 0] }
    expect(() => fromCoo({ ...twice, values: [1e308, 1e308] })).toThrow('row 0, column 0')
    expect(() => fromCoo({ ...twice, values: new Float32Array([3e38, 3e38]) })).toThrow(OptionError)
    expect(fromCoo({ ...twice, values: [1e308, -1e308] }).values).toEqual(new Float64Array(1))
    for (const tolerance of [NaN, -1]) expect(() => fromDense([[1]], { tolerance })).toThrow(OptionError)
    expect(() => fromDense(zeros([2, 2, 2]))).toThrow(ShapeError)
    for (const n of [-1, 1.5, NaN, 2 ** 31]) expect(() => sparseEye(n)).toThrow(ShapeError)
    expect(() => sparseDiagonals([2, -1], [])).toThrow(ShapeError)
    for (const offset of [5, 0.5, NaN]) expect(() => sparseDiagonals([3, 3], [{ offset, values: 1 }])).toThrow(OptionError)
  })

  test('triplets in any order give what a dense matrix gives that is added to', () => {
    const place = fc.tuple(fc.nat(4), fc.nat(3), fc.integer({ min: -9, max: 9 }))
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (places) => {
        const dense = Array.from({ length: 5 }, () => [0, 0, 0, 0])
        for (const [i, j, value] of places) dense[i]![j]! += value
        const a = fromCoo({
          shape: [5, 4],
          rows: places.map(([i]) => i),
          columns: places.map(([, j]) => j),
          values: places.map(([, , value]) => value),
        })
        expect(a.toDense().toArray()).toEqual(dense)
        for (let i = 0; i < 5; i++) {
          const row = Array.from(a.columnIndices.subarray(a.rowPointers[i], a.rowPointers[i + 1]))
          expect(row).toEqual([...new Set(row)].sort((p, q) => p - q))
        }
      }),
    )
  })
})

test('arithmetic refuses shapes that differ, factors that are not finite, results that 32 bits cannot count', () => {
  expect(() => sparseAdd(tridiagonal, wide)).toThrow(ShapeError)
  expect(() => sparseAdd(tridiagonal, tridiagonal, { alpha: NaN })).toThrow(OptionError)
  expect(() => sparseMultiply(wide, wide)).toThrow(ShapeError)
  expect(() => sparseScale(tridiagonal, { rows: [1] })).toThrow(ShapeError)
  expect(() => sparseScale(tridiagonal, { rows: [1, NaN, 1] })).toThrow(OptionError)
  expect(() => sparseScale(tridiagonal, Infinity)).toThrow(OptionError)
  for (const order of [2, NaN, -1]) expect(() => sparseNorm(tridiagonal, order)).toThrow(OptionError)
  const corner = fromCoo({ shape: [50000, 50000], rows: [49999], columns: [49999], values: [1] })
  expect(() => sparseKron(corner, corner)).toThrow(ShapeError)
  for (const rows of [
    [0, 0, 1],
    [0, 1],
    [0, 1, 5],
    [0, 1, NaN],
    [0, 1, 1.5],
  ]) {
    // prettier-ignore
    expect(() => sparsePermute(tridiagonal, { rows })).toThrow(OptionError)
    expect(() => sparseCholesky(tridiagonal, { ordering: rows })).toThrow(OptionError)
    expect(() => sparseLu(tridiagonal, { ordering: rows })).toThrow(OptionError)
  }
})

describe.each(Object.entries({ sparseCholesky, sparseLu, ic0, ilu0, ssor, analyzeCholesky, amdOrdering, rcmOrdering }))('%s', (_n, f) => {
  test('refuses what is not square or not sparse, takes what is empty', () => {
    expect(() => f(wide)).toThrow(ShapeError)
    // @ts-expect-error a dense matrix
    expect(() => f([[1, 2], [3, 4]])).toThrow(OrthoError) // prettier-ignore
    expect(() => f(fromDense(zeros([0, 0])))).not.toThrow()
  })
})

test('singular and indefinite matrices, right-hand sides and values of other sizes', () => {
  for (const f of [sparseCholesky, sparseLu]) {
    expect(() => f(singular)).toThrow(SingularMatrixError)
    expect(() => f(fromDense(zeros([2, 2])))).toThrow(SingularMatrixError)
    for (const b of [[1, 2], [[1, 2, 3]], 5]) expect(() => f(tridiagonal).solve(b)).toThrow(ShapeError) // prettier-ignore
    expect(
      f(tridiagonal)
        .solve(zeros([3]))
        .toArray(),
    ).toEqual([0, 0, 0])
    expect(f(tridiagonal).solve(ones([3, 0])).shape).toEqual([3, 0])
  }
  expect(() => sparseCholesky(fromDense([[1, 2], [2, 1]]))).toThrow('row') // prettier-ignore
  expect(() => spsolve(singular, [1, 2])).toThrow(SingularMatrixError)
  expect(() => spsolve(tridiagonal, [NaN, 1, 1])).toThrow(OptionError)
  expect(() => spsolve(wide, [1, 2])).toThrow(ShapeError)
  expect(() => sparseSolve(tridiagonal, [1, 2], [1, 2, 3])).toThrow(ShapeError)
  expect(() => sparseProduct(tridiagonal, [1, 2], [1, 2, 3])).toThrow(ShapeError)
  for (const pivotThreshold of [NaN, -1, 2]) expect(() => sparseLu(tridiagonal, { pivotThreshold })).toThrow(OptionError)
})
