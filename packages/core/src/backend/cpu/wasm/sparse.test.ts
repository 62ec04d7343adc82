import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FloatArray } from '../../../dtype.ts'
import type { SparseRows } from '../../sparse.ts'
import { sparseProduct } from '../portable/sparse.ts'
import { engines, epsilonOf, filled, floats } from './fixtures.ts'
import { moduleBytes } from './kernels.ts'
import { SparseRoom } from './sparse.ts'
import { Workspace } from './workspace.ts'

/** A random pattern, some rows empty, sorted columns. */
function randomRows(make: new (n: number) => FloatArray, rows: number, columns: number, seed: number): SparseRows {
  let state = seed >>> 0
  const lists = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (_, j) => j).filter(() => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state > 2 ** 31
    }),
  )
  const rowPointers = new Int32Array(rows + 1)
  lists.forEach((list, i) => (rowPointers[i + 1] = rowPointers[i]! + list.length))
  const columnIndices = Int32Array.from(lists.flat())
  return { rows, columns, rowPointers, columnIndices, values: filled(new make(columnIndices.length), seed) }
}

function expectAlike(found: FloatArray, wanted: FloatArray, bound: number): void {
  wanted.forEach((value, i) => {
    if (!(Math.abs(found[i]! - value) <= bound)) expect.fail(`element ${i}: ${found[i]!}, not ${value}`)
  })
}

const side = fc.integer({ min: 0, max: 30 })

describe.each(engines())('sparse products (%s)', (_name, engine) => {
  test('agree with the loops in JavaScript, for vectors and matrices, forward and adjoint', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 9 }), fc.nat(), fc.boolean(), (m, n, width, seed, adjoint) => {
        for (const make of floats) {
          const a = randomRows(make, m, n, seed)
          const x = filled(new make((adjoint ? m : n) * width), seed + 1)
          const [y, wanted] = [new make((adjoint ? n : m) * width).fill(NaN), new make((adjoint ? n : m) * width)]
          expect(engine.sparseProduct(a, x, y, width, adjoint)).toBe(true)
          sparseProduct(a, x, wanted, width, adjoint)
          expectAlike(y, wanted, 2 * Math.max(m, n) * epsilonOf(y))
        }
      }),
    )
  })

  test('of more rows than the window for them holds', () => {
    for (const make of floats) {
      for (const width of [1, 3, 21]) {
        const a = randomRows(make, Math.ceil(40_000 / width) + 3, 4, 7)
        for (const adjoint of [false, true]) {
          const [m, n] = adjoint ? [a.columns, a.rows] : [a.rows, a.columns]
          const x = filled(new make(n * width), 8)
          const [y, wanted] = [new make(m * width).fill(NaN), new make(m * width)]
          expect(engine.sparseProduct(a, x, y, width, adjoint)).toBe(true)
          sparseProduct(a, x, wanted, width, adjoint)
          expectAlike(y, wanted, 2 * n * epsilonOf(y))
        }
      }
    }
  })

  test('whose columns are far apart, fall, or are shared by two patterns', () => {
    const columns = 200_000
    const far = Int32Array.of(0, 65_535, 131_071, 199_999)
    const pattern = (pointers: readonly number[], columnIndices: Int32Array): SparseRows => ({
      rows: pointers.length - 1,
      columns,
      rowPointers: Int32Array.from(pointers),
      columnIndices,
      values: Float64Array.from(columnIndices, (_, p) => p + 1),
    })
    const patterns = [
      pattern([0, 2, 4], far),
      pattern([0, 4], far),
      pattern([0, 0, 3, 4], far),
      pattern([0, 1, 4], Int32Array.of(5, 0, 65_536, 65_537)),
      pattern([0, 3], Int32Array.of(7, 3, 5)),
    ]
    for (const a of patterns) {
      for (const [adjoint, width] of [[false, 1], [true, 1], [false, 3], [true, 3]] as const) {
        const [from, to] = adjoint ? [a.rows, columns] : [columns, a.rows]
        const x = filled(new Float64Array(from * width), 3)
        const [y, wanted] = [new Float64Array(to * width), new Float64Array(to * width)]
        expect(engine.sparseProduct(a, x, y, width, adjoint)).toBe(true)
        sparseProduct(a, x, wanted, width, adjoint)
        expectAlike(y, wanted, 1e-13)
      }
    }
  }) // prettier-ignore
})

test('a room that is full forgets what it holds; a matrix larger than the room is refused', () => {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 32768 })
  const room = new SparseRoom(new Workspace(new WebAssembly.Module(moduleBytes(false, false)), memory), 2 ** 15)
  const matrices = Array.from({ length: 12 }, (_, k) => randomRows(Float64Array, 20, 20, k))
  const x = filled(new Float64Array(20), 5)
  for (const round of [0, 1]) {
    for (const a of matrices) {
      const [y, wanted] = [new Float64Array(20), new Float64Array(20)]
      expect(room.product(a, x, y, 1, round === 1)).toBe(true)
      sparseProduct(a, x, wanted, 1, round === 1)
      expectAlike(y, wanted, 40 * 2 ** -52)
    }
  }
  expect(room.product(randomRows(Float64Array, 100, 100, 1), new Float64Array(100), new Float64Array(100), 1, false)).toBe(false)
})
