import { Tensor, type TensorLike, asFloat } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireSquare } from '../dense/require.ts'
import { withoutDerivative } from './hessenberg.ts'
import { schurForm } from './schur-kernel.ts'

/** A real Schur form A = Z·T·Zᵀ; also iterable in this order. */
export type Schur = {
  /** `[…, n, n]`, upper quasi-triangular. */
  readonly t: Tensor
  /** `[…, n, n]`, orthogonal. */
  readonly z: Tensor
}

/**
 * Real Schur form A = Z·T·Zᵀ: Z orthogonal, T upper triangular but for 2 × 2 blocks on its diagonal, one for each pair of
 * complex eigenvalues, with equal diagonal elements and off-diagonal ones of opposite sign: a ± i·√|b·c|.
 *
 * By Householder reduction to Hessenberg form and multishift QR iteration with aggressive early deflation; backward stable:
 * ‖A − Z·T·Zᵀ‖ is a modest multiple of n·ε·‖A‖. For eigenvalues and eigenvectors use {@link eig}, for symmetric matrices
 * {@link eigh}; to bring chosen eigenvalues to the front pass the result to {@link reorderSchur}.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `t` and `z`, `[…, n, n]`. Not differentiable: the form is not unique, and no derivative is given for any choice.
 * @throws ShapeError; OptionError for NaN or infinity, or where a derivative is asked for; ConvergenceError where the
 * iteration does not end, of which no case is known.
 * @example
 * ```ts
 * schur([[1, 2], [0, 3]]).t.toArray() // => [[1, 2], [0, 3]]
 * ```
 */
export function schur(a: TensorLike): Schur & Iterable<Tensor> {
  const x = asFloat(a)
  requireSquare('schur', x)
  return ordered(withoutDerivative('schur', factored)(x))
}

function factored(a: Tensor): Schur {
  const { t, z } = schurForm('schur', a, true)
  return { t: new Tensor(a.backend, t, a.dtype, a.shape), z: new Tensor(a.backend, z!, a.dtype, a.shape) }
}
