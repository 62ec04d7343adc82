import { type Tensor, type TensorLike, add, asFloat, expandDims, eye, mul, promoted, reshape } from '@ortho/core'
import { requireMatrices, requireSquare } from '../dense/require.ts'

/**
 * Kronecker product A ⊗ B: the block in row i and column j is aᵢⱼ·B.
 *
 * To multiply with it use {@link kroneckerOperator}, which never makes it.
 *
 * @param a - `[…, m, n]`; `b` - `[…, p, q]`; batches broadcast.
 * @returns `[…, m·p, n·q]`, differentiable.
 * @throws ShapeError for vectors.
 * @example
 * ```ts
 * kron([[1, 2]], [[1], [3]]).toArray() // => [[1, 2], [3, 6]]
 * ```
 */
export function kron(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted('kron', asFloat(a), asFloat(b))
  const [{ m, n }, { m: p, n: q }] = [requireMatrices('kron', x), requireMatrices('kron', y, 'b')]
  const product = mul(expandDims(expandDims(x, -1), -3), expandDims(expandDims(y, -2), -4))
  return reshape(product, [...product.shape.slice(0, -4), m * p, n * q])
}

/**
 * Kronecker sum A ⊕ B = A ⊗ I + I ⊗ B, whose eigenvalues are the sums of theirs.
 *
 * To multiply with it use {@link kroneckerSumOperator}.
 *
 * @param a - `[…, m, m]`; `b` - `[…, n, n]`.
 * @returns `[…, m·n, m·n]`, differentiable.
 * @throws ShapeError unless they are square.
 * @example
 * ```ts
 * kronSum([[1]], [[2, 3], [4, 5]]).toArray() // => [[3, 3], [4, 6]]
 * ```
 */
export function kronSum(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted('kronSum', asFloat(a), asFloat(b))
  const [{ n: m }, { n }] = [requireSquare('kronSum', x), requireSquare('kronSum', y, 'b')]
  const place = { dtype: x.dtype, backend: x.backend }
  return add(kron(x, eye(n, n, place)), kron(eye(m, m, place), y))
}
