import { type Tensor, add, div, mul, sqrt, square, treeMap, zerosLike } from '@ortho/core'
import { nextCount, zeroCount } from '../blocks/counter.ts'
import { lerp } from '../blocks/lerp.ts'
import type { Params, Transformation } from './transformation.ts'

/** Options of {@link scaleByAdam}. */
export interface AdamMoments {
  /** Decay of the average of gradients. */
  readonly beta1: number
  /** Decay of the average of squared gradients. */
  readonly beta2: number
  /** Added to the root of the second moment, after bias correction. In the units of the gradient. */
  readonly eps: number
}

/** State of {@link scaleByAdam}. Moments are kept uncorrected, as PyTorch keeps them. */
export type AdamState = {
  /** Updates done. int32 scalar on the CPU. */
  readonly step: Tensor
  /** Running average of gradients, by parameter. */
  readonly exp_avg: Params
  /** Running average of squared gradients, by parameter. */
  readonly exp_avg_sq: Params
}

/** Adam's direction: m̂ / (√v̂ + eps) with bias-corrected moments. About 1 in every element whatever the units. */
export function scaleByAdam({ beta1, beta2, eps }: AdamMoments): Transformation<AdamState> {
  return {
    init: (params) => ({
      step: zeroCount(),
      exp_avg: treeMap((p: Tensor) => zerosLike(p), params),
      exp_avg_sq: treeMap((p: Tensor) => zerosLike(p), params),
    }),
    update: (grads, state) => {
      const { count, n } = nextCount(state.step)
      const first = treeMap((g: Tensor, m: Tensor) => lerp(m, g, 1 - beta1), grads, state.exp_avg)
      const second = treeMap((g: Tensor, v: Tensor) => lerp(v, square(g), 1 - beta2), grads, state.exp_avg_sq)
      // m/c₁ / (√v/c₂ + eps) with both corrections pulled out of the elementwise work.
      const c1 = 1 - beta1 ** n
      const c2 = Math.sqrt(1 - beta2 ** n)
      const updates = treeMap((m: Tensor, v: Tensor) => mul(div(m, add(sqrt(v), eps * c2)), c2 / c1), first, second)
      return { updates, state: { step: count, exp_avg: first, exp_avg_sq: second } }
    },
  }
}
