import type { Key } from './key.ts'
import { requireCount } from './checks.ts'
import { threefryFill } from './threefry.ts'

/** Counters done at a time, so that the scratch words stay in the first-level cache. */
const BLOCK = 1024

/**
 * `count` uniform 32-bit words. Equal to JAX's `jax.random.bits(key, (count,), 'uint32')` with
 * `jax_threefry_partitionable` (the default since JAX 0.5): word i is the exclusive or of Threefry's two words at counter i.
 *
 * @throws OptionError when `count` is not a non-negative integer.
 */
export function randomBits(key: Key, count: number): Uint32Array {
  requireCount('randomBits', count)
  const bits = new Uint32Array(count)
  const scratch = new Uint32Array(Math.min(count, BLOCK))
  for (let start = 0; start < count; start += BLOCK) {
    const block = bits.subarray(start, start + BLOCK)
    threefryFill(key, { hi: Math.floor(start / 2 ** 32), lo: start }, block, scratch)
    for (let i = 0; i < block.length; i++) block[i] = block[i]! ^ scratch[i]!
  }
  return bits
}

/** Uniform 64-bit words, each in two halves. */
export interface Bits64 {
  /** Bits 32 to 63 of each word. */
  readonly hi: Uint32Array
  /** Bits 0 to 31 of each word. */
  readonly lo: Uint32Array
}

/**
 * `count` uniform 64-bit words. Equal to JAX's `jax.random.bits(key, (count,), 'uint64')` with
 * `jax_threefry_partitionable`: Threefry's two words at counter i are the halves of word i.
 *
 * @throws OptionError when `count` is not a non-negative integer.
 */
export function randomBits64(key: Key, count: number): Bits64 {
  requireCount('randomBits64', count)
  const words: Bits64 = { hi: new Uint32Array(count), lo: new Uint32Array(count) }
  threefryFill(key, { hi: 0, lo: 0 }, words.hi, words.lo)
  return words
}
