import { type Tensor, type TensorLike, asFloat, customJvp, matrixTranspose, mul, sum } from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { adjugate } from './adjugate.ts'
import { determinants } from './pivots.ts'

/**
 * Determinant, by LU factorization. Where it may overflow or vanish use {@link slogdet}.
 *
 * The derivative is the adjugate, which is right at singular matrices, too, as is the second one.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `[…]`; 1 for order 0.
 * @throws ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * det([[0, 2], [3, 0]]).item() // => -6
 * ```
 */
export function det(a: TensorLike): Tensor {
  const x = asFloat(a)
  requireSquare('det', x)
  return customJvp(
    ([y]) => ({ det: determinants(y!) }),
    ([change], [y]) => ({ det: sum(mul(matrixTranspose(adjugate(y!)), change!), { axis: [-2, -1] }) }),
  )(x).det
}
