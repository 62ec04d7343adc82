import type { Blas, FloatArray, Window } from '@ortho/core'
import { counts } from './build.ts'
import { inversePermutation } from './convert.ts'
import { extendedFloats } from './graph.ts'
import { type KeptFront, type LuBlocks, blocksFor, keepFront, namesFor } from './lu-blocks.ts'
import { type Front, eliminateFront } from './lu-front.ts'
import { type LuScaling, scalingOf, timesPower } from './lu-scaling.ts'
import type { SparseMatrix } from './matrix.ts'
import type { Supernode } from './supernodes.ts'

/** The plan of an elimination in dense blocks. */
export interface LuFronts {
  /** Row of A that is meant to meet the k-th column in a pivot. */
  readonly rowPerm: Int32Array
  /** Column of A that is eliminated k-th, unless it has to be put off. */
  readonly columnPerm: Int32Array
  /** The blocks, of the pattern that is symmetric in this order. */
  readonly nodes: readonly Supernode[]
  /** Exponents of powers of two for the rows of A with which these pivots are large. */
  readonly rowExponents: Int32Array
}

/** How {@link luByFronts} works. */
export interface LuByFrontsOptions {
  /** A pivot has at least this part of the largest element of its column. Default 0.1. */
  readonly threshold?: number | undefined
  /** Columns of a front up to which the recursion ends in loops. Default 8. */
  readonly leaf?: number | undefined
  /** Elements that a front may have at most. */
  readonly most?: number | undefined
}

/** L and U of the matrix with its rows and columns scaled. */
export interface ScaledLu {
  readonly blocks: LuBlocks
  readonly scaling: LuScaling
}

/** The factors, or the column in which nothing is left for a pivot; undefined where a front would be too large. */
export type FrontsOutcome = ScaledLu | { readonly zeroColumn: number } | undefined

/** Most elements of a front. */
const ROOM = 134_217_728

/** What remains of a front for its parent. */
interface Remainder {
  readonly front: KeptFront
  /** Fully summed rows and columns without a pivot, which come first. */
  readonly delayed: number
  /** Where its elements begin on the stack. */
  readonly at: number
}

/** Remainders whose parents are to come. */
interface Stack {
  readonly waiting: Remainder[]
  values: Float64Array
}

/** Elements of A, sorted by the pivot with which they enter a front: by permuted row or column, whichever comes first. */
interface Arrows {
  readonly pointers: Int32Array
  readonly rows: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

/**
 * L and U in dense blocks (I. S. Duff and J. K. Reid, SIAM J. Sci. Stat. Comput. 5, 1984): the front of a supernode gathers its
 * elements of A and what remains of its children; pivots are taken from its fully summed rows and columns; those without one are
 * put off to the parent, whose front becomes larger by them. In postorder what remains is a stack.
 *
 * Rows and columns are scaled by powers of two first, so that sizes within a column mean something.
 */
export function luByFronts(blas: Blas, a: SparseMatrix, plan: LuFronts, options: LuByFrontsOptions = {}): FrontsOutcome {
  const { threshold = 0.1, leaf = 8, most = ROOM } = options
  const scaling = scalingOf(a, a.values, pivotRows(plan), plan.rowExponents)
  const work: Work = {
    arrows: arrowsOf(a, plan, scaling),
    blocks: roomFor(plan.nodes),
    stack: { waiting: [], values: new Float64Array(0) },
    place: new Int32Array(a.shape[0]),
    targets: new Int32Array(a.shape[0]),
  }
  const { blocks, stack } = work
  const mark = blas.mark
  for (const node of plan.nodes) {
    const children = stack.waiting.splice(stack.waiting.length - node.children)
    const delayed = children.reduce((sum, child) => sum + child.delayed, 0)
    const side = node.rows.length + delayed
    if (side * side > most) return undefined
    blas.release(mark)
    const front: Front = { window: blas.reserve(side, side), full: node.width + delayed, ...namesFor(blocks, side) }
    assemble(work, blas.data, front, node, children)
    const { pivots, zeroColumn } = eliminateFront(blas, front, { threshold, leaf })
    if (zeroColumn !== -1) return { zeroColumn: plan.columnPerm[zeroColumn]! }
    // What has overflowed is for the other way to report.
    if (pivots < front.full && node.rows.length === node.width) return undefined
    const kept = keepFront(blocks, blas.data, front.window, pivots)
    if (pivots < side) push(stack, blas.data, front, kept, children[0]?.at)
  }
  for (let i = 0; i < blocks.count.names; i++) {
    blocks.rows[i] = plan.rowPerm[blocks.rows[i]!]!
    blocks.columns[i] = plan.columnPerm[blocks.columns[i]!]!
  }
  return { blocks, scaling }
}

/** A factorization under way. */
interface Work {
  readonly arrows: Arrows
  readonly blocks: LuBlocks
  readonly stack: Stack
  /** Where the rows and columns of the front are in it. */
  readonly place: Int32Array
  /** Scratch: where those of a child are in it. */
  readonly targets: Int32Array
}

/** The row of A that is meant to meet each column in a pivot. */
function pivotRows({ rowPerm, columnPerm }: LuFronts): Int32Array {
  const rowOf = new Int32Array(rowPerm.length)
  for (let k = 0; k < rowPerm.length; k++) rowOf[columnPerm[k]!] = rowPerm[k]!
  return rowOf
}

/** The elements of A, scaled, by the fronts that they enter. */
function arrowsOf(a: SparseMatrix, { rowPerm, columnPerm }: LuFronts, scaling: LuScaling): Arrows {
  const { shape, rowPointers, columnIndices, values } = a
  const n = shape[0]
  const rowPlaces = inversePermutation('sparseLu', 'analysis', rowPerm, n)
  const columnPlaces = inversePermutation('sparseLu', 'analysis', columnPerm, n)
  const owners = new Int32Array(values.length)
  for (let i = 0; i < n; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) owners[p] = Math.min(rowPlaces[i]!, columnPlaces[columnIndices[p]!]!)
  }
  const pointers = counts(owners, n)
  const next = pointers.slice()
  const [rows, columns] = [new Int32Array(values.length), new Int32Array(values.length)]
  const elements = new Float64Array(values.length)
  for (let i = 0; i < n; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!
      const to = next[owners[p]!]!++
      rows[to] = rowPlaces[i]!
      columns[to] = columnPlaces[j]!
      elements[to] = timesPower(values[p]!, scaling.rows[i]! + scaling.columns[j]!)
    }
  }
  return { pointers, rows, columns, values: elements }
}

/** Room for all fronts, if nothing is put off. */
function roomFor(nodes: readonly Supernode[]): LuBlocks {
  let [names, values] = [0, 0]
  for (const { rows, width } of nodes) {
    names += rows.length
    values += width * (2 * rows.length - width)
  }
  return blocksFor(names, values)
}

/** Puts a front together: names, elements of A, and what remains of the children. */
function assemble(
  work: Work,
  data: FloatArray,
  front: Front,
  { first, width, rows: below }: Supernode,
  children: readonly Remainder[],
): void {
  const { arrows, blocks, place } = work
  const { window, full, rows, columns } = front
  const { at, row: side } = window
  data.fill(0, at, at + side * side)
  for (let i = 0; i < below.length; i++) {
    const to = i < width ? i : i - width + full
    rows[to] = columns[to] = below[i]!
    place[below[i]!] = to
  }
  let to = width
  for (const { front: child, delayed } of children) {
    const from = child.name + child.pivots
    rows.set(blocks.rows.subarray(from, from + delayed), to)
    columns.set(blocks.columns.subarray(from, from + delayed), to)
    to += delayed
  }
  for (let p = arrows.pointers[first]!; p < arrows.pointers[first + width]!; p++) {
    data[at + place[arrows.rows[p]!]! * side + place[arrows.columns[p]!]!] = arrows.values[p]!
  }
  let delayed = width
  for (const child of children) {
    extendAdd(work, data, window, child, delayed)
    delayed += child.delayed
  }
}

/** Adds what remains of a child, the rows and columns that it has put off from position `first` on. */
function extendAdd({ blocks, stack, place, targets }: Work, data: FloatArray, window: Window, child: Remainder, first: number): void {
  const { name, side, pivots } = child.front
  const size = side - pivots
  for (let i = 0; i < size; i++) targets[i] = i < child.delayed ? first + i : place[blocks.rows[name + pivots + i]!]!
  const { values } = stack
  for (let i = 0, p = child.at; i < size; i++) {
    const start = window.at + targets[i]! * window.row
    for (let j = 0; j < size; j++) data[start + targets[j]!]! += values[p++]!
  }
}

/** Keeps what remains of a front, in place of what remained of its children. */
function push(stack: Stack, data: FloatArray, { window, full }: Front, front: KeptFront, place: number | undefined): void {
  const { side, pivots } = front
  const before = stack.waiting.at(-1)
  const at = place ?? (before === undefined ? 0 : before.at + (before.front.side - before.front.pivots) ** 2)
  const end = at + (side - pivots) ** 2
  if (end > stack.values.length) stack.values = extendedFloats(stack.values, end)
  const { values } = stack
  let to = at
  for (let i = pivots; i < side; i++) {
    for (let j = pivots, p = window.at + i * window.row; j < side; j++) values[to++] = data[p + j]!
  }
  stack.waiting.push({ front, delayed: full - pivots, at })
}
