import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FourierPlan } from './fft-plan.ts'
import { fft } from './fft.ts'
import { anyView, at, floats, numbers, values, whole } from './fixtures/views.ts'

/** The definition, angles reduced modulo 2π in integers. */
function definition(re: ArrayLike<number>, im: ArrayLike<number>, inverse: boolean): { re: number[]; im: number[] } {
  const n = re.length
  const out = { re: new Array<number>(n).fill(0), im: new Array<number>(n).fill(0) }
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const angle = ((inverse ? 2 : -2) * Math.PI * ((j * k) % n)) / n
      out.re[k]! += re[j]! * Math.cos(angle) - im[j]! * Math.sin(angle)
      out.im[k]! += re[j]! * Math.sin(angle) + im[j]! * Math.cos(angle)
    }
  }
  return out
}

function norm(x: ArrayLike<number>): number {
  return Math.hypot(...Array.from(x))
}

function distance(x: readonly number[], y: readonly number[]): number {
  return norm(x.map((v, i) => v - y[i]!))
}

const lengths = [...Array.from({ length: 64 }, (_, i) => i + 1), 74, 97, 128, 125, 243, 360, 961, 1000]

describe.each(floats)('%s', (dtype) => {
  const eps = dtype === 'float32' ? 2 ** -23 : 2 ** -52

  test.each(lengths)('n = %i agrees with the definition, conserves energy and is inverted', (n) => {
    const plans = new Map<number, FourierPlan>()
    const data = numbers(n, 2 * n, dtype)
    const x = whole(data, dtype, [2, n])
    for (const inverse of [false, true]) {
      const expected = definition(data.subarray(0, n), data.subarray(n), inverse)
      const found = values(fft(plans, x, inverse))
      // ‖error‖ ≤ O(ε·log n)·‖X‖ for the fast transform; the definition itself is good to O(ε·√n) in practice.
      const bound = (dtype === 'float32' ? eps : 4 * eps * (Math.sqrt(n) + Math.log2(n) + 1)) * (norm(expected.re) + norm(expected.im))
      expect(distance(found, [...expected.re, ...expected.im])).toBeLessThanOrEqual(bound)
      expect(Math.abs(norm(found) / Math.sqrt(n) / norm(data) - 1)).toBeLessThanOrEqual(8 * eps * (1 + Math.log2(n)))
    }
    const there = whole(Float64Array.from(values(fft(plans, x, false))), 'float64', [2, n])
    const back = values(fft(plans, there, true)).map((v) => v / n)
    expect(distance(back, values(data))).toBeLessThanOrEqual(16 * eps * (1 + Math.log2(n)) * norm(data))
  })

  test('rows of any view', () => {
    const plans = new Map<number, FourierPlan>()
    const input = fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 12 })).chain(([rows, n]) => anyView(dtype, [2, rows, n]))
    fc.assert(
      fc.property(input, (x) => {
        const [, rows = 0, n = 0] = x.shape
        const found = values(fft(plans, x, false))
        for (let i = 0; i < rows; i++) {
          const row = (plane: number): number[] => Array.from({ length: n }, (_, j) => at(x, [plane, i, j]))
          const expected = definition(row(0), row(1), false)
          const size = norm(expected.re) + norm(expected.im)
          expect(distance(found.slice(i * n, (i + 1) * n), expected.re)).toBeLessThanOrEqual(32 * eps * size)
          expect(distance(found.slice((rows + i) * n, (rows + i + 1) * n), expected.im)).toBeLessThanOrEqual(32 * eps * size)
        }
      }),
    )
  })
})

test('old plans make room for new ones', () => {
  const plans = new Map<number, FourierPlan>()
  for (let n = 1; n <= 100; n++) fft(plans, whole(new Float64Array(2 * n), 'float64', [2, n]), false)
  expect(plans.size).toBe(32)
  expect(plans.has(100)).toBe(true)
})
