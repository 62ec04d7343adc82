import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erf, erfinv } from '../backend/cpu/portable/special.ts'
import { erfFloat32, erfInvFloat32, floatBits, log1pFloat32, logFloat32 } from './float32.ts'
import { erfInvFloat64 } from './float64.ts'

/** Distance from one to the next float32. */
const EPS32 = 2 ** -23
const scratch = floatBits()
const inside = fc.float({ min: -1, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })

test('logFloat32 is the logarithm to 2 ulps, or 2 ulps of 1 near 1', () => {
  fc.assert(
    fc.property(fc.float({ min: Math.fround(2 ** -126), noNaN: true, noDefaultInfinity: true }), (x) => {
      const exact = Math.log(x)
      expect(Math.abs(logFloat32(x, scratch) - exact)).toBeLessThanOrEqual(2 * EPS32 * Math.abs(exact))
    }),
    { numRuns: 2000 },
  )
})

test('log1pFloat32 is log1p to 3 ulps', () => {
  fc.assert(
    fc.property(inside, (x) => {
      const exact = Math.log1p(x)
      // Adding 1 rounds once more: half an ulp of 1 + x, which is at most 2.
      expect(Math.abs(log1pFloat32(x, scratch) - exact)).toBeLessThanOrEqual(3 * EPS32 * Math.abs(exact) + Number.MIN_VALUE)
    }),
    { numRuns: 2000 },
  )
})

test('erfFloat32 is erf to 4 ulps, and ±1 far out', () => {
  fc.assert(
    fc.property(fc.float({ min: -5, max: 5, noNaN: true }), (x) => {
      const exact = erf(x)
      expect(Math.abs(erfFloat32(x) - exact)).toBeLessThanOrEqual(4 * EPS32 * Math.abs(exact) + 2 ** -149)
    }),
    { numRuns: 2000 },
  )
  expect([erfFloat32(Infinity), erfFloat32(-9)]).toEqual([1, -1])
})

// 1 − x² is rounded, which moves erf⁻¹ by up to eps·x/(1 − x²)·|dy/d log(1 − x²)|; near ±1 that derivative is about 1/(2y).
test('erfInvFloat32 and erfInvFloat64 invert erf', () => {
  fc.assert(
    fc.property(inside, (x) => {
      const exact = erfinv(x)
      const room = 1 / ((1 - Math.abs(x)) * (1 + Math.abs(x)))
      expect(Math.abs(erfInvFloat32(x, scratch) - exact)).toBeLessThanOrEqual(EPS32 * (4 * Math.abs(exact) + room) + 2 ** -149)
      expect(Math.abs(erfInvFloat64(x) - exact)).toBeLessThanOrEqual(2 ** -52 * (4 * Math.abs(exact) + room))
    }),
    { numRuns: 2000 },
  )
})
