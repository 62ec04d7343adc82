import { OptionError, ShapeError, showShape } from '@ortho/core'
import { type Graph, columnGraph, symmetricGraph } from './graph.ts'
import type { SparsePattern } from './matrix.ts'
import { minimumDegree } from './minimum-degree.ts'

/**
 * Orders of elimination. `amd`: approximate minimum degree, the least fill in general. `rcm`: reverse Cuthill–McKee, a narrow
 * band. `natural`: as they are.
 */
export type SparseOrdering = 'amd' | 'rcm' | 'natural'

/** An order of elimination by name, or the order itself: `order[k]` is the index that comes k-th. */
export type OrderingLike = SparseOrdering | ArrayLike<number>

/**
 * A fill-reducing order for a symmetric matrix, or for one of almost symmetric pattern: approximate minimum degree on `A + Aᵀ`
 * (P. R. Amestoy, T. A. Davis, I. S. Duff, SIAM J. Matrix Anal. Appl. 17, 1996).
 *
 * For LU of a matrix whose pattern is far from symmetric use {@link columnOrdering}; for a narrow band {@link rcmOrdering}.
 *
 * @param a - a square pattern; any {@link SparseMatrix}.
 * @returns the index that is eliminated first, second, ….
 * @throws ShapeError for a pattern that is not square.
 * @example
 * ```ts
 * const arrow = fromDense([[1, 1, 1, 1], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]])
 * Array.from(amdOrdering(arrow)).indexOf(0) >= 2 // => true
 * ```
 */
export function amdOrdering(a: SparsePattern): Int32Array {
  requireSquarePattern('amdOrdering', a)
  return minimumDegree(symmetricGraph(a))
}

/**
 * An order of the columns for LU with row exchanges: approximate minimum degree on `AᵀA`, which bounds the fill whatever the
 * pivots will be.
 *
 * @returns the column that is eliminated first, second, ….
 * @example
 * ```ts
 * columnOrdering(fromDense([[1, 0], [0, 1]])).length // => 2
 * ```
 */
export function columnOrdering(a: SparsePattern): Int32Array {
  return minimumDegree(columnGraph(a))
}

/**
 * Reverse Cuthill–McKee: numbers neighbours together, which gathers the elements of `A + Aᵀ` near the diagonal (E. Cuthill, J. McKee, 1969;
 * the reversal: A. George, 1971). Each part begins at a node from which the farthest one is far (N. E. Gibbs et al., 1976).
 *
 * @param a - a square pattern.
 * @throws ShapeError for a pattern that is not square.
 * @example
 * ```ts
 * rcmOrdering(fromDense([[1, 0, 1], [0, 1, 1], [1, 1, 1]])) // => [0, 2, 1]
 * ```
 */
export function rcmOrdering(a: SparsePattern): Int32Array {
  requireSquarePattern('rcmOrdering', a)
  return cuthillMcKee(symmetricGraph(a)).reverse()
}

/** Largest |row − column| of the stored elements. */
export function bandwidth({ shape: [m], rowPointers, columnIndices }: SparsePattern): number {
  let width = 0
  for (let i = 0; i < m; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) width = Math.max(width, Math.abs(i - columnIndices[p]!))
  }
  return width
}

/** @throws ShapeError unless the pattern is square. */
export function requireSquarePattern(where: string, { shape, rowPointers }: SparsePattern): number {
  // In plain JavaScript a dense matrix is easily passed by mistake.
  if (!(rowPointers instanceof Int32Array)) {
    const hint = 'Make it one with `fromDense`.'
    throw new OptionError({ where, argument: 'a', expected: 'a sparse matrix', received: 'another value', hint })
  }
  if (shape[0] === shape[1]) return shape[0]
  throw new ShapeError({ where, argument: 'a', expected: 'square, [n, n]', received: showShape(shape) })
}

/** The order that an option asks for, over a graph that is made only where it is needed. */
export function orderOf(where: string, ordering: OrderingLike, n: number, graph: () => Graph): Int32Array<ArrayBuffer> {
  if (ordering === 'amd') return minimumDegree(graph())
  if (ordering === 'rcm') return cuthillMcKee(graph()).reverse()
  if (ordering === 'natural') return Int32Array.from({ length: n }, (_, i) => i)
  if (typeof ordering === 'string') {
    throw new OptionError({ where, argument: 'ordering', expected: "'amd', 'rcm', 'natural' or a permutation", received: ordering })
  }
  return Int32Array.from(ordering)
}

function cuthillMcKee(graph: Graph): Int32Array<ArrayBuffer> {
  const n = graph.pointers.length - 1
  const order = new Int32Array(n)
  const visited = new Uint8Array(n)
  const degree = (i: number): number => graph.pointers[i + 1]! - graph.pointers[i]!
  const seeds = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => degree(i) - degree(j))
  let count = 0
  for (const seed of seeds) {
    if (visited[seed] !== 0) continue
    order[count] = farNode(graph, seed)
    visited[order[count]!] = 1
    for (let k = count++; k < count; k++) {
      const node = order[k]!
      const fresh = graph.indices.subarray(graph.pointers[node], graph.pointers[node + 1]).filter((j) => visited[j] === 0)
      for (const j of fresh.sort((i, j) => degree(i) - degree(j))) {
        visited[j] = 1
        order[count++] = j
      }
    }
  }
  return order
}

/** A node at the end of a long shortest path: the least connected one of the last level, again while that is farther. */
function farNode(graph: Graph, seed: number): number {
  let [node, depth] = [seed, -1]
  for (;;) {
    const levels = breadthFirst(graph, node)
    if (levels.depth <= depth) return node
    depth = levels.depth
    const degree = (i: number): number => graph.pointers[i + 1]! - graph.pointers[i]!
    node = levels.last.reduce((best, i) => (degree(i) < degree(best) ? i : best))
  }
}

function breadthFirst({ pointers, indices }: Graph, root: number): { depth: number; last: number[] } {
  const visited = new Set([root])
  let last = [root]
  for (let depth = 0; ; depth++) {
    const level: number[] = []
    for (const i of last) {
      for (let p = pointers[i]!; p < pointers[i + 1]!; p++) {
        const j = indices[p]!
        if (visited.has(j)) continue
        visited.add(j)
        level.push(j)
      }
    }
    if (level.length === 0) return { depth, last }
    last = level
  }
}
