import { type Tensor, type TensorLike, asFloat, tensorFrom } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireMatrices } from '../dense/require.ts'
import { withoutDerivative } from '../eigen/hessenberg.ts'
import { bidiagonalArrays } from './bidiagonalize-kernel.ts'

/** A bidiagonal form A = U·B·Vᴴ, k = min(m, n); also iterable in this order. */
export type Bidiagonalization = {
  /** `[…, m, k]`, orthonormal columns. */
  readonly u: Tensor
  /** `[…, k, k]`, upper bidiagonal: zero but on the diagonal and next to it on the right. */
  readonly b: Tensor
  /** `[…, k, n]`, orthonormal rows. */
  readonly vh: Tensor
}

/**
 * Bidiagonal form A = U·B·Vᴴ: U and V with orthonormal columns, B upper bidiagonal, for wide matrices, too (where LAPACK's is
 * lower bidiagonal). B has the singular values of A.
 *
 * By Householder reflections in blocks, 4·n²·(m − n/3) flops and as many again for U and V, after a QR factorization where
 * m > 11/6·n; ‖A − U·B·Vᴴ‖ is a modest multiple of n·ε·‖A‖. It is the first step of {@link svd}; of its own it is useful where
 * many least squares problems with A and different damping are solved.
 *
 * @param a - `[…, m, n]`, finite; any shape, rank and scale.
 * @returns `u`, `b`, `vh`. Not differentiable: the form is not unique.
 * @throws ShapeError; OptionError for NaN or infinity, or where a derivative is asked for.
 * @example
 * ```ts
 * const { b } = bidiagonalize([[3, 0], [0, 2]])
 * b.toArray() // => [[3, 0], [0, 2]]
 * ```
 */
export function bidiagonalize(a: TensorLike): Bidiagonalization & Iterable<Tensor> {
  const x = asFloat(a)
  requireMatrices('bidiagonalize', x)
  return ordered(withoutDerivative('bidiagonalize', reduced, 'Use `svd` or `svdvals`, or `stopGradient` on the operand.')(x))
}

function reduced(a: Tensor): Bidiagonalization {
  const { m, n, batch } = requireMatrices('bidiagonalize', a)
  const k = Math.min(m, n)
  const { u, b, vh } = bidiagonalArrays('bidiagonalize', a)
  return {
    u: tensorFrom(u, [...batch, m, k], a.dtype, a.backend),
    b: tensorFrom(b, [...batch, k, k], a.dtype, a.backend),
    vh: tensorFrom(vh, [...batch, k, n], a.dtype, a.backend),
  }
}
