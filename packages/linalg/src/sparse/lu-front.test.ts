import { type Blas, getBackend, portableBlas } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draws } from './fixtures/problems.ts'
import { type Front, eliminateFront } from './lu-front.ts'

const eps = 2 ** -52

function frontOf(blas: Blas, elements: readonly (readonly number[])[], full: number): Front {
  const side = elements.length
  const window = blas.reserve(side, side)
  elements.flat().forEach((value, p) => (blas.data[window.at + p] = value))
  const names = (): Int32Array => Int32Array.from({ length: side }, (_, i) => i)
  return { window, full, rows: names(), columns: names() }
}

function expectFactors(blas: Blas, elements: number[][], full: number, threshold: number, leaf: number): number {
  const side = elements.length
  const front = frontOf(blas, elements, full)
  const { pivots, zeroColumn } = eliminateFront(blas, front, { threshold, leaf })
  const { rows, columns, window } = front
  expect(zeroColumn).toBe(-1)
  for (const names of [rows, columns]) {
    expect(Array.from(names).sort((i, j) => i - j)).toEqual(Array.from({ length: side }, (_, i) => i))
    // What is not fully summed stays where it is.
    expect(Array.from(names.subarray(full))).toEqual(Array.from({ length: side - full }, (_, i) => full + i))
  }
  const at = (i: number, j: number): number => blas.data[window.at + i * side + j]!
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const last = Math.min(i, j, pivots - 1)
      let [sum, size] = [0, 0]
      for (let k = 0; k <= last; k++) {
        const term = (k === i ? 1 : at(i, k)) * at(k, j)
        sum += term
        size += Math.abs(term)
      }
      // Behind the pivots is what remains.
      if (Math.min(i, j) >= pivots) [sum, size] = [sum + at(i, j), size + Math.abs(at(i, j))]
      const exact = Math.abs(sum - elements[rows[i]!]![columns[j]!]!) <= 2 * (side + 1) * eps * size
      const bounded = j >= pivots || i <= j || Math.abs(at(i, j)) <= (1 + eps) / threshold
      if (!exact || !bounded) expect.fail(`element ${i}, ${j}: ${sum}, ${at(i, j)}`)
    }
  }
  return pivots
}

describe('the elimination of a front', () => {
  test('gives factors and what remains, with pivots above the threshold, by loops and by products', () => {
    const blases = fc.constantFrom('portable', 'workspace')
    const sizes = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 12 }))
    const shape = fc.tuple(sizes, fc.constantFrom(1, 2, 3, 8), fc.constantFrom(0.01, 0.1, 1), fc.constantFrom(0.4, 1))
    fc.assert(
      fc.property(shape, fc.nat(), blases, ([[full, rest], leaf, threshold, density], seed, name) => {
        const draw = draws(seed)
        const side = full + rest
        // Large elements below the fully summed rows forbid pivots.
        const size = (i: number): number => (i >= full ? 4 : 1)
        const elements = Array.from({ length: side }, (_, i) =>
          Array.from({ length: side }, (_, j) => (i === j || (draw() + 1) / 2 < density ? size(i) * draw() : 0)),
        )
        const blas = name === 'portable' ? portableBlas('float64') : getBackend().workspace!('float64')
        const pivots = expectFactors(blas, elements, full, threshold, leaf)
        if (rest === 0) expect(pivots).toBe(full)
      }),
      { numRuns: 200 },
    )
  })

  test('takes the diagonal where it is large enough, else what is larger', () => {
    const first = (threshold: number): number => {
      const blas = portableBlas('float64')
      const small = frontOf(blas, [[0.2, 1], [1, 1]], 2) // prettier-ignore
      eliminateFront(blas, small, { threshold, leaf: 8 })
      return small.rows[0]!
    }
    expect([first(0.1), first(0.2), first(0.5), first(1)]).toEqual([0, 0, 1, 1])
  })

  test('puts off what has no pivot, and takes it after all once others have changed it', () => {
    for (const leaf of [1, 2, 8]) {
      const put = [[1e-9, 1, 1], [1, 1, 0], [5, 0, 1]] // prettier-ignore
      expect(expectFactors(portableBlas('float64'), put, 2, 0.5, leaf)).toBe(1)
      const late = [[1e-9, 1, 1], [1, 1e-9, 0], [5, 0, 1]] // prettier-ignore
      expect(expectFactors(portableBlas('float64'), late, 2, 0.1, leaf)).toBe(2)
      const changed = [[0, 1, 0], [1, 0, 3], [0, 0, 1]] // prettier-ignore
      expect(expectFactors(portableBlas('float64'), changed, 2, 1, leaf)).toBe(2)
    }
  })

  test('names a column in which nothing is left', () => {
    const blas = portableBlas('float64')
    const singular = frontOf(blas, [[1, 2, 4], [2, 4, 1], [3, 6, 1]], 3) // prettier-ignore
    expect(eliminateFront(blas, singular, { threshold: 0.1, leaf: 8 })).toEqual({ pivots: 2, zeroColumn: 1 })
  })
})
