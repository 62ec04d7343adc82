/** Functions that `Math` lacks, from their definitions: slow, plain and in double precision. */

/** 2/√π·∫₀ˣ e^(−t²) dt: near 0 by a series of positive terms, beyond by the continued fraction of erfc. */
export function erf(x: number): number {
  const a = Math.abs(x)
  if (Number.isNaN(x) || a === 0) return x
  if (a >= 2) return Math.sign(x) * (1 - erfcFraction(a))
  // e^(−x²)·Σ 2ⁿ·x²ⁿ⁺¹/(2n+1)!!
  let term = a
  let total = a
  for (let n = 1; term > total * 2 ** -54; n++) {
    term *= (2 * a * a) / (2 * n + 1)
    total += term
  }
  return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * total * Math.exp(-a * a)
}

/** The y with erf(y) = x, by Newton's iteration from S. Winitzki's approximation. ±∞ at ±1, NaN beyond. */
export function erfinv(x: number): number {
  if (Math.abs(x) === 1) return x * Infinity
  if (!(Math.abs(x) < 1) || x === 0) return x === 0 ? x : NaN
  const l = Math.log1p(-x * x)
  const c = 2 / (Math.PI * 0.147) + l / 2
  let y = Math.sign(x) * Math.sqrt(Math.sqrt(c * c - l / 0.147) - c)
  if (Math.abs(x) < 1e-8) return (x * Math.sqrt(Math.PI)) / 2
  for (let step = 0; step < 8; step++) y -= ((erf(y) - x) * Math.sqrt(Math.PI) * Math.exp(y * y)) / 2
  return y
}

/** Nearest integer, ties to even. */
export function roundEven(x: number): number {
  const low = Math.floor(x)
  const rest = x - low
  return rest < 0.5 ? low : rest > 0.5 ? low + 1 : low % 2 === 0 ? low : low + 1
}

/** 1/(1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))
}

/** log(1 + eˣ). */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

/** x^y of IEEE 754: 1 to any power is 1, NaN included, and (−1)^±∞ = 1. */
export function power(x: number, y: number): number {
  return x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y
}

/** x − ⌊x/y⌋·y: the remainder with the sign of the divisor. */
export function modulo(x: number, y: number): number {
  const r = x % y
  return r !== 0 && r < 0 !== y < 0 ? r + y : r
}

/** x^y modulo 2³² for y ≥ 0, by y multiplications. */
export function integerPower(x: number, y: number): number {
  let product = 1
  for (let i = 0; i < y; i++) product = Math.imul(product, x)
  return product
}

/** erfc(x) = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), from the inside out. */
function erfcFraction(x: number): number {
  let tail = x
  for (let n = 120; n >= 1; n--) tail = x + n / 2 / tail
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail
}
