import { ShapeError, showShape } from '@ortho/core'
import { columnCounts, startsOf } from './column-counts.ts'
import { inversePermutation } from './convert.ts'
import { type PermutedLower, columnsBelow, eliminationTree, permutedLower, postorder } from './elimination-tree.ts'
import { symmetricGraph } from './graph.ts'
import type { SparsePattern } from './matrix.ts'
import { type OrderingLike, orderOf, requireSquarePattern } from './ordering.ts'

/** How {@link analyzeCholesky} orders. */
export interface SparseOrderingOptions {
  /** Order of elimination: by name, or itself. Default `amd`. */
  readonly ordering?: OrderingLike | undefined
}

/** All of a Cholesky factorization that the pattern alone tells; for every matrix with that pattern. */
export interface CholeskyAnalysis {
  /** The pattern that was analyzed. */
  readonly pattern: SparsePattern
  /** Row and column `perm[k]` are eliminated k-th. */
  readonly perm: Int32Array
  /** Parent of each column in the elimination tree, −1 for roots. */
  readonly parent: Int32Array
  /** Where the columns of L begin. */
  readonly columnPointers: Int32Array
  /** Elements of L, the diagonal among them. */
  readonly nonzeros: number
  /** The permuted lower triangle. */
  readonly lower: PermutedLower
}

/**
 * Orders a symmetric pattern and finds the pattern of its Cholesky factor, for {@link sparseCholesky} of one or more matrices.
 *
 * The order is refined to a postorder of the elimination tree, which has the same fill. The time depends little on the fill.
 *
 * @param a - a square pattern, of which the lower triangle is read; any {@link SparseMatrix}.
 * @throws ShapeError for a pattern that is not square; OptionError for an ordering that is none.
 * @example
 * ```ts
 * const arrow = fromDense([[9, 1, 1], [1, 9, 0], [1, 0, 9]])
 * analyzeCholesky(arrow, { ordering: 'natural' }).nonzeros // => 6
 * analyzeCholesky(arrow).nonzeros // => 5
 * ```
 */
export function analyzeCholesky(a: SparsePattern, { ordering = 'amd' }: SparseOrderingOptions = {}): CholeskyAnalysis {
  const where = 'analyzeCholesky'
  const n = requireSquarePattern(where, a)
  const order = orderOf(where, ordering, n, () => symmetricGraph(a, { lower: true }))
  const first = eliminationTree(permutedLower(a, inversePermutation(where, 'ordering', order, n)))
  const perm = postorder(first).map((k) => order[k]!)
  const lower = permutedLower(a, inversePermutation(where, 'ordering', perm, n))
  const parent = eliminationTree(lower)
  const columnPointers = startsOf(columnCounts(columnsBelow(lower), parent))
  return { pattern: a, perm, parent, columnPointers, nonzeros: columnPointers[n]!, lower }
}

/** @throws ShapeError unless the matrix has the pattern that was analyzed. */
export function requireSamePattern(where: string, a: SparsePattern, known: SparsePattern): void {
  const same = (p: Int32Array, q: Int32Array): boolean => p === q || (p.length === q.length && p.every((value, i) => value === q[i]))
  if (a.shape[1] === known.shape[1] && same(a.rowPointers, known.rowPointers) && same(a.columnIndices, known.columnIndices)) return
  throw new ShapeError({
    where,
    argument: 'analysis',
    expected: `made for the pattern of a, ${showShape(a.shape)} with ${a.columnIndices.length} elements`,
    received: `one for ${showShape(known.shape)} with ${known.columnIndices.length} elements`,
  })
}
