import type { Blas, Window } from '@ortho/core'
import { precisionOf } from './hessenberg-qr-small.ts'

type Numbers = Blas['data']

/** How a matrix was balanced: D⁻¹·Pᵀ·A·P·D. */
export interface Balance {
  /** First row and column that are not triangular. */
  readonly lo: number
  /** Last one. */
  readonly hi: number
  /** Diagonal of D, powers of 2; 1 outside of `lo … hi`. */
  readonly scale: Float64Array
  /** Row and column exchanged with number i, for i outside of `lo … hi`. */
  readonly exchanged: Int32Array
}

/** No balancing. */
export function unbalanced(n: number): Balance {
  return { lo: 0, hi: n - 1, scale: new Float64Array(n).fill(1), exchanged: Int32Array.from({ length: n }, (_, i) => i) }
}

/**
 * Balances a square matrix in place: exchanges rows and columns so that eigenvalues that can be read off stand first and last,
 * then scales the rest by powers of 2 until rows and columns have about equal length (B. N. Parlett and C. Reinsch, Numer.
 * Math. 13, 1969, with Euclidean lengths as R. James, J. Langou and B. R. Lowery found necessary, arXiv:1401.5766).
 */
export function balanceInPlace(data: Numbers, a: Window): Balance {
  const n = a.rows
  const result = unbalanced(n)
  const [lo, hi] = isolate(data, a, result.exchanged)
  equilibrate(data, a, lo, hi, result.scale)
  return { ...result, lo, hi }
}

/** Brings rows without elements beside the diagonal to the end, then such columns to the front. */
function isolate(data: Numbers, a: Window, exchanged: Int32Array): readonly [number, number] {
  let lo = 0
  let hi = a.rows - 1
  for (let i = hi; i >= 0 && hi > 0;) {
    if (!isAlone(data, a.at + i * a.row, 1, 0, hi, i)) {
      i--
      continue
    }
    exchange(data, a, exchanged, i, hi--)
    i = hi
  }
  for (let j = lo; j <= hi && lo < hi;) {
    if (!isAlone(data, a.at + j, a.row, lo, hi, j)) {
      j++
      continue
    }
    exchange(data, a, exchanged, j, lo++)
    j = lo
  }
  return [lo, hi]
}

/** Whether elements `from … to` of a row or column are zero but for number `except`. */
function isAlone(data: Numbers, at: number, step: number, from: number, to: number, except: number): boolean {
  for (let k = from; k <= to; k++) if (k !== except && data[at + k * step] !== 0) return false
  return true
}

function exchange(data: Numbers, a: Window, exchanged: Int32Array, i: number, to: number): void {
  exchanged[to] = i
  if (i === to) return
  for (let k = 0; k < a.rows; k++) swap(data, a.at + k * a.row + i, a.at + k * a.row + to)
  for (let k = 0; k < a.rows; k++) swap(data, a.at + i * a.row + k, a.at + to * a.row + k)
}

function swap(data: Numbers, p: number, q: number): void {
  const held = data[p]!
  data[p] = data[q]!
  data[q] = held
}

/** Scales rows and columns `lo … hi` in turn while that makes their lengths less by 5 %. */
function equilibrate(data: Numbers, a: Window, lo: number, hi: number, scale: Float64Array): void {
  const { eps, least } = precisionOf(data)
  const most = eps / least
  for (let changed = true; changed;) {
    changed = false
    for (let i = lo; i <= hi; i++) {
      const factor = factorOf(data, a, i, lo, hi, most)
      if (factor === 1) continue
      const total = scale[i]! * factor
      if (total > most || total < 1 / most) continue
      changed = true
      scale[i] = total
      for (let k = lo, p = a.at + i * a.row + lo; k < a.rows; k++, p++) data[p]! /= factor
      for (let k = 0, p = a.at + i; k <= hi; k++, p += a.row) data[p]! *= factor
    }
  }
}

/** The power of 2 by which column i is to be multiplied and row i divided. */
function factorOf(data: Numbers, a: Window, i: number, lo: number, hi: number, most: number): number {
  let [columns, rows] = [0, 0]
  for (let k = lo, p = a.at + i + lo * a.row; k <= hi; k++, p += a.row) columns += data[p]! * data[p]!
  for (let k = lo, p = a.at + i * a.row + lo; k <= hi; k++, p++) rows += data[p]! * data[p]!
  let [c, r] = [Math.sqrt(columns), Math.sqrt(rows)]
  if (c === 0 || r === 0) return 1
  const sum = c + r
  let [largestInColumn, largestInRow] = [0, 0]
  for (let k = 0, p = a.at + i; k <= hi; k++, p += a.row) largestInColumn = Math.max(largestInColumn, Math.abs(data[p]!))
  for (let k = lo, p = a.at + i * a.row + lo; k < a.rows; k++, p++) largestInRow = Math.max(largestInRow, Math.abs(data[p]!))
  let factor = 1
  for (; c < r / 2 && Math.max(c, largestInColumn) * factor < most; factor *= 2) {
    c *= 2
    r /= 2
  }
  for (; c / 2 >= r && largestInRow < most * factor; factor /= 2) {
    c /= 2
    r *= 2
  }
  return c + r >= 0.95 * sum ? 1 : factor
}

/**
 * Undoes balancing on eigenvectors, which are the rows of V.
 *
 * @param left - whether they are left eigenvectors, which D⁻¹ multiplies.
 */
export function unbalanceInPlace(data: Numbers, v: Window, { lo, hi, scale, exchanged }: Balance, left: boolean): void {
  const n = v.columns
  for (let j = 0; j < v.rows; j++) {
    const row = v.at + j * v.row
    for (let i = lo; i <= hi; i++) data[row + i]! *= left ? 1 / scale[i]! : scale[i]!
    for (let i = lo - 1; i >= 0; i--) swap(data, row + i, row + exchanged[i]!)
    for (let i = hi + 1; i < n; i++) swap(data, row + i, row + exchanged[i]!)
  }
}
