import { type Complex, OptionError, type Tensor, type TensorLike, asFloat, broadcastTo, eye, matmul, zerosLike } from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { inv } from '../solving/inv.ts'
import { acrossCut } from './kernels/branch-cut.ts'
import { type MatrixFunction, matrixFunction } from './matrix-function.ts'
import { powerInPlace } from './kernels/power-kernel.ts'
import { powerScalar } from './kernels/scalar-functions.ts'
import { type QuasiTriangularKernel, schurFunction } from './kernels/schur-function.ts'
import type { PrincipalOptions } from './sqrtm.ts'
import { onSymmetric } from './symmetric-function.ts'

/** A^p as `{ re, im }`, whatever the eigenvalues. */
export function powm(a: TensorLike, p: number, options: PrincipalOptions & { complex: true }): Complex
/**
 * A^p = exp(p·log A) for any real p, the principal value.
 *
 * Whole powers are products and, where negative, an inverse, of any matrix; others come from the real Schur form by the
 * Schur–Padé algorithm (Higham and Lin 2013). For p = ½ {@link sqrtm} takes less work, for p = −1/k see
 * {@link inversePthRoot}.
 *
 * @param a - `[…, n, n]`, finite. For p that are not whole nonsingular, and without negative eigenvalues for a real result.
 * @param p - finite.
 * @param options - `complex: true` for `{ re, im }`, whatever the eigenvalues; `symmetric: true` for symmetric A.
 * @returns `[…, n, n]`, differentiable in A to every order.
 * @throws OptionError for negative eigenvalues, NaN or infinity; SingularMatrixError for the eigenvalue 0; ShapeError.
 * @example
 * ```ts
 * powm([[1, 4], [0, 1]], 0.25).toArray() // => [[1, 1], [0, 1]]
 * ```
 */
export function powm(a: TensorLike, p: number, options?: PrincipalOptions & { complex?: false }): Tensor
export function powm(a: TensorLike, p: number, options: PrincipalOptions = {}): Tensor | Complex {
  const x = asFloat(a)
  requireSquare('powm', x)
  if (!Number.isFinite(p)) throw new OptionError({ where: 'powm', argument: 'p', expected: 'finite', received: String(p) })
  if (Number.isInteger(p)) {
    const re =
      options.symmetric === true ? onSymmetric(powerFunction('powm', p), powerScalar(p), x) : wholePower(matrixFunction(itself, x), p)
    return options.complex === true ? { re, im: zerosLike(re) } : re
  }
  const crossing = { factor: [Math.cos(Math.PI * p), Math.sin(Math.PI * p)], shift: [0, 0] } as const
  if (options.complex === true) return acrossCut('powm', x, kernelFor('powm', p), crossing)
  const power = powerFunction('powm', p)
  return options.symmetric === true ? onSymmetric(power, powerScalar(p), x) : matrixFunction(power, x)
}

/** A, once it is known to be finite. */
const itself: MatrixFunction = { name: 'powm', value: (a) => a, tangent: (change) => change }

/** A^p of matrices without eigenvalues on the negative axis. */
export function powerFunction(name: string, p: number): MatrixFunction {
  return schurFunction(name, kernelFor(name, p))
}

function kernelFor(name: string, p: number): QuasiTriangularKernel {
  return (blas, t, rounding) => powerInPlace(name, p, blas, t, rounding)
}

function wholePower(a: Tensor, p: number): Tensor {
  let square = p < 0 ? inv(a) : a
  let result: Tensor | undefined
  for (let rest = Math.abs(p); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result === undefined ? square : matmul(result, square)
    if (rest > 1) square = matmul(square, square)
  }
  return result ?? broadcastTo(eye(a.shape.at(-1)!, a.shape.at(-1), { dtype: a.dtype, backend: a.backend }), a.shape)
}
