import { type Tensor, add, mul, treeMap } from '@ortho/core'
import { type Transformation, identity, stateless } from './transformation.ts'

/**
 * Adds `rate · params` to the updates. Before `scale(-learningRate)` and after everything else it is decoupled weight
 * decay, `p ← p·(1 − learningRate·rate)` beside the update; at the beginning of a chain it is L2 regularization.
 * Wrap it in {@link masked} to decay some of the parameters.
 */
export function addDecayedWeights(rate: number): Transformation<null> {
  if (rate === 0) return identity()
  return stateless((updates, params) => treeMap((u: Tensor, p: Tensor) => add(u, mul(p, rate)), updates, params))
}
