/** Steps of the estimator; two or three are usual. */
const STEPS = 5

/**
 * Estimates ‖A⁻¹‖₁ from a few solutions with A and Aᵀ: a lower bound, rarely off by more than a factor 3 (N. Higham, ACM Trans.
 * Math. Softw. 14, 1988, algorithm 4.1). Climbs over unit vectors, the gradient telling where to go; at last tries a vector of
 * alternating signs, which defeats known counterexamples.
 *
 * @param solve - overwrites `x` by A⁻¹·x, or A⁻ᵀ·x where `transposed`.
 */
export function inverseNormEstimate(n: number, solve: (x: Float64Array, transposed: boolean) => void): number {
  if (n === 0) return 0
  let x = new Float64Array(n).fill(1 / n)
  let best = 0
  let previous = -1
  for (let step = 0; step < STEPS; step++) {
    solve(x, false)
    const size = sumOfSizes(x)
    if (!Number.isFinite(size)) return Infinity
    if (step > 0 && size <= best) break
    best = size
    if (n === 1) return best
    const gradient = x.map((value) => (value >= 0 ? 1 : -1))
    solve(gradient, true)
    const at = largest(gradient)
    if (at === previous) break
    previous = at
    x = new Float64Array(n)
    x[at] = 1
  }
  const alternating = Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -1) * (1 + i / (n - 1)))
  solve(alternating, false)
  const other = (2 * sumOfSizes(alternating)) / (3 * n)
  return Number.isNaN(other) ? Infinity : Math.max(best, other)
}

function sumOfSizes(x: Float64Array): number {
  let sum = 0
  for (const value of x) sum += Math.abs(value)
  return sum
}

function largest(x: Float64Array): number {
  let at = 0
  for (let i = 1; i < x.length; i++) if (Math.abs(x[i]!) > Math.abs(x[at]!)) at = i
  return at
}
