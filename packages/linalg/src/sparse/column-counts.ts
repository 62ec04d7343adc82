import type { ColumnsBelow } from './elimination-tree.ts'

/**
 * Elements of each column of a Cholesky factor, the diagonal among them: counted without being found, in almost linear time (J. R. Gilbert, E. G. Ng and B. W. Peyton, SIAM J. Matrix Anal. Appl. 15, 1994).
 *
 * Row i of the factor is a subtree of the elimination tree with root i. Its leaves are elements of A; each adds one to the
 * count of its column, and takes one where its path meets that of the leaf before. What is left is summed up the tree.
 *
 * @param parent - the elimination tree, in postorder.
 */
export function columnCounts({ pointers, rows }: ColumnsBelow, parent: Int32Array): Int32Array {
  const n = parent.length
  const first = firstDescendants(parent)
  const counts = first.map((descendant, j) => (descendant === j ? 1 : 0))
  const ancestor = Int32Array.from({ length: n }, (_, j) => j)
  const [lastLeaf, reached] = [new Int32Array(n).fill(-1), new Int32Array(n).fill(-1)]
  for (let j = 0; j < n; j++) {
    if (parent[j] !== -1) counts[parent[j]!]!--
    for (let p = pointers[j]!; p < pointers[j + 1]!; p++) {
      const i = rows[p]!
      // A descendant is in this row already: j is on its path.
      if (first[j]! <= reached[i]!) continue
      reached[i] = j
      counts[j]!++
      if (lastLeaf[i] !== -1) counts[rootOf(ancestor, lastLeaf[i]!)]!--
      lastLeaf[i] = j
    }
    if (parent[j] !== -1) ancestor[j] = parent[j]!
  }
  for (let j = 0; j < n; j++) if (parent[j] !== -1) counts[parent[j]!]! += counts[j]!
  return counts
}

/** Where columns with so many elements begin, and where the last ends. */
export function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1)
  for (let j = 0; j < counts.length; j++) starts[j + 1] = starts[j]! + counts[j]!
  return starts
}

/** The first node of each subtree. */
function firstDescendants(parent: Int32Array): Int32Array {
  const first = Int32Array.from(parent, (_, j) => j)
  for (let j = 0; j < parent.length; j++) {
    const above = parent[j]!
    if (above !== -1 && first[j]! < first[above]!) first[above] = first[j]!
  }
  return first
}

/** The last ancestor that has been joined so far; halves the paths it follows. */
function rootOf(ancestor: Int32Array, node: number): number {
  let root = node
  while (ancestor[root] !== root) {
    const above = ancestor[ancestor[root]!]!
    ancestor[root] = above
    root = above
  }
  return root
}
