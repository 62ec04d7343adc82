import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { divideBidiagonalInPlace } from './bidiagonal-divide.ts'
import { type BidiagonalTuning, bidiagonalFormInPlace } from './bidiagonal-form.ts'
import { bidiagonalQrInPlace } from './bidiagonal-qr.ts'

/** How {@link svdInPlace} goes about it; tests choose so that small matrices take every path. */
export interface SvdTuning extends BidiagonalTuning {
  /** Order up to which bidiagonal blocks are not divided. Default 25. */
  readonly leaf?: number
}

/** Outcome of {@link svdInPlace}. */
export interface SvdInPlace {
  /** Singular values, descending. */
  readonly s: Float64Array
  /** Left vectors by rows, `k × m`. */
  readonly ut: Window
  /** Right vectors by rows, `n × n`. */
  readonly vt: Window
  /** Number of values that have not converged. */
  readonly failures: number
}

/**
 * SVD of a matrix with at least as many rows as columns: QR first where it is tall, bidiagonalization, divide and conquer, and
 * back by blocks of reflections. For values alone the QR algorithm takes the place of dividing.
 *
 * @param a - `column` is 1; lost.
 * @param left - number of left vectors: n or m, or 0 for values alone, when the windows that come back hold nothing.
 * @param eps - of the dtype.
 */
export function svdInPlace(blas: Blas, a: Window, left: number, eps: number, tuning: SvdTuning = {}): SvdInPlace {
  const { rows: m, columns: n } = a
  const vectors = left > 0
  const order = vectors ? n : 0
  const [ut, vt] = [blas.reserve(left, m), blas.reserve(order, n)]
  const mark = blas.mark
  const exponent = scaleInPlace(blas, a)
  const { d, e, applyLeft, applyRight } = bidiagonalFormInPlace(blas, a, left, tuning)
  const [wu, wv] = [blas.reserve(order, order), blas.reserve(order, order)]
  const failures = vectors
    ? divideBidiagonalInPlace(blas, d, e, wu, wv, eps, tuning.leaf)
    : n > 0
      ? bidiagonalQrInPlace(d, e, 0, n - 1, eps)
      : 0
  const descending = Array.from(d.keys()).sort((p, q) => d[q]! - d[p]!)
  const s = Float64Array.from(descending, (i) => timesPowerOfTwo(d[i]!, -exponent))
  if (vectors) {
    copyRows(blas, wu, descending, ut)
    copyRows(blas, wv, descending, vt)
    for (let i = n; i < left; i++) blas.data[ut.at + i * ut.row + i] = 1
    applyLeft(transposedWindow(ut))
    applyRight(transposedWindow(vt))
  }
  blas.release(mark)
  return { s, ut, vt, failures }
}

/** Rows `order` of `from` as the first rows of `to`, zeros everywhere else. */
function copyRows({ data }: Blas, from: Window, order: readonly number[], to: Window): void {
  data.fill(0, to.at, to.at + to.rows * to.row)
  order.forEach((row, i) => {
    const source = from.at + row * from.row
    data.copyWithin(to.at + i * to.row, source, source + from.columns)
  })
}

/**
 * Brings the largest element to near 1 where squares of elements might overflow or lose bits, by a power of two.
 *
 * @returns its exponent.
 */
export function scaleInPlace({ data }: Blas, { at, rows, columns, row }: Window): number {
  const limit = data instanceof Float32Array ? 2 ** 40 : 2 ** 400
  let top = 0
  for (let i = 0; i < rows; i++) for (let p = at + i * row; p < at + i * row + columns; p++) top = Math.max(top, Math.abs(data[p]!))
  if (top === 0 || (top < limit && top > 1 / limit)) return 0
  const exponent = -Math.floor(Math.log2(top))
  for (let i = 0; i < rows; i++) for (let p = at + i * row; p < at + i * row + columns; p++) data[p] = timesPowerOfTwo(data[p]!, exponent)
  return exponent
}

/** `value · 2^exponent` in two factors, since 2¹⁰⁷⁴ is not a number. */
export function timesPowerOfTwo(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2)
  return value * 2 ** half * 2 ** (exponent - half)
}
