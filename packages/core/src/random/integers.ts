import { OptionError } from '../errors.ts'
import { requireCount } from './checks.ts'
import { randomBits } from './bits.ts'
import { split } from './key.ts'
import type { Key } from './key.ts'
import { uniformArray } from './uniform.ts'

/** Where random integers fall. */
export interface IntegerRange {
  /** Least value, included. Default 0. */
  readonly min?: number | undefined
  /** Upper end, excluded. */
  readonly max: number
}

/**
 * `count` integers uniform on [min, max). Bit for bit JAX's `jax.random.randint` with dtype int32: 64 random bits modulo the
 * width, which favours small values by less than width·2⁻⁶⁴ up to a width of 2¹⁶, and by width·2⁻³² beyond.
 *
 * @throws OptionError unless `count` is a non-negative integer and −2³¹ ≤ min < max ≤ 2³¹ are integers.
 */
export function integerArray(key: Key, count: number, { min = 0, max }: IntegerRange): Int32Array {
  requireCount('randint', count)
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < -(2 ** 31) || max > 2 ** 31 || min >= max) {
    throw new OptionError({
      where: 'randint',
      argument: 'min, max',
      expected: 'integers with −2³¹ ≤ min < max ≤ 2³¹',
      received: `${min} and ${max}`,
    })
  }
  const [upperKey, lowerKey] = split(key)
  const upper = randomBits(upperKey, count)
  const lower = randomBits(lowerKey, count)
  const width = max - min
  // 2³² mod width. JAX squares in 32 bits, so 2¹⁶·2¹⁶ becomes 0 and widths above 2¹⁶ use the lower word alone.
  const root = 2 ** 16 % width
  const multiplier = ((root * root) % 2 ** 32) % width
  const values = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const high = Math.imul(upper[i]! % width, multiplier) >>> 0
    values[i] = min + (((high + (lower[i]! % width)) >>> 0) % width)
  }
  return values
}

/**
 * `count` coin flips, 1 with probability `p`: a uniform number of `dtype` is below `p`. Bit for bit JAX's
 * `jax.random.bernoulli` in its default mode. Probabilities have the resolution of the uniform numbers, 2⁻²³ in float32.
 *
 * @throws OptionError when `count` is not a non-negative integer or `p` not in [0, 1].
 */
export function bernoulliArray(key: Key, count: number, p: number, dtype: 'float32' | 'float64'): Uint8Array {
  if (!(p >= 0 && p <= 1)) {
    throw new OptionError({ where: 'bernoulli', argument: 'p', expected: 'in [0, 1]', received: String(p) })
  }
  const threshold = dtype === 'float32' ? Math.fround(p) : p
  const uniforms = uniformArray(key, count, dtype)
  const flips = new Uint8Array(count)
  for (let i = 0; i < count; i++) flips[i] = uniforms[i]! < threshold ? 1 : 0
  return flips
}
