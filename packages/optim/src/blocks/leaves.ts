import { type Tensor, treeLeaves, treeMap, treePaths } from '@ortho/core'
import type { Params } from '../transform/transformation.ts'

/** Leaves of `tree` in the order of those of `params`. */
export function leavesInOrder(params: Params, tree: Params): Tensor[] {
  return treeLeaves(inOrderOf(params, tree))
}

/** `tree` in the order of `params`: records match by key, and keys may stand in another order. */
function inOrderOf(params: Params, tree: Params): Params {
  return treeMap<Tensor, Params>((_, leaf) => leaf, params, tree)
}

/** `params` with other leaves. */
export function withLeaves<P extends Params>(params: P, leaves: readonly Tensor[]): P {
  let at = 0
  return treeMap((_: Tensor) => leaves[at++]!, params)
}

/** `tree` in the order of `params`, with `null` in place of the leaves whose label is another. */
export function labelled(params: Params, tree: Params, labels: readonly string[], label: string): Params {
  let at = 0
  return treeMap<Tensor | null, Params>((leaf) => (labels[at++] === label ? leaf : null), inOrderOf(params, tree))
}

/** `f` of the path and the value of each leaf, in order. */
export function mapLeaves<T>(tree: Params, f: (path: string, leaf: Tensor) => T): T[] {
  const paths = treePaths(tree)
  return treeLeaves(tree).map((leaf, i) => f(paths[i]!, leaf))
}

/** Puts `values[k]` at the k-th place that has the label, in place. */
export function putLabelledInPlace(target: Tensor[], labels: readonly string[], label: string, values: readonly Tensor[]): void {
  let k = 0
  labels.forEach((other, i) => {
    if (other === label) target[i] = values[k++]!
  })
}
