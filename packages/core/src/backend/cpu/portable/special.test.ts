import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { erf, erfc, erfinv, erfinvSingle, integerPower, modulo, power, roundEven, sigmoid, sign, softplus } from './special.ts'

type Table = readonly (readonly [number, number])[]
const reference = JSON.parse(readFileSync(new URL('./fixtures/special.json', import.meta.url), 'utf8')) as {
  erf: Table
  erfc: Table
  erfinv: Table
}
const eps = 2 ** -52

function expectClose(f: (x: number) => number, table: Table, ulps: number): void {
  for (const [x, expected] of table) {
    const error = Math.abs(f(x) - expected) / Math.max(Math.abs(expected), 2 ** -1022)
    expect(error, `f(${x}) = ${f(x)}, reference ${expected}`).toBeLessThanOrEqual(ulps * eps)
  }
}

describe('against mpmath', () => {
  test('erf', () => expectClose(erf, reference.erf, 1))
  test('erfc', () => expectClose(erfc, reference.erfc, 4))
  test('erfinv', () => expectClose(erfinv, reference.erfinv, 4))
  test('erfinv in single precision', () => {
    // A few ulp of the polynomial, and what rounding x² to float32 (an ulp of 2⁻²⁴) does through the slope √π/2·exp(y²).
    for (const [x, expected] of reference.erfinv) {
      if (Math.fround(x) !== x) continue
      const bound = 6 * 2 ** -23 * Math.abs(expected) + (Math.sqrt(Math.PI) / 2) * Math.exp(expected ** 2) * 2 ** -25
      expect(Math.abs(erfinvSingle(x) - expected)).toBeLessThanOrEqual(bound)
    }
  })
})

test('limits of erf and erfinv', () => {
  expect([erf(Infinity), erf(-Infinity), erf(NaN), erf(-0)]).toEqual([1, -1, NaN, -0])
  for (const f of [erfinv, erfinvSingle]) expect([f(1), f(-1), f(1.5), f(NaN), f(-0)]).toEqual([Infinity, -Infinity, NaN, NaN, -0])
})

test('erfinv undoes erf where erf is not flat', () => {
  fc.assert(
    fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (x) => {
      // The condition number of erf there is at most e⁴·√π/2·erf(2)/2 ≈ 25.
      expect(Math.abs(erfinv(erf(x)) - x)).toBeLessThanOrEqual(64 * eps * Math.max(Math.abs(x), 2 ** -1000))
    }),
  )
})

test('round ties to even and keeps the sign of zero', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, -0, 4503599627370497].map(roundEven)).toEqual([
    0, 2, 2, -0, -2, 0, -0, 4503599627370497,
  ])
  expect([NaN, Infinity, -Infinity].map(roundEven)).toEqual([NaN, Infinity, -Infinity])
})

test('modulo has the sign of the divisor', () => {
  const pairs: [number, number][] = [
    [5, 3],
    [-5, 3],
    [5, -3],
    [-5, -3],
    [6, -3],
    [-6, 3],
    [-1, Infinity],
    [1, 0],
  ]
  expect(pairs.map(([x, y]) => modulo(x, y))).toEqual([2, 1, -1, -2, -0, 0, Infinity, NaN])
})

test('powers', () => {
  expect([power(1, NaN), power(-1, Infinity), power(NaN, 0), power(-8, 3), power(2, -1)]).toEqual([1, 1, 1, -512, 0.5])
  expect([integerPower(3, 4), integerPower(-3, 3), integerPower(2, -1), integerPower(-1, -3), integerPower(0, 0)]).toEqual([
    81, -27, 0, -1, 1,
  ])
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 40 }), (x, y) => {
      expect(integerPower(x, y)).toBe(Number(BigInt.asIntN(32, BigInt(x) ** BigInt(y))))
    }),
  )
})

test('sigmoid and softplus neither overflow nor lose their tails', () => {
  expect([sigmoid(-1000), sigmoid(1000), softplus(-1000), softplus(1000)]).toEqual([0, 1, 0, 1000])
  expect(sigmoid(-700)).toBeCloseTo(Math.exp(-700), 320)
  expect([sigmoid(NaN), softplus(NaN), sign(NaN), sign(-0)]).toEqual([NaN, NaN, NaN, -0])
})
