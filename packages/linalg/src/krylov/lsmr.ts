import type { TensorLike } from '@ortho/core'
import {
  type Bidiagonalization,
  type LeastSquaresMethod,
  type LeastSquaresOptions,
  type LeastSquaresResult,
  type Measures,
  leastSquares,
} from './least-squares.ts'
import type { MatrixLike } from './system.ts'

/**
 * x that minimizes ‖b − A·x‖² + damp²·‖x‖² for any m × n A, by bidiagonalization: what {@link minres} on the normal equations would
 * give (Fong and Saunders, SIAM J. Sci. Comput. 33, 2011). ‖Aᵀ·r‖ and ‖r‖ never grow. Otherwise as {@link lsqr}.
 *
 * @param a - `[m, n]`, or anything that multiplies vectors, with `applyAdjoint`.
 * @param b - `[m]`, finite. Neither is differentiated.
 * @returns x and how it was found: `least-squares` is no failure.
 * @throws ShapeError, OptionError; ConvergenceError where neither solution nor minimum was found, unless `onFailure` is `status`.
 * @example
 * ```ts
 * lsmr([[1], [1]], [1, 3]).status // => 'least-squares'
 * ```
 */
export function lsmr(a: MatrixLike, b: TensorLike, options: LeastSquaresOptions = {}): LeastSquaresResult {
  return leastSquares('lsmr', a, b, options, begin)
}

/** Names as in section 5 of the paper; `estimate` is that of ‖r‖. */
function begin({ v, alpha, beta }: Bidiagonalization, damp: number): LeastSquaresMethod {
  const h = v.slice()
  const hbar = new Float64Array(h.length)
  const estimate = residualEstimate(beta)
  let [alphabar, zetabar, rho, rhobar, cbar, sbar, zeta] = [alpha, alpha * beta, 1, 1, 1, 0, 0]
  let [squaresOfA, largest, least] = [alpha * alpha, 0, Infinity]
  return {
    step({ v: vector, alpha: next, beta: side }, x): Measures {
      const alphahat = Math.hypot(alphabar, damp)
      const [chat, shat] = [alphabar / alphahat, damp / alphahat]
      const [oldRho, oldRhobar] = [rho, rhobar]
      rho = Math.hypot(alphahat, side)
      const [c, s] = [alphahat / rho, side / rho]
      const theta = s * next
      alphabar = c * next
      const thetabar = sbar * rho
      const diagonal = cbar * rho
      rhobar = Math.hypot(diagonal, theta)
      cbar = diagonal / rhobar
      sbar = theta / rhobar
      const oldZeta = zeta
      zeta = cbar * zetabar
      zetabar *= -sbar
      const [back, forth, along] = [(thetabar * rho) / (oldRho * oldRhobar), theta / rho, zeta / (rho * rhobar)]
      for (let i = 0; i < x.length; i++) {
        const direction = h[i]! - back * hbar[i]!
        hbar[i] = direction
        x[i]! += along * direction
        h[i] = vector[i]! - forth * h[i]!
      }
      const residual = estimate({ chat, shat, c, s, thetabar, rhobar, zeta, oldZeta })
      squaresOfA += side * side
      const norm = Math.sqrt(squaresOfA)
      squaresOfA += next * next
      largest = Math.max(largest, oldRhobar === 1 && largest === 0 ? 0 : oldRhobar)
      const condition = Math.max(largest, diagonal) / Math.min(least, diagonal)
      least = Math.min(least, rhobar)
      return { residual, normal: Math.abs(zetabar), norm, condition }
    },
  }
}

interface Rotations {
  readonly chat: number
  readonly shat: number
  readonly c: number
  readonly s: number
  readonly thetabar: number
  readonly rhobar: number
  readonly zeta: number
  readonly oldZeta: number
}

/** ‖r‖ by a recurrence of its own: section 5.1 of the paper. */
function residualEstimate(beta: number): (rotations: Rotations) => number {
  let [betadd, betad, rhod, tau, thetatilde, squares] = [beta, 0, 1, 0, 0, 0]
  return ({ chat, shat, c, s, thetabar, rhobar, zeta, oldZeta }) => {
    const betaacute = chat * betadd
    squares += (shat * betadd) ** 2
    const betahat = c * betaacute
    betadd = -s * betaacute
    const rhotilde = Math.hypot(rhod, thetabar)
    const [ctilde, stilde] = [rhod / rhotilde, thetabar / rhotilde]
    const oldTheta = thetatilde
    thetatilde = stilde * rhobar
    rhod = ctilde * rhobar
    betad = -stilde * betad + ctilde * betahat
    tau = (oldZeta - oldTheta * tau) / rhotilde
    const taud = (zeta - thetatilde * tau) / rhod
    return Math.sqrt(squares + (betad - taud) ** 2 + betadd * betadd)
  }
}
