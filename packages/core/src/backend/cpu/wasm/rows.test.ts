import { describe, expect, test } from 'vitest'
import { engines, epsilonOf, filled, floats } from './fixtures.ts'
import type { FloatArray } from '../../../dtype.ts'

const widths = [...Array(20).keys()].map((n) => n + 1).concat([63, 64, 65, 1000, 1023, 8191, 8192, 8193])

const sum = (x: readonly number[]) => x.reduce((total, value) => total + value, 0)
const mean = (x: readonly number[]) => sum(x) / x.length

function softmax(x: number[]): number[] {
  const largest = Math.max(...x)
  const e = x.map((value) => Math.exp(value - largest))
  const total = sum(e)
  return e.map((value) => value / total)
}

function logSoftmax(x: number[]): number[] {
  const largest = Math.max(...x)
  const total = Math.log(sum(x.map((value) => Math.exp(value - largest))))
  return x.map((value) => value - largest - total)
}

function rmsNormalize(x: number[], eps: number): number[] {
  const size = Math.sqrt(mean(x.map((value) => value * value)) + eps)
  return x.map((value) => value / size)
}

function rmsTangent(x: number[], t: number[], eps: number): number[] {
  const r = 1 / Math.sqrt(mean(x.map((value) => value * value)) + eps)
  const slope = mean(x.map((value, i) => value * t[i]!))
  return x.map((value, i) => r * t[i]! - r ** 3 * value * slope)
}

/** Compares a row kernel with its definition, relative to the largest element of the row, or to terms of size `least`. */
function check(
  cols: number,
  x: FloatArray,
  out: FloatArray,
  reference: (row: number[], index: number) => number[],
  factor: number,
  least = 1e-30,
): void {
  for (let i = 0; i * cols < x.length; i++) {
    const expected = reference([...x.subarray(i * cols, (i + 1) * cols)], i)
    const scale = Math.max(least, ...expected.map(Math.abs))
    expected.forEach((value, j) => {
      const error = Math.abs(out[i * cols + j]! - value)
      if (!(error <= factor * epsilonOf(out) * scale)) expect.fail(`row ${i}, column ${j} of ${cols}: ${out[i * cols + j]!}, not ${value}`)
    })
  }
}

describe.each(engines())('%s', (_, engine) => {
  describe.each(floats)('%o', (Floats) => {
    test.each(widths)('rows of %i', (cols) => {
      const rows = cols > 100 ? 3 : 11
      const x = filled(new Floats(rows * cols), cols).map((value) => value * 12)
      const t = filled(new Floats(rows * cols), cols + 1)
      const out = new Floats(rows * cols)
      const tOf = (i: number) => [...t.subarray(i * cols, (i + 1) * cols)]
      const factor = 32 + Math.sqrt(cols)
      engine.softmax(cols, x, out)
      check(cols, x, out, softmax, factor)
      const s = out.slice()
      engine.softmaxTangent(cols, s, t, out)
      check(
        cols,
        s,
        out,
        (row, i) => {
          const changes = tOf(i)
          const average = sum(row.map((value, j) => value * changes[j]!))
          return row.map((value, j) => value * (changes[j]! - average))
        },
        factor,
        1,
      )
      engine.logSoftmax(cols, x, out)
      check(cols, x, out, logSoftmax, factor)
      engine.rmsNormalize(cols, 1e-3, x, out)
      check(cols, x, out, (row) => rmsNormalize(row, 1e-3), factor)
      engine.rmsNormalizeTangent(cols, 1e-3, x, t, out)
      check(cols, x, out, (row, i) => rmsTangent(row, tOf(i), 1e-3), factor, 1)
    })

    test.each([...widths, 8192 * 3 + 5])('sum, max and min of rows of %i', (cols) => {
      const rows = cols > 100 ? 3 : 13
      const x = filled(new Floats(rows * cols), cols)
      const out = new Floats(rows)
      for (let i = 0; i < rows; i++) {
        const row = [...x.subarray(i * cols, (i + 1) * cols)]
        engine.reduceRows('sum', cols, x, out)
        expect(Math.abs(out[i]! - sum(row))).toBeLessThanOrEqual(epsilonOf(x) * 32 * Math.sqrt(cols))
        engine.reduceRows('max', cols, x, out)
        expect(out[i]).toBe(row.reduce((a, b) => Math.max(a, b)))
        engine.reduceRows('min', cols, x, out)
        expect(out[i]).toBe(row.reduce((a, b) => Math.min(a, b)))
      }
    })

    test('NaN wins wherever it is, infinities are extremes', () => {
      for (const cols of [1, 2, 3, 7, 16, 33, 8200]) {
        for (const position of new Set([0, cols >> 1, cols - 1])) {
          const x = new Floats(cols).fill(1)
          const out = new Floats(1)
          x[position] = NaN
          for (const op of ['max', 'min', 'sum'] as const) {
            engine.reduceRows(op, cols, x, out)
            expect(out[0]).toBe(NaN)
          }
          x[position] = Infinity
          engine.reduceRows('max', cols, x, out)
          expect(out[0]).toBe(Infinity)
        }
      }
    })

    test('empty rows sum to zero; no rows are no work', () => {
      const out = new Floats(3).fill(9)
      engine.reduceRows('sum', 0, new Floats(0), out)
      expect([...out]).toEqual([0, 0, 0])
      engine.softmax(4, new Floats(0), new Floats(0))
    })

    test('masked entries of softmax are exactly zero, and shifts do not matter', () => {
      const x = new Floats([-Infinity, 1000, 1000, -1e9, -1000])
      const out = new Floats(5)
      engine.softmax(5, x, out)
      expect([...out]).toEqual([0, 0.5, 0.5, 0, 0])
      engine.softmax(2, new Floats([-Infinity, -Infinity]), out.subarray(0, 2))
      expect(out[0]).toBe(NaN)
    })

    test('one NaN, whatever its bits, makes a row of softmax NaN', () => {
      for (const position of [0, 1, 17, 39]) {
        const x = new Floats(40).fill(1)
        const words = new Uint32Array(x.buffer)
        const word = position * (words.length / 40)
        words.set(x instanceof Float64Array ? [1, 0x7ff80000] : [0x7fc00001], word)
        const out = new Floats(40)
        engine.softmax(40, x, out)
        expect([...out]).toEqual(Array(40).fill(NaN))
        engine.logSoftmax(40, x, out)
        expect([...out]).toEqual(Array(40).fill(NaN))
      }
    })

    test('a sum of many equal numbers does not drift', () => {
      const n = 2 ** 20 + 1
      const out = new Floats(1)
      engine.reduceRows('sum', n, new Floats(n).fill(0.1), out)
      const exact = n * new Floats([0.1])[0]!
      expect(Math.abs(out[0]! - exact)).toBeLessThanOrEqual(epsilonOf(out) * 64 * exact)
    })
  })
})
