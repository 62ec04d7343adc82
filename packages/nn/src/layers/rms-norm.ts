import { type Tensor, mul, rmsNormalize } from '@ortho/core'

/**
 * Root-mean-square normalization with a gain: `x / √(mean(x²) + eps) ⊙ weight` over the last axis
 * (Zhang and Sennrich, 2019).
 *
 * @param x - `[…, width]`.
 * @param weight - `[width]`.
 * @param eps - added to the mean square. Default 1e-6.
 * @returns the shape of `x`.
 */
export function rmsNorm(x: Tensor, weight: Tensor, eps = 1e-6): Tensor {
  return mul(rmsNormalize(x, eps), weight)
}
