import type { FloatArray } from '../../../dtype.ts'

/** A matrix, or a batch of them: element (i, j) of item p is `data[offset + p·batch + i·row + j·column]`. */
export interface StridedMatrix {
  /** Where the elements are. */
  readonly data: FloatArray
  /** Element (0, 0) of the first item. */
  readonly offset: number
  /** Elements between rows; may be 0 or negative. */
  readonly row: number
  /** Elements between columns; may be 0 or negative. */
  readonly column: number
  /** Elements between the items of a batch. Default 0: all items are the same matrix. */
  readonly batch?: number | undefined
}

/** Where an operand lies in the workspace: strides in elements, as for {@link StridedMatrix}. */
export interface Placement {
  readonly row: number
  readonly column: number
  readonly batch: number
}

/** Elements of room that {@link place} needs. */
export function placeRoom(items: number, m: number, n: number): number {
  return Math.floor(items * m * n * 1.25) + 8
}

/**
 * Copies m × n matrices of `x`, `items` of them from item `first` on, each from row `top` and column `left` on, to element
 * `at` of the heap. One copy of the whole span keeps the strides; a span with large gaps is compacted.
 */
export function place(
  heap: FloatArray,
  at: number,
  x: StridedMatrix,
  first: number,
  items: number,
  top: number,
  left: number,
  m: number,
  n: number,
): Placement {
  const { data, row, column, batch = 0 } = x
  const start = x.offset + first * batch + top * row + left * column
  if (row >= 0 && column >= 0 && batch >= 0) {
    const span = 1 + (items - 1) * batch + (m - 1) * row + (n - 1) * column
    if (span <= placeRoom(items, m, n)) {
      copySpan(heap, at, data, start, span)
      return { row, column, batch }
    }
  }
  const distinct = batch === 0 ? 1 : items
  const byColumns = row === 1 && column !== 1
  for (let p = 0; p < distinct; p++) {
    if (byColumns) compact(heap, at + p * m * n, data, start + p * batch, n, m, column, row)
    else compact(heap, at + p * m * n, data, start + p * batch, m, n, row, column)
  }
  return { row: byColumns ? 1 : n, column: byColumns ? m : 1, batch: batch === 0 ? 0 : m * n }
}

/** Copies contiguous elements; few of them in a loop, which costs less than making a view. */
export function copySpan(to: FloatArray, at: number, from: FloatArray, start: number, length: number): void {
  if (length <= 64) {
    for (let i = 0; i < length; i++) to[at + i] = from[start + i]!
  } else if (start === 0 && length === from.length) to.set(from, at)
  else to.set(from.subarray(start, start + length), at)
}

/** Copies one m × n matrix, item `item` of `x`, to dense rows at element `at` of `to`. */
export function placeDense(to: FloatArray, at: number, x: StridedMatrix, item: number, m: number, n: number): void {
  const start = x.offset + item * (x.batch ?? 0)
  if (x.column === 1 && x.row === n) copySpan(to, at, x.data, start, m * n)
  else compact(to, at, x.data, start, m, n, x.row, x.column)
}

/** `count` lines of `length` elements, one after the other. */
function compact(
  heap: FloatArray,
  at: number,
  data: FloatArray,
  start: number,
  count: number,
  length: number,
  between: number,
  within: number,
): void {
  for (let i = 0; i < count; i++) {
    const from = start + i * between
    const to = at + i * length
    if (within === 1) copySpan(heap, to, data, from, length)
    else for (let j = 0; j < length; j++) heap[to + j] = data[from + j * within]!
  }
}
