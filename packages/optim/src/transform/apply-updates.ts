import { type Tensor, add, cast, treeMap } from '@ortho/core'
import type { Params } from './transformation.ts'

/**
 * Parameters after a step: `params + updates`, in the dtypes of `params`.
 *
 * @throws ShapeError naming the path at which the trees differ.
 */
export function applyUpdates<P extends Params>(params: P, updates: P): P {
  return treeMap((p: Tensor, u: Tensor) => cast(add(p, u), p.dtype), params, updates)
}
