import type { Blas, Window } from '@ortho/core'
import {
  type SmallReflector,
  reflect,
  reflectColumns,
  reflectRows,
  smallReflector,
  turnColumns,
  turnRows,
} from './hessenberg-qr-reflect.ts'
import { standardBlock, standardize } from './real-schur-block.ts'

type Numbers = Blas['data']

/** Iterations an eigenvalue between two shifts that are not taken from the matrix, to break cycles. */
const EXCEPTIONAL = 10

/** Rounding and underflow of one dtype. */
export interface Precision {
  /** Distance from 1 to the next number. */
  readonly eps: number
  /** Least normal number. */
  readonly least: number
}

/** Rounding of the numbers of an array. */
export function precisionOf(data: Numbers): Precision {
  return data instanceof Float64Array ? { eps: 2 ** -52, least: 2 ** -1022 } : { eps: 2 ** -23, least: 2 ** -126 }
}

/** What the iteration works on. */
interface Iteration {
  readonly data: Numbers
  readonly h: Window
  readonly z: Window | undefined
  readonly lo: number
  readonly hi: number
  readonly wantT: boolean
  readonly precision: Precision
  readonly reflector: SmallReflector
  /** Two shifts: real and imaginary parts. */
  readonly shifts: Float64Array
  /** First column of a step. */
  readonly column: Float64Array
}

/**
 * Real Schur form of an upper Hessenberg matrix by the double-shift QR iteration (J. G. F. Francis, Comput. J. 4, 1961), in
 * place and in plain loops: for small matrices.
 *
 * @param h - `column` 1; Hessenberg in rows and columns `lo … hi`, triangular outside; becomes T where `wantT`, else only its
 * diagonal blocks in rows `lo … hi` are meaningful.
 * @param z - `column` 1; is multiplied from the right by the transformations.
 * @returns index of the last row that is not triangular, + 1; `lo` or less on success.
 */
export function doubleShiftInPlace(data: Numbers, h: Window, z: Window | undefined, lo: number, hi: number, wantT: boolean): number {
  const it: Iteration = {
    data,
    h,
    z,
    lo,
    hi,
    wantT,
    precision: precisionOf(data),
    reflector: smallReflector(),
    shifts: new Float64Array(4),
    column: new Float64Array(3),
  }
  const limit = 30 * Math.max(10, hi - lo + 1)
  let i = hi
  let since = 0
  for (let step = 0; i >= lo;) {
    const l = activeFrom(it, i)
    if (l >= i - 1) {
      if (l === i - 1) standardizeInPlace(data, h, z, l, wantT)
      i = l - 1
      since = 0
      continue
    }
    if (step++ > limit) return i + 1
    chooseShifts(it, l, i, ++since)
    sweep(it, l, i)
  }
  return lo
}

/** First row of the unreduced block that ends in row `i`; the element before it is set to zero. */
function activeFrom({ data, h, lo, hi, precision }: Iteration, i: number): number {
  let k = i
  while (k > lo && !isNegligible(data, h, k, lo, hi, precision)) k--
  if (k > lo) data[h.at + k * h.row + k - 1] = 0
  return k
}

/**
 * Whether element (k, k − 1) may be taken for zero: the test of M. Ahues and F. Tisseur (LAPACK Working Note 122, 1997), which
 * keeps small eigenvalues of graded matrices accurate.
 */
export function isNegligible(data: Numbers, h: Window, k: number, lo: number, hi: number, { eps, least }: Precision): boolean {
  const p = h.at + k * (h.row + 1)
  const { row } = h
  const below = Math.abs(data[p - 1]!)
  const tiny = (least / eps) * (hi - lo + 1)
  if (below <= tiny) return true
  const [before, here] = [data[p - row - 1]!, data[p]!]
  let around = Math.abs(before) + Math.abs(here)
  if (around === 0) {
    if (k - 2 >= lo) around += Math.abs(data[p - row - 2]!)
    if (k + 1 <= hi) around += Math.abs(data[p + row]!)
  }
  if (below > eps * around) return false
  const above = Math.abs(data[p - row]!)
  const difference = Math.abs(before - here)
  const aa = Math.max(Math.abs(here), difference)
  const bb = Math.min(Math.abs(here), difference)
  const s = aa + Math.max(below, above)
  return Math.min(below, above) * (Math.max(below, above) / s) <= Math.max(tiny, eps * (bb * (aa / s)))
}

/** Eigenvalues of the trailing 2 × 2 block; where they are real, twice the one closer to the last element. */
function chooseShifts({ data, h, shifts }: Iteration, l: number, i: number, since: number): void {
  const p = h.at + i * (h.row + 1)
  const { row } = h
  let [a, b, c, d] = [data[p - row - 1]!, data[p - row]!, data[p - 1]!, data[p]!]
  if (since % EXCEPTIONAL === 0) {
    const top = since % (2 * EXCEPTIONAL) !== 0
    const q = h.at + l * (h.row + 1)
    const s = top ? Math.abs(data[q + row]!) + Math.abs(data[q + 2 * row + 1]!) : Math.abs(c) + Math.abs(data[p - row - 2]!)
    a = d = 0.75 * s + (top ? data[q]! : d)
    b = -0.4375 * s
    c = s
  }
  shifts.fill(0)
  const s = Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d)
  if (s === 0) return
  const mean = (a / s + d / s) / 2
  const det = (a / s - mean) * (d / s - mean) - (b / s) * (c / s)
  const root = Math.sqrt(Math.abs(det))
  if (det >= 0) {
    shifts[0] = shifts[2] = mean * s
    shifts[1] = root * s
    shifts[3] = -root * s
    return
  }
  const [first, second] = [mean + root, mean - root]
  shifts[0] = shifts[2] = s * (Math.abs(first - d / s) <= Math.abs(second - d / s) ? first : second)
}

/** One implicit double-shift QR step on rows and columns `l … i`. */
function sweep(it: Iteration, l: number, i: number): void {
  const { data, h, z, wantT, reflector } = it
  const left = wantT ? 0 : l
  const right = wantT ? h.columns : i + 1
  const m = start(it, l, i)
  for (let k = m; k < i; k++) {
    const size = Math.min(3, i - k + 1)
    const p = h.at + k * h.row + k - 1
    if (k > m) {
      reflect(reflector, data[p]!, data[p + h.row]!, size === 3 ? data[p + 2 * h.row]! : 0)
      data[p] = reflector.beta
      data[p + h.row] = 0
      if (size === 3) data[p + 2 * h.row] = 0
    } else if (m > l) data[p]! *= 1 - reflector.tau
    reflectRows(data, h, reflector, k, size, k, right)
    reflectColumns(data, h, reflector, k, size, left, Math.min(k + 3, i) + 1)
    if (z !== undefined) reflectColumns(data, z, reflector, k, size, 0, z.rows)
  }
}

/** Row at which the step can begin, looking for two small subdiagonal elements in a row; leaves the first reflector. */
function start({ data, h, precision, reflector, shifts, column }: Iteration, l: number, i: number): number {
  const { row } = h
  for (let m = i - 2; ; m--) {
    const p = h.at + m * (row + 1)
    firstColumn(data, p, row, shifts, 0, column)
    const [v0, v1, v2] = [column[0]!, column[1]!, column[2]!]
    if (m > l) {
      const small = Math.abs(data[p - 1]!) * (Math.abs(v1) + Math.abs(v2))
      const around = Math.abs(data[p - row - 1]!) + Math.abs(data[p]!) + Math.abs(data[p + row + 1]!)
      if (small > precision.eps * Math.abs(v0) * around) continue
    }
    reflect(reflector, v0, v1, v2)
    return m
  }
}

/**
 * A multiple, of length near 1, of the first column of (H − s₁)(H − s₂) for the 3 × 3 block of H at index `p`.
 *
 * @param shifts - re, im, re, im from index `at` on.
 * @param column - receives the three elements.
 */
export function firstColumn(data: Numbers, p: number, row: number, shifts: Float64Array, at: number, column: Float64Array): void {
  const re1 = shifts[at]!
  const im1 = shifts[at + 1]!
  const re2 = shifts[at + 2]!
  const im2 = shifts[at + 3]!
  const h00 = data[p]!
  const h10 = data[p + row]!
  const s = Math.abs(h00 - re2) + Math.abs(im2) + Math.abs(h10)
  column.fill(0)
  if (s === 0) return
  const scaled = h10 / s
  const v0 = scaled * data[p + 1]! + (h00 - re1) * ((h00 - re2) / s) - im1 * (im2 / s)
  const v1 = scaled * (h00 + data[p + row + 1]! - re1 - re2)
  const v2 = scaled * data[p + 2 * row + 1]!
  const size = Math.abs(v0) + Math.abs(v1) + Math.abs(v2)
  if (size === 0) return
  column[0] = v0 / size
  column[1] = v1 / size
  column[2] = v2 / size
}

/** Brings the 2 × 2 block of rows l and l + 1 to standard form, and turns the rest of T and Z with it. */
export function standardizeInPlace(data: Numbers, t: Window, z: Window | undefined, l: number, wantT: boolean): void {
  const p = t.at + l * (t.row + 1)
  const block = { ...standardBlock(), a: data[p]!, b: data[p + 1]!, c: data[p + t.row]!, d: data[p + t.row + 1]! }
  standardize(block, precisionOf(data).eps)
  data[p] = block.a
  data[p + 1] = block.b
  data[p + t.row] = block.c
  data[p + t.row + 1] = block.d
  if (wantT) {
    turnRows(data, t, l, l + 1, block.cs, block.sn, l + 2, t.columns)
    turnColumns(data, t, l, l + 1, block.cs, block.sn, 0, l)
  }
  if (z !== undefined) turnColumns(data, z, l, l + 1, block.cs, block.sn, 0, z.rows)
}
