import type { Blas, Window } from '@ortho/core'
import { hessenbergInPlace, setIdentity } from './hessenberg.ts'
import { reflectInPlace } from '../factorizations/householder.ts'
import { doubleShiftInPlace, precisionOf } from './hessenberg-qr-small.ts'
import { type QrRoom, copyRows, spread } from './hessenberg-qr-room.ts'
import { blockSize, moveBlockUp } from './real-schur-swap.ts'
import { part } from '../window.ts'

/** What early deflation found. */
export interface Deflation {
  /** Eigenvalues that have converged. */
  readonly deflated: number
  /** Eigenvalues of the window that have not, good shifts: re, im, re, im for each bulge. */
  readonly pairs: Float64Array
}

/**
 * Aggressive early deflation (K. Braman, R. Byers and R. Mathias, The multishift QR algorithm II, SIAM J. Matrix Anal. Appl.
 * 23, 2002): brings the last `size` rows of the active block to Schur form, which turns the subdiagonal element before them
 * into a column, the spike; eigenvalues at which the spike is negligible have converged, whatever the subdiagonal says. The
 * rest is brought back to Hessenberg form.
 */
export function deflateInPlace(room: QrRoom, ktop: number, kbot: number, size: number): Deflation {
  const { blas, h, wantT } = room
  const { data } = blas
  const first = kbot - size + 1
  const window = part(h, first, first, size, size)
  const [t, v] = [square(room.squares[0], size), square(room.squares[1], size)]
  const link = first > ktop ? h.at + first * h.row + first - 1 : -1
  const spike = link < 0 ? 0 : data[link]!
  copyRows(data, window, t)
  setIdentity(data, v)
  const unsolved = Math.max(0, doubleShiftInPlace(data, t, v, 0, size - 1, true))
  const kept = spike === 0 ? unsolved : separate(data, t, v, spike, unsolved)
  const pairs = shiftPairs(data, t, unsolved, kept)
  // Nothing converged: the window stays as it was.
  if (kept === size && spike !== 0) return { deflated: 0, pairs }
  const transformed = kept > 1 && spike !== 0 ? restore(blas, t, v, square(room.squares[2], size), kept) : v
  if (link >= 0) data[link] = kept === 0 ? 0 : spike * data[transformed.at]!
  copyRows(data, t, window)
  const [top, end] = wantT ? [0, h.columns] : [ktop, kbot + 1]
  spread(room, transformed, first, first, kbot + 1, top, end)
  return { deflated: size - kept, pairs }
}

function square({ at }: Window, size: number): Window {
  return { at, rows: size, columns: size, row: size, column: 1 }
}

/**
 * Moves what has not converged to the top of T.
 *
 * @returns how many rows that is; the `unsolved` first ones of T, which are not in Schur form, among them.
 */
function separate(data: Blas['data'], t: Window, v: Window, spike: number, unsolved: number): number {
  const { eps, least } = precisionOf(data)
  const tiny = (least / eps) * t.rows
  let kept = t.rows
  for (let next = unsolved; next < kept;) {
    const p = t.at + (kept - 1) * (t.row + 1)
    const double = kept - next > 1 && data[p - 1] !== 0
    const size = double ? 2 : 1
    let around = Math.abs(data[p]!)
    let touched = Math.abs(spike * data[v.at + kept - 1]!)
    if (double) {
      around += Math.sqrt(Math.abs(data[p - 1]!)) * Math.sqrt(Math.abs(data[p - t.row]!))
      touched = Math.max(touched, Math.abs(spike * data[v.at + kept - 2]!))
    }
    if (touched <= Math.max(tiny, eps * (around === 0 ? Math.abs(spike) : around))) kept -= size
    else {
      moveBlockUp(data, t, v, kept - size, next)
      next += size
    }
  }
  return kept
}

/** Eigenvalues of the rows of T from `from` up to `to`, two by two; of an odd number of real ones the last is taken twice. */
function shiftPairs(data: Blas['data'], t: Window, from: number, to: number): Float64Array {
  const pairs: number[] = []
  let waiting: number | undefined
  for (let i = from; i < to;) {
    const p = t.at + i * (t.row + 1)
    if (i + 1 < to && blockSize(data, t, i) === 2) {
      const imaginary = Math.sqrt(Math.abs(data[p + 1]!)) * Math.sqrt(Math.abs(data[p + t.row]!))
      pairs.push(data[p]!, imaginary, data[p + t.row + 1]!, -imaginary)
      i += 2
      continue
    }
    if (waiting === undefined) waiting = data[p]!
    else {
      pairs.push(waiting, 0, data[p]!, 0)
      waiting = undefined
    }
    i++
  }
  if (waiting !== undefined) pairs.push(waiting, 0, waiting, 0)
  return Float64Array.from(pairs)
}

/** Makes the spike of the first `kept` rows a single element and T Hessenberg again. Returns where V is then. */
function restore(blas: Blas, t: Window, v: Window, spare: Window, kept: number): Window {
  const { data } = blas
  const vector = new Float64Array(kept)
  for (let j = 0; j < kept; j++) vector[j] = data[v.at + j]!
  const tau = reflectInPlace(vector, 0, 1, kept)
  vector[0] = 1
  reflectFromRight(data, v, vector, tau, v.rows)
  reflectFromRight(data, t, vector, tau, kept)
  for (let j = 0; j < t.columns; j++) {
    let sum = 0
    for (let i = 0; i < kept; i++) sum += vector[i]! * data[t.at + i * t.row + j]!
    for (let i = 0; i < kept; i++) data[t.at + i * t.row + j]! -= tau * sum * vector[i]!
  }
  const mark = blas.mark
  const q = blas.reserve(v.rows, v.columns)
  hessenbergInPlace(blas, t, q, { lo: 0, hi: kept - 1 })
  blas.gemm(v, q, spare)
  blas.release(mark)
  return spare
}

function reflectFromRight(data: Blas['data'], w: Window, v: Float64Array, tau: number, rows: number): void {
  for (let i = 0, row = w.at; i < rows; i++, row += w.row) {
    let sum = 0
    for (let j = 0; j < v.length; j++) sum += data[row + j]! * v[j]!
    for (let j = 0; j < v.length; j++) data[row + j]! -= tau * sum * v[j]!
  }
}
