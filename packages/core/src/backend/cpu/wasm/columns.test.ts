import { describe, expect, test } from 'vitest'
import type { WasmRowOp } from './elementwise.ts'
import { engines, epsilonOf, filled, floats } from './fixtures.ts'

/** Matrices, rows and columns: odd sizes, many small matrices, and more than the workspace takes at once. */
const shapes = [
  [1, 1, 1],
  [3, 5, 7],
  [2000, 3, 5],
  [40, 64, 33],
  [2, 65, 16],
  [1, 1000, 100],
  [3, 2, 33_000],
  [2, 40_000, 1],
] as const

const rowOps: Record<WasmRowOp, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  maximum: Math.max,
  minimum: Math.min,
}

describe.each(engines())('%s', (_, engine) => {
  describe.each(floats)('%o', (Floats) => {
    test.each(shapes)('column sums of %i matrices of %i × %i', (count, rows, cols) => {
      const x = filled(new Floats(count * rows * cols), rows)
      const whole = new Floats(count * cols + 8).fill(5)
      engine.sumColumns(rows, cols, x, whole.subarray(4, 4 + count * cols))
      expect([...whole.subarray(0, 4), ...whole.subarray(4 + count * cols)]).toEqual(Array(8).fill(5))
      // A block of 64 rows is added in the element type, then everything in float64.
      const room = epsilonOf(x) * Math.min(rows, 64) + 2 ** -52 * rows + epsilonOf(x) * Math.sqrt(rows)
      for (let g = 0; g < count; g++) {
        for (let j = 0; j < cols; j++) {
          let expected = 0
          for (let i = 0; i < rows; i++) expected += x[(g * rows + i) * cols + j]!
          const error = Math.abs(whole[4 + g * cols + j]! - expected)
          if (!(error <= room * Math.max(1, Math.sqrt(rows)))) expect.fail(`matrix ${g}, column ${j}: off by ${error}`)
        }
      }
    })

    test('sums of no rows are zero; infinities and NaN stay in their column', () => {
      const out = new Floats(3).fill(9)
      engine.sumColumns(0, 3, new Floats(0), out)
      expect([...out]).toEqual([0, 0, 0])
      const x = new Floats(200 * 3).fill(1)
      x[70 * 3] = Infinity
      x[150 * 3 + 1] = NaN
      engine.sumColumns(200, 3, x, out)
      expect([...out]).toEqual([Infinity, NaN, 200])
    })

    test('a sum of many equal numbers does not drift', () => {
      const rows = 2 ** 18 + 1
      const out = new Floats(4)
      engine.sumColumns(rows, 4, new Floats(4 * rows).fill(0.1), out)
      const exact = rows * new Floats([0.1])[0]!
      for (const value of out) expect(Math.abs(value - exact)).toBeLessThanOrEqual((epsilonOf(out) * 64 + 2 ** -52 * (rows / 64)) * exact)
    })

    test.each(Object.entries(rowOps) as [WasmRowOp, (a: number, b: number) => number][])(
      '%s with a scalar for each row',
      (op, reference) => {
        for (const [rows, cols] of [
          [1, 1],
          [7, 3],
          [400, 65],
          [9000, 2],
          [3, 8193],
        ] as const) {
          const x = filled(new Floats(rows * cols), 1)
          const scalars = filled(new Floats(rows), 2)
          scalars[0] = NaN
          for (const scalarFirst of [false, true]) {
            const whole = new Floats(rows * cols + 8).fill(5)
            engine.rowScalars(op, x, scalars, scalarFirst, whole.subarray(4, 4 + rows * cols))
            const expected = x.map((value, i) => {
              const scalar = scalars[Math.floor(i / cols)]!
              return scalarFirst ? reference(scalar, value) : reference(value, scalar)
            })
            expect(whole.subarray(4, 4 + rows * cols)).toEqual(expected)
            expect([...whole.subarray(0, 4), ...whole.subarray(4 + rows * cols)]).toEqual(Array(8).fill(5))
          }
        }
      },
    )
  })
})
