import { type CholeskyStorage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import { choleskyPanel } from './cholesky-panel.ts'
import { BLOCK } from './substitution.ts'
import { WIDE } from './triangles.ts'
import { update } from './update.ts'
import { type Target, block, byRows, copied, transposed, windowOf } from './windows.ts'

/**
 * A = L·Lᵀ from the lower triangle of `[…, n, n]`, by blocks of 32 columns: 2 launches each, and one for a single block.
 * Columns from the first one without a positive pivot on are NaN.
 *
 * Right-looking, with products of 128 terms for what lies further right (Golub & Van Loan 2013, section 4.2.6).
 */
export function cholesky(gpu: Gpu, a: View): CholeskyStorage {
  const n = a.shape.at(-1)!
  const count = sizeOf(a.shape.slice(0, -2))
  const l = byRows(gpu.allocate('float32', sizeOf(a.shape)), n, n, count)
  if (n === 0 || count === 0) return { l: l.storage, failures: gpu.constant([count], 'int32', 0) }
  const failures = gpu.allocate('int32', count)
  if (n <= BLOCK) {
    // Read where it lies, since nothing is left of it afterwards.
    const { window, owned } = windowOf(gpu, a)
    choleskyPanel(gpu, { a: window, l, failures, from: 0, to: n })
    if (owned !== undefined) gpu.release(owned)
    return { l: l.storage, failures }
  }
  const rest = copied(gpu, a, 'rows')
  for (let start = 0; start < n; start += WIDE) {
    const stop = Math.min(start + WIDE, n)
    for (let k = start; k < stop; k += BLOCK) {
      const next = Math.min(k + BLOCK, stop)
      choleskyPanel(gpu, { a: rest, l, failures, from: k, to: next })
      subtract(gpu, rest, l, { from: k, to: next, end: stop })
    }
    subtract(gpu, rest, l, { from: start, to: stop, end: n })
  }
  gpu.release(rest.storage)
  return { l: l.storage, failures }
}

/** Takes the product of columns `from` to `to − 1` of L from columns `to` to `end − 1` of what is left. */
function subtract(gpu: Gpu, rest: Target, l: Target, { from, to, end }: Readonly<Record<'from' | 'to' | 'end', number>>): void {
  const n = l.rows
  const [below, beside] = [block(l, to, n, from, to), block(l, to, end, from, to)]
  update(gpu, block(rest, to, n, to, end), below, transposed(beside), { alpha: -1, adds: true, lowerOnly: true })
}
