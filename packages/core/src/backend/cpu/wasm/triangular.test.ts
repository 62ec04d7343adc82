import { describe, expect, test } from 'vitest'
import { at, engines, epsilonOf, filled, floats, layouts, matrixIn } from './fixtures.ts'
import type { StridedMatrix } from './operand.ts'
import type { TriangularTask } from './triangular.ts'

const sizes = [...Array(21).keys(), 31, 33, 64, 65, 130]

/** T with a dominant diagonal in the read triangle and NaN in the other (and on a unit diagonal). */
function triangle(t: StridedMatrix, batch: number, n: number, lower: boolean, unitDiagonal: boolean): void {
  for (let p = 0; p < batch; p++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const position = t.offset + p * (t.batch ?? 0) + i * t.row + j * t.column
        if (i === j) t.data[position] = unitDiagonal ? NaN : 2 + t.data[position]! / 2
        else t.data[position] = j < i === lower ? t.data[position]! / n : NaN
      }
    }
  }
}

/** Largest |T·x − b| over (|T|·|x| + |b|), in units of eps·n. */
function residual(
  task: TriangularTask,
  x: (p: number, i: number, j: number) => number,
  b: (p: number, i: number, j: number) => number,
): number {
  const { n, m, t, lower, unitDiagonal, batch = 1 } = task
  let worst = 0
  for (let p = 0; p < batch; p++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) {
        let sum = 0
        let size = Math.abs(b(p, i, j))
        for (let l = lower ? 0 : i; l < (lower ? i + 1 : n); l++) {
          const term = (l === i && unitDiagonal ? 1 : at(t, p, i, l)) * x(p, l, j)
          sum += term
          size += Math.abs(term)
        }
        const error = Math.abs(sum - b(p, i, j)) / (size * epsilonOf(task.out) * (n + 2) + 1e-300)
        worst = Number.isNaN(error) ? Infinity : Math.max(worst, error)
      }
    }
  }
  return worst
}

describe.each(engines())('%s', (_, engine) => {
  describe.each(floats)('%o', (Floats) => {
    const make = (length: number) => new Floats(length)

    test.each([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ])('solve and multiply: lower %s, unit diagonal %s', (lower, unitDiagonal) => {
      for (const n of sizes) {
        for (const m of [1, 2, 7]) {
          const layout = layouts[(n + m) % 4]!
          const batch = n < 20 ? 2 : 1
          const t = matrixIn(layout, make, batch, n, n, 4)
          triangle(t, batch, n, lower, unitDiagonal)
          const b = matrixIn(layouts[(n + 2 * m) % layouts.length]!, make, batch, n, m, 5)
          const out = new Floats(batch * n * m).fill(NaN)
          const task = { n, m, t, b, out, lower, unitDiagonal, batch }
          const result = (p: number, i: number, j: number) => out[(p * n + i) * m + j]!
          const given = (p: number, i: number, j: number) => at(b, p, i, j)
          engine.triangularSolve(task)
          expect(residual(task, result, given)).toBeLessThanOrEqual(1)
          engine.triangularMultiply(task)
          expect(residual(task, given, result)).toBeLessThanOrEqual(1)
        }
      }
    })

    test('gram is the product with the transpose, exactly symmetric', () => {
      for (const m of [...sizes, 127, 129, 257]) {
        for (const k of [0, 1, 6, 33]) {
          const x = matrixIn(layouts[(m + k) % layouts.length]!, make, 2, m, k, 6)
          const out = new Floats(2 * m * m).fill(NaN)
          engine.gram({ m, k, x, out, batch: 2 })
          for (let p = 0; p < 2; p++) {
            for (let i = 0; i < m; i++) {
              for (let j = 0; j <= i; j++) {
                let sum = 0
                for (let l = 0; l < k; l++) sum += at(x, p, i, l) * at(x, p, j, l)
                const value = out[(p * m + i) * m + j]!
                if (!(Math.abs(value - sum) <= epsilonOf(out) * (k + 1) ** 2)) expect.fail(`(${i}, ${j}) is ${value}, not ${sum}`)
                if (value !== out[(p * m + j) * m + i]) expect.fail(`(${i}, ${j}) is not symmetric`)
              }
            }
          }
        }
      }
    })

    test('orders beyond one block', () => {
      const n = 2053
      const t = filled(new Floats(n * n), 7)
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) t[i * n + j] = i === j ? 2 : t[i * n + j]! / n
      const b = filled(new Floats(n * 2), 8)
      for (const lower of [true, false]) {
        const matrix = { data: t, offset: 0, row: n, column: 1 }
        const out = new Floats(n * 2)
        const task = { n, m: 2, t: matrix, b: { data: b, offset: 0, row: 2, column: 1 }, out, lower, unitDiagonal: false }
        engine.triangularSolve(task)
        const back = new Floats(n * 2)
        engine.triangularMultiply({ ...task, b: { data: out, offset: 0, row: 2, column: 1 }, out: back })
        back.forEach((value, i) => expect(Math.abs(value - b[i]!)).toBeLessThan(epsilonOf(out) * 64))
      }
      const rows = filled(new Floats(n * 3), 9)
      const square = new Floats(n * n)
      engine.gram({ m: n, k: 3, x: { data: rows, offset: 0, row: 3, column: 1 }, out: square })
      for (const [i, j] of [
        [0, 0],
        [2052, 1],
        [1, 2052],
        [2047, 2048],
        [2050, 2049],
      ] as const) {
        let sum = 0
        for (let l = 0; l < 3; l++) sum += rows[i * 3 + l]! * rows[j * 3 + l]!
        expect(Math.abs(square[i * n + j]! - sum)).toBeLessThan(epsilonOf(square) * 8)
        expect(square[i * n + j]).toBe(square[j * n + i])
      }
    })
  })
})
