/*
 * Elementary functions in single precision, rounded as XLA's CPU compiler rounds them on hardware with fused
 * multiply-add: random streams then agree with JAX's to the bit and do not depend on the JavaScript engine.
 *
 * `fround(a * b + c)` stands for a fused multiply-add of float32 numbers: the product is exact in double precision, and
 * rounding the sum twice instead of once changes the result for about one argument in 2²⁹.
 */

/** Scratch through which a float32 number is read as bits: two views of the same four bytes. */
export interface FloatBits {
  /** The number. */
  readonly float: Float32Array
  /** Its bits. */
  readonly bits: Int32Array
}

/** New scratch for {@link logFloat32} and what is built on it; made once per array of values. */
export function floatBits(): FloatBits {
  const float = new Float32Array(1)
  return { float, bits: new Int32Array(float.buffer) }
}

/** √½ in float32. */
const SQRT_HALF = 0.7071067690849304

/**
 * Natural logarithm of a positive, normal, finite float32. Cephes' `logf`: a polynomial of degree 8 on [√½, √2).
 *
 * @param scratch - overwritten.
 */
export function logFloat32(value: number, scratch: FloatBits): number {
  const { fround } = Math
  const { float, bits } = scratch
  float[0] = value
  const word = bits[0]!
  bits[0] = (word & 0x007fffff) | 0x3f000000
  // value = mantissa · 2^exponent with mantissa in [½, 1), and then x = mantissa − 1 or 2·mantissa − 1, in [√½ − 1, √2 − 1).
  const mantissa = float[0]
  let exponent = (word >>> 23) - 126
  let x = fround(mantissa - 1)
  if (mantissa < SQRT_HALF) {
    exponent -= 1
    x = fround(x + mantissa)
  }
  const x2 = fround(x * x)
  const x3 = fround(x2 * x)
  let a = fround(0.07037683576345444 * x - 0.11514610052108765)
  let b = fround(-0.12420140951871872 * x + 0.14249323308467865)
  let c = fround(0.2000071406364441 * x - 0.24999994039535522)
  a = fround(a * x + 0.11676998436450958)
  b = fround(b * x - 0.16668057441711426)
  c = fround(c * x + 0.3333333134651184)
  b = fround(a * x3 + b)
  c = fround(b * x3 + c)
  // ln 2 = 0.693359375 − 0.000212…; the first part has few bits, so its product with the exponent is exact.
  const tail = fround(c * x3 + fround(exponent * -0.00021219444170128554))
  return fround(fround(fround(x - 0.5 * x2) + tail) + exponent * 0.693359375)
}

/** √2 − 1 in float32. */
const SQRT_TWO_LESS_ONE = 0.4142135679721832

/**
 * log(1 + x) of a float32 x > −1. Below |x| = √2 − 1 Cephes' rational function x − x²/2 + x³·P(x)/Q(x), beyond it log(1 + x).
 *
 * @param scratch - overwritten.
 */
export function log1pFloat32(x: number, scratch: FloatBits): number {
  const { fround } = Math
  if (!(Math.abs(x) < SQRT_TWO_LESS_ONE)) return logFloat32(fround(1 + x), scratch)
  let q = fround(x + 15.062909126281738)
  q = fround(q * x + 83.04756927490234)
  q = fround(q * x + 221.7624053955078)
  q = fround(q * x + 309.0987243652344)
  q = fround(q * x + 216.42788696289062)
  q = fround(q * x + 60.11865997314453)
  let p = fround(4.527000055531971e-5 * x + 0.4985410273075104)
  p = fround(p * x + 6.578732490539551)
  p = fround(p * x + 29.91191864013672)
  p = fround(p * x + 60.949668884277344)
  p = fround(p * x + 57.11296463012695)
  p = fround(p * x + 20.039552688598633)
  const x2 = fround(x * x)
  const x3 = fround(x2 * x)
  return fround(x + fround(-0.5 * x2 + fround(x3 * fround(p / q))))
}

/**
 * Inverse error function of a float32 in (−1, 1): y with erf(y) = x. Two polynomials in w = −log(1 − x²).
 * M. Giles, "Approximating the erfinv function", GPU Computing Gems Jade Edition, 2012, single-precision table.
 *
 * @param scratch - overwritten.
 */
export function erfInvFloat32(x: number, scratch: FloatBits): number {
  const { fround } = Math
  const log = log1pFloat32(fround(-x * x), scratch)
  let w: number
  let p: number
  if (log > -5) {
    w = fround(-2.5 - log)
    p = fround(2.810226362726098e-8 * w + 3.432739390518691e-7)
    p = fround(p * w - 3.523387704262859e-6)
    p = fround(p * w - 4.391506536194356e-6)
    p = fround(p * w + 0.00021858086984138936)
    p = fround(p * w - 0.001253725029528141)
    p = fround(p * w - 0.004177681636065245)
    p = fround(p * w + 0.24664072692394257)
    p = fround(p * w + 1.5014094114303589)
  } else {
    w = fround(fround(Math.sqrt(-log)) - 3)
    p = fround(-0.0002002142573473975 * w + 0.0001009505576803349)
    p = fround(p * w + 0.0013493432197719812)
    p = fround(p * w - 0.003673428436741233)
    p = fround(p * w + 0.005739507731050253)
    p = fround(p * w - 0.007622461300343275)
    p = fround(p * w + 0.00943887047469616)
    p = fround(p * w + 1.0016740560531616)
    p = fround(p * w + 2.832976818084717)
  }
  return fround(x * p)
}

/** Error function of a float32: x·P(x²)/Q(x²), and ±1 where that is the nearest float32. */
export function erfFloat32(x: number): number {
  const { fround } = Math
  if (Math.abs(x) >= 3.8325068950653076) return Math.sign(x)
  const x2 = fround(x * x)
  let p = fround(x2 * 0.00022905065270606428 + 0.0034082909114658833)
  p = fround(p * x2 + 0.050955694168806076)
  p = fround(p * x2 + 0.18520832061767578)
  p = fround(p * x2 + 1.1283791065216064)
  let q = fround(x2 * -1.1791603071742429e-7 + 2.354796561121475e-5)
  q = fround(q * x2 + 0.0010179625824093819)
  q = fround(q * x2 + 0.01407046988606453)
  q = fround(q * x2 + 0.11098504811525345)
  q = fround(q * x2 + 0.4974692463874817)
  q = fround(q * x2 + 1)
  return fround(fround(x * p) / q)
}
