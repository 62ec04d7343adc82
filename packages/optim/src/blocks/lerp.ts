import { type Tensor, add, mul, sub } from '@ortho/core'

/** `a + t·(b − a)`: exactly `a` at t = 0 and exactly `b` at t = 1. Three passes over memory. */
export function lerp(a: Tensor, b: Tensor, t: number): Tensor {
  return along(a, b, sub(b, a), t)
}

/** {@link lerp} for a difference `b − a` that is known already: two passes. */
export function along(a: Tensor, b: Tensor, difference: Tensor, t: number): Tensor {
  // Measured from the nearer end, so that rounding of the difference is scaled down, never up.
  return t < 0.5 ? add(a, mul(difference, t)) : sub(b, mul(difference, 1 - t))
}
