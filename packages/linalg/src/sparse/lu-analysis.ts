import type { FloatArray } from '@ortho/core'
import { columnCounts, startsOf } from './column-counts.ts'
import { inversePermutation } from './convert.ts'
import { columnsBelow, eliminationTree, permutedLower, postorder } from './elimination-tree.ts'
import { type Graph, columnGraph, symmetricGraph } from './graph.ts'
import type { LuFronts } from './lu-multifrontal.ts'
import { scalingOf } from './lu-scaling.ts'
import type { SparsePattern } from './matrix.ts'
import { type OrderingLike, orderOf, requireSquarePattern } from './ordering.ts'
import { largestMatching } from './row-matching.ts'
import { type Supernode, supernodesOf } from './supernodes.ts'

/** Orders of columns: those of {@link SparseOrdering} on `A + Aᵀ`, or `column`, approximate minimum degree on `AᵀA`. */
export type LuOrderingLike = OrderingLike | 'column'

/** Options of {@link analyzeLu}. */
export interface LuOrderingOptions {
  /** Order of the columns: by name, or itself. Default: `amd` where most of the pattern is symmetric, else `column`. */
  readonly ordering?: LuOrderingLike | undefined
}

/** All of an LU factorization that is decided before its pivots. */
export interface LuAnalysis {
  /** The pattern that was analyzed. */
  readonly pattern: SparsePattern
  /** Column that is eliminated k-th, one after the other. */
  readonly columnPerm: Int32Array
  /** Multiplications after which elimination of single columns gives way to dense blocks: 0 for blocks from the beginning. */
  readonly columnWork: number
  /** Elimination in dense blocks; undefined where single columns are best whatever they cost. */
  readonly fronts: LuFronts | undefined
}

/** What {@link planLu} reads beside the pattern. */
export interface LuPlanOptions extends LuOrderingOptions {
  /** The elements of the matrix: large ones become pivots. */
  readonly values?: FloatArray | undefined
  /** Rows up to which single columns are best. Default 100. */
  readonly few?: number | undefined
  /** Multiplications for each element of L from which dense blocks are worth their bookkeeping. Default 20. */
  readonly worthwhile?: number | undefined
}

/** Share of elements with a counterpart on the other side of the diagonal, from which a pattern counts as symmetric. */
const SYMMETRIC = 0.7

/** Share of the diagonal that may be unlikely pivots in a symmetric pattern, which better stays symmetric. */
const UNLIKELY = 0.1

/** Multiplications in dense blocks that take as long as one in single columns. */
const BLOCK_SPEED = 16

/** Elements of L from which blocks would not fit into memory. */
const ROOM = 134_217_728

/** Multiplications in single columns that take as long as the bookkeeping of blocks for one column. */
const BOOKKEEPING = 200

/**
 * Decides how a matrix is factored: column by column, in dense blocks, or in blocks where columns turn out to cost more.
 *
 * Blocks have the fill of `A + Aᵀ`, its rows exchanged where the diagonal has no large elements, and do most multiplications a
 * second. Where the pattern is far from symmetric, columns may have far less fill, which only their pivots show: they are given
 * the time of a quarter of the blocks first.
 *
 * @returns `unmatched`: a column for which no row is left that has an element there.
 */
export function planLu(where: string, a: SparsePattern, options: LuPlanOptions = {}): LuAnalysis | { readonly unmatched: number } {
  const { ordering, values, few = 100, worthwhile = 20 } = options
  const n = requireSquarePattern(where, a)
  const symmetric = symmetry(a) > SYMMETRIC
  const wanted = ordering ?? (symmetric ? 'amd' : 'column')
  const columnPerm = (): Int32Array => columnOrder(where, a, wanted)
  const columnsOnly = (): LuAnalysis => ({ pattern: a, columnPerm: columnPerm(), columnWork: Infinity, fronts: undefined })
  if (ordering === 'column' || n <= few) return columnsOnly()

  const { rowOf, rowExponents } = largestMatching(a, values)
  const exchange = !symmetric || scalingOf(a, values, undefined, rowExponents).unlikely > UNLIKELY * n
  const unmatched = exchange ? rowOf.indexOf(-1) : -1
  if (unmatched !== -1) return values === undefined ? columnsOnly() : { unmatched }
  const graph = symmetricGraph(a, { rowNames: exchange ? inversePermutation(where, 'a', rowOf, n) : undefined })
  const order = orderOf(where, wanted === 'column' ? 'amd' : wanted, n, () => graph)
  const blocks = blocksOf(where, graph, order)
  if (blocks === undefined) return columnsOnly()
  const { perm, nodes, elements, multiplications } = blocks
  const fronts: LuFronts = { columnPerm: perm, rowPerm: exchange ? perm.map((j) => rowOf[j]!) : perm, nodes, rowExponents }
  if (symmetric && multiplications >= worthwhile * elements) return { pattern: a, columnPerm: perm, columnWork: 0, fronts }
  const share = symmetric ? 4 : 1 / (4 * BLOCK_SPEED)
  return { pattern: a, columnPerm: exchange ? columnPerm() : perm, columnWork: share * multiplications + BOOKKEEPING * n, fronts }
}

function columnOrder(where: string, a: SparsePattern, wanted: LuOrderingLike): Int32Array {
  const n = a.shape[0]
  if (wanted === 'column') return orderOf(where, 'amd', n, () => columnGraph(a))
  const order = orderOf(where, wanted, n, () => symmetricGraph(a))
  inversePermutation(where, 'ordering', order, n)
  return order
}

/** The dense blocks of a symmetric pattern in a postorder of its elimination tree, and what they cost if nothing is put off. */
interface Blocks {
  readonly perm: Int32Array
  readonly nodes: Supernode[]
  /** Elements of L. */
  readonly elements: number
  /** Multiplications in L and U. */
  readonly multiplications: number
}

/** Undefined where they would be too large. */
function blocksOf(where: string, { pointers, indices }: Graph, order: Int32Array): Blocks | undefined {
  const n = order.length
  const pattern: SparsePattern = { shape: [n, n], rowPointers: pointers, columnIndices: indices }
  const first = eliminationTree(permutedLower(pattern, inversePermutation(where, 'ordering', order, n)))
  const perm = postorder(first).map((k) => order[k]!)
  const lower = permutedLower(pattern, inversePermutation(where, 'ordering', perm, n))
  const [parent, columns] = [eliminationTree(lower), columnsBelow(lower)]
  const counts = columnCounts(columns, parent)
  const elements = counts.reduce((sum, count) => sum + count, 0)
  if (elements > ROOM) return undefined
  const multiplications = counts.reduce((sum, count) => sum + count ** 2, 0)
  return { perm, nodes: supernodesOf({ parent, starts: startsOf(counts), columns }, true), elements, multiplications }
}

/** Share of the elements beside the diagonal whose counterpart on the other side is stored too. */
function symmetry({ shape: [n], rowPointers, columnIndices }: SparsePattern): number {
  let [beside, matched] = [0, 0]
  for (let i = 0; i < n; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!
      if (i === j) continue
      beside++
      if (isStored(columnIndices, rowPointers[j]!, rowPointers[j + 1]!, i)) matched++
    }
  }
  return beside === 0 ? 1 : matched / beside
}

/** Whether `wanted` is among the ascending indices from `low` up to `end`, by bisection. */
function isStored(indices: Int32Array, low: number, end: number, wanted: number): boolean {
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (indices[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low < end && indices[low] === wanted
}
