import { OptionError } from '../errors.ts'
import { threefryFill } from './threefry.ts'

/**
 * The state of a random stream: 64 bits as two unsigned 32-bit words. Immutable plain data: it can be stored, sent to
 * another thread and compared. Using a key does not change it; {@link split} it where fresh numbers are needed.
 */
export interface Key {
  /** High word, an integer in [0, 2³²). */
  readonly hi: number
  /** Low word, an integer in [0, 2³²). */
  readonly lo: number
}

/**
 * The key of a seed: its 64 bits in two's complement. Equal to JAX's `jax.random.key(seed)` for seeds in [0, 2³²), and
 * for all seeds where JAX runs with `jax_enable_x64` (without it, JAX drops the high word).
 *
 * @param seed - a safe integer, or a bigint in [−2⁶³, 2⁶⁴).
 * @throws OptionError for anything else.
 * @example
 * ```ts
 * const [weights, noise] = split(key(42))
 * ```
 */
export function key(seed: number | bigint): Key {
  const valid = typeof seed === 'bigint' ? seed >= -(2n ** 63n) && seed < 2n ** 64n : Number.isSafeInteger(seed)
  if (!valid) {
    throw new OptionError({ where: 'key', argument: 'seed', expected: 'a safe integer or a 64-bit bigint', received: String(seed) })
  }
  const bits = BigInt.asUintN(64, BigInt(seed))
  return { hi: Number(bits >> 32n), lo: Number(bits & 0xffffffffn) }
}

/** Two new keys whose streams are independent of each other and of `parent`'s. Equal to JAX's `jax.random.split`. */
export function split(parent: Key): [Key, Key]
/**
 * `count` new keys whose streams are independent of each other and of `parent`'s. Equal to JAX's `jax.random.split`.
 *
 * The first keys do not depend on `count`: `split(k, 2)` begins `split(k, 5)`.
 *
 * @param count - a positive integer.
 * @throws OptionError when `count` is not a positive integer.
 */
export function split(parent: Key, count: number): Key[]
export function split(parent: Key, count = 2): Key[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new OptionError({ where: 'split', argument: 'count', expected: 'a positive integer', received: String(count) })
  }
  return keysFrom(parent, 0, count)
}

/**
 * A new key that depends on `parent` and on `data`, such as a step or layer number. Equal to JAX's `jax.random.fold_in`,
 * and to `split(parent, n)[data]` for every `n > data`.
 *
 * @param data - an integer in [0, 2³²).
 * @throws OptionError when `data` is not such an integer.
 */
export function foldIn(parent: Key, data: number): Key {
  if (!Number.isInteger(data) || data < 0 || data >= 2 ** 32) {
    throw new OptionError({ where: 'foldIn', argument: 'data', expected: 'an integer in [0, 2³²)', received: String(data) })
  }
  return keysFrom(parent, data, 1)[0]!
}

function keysFrom(parent: Key, first: number, count: number): Key[] {
  const hi = new Uint32Array(count)
  const lo = new Uint32Array(count)
  threefryFill(parent, { hi: 0, lo: first }, hi, lo)
  return Array.from(hi, (word, i) => ({ hi: word, lo: lo[i]! }))
}
