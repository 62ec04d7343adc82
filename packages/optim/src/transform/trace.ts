import { type Tensor, add, mul, treeMap, zerosLike } from '@ortho/core'
import { lerp } from '../blocks/lerp.ts'
import type { Params, Transformation } from './transformation.ts'

/** Options of {@link trace}. */
export interface TraceOptions {
  /** Share of the buffer that is kept in a step, μ in [0, 1). */
  readonly decay: number
  /** Look ahead: mix the gradient into the buffer once more. Default false. */
  readonly nesterov?: boolean | undefined
  /**
   * `sum` (PyTorch's SGD): B ← μ·B + G, looking ahead G + μ·B. `ema` (PyTorch's Muon): B ← μ·B + (1 − μ)·G, looking ahead
   * (1 − μ)·G + μ·B. The two buffers differ by the factor 1 − μ and nothing else, which a state of the other
   * convention must be multiplied or divided by.
   */
  readonly convention: 'sum' | 'ema'
}

/** State of {@link trace}. */
export type TraceState = {
  /** Running sum or average of the updates, by parameter. */
  readonly momentum_buffer: Params
}

/** Momentum: replaces updates by their running sum or average, in either convention. */
export function trace({ decay, nesterov = false, convention }: TraceOptions): Transformation<TraceState> {
  const mix = (buffer: Tensor, g: Tensor): Tensor => (convention === 'ema' ? lerp(buffer, g, 1 - decay) : add(mul(buffer, decay), g))
  const ahead = (g: Tensor, buffer: Tensor): Tensor => (convention === 'ema' ? lerp(g, buffer, decay) : add(g, mul(buffer, decay)))
  return {
    init: (params) => ({ momentum_buffer: treeMap((p: Tensor) => zerosLike(p), params) }),
    update: (grads, { momentum_buffer }) => {
      const buffers = treeMap((g: Tensor, buffer: Tensor) => mix(buffer, g), grads, momentum_buffer)
      return { updates: nesterov ? treeMap(ahead, grads, buffers) : buffers, state: { momentum_buffer: buffers } }
    },
  }
}
