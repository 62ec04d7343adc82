import { type Tensor, sign, sub, treeMap, zerosLike } from '@ortho/core'
import { along } from '../blocks/lerp.ts'
import type { Params, Transformation } from './transformation.ts'

/** Options of {@link scaleByLion}. */
export interface LionMoments {
  /** Decay of the average whose sign is the step. */
  readonly beta1: number
  /** Decay of the average that is kept. */
  readonly beta2: number
}

/** State of {@link scaleByLion}. */
export type LionState = {
  /** Running average of gradients, by parameter. */
  readonly exp_avg: Params
}

/** Lion's direction: the sign of β₁·m + (1 − β₁)·g, while m ← β₂·m + (1 − β₂)·g. */
export function scaleByLion({ beta1, beta2 }: LionMoments): Transformation<LionState> {
  return {
    init: (params) => ({ exp_avg: treeMap((p: Tensor) => zerosLike(p), params) }),
    update: (grads, { exp_avg }) => {
      const difference = treeMap((g: Tensor, m: Tensor) => sub(g, m), grads, exp_avg)
      const mixed = (t: number) => (g: Tensor, m: Tensor, d: Tensor) => along(m, g, d, t)
      const [direction, kept] = [mixed(1 - beta1), mixed(1 - beta2)]
      return {
        updates: treeMap((g: Tensor, m: Tensor, d: Tensor) => sign(direction(g, m, d)), grads, exp_avg, difference),
        state: { exp_avg: treeMap(kept, grads, exp_avg, difference) },
      }
    },
  }
}
