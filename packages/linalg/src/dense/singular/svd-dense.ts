import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { divideBidiagonalInPlace } from './bidiagonal-divide.ts'
import { bidiagonalQrInPlace } from './bidiagonal-qr.ts'
import { type Bidiagonal, bidiagonalizeInPlace } from './bidiagonal-reduce.ts'
import { applyQInPlace, qrInPlace, reserveQr } from '../factorizations/qr.ts'
import { applyReflectorsInPlace } from './svd-reflectors.ts'
import { part } from '../window.ts'

/** How {@link svdInPlace} goes about it; tests choose so that small matrices take every path. */
export interface SvdTuning {
  /** Columns a panel of the bidiagonalization, and reflections a block. Default 32. */
  readonly block?: number
  /** Order up to which bidiagonal blocks are not divided. Default 25. */
  readonly leaf?: number
  /** Rows per column above which R of a QR factorization is decomposed. Default 11/6 (T. Chan, 1982). */
  readonly tall?: number
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
  const { block = 32, leaf, tall = 11 / 6 } = tuning
  const { rows: m, columns: n } = a
  const vectors = left > 0
  const order = vectors ? n : 0
  const [ut, vt] = [blas.reserve(left, m), blas.reserve(order, n)]
  const mark = blas.mark
  const exponent = scaleInPlace(blas, a)
  const first = m > tall * n ? reserveQr(blas, m, n, Math.max(n, left), block) : undefined
  const height = first === undefined ? m : n
  const square = first === undefined ? a : blas.reserve(n, n)
  const room = { left: blas.reserve(n, height), right: blas.reserve(n, n) }
  const [wu, wv] = [blas.reserve(order, order), blas.reserve(order, order)]
  if (first !== undefined) {
    qrInPlace(blas, a, first)
    copyUpper(blas, a, square)
  }
  const reduced = bidiagonalizeInPlace(blas, square, room, block)
  const { d, e } = reduced
  const failures = vectors ? divideBidiagonalInPlace(blas, d, e, wu, wv, eps, leaf) : n > 0 ? bidiagonalQrInPlace(d, e, 0, n - 1, eps) : 0
  const descending = Array.from(d.keys()).sort((p, q) => d[q]! - d[p]!)
  const s = Float64Array.from(descending, (i) => timesPowerOfTwo(d[i]!, -exponent))
  if (vectors) {
    copyRows(blas, wu, descending, ut)
    copyRows(blas, wv, descending, vt)
    for (let i = n; i < left; i++) blas.data[ut.at + i * ut.row + i] = 1
    backTransform(blas, reduced, part(ut, 0, 0, ut.rows, height), vt, block)
    if (first !== undefined) applyQInPlace(blas, a, first, transposedWindow(ut), false)
  }
  blas.release(mark)
  return { s, ut, vt, failures }
}

/** Vectors of the matrix from those of its bidiagonal form. */
function backTransform(blas: Blas, { left, right }: Bidiagonal, ut: Window, vt: Window, block: number): void {
  applyReflectorsInPlace(blas, left, transposedWindow(ut), block)
  applyReflectorsInPlace(blas, right, transposedWindow(vt), block)
}

/** Rows `order` of `from` as the first rows of `to`, zeros everywhere else. */
function copyRows({ data }: Blas, from: Window, order: readonly number[], to: Window): void {
  data.fill(0, to.at, to.at + to.rows * to.row)
  order.forEach((row, i) => {
    const source = from.at + row * from.row
    data.copyWithin(to.at + i * to.row, source, source + from.columns)
  })
}

/** The upper triangle of the first rows of `from`, zeros below. */
export function copyUpper({ data }: Blas, from: Window, to: Window): void {
  data.fill(0, to.at, to.at + to.rows * to.row)
  for (let i = 0; i < to.rows; i++) {
    const source = from.at + i * from.row
    data.copyWithin(to.at + i * to.row + i, source + i, source + to.columns)
  }
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
