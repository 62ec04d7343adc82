import { iterate, wilkinsonShift } from './tridiagonal-iterate.ts'

/**
 * Eigenvalues of a symmetric tridiagonal matrix, ascending, in place of its diagonal; by QL and QR steps without square roots
 * (B. N. Parlett, The Symmetric Eigenvalue Problem, SIAM 1998, section 8.15: Pal, Walker and Kahan). About 10·n² flops.
 *
 * @param d - diagonal, elements of order 1 at most.
 * @param e - beside it; overwritten.
 * @returns how many off-diagonal elements did not become negligible.
 */
export function tridiagonalValuesInPlace(d: Float64Array, e: Float64Array): number {
  for (let i = 0; i < e.length; i++) e[i]! *= e[i]!
  const left = iterate(d, e, 0, d.length, true, (l, m) => {
    sweep(d, e, l, m)
  })
  d.sort()
  return left
}

/** One step from row m to row l, on squares of the off-diagonal elements. */
function sweep(d: Float64Array, e: Float64Array, l: number, m: number): void {
  const step = m > l ? 1 : -1
  // Element beside rows i and i + step.
  const at = step === 1 ? 0 : -1
  const shift = wilkinsonShift(d[l]!, d[l + step]!, Math.sqrt(e[l + at]!))
  let c = 1
  let s = 0
  let gamma = d[m]! - shift
  let p = gamma * gamma
  for (let i = m - step; i !== l - step; i -= step) {
    const square = e[i + at]!
    const r = p + square
    if (i !== m - step) e[i + step + at] = s * r
    const before = c
    c = p / r
    s = square / r
    const last = gamma
    const alpha = d[i]!
    gamma = c * (alpha - shift) - s * last
    d[i + step] = last + (alpha - gamma)
    p = c === 0 ? before * square : (gamma * gamma) / c
  }
  e[l + at] = s * p
  d[l] = shift + gamma
}
