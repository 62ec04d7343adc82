import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sparseScale } from './arithmetic.ts'
import { fromCoo, fromDense } from './build.ts'
import { sparsePermute } from './convert.ts'
import { arrow, poisson2d, randomSparse } from './fixtures/problems.ts'
import type { SparseMatrix } from './matrix.ts'
import { largestMatching } from './row-matching.ts'

const eps = 2 ** -52

/** Largest product of the elements of a permutation, and largest number of pairs, by trying all. */
function byTrying(a: number[][], row = 0, taken = 0): { product: number; pairs: number } {
  if (row === a.length) return { product: 1, pairs: 0 }
  let best = { ...byTrying(a, row + 1, taken), product: 0 }
  a[row]!.forEach((value, j) => {
    if (value === 0 || (taken >> j) % 2 === 1) return
    const { product, pairs } = byTrying(a, row + 1, taken | (1 << j))
    best = { product: Math.max(best.product, product * Math.abs(value)), pairs: Math.max(best.pairs, pairs + 1) }
  })
  return best
}

function productOf(a: number[][], rowOf: Int32Array): number {
  return rowOf.reduce((product, i, j) => product * (i === -1 ? 0 : Math.abs(a[i]![j]!)), 1)
}

describe('the matching of the largest product', () => {
  test('is what trying all permutations finds, and its exponents make its elements the largest of their columns, nearly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0.3, 0.5, 1), fc.nat(), (n, density, seed) => {
        const a = randomSparse(n, n, density, seed)
        const dense = a.toDense().toArray() as number[][]
        const { rowOf, rowExponents } = largestMatching(a, a.values)
        const best = byTrying(dense)
        expect(rowOf.filter((i) => i !== -1).length).toBe(best.pairs)
        expect(new Set(rowOf.filter((i) => i !== -1)).size).toBe(best.pairs)
        rowOf.forEach((i, j) => expect(i === -1 || dense[i]![j] !== 0).toBe(true))
        expect(largestMatching(a).rowOf.filter((i) => i !== -1).length).toBe(best.pairs)
        if (best.pairs < n) return
        expect(Math.abs(productOf(dense, rowOf) - best.product)).toBeLessThanOrEqual(100 * n * eps * best.product)
        // Exponents are rounded to whole ones: each of two by a factor √2.
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const size = Math.abs(dense[i]![j]!) * 2 ** rowExponents[i]!
            expect(size).toBeLessThanOrEqual(2 * (1 + 1e-12) * Math.abs(dense[rowOf[j]!]![j]!) * 2 ** rowExponents[rowOf[j]!]!)
          }
        }
      }),
    )
  })

  test('is the diagonal where that dominates, and finds it again behind permutations and scales', () => {
    for (const a of [poisson2d(9), arrow(30), fromDense([[3]])]) {
      const n = a.shape[0]
      const identity = Int32Array.from({ length: n }, (_, i) => i)
      expect(largestMatching(a, a.values).rowOf).toEqual(identity)
      const rows = Int32Array.from({ length: n }, (_, i) => (7 * i + 3) % n)
      const scales = Float64Array.from({ length: n }, (_, i) => 10 ** ((i % 13) - 6))
      const moved = sparsePermute(sparseScale(a, { rows: scales, columns: scales.toReversed() }), { rows })
      expect(largestMatching(moved, moved.values).rowOf.map((i) => rows[i]!)).toEqual(identity)
    }
  })

  test('leaves out what no matching can take: zeros that are stored, rows and columns without elements', () => {
    const stored = fromCoo({ shape: [2, 2], rows: [0, 0, 1, 1], columns: [0, 1, 0, 1], values: [0, 1, 0, 1] })
    expect(largestMatching(stored, stored.values).rowOf[0]).toBe(-1)
    expect(largestMatching(stored).rowOf.includes(-1)).toBe(false)
    const columns: SparseMatrix = fromDense([[1, 0, 2], [3, 0, 4], [5, 0, 6]]) // prettier-ignore
    expect(largestMatching(columns, columns.values).rowOf[1]).toBe(-1)
    expect(largestMatching(fromDense([[0]])).rowOf).toEqual(Int32Array.of(-1))
  })

  test('of the extremes of the range', () => {
    const a = fromDense([[1e300, 1e-300], [1e-300, 1e300]]) // prettier-ignore
    expect(largestMatching(a, a.values).rowOf).toEqual(Int32Array.of(0, 1))
    const b = fromDense([[1e-320, 1e300], [1e-310, 1e-300]]) // prettier-ignore
    expect(largestMatching(b, b.values).rowOf).toEqual(Int32Array.of(1, 0))
  })
})
