import { type Tensor, broadcastTo, expandDims, takeAlongAxis } from '@ortho/core'

/** Rows (`axis` −2) or columns (−1) of each matrix in the order of `perm`, int32 `[…, n]`. Linear in `x`. */
export function permuted(x: Tensor, perm: Tensor, axis: -1 | -2): Tensor {
  return takeAlongAxis(x, broadcastTo(expandDims(perm, axis === -2 ? -1 : -2), x.shape), axis)
}
