import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { part } from '../window.ts'

/** Sizes that decide how the iteration works; tests lower them. */
export interface QrTuning {
  /** Rows up to which plain double-shift steps are taken on the whole matrix. */
  readonly small: number
  /** Rows up to which an active block is solved by itself, with its transformations accumulated. */
  readonly alone: number
  /** Rows of the window of early deflation. */
  readonly window: number
  /** Bulges chased together. */
  readonly bulges: number
}

/** What one run of the iteration works on and in. */
export interface QrRoom {
  readonly blas: Blas
  /** The Hessenberg matrix. */
  readonly h: Window
  readonly z: Window | undefined
  /** First row that is not triangular already. */
  readonly lo: number
  /** Whether rows and columns outside of the active block count. */
  readonly wantT: boolean
  readonly tuning: QrTuning
  /** Square rooms for windows of the matrix and their transformations. */
  readonly squares: readonly [Window, Window, Window]
  /** For a block of rows, or of columns, of the whole matrix. */
  readonly slab: Window
}

/**
 * Multiplies the rows and columns of H outside of a diagonal window, and those of Z, by the transformation U that was
 * accumulated within.
 *
 * @param u - U, any strides; its rows are columns `first …` of H.
 * @param first - first row of H that U changes.
 * @param before - rows of H above this one have not seen U.
 * @param after - columns of H from this one on have not seen Uᵀ.
 * @param top - first row, and `end` the end of the columns, that count.
 */
export function spread(room: QrRoom, u: Window, first: number, before: number, after: number, top: number, end: number): void {
  const { h, z } = room
  const size = u.rows
  if (end > after) fromLeft(room, u, part(h, first, after, size, end - after))
  if (before > top) fromRight(room, u, part(h, top, first, before - top, size))
  if (z !== undefined) fromRight(room, u, part(z, 0, first, z.rows, size))
}

function fromLeft({ blas, slab }: QrRoom, u: Window, w: Window): void {
  const product = { ...w, at: slab.at, row: w.columns }
  blas.gemm(transposedWindow(u), w, product)
  copyRows(blas.data, product, w)
}

function fromRight({ blas, slab }: QrRoom, u: Window, w: Window): void {
  const product = { ...w, at: slab.at, row: w.columns }
  blas.gemm(w, u, product)
  copyRows(blas.data, product, w)
}

/** Target = source; rows of both are contiguous. */
export function copyRows(data: Blas['data'], source: Window, target: Window): void {
  const { rows, columns } = source
  for (let i = 0, p = source.at, q = target.at; i < rows; i++, p += source.row, q += target.row) data.copyWithin(q, p, p + columns)
}
