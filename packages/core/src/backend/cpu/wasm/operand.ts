import type { FloatArray } from './workspace.ts'

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

/**
 * Copies `count` m × n matrices of `x`, from item `first`, row `top` and column `left` on, to element `at` of the heap. One
 * copy of the whole span keeps the strides; a span with large gaps is compacted. Needs `count·m·n·5/4 + 8` elements of room.
 */
export function place(heap: FloatArray, at: number, x: StridedMatrix, count: number, first: number, top: number, left: number, m: number, n: number): Placement {
  const { data, row, column } = x
  const batch = x.batch ?? 0
  const start = x.offset + first * batch + top * row + left * column
  if (row >= 0 && column >= 0 && batch >= 0) {
    const span = 1 + (count - 1) * batch + (m - 1) * row + (n - 1) * column
    if (span * 4 <= count * m * n * 5 + 32) {
      copySpan(heap, at, data, start, span)
      return { row, column, batch }
    }
  }
  const distinct = batch === 0 ? 1 : count
  const columns = column !== 1 && row === 1
  for (let p = 0; p < distinct; p++) {
    const from = start + p * batch
    const to = at + p * m * n
    if (columns) compact(heap, to, data, from, n, m, column, row)
    else compact(heap, to, data, from, m, n, row, column)
  }
  return { row: columns ? 1 : n, column: columns ? m : 1, batch: batch === 0 ? 0 : m * n }
}

/** Copies contiguous elements; short ones in a loop, which costs less than making a view. */
export function copySpan(to: FloatArray, at: number, from: FloatArray, start: number, length: number): void {
  if (length <= 64) {
    for (let i = 0; i < length; i++) to[at + i] = from[start + i]!
  } else if (start === 0 && length === from.length) to.set(from, at)
  else to.set(from.subarray(start, start + length), at)
}

function compact(heap: FloatArray, at: number, data: FloatArray, start: number, lines: number, length: number, between: number, within: number): void {
  for (let i = 0; i < lines; i++) {
    const from = start + i * between
    const to = at + i * length
    if (within === 1) copySpan(heap, to, data, from, length)
    else for (let j = 0; j < length; j++) heap[to + j] = data[from + j * within]!
  }
}
