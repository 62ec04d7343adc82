import { type QrStorage, type QrWanted, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { fillIdentity } from './identity.ts'
import { qrPanel } from './qr-panel.ts'
import { type BlockReflector, reflect } from './reflectors.ts'
import { smallQr } from './small/qr.ts'
import { BLOCK } from './substitution.ts'
import { tallPanel } from './tall/panel.ts'
import { trianglePart } from './triangular.ts'
import { type Target, block, byColumns, byRows, copied, windowOf } from './windows.ts'

/** Rows from which on the launches that share a panel among workgroups cost less than the time that one needs for it. */
const TALL = 4096

/**
 * A = Q·R of `[…, m, n]` by Householder's reflectors, 32 together: 4 launches for each 32 columns, and 3 more for Q
 * (Golub & Van Loan 2013, section 5.2.3); up to 32 × 32 one launch for all; 17 for a panel
 * of 4096 rows or more. The diagonal of R may have negative elements.
 */
export function qr(gpu: Gpu, a: View, { wantQ, complete }: QrWanted): QrStorage {
  const [m, n] = [a.shape.at(-2)!, a.shape.at(-1)!]
  const count = sizeOf(a.shape.slice(0, -2))
  const k = Math.min(m, n)
  const width = complete ? m : k
  if (m <= BLOCK && n <= BLOCK && k > 0) return small(gpu, a, width, wantQ)
  const work = copied(gpu, a, 'columns')
  const vectors = byColumns(gpu.allocate('float32', count * m * k), m, k, count)
  const panels = Math.ceil(k / BLOCK)
  const products = byRows(gpu.allocate('float32', count * panels * BLOCK * BLOCK), panels * BLOCK, BLOCK, count)
  const reflectors: (BlockReflector & { readonly from: number })[] = []
  for (let from = 0; from < k; from += BLOCK) {
    const to = Math.min(from + BLOCK, k)
    const v = block(vectors, from, m, from, to)
    const t = block(products, from, from + BLOCK, 0, BLOCK)
    const panel = m - from >= TALL ? tallPanel : qrPanel
    panel(gpu, { a: block(work, from, m, from, to), v, t })
    reflect(gpu, { v, t }, block(work, from, m, to, n), true)
    reflectors.push({ v, t, from })
  }
  const r = trianglePart(gpu, block(work, 0, width, 0, n), { lower: false, unitDiagonal: false })
  gpu.release(work.storage)
  const q = wantQ ? formed(gpu, reflectors, byRows(gpu.allocate('float32', count * m * width), m, width, count)) : undefined
  gpu.release(vectors.storage)
  gpu.release(products.storage)
  return q === undefined ? { r } : { q, r }
}

/** Small matrices are read where they lie, and done in one launch. */
function small(gpu: Gpu, a: View, width: number, wantQ: boolean): QrStorage {
  const { window, owned } = windowOf(gpu, a)
  const { rows, columns, count } = window
  const r = byRows(gpu.allocate('float32', count * width * columns), width, columns, count)
  const q = wantQ ? byRows(gpu.allocate('float32', count * rows * width), rows, width, count) : undefined
  smallQr(gpu, window, r, q)
  if (owned !== undefined) gpu.release(owned)
  return q === undefined ? { r: r.storage } : { q: q.storage, r: r.storage }
}

/** Q = H₁·H₂·… times the first columns of I, from the last reflector on: what they leave alone stays as it is. */
function formed(gpu: Gpu, reflectors: readonly (BlockReflector & { readonly from: number })[], q: Target): GpuStorage {
  fillIdentity(gpu, q)
  for (const { from, ...reflector } of reflectors.toReversed()) {
    reflect(gpu, reflector, block(q, from, q.rows, from, q.columns), false)
  }
  return q.storage
}
