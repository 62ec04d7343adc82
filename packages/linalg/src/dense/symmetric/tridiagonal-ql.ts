import type { Blas, Window } from '@ortho/core'
import { iterate, wilkinsonShift } from './tridiagonal-iterate.ts'
import { part } from '../window.ts'

/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by implicit QL and QR steps. The rotations of a step are applied
 * together to the rows of Q: what begins as Q ends as VᵀQ where T = V·Λ·Vᵀ.
 *
 * @param d - `count` diagonal elements from index `first` on; overwritten by eigenvalues, in no order.
 * @param e - beside them; overwritten.
 * @param q - rows contiguous, row i belongs to element `first + i`.
 * @param turns - scratch, 1 × 2·count.
 * @returns how many off-diagonal elements did not become negligible.
 */
export function tridiagonalQlInPlace(
  blas: Blas,
  d: Float64Array,
  e: Float64Array,
  first: number,
  count: number,
  q: Window,
  turns: Window,
): number {
  const { data } = blas
  const [cosines, sines] = [turns.at, turns.at + count]
  return iterate(d, e, first, count, false, (l, m) => {
    const [low, high] = l < m ? [l, m] : [m, l]
    sweep(d, e, l, m, data, cosines - low, sines - low)
    blas.rotateRows(part(q, low - first, 0, high - low + 1), cosines, sines, l < m)
  })
}

/** One step from row m to row l; the rotation of rows i and i + 1 is written to elements i after `cosines` and `sines`. */
function sweep(d: Float64Array, e: Float64Array, l: number, m: number, data: Blas['data'], cosines: number, sines: number): void {
  const step = m > l ? 1 : -1
  const at = step === 1 ? 0 : -1
  let g = d[m]! - wilkinsonShift(d[l]!, d[l + step]!, e[l + at]!)
  let c = 1
  let s = 1
  let p = 0
  for (let i = m - step; i !== l - step; i -= step) {
    const f = s * e[i + at]!
    const b = c * e[i + at]!
    const r = Math.sqrt(f * f + g * g)
    // Both underflow only where the element is negligible.
    c = r === 0 ? 1 : g / r
    s = r === 0 ? 0 : f / r
    if (i !== m - step) e[i + step + at] = r
    g = d[i + step]! - p
    const t = (d[i]! - g) * s + 2 * c * b
    p = s * t
    d[i + step] = g + p
    g = c * t - b
    data[cosines + i + at] = c
    data[sines + i + at] = step === 1 ? -s : s
  }
  d[l] = d[l]! - p
  e[l + at] = g
}
