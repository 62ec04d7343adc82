import type { TensorLike } from '@ortho/core'
import { type HostSolver, type KrylovOptions, type KrylovResult, solveIteratively } from './iteration.ts'
import type { MatrixLike } from './system.ts'
import { addScaled, addScaledSquares, dot, length, scaleAdd, subtract } from './vectors.ts'

/**
 * x with A·x = b for a symmetric positive definite A, by conjugate gradients (Hestenes and Stiefel 1952).
 *
 * The error in the norm of A falls by 2·((√κ − 1)/(√κ + 1))^k in k steps. One product with A and with the preconditioner a step,
 * four vectors. Where A is symmetric but indefinite use {@link minres}, where it is not symmetric {@link gmres}.
 *
 * @param a - `[n, n]`, or anything that multiplies vectors.
 * @param b - `[n]`, finite.
 * @param options - the preconditioner must be symmetric positive definite too.
 * @returns x and how it was found. Failures: `indefinite` where a direction of no positive
 *   curvature came up.
 * @throws ShapeError, OptionError; ConvergenceError unless `onFailure` is `status`; in a derivative always.
 * @example
 * ```ts
 * const { x, status } = cg([[2, 1], [1, 2]], [3, 3])
 * status // => 'converged'
 * x.toArray() // => [1, 1]
 * ```
 */
export function cg(a: MatrixLike, b: TensorLike, options: KrylovOptions = {}): KrylovResult {
  return solveIteratively({ where: 'cg', solver: conjugateGradients, symmetric: true }, a, b, options)
}

const conjugateGradients: HostSolver = ({ n, a, b, x, m, tolerance, maxSteps, note }) => {
  const r = new Float64Array(n)
  const p = new Float64Array(n)
  const ap = new Float64Array(n)
  const z = m === undefined ? r : new Float64Array(n)
  a.times(x, ap)
  subtract(b, ap, r)
  let before = 0
  let squares = dot(r, r)
  for (let step = 0; step < maxSteps; step++) {
    m?.times(r, z)
    const rz = m === undefined ? squares : dot(r, z)
    if (!Number.isFinite(rz)) return { status: 'non-finite', steps: step }
    if (rz <= 0) return { status: 'indefinite', steps: step }
    if (step === 0) p.set(z)
    else scaleAdd(z, rz / before, p)
    before = rz
    a.times(p, ap)
    const curvature = dot(p, ap)
    if (!Number.isFinite(curvature)) return { status: 'non-finite', steps: step }
    if (curvature <= 0) return { status: 'indefinite', steps: step }
    const alpha = rz / curvature
    addScaled(alpha, p, x)
    squares = addScaledSquares(-alpha, ap, r)
    const residual = squares > 1e-280 ? Math.sqrt(squares) : length(r)
    if (note(residual, () => x.slice())) return { status: 'stopped', steps: step + 1 }
    if (residual <= tolerance) return { status: 'converged', steps: step + 1 }
  }
  return { status: 'max-steps', steps: maxSteps }
}
