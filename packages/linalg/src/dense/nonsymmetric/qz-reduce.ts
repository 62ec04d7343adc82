import type { Blas, Window } from '@ortho/core'
import { reflectInPlace } from '../factorizations/householder.ts'
import { turnColumns, turnRows } from './hessenberg-qr-reflect.ts'
import { setIdentity } from './hessenberg.ts'
import { part } from '../window.ts'

/** A pencil A − λB and the transformations done to it: A = Q·S·Zᵀ, B = Q·T·Zᵀ. All windows have `column` 1. */
export interface Pencil {
  /** A, on the way to S. */
  readonly s: Window
  /** B, on the way to T. */
  readonly t: Window
  /** Qᵀ, so that transformations from the left act on rows. */
  readonly qt: Window
  /** Zᵀ. */
  readonly zt: Window
}

/** Cosine and sine of the rotation that takes (x, y) to (r, 0). */
export function rotationOf(x: number, y: number): readonly [number, number] {
  if (y === 0) return [1, 0]
  const length = Math.hypot(x, y)
  return [x / length, y / length]
}

/**
 * Brings a pencil to Hessenberg-triangular form in place (C. B. Moler and G. W. Stewart, An algorithm for generalized matrix
 * eigenvalue problems, SIAM J. Numer. Anal. 10, 1973): B to triangular form by reflections, then each element of A below the
 * subdiagonal to zero by a rotation of rows, and what that spoils in B by one of columns. Sets Q and Z.
 */
export function hessenbergTriangularInPlace(blas: Blas, pencil: Pencil): void {
  const { s, t, qt, zt } = pencil
  const n = s.rows
  const { mark } = blas
  const [v, w] = [blas.reserve(n, 1), blas.reserve(1, n)]
  const { data } = blas
  setIdentity(data, qt)
  setIdentity(data, zt)
  for (let k = 0; k < n - 1; k++) {
    const at = t.at + k * t.row + k
    const tau = reflectInPlace(data, at, t.row, n - k)
    const vector = { ...v, rows: n - k }
    data[v.at] = 1
    for (let i = 1; i < n - k; i++) {
      data[v.at + i] = data[at + i * t.row]!
      data[at + i * t.row] = 0
    }
    if (tau === 0) continue
    for (const target of [part(t, k, k + 1), part(s, k, 0), part(qt, k, 0)]) {
      if (target.columns === 0) continue
      const row = { ...w, columns: target.columns, row: target.columns }
      blas.gemm({ ...vector, rows: 1, columns: n - k, row: n - k, column: 1 }, target, row)
      blas.ger(-tau, { ...vector, row: 1 }, { ...row, rows: row.columns, columns: 1, row: 1 }, target)
    }
  }
  blas.release(mark)
  for (let j = 0; j < n - 2; j++) {
    for (let i = n - 1; i > j + 1; i--) {
      const p = s.at + i * s.row + j
      if (data[p] === 0) continue
      const [c, sine] = rotationOf(data[p - s.row]!, data[p]!)
      rotateFromLeft(data, pencil, i - 1, c, sine, j, i - 1)
      data[p] = 0
      zeroByColumns(data, pencil, t, i, i - 1, n, i + 1)
    }
  }
}

/** Turns rows i and i + 1 of A from column `fromS` on, of B from column `fromT` on. */
export function rotateFromLeft(
  data: Blas['data'],
  { s, t, qt }: Pencil,
  i: number,
  c: number,
  sine: number,
  fromS: number,
  fromT: number,
): void {
  turnRows(data, s, i, i + 1, c, sine, fromS, s.columns)
  turnRows(data, t, i, i + 1, c, sine, fromT, t.columns)
  turnRows(data, qt, i, i + 1, c, sine, 0, qt.columns)
}

/** Makes element (row, j) of W zero by turning columns j and j + 1; the rows of A up to `endS` and of B up to `endT` feel it. */
export function zeroByColumns(
  data: Blas['data'],
  { s, t, zt }: Pencil,
  w: Window,
  row: number,
  j: number,
  endS: number,
  endT: number,
): void {
  const p = w.at + row * w.row + j
  const [c, sine] = rotationOf(data[p + 1]!, data[p]!)
  turnColumns(data, s, j + 1, j, c, sine, 0, endS)
  turnColumns(data, t, j + 1, j, c, sine, 0, endT)
  turnRows(data, zt, j + 1, j, c, sine, 0, zt.columns)
  data[p] = 0
}
