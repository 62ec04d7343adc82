import { type Tensor, type Tree, treeLeaves } from '@ortho/core'

/** Gives back the device memory of the tensors of `tree`, but for those that `kept` has too. */
export function disposeTree(tree: Tree<Tensor>, kept: Tree<Tensor> = null): void {
  const staying = new Set(treeLeaves(kept))
  for (const x of treeLeaves(tree)) if (!staying.has(x)) x.dispose()
}
