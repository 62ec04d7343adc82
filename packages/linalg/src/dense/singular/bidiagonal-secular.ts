/** Roots of a secular equation, by what their squares differ from the poles. */
export interface SecularRoots {
  /** The roots σᵢ, ascending. */
  readonly sigma: Float64Array
  /** `k × k`: dⱼ² − σᵢ² in row i, column j, each to full relative accuracy. */
  readonly gaps: Float64Array
}

/** Steps after which bisection alone would have ended. */
const STEPS = 100

/**
 * Roots of 1 + Σⱼ zⱼ²/(dⱼ² − σ²), one in each interval (dᵢ, dᵢ₊₁) and one beyond the last pole: the singular values of the
 * matrix with first row z and diagonal d elsewhere. Each is found as the difference of squares from the nearer end of its
 * interval, by fitting a pole at either end to the sums on either side ("the middle way" of R.-C. Li, Solving secular
 * equations stably and efficiently, 1993), inside a bracket.
 *
 * @param d - ascending and distinct, the first 0.
 * @param z - none is 0.
 */
export function secularRoots(d: Float64Array, z: Float64Array): SecularRoots {
  const k = d.length
  const sigma = new Float64Array(k)
  const gaps = new Float64Array(k * k)
  const squares = z.map((value) => value * value)
  const delta = new Float64Array(k)
  let total = 0
  for (const value of squares) total += value
  for (let i = 0; i < k; i++) {
    const origin = i < k - 1 && valueAtMiddle(d, squares, i) <= 0 ? i + 1 : i
    const base = d[origin]!
    for (let j = 0; j < k; j++) delta[j] = (d[j]! - base) * (d[j]! + base)
    const mu = i < k - 1 ? innerRoot(delta, squares, i, origin) : outerRoot(delta, squares, total)
    sigma[i] = base === 0 ? Math.sqrt(mu) : base + mu / (base + Math.sqrt(base * base + mu))
    const row = i * k
    for (let j = 0; j < k; j++) gaps[row + j] = delta[j]! - mu
  }
  return { sigma, gaps }
}

/** The function halfway between dᵢ² and dᵢ₊₁²: where it is negative, the root is in the upper half. */
function valueAtMiddle(d: Float64Array, squares: Float64Array, i: number): number {
  const base = d[i]!
  const half = ((d[i + 1]! - base) * (d[i + 1]! + base)) / 2
  let sum = 1
  for (let j = 0; j < d.length; j++) sum += squares[j]! / ((d[j]! - base) * (d[j]! + base) - half)
  return sum
}

/** The root between δᵢ and δᵢ₊₁, one of which is 0. */
function innerRoot(delta: Float64Array, squares: Float64Array, i: number, origin: number): number {
  const [left, right] = [delta[i]!, delta[i + 1]!]
  const half = (right - left) / 2
  const low = origin === i ? 0 : -half
  const high = origin === i ? half : 0
  const middle = origin === i ? half : -half
  let rest = 1
  for (let j = 0; j < delta.length; j++) if (j !== i && j !== i + 1) rest += squares[j]! / (delta[j]! - middle)
  // rest + zᵢ²/(δᵢ − μ) + zᵢ₊₁²/(δᵢ₊₁ − μ) = 0, with the other terms as they are in the middle.
  const a = rest * (left + right) + squares[i]! + squares[i + 1]!
  const b = rest * left * right + squares[i]! * right + squares[i + 1]! * left
  return iterate(delta, squares, i, { low, high, start: innerStep(a, b, rest), beyond: false })
}

/** The root beyond the last pole, which is 0. */
function outerRoot(delta: Float64Array, squares: Float64Array, total: number): number {
  const k = delta.length
  if (k === 1) return total
  return iterate(delta, squares, k - 2, { low: 0, high: total, start: total / 2, beyond: true })
}

/** The root of c·η² − a·η + b between the poles, without cancellation. */
function innerStep(a: number, b: number, c: number): number {
  const root = Math.sqrt(Math.abs(a * a - 4 * b * c))
  return a > 0 ? (2 * b) / (a + root) : (a - root) / (2 * c)
}

/** Where a root is. */
interface Bracket {
  readonly low: number
  readonly high: number
  /** First guess; one outside is replaced. */
  readonly start: number
  /** Whether it lies right of both poles, not between them. */
  readonly beyond: boolean
}

/** The root of the secular function in a bracket, whose poles i and i + 1 matter most. */
function iterate(delta: Float64Array, squares: Float64Array, i: number, { start, beyond, ...bracket }: Bracket): number {
  const k = delta.length
  let { low, high } = bracket
  let mu = start > low && start < high ? start : between(low, high)
  for (let step = 0; step < STEPS; step++) {
    let [psi, psiSlope, phi, phiSlope] = [0, 0, 0, 0]
    for (let j = 0; j <= i; j++) {
      const inverse = 1 / (delta[j]! - mu)
      const term = squares[j]! * inverse
      psi += term
      psiSlope += term * inverse
    }
    for (let j = i + 1; j < k; j++) {
      const inverse = 1 / (delta[j]! - mu)
      const term = squares[j]! * inverse
      phi += term
      phiSlope += term * inverse
    }
    const f = 1 + psi + phi
    if (Math.abs(f) <= 2 ** -52 * (8 * (1 + Math.abs(psi) + Math.abs(phi)) + Math.abs(mu) * (psiSlope + phiSlope))) return mu
    if (f < 0) low = mu
    else high = mu
    const [left, right] = [delta[i]! - mu, delta[i + 1]! - mu]
    const c = f - left * psiSlope - right * phiSlope
    const a = (left + right) * f - left * right * (psiSlope + phiSlope)
    const b = left * right * f
    const next = mu + (beyond ? outerStep(a, b, c) : innerStep(a, b, c))
    const inside = next > low && next < high && Math.abs(next - mu) > 2 ** -53 * Math.abs(mu)
    const moved = inside ? next : between(low, high)
    if (moved === mu || moved <= low || moved >= high) return mu
    mu = moved
  }
  return mu
}

/** The change towards the root right of both poles. */
function outerStep(a: number, b: number, c: number): number {
  const root = Math.sqrt(Math.abs(a * a - 4 * b * c))
  return a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root)
}

/** A point inside the bracket, the geometric mean where the ends differ in scale. */
function between(low: number, high: number): number {
  if (low > 0 && high > 8 * low) return Math.sqrt(low) * Math.sqrt(high)
  if (high < 0 && low < 8 * high) return -Math.sqrt(-low) * Math.sqrt(-high)
  if (low === 0) return high / 64
  if (high === 0) return low / 64
  return low + (high - low) / 2
}

/**
 * The vector z̃ for which the computed roots are exact (M. Gu and S. Eisenstat, 1995): vectors made from it are orthogonal to
 * working precision. z̃ⱼ² = Πᵢ (σᵢ² − dⱼ²) / Πᵢ≠ⱼ (dᵢ² − dⱼ²).
 */
export function consistentVector(d: Float64Array, z: Float64Array, { gaps }: SecularRoots): Float64Array {
  const k = d.length
  const product = new Float64Array(k)
  const last = (k - 1) * k
  for (let j = 0; j < k; j++) product[j] = -gaps[last + j]!
  for (let i = 0; i < k - 1; i++) {
    const row = i * k
    // Factor i is paired with the pole next to root i on the side away from dⱼ, so that each ratio is near 1.
    const [here, above] = [d[i]!, d[i + 1]!]
    for (let j = 0; j <= i; j++) product[j]! *= gaps[row + j]! / ((d[j]! - above) * (d[j]! + above))
    for (let j = i + 1; j < k; j++) product[j]! *= gaps[row + j]! / ((d[j]! - here) * (d[j]! + here))
  }
  return product.map((value, j) => (z[j]! < 0 ? -1 : 1) * Math.sqrt(Math.abs(value)))
}
