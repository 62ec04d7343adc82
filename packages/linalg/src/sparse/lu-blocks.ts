import type { FloatArray } from '@ortho/core'
import { extended, extendedFloats } from './graph.ts'
import type { Front } from './lu-front.ts'

/** Where a front is kept. */
export interface KeptFront {
  /** Number of pivots. */
  readonly pivots: number
  /** Number of rows, which is that of columns; pivots first. */
  readonly side: number
  /** Step of its first pivot. */
  readonly step: number
  /** Where its names begin. */
  readonly name: number
  /**
   * Where its elements begin: by rows, those of all rows in the columns of the pivots (L below the diagonal, U on and above it);
   * then those of the pivots' rows in the other columns.
   */
  readonly at: number
}

/** L and U in dense blocks. */
export interface LuBlocks {
  /** In the order of elimination. */
  readonly fronts: KeptFront[]
  /** Index in A of the rows of all fronts. */
  rows: Int32Array
  /** Index in A of the columns of all fronts. */
  columns: Int32Array
  values: Float64Array
  /** How many pivots, names and elements there are. */
  readonly count: { pivots: number; names: number; values: number }
}

/** No blocks, with room for some numbers of names and elements. */
export function blocksFor(names: number, values: number): LuBlocks {
  return {
    fronts: [],
    rows: new Int32Array(names),
    columns: new Int32Array(names),
    values: new Float64Array(values),
    count: { pivots: 0, names: 0, values: 0 },
  }
}

/** Room for the names of the rows and columns of the next front. */
export function namesFor(blocks: LuBlocks, side: number): { readonly rows: Int32Array; readonly columns: Int32Array } {
  const [start, end] = [blocks.count.names, blocks.count.names + side]
  if (end > blocks.rows.length) {
    blocks.rows = extended(blocks.rows, end)
    blocks.columns = extended(blocks.columns, end)
  }
  return { rows: blocks.rows.subarray(start, end), columns: blocks.columns.subarray(start, end) }
}

/** Keeps the factors of a front, of which the names are in place. */
export function keepFront(blocks: LuBlocks, data: FloatArray, { at: from, rows: side }: Front['window'], pivots: number): KeptFront {
  const { fronts, count } = blocks
  const front: KeptFront = { pivots, side, step: count.pivots, name: count.names, at: count.values }
  const end = front.at + pivots * (2 * side - pivots)
  if (end > blocks.values.length) blocks.values = extendedFloats(blocks.values, end)
  const { values } = blocks
  let to = front.at
  for (let i = 0; i < side; i++) for (let j = 0, p = from + i * side; j < pivots; j++) values[to++] = data[p + j]!
  for (let i = 0; i < pivots; i++) for (let j = pivots, p = from + i * side; j < side; j++) values[to++] = data[p + j]!
  fronts.push(front)
  count.pivots += pivots
  count.names += side
  count.values = end
  return front
}

/** Rows or columns in the order of their pivots. */
export function pivotNames({ fronts, count }: LuBlocks, names: Int32Array): Int32Array {
  const perm = new Int32Array(count.pivots)
  for (const { name, pivots, step } of fronts) perm.set(names.subarray(name, name + pivots), step)
  return perm
}
