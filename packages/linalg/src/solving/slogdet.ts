import { type Tensor, type TensorLike, asFloat, customJvp, matrixTranspose, mul, sum, tensorFrom } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize } from '../dense/workspace.ts'
import { inv } from './inv.ts'
import { pivotsOf } from './pivots.ts'

/** What {@link slogdet} finds. */
export interface Slogdet extends Iterable<Tensor> {
  /** `[…]`: −1, 1, or 0 for a singular matrix. */
  readonly sign: Tensor
  /** `[…]`: the natural logarithm of |det A|; −∞ for a singular matrix. */
  readonly logAbsDet: Tensor
}

/**
 * Sign and logarithm of the determinant, by LU factorization: `det A = sign·exp(logAbsDet)`, where {@link det} itself may
 * overflow or vanish. The derivative of the logarithm is A⁻ᵀ.
 *
 * @param a - `[…, n, n]`, finite.
 * @throws ShapeError; OptionError for NaN or infinity; SingularMatrixError from derivatives of singular matrices.
 * @example
 * ```ts
 * const { sign, logAbsDet } = slogdet([[0, 1], [1, 0]])
 * sign.item() // => -1
 * logAbsDet.item() // => 0
 * ```
 */
export function slogdet(a: TensorLike): Slogdet {
  const x = asFloat(a)
  requireSquare('slogdet', x)
  return ordered(
    customJvp(
      ([y]) => computed(y!),
      ([change], [y]) => ({ logAbsDet: sum(mul(matrixTranspose(inv(y!)), change!), { axis: [-2, -1] }) }),
    )(x),
  )
}

function computed(a: Tensor): { readonly sign: Tensor; readonly logAbsDet: Tensor } {
  const { n, batch } = requireSquare('slogdet', a)
  const pivots = pivotsOf('slogdet', a)
  const [signs, logs] = [arrayLike(a, batchSize(a)), arrayLike(a, batchSize(a))]
  for (let item = 0; item < signs.length; item++) {
    let sign = pivots.parity[item]!
    let log = 0
    for (let i = item * n; i < (item + 1) * n; i++) {
      sign *= Math.sign(pivots.values[i]!)
      log += Math.log(Math.abs(pivots.values[i]!))
    }
    // Adding 0 turns −0 into 0.
    signs[item] = sign + 0
    logs[item] = log
  }
  return { sign: tensorFrom(signs, batch, a.dtype, a.backend), logAbsDet: tensorFrom(logs, batch, a.dtype, a.backend) }
}
