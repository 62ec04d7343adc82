import type { TensorLike } from '@ortho/core'
import { type HostSolver, type KrylovOptions, type KrylovResult, solveIteratively } from './iteration.ts'
import type { MatrixLike } from './system.ts'
import { addScaled, addScaledSquares, dot, fillWithNoise, length, subtract } from './vectors.ts'

/** Cosine of residual and shadow residual below which the recurrence is begun anew. */
const NEARLY_ORTHOGONAL = 1e-14

/** Shadow residuals that are tried in a row without a step between them. */
const MOST_STARTS = 4

/**
 * x with A·x = b for any square A, by stabilized biconjugate gradients (H. van der Vorst, SIAM J. Sci. Stat. Comput. 13, 1992).
 *
 * Two products with A and the preconditioner a step, about nine vectors, whatever the number of steps; residuals may jump.
 * {@link gmres} minimizes them and keeps more vectors. The preconditioner is applied on the right: residuals are the true ones.
 *
 * @param a - `[n, n]`, or anything that multiplies vectors.
 * @param b - `[n]`, finite.
 * @returns x and how it was found. Failures: `breakdown` where new starts did not help.
 * @throws ShapeError, OptionError; ConvergenceError unless `onFailure` is `status`; in a derivative always.
 * @example
 * ```ts
 * bicgstab([[2, 1], [0, 1]], [3, 1]).status // => 'converged'
 * ```
 */
export function bicgstab(a: MatrixLike, b: TensorLike, options: KrylovOptions = {}): KrylovResult {
  return solveIteratively({ where: 'bicgstab', solver: stabilized, symmetric: false }, a, b, options)
}

const stabilized: HostSolver = (system) => {
  const { n, a, b, x, m, tolerance, maxSteps, note } = system
  const [r, shadow, p, v, t] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  const q = m === undefined ? p : new Float64Array(n)
  const z = m === undefined ? r : new Float64Array(n)
  a.times(x, r)
  subtract(b, r, r)
  let [rho, alpha, omega, starts, fresh, size] = [1, 1, 1, 0, true, length(r)]
  for (let step = 0; step < maxSteps;) {
    if (fresh) {
      if (starts === MOST_STARTS) return { status: 'breakdown', steps: step }
      beginShadow(shadow, r, starts++)
    }
    const next = dot(shadow, r)
    if (!Number.isFinite(next)) return { status: 'non-finite', steps: step }
    if (Math.abs(next) <= NEARLY_ORTHOGONAL * length(shadow) * size) {
      fresh = true
      continue
    }
    const beta = fresh ? 0 : (next / rho) * (alpha / omega)
    rho = next
    for (let i = 0; i < n; i++) p[i] = r[i]! + beta * (p[i]! - omega * v[i]!)
    m?.times(p, q)
    a.times(q, v)
    const slope = dot(shadow, v)
    fresh = slope === 0
    if (fresh) continue
    alpha = rho / slope
    addScaled(alpha, q, x)
    size = Math.sqrt(addScaledSquares(-alpha, v, r))
    if (size > tolerance) {
      m?.times(r, z)
      a.times(z, t)
      const squares = dot(t, t)
      omega = squares === 0 ? 0 : dot(t, r) / squares
      if (!Number.isFinite(omega)) return { status: 'non-finite', steps: step }
      addScaled(omega, z, x)
      size = Math.sqrt(addScaledSquares(-omega, t, r))
      // No progress along the residual, and β of the next step would not be finite.
      fresh = omega === 0
      if (!fresh) starts = 1
    }
    step++
    if (note(size, () => x.slice())) return { status: 'stopped', steps: step }
    if (size <= tolerance) return { status: 'converged', steps: step }
  }
  return { status: 'max-steps', steps: maxSteps }
}

/** The residual itself at first; where that is orthogonal to what it meets, noise. */
function beginShadow(shadow: Float64Array, r: Float64Array, starts: number): void {
  if (starts < 2) shadow.set(r)
  else fillWithNoise(shadow, starts)
}
