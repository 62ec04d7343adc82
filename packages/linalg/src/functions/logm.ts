import { type Complex, type Tensor, type TensorLike, asFloat } from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { acrossCut } from './kernels/branch-cut.ts'
import { logInPlace } from './kernels/log-kernel.ts'
import { matrixFunction } from './matrix-function.ts'
import { logarithmScalar } from './kernels/scalar-functions.ts'
import { type QuasiTriangularKernel, schurFunction } from './kernels/schur-function.ts'
import type { PrincipalOptions } from './sqrtm.ts'
import { onSymmetric } from './symmetric-function.ts'

const kernel: QuasiTriangularKernel = (blas, t, rounding) => logInPlace('logm', blas, t, rounding)

/** The principal logarithm as `{ re, im }`, whatever the eigenvalues. */
export function logm(a: TensorLike, options: PrincipalOptions & { complex: true }): Complex
/**
 * The principal logarithm L of A: exp(L) = A, imaginary parts of the eigenvalues of L between −π and π.
 *
 * By the real Schur form, square roots until it is near I, and a Padé approximant of degree 7 or less (Al-Mohy and Higham 2012,
 * 2013). The determinant needs less: see `slogdet`.
 *
 * @param a - `[…, n, n]`, finite, nonsingular. For a real result without negative eigenvalues.
 * @param options - `complex: true` for `{ re, im }`, whatever the eigenvalues; `symmetric: true` for symmetric A.
 * @returns `[…, n, n]`, differentiable to every order.
 * @throws OptionError for negative eigenvalues, NaN or infinity; SingularMatrixError for the eigenvalue 0; ShapeError.
 * @example
 * ```ts
 * logm([[1, 2], [0, 1]]).toArray() // => [[0, 2], [0, 0]]
 * ```
 */
export function logm(a: TensorLike, options?: PrincipalOptions & { complex?: false }): Tensor
export function logm(a: TensorLike, options: PrincipalOptions = {}): Tensor | Complex {
  const x = asFloat(a)
  requireSquare('logm', x)
  if (options.complex === true) return acrossCut('logm', x, kernel, { factor: [1, 0], shift: [0, Math.PI] })
  const logarithm = schurFunction('logm', kernel)
  return options.symmetric === true ? onSymmetric(logarithm, logarithmScalar(), x) : matrixFunction(logarithm, x)
}
