import type { Blas, FloatArray, Window } from '@ortho/core'
import { part } from '../dense/window.ts'

/**
 * A dense block of a sparse LU factorization. Its first rows and columns are fully summed: nothing will be added to them any more.
 * Pivots are taken where both meet.
 */
export interface Front {
  /** Square, its rows contiguous. */
  readonly window: Window
  /** How many rows and columns are fully summed. */
  readonly full: number
  /** Name of each row. */
  readonly rows: Int32Array
  /** Name of each column; a row and a column of the same name meet in what was chosen for a pivot beforehand. */
  readonly columns: Int32Array
}

/** How pivots of a front are chosen. */
export interface FrontPivoting {
  /** A pivot has at least this part of the largest element of its column. */
  readonly threshold: number
  /** Columns up to which the recursion ends in loops. */
  readonly leaf: number
}

/** What {@link eliminateFront} comes to. */
export interface Elimination {
  /** How many pivots there are: they come first in rows and columns, and what had to be put off after them. */
  readonly pivots: number
  /** Name of a fully summed column in which nothing is left, −1 where there is none: the matrix is singular. */
  readonly zeroColumn: number
}

/** An elimination under way. */
interface Work extends Front, FrontPivoting {
  readonly blas: Blas
  zeroColumn: number
}

/**
 * Eliminates as many of the fully summed rows and columns of a front as have pivots that are large enough, in place: the factors
 * are left as of a dense LU, and behind them what remains of the other rows and columns (I. S. Duff and J. K. Reid, SIAM J.
 * Sci. Stat. Comput. 5, 1984). The diagonal is the pivot where it may be.
 *
 * Halves the columns recursively, which puts the work into products; columns without a pivot move behind the others.
 */
export function eliminateFront(blas: Blas, front: Front, pivoting: FrontPivoting): Elimination {
  const work: Work = { ...front, ...pivoting, blas, zeroColumn: -1 }
  const { window, full } = front
  const side = window.rows
  let pivots = 0
  // Columns that were put off have changed since: some may have a pivot now.
  for (let found = -1; found !== 0 && pivots < full && work.zeroColumn === -1; pivots += found) {
    found = eliminate(work, pivots, full - pivots)
  }
  update(blas, window, { from: 0, pivots, first: full, count: side - full })
  return { pivots, zeroColumn: work.zeroColumn }
}

/**
 * Eliminates columns `first … first + count − 1`, of which everything before has been taken account of.
 *
 * @returns number of pivots; columns without one are the last of these, and up to date.
 */
function eliminate(work: Work, first: number, count: number): number {
  if (count <= work.leaf) return eliminateLeaf(work, first, count)
  const { blas, window } = work
  const half = count >> 1
  const rest = count - half
  const ahead = eliminate(work, first, half)
  const middle = first + ahead
  for (let t = 0; t < Math.min(half - ahead, rest); t++) exchangeColumns(work, middle + t, first + count - 1 - t)
  update(blas, window, { from: first, pivots: ahead, first: middle, count: rest })
  const later = eliminate(work, middle, rest)
  update(blas, window, { from: middle, pivots: later, first: middle + rest, count: half - ahead })
  return ahead + later
}

/** Pivots, and columns that do not know of them yet. */
interface Update {
  readonly from: number
  readonly pivots: number
  readonly first: number
  readonly count: number
}

function update(blas: Blas, w: Window, { from, pivots, first, count }: Update): void {
  if (pivots === 0 || count === 0) return
  const across = part(w, from, first, pivots, count)
  const next = from + pivots
  blas.triangularSolve(part(w, from, from, pivots, pivots), across, { lower: true, unitDiagonal: true })
  const below = part(w, next, from, w.rows - next, pivots)
  if (next < w.rows) blas.gemm(below, across, part(w, next, first, w.rows - next, count), { alpha: -1, accumulate: true })
}

function eliminateLeaf(work: Work, first: number, count: number): number {
  const { data } = work.blas
  const end = first + count
  let last = end
  let k = first
  while (k < last) {
    const row = pivotRow(work, data, k)
    if (row === -1) {
      exchangeColumns(work, k, --last)
      continue
    }
    if (row !== k) exchangeRows(work, k, row)
    eliminateColumn(data, work.window, k, end)
    k++
  }
  return k - first
}

/** The fully summed row with the pivot of column k, −1 where there is none that is large enough. */
function pivotRow(work: Work, data: FloatArray, k: number): number {
  const { window, full, rows, columns, threshold } = work
  const name = columns[k]!
  const stride = window.row
  let best = -1
  let onDiagonal = -1
  let [most, largest] = [0, 0]
  let p = window.at + k * stride + k
  for (let i = k; i < full; i++, p += stride) {
    const size = Math.abs(data[p]!)
    if (size > most) {
      most = size
      best = i
    }
    if (rows[i] === name) onDiagonal = i
    // Also NaN, which no comparison is true of.
    largest = Math.max(largest, size)
  }
  for (let i = full; i < window.rows; i++, p += stride) largest = Math.max(largest, Math.abs(data[p]!))
  if (largest === 0) work.zeroColumn = name
  const least = threshold * largest
  const diagonal = onDiagonal === -1 ? 0 : Math.abs(data[window.at + onDiagonal * stride + k]!)
  if (diagonal > 0 && diagonal >= least) return onDiagonal
  return most >= least ? best : -1
}

/** Divides column k by its pivot and takes its multiples from the columns up to `end`. */
function eliminateColumn(data: FloatArray, { at, row, rows }: Window, k: number, end: number): void {
  const start = at + k * row
  const pivot = data[start + k]!
  for (let i = k + 1, p = start + row; i < rows; i++, p += row) {
    const factor = (data[p + k]! /= pivot)
    if (factor !== 0) for (let j = k + 1; j < end; j++) data[p + j]! -= factor * data[start + j]!
  }
}

function exchangeRows({ blas: { data }, window: { at, row, columns: count }, rows }: Work, i: number, j: number): void {
  exchange(rows, i, j)
  for (let c = 0, p = at + i * row, q = at + j * row; c < count; c++, p++, q++) exchange(data, p, q)
}

function exchangeColumns({ blas: { data }, window: { at, row, rows: count }, columns }: Work, i: number, j: number): void {
  if (i === j) return
  exchange(columns, i, j)
  for (let r = 0, p = at + i, q = at + j; r < count; r++, p += row, q += row) exchange(data, p, q)
}

function exchange(array: FloatArray | Int32Array, i: number, j: number): void {
  const held = array[i]!
  array[i] = array[j]!
  array[j] = held
}
