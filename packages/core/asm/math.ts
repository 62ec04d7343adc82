import { constant, K } from './constants'
import { madd, nmadd } from './lanes'

/** 2^k for the integer k in the low bits of `shifted`, within the exponents of normal numbers. */
// @ts-ignore: decorator
@inline
export function powerOfTwo<T>(shifted: v128): v128 {
  // The bits of 1.0 are the exponent's bias.
  if (sizeof<T>() == 8) return v128.add<i64>(v128.shl<i64>(shifted, 52), constant<T>(K.one))
  return v128.add<i32>(v128.shl<i32>(shifted, 23), constant<T>(K.one))
}

/** y/ln 2 rounded to an integer, which is also in the low bits: the shifter is 1.5·2^p, p the bits of a significand. */
// @ts-ignore: decorator
@inline
export function shiftedExponent<T>(y: v128): v128 {
  return v128.add<T>(v128.mul<T>(y, constant<T>(K.log2e)), constant<T>(K.shifter))
}

/** e^(y − k·ln 2) − 1; the polynomial is explained at `exponential`. */
// @ts-ignore: decorator
@inline
function expm1Reduced<T>(y: v128, k: v128): v128 {
  const r = nmadd<T>(k, constant<T>(K.expLn2Low), nmadd<T>(k, constant<T>(K.expLn2High), y))
  let p: v128
  if (sizeof<T>() == 8) {
    p = madd<T>(constant<T>(K.exp12), r, constant<T>(K.exp11))
    p = madd<T>(p, r, constant<T>(K.exp10))
    p = madd<T>(p, r, constant<T>(K.exp9))
    p = madd<T>(p, r, constant<T>(K.exp8))
    p = madd<T>(p, r, constant<T>(K.exp7))
  } else p = constant<T>(K.exp7)
  p = madd<T>(p, r, constant<T>(K.exp6))
  p = madd<T>(p, r, constant<T>(K.exp5))
  p = madd<T>(p, r, constant<T>(K.exp4))
  p = madd<T>(p, r, constant<T>(K.exp3))
  p = madd<T>(p, r, constant<T>(K.exp2))
  return madd<T>(v128.mul<T>(r, r), p, r)
}

/** Whether eˣ and e⁻ˣ are normal numbers for all elements of four vectors, `step` bytes apart; NaN is not. */
// @ts-ignore: decorator
@inline
export function expIsNormal<T>(x: usize, step: usize): bool {
  const x0 = v128.load(x)
  const x1 = v128.load(x + step)
  const x2 = v128.load(x + 2 * step)
  const x3 = v128.load(x + 3 * step)
  if (sizeof<T>() == 8) {
    const limit = constant<T>(K.expNormal)
    const low = v128.and(v128.lt<T>(v128.abs<T>(x0), limit), v128.lt<T>(v128.abs<T>(x1), limit))
    const high = v128.and(v128.lt<T>(v128.abs<T>(x2), limit), v128.lt<T>(v128.abs<T>(x3), limit))
    return v128.all_true<i64>(v128.and(low, high))
  }
  // The bits of positive numbers are ordered like integers, NaN last, and integers have a cheap maximum.
  const low = v128.max<i32>(v128.abs<T>(x0), v128.abs<T>(x1))
  const high = v128.max<i32>(v128.abs<T>(x2), v128.abs<T>(x3))
  return v128.all_true<i32>(v128.lt<i32>(v128.max<i32>(low, high), constant<T>(K.expNormal)))
}

/** y·2^k for the integer k in the low bits of `shifted`, where that is a normal number. */
// @ts-ignore: decorator
@inline
export function expBits<T>(y: v128, shifted: v128): v128 {
  if (sizeof<T>() == 8) return v128.add<i64>(y, v128.shl<i64>(shifted, 52))
  return v128.add<i32>(y, v128.shl<i32>(shifted, 23))
}

/** eˣ: x = k·ln 2 + r, and 2^k in two factors, so that results may be subnormal or infinite. NaN stays. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  const y = v128.pmin<T>(v128.pmax<T>(x, constant<T>(K.expLow)), constant<T>(K.expHigh))
  const shift = constant<T>(K.shifter)
  const k = v128.sub<T>(shiftedExponent<T>(y), shift)
  const half = v128.add<T>(v128.mul<T>(k, constant<T>(K.half)), shift)
  const rest = v128.add<T>(v128.sub<T>(k, v128.sub<T>(half, shift)), shift)
  const value = v128.add<T>(constant<T>(K.one), expm1Reduced<T>(y, k))
  return v128.mul<T>(v128.mul<T>(value, powerOfTwo<T>(half)), powerOfTwo<T>(rest))
}

/** ln x after fdlibm: x = 2^k·(1 + f) with √½ ≤ 1 + f < √2, s = f/(2 + f), an even polynomial in s. */
// @ts-ignore: decorator
@inline
export function log<T>(x: v128): v128 {
  const subnormal = v128.lt<T>(x, constant<T>(K.smallestNormal))
  const y = v128.bitselect(v128.mul<T>(x, constant<T>(K.logScale)), x, subnormal)
  const bias = v128.bitselect(constant<T>(K.logScaledBias), constant<T>(K.logBias), subnormal)
  let k: v128
  let m: v128
  if (sizeof<T>() == 8) {
    const bits = v128.add<i64>(y, v128.splat<i64>(0x3ff0000000000000 - 0x3fe6a09e667f3bcd))
    m = v128.add<i64>(v128.and(bits, v128.splat<i64>(0x000fffffffffffff)), v128.splat<i64>(0x3fe6a09e667f3bcd))
    k = v128.sub<f64>(v128.or(v128.shr<u64>(bits, 52), v128.splat<i64>(0x4330000000000000)), v128.splat<f64>(4503599627370496.0))
  } else {
    const bits = v128.add<i32>(y, v128.splat<i32>(0x3f800000 - 0x3f3504f3))
    m = v128.add<i32>(v128.and(bits, v128.splat<i32>(0x007fffff)), v128.splat<i32>(0x3f3504f3))
    k = v128.convert<i32>(v128.shr<u32>(bits, 23))
  }
  k = v128.sub<T>(k, bias)
  const f = v128.sub<T>(m, constant<T>(K.one))
  const s = v128.div<T>(f, v128.add<T>(f, constant<T>(K.two)))
  const z = v128.mul<T>(s, s)
  const w = v128.mul<T>(z, z)
  let odd: v128
  let even: v128
  if (sizeof<T>() == 8) {
    odd = madd<T>(w, constant<T>(K.log7), constant<T>(K.log5))
    odd = madd<T>(w, odd, constant<T>(K.log3))
    even = madd<T>(w, constant<T>(K.log6), constant<T>(K.log4))
  } else {
    odd = constant<T>(K.log3)
    even = constant<T>(K.log4)
  }
  odd = madd<T>(w, odd, constant<T>(K.log1))
  even = madd<T>(w, even, constant<T>(K.log2))
  const series = madd<T>(w, even, v128.mul<T>(z, odd))
  const hfsq = v128.mul<T>(v128.mul<T>(constant<T>(K.half), f), f)
  let r = v128.sub<T>(madd<T>(s, v128.add<T>(hfsq, series), v128.mul<T>(k, constant<T>(K.logLn2Low))), hfsq)
  r = madd<T>(k, constant<T>(K.logLn2High), v128.add<T>(r, f))
  r = v128.bitselect(constant<T>(K.nan), r, v128.lt<T>(x, v128.splat<T>(0)))
  r = v128.bitselect(constant<T>(K.negativeInfinity), r, v128.eq<T>(x, v128.splat<T>(0)))
  return v128.bitselect(r, x, v128.lt<T>(x, constant<T>(K.infinity)))
}

/** 1/(1 + e⁻ˣ), from e^−|x|, which cannot overflow. */
// @ts-ignore: decorator
@inline
export function sigmoid<T>(x: v128): v128 {
  const e = exp<T>(v128.neg<T>(v128.abs<T>(x)))
  const one = constant<T>(K.one)
  return v128.div<T>(v128.bitselect(e, one, v128.lt<T>(x, v128.splat<T>(0))), v128.add<T>(e, one))
}

/** t·σ(x)·(1 + x·(1 − σ(x))), with 1 − σ(x) as σ(−x). */
// @ts-ignore: decorator
@inline
export function siluTangent<T>(x: v128, t: v128): v128 {
  const rest = madd<T>(x, sigmoid<T>(v128.neg<T>(x)), constant<T>(K.one))
  return v128.mul<T>(v128.mul<T>(t, sigmoid<T>(x)), rest)
}
