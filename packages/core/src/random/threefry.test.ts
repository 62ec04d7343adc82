import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { threefryFill } from './threefry.ts'
import type { Words } from './threefry.ts'

/** Both output words at one counter. */
function encrypt(key: Words, counter: Words): number[] {
  const [x, y] = [new Uint32Array(1), new Uint32Array(1)]
  threefryFill(key, counter, x, y)
  return [...x, ...y]
}

describe('known answers of Random123 (see fixtures/README.md)', () => {
  const ones = { hi: 0xffffffff, lo: 0xffffffff }
  test.each([
    ['zeros', { hi: 0, lo: 0 }, { hi: 0, lo: 0 }, [0x6b200159, 0x99ba4efe]],
    ['ones', ones, ones, [0x1cb996fc, 0xbb002be7]],
    ['digits of π', { hi: 0x13198a2e, lo: 0x03707344 }, { hi: 0x243f6a88, lo: 0x85a308d3 }, [0xc4923a9c, 0x483df7a0]],
  ])('%s', (_, key, counter, expected) => {
    expect(encrypt(key, counter)).toEqual(expected)
  })
})

test('a fill is one block after the other, across the carry into the high word and around 2⁶⁴', () => {
  const key = { hi: 1, lo: 2 }
  for (const first of [
    { hi: 3, lo: 0xfffffffe },
    { hi: 0xffffffff, lo: 0xfffffffe },
  ]) {
    const [x, y] = [new Uint32Array(4), new Uint32Array(4)]
    threefryFill(key, first, x, y)
    const start = BigInt(first.hi) * 2n ** 32n + BigInt(first.lo)
    for (let i = 0; i < 4; i++) {
      const counter = BigInt.asUintN(64, start + BigInt(i))
      expect([x[i], y[i]]).toEqual(encrypt(key, { hi: Number(counter >> 32n), lo: Number(counter & 0xffffffffn) }))
    }
  }
})

test('distinct counters give distinct outputs', () => {
  const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  const words = fc.record({ hi: word, lo: word })
  fc.assert(
    fc.property(words, words, words, (key, a, b) => {
      fc.pre(a.hi !== b.hi || a.lo !== b.lo)
      expect(encrypt(key, a)).not.toEqual(encrypt(key, b))
    }),
  )
})
