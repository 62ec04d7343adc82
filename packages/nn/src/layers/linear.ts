import { type Tensor, add, matmul } from '@ortho/core'

/**
 * `x·Wᵀ + b`: a linear layer with its weight as PyTorch stores it.
 *
 * @param x - `[…, in]`.
 * @param weight - `[out, in]`.
 * @param bias - `[out]`. Default: none.
 * @returns `[…, out]`.
 * @throws ShapeError when the inner sizes differ.
 * @example
 * ```ts
 * linear(tensor([1, 2]), tensor([[1, 0], [0, 1], [1, 1]])).toArray() // [1, 2, 3]
 * ```
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const product = matmul(x, weight, { transposeB: true })
  return bias === undefined ? product : add(product, bias)
}
