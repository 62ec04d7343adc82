import { type Storage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import type { Words } from '../wgsl/words.ts'

/** The same block of each matrix of a batch: what blocked algorithms work on. */
export interface Window {
  /** Where the elements are. */
  readonly storage: Storage
  /** First element of the block in the first matrix. */
  readonly offset: number
  /** Elements to step to the next row; may be negative. */
  readonly row: number
  /** Elements to step to the next column; may be negative. */
  readonly column: number
  /** Elements to step to the next matrix. */
  readonly step: number
  /** Rows of the block. */
  readonly rows: number
  /** Columns of the block. */
  readonly columns: number
  /** Number of matrices. */
  readonly count: number
}

/** A window that may be written. */
export interface Target extends Window {
  /** Made here, and held by nobody else. */
  readonly storage: GpuStorage
}

/** Most workgroups of a launch in one direction. */
const MOST_GROUPS = 65_535

/** All of the matrices `[rows, columns]` that a contiguous storage holds by rows. */
export function byRows(storage: GpuStorage, rows: number, columns: number, count: number): Target {
  return { storage, offset: 0, row: columns, column: 1, step: rows * columns, rows, columns, count }
}

/** All of the matrices `[rows, columns]` that a contiguous storage holds by columns. */
export function byColumns(storage: GpuStorage, rows: number, columns: number, count: number): Target {
  return { storage, offset: 0, row: 1, column: rows, step: rows * columns, rows, columns, count }
}

/** Rows `top` to `bottom − 1` of columns `left` to `right − 1`. */
export function block<W extends Window>(window: W, top: number, bottom: number, left: number, right: number): W {
  const offset = window.offset + top * window.row + left * window.column
  return { ...window, offset, rows: bottom - top, columns: right - left }
}

/** Rows as columns. */
export function transposed<W extends Window>(window: W): W {
  return { ...window, row: window.column, column: window.row, rows: window.columns, columns: window.rows }
}

/** Last row first, and last column first where `both`: an upper triangle becomes a lower one. */
export function reversed<W extends Window>(window: W, both: boolean): W {
  const { offset, row, column, rows, columns } = window
  const last = offset + (rows - 1) * row
  return both ? { ...window, offset: last + (columns - 1) * column, row: -row, column: -column } : { ...window, offset: last, row: -row }
}

/** Whether neighbours in a column lie closer together than those in a row. */
export function liesByColumns({ row, column }: Window): boolean {
  return Math.abs(row) < Math.abs(column)
}

/** Matrices of a view in a new storage of their own: by rows, or by columns. */
export function copied(gpu: Gpu, view: View, order: 'rows' | 'columns'): Target {
  const [rows, columns] = [view.shape.at(-2)!, view.shape.at(-1)!]
  const count = sizeOf(view.shape.slice(0, -2))
  if (order === 'rows') return byRows(gpu.elementwise({ kind: 'cast' }, view.dtype, [view]), rows, columns, count)
  const swap = (list: readonly number[]): number[] => [...list.slice(0, -2), list.at(-1)!, list.at(-2)!]
  const turned = { ...view, shape: swap(view.shape), strides: swap(view.strides) }
  return byColumns(gpu.elementwise({ kind: 'cast' }, view.dtype, [turned]), rows, columns, count)
}

/** Matrices of a view where they lie, if they lie at equal distances; else copied. `owned`: to be released by the caller. */
export function windowOf(gpu: Gpu, view: View): { readonly window: Window; readonly owned?: GpuStorage } {
  const { storage, offset, shape, strides } = view
  const batch = mergedAxes(shape.slice(0, -2), [strides.slice(0, -2)])
  if (batch.sizes.length > 1) {
    const window = copied(gpu, view, 'rows')
    return { window, owned: window.storage }
  }
  const [row, column] = [strides.at(-2)!, strides.at(-1)!]
  const size = { rows: shape.at(-2)!, columns: shape.at(-1)!, count: sizeOf(shape.slice(0, -2)) }
  return { window: { storage, offset, row, column, step: batch.strides[0]![0] ?? 0, ...size } }
}

/** What a launch binds for a window that is read. */
export function bound({ storage, offset, row, column, step, rows, columns, count }: Window): View {
  return { storage, dtype: 'float32', shape: [count, rows, columns], strides: [step, row, column], offset }
}

/** WGSL texts of the places in a window. */
export interface Places {
  /** First element of matrix `item`. */
  start(item: string): string
  /** The element in row `i` and column `j` of the matrix that starts at `start`. */
  at(start: string, i: string, j: string): string
}

/** Makes the numbers of a window parameters. Unsigned numbers wrap, so that strides may be negative. */
export function placesOf(words: Words, { offset, row, column, step }: Window): Places {
  const [o, r, c, s] = [words.add(offset), words.add(row), words.add(column), words.add(step)]
  return {
    start: (item) => `${o} + (${item}) * ${s}`,
    at: (start, i, j) => `${start} + (${i}) * ${r} + (${j}) * ${c}`,
  }
}

/** Calls `launch` for runs of a batch that fit one direction of a launch. */
export function inRuns(count: number, launch: (first: number, many: number) => void): void {
  for (let first = 0; first < count; first += MOST_GROUPS) launch(first, Math.min(MOST_GROUPS, count - first))
}
