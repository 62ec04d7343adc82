import { type Tensor, type TensorLike, asFloat, broadcastTo, eye } from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { solution } from './solve.ts'

/**
 * A⁻¹, by LU factorization. To apply an inverse use {@link solve}: less work, and more accurate.
 *
 * @param a - `[…, n, n]`, finite.
 * @throws SingularMatrixError naming the pivot that is zero; ShapeError, OptionError for NaN or infinity.
 * @example
 * ```ts
 * inv([[2, 0], [0, 4]]).toArray() // => [[0.5, 0], [0, 0.25]]
 * ```
 */
export function inv(a: TensorLike): Tensor {
  const x = asFloat(a)
  const { n } = requireSquare('inv', x)
  return solution('inv', x, broadcastTo(eye(n, n, { dtype: x.dtype, backend: x.backend }), x.shape))
}
