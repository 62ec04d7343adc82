import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { OptionError } from '../errors.ts'
import { randomBits } from './bits.ts'
import { foldIn, key, split } from './key.ts'
import type { Key } from './key.ts'

test('the first keys of a split do not depend on their number, and foldIn picks one', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 40 }), (seed, count) => {
      const root = key(seed)
      const keys = split(root, 40)
      expect(split(root, count)).toEqual(keys.slice(0, count))
      expect(foldIn(root, count - 1)).toEqual(keys[count - 1])
    }),
  )
})

test('a split is a pair by default', () => {
  const pair = split(key(0))
  expectTypeOf(pair).toEqualTypeOf<[Key, Key]>()
  expect(pair).toHaveLength(2)
})

test('streams of sibling keys share no word', () => {
  const [a, b] = split(key(7))
  const seen = new Set(randomBits(a, 1000))
  // 10⁶ pairs of 32-bit words: 2⁻¹² expected matches, so the fixed seed has none unless the streams overlap.
  expect([...randomBits(b, 1000)].filter((word) => seen.has(word))).toEqual([])
})

test('what is no seed, count or datum is an error', () => {
  for (const seed of [NaN, 0.5, 2 ** 53, Infinity, 2n ** 64n, -(2n ** 63n) - 1n]) expect(() => key(seed)).toThrow(OptionError)
  for (const count of [0, -1, 1.5, NaN]) expect(() => split(key(0), count)).toThrow(OptionError)
  for (const data of [-1, 0.5, 2 ** 32, NaN]) expect(() => foldIn(key(0), data)).toThrow(OptionError)
})
