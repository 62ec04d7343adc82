import { counts } from './build.ts'
import type { SparsePattern } from './matrix.ts'

/** An undirected graph: the neighbours of node i are `indices[pointers[i] … pointers[i + 1] − 1]`, itself not among them. */
export interface Graph {
  readonly pointers: Int32Array
  readonly indices: Int32Array
}

/** How {@link symmetricGraph} reads a pattern. */
export interface SymmetricGraphOptions {
  /** Only the lower triangle is read. Default false. */
  readonly lower?: boolean | undefined
  /** Index that each row goes by, where that is not its own: of A with its rows exchanged. */
  readonly rowNames?: Int32Array | undefined
}

/** The graph of `A + Aᵀ`, or of what the lower triangle of A stands for. */
export function symmetricGraph(
  { shape: [n], rowPointers, columnIndices }: SparsePattern,
  { lower = false, rowNames }: SymmetricGraphOptions = {},
): Graph {
  const from = new Int32Array(2 * columnIndices.length)
  const to = new Int32Array(2 * columnIndices.length)
  let ends = 0
  for (let row = 0; row < n; row++) {
    const i = rowNames === undefined ? row : rowNames[row]!
    for (let p = rowPointers[row]!; p < rowPointers[row + 1]!; p++) {
      const j = columnIndices[p]!
      if (j === i || (j > i && lower)) continue
      from[ends] = to[ends + 1] = i
      from[ends + 1] = to[ends] = j
      ends += 2
    }
  }
  return graphOfEdges(n, from.subarray(0, ends), to.subarray(0, ends))
}

/**
 * The graph of `AᵀA`, whose Cholesky factor bounds that of the LU of A for any row exchanges (A. George and E. Ng, SIAM J.
 * Sci. Stat. Comput. 6, 1985). Rows with more than max(16, 10·√n) elements are left out: they would make it full.
 */
export function columnGraph({ shape: [m, n], rowPointers, columnIndices }: SparsePattern): Graph {
  const dense = Math.max(16, 10 * Math.sqrt(n))
  const rowsOf = transposedPattern({ shape: [m, n], rowPointers, columnIndices })
  const pointers = new Int32Array(n + 1)
  const owner = new Int32Array(n).fill(-1)
  let indices = new Int32Array(4 * columnIndices.length + n)
  let to = 0
  for (let j = 0; j < n; j++) {
    owner[j] = j
    if (to + n > indices.length) indices = extended(indices, to + n)
    for (let p = rowsOf.pointers[j]!; p < rowsOf.pointers[j + 1]!; p++) {
      const i = rowsOf.indices[p]!
      const [start, end] = [rowPointers[i]!, rowPointers[i + 1]!]
      if (end - start > dense) continue
      for (let q = start; q < end; q++) {
        const k = columnIndices[q]!
        if (owner[k] === j) continue
        owner[k] = j
        indices[to++] = k
      }
    }
    pointers[j + 1] = to
  }
  return { pointers, indices: indices.slice(0, to) }
}

/** Twice as long, or as long as needed. */
export function extended(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(2 * array.length, length))
  longer.set(array)
  return longer
}

/** Twice as long, or as long as needed. */
export function extendedFloats(array: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(Math.max(2 * array.length, length))
  longer.set(array)
  return longer
}

/** The rows of each column, ascending. */
export function transposedPattern({ shape: [m, n], rowPointers, columnIndices }: SparsePattern): Graph {
  const pointers = counts(columnIndices, n)
  const next = pointers.slice()
  const indices = new Int32Array(columnIndices.length)
  for (let i = 0; i < m; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) indices[next[columnIndices[p]!]!++] = i
  }
  return { pointers, indices }
}

/** A graph from edges given in both directions, each any number of times. */
function graphOfEdges(n: number, from: Int32Array, to: Int32Array): Graph {
  const starts = counts(from, n)
  const next = starts.slice()
  const ends = new Int32Array(to.length)
  for (let p = 0; p < from.length; p++) ends[next[from[p]!]!++] = to[p]!
  const pointers = new Int32Array(n + 1)
  const owner = new Int32Array(n).fill(-1)
  let kept = 0
  for (let i = 0; i < n; i++) {
    for (let p = starts[i]!; p < starts[i + 1]!; p++) {
      const j = ends[p]!
      if (owner[j] === i) continue
      owner[j] = i
      ends[kept++] = j
    }
    pointers[i + 1] = kept
  }
  return { pointers, indices: ends.slice(0, kept) }
}
