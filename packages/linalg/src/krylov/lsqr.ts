import type { TensorLike } from '@ortho/core'
import {
  type Bidiagonalization,
  type LeastSquaresMethod,
  type LeastSquaresOptions,
  type LeastSquaresResult,
  leastSquares,
} from './least-squares.ts'
import type { MatrixLike } from './system.ts'

/**
 * x that minimizes ‖b − A·x‖² + damp²·‖x‖² for any m × n A, by bidiagonalization (Paige and Saunders, ACM TOMS 8, 1982): what
 * conjugate gradients on AᵀA would give, with half of the digits lost less.
 *
 * A product with A and one with Aᵀ a step. The residuals never grow. {@link lsmr} lets ‖Aᵀ·r‖ fall evenly and is safer to stop early.
 *
 * @param a - `[m, n]`, or anything that multiplies vectors, with `applyAdjoint`.
 * @param b - `[m]`, finite. Neither is differentiated.
 * @returns x and how it was found: `least-squares` is no failure.
 * @throws ShapeError, OptionError; ConvergenceError where neither solution nor minimum was found, unless `onFailure` is `status`.
 * @example
 * ```ts
 * lsqr([[1], [1]], [1, 3]).x.toArray() // => [2]
 * ```
 */
export function lsqr(a: MatrixLike, b: TensorLike, options: LeastSquaresOptions = {}): LeastSquaresResult {
  return leastSquares('lsqr', a, b, options, begin)
}

function begin({ v, alpha, beta }: Bidiagonalization, damp: number): LeastSquaresMethod {
  const w = v.slice()
  let [rhobar, phibar, squaresOfA, squaresOfD, dampedSquares] = [alpha, beta, 0, 0, 0]
  return {
    step(state, x, oldAlpha) {
      const { alpha: next, beta: side } = state
      squaresOfA += oldAlpha * oldAlpha + side * side + damp * damp
      // One rotation takes the damping out, one the subdiagonal.
      const damped = Math.hypot(rhobar, damp)
      dampedSquares += ((damp / damped) * phibar) ** 2
      phibar *= rhobar / damped
      const rho = Math.hypot(damped, side)
      const [c, s] = [damped / rho, side / rho]
      const theta = s * next
      rhobar = -c * next
      const phi = c * phibar
      phibar *= s
      let squares = 0
      for (let i = 0; i < x.length; i++) {
        const d = w[i]! / rho
        squares += d * d
        x[i]! += phi * d
        w[i] = state.v[i]! - theta * d
      }
      squaresOfD += squares
      const norm = Math.sqrt(squaresOfA)
      const residual = Math.sqrt(phibar * phibar + dampedSquares)
      return { residual, normal: next * Math.abs(s * phi), norm, condition: norm * Math.sqrt(squaresOfD) }
    },
  }
}
