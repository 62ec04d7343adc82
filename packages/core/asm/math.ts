import { madd, nmadd } from './lanes'

// @ts-ignore: decorator
@inline
function constant<T>(value: f64): v128 {
  return v128.splat<T>(<T>value)
}

/** 1.5·2^p with p the bits of a significand: adding it rounds to an integer and leaves that integer in the low bits. */
// @ts-ignore: decorator
@inline
function shifter<T>(): v128 {
  return sizeof<T>() == 8 ? v128.splat<f64>(6755399441055744.0) : v128.splat<f32>(12582912.0)
}

/** 2^k for the integer k in the low bits of `shifted`, within the exponents of normal numbers. */
// @ts-ignore: decorator
@inline
function powerOfTwo<T>(shifted: v128): v128 {
  if (sizeof<T>() == 8) return v128.add<i64>(v128.shl<i64>(shifted, 52), v128.splat<i64>(0x3ff0000000000000))
  return v128.add<i32>(v128.shl<i32>(shifted, 23), v128.splat<i32>(0x3f800000))
}

/** eʳ for |r| ≤ ln 2 / 2: Taylor to r¹³ in float64 (truncation 4e-18), the Cephes polynomial in float32. */
// @ts-ignore: decorator
@inline
function expReduced<T>(r: v128): v128 {
  let p: v128
  if (sizeof<T>() == 8) {
    p = constant<T>(1.6059043836821613e-10)
    p = madd<T>(p, r, constant<T>(2.08767569878681e-9))
    p = madd<T>(p, r, constant<T>(2.505210838544172e-8))
    p = madd<T>(p, r, constant<T>(2.755731922398589e-7))
    p = madd<T>(p, r, constant<T>(2.7557319223985893e-6))
    p = madd<T>(p, r, constant<T>(2.48015873015873e-5))
    p = madd<T>(p, r, constant<T>(1.984126984126984e-4))
    p = madd<T>(p, r, constant<T>(1.3888888888888889e-3))
    p = madd<T>(p, r, constant<T>(8.333333333333333e-3))
    p = madd<T>(p, r, constant<T>(4.1666666666666664e-2))
    p = madd<T>(p, r, constant<T>(1.6666666666666666e-1))
    p = madd<T>(p, r, constant<T>(0.5))
  } else {
    p = constant<T>(1.98756915e-4)
    p = madd<T>(p, r, constant<T>(1.3981999507e-3))
    p = madd<T>(p, r, constant<T>(8.3334519073e-3))
    p = madd<T>(p, r, constant<T>(4.1665795894e-2))
    p = madd<T>(p, r, constant<T>(1.6666665459e-1))
    p = madd<T>(p, r, constant<T>(5.0000001201e-1))
  }
  return v128.add<T>(constant<T>(1), madd<T>(v128.mul<T>(r, r), p, r))
}

/** eˣ: x = k·ln 2 + r, and 2^k in two factors, so that results may be subnormal. NaN stays. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  const wide = sizeof<T>() == 8
  const y = v128.pmin<T>(v128.pmax<T>(x, constant<T>(wide ? -746 : -104)), constant<T>(wide ? 710 : 89))
  const shift = shifter<T>()
  const k = v128.sub<T>(v128.add<T>(v128.mul<T>(y, constant<T>(1.4426950408889634)), shift), shift)
  let r = nmadd<T>(k, constant<T>(wide ? 6.9314718036912381649e-1 : 0.693359375), y)
  r = nmadd<T>(k, constant<T>(wide ? 1.90821492927058770002e-10 : -2.1219444e-4), r)
  const halfShifted = v128.add<T>(v128.mul<T>(k, constant<T>(0.5)), shift)
  const restShifted = v128.add<T>(v128.sub<T>(k, v128.sub<T>(halfShifted, shift)), shift)
  return v128.mul<T>(v128.mul<T>(expReduced<T>(r), powerOfTwo<T>(halfShifted)), powerOfTwo<T>(restShifted))
}

/** ln x after fdlibm: x = 2^k·(1 + f) with √½ ≤ 1 + f < √2, s = f/(2 + f), an even polynomial in s. */
// @ts-ignore: decorator
@inline
export function log<T>(x: v128): v128 {
  const wide = sizeof<T>() == 8
  const subnormal = v128.lt<T>(x, constant<T>(wide ? 2.2250738585072014e-308 : 1.1754943508222875e-38))
  const y = v128.bitselect(v128.mul<T>(x, constant<T>(wide ? 18014398509481984.0 : 33554432.0)), x, subnormal)
  const bias = v128.bitselect(constant<T>(wide ? 1077 : 152), constant<T>(wide ? 1023 : 127), subnormal)
  let k: v128
  let m: v128
  if (wide) {
    const bits = v128.add<i64>(y, v128.splat<i64>(0x3ff0000000000000 - 0x3fe6a09e667f3bcd))
    m = v128.add<i64>(v128.and(bits, v128.splat<i64>(0x000fffffffffffff)), v128.splat<i64>(0x3fe6a09e667f3bcd))
    k = v128.sub<f64>(v128.or(v128.shr<u64>(bits, 52), v128.splat<i64>(0x4330000000000000)), v128.splat<f64>(4503599627370496.0))
  } else {
    const bits = v128.add<i32>(y, v128.splat<i32>(0x3f800000 - 0x3f3504f3))
    m = v128.add<i32>(v128.and(bits, v128.splat<i32>(0x007fffff)), v128.splat<i32>(0x3f3504f3))
    k = v128.convert<i32>(v128.shr<u32>(bits, 23))
  }
  k = v128.sub<T>(k, bias)
  const f = v128.sub<T>(m, constant<T>(1))
  const s = v128.div<T>(f, v128.add<T>(f, constant<T>(2)))
  const z = v128.mul<T>(s, s)
  const w = v128.mul<T>(z, z)
  let odd: v128
  let even: v128
  if (wide) {
    odd = madd<T>(w, constant<T>(1.479819860511658591e-1), constant<T>(1.818357216161805012e-1))
    odd = madd<T>(w, odd, constant<T>(2.857142874366239149e-1))
    odd = madd<T>(w, odd, constant<T>(6.66666666666673513e-1))
    even = madd<T>(w, constant<T>(1.531383769920937332e-1), constant<T>(2.222219843214978396e-1))
    even = madd<T>(w, even, constant<T>(3.999999999940941908e-1))
  } else {
    odd = madd<T>(w, constant<T>(0.28498786688), constant<T>(0.66666662693))
    even = madd<T>(w, constant<T>(0.24279078841), constant<T>(0.40000972152))
  }
  const series = madd<T>(w, even, v128.mul<T>(z, odd))
  const hfsq = v128.mul<T>(v128.mul<T>(constant<T>(0.5), f), f)
  const low = v128.mul<T>(k, constant<T>(wide ? 1.90821492927058770002e-10 : 9.0580006145e-6))
  let r = v128.sub<T>(madd<T>(s, v128.add<T>(hfsq, series), low), hfsq)
  r = madd<T>(k, constant<T>(wide ? 6.9314718036912381649e-1 : 6.9313812256e-1), v128.add<T>(r, f))
  r = v128.bitselect(constant<T>(NaN), r, v128.lt<T>(x, constant<T>(0)))
  r = v128.bitselect(constant<T>(-Infinity), r, v128.eq<T>(x, constant<T>(0)))
  return v128.bitselect(r, x, v128.lt<T>(x, constant<T>(Infinity)))
}

/** tanh x after Cephes: a rational (float64) or polynomial (float32) in x² up to 0.625, 1 − 2/(e²ˣ + 1) above. */
// @ts-ignore: decorator
@inline
export function tanh<T>(x: v128): v128 {
  const sign = constant<T>(-0.0)
  const a = v128.abs<T>(x)
  const z = v128.mul<T>(x, x)
  const small = v128.lt<T>(a, constant<T>(0.625))
  const e = v128.add<T>(exp<T>(v128.add<T>(a, a)), constant<T>(1))
  if (sizeof<T>() == 8) {
    let p = madd<T>(z, constant<T>(-9.64399179425052238628e-1), constant<T>(-9.92877231001918586564e1))
    p = v128.mul<T>(v128.mul<T>(madd<T>(z, p, constant<T>(-1.61468768441708447952e3)), z), a)
    let q = v128.add<T>(z, constant<T>(1.12811678491632931402e2))
    q = madd<T>(z, q, constant<T>(2.23548839060100448583e3))
    q = madd<T>(z, q, constant<T>(4.84406305325125486048e3))
    const quotient = v128.div<T>(v128.bitselect(p, constant<T>(-2), small), v128.bitselect(q, e, small))
    return v128.bitselect(x, v128.add<T>(v128.bitselect(a, constant<T>(1), small), quotient), sign)
  }
  let p = madd<T>(z, constant<T>(-5.70498872745e-3), constant<T>(2.06390887954e-2))
  p = madd<T>(z, p, constant<T>(-5.37397155531e-2))
  p = madd<T>(z, p, constant<T>(1.33314422036e-1))
  p = madd<T>(z, p, constant<T>(-3.33332819422e-1))
  const near = madd<T>(v128.mul<T>(p, z), a, a)
  const far = v128.sub<T>(constant<T>(1), v128.div<T>(constant<T>(2), e))
  return v128.bitselect(x, v128.bitselect(near, far, small), sign)
}

/** 1/(1 + e⁻ˣ), from e^−|x|, which cannot overflow. */
// @ts-ignore: decorator
@inline
export function sigmoid<T>(x: v128): v128 {
  const e = exp<T>(v128.neg<T>(v128.abs<T>(x)))
  const numerator = v128.bitselect(e, constant<T>(1), v128.lt<T>(x, constant<T>(0)))
  return v128.div<T>(numerator, v128.add<T>(e, constant<T>(1)))
}

/** x·σ(x). */
// @ts-ignore: decorator
@inline
export function silu<T>(x: v128): v128 {
  return v128.mul<T>(x, sigmoid<T>(x))
}

/** t·σ(x)·(1 + x·(1 − σ(x))), with 1 − σ(x) as σ(−x). */
// @ts-ignore: decorator
@inline
export function siluTangent<T>(x: v128, t: v128): v128 {
  const rest = madd<T>(x, sigmoid<T>(v128.neg<T>(x)), constant<T>(1))
  return v128.mul<T>(v128.mul<T>(t, sigmoid<T>(x)), rest)
}
