import type { Gpu } from '../../gpu.ts'
import { whole } from '../../kernels/views.ts'
import { fillIdentity } from '../identity.ts'
import { type QrPanel, qrPanel } from '../qr-panel.ts'
import { reflect } from '../reflectors.ts'
import { BLOCK } from '../substitution.ts'
import { solveBlock } from '../triangles.ts'
import { trianglePart } from '../triangular.ts'
import { type Target, block, byColumns, byRows, copied, transposed } from '../windows.ts'
import { cut, join } from './chunks.ts'
import { reconstruct } from './reconstruction.ts'

/**
 * {@link qrPanel} for many rows: chunks of them are factored side by side, then the stack of their triangles R, and Q gives back
 * the reflectors of the whole: TSQR with Householder reconstruction. 17 launches, in which about √(rows/32) chunks are at work
 * where a panel has one workgroup.
 */
export function tallPanel(gpu: Gpu, { a, v, t }: QrPanel): void {
  const w = a.columns
  // The longest way is a chunk's rows and those of the stack: they are about as many.
  const chunks = Math.ceil(Math.sqrt(a.rows / w))
  const rows = Math.ceil(a.rows / chunks)
  const parts = cut(gpu, a, { chunks, rows, taken: rows }).window
  const own = reflectorsOf(gpu, parts)
  const stack = trianglePart(gpu, block(parts, 0, w, 0, w), { lower: false, unitDiagonal: false })
  const top = copied(gpu, whole(stack, [a.count, chunks * w, w]), 'columns')
  const stacked = reflectorsOf(gpu, top)
  const first = byColumns(gpu.allocate('float32', a.count * chunks * w * w), chunks * w, w, a.count)
  fillIdentity(gpu, first)
  reflect(gpu, stacked, first, false)
  const q = cut(gpu, first, { chunks, rows, taken: w })
  reflect(gpu, own, q.window, false)
  join(gpu, q, v)
  const factor = byRows(gpu.allocate('float32', a.count * w * w), w, w, a.count)
  const head = block(v, 0, w, 0, w)
  reconstruct(gpu, { v: head, r: block(top, 0, w, 0, w), a: block(a, 0, w, 0, w), t, w: factor })
  solveBlock(gpu, transposed(factor), transposed(block(v, w, v.rows, 0, w)), false)
  const made = [parts, top, first, q.window, factor, own.v, own.t, stacked.v, stacked.t]
  for (const { storage } of made) gpu.release(storage)
  gpu.release(stack)
}

/** Factors matrices in place; their reflectors. */
function reflectorsOf(gpu: Gpu, a: Target): { readonly v: Target; readonly t: Target } {
  const v = byColumns(gpu.allocate('float32', a.count * a.rows * a.columns), a.rows, a.columns, a.count)
  const t = byRows(gpu.allocate('float32', a.count * BLOCK * BLOCK), BLOCK, BLOCK, a.count)
  qrPanel(gpu, { a, v, t })
  return { v, t }
}
