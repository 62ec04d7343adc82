/** Rounding unit of doubles, 2⁻⁵³. */
const UNIT = 1.1102230246251565e-16

/** Steps after which a root counts as not found; interpolation takes 3 to 6. */
const MAX_STEPS = 100

/**
 * `1/ρ + Σ zᵢ²/(pᵢ − x) = 0` with ρ > 0, poles p₀ < p₁ < … and no zero among the weights z. It has one root between any two
 * neighbouring poles and one above the last.
 *
 * Root j is kept as pole + shift, `p[origins[j]] + shifts[j]`, with the pole that is nearer: every difference pᵢ − xⱼ =
 * `(pᵢ − p[origin]) − shift` then has a small relative error, on which the orthogonality of eigenvectors rests.
 */
export interface SecularEquation {
  /** Number of poles. */
  readonly count: number
  /** Weights, not squared. */
  readonly z: Float64Array
  /** 1/ρ. */
  readonly inverse: number
  /** Writes pᵢ − p[origin] for every i, each with a small relative error. */
  readonly measure: (origin: number, gaps: Float64Array) => void
  /** Filled: the pole that each root is measured from. */
  readonly origins: Int32Array
  /** Filled: how far each root is from its pole. */
  readonly shifts: Float64Array
  /** Scratch of `count` elements. */
  readonly gaps: Float64Array
}

/** Where a root is looked for, and from which side it is approached. */
interface Search {
  /** The root lies between poles `left` and `left + 1`, or above both where `last`. */
  readonly left: number
  readonly last: boolean
  /** Whether shifts are measured from pole `left`. */
  readonly fromLeft: boolean
  /** First guess. */
  readonly guess: number
  /** Bounds of the shift. */
  readonly low: number
  readonly high: number
}

/** Values of both halves of the sum: poles left and right of the root, with their derivatives and a bound of rounding errors. */
interface Sums {
  psi: number
  phi: number
  psiSlope: number
  phiSlope: number
  error: number
}

/**
 * Finds all roots to the accuracy of the evaluated function. Poles left and right of the root are each replaced by one pole and
 * a constant, which gives a quadratic equation for the next step ("fixed weight", and "the middle way" where that is slow:
 * R.-C. Li, LAPACK Working Note 89, 1994); a step that leaves the bracket is replaced by bisection.
 *
 * @returns how many roots were not found.
 */
export function solveSecular(equation: SecularEquation): number {
  const { count, z, inverse, origins, shifts } = equation
  if (count === 1) {
    origins[0] = 0
    shifts[0] = (z[0]! * z[0]!) / inverse
    return 0
  }
  const sums: Sums = { psi: 0, phi: 0, psiSlope: 0, phiSlope: 0, error: 0 }
  let failures = 0
  for (let j = 0; j < count; j++) {
    const search = j === count - 1 ? startLast(equation) : startBetween(equation, j)
    origins[j] = search.last || !search.fromLeft ? search.left + 1 : search.left
    const shift = refine(equation, search, sums)
    shifts[j] = shift
    if (Number.isNaN(shift)) failures++
  }
  return failures
}

/** Decides by the sign in the middle of the gap which pole is nearer, and solves for the two poles with the rest held constant. */
function startBetween({ count, z, inverse, measure, gaps }: SecularEquation, j: number): Search {
  measure(j, gaps)
  const gap = gaps[j + 1]!
  const middle = gap / 2
  let rest = inverse
  for (let i = 0; i < j; i++) rest += (z[i]! * z[i]!) / (gaps[i]! - middle)
  for (let i = count - 1; i > j + 1; i--) rest += (z[i]! * z[i]!) / (gaps[i]! - middle)
  const left = z[j]! * z[j]!
  const right = z[j + 1]! * z[j + 1]!
  if (rest + (right - left) / middle >= 0) {
    const a = rest * gap + left + right
    const b = left * gap
    const root = Math.sqrt(Math.abs(a * a - 4 * b * rest))
    return { left: j, last: false, fromLeft: true, guess: a > 0 ? (2 * b) / (a + root) : (a - root) / (2 * rest), low: 0, high: middle }
  }
  measure(j + 1, gaps)
  const a = rest * gap - left - right
  const b = right * gap
  const root = Math.sqrt(Math.abs(a * a + 4 * b * rest))
  return { left: j, last: false, fromLeft: false, guess: a < 0 ? (2 * b) / (a - root) : -(a + root) / (2 * rest), low: -middle, high: 0 }
}

/** The root above all poles is at most ρ·‖z‖² above the last. */
function startLast({ count, z, inverse, measure, gaps }: SecularEquation): Search {
  const left = count - 2
  measure(count - 1, gaps)
  let squares = 0
  for (let i = 0; i < count; i++) squares += z[i]! * z[i]!
  const high = (squares / inverse) * (1 + 8 * count * UNIT)
  let rest = inverse
  for (let i = 0; i < left; i++) rest += (z[i]! * z[i]!) / (gaps[i]! - high / 2)
  const gap = -gaps[left]!
  const weight = z[left + 1]! * z[left + 1]!
  const a = z[left]! * z[left]! + weight - rest * gap
  const b = weight * gap
  const root = Math.sqrt(Math.abs(a * a + 4 * b * rest))
  const guess = a < 0 ? (2 * b) / (root - a) : (a + root) / (2 * rest)
  return { left, last: true, fromLeft: false, guess, low: 0, high }
}

/** The shift, from the first guess to where the function is zero up to the errors of its evaluation; NaN if it is not found. */
function refine(equation: SecularEquation, search: Search, sums: Sums): number {
  let { low, high } = search
  let tau = search.guess
  if (!(tau > low && tau < high)) tau = (low + high) / 2
  let middleWay = search.last
  let previous = Infinity
  for (let step = 0; step < MAX_STEPS; step++) {
    evaluate(equation, search.left, tau, sums)
    const w = equation.inverse + sums.psi + sums.phi
    if (Math.abs(w) <= UNIT * sums.error) return tau
    if (w < 0) low = tau
    else high = tau
    if (!search.last && Math.abs(w) > 0.1 * previous) middleWay = !middleWay
    previous = Math.abs(w)
    let next = tau + stepFrom(equation, search, sums, tau, w, middleWay)
    if (!(next > low && next < high)) next = between(low, high, step)
    // No number lies between the bounds: the best there is.
    if (next === tau || !(next > low && next < high)) return tau
    tau = next
  }
  return NaN
}

/** Halves the bracket; its orders of magnitude once there is reason to think that the root is tiny. */
function between(low: number, high: number, step: number): number {
  if (step < 8 || low * high <= 0) return low + (high - low) / 2
  return Math.sign(high) * Math.sqrt(Math.abs(low)) * Math.sqrt(Math.abs(high))
}

/** Both sums at `tau`, each from the far poles to the near ones. */
function evaluate({ count, z, inverse, gaps }: SecularEquation, left: number, tau: number, sums: Sums): void {
  let psi = 0
  let psiSlope = 0
  let phi = 0
  let phiSlope = 0
  let error = 0
  for (let i = 0; i <= left; i++) {
    const q = z[i]! / (gaps[i]! - tau)
    psi += z[i]! * q
    psiSlope += q * q
    error += psi
  }
  error = Math.abs(error)
  let later = 0
  for (let i = count - 1; i > left; i--) {
    const q = z[i]! / (gaps[i]! - tau)
    phi += z[i]! * q
    phiSlope += q * q
    later += phi
  }
  error += Math.abs(later) + 8 * (Math.abs(psi) + Math.abs(phi)) + 2 * inverse + Math.abs(tau) * (psiSlope + phiSlope)
  sums.psi = psi
  sums.phi = phi
  sums.psiSlope = psiSlope
  sums.phiSlope = phiSlope
  sums.error = error
}

/** The root η of c + s/(Δ₁ − η) + S/(Δ₂ − η), which agrees with the function at `tau`; a Newton step where η points the wrong way. */
function stepFrom(
  { z, gaps }: SecularEquation,
  { left, last, fromLeft }: Search,
  { psiSlope, phiSlope }: Sums,
  tau: number,
  w: number,
  middleWay: boolean,
): number {
  const [g1, g2] = [gaps[left]!, gaps[left + 1]!]
  const d1 = g1 - tau
  const d2 = g2 - tau
  const slope = psiSlope + phiSlope
  const a = (d1 + d2) * w - d1 * d2 * slope
  const b = d1 * d2 * w
  let c: number
  if (middleWay) c = w - d1 * psiSlope - d2 * phiSlope
  else if (fromLeft) c = w - d2 * slope - (g1 - g2) * (z[left]! / d1) ** 2
  else c = w - d1 * slope - (g2 - g1) * (z[left + 1]! / d2) ** 2
  let eta: number
  if (last) {
    c = Math.abs(c)
    const root = Math.sqrt(Math.abs(a * a - 4 * b * c))
    eta = a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root)
  } else {
    const root = Math.sqrt(Math.abs(a * a - 4 * b * c))
    eta = c === 0 ? b / a : a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root)
  }
  return w * eta < 0 ? eta : -w / slope
}
