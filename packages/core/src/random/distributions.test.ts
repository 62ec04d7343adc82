import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OptionError } from '../errors.ts'
import { randomBits, randomBits64 } from './bits.ts'
import type { FloatDType } from '../dtype.ts'
import { exponentialArray, gumbelArray } from './exponential.ts'
import { bernoulliArray, integerArray } from './integers.ts'
import { key } from './key.ts'
import { normalArray, truncatedNormalArray } from './normal.ts'
import { permutationArray } from './permutation.ts'
import { uniformArray } from './uniform.ts'

const dtypes: readonly FloatDType[] = ['float32', 'float64']
const seed = fc.maxSafeInteger()
const COUNT = 20_000
/** Deviations of a mean beyond which a fixed seed counts as a failure: 5 standard errors, 6·10⁻⁷ by chance. */
const SIGMAS = 5

/** Checks mean and variance against those of the distribution; `kurtosis` is its fourth central moment over variance². */
function expectMoments(values: Iterable<number>, mean: number, variance: number, kurtosis: number): void {
  const sample = [...values]
  const n = sample.length
  const sampleMean = sample.reduce((sum, v) => sum + v, 0) / n
  const sampleVariance = sample.reduce((sum, v) => sum + (v - sampleMean) ** 2, 0) / (n - 1)
  expect(Math.abs(sampleMean - mean)).toBeLessThan(SIGMAS * Math.sqrt(variance / n))
  expect(Math.abs(sampleVariance - variance)).toBeLessThan(SIGMAS * variance * Math.sqrt((kurtosis - 1) / n))
}

describe('moments', () => {
  test.each(dtypes)('%s', (dtype) => {
    expectMoments(uniformArray(key(1), COUNT, dtype), 1 / 2, 1 / 12, 9 / 5)
    expectMoments(uniformArray(key(2), COUNT, dtype, { min: -3, max: 5 }), 1, 64 / 12, 9 / 5)
    expectMoments(normalArray(key(3), COUNT, dtype), 0, 1, 3)
    expectMoments(exponentialArray(key(4), COUNT, dtype), 1, 1, 9)
    expectMoments(gumbelArray(key(5), COUNT, dtype), 0.5772156649015329, Math.PI ** 2 / 6, 5.4)
    // Half-normal: mean √(2/π), variance 1 − 2/π, kurtosis below 4.
    expectMoments(truncatedNormalArray(key(6), COUNT, dtype, { lower: 0, upper: Infinity }), Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI, 4)
  })

  test('each of the 32 bits is one half of the time', () => {
    const bits = randomBits(key(8), COUNT)
    for (let shift = 0; shift < 32; shift++) {
      const ones = bits.reduce((sum, word) => sum + ((word >>> shift) & 1), 0)
      expect(Math.abs(ones - COUNT / 2)).toBeLessThan(SIGMAS * Math.sqrt(COUNT / 4))
    }
  })

  test('integers, coins and places in a permutation are even', () => {
    const faces = integerArray(key(9), COUNT, { min: -3, max: 3 })
    for (let face = -3; face < 3; face++) {
      const count = faces.reduce((sum, v) => sum + Number(v === face), 0)
      expect(Math.abs(count - COUNT / 6)).toBeLessThan(SIGMAS * Math.sqrt(COUNT * (1 / 6) * (5 / 6)))
    }
    const heads = bernoulliArray(key(10), COUNT, 0.2, 'float32').reduce((sum, v) => sum + v, 0)
    expect(Math.abs(heads - 0.2 * COUNT)).toBeLessThan(SIGMAS * Math.sqrt(COUNT * 0.16))
    // Place of the first of n numbers: uniform, so 2000 permutations of 3 put it at each place a third of the time.
    const firsts = Array.from({ length: 2000 }, (_, i) => permutationArray(key(i), 3).indexOf(0))
    for (const place of [0, 1, 2]) {
      expect(Math.abs(firsts.filter((p) => p === place).length - 2000 / 3)).toBeLessThan(SIGMAS * Math.sqrt(2000 * (2 / 9)))
    }
  })
})

describe('ranges', () => {
  const end = fc.float({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })

  test('uniform values stay in their interval', () => {
    fc.assert(
      fc.property(seed, end, end, fc.constantFrom(...dtypes), (s, a, b, dtype) => {
        fc.pre(a < b)
        for (const v of uniformArray(key(s), 50, dtype, { min: a, max: b })) {
          expect(v).toBeGreaterThanOrEqual(a)
          // Rounding may reach the upper end.
          expect(v).toBeLessThanOrEqual(b)
        }
      }),
    )
  })

  test('truncated normal values stay strictly inside', () => {
    const cut = fc.float({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(seed, cut, cut, fc.constantFrom(...dtypes), (s, a, b, dtype) => {
        fc.pre(b - a > 1e-3)
        for (const v of truncatedNormalArray(key(s), 50, dtype, { lower: a, upper: b })) {
          expect(v).toBeGreaterThan(a)
          expect(v).toBeLessThan(b)
        }
      }),
    )
  })

  test('integers stay in their range, the widest included', () => {
    const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    fc.assert(
      fc.property(seed, int32, int32, (s, a, b) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b) + 1]
        for (const v of integerArray(key(s), 20, { min, max })) {
          expect(v).toBeGreaterThanOrEqual(min)
          expect(v).toBeLessThan(max)
        }
      }),
    )
    const widest = integerArray(key(0), 100, { min: -(2 ** 31), max: 2 ** 31 })
    expect(Math.max(...widest)).toBeGreaterThan(2 ** 30)
    expect(Math.min(...widest)).toBeLessThan(-(2 ** 30))
  })

  test('normal, Gumbel and exponential values are finite', () => {
    for (const dtype of dtypes) {
      for (const sampler of [normalArray, gumbelArray, exponentialArray]) {
        expect(sampler(key(11), COUNT, dtype).every(Number.isFinite)).toBe(true)
      }
    }
  })

  test('certain coins are certain', () => {
    expect(bernoulliArray(key(0), 100, 0, 'float32').every((v) => v === 0)).toBe(true)
    expect(bernoulliArray(key(0), 100, 1, 'float64').every((v) => v === 1)).toBe(true)
  })
})

test('a permutation has each number once', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 0, max: 3000 }), (s, count) => {
      expect([...permutationArray(key(s), count)].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
    }),
    { numRuns: 20 },
  )
})

test('a longer stream begins with the shorter one, across the blocks in which it is made', () => {
  const long = randomBits(key(12), 3000)
  const wide = randomBits64(key(12), 3000)
  for (const count of [0, 1, 1023, 1024, 1025, 2048, 2999]) {
    expect(randomBits(key(12), count)).toEqual(long.slice(0, count))
  }
  expect(long).toEqual(wide.hi.map((word, i) => word ^ wide.lo[i]!))
})

test('what cannot be drawn is an error', () => {
  const k = key(0)
  for (const count of [-1, 0.5, NaN]) {
    expect(() => randomBits(k, count)).toThrow(OptionError)
    expect(() => randomBits64(k, count)).toThrow(OptionError)
    expect(() => normalArray(k, count, 'float32')).toThrow(OptionError)
    expect(() => permutationArray(k, count)).toThrow(OptionError)
    expect(() => integerArray(k, count, { max: 2 })).toThrow(OptionError)
  }
  for (const interval of [{ min: 1, max: 1 }, { min: NaN }, { max: Infinity }]) {
    expect(() => uniformArray(k, 1, 'float64', interval)).toThrow(OptionError)
  }
  for (const range of [{ max: 0 }, { min: 0.5, max: 2 }, { max: 2 ** 31 + 1 }, { min: -(2 ** 31) - 1, max: 0 }, { max: NaN }]) {
    expect(() => integerArray(k, 1, range)).toThrow(OptionError)
  }
  for (const p of [-0.1, 1.1, NaN]) expect(() => bernoulliArray(k, 1, p, 'float32')).toThrow(OptionError)
  for (const cut of [
    { lower: 1, upper: 1 },
    { lower: 2, upper: 1 },
    { lower: NaN, upper: 1 },
    { lower: 10, upper: 11 },
  ]) {
    expect(() => truncatedNormalArray(k, 1, 'float64', cut)).toThrow(OptionError)
  }
})
