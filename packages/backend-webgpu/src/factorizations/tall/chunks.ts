import type { Gpu } from '../../gpu.ts'
import { bindings, elementProgram, groupsFor } from '../../wgsl/program.ts'
import { Words } from '../../wgsl/words.ts'
import { type Target, type Window, bound, byColumns, placesOf } from '../windows.ts'

/** Matrices cut into chunks of rows, each by columns on its own: a batch of `count · chunks` matrices. */
export interface Chunks {
  /** All chunks; those of a matrix follow each other. */
  readonly window: Target
  /** Chunks of a matrix. */
  readonly chunks: number
}

/**
 * Rows `taken·s` to `taken·(s + 1) − 1` of each matrix on top of its chunk number s, zeros below.
 *
 * @param rows - of a chunk.
 */
export function cut(gpu: Gpu, x: Window, { chunks, rows, taken }: Readonly<Record<'chunks' | 'rows' | 'taken', number>>): Chunks {
  const count = x.count * chunks
  const window = byColumns(gpu.allocate('float32', count * rows * x.columns), rows, x.columns, count)
  const words = new Words()
  const size = count * rows * x.columns
  const [total, height, width, parts, some, all] = [size, rows, x.columns, chunks, taken, x.rows].map((value) => words.add(value))
  const ofX = placesOf(words, x)
  const body = `  let row = i % ${height};
  let column = (i / ${height}) % ${width};
  let chunk = i / ${height} / ${width};
  let source = (chunk % ${parts}) * ${some} + row;
  var value = 0.0;
  if (row < ${some} && source < ${all}) { value = in0[${ofX.at(ofX.start(`chunk / ${parts}`), 'source', 'column')}]; }
  out0[i] = value;`
  const code = bindings(['f32'], ['f32']) + elementProgram(total!, body)
  gpu.launch({ code, reads: [bound(x)], writes: [window.storage], params: words.list, groups: groupsFor(size) })
  return { window, chunks }
}

/** The rows of all chunks one after the other, as many as `x` has. */
export function join(gpu: Gpu, { window, chunks }: Chunks, x: Target): void {
  const words = new Words()
  const size = x.count * x.rows * x.columns
  const [total, height, width, parts, rows] = [size, x.rows, x.columns, chunks, window.rows].map((value) => words.add(value))
  const [ofX, ofChunk] = [placesOf(words, x), placesOf(words, window)]
  const body = `  let row = i % ${height};
  let column = (i / ${height}) % ${width};
  let item = i / ${height} / ${width};
  let start = ${ofChunk.start(`item * ${parts} + row / ${rows}`)};
  out0[${ofX.at(ofX.start('item'), 'row', 'column')}] = in0[${ofChunk.at('start', `row % ${rows}`, 'column')}];`
  const code = bindings(['f32'], ['f32']) + elementProgram(total!, body)
  gpu.launch({ code, reads: [bound(window)], writes: [x.storage], params: words.list, groups: groupsFor(size) })
}
