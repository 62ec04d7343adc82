import { type Blas, type FloatArray, type Window, transposedWindow } from '@ortho/core'
import { choleskyInPlace } from '../dense/factorizations/cholesky.ts'
import { part } from '../dense/window.ts'
import type { CholeskyAnalysis } from './cholesky-analysis.ts'
import type { ColumnFactor } from './cholesky-factor.ts'
import { type ColumnsBelow, columnsBelow } from './elimination-tree.ts'
import { type Supernode, supernodesOf } from './supernodes.ts'

/** Columns of an update that are computed together; as much above the diagonal is computed in vain. */
const BLOCK = 96

/** Multiplications for each element of L from which dense blocks are worth their bookkeeping. */
const WORTHWHILE = 40

/** Most elements of a workspace. */
const ROOM = 134_217_728

/** Whether {@link choleskyByFronts} will be faster than one row after the other. */
export function hasDenseBlocks({ columnPointers, nonzeros, parent }: CholeskyAnalysis): boolean {
  let squares = 0
  for (let j = 0; j < parent.length; j++) squares += (columnPointers[j + 1]! - columnPointers[j]!) ** 2
  return squares >= WORTHWHILE * nonzeros
}

/**
 * L with `P·A·Pᵀ = L·Lᵀ` in dense blocks (I. S. Duff and J. K. Reid, ACM Trans. Math. Softw. 9, 1983; J. W. H. Liu, SIAM Review
 * 34, 1992): the front of a supernode gathers its elements of A and the updates of its children, its columns are eliminated, and
 * what that subtracts from the rows below is the update for its parent. In postorder the updates are a stack.
 *
 * @param most - elements that the workspace may take.
 * @returns undefined where a pivot is not positive, or the workspace would be too large.
 */
export function choleskyByFronts(
  blas: Blas,
  analysis: CholeskyAnalysis,
  elements: FloatArray,
  most: number = ROOM,
): ColumnFactor | undefined {
  const { lower, columnPointers: pointers, nonzeros } = analysis
  const columns = columnsBelow(lower)
  const nodes = supernodesOf({ parent: analysis.parent, starts: pointers, columns })
  const { side, depth } = sizesOf(nodes)
  if (side ** 2 + depth > most) return undefined
  const area = blas.reserve(side, side).at
  const stack = blas.reserve(1, depth).at
  const { data } = blas
  const factor = { pointers, indices: new Int32Array(nonzeros), values: new Float64Array(nonzeros) }
  const place = new Int32Array(lower.n)
  const updates: { rows: Int32Array; at: number }[] = []
  let top = stack
  for (const node of nodes) {
    const { width, rows, children } = node
    const size = rows.length
    const front: Window = { at: area, rows: size, columns: size, row: size, column: 1 }
    data.fill(0, area, area + size * size)
    for (let i = 0; i < size; i++) place[rows[i]!] = i
    gather(data, front, node, { columns, diagonal: lower.diagonal, elements, place })
    for (const { rows: below, at } of updates.splice(updates.length - children)) {
      add(data, front, below, at, place)
      top = Math.min(top, at)
    }
    if (!eliminate(blas, front, width)) return undefined
    store(data, front, node, factor)
    if (size === width) continue
    updates.push({ rows: rows.subarray(width), at: top })
    for (let i = width; i < size; i++) {
      for (let j = width, from = area + i * size + width; j <= i; j++) data[top++] = data[from++]!
    }
  }
  return factor
}

/** Rows of the largest front, and elements that the updates on the stack have at most. */
function sizesOf(nodes: readonly Supernode[]): { side: number; depth: number } {
  let [side, depth, total] = [0, 0, 0]
  const stack: number[] = []
  for (const { rows, width, children } of nodes) {
    side = Math.max(side, rows.length)
    for (const size of stack.splice(stack.length - children)) total -= size
    const left = rows.length - width
    if (left === 0) continue
    stack.push((left * (left + 1)) / 2)
    total += stack.at(-1)!
    depth = Math.max(depth, total)
  }
  return { side, depth }
}

interface Source {
  readonly columns: ColumnsBelow
  readonly diagonal: Int32Array
  readonly elements: FloatArray
  readonly place: Int32Array
}

/** The elements of A in the columns of a supernode. */
function gather(data: FloatArray, { at, row }: Window, { first, width }: Supernode, { columns, diagonal, elements, place }: Source): void {
  for (let j = 0; j < width; j++) {
    const column = first + j
    if (diagonal[column] !== -1) data[at + j * row + j] = elements[diagonal[column]!]!
    for (let p = columns.pointers[column]!; p < columns.pointers[column + 1]!; p++) {
      data[at + place[columns.rows[p]!]! * row + j] = elements[columns.sources[p]!]!
    }
  }
}

/** Adds an update, a packed lower triangle for the rows `below`, to a front. */
function add(data: FloatArray, { at, row }: Window, below: Int32Array, from: number, place: Int32Array): void {
  for (let i = 0, p = from; i < below.length; i++) {
    const start = at + place[below[i]!]! * row
    for (let j = 0; j <= i; j++) data[start + place[below[j]!]!]! += data[p++]!
  }
}

/** Eliminates the first columns of a front; whether their pivots are positive. */
function eliminate(blas: Blas, front: Window, width: number): boolean {
  const block = part(front, 0, 0, width, width)
  if (choleskyInPlace(blas, block) > 0) return false
  // What has overflowed is for the other way to report.
  for (let j = 0; j < width; j++) if (!(blas.data[block.at + j * (block.row + 1)]! < Infinity)) return false
  const left = front.rows - width
  if (left === 0) return true
  const below = part(front, width, 0, left, width)
  blas.triangularSolve(block, transposedWindow(below), { lower: true, unitDiagonal: false })
  for (let j = 0; j < left; j += BLOCK) {
    const columns = Math.min(BLOCK, left - j)
    const across = transposedWindow(part(below, j, 0, columns))
    blas.gemm(part(below, j, 0), across, part(front, width + j, width + j, left - j, columns), { alpha: -1, accumulate: true })
  }
  return true
}

function store(data: FloatArray, { at, row, rows: size }: Window, { first, width, rows }: Supernode, factor: ColumnFactor): void {
  const { pointers, indices, values } = factor
  for (let j = 0; j < width; j++) {
    for (let i = j, p = pointers[first + j]!; i < size; i++, p++) {
      indices[p] = rows[i]!
      values[p] = data[at + i * row + j]!
    }
  }
}
