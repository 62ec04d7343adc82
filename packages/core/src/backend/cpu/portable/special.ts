/** Scalar functions that `Math` lacks, in double precision. */

/** x^y with IEEE 754-2019 `pow` semantics: 1^y = 1 and (±1)^±∞ = 1 even where `**` gives NaN. */
export function power(x: number, y: number): number {
  if (x === 1) return 1
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1
  return x ** y
}

/** x^y modulo 2³² in two's complement; negative exponents round 1/xⁿ towards zero. */
export function integerPower(x: number, y: number): number {
  if (y < 0) return x === 1 ? 1 : x === -1 ? ((y & 1) === 0 ? 1 : -1) : 0
  let result = 1
  for (let base = x, rest = y; rest > 0; rest >>>= 1, base = Math.imul(base, base)) {
    if ((rest & 1) === 1) result = Math.imul(result, base)
  }
  return result
}

/** Remainder with the sign of the divisor, as in Python; a zero remainder takes that sign too. */
export function modulo(x: number, y: number): number {
  const r = x % y
  if (r === 0) return y < 0 ? -0 : 0
  return r < 0 !== y < 0 ? r + y : r
}

/** Nearest integer, ties to even; keeps the sign of zero. */
export function roundEven(x: number): number {
  const integral = 2 ** 52
  if (!(Math.abs(x) < integral)) return x
  const r = x < 0 ? x - integral + integral : x + integral - integral
  return r === 0 ? x * 0 : r
}

/** −1, 0 or 1; ±0 and NaN map to themselves. */
export function sign(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : x
}

/** 1 / (1 + e⁻ˣ) without overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const e = Math.exp(x)
  return e / (1 + e)
}

/** log(1 + eˣ) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

/** Σ cᵢ·xⁱ, highest power first. */
function horner(c: readonly number[], x: number): number {
  let sum = 0
  for (let i = 0; i < c.length; i++) sum = sum * x + c[i]!
  return sum
}

/*
 * erf and erfc: rational minimax approximations of fdlibm (Sun Microsystems 1993, s_erf.c), highest power first.
 *   |x| < 0.84375        erf(x) = x + x·P(x²)/Q(x²)
 *   0.84375 ≤ |x| < 1.25 erf(|x|) = ERX + PA(s)/QA(s), s = |x| − 1
 *   beyond               erfc(x) = exp(−x² − 0.5625 + R(1/x²)/S(1/x²)) / x, split at 1/0.35
 */
const ERX = 8.45062911510467529297e-1
const PP = [
  -2.37630166566501626084e-5, -5.77027029648944159157e-3, -2.84817495755985104766e-2, -3.2504210724700149937e-1, 1.28379167095512558561e-1,
]
const QQ = [
  -3.9602282787753681232e-6, 1.32494738004321644526e-4, 5.08130628187576562776e-3, 6.50222499887672944485e-2, 3.97917223959155352819e-1, 1,
]
const PA = [
  -2.166375594868790843e-3, 3.54783043256182359371e-2, -1.10894694282396677476e-1, 3.18346619901161753674e-1, -3.72207876035701323847e-1,
  4.14856118683748331666e-1, -2.36211856075265944077e-3,
]
const QA = [
  1.1984499846799107417e-2, 1.36370839120290507362e-2, 1.26171219808761642112e-1, 7.18286544141962662868e-2, 5.40397917702171048937e-1,
  1.06420880400844228286e-1, 1,
]
const RA = [
  -9.81432934416914548592, -8.12874355063065934246e1, -1.84605092906711035994e2, -1.62396669462573470355e2, -6.23753324503260060396e1,
  -1.05586262253232909814e1, -6.93858572707181764372e-1, -9.86494403484714822705e-3,
]
const SA = [
  -6.04244152148580987438e-2, 6.57024977031928170135, 1.08635005541779435134e2, 4.29008140027567833386e2, 6.45387271733267880336e2,
  4.34565877475229228821e2, 1.376577541435190426e2, 1.96512716674392571292e1, 1,
]
const RB = [
  -4.83519191608651397019e2, -1.02509513161107724954e3, -6.37566443368389627722e2, -1.60636384855821916062e2, -1.77579549177547519889e1,
  -7.99283237680523006574e-1, -9.86494292470009928597e-3,
]
const SB = [
  -2.24409524465858183362e1, 4.74528541206955367215e2, 2.55305040643316442583e3, 3.19985821950859553908e3, 1.53672958608443695994e3,
  3.25792512996573918826e2, 3.03380607434824582924e1, 1,
]

/** erfc(x) for x ≥ 1.25. */
function erfcTail(x: number): number {
  const s = 1 / (x * x)
  const ratio = x < 1 / 0.35 ? horner(RA, s) / horner(SA, s) : horner(RB, s) / horner(SB, s)
  // z² is exact, so the exponent's rounding error is that of the small second factor only.
  const z = Math.fround(x)
  return (Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + ratio)) / x
}

/** 2/√π·∫₀ˣ exp(−t²) dt, error below 1 ulp. */
export function erf(x: number): number {
  const a = Math.abs(x)
  if (a < 0.84375) {
    if (a < 2 ** -28) return x * (1 + PP[4]!)
    const z = x * x
    return x + x * (horner(PP, z) / horner(QQ, z))
  }
  if (a < 1.25) {
    const e = ERX + horner(PA, a - 1) / horner(QA, a - 1)
    return x < 0 ? -e : e
  }
  if (a < 6) return x < 0 ? erfcTail(a) - 1 : 1 - erfcTail(a)
  return x > 0 ? 1 : x < 0 ? -1 : x
}

/** 1 − erf(x) without cancellation, error about 1 ulp. */
export function erfc(x: number): number {
  if (x < 0.84375) return 1 - erf(x)
  if (x < 1.25) return 1 - ERX - horner(PA, x - 1) / horner(QA, x - 1)
  return x > 27.3 ? 0 : erfcTail(x)
}

/*
 * erfinv: M. Giles, Approximating the erfinv function (GPU Computing Gems, Jade edition, 2011), tables 5 (single)
 * and 6 (double): x·p(w), w = −log(1 − x²), highest power first.
 */
const SINGLE_CENTRE = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 2.1858087e-4, -1.25372503e-3, -4.17768164e-3, 2.46640727e-1, 1.50140941,
]
const SINGLE_TAIL = [
  -2.00214257e-4, 1.00950558e-4, 1.34934322e-3, -3.67342844e-3, 5.73950773e-3, -7.6224613e-3, 9.43887047e-3, 1.00167406, 2.83297682,
]
const DOUBLE_CENTRE = [
  -3.6444120640178196996e-21, -1.685059138182016589e-19, 1.2858480715256400167e-18, 1.115787767802518096e-17, -1.333171662854620906e-16,
  2.0972767875968561637e-17, 6.6376381343583238325e-15, -4.0545662729752068639e-14, -8.1519341976054721522e-14, 2.6335093153082322977e-12,
  -1.2975133253453532498e-11, -5.4154120542946279317e-11, 1.051212273321532285e-9, -4.1126339803469836976e-9, -2.9070369957882005086e-8,
  4.2347877827932403518e-7, -1.3654692000834678645e-6, -1.3882523362786468719e-5, 1.867342080340571352e-4, -7.4070253416626697512e-4,
  -6.0336708714301490533e-3, 2.4015818242558961693e-1, 1.6536545626831027356,
]
const DOUBLE_MIDDLE = [
  2.2137376921775787049e-9, 9.0756561938885390979e-8, -2.7517406297064545428e-7, 1.8239629214389227755e-8, 1.5027403968909827627e-6,
  -4.013867526981545969e-6, 2.9234449089955446044e-6, 1.2475304481671778723e-5, -4.7318229009055733981e-5, 6.8284851459573175448e-5,
  2.4031110387097893999e-5, -3.550375203628474796e-4, 9.5328937973738049703e-4, -1.6882755560235047313e-3, 2.4914420961078508066e-3,
  -3.7512085075692412107e-3, 5.370914553590063617e-3, 1.0052589676941592334, 3.0838856104922207635,
]
const DOUBLE_TAIL = [
  -2.7109920616438573243e-11, -2.5556418169965252055e-10, 1.5076572693500548083e-9, -3.7894654401267369937e-9, 7.6157012080783393804e-9,
  -1.4960026627149240478e-8, 2.9147953450901080826e-8, -6.7711997758452339498e-8, 2.2900482228026654717e-7, -9.9298272942317002539e-7,
  4.5260625972231537039e-6, -1.9681778105531670567e-5, 7.5995277030017761139e-5, -2.1503011930044477347e-4, -1.3871931833623122026e-4,
  1.0103004648645343977, 4.8499064014085844221,
]

/** Inverse of {@link erf}; ±∞ at ±1 and NaN beyond. Giles's polynomial and one Newton step: error of a few ulp. */
export function erfinv(x: number): number {
  const a = Math.abs(x)
  if (!(a < 1)) return a === 1 ? x * Infinity : NaN
  if (a === 0) return x
  const w = -Math.log((1 - a) * (1 + a))
  const p =
    w < 6.25
      ? horner(DOUBLE_CENTRE, w - 3.125)
      : w < 16
        ? horner(DOUBLE_MIDDLE, Math.sqrt(w) - 3.25)
        : horner(DOUBLE_TAIL, Math.sqrt(w) - 5)
  const y = a * p
  // Above 1/2 the residual is taken from the complement, where 1 − a is exact and nothing cancels.
  const residual = a < 0.5 ? erf(y) - a : 1 - a - erfc(y)
  const root = y - residual * (Math.sqrt(Math.PI) / 2) * Math.exp(y * y)
  return x < 0 ? -root : root
}

/** {@link erfinv} for float32: Giles's single-precision polynomial with every step rounded, as XLA evaluates it. */
export function erfinvSingle(x: number): number {
  const a = Math.abs(x)
  if (!(a < 1)) return a === 1 ? x * Infinity : NaN
  const w = Math.fround(-Math.log1p(Math.fround(-x * x)))
  const central = w < 5
  const t = Math.fround(central ? w - 2.5 : Math.fround(Math.sqrt(w)) - 3)
  const c = central ? SINGLE_CENTRE : SINGLE_TAIL
  let p = Math.fround(c[0]!)
  for (let i = 1; i < c.length; i++) p = Math.fround(Math.fround(p * t) + Math.fround(c[i]!))
  return Math.fround(p * x)
}
