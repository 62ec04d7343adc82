import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WasmBinaryOp, WasmUnaryOp } from './elementwise.ts'
import { engines, epsilonOf, filled, floats } from './fixtures.ts'
import type { FloatArray } from '../../../dtype.ts'

/** a/(b + c) with b ≥ c ≥ 0, the rounding of the sum made good: references must be better than what they judge. */
function quotient(a: number, b: number, c: number): number {
  const total = b + c
  const value = a / total
  return value - value * ((c - (total - b)) / total)
}

function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x))
  return quotient(x < 0 ? e : 1, 1, e)
}

function tanh(x: number): number {
  const m = Math.expm1(2 * Math.min(Math.abs(x), 30))
  return Math.sign(x) * quotient(m, Math.max(m, 2), Math.min(m, 2))
}

const unaries: Record<WasmUnaryOp, (x: number) => number> = {
  exp: Math.exp,
  log: Math.log,
  tanh,
  sigmoid,
  silu: (x) => x * sigmoid(x),
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  neg: (x) => -x,
  abs: Math.abs,
  square: (x) => x * x,
}

const binaries: Record<WasmBinaryOp, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  maximum: Math.max,
  minimum: Math.min,
  siluTangent: (x, t) => t * sigmoid(x) * (1 + x * sigmoid(-x)),
}

/** Units in the last place between a value of `out` and the double `expected`; 0 for equal specials. */
function ulps(out: FloatArray, value: number, expected: number): number {
  const wide = out instanceof Float64Array
  const rounded = wide ? expected : Math.fround(expected)
  if (Object.is(value, rounded) || value === rounded) return 0
  if (!Number.isFinite(value) || !Number.isFinite(rounded)) {
    // A result on the border of overflow may fall to either side.
    const largest = wide ? Number.MAX_VALUE : 3.4028234663852886e38
    return Math.abs(value) >= largest && Math.abs(rounded) >= largest ? 1 : Infinity
  }
  const exponent = Math.floor(Math.log2(Math.max(Math.abs(expected), wide ? 2 ** -1022 : 2 ** -126)))
  return Math.abs(value - expected) / (wide ? 2 ** (exponent - 52) : 2 ** (exponent - 23))
}

/** The smallest positive element of `out`. */
function smallest(out: FloatArray): number {
  return out instanceof Float64Array ? 2 ** -1074 : 2 ** -149
}

const specials = [
  0,
  -0,
  1,
  -1,
  Infinity,
  -Infinity,
  NaN,
  5e-324,
  -5e-324,
  1e-310,
  2 ** -1022,
  1e-45,
  1e-40,
  2 ** -126,
  1.7976931348623157e308,
  3.4e38,
]
const edges = [
  -746,
  -745.13,
  -744,
  -709,
  -708.4,
  -708,
  -104,
  -103.9,
  -103,
  -87.4,
  -87,
  88.7,
  88.73,
  89,
  709.7,
  709.79,
  710,
  0.625,
  0.6249999,
  22,
  1e-8,
  Math.SQRT2,
  Math.SQRT1_2,
]

/** Values over the whole range of exponents, around zero and one, and where the functions change their way. */
function inputs(Floats: (typeof floats)[number]): FloatArray {
  const random = filled(new Float64Array(24_000), 1)
  const wide = random.map((value, i) => (i % 4 === 0 ? value * 750 : i % 4 === 1 ? value * 20 : i % 4 === 2 ? value : 1 + value / 64))
  const scales = filled(new Float64Array(8000), 2).map(
    (value, i) => Math.sign(value) * 2 ** (random[i]! * (Floats === Float64Array ? 1074 : 148)),
  )
  return new Floats([...specials, ...edges, ...edges.map((x) => -x), ...wide, ...scales])
}

/** Rounding errors allowed beyond the result's own: compositions of exp, a sum, a quotient and products. */
const tolerance: Partial<Record<WasmUnaryOp, number>> = { exp: 2, log: 2, tanh: 2, sigmoid: 2.5, silu: 3, rsqrt: 1.5 }

describe.each(engines())('%s', (_, engine) => {
  describe.each(floats)('%o', (Floats) => {
    test.each(Object.entries(unaries) as [WasmUnaryOp, (x: number) => number][])('%s', (op, reference) => {
      const x = inputs(Floats)
      const out = new Floats(x.length)
      engine.unary(op, x, out)
      let worst = 0
      let where = 0
      x.forEach((value, i) => {
        const expected = reference(value)
        // σ(x) is rounded to a subnormal before x multiplies it.
        if (op === 'silu' && Math.abs(out[i]! - expected) <= Math.abs(value) * smallest(out)) return
        const error = ulps(out, out[i]!, expected)
        if (!(error <= worst)) {
          worst = error
          where = value
        }
      })
      expect(worst, `at ${where}`).toBeLessThanOrEqual(tolerance[op] ?? 0.5)
    })

    test.each(Object.entries(binaries) as [WasmBinaryOp, (a: number, b: number) => number][])('%s', (op, reference) => {
      const pairs = specials.flatMap((a) => specials.map((b) => [a, b] as const))
      const random = filled(new Float64Array(20_000), 3)
      const a = new Floats([...pairs.map(([left]) => left), ...random])
      const b = new Floats([...pairs.map(([, right]) => right), ...filled(random.slice(), 4)])
      const out = new Floats(a.length)
      const verify = (left: FloatArray | number, right: FloatArray | number) => {
        engine.binary(op, left, right, out)
        out.forEach((value, i) => {
          const l = typeof left === 'number' ? left : left[i]!
          const r = typeof right === 'number' ? right : right[i]!
          const expected = reference(l, r)
          // The tangent's last factor may cancel; its error is measured against the terms.
          const room = 8 * epsilonOf(out) * Math.abs(r) + 2 * smallest(out) * (1 + Math.abs(l))
          const near = op === 'siluTangent' && Math.abs(value - expected) <= room
          const error = ulps(out, value, expected)
          if (!(error <= 0.5) && !near && !(op === 'siluTangent' && !(Math.abs(l * r) < 1e30))) {
            expect.fail(`${op}(${l}, ${r}) is ${value}, not ${expected}`)
          }
        })
      }
      verify(a, b)
      verify(a, 0.75)
      verify(-1.25, b)
      verify(2, 3)
    })

    test('all lengths from 0 to 40 and around the chunk size; nothing else is written; in place', () => {
      fc.assert(
        fc.property(fc.constantFrom(...Array(41).keys(), 63, 64, 65, 8191, 8192, 8193, 16384, 20001), (n) => {
          const x = filled(new Floats(n), n)
          const whole = new Floats(n + 8).fill(5)
          engine.unary('square', x, whole.subarray(4, 4 + n))
          expect([...whole.subarray(0, 4), ...whole.subarray(n + 4)]).toEqual(Array(8).fill(5))
          const sum = x.slice()
          engine.binary('add', sum, 1, sum)
          const expected = x.map((value) => value + 1)
          expect(sum).toEqual(expected)
          expect(whole.subarray(4, 4 + n)).toEqual(x.map((value) => value * value))
        }),
      )
    })
  })
})
