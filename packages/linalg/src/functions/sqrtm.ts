import { type Complex, type Tensor, type TensorLike, asFloat } from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { solveLinearEquation } from '../equations/linear-equation.ts'
import { acrossCut } from './kernels/branch-cut.ts'
import { type MatrixFunction, matrixFunction } from './matrix-function.ts'
import { rootInPlace } from './kernels/root-kernel.ts'
import { rootScalar } from './kernels/scalar-functions.ts'
import { type QuasiTriangularKernel, schurFunction } from './kernels/schur-function.ts'
import { type SymmetricOptions, onSymmetric } from './symmetric-function.ts'

/** Options of functions whose principal value may be complex. */
export interface PrincipalOptions extends SymmetricOptions {
  /** Returns `{ re, im }`, of any matrix. Default false: a real result, or an error where there is none. */
  complex?: boolean
}

const kernel: QuasiTriangularKernel = (blas, t) => rootInPlace('sqrtm', blas, t)

const root: MatrixFunction = {
  name: 'sqrtm',
  value: (a) => schurFunction('sqrtm', kernel).value(a),
  // X² = A  ⇒  X·Ẋ + Ẋ·X = Ȧ
  tangent: (change, _a, x) => solveLinearEquation(x, x, change, { name: 'sqrtm', kind: 'sylvester', second: 'same' }),
}

/** The principal square root as `{ re, im }`, whatever the eigenvalues. */
export function sqrtm(a: TensorLike, options: PrincipalOptions & { complex: true }): Complex
/**
 * The principal square root X of A: X² = A, all eigenvalues of X in the right half-plane.
 *
 * By the real Schur form, with Sylvester equations that halve the order (Deadman, Higham and Ralha 2012). The residual
 * ‖A − X²‖ is a modest multiple of n·ε·‖X‖². For A⁻½ see {@link inversePthRoot}; for symmetric A set `symmetric`.
 *
 * @param a - `[…, n, n]`, finite. For a real result without negative eigenvalues (those within rounding of 0 count as 0).
 * @param options - `complex: true` for `{ re, im }`, whatever the eigenvalues.
 * @returns `[…, n, n]`, differentiable to every order where A is nonsingular.
 * @throws OptionError for negative eigenvalues, NaN or infinity; SingularMatrixError where 0 is a defective eigenvalue; ShapeError.
 * @example
 * ```ts
 * sqrtm([[1, 2], [0, 1]]).toArray() // => [[1, 1], [0, 1]]
 * ```
 */
export function sqrtm(a: TensorLike, options?: PrincipalOptions & { complex?: false }): Tensor
export function sqrtm(a: TensorLike, options: PrincipalOptions = {}): Tensor | Complex {
  const x = asFloat(a)
  requireSquare('sqrtm', x)
  if (options.complex === true) return acrossCut('sqrtm', x, kernel, { factor: [0, 1], shift: [0, 0] })
  return options.symmetric === true ? onSymmetric(root, rootScalar(), x) : matrixFunction(root, x)
}
