import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { part } from '../window.ts'

/** Rows that are reduced before the rest of the matrix is brought up to date. */
const BLOCK = 32

/** Rows of the strips in which a triangle is updated. */
const STRIP = 64

/** Sums of squares below this are dropped: the matrix has elements of order 1, and the sum would have lost digits. */
const NEGLIGIBLE = 1e-280

/** A symmetric tridiagonal matrix and the reflections that led to it. */
export interface Tridiagonal {
  /** Diagonal, n. */
  readonly d: Float64Array
  /** Beside the diagonal, n − 1 elements are used. */
  readonly e: Float64Array
  /** Factor of reflection i, n; the first is 0. */
  readonly tau: Float64Array
}

/** Room for a tridiagonal matrix of order n. */
export function tridiagonal(n: number): Tridiagonal {
  return { d: new Float64Array(n), e: new Float64Array(n), tau: new Float64Array(n) }
}

/**
 * `T = Qᵀ·A·Q`, tridiagonal, with Q = Hₙ₋₁·…·H₁ and Hᵢ = I − τᵢ·vᵢ·vᵢᵀ; in place. Goes from the last row to the first, so that
 * what is left is a leading square and each vᵢ a piece of a row. Updates of the rest are collected and done as products
 * (J. Dongarra, S. Hammarling, D. Sorensen, J. Comput. Appl. Math. 27, 1989). About 4/3·n³ flops, half of them products.
 *
 * @param a - n × n, rows contiguous, elements of order 1; the lower triangle is read. Afterwards row i holds vᵢ in elements
 * 0 … i − 1, the last of which is 1.
 */
export function tridiagonalizeInPlace(blas: Blas, a: Window, t: Tridiagonal, block: number = BLOCK): void {
  const { mark } = blas
  // Grows from the middle: vectors v upward, w = A·v (corrected) downward. Turned upside down it pairs each v with its w.
  const panel = blas.reserve(2 * block, a.columns)
  const spare = blas.reserve(1, 2 * block)
  for (let end = a.rows; end > 0; end -= block) {
    const width = Math.min(block, end)
    for (let k = 0; k < width; k++) reduceRow(blas, a, t, part(panel, block - k, 0, 2 * k), spare, end - 1 - k)
    if (end > width) updateTriangle(blas, part(a, 0, 0, end - width, end - width), part(panel, block - width, 0, 2 * width))
  }
  blas.release(mark)
}

/** Brings row i up to date, finds its reflection, and puts v above and w below the rows of `pairs`. */
function reduceRow(blas: Blas, a: Window, { d, e, tau }: Tridiagonal, pairs: Window, spare: Window, i: number): void {
  const { data } = blas
  const count = pairs.rows
  const row = a.at + i * a.row
  const factors = { ...spare, columns: count }
  if (count > 0) {
    for (let r = 0; r < count; r++) data[spare.at + r] = data[pairs.at + (count - 1 - r) * pairs.row + i]!
    blas.gemm(factors, part(pairs, 0, 0, count, i + 1), part(a, i, 0, 1, i + 1), { alpha: -1, accumulate: true })
  }
  d[i] = data[row + i]!
  if (i === 0) return
  const factor = reflect(data, row, i, e)
  tau[i] = factor
  const v = pairs.at - pairs.row
  const w = pairs.at + count * pairs.row
  data.copyWithin(v, row, row + i)
  if (factor === 0) {
    data.fill(0, w, w + i)
    return
  }
  const column = (at: number, rows: number): Window => ({ at, rows, columns: 1, row: 1, column: 1 })
  blas.symv(factor, part(a, 0, 0, i, i), column(v, i), column(w, i))
  if (count > 0) {
    const known = part(pairs, 0, 0, count, i)
    blas.gemm(known, column(v, i), column(spare.at, count))
    data.subarray(spare.at, spare.at + count).reverse()
    blas.gemm(factors, known, { at: w, rows: 1, columns: i, row: i, column: 1 }, { alpha: -factor, accumulate: true })
  }
  blas.axpy(i, -0.5 * factor * blas.dot(i, w, v), v, w)
}

/** v with H·x = (0, …, 0, e) for the `length` elements x from index `at` on; overwrites x by v and returns τ. */
function reflect(data: Blas['data'], at: number, length: number, e: Float64Array): number {
  const last = at + length - 1
  const alpha = data[last]!
  let squares = 0
  for (let p = at; p < last; p++) squares += data[p]! * data[p]!
  data[last] = 1
  if (squares <= NEGLIGIBLE) {
    data.fill(0, at, last)
    e[length - 1] = alpha
    return 0
  }
  const norm = Math.sqrt(alpha * alpha + squares)
  const beta = alpha > 0 ? -norm : norm
  const scale = 1 / (alpha - beta)
  for (let p = at; p < last; p++) data[p]! *= scale
  e[length - 1] = beta
  return (beta - alpha) / beta
}

/** A −= Σ v·wᵀ + w·vᵀ over the lower triangle; what lies above it in the diagonal blocks is spoilt. */
function updateTriangle(blas: Blas, a: Window, pairs: Window): void {
  const turned = { ...pairs, at: pairs.at + (pairs.rows - 1) * pairs.row, row: -pairs.row }
  for (let i = 0; i < a.rows; i += STRIP) {
    const rows = Math.min(STRIP, a.rows - i)
    const left = transposedWindow(part(pairs, 0, i, pairs.rows, rows))
    blas.gemm(left, part(turned, 0, 0, pairs.rows, i + rows), part(a, i, 0, rows, i + rows), { alpha: -1, accumulate: true })
  }
}
