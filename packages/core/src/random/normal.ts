import { erf } from '../backend/cpu/portable/special.ts'
import { OptionError } from '../errors.ts'
import { erfFloat32, erfInvFloat32, floatBits } from './float32.ts'
import { erfInvFloat64 } from './float64.ts'
import { uniformArray } from './uniform.ts'
import type { FloatArray, TypedArrayOf, FloatDType } from '../dtype.ts'
import type { Key } from './key.ts'

/** √2 rounded to float32. */
const SQRT_TWO_FLOAT32 = 1.4142135381698608

/**
 * `count` standard normal values, √2·erf⁻¹(u) with u uniform on (−1, 1). In float32 bit for bit JAX's
 * `jax.random.normal` on CPUs with FMA (other devices round differently there); in float64 equal to within a few ulps.
 *
 * @throws OptionError when `count` is not a non-negative integer.
 */
export function normalArray<D extends FloatDType>(key: Key, count: number, dtype: D): TypedArrayOf[D]
export function normalArray(key: Key, count: number, dtype: FloatDType): FloatArray {
  // The number after −1, so that u = −1 with its infinite image is never drawn.
  const min = dtype === 'float32' ? -1 + 2 ** -24 : -1 + 2 ** -53
  return toNormal(uniformArray(key, count, dtype, { min, max: 1 }))
}

/** Where a truncated normal distribution is cut off, in standard deviations. */
export interface Truncation {
  /** Lower end, excluded. May be −Infinity. */
  readonly lower: number
  /** Upper end, excluded. May be Infinity. */
  readonly upper: number
}

/**
 * `count` standard normal values conditioned on (lower, upper): √2·erf⁻¹(u) with u uniform between erf(lower/√2) and
 * erf(upper/√2). In float32 bit for bit JAX's `jax.random.truncated_normal` on CPUs with FMA.
 *
 * Not for far tails: beyond about 5 (float32) or 8 (float64) standard deviations erf is ±1 to working precision.
 *
 * @throws OptionError when `count` is not a non-negative integer, or `lower` and `upper` leave nothing between them in `dtype`.
 */
export function truncatedNormalArray<D extends FloatDType>(key: Key, count: number, dtype: D, truncation: Truncation): TypedArrayOf[D]
export function truncatedNormalArray(key: Key, count: number, dtype: FloatDType, { lower, upper }: Truncation): FloatArray {
  const [a, b] = dtype === 'float32' ? [lower, upper].map(cumulative32) : [lower, upper].map(cumulative64)
  if (a === undefined || b === undefined || !(a < b)) {
    throw new OptionError({
      where: 'truncatedNormal',
      argument: 'lower, upper',
      expected: `two ends that enclose some of the normal distribution in ${dtype}`,
      received: `${lower} and ${upper}`,
    })
  }
  const values = toNormal(uniformArray(key, count, dtype, { min: a, max: b }))
  const [least, greatest] = dtype === 'float32' ? [after32(lower), -after32(-upper)] : [after64(lower), -after64(-upper)]
  // Rounding, or u = erf(lower/√2) itself, may land on an end.
  for (let i = 0; i < count; i++) values[i] = Math.min(Math.max(values[i]!, least), greatest)
  return values
}

function toNormal(values: FloatArray): FloatArray {
  if (values instanceof Float32Array) {
    const scratch = floatBits()
    for (let i = 0; i < values.length; i++) values[i] = SQRT_TWO_FLOAT32 * erfInvFloat32(values[i]!, scratch)
  } else {
    for (let i = 0; i < values.length; i++) values[i] = Math.SQRT2 * erfInvFloat64(values[i]!)
  }
  return values
}

function cumulative32(x: number): number {
  // A product with the rounded reciprocal, which is what XLA makes of the division by a constant.
  return erfFloat32(Math.fround(Math.fround(x) * Math.fround(1 / SQRT_TWO_FLOAT32)))
}

function cumulative64(x: number): number {
  return erf(x / Math.SQRT2)
}

/** The least float32 above `x`. */
function after32(x: number): number {
  const { float, bits } = floatBits()
  float[0] = x
  if (float[0] === 0) return 2 ** -149
  if (float[0] !== Infinity) bits[0]! += float[0] > 0 ? 1 : -1
  return float[0]
}

/** The least double above `x`. */
function after64(x: number): number {
  const float = Float64Array.of(x)
  const bits = new BigInt64Array(float.buffer)
  if (x === 0) return 2 ** -1074
  if (x !== Infinity) bits[0]! += x > 0 ? 1n : -1n
  return float[0]!
}
