import { floatBits, log1pFloat32, logFloat32 } from './float32.ts'
import { uniformArray } from './uniform.ts'
import type { FloatArray, TypedArrayOf, FloatDType } from '../dtype.ts'
import type { Key } from './key.ts'

/**
 * `count` values of the exponential distribution of rate 1, −log(1 − u). In float32 bit for bit JAX's
 * `jax.random.exponential` on CPUs with FMA; in float64 equal to within a few ulps.
 *
 * @throws OptionError when `count` is not a non-negative integer.
 */
export function exponentialArray<D extends FloatDType>(key: Key, count: number, dtype: D): TypedArrayOf[D]
export function exponentialArray(key: Key, count: number, dtype: FloatDType): FloatArray {
  const values: FloatArray = uniformArray(key, count, dtype)
  if (values instanceof Float32Array) {
    const scratch = floatBits()
    for (let i = 0; i < count; i++) values[i] = -log1pFloat32(-values[i]!, scratch)
  } else {
    for (let i = 0; i < count; i++) values[i] = -Math.log1p(-values[i]!)
  }
  return values
}

/**
 * `count` values of the standard Gumbel distribution, −log(−log u) with u uniform on (0, 1). The index of the largest
 * `logits[i] + gumbel[i]` is a draw from softmax(logits). In float32 bit for bit JAX's `jax.random.gumbel` in its default
 * mode on CPUs with FMA; in float64 equal to within a few ulps.
 *
 * @throws OptionError when `count` is not a non-negative integer.
 */
export function gumbelArray<D extends FloatDType>(key: Key, count: number, dtype: D): TypedArrayOf[D]
export function gumbelArray(key: Key, count: number, dtype: FloatDType): FloatArray {
  // The least normal number in place of 0, whose image is infinite.
  const values: FloatArray = uniformArray(key, count, dtype, { min: dtype === 'float32' ? 2 ** -126 : 2 ** -1022 })
  if (values instanceof Float32Array) {
    const scratch = floatBits()
    for (let i = 0; i < count; i++) values[i] = -logFloat32(-logFloat32(values[i]!, scratch), scratch)
  } else {
    for (let i = 0; i < count; i++) values[i] = -Math.log(-Math.log(values[i]!))
  }
  return values
}
