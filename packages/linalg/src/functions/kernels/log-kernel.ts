import type { Blas, Window } from '@ortho/core'
import { combine, fillWindow, copyWindow } from '../../dense/arithmetic.ts'
import { quasiTriangularSolveInPlace } from '../../dense/nonsymmetric/quasi-triangular.ts'
import { diagonalBlocks, requireOffNegativeAxis, setBlocks } from './diagonal-blocks.ts'
import { rootUntilNearIdentity } from './inverse-scaling.ts'
import { logarithmScalar } from './scalar-functions.ts'

/** θ₁ … θ₇ of table 2.1 of A. H. Al-Mohy and N. J. Higham, SIAM J. Sci. Comput. 34, 2012. */
const THETAS = [1.59e-5, 2.31e-3, 1.94e-2, 6.21e-2, 1.28e-1, 2.06e-1, 2.88e-1]

/**
 * The principal logarithm of a quasi-triangular T in place: 2ˢ·log(T^(1/2ˢ)), the Padé approximant of log(I + D) as partial
 * fractions Σ wⱼ·(I + xⱼ·D)⁻¹·D with the nodes and weights of Gauss–Legendre quadrature on [0, 1].
 *
 * @param rounding - real eigenvalues up to this size count as 0.
 * @throws OptionError, SingularMatrixError for eigenvalues on the negative axis or 0.
 */
export function logInPlace(where: string, blas: Blas, t: Window, rounding: number): void {
  const blocks = diagonalBlocks(blas.data, t)
  requireOffNegativeAxis(where, blocks, rounding)
  const n = t.rows
  const { m, roots } = rootUntilNearIdentity(where, blas, t, blocks, THETAS)
  const [total, shifted, term] = [blas.reserve(n, n), blas.reserve(n, n), blas.reserve(n, n)]
  const { data } = blas
  fillWindow(data, total, 0)
  for (const [node, weight] of legendreNodes(m)) {
    combine(data, shifted, [[node, t]], 1)
    copyWindow(data, t, term)
    quasiTriangularSolveInPlace(blas, { of: shifted }, term)
    combine(data, total, [[1, total], [weight * 2 ** roots, term]]) // prettier-ignore
  }
  setBlocks(data, total, blocks, {
    at: (re, im) => (im === 0 ? [Math.log(re), 0] : [Math.log(Math.hypot(re, im)), Math.atan2(im, re)]),
    divided: logarithmScalar().divided,
  })
  copyWindow(data, total, t)
}

/** Nodes and weights of Gauss–Legendre quadrature on [0, 1], by Newton's method on the recurrence of Legendre polynomials. */
export function legendreNodes(m: number): [node: number, weight: number][] {
  return Array.from({ length: m }, (_, k) => {
    let x = Math.cos((Math.PI * (k + 0.75)) / (m + 0.5))
    let slope = 1
    for (let step = 0; step < 10; step++) {
      let [previous, value] = [1, x]
      for (let j = 2; j <= m; j++) [previous, value] = [value, ((2 * j - 1) * x * value - (j - 1) * previous) / j]
      slope = (m * (x * value - previous)) / (x * x - 1)
      x -= value / slope
    }
    return [(1 + x) / 2, 1 / ((1 - x * x) * slope * slope)]
  })
}
