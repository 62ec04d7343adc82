import type { FloatArray, FloatDType, TypedArrayOf } from '../dtype.ts'
import { requireInterval } from './checks.ts'
import { randomBits, randomBits64 } from './bits.ts'
import type { Key } from './key.ts'

/** Where uniform values fall. */
export interface Interval {
  /** Least value, included. Default 0. */
  readonly min?: number | undefined
  /** Upper end, excluded but for rounding. Default 1. */
  readonly max?: number | undefined
}

/**
 * `count` values uniform on [min, max): min + (max − min)·k·2⁻²³ with k uniform in [0, 2²³) for float32, 2⁻⁵² for
 * float64. Bit for bit JAX's `jax.random.uniform` in either dtype on [0, 1), and in float32 on any interval where XLA fuses
 * multiply and add (CPUs with FMA; elsewhere, and in float64, the last bit may differ).
 *
 * @throws OptionError when `count` is not a non-negative integer, or not min < max, or an end is not finite.
 */
export function uniformArray<D extends FloatDType>(key: Key, count: number, dtype: D, interval?: Interval): TypedArrayOf[D]
export function uniformArray(key: Key, count: number, dtype: FloatDType, { min = 0, max = 1 }: Interval = {}): FloatArray {
  requireInterval('uniform', min, max)
  return dtype === 'float32' ? uniform32(key, count, min, max) : uniform64(key, count, min, max)
}

function uniform32(key: Key, count: number, min: number, max: number): Float32Array {
  const { fround } = Math
  const low = fround(min)
  const width = fround(fround(max) - low)
  const bits = randomBits(key, count)
  // The result takes the place of the bits: both are 4 bytes an element.
  const values = new Float32Array(bits.buffer)
  for (let i = 0; i < count; i++) {
    const value = fround((bits[i]! >>> 9) * 2 ** -23 * width + low)
    values[i] = value < low ? low : value
  }
  return values
}

function uniform64(key: Key, count: number, min: number, max: number): Float64Array {
  const width = max - min
  const { hi, lo } = randomBits64(key, count)
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    // The upper 52 of 64 bits: all of hi and 20 bits of lo.
    const value = (hi[i]! * 2 ** -32 + (lo[i]! >>> 12) * 2 ** -52) * width + min
    values[i] = value < min ? min : value
  }
  return values
}
