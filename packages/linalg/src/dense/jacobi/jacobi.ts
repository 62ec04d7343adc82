import { type Columns, dotColumns, rotateColumnsInPlace, swapColumnsInPlace } from './columns.ts'
import { largest, swap } from './pivoted-qr.ts'

/** How {@link orthogonalizeColumnsInPlace} ended. */
export interface JacobiOutcome {
  /** Whether a whole sweep found every pair of columns orthogonal to working precision. */
  readonly converged: boolean
  /** Sweeps done, the last, idle one included. */
  readonly sweeps: number
}

/**
 * Rotates the columns of `x` pairwise until they are orthogonal: X ← X·J (one-sided Jacobi with de Rijk's pivoting).
 *
 * A pair counts as orthogonal by the cosine of its angle, |xₚ·x_q| ≤ √rows·ε·‖xₚ‖·‖x_q‖, whatever the lengths are: hence
 * the high relative accuracy of small singular values.
 *
 * @param x - overwritten; sums of squares of its elements must not overflow.
 * @param j - the product of the rotations is multiplied onto this matrix of as many columns, if it is given.
 */
export function orthogonalizeColumnsInPlace(x: Columns, j: Columns | undefined, maxSweeps: number): JacobiOutcome {
  const tolerance = Math.sqrt(x.rows) * 2 ** -52
  const squares = new Float64Array(x.count)
  for (let sweep = 1; sweep <= maxSweeps; sweep++) {
    for (let p = 0; p < x.count; p++) squares[p] = dotColumns(x, p, p)
    let rotations = 0
    for (let p = 0; p < x.count - 1; p++) {
      const pivot = largest(squares, p)
      swap(squares, p, pivot)
      swapColumnsInPlace(x, p, pivot)
      if (j !== undefined) swapColumnsInPlace(j, p, pivot)
      for (let q = p + 1; q < x.count; q++) if (rotatePair(x, j, squares, p, q, tolerance)) rotations++
    }
    if (rotations === 0) return { converged: true, sweeps: sweep }
  }
  return { converged: x.count < 2, sweeps: maxSweeps }
}

/** Makes columns p and q orthogonal, and the longer one longer. False when they were so already. */
function rotatePair(x: Columns, j: Columns | undefined, squares: Float64Array, p: number, q: number, tolerance: number): boolean {
  const alpha = squares[p]!
  const beta = squares[q]!
  const gamma = dotColumns(x, p, q)
  if (Math.abs(gamma) <= tolerance * Math.sqrt(alpha) * Math.sqrt(beta)) return false
  // tan of the smaller angle that annihilates γ: the root of t² + 2θt − 1 with t > 0, for θ = cot of the double angle.
  const theta = Math.abs(alpha - beta) / (2 * Math.abs(gamma))
  const size = theta > 2 ** 28 ? 0.5 / theta : 1 / (theta + Math.sqrt(1 + theta * theta))
  const t = gamma > 0 === alpha >= beta ? -size : size
  const c = 1 / Math.sqrt(1 + t * t)
  rotateColumnsInPlace(x, p, q, c, c * t)
  if (j !== undefined) rotateColumnsInPlace(j, p, q, c, c * t)
  squares[p] = alpha - t * gamma
  squares[q] = beta + t * gamma
  // The one that shrank is measured again where the update has lost half of the digits.
  if (squares[q] < 1e-8 * beta) squares[q] = dotColumns(x, q, q)
  if (squares[p] < 1e-8 * alpha) squares[p] = dotColumns(x, p, p)
  return true
}
