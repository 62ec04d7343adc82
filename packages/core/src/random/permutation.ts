import { randomBits } from './bits.ts'
import { requireCount } from './checks.ts'
import { split } from './key.ts'
import type { Key } from './key.ts'

/**
 * The numbers 0 … count − 1 in random order. Bit for bit JAX's `jax.random.permutation(key, count)`: sorted stably by random
 * 32-bit words, as many times as makes equal words harmless (once up to 1625 numbers, twice up to 2.6 million). O(count).
 *
 * @throws OptionError when `count` is not a non-negative integer.
 */
export function permutationArray(key: Key, count: number): Int32Array {
  requireCount('permutation', count)
  let order: Int32Array = Int32Array.from({ length: count }, (_, i) => i)
  const rounds = Math.ceil((3 * Math.log(Math.max(1, count))) / Math.log(2 ** 32 - 1))
  let state = key
  for (let round = 0; round < rounds; round++) {
    const [next, sortKey] = split(state)
    order = sortedBy(randomBits(sortKey, count), order)
    state = next
  }
  return order
}

/** Values and the words they are sorted by. */
interface Sortable {
  readonly words: Uint32Array
  readonly values: Int32Array
}

/** `values` in ascending order of `words`, stable: a radix sort, one byte at a time. Overwrites both. */
function sortedBy(words: Uint32Array, values: Int32Array): Int32Array {
  let from: Sortable = { words, values }
  let to: Sortable = { words: new Uint32Array(words.length), values: new Int32Array(values.length) }
  for (let shift = 0; shift < 32; shift += 8) {
    const next = new Uint32Array(257)
    for (const word of from.words) next[((word >>> shift) & 255) + 1]!++
    for (let byte = 0; byte < 256; byte++) next[byte + 1]! += next[byte]!
    for (let i = 0; i < values.length; i++) {
      const word = from.words[i]!
      const at = next[(word >>> shift) & 255]!++
      to.words[at] = word
      to.values[at] = from.values[i]!
    }
    const spare = from
    from = to
    to = spare
  }
  return from.values
}
