import { counts } from './build.ts'
import type { SparsePattern } from './matrix.ts'

/** The lower triangle of a symmetrically permuted matrix, by rows, diagonal left out; and where its elements come from. */
export interface PermutedLower {
  /** Rows and columns. */
  readonly n: number
  /** `n + 1` positions: row i has the elements from `pointers[i]` up to `pointers[i + 1]`. */
  readonly pointers: Int32Array
  /** Column of each element. */
  readonly indices: Int32Array
  /** Position among the values of the matrix. */
  readonly sources: Int32Array
  /** Position of each diagonal element among the values of the matrix; −1 where there is none. */
  readonly diagonal: Int32Array
}

/** Row and column `perm[k]` of the lower triangle of A become row and column k. */
export function permutedLower({ shape: [n], rowPointers, columnIndices }: SparsePattern, inverse: Int32Array): PermutedLower {
  const rows = new Int32Array(columnIndices.length)
  const diagonal = new Int32Array(n).fill(-1)
  let kept = 0
  for (let i = 0; i < n; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!
      if (j < i) rows[kept++] = Math.max(inverse[i]!, inverse[j]!)
      else if (j === i) diagonal[inverse[i]!] = p
    }
  }
  const pointers = counts(rows.subarray(0, kept), n)
  const next = pointers.slice()
  const [indices, sources] = [new Int32Array(kept), new Int32Array(kept)]
  for (let i = 0; i < n; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!
      if (j >= i) continue
      const to = next[Math.max(inverse[i]!, inverse[j]!)]!++
      indices[to] = Math.min(inverse[i]!, inverse[j]!)
      sources[to] = p
    }
  }
  return { n, pointers, indices, sources, diagonal }
}

/** A lower triangle by columns, diagonal left out. */
export interface ColumnsBelow {
  /** `n + 1` positions: column j has the elements from `pointers[j]` up to `pointers[j + 1]`. */
  readonly pointers: Int32Array
  /** Row of each element, ascending in each column. */
  readonly rows: Int32Array
  /** Position among the values of the matrix. */
  readonly sources: Int32Array
}

/** The same triangle by columns. */
export function columnsBelow({ n, pointers, indices, sources }: PermutedLower): ColumnsBelow {
  const starts = counts(indices, n)
  const next = starts.slice()
  const [rows, from] = [new Int32Array(indices.length), new Int32Array(indices.length)]
  for (let i = 0; i < n; i++) {
    for (let p = pointers[i]!; p < pointers[i + 1]!; p++) {
      const to = next[indices[p]!]!++
      rows[to] = i
      from[to] = sources[p]!
    }
  }
  return { pointers: starts, rows, sources: from }
}

/**
 * The elimination tree: the parent of j is the first row below the diagonal in column j of L, −1 where there is none. With
 * shortcuts to the roots found so far, in almost linear time (T. A. Davis, Direct Methods for Sparse Linear Systems, 2006, 4.1).
 */
export function eliminationTree({ n, pointers, indices }: PermutedLower): Int32Array {
  const parent = new Int32Array(n).fill(-1)
  const shortcut = new Int32Array(n).fill(-1)
  for (let k = 0; k < n; k++) {
    for (let p = pointers[k]!; p < pointers[k + 1]!; p++) {
      let i = indices[p]!
      while (i !== -1 && i < k) {
        const next = shortcut[i]!
        shortcut[i] = k
        if (next === -1) parent[i] = k
        i = next
      }
    }
  }
  return parent
}

/** The nodes of a forest, children before parents and each subtree together (section 4.3 there). */
export function postorder(parent: Int32Array): Int32Array {
  const n = parent.length
  const [child, sibling] = [new Int32Array(n).fill(-1), new Int32Array(n).fill(-1)]
  const roots: number[] = []
  for (let j = n - 1; j >= 0; j--) {
    const above = parent[j]!
    if (above === -1) roots.push(j)
    else {
      sibling[j] = child[above]!
      child[above] = j
    }
  }
  const order = new Int32Array(n)
  const stack = roots
  let count = 0
  while (stack.length > 0) {
    const node = stack.at(-1)!
    const next = child[node]!
    if (next === -1) {
      order[count++] = node
      stack.pop()
    } else {
      child[node] = sibling[next]!
      stack.push(next)
    }
  }
  return order
}

/**
 * The columns with elements in row k of L, those that others depend on first, in `stack` from the returned position to its
 * end: paths up the elimination tree from the elements of row k of A (section 4.2 there).
 */
export function rowReach(lower: PermutedLower, parent: Int32Array, k: number, mark: Int32Array, stack: Int32Array): number {
  const { n, pointers, indices } = lower
  let top = n
  mark[k] = k
  for (let p = pointers[k]!; p < pointers[k + 1]!; p++) {
    let length = 0
    for (let i = indices[p]!; mark[i] !== k; i = parent[i]!) {
      stack[length++] = i
      mark[i] = k
    }
    while (length > 0) stack[--top] = stack[--length]!
  }
  return top
}
