import { type Tensor, mul, silu } from '@ortho/core'
import { linear } from './linear.ts'

/** Weights of {@link swiglu}, each as {@link linear} takes them. */
export interface SwigluWeights {
  /** `[hidden, width]`, under the nonlinearity. */
  readonly gate: Tensor
  /** `[hidden, width]`. */
  readonly up: Tensor
  /** `[width, hidden]`. */
  readonly down: Tensor
  /** `[hidden]`. Default: none. */
  readonly gateBias?: Tensor | undefined
  /** `[hidden]`. Default: none. */
  readonly upBias?: Tensor | undefined
  /** `[width]`. Default: none. */
  readonly downBias?: Tensor | undefined
}

/**
 * Gated feed-forward layer: `down(silu(gate(x)) ⊙ up(x))` (Shazeer, 2020).
 *
 * @param x - `[…, width]`.
 * @returns `[…, width]`.
 */
export function swiglu(x: Tensor, weights: SwigluWeights): Tensor {
  const gate = silu(linear(x, weights.gate, weights.gateBias))
  return linear(mul(gate, linear(x, weights.up, weights.upBias)), weights.down, weights.downBias)
}
