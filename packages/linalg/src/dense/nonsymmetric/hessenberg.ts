import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { applyReflections, copyReflections, reflectInPlace } from '../factorizations/householder.ts'
import { part } from '../window.ts'

type Numbers = Blas['data']

/** Columns reduced before the rest of the matrix is updated by products. */
const BLOCK = 32

/** Rows from which blocks pay. */
const BLOCKED_FROM = 64

/** What of the matrix is reduced, and how. */
export interface HessenbergOptions {
  /** First row and column that are not triangular already. Default 0. */
  readonly lo?: number
  /** Last one. Default the last of all. */
  readonly hi?: number
  /** Columns a block; 1 for loops without products. Default 32 from 64 rows on. */
  readonly block?: number
}

/**
 * A = Q·H·Qᵀ with H upper Hessenberg (zero below the first subdiagonal) by Householder reflectors, in place. Blocks as in
 * G. Quintana-Ortí and R. van de Geijn, Improving the performance of reduction to Hessenberg form, ACM Trans. Math. Softw. 32
 * (2006): one product of the trailing matrix with a vector a column, products of matrices for the rest.
 *
 * @param a - `column` 1; becomes H.
 * @param q - `column` 1; becomes Q. Left out: not formed.
 */
export function hessenbergInPlace(blas: Blas, a: Window, q: Window | undefined, options: HessenbergOptions = {}): void {
  const { lo = 0, hi = a.rows - 1, block = hi - lo < BLOCKED_FROM ? 1 : BLOCK } = options
  if (block > 1) reduceByBlocks(blas, a, q, lo, hi, block)
  else reduceByColumns(blas.data, a, q, lo, hi)
}

/** One reflector after the other, in loops. They are kept below the subdiagonal until Q is formed. */
function reduceByColumns(data: Numbers, a: Window, q: Window | undefined, lo: number, hi: number): void {
  const n = a.rows
  const tau = new Float64Array(n)
  const sums = new Float64Array(n)
  for (let k = lo; k < hi - 1; k++) {
    const p = a.at + (k + 1) * a.row + k
    tau[k] = reflectInPlace(data, p, a.row, hi - k)
    if (tau[k] === 0) continue
    const beta = data[p]!
    data[p] = 1
    fromRight(data, a, p, a.row, tau[k]!, k + 1, hi - k, hi + 1)
    fromLeft(data, a, p, a.row, tau[k]!, k + 1, hi - k, k + 1, sums)
    data[p] = beta
  }
  if (q !== undefined) {
    setIdentity(data, q)
    for (let k = hi - 2; k >= lo; k--) {
      const p = a.at + (k + 1) * a.row + k
      const beta = data[p]!
      data[p] = 1
      fromLeft(data, q, p, a.row, tau[k]!, k + 1, hi - k, k + 1, sums)
      data[p] = beta
    }
  }
  clearBelow(data, a, lo, hi)
}

/** `W ← W·(I − τ·v·vᵀ)`, v in columns from `first` on, in the first `rows` rows. */
function fromRight(data: Numbers, w: Window, v: number, step: number, tau: number, first: number, length: number, rows: number): void {
  for (let i = 0, row = w.at + first; i < rows; i++, row += w.row) {
    let sum = 0
    for (let j = 0, p = v; j < length; j++, p += step) sum += data[row + j]! * data[p]!
    sum *= tau
    for (let j = 0, p = v; j < length; j++, p += step) data[row + j]! -= sum * data[p]!
  }
}

/** `W ← (I − τ·v·vᵀ)·W`, v in rows from `first` on, in columns from `left` on. */
function fromLeft(
  data: Numbers,
  w: Window,
  v: number,
  step: number,
  tau: number,
  first: number,
  length: number,
  left: number,
  sums: Float64Array,
): void {
  if (tau === 0) return
  const width = w.columns - left
  sums.fill(0, 0, width)
  const start = w.at + first * w.row + left
  for (let i = 0, row = start, p = v; i < length; i++, row += w.row, p += step) {
    const factor = data[p]!
    for (let j = 0; j < width; j++) sums[j]! += factor * data[row + j]!
  }
  for (let i = 0, row = start, p = v; i < length; i++, row += w.row, p += step) {
    const factor = tau * data[p]!
    for (let j = 0; j < width; j++) data[row + j]! -= factor * sums[j]!
  }
}

/** Sets the window to the identity. */
export function setIdentity(data: Numbers, w: Window): void {
  for (let i = 0; i < w.rows; i++) {
    data.fill(0, w.at + i * w.row, w.at + i * w.row + w.columns)
    data[w.at + i * w.row + i] = 1
  }
}

/** Zeros below the subdiagonal of columns `lo … hi`, where reflectors were kept. */
function clearBelow(data: Numbers, a: Window, lo: number, hi: number): void {
  for (let i = lo + 2; i <= hi; i++) data.fill(0, a.at + i * a.row + lo, a.at + i * a.row + i - 1)
}

/** Room for one block of columns: I − V·T·Vᵀ, and Y = A·V·T. */
interface Panel {
  readonly v: Window
  readonly y: Window
  readonly column: Window
  readonly short: Window
  readonly wide: Window
}

function reduceByBlocks(blas: Blas, a: Window, q: Window | undefined, lo: number, hi: number, block: number): void {
  const n = a.rows
  const mark = blas.mark
  const panels = Math.ceil(Math.max(0, hi - 1 - lo) / block)
  const factors = blas.reserve(Math.max(1, panels) * block, block)
  const panel: Panel = {
    v: blas.reserve(n, block),
    y: blas.reserve(n, block),
    column: vector(blas.reserve(n, 1)),
    short: vector(blas.reserve(2 * block, 1)),
    wide: blas.reserve(block, n),
  }
  for (let b = 0, k = lo; k < hi - 1; b++, k += block) {
    reducePanel(blas, a, panel, part(factors, b * block, 0, block, block), k, Math.min(block, hi - 1 - k), hi)
  }
  if (q !== undefined) {
    setIdentity(blas.data, q)
    for (let b = panels - 1; b >= 0; b--) {
      const k = lo + b * block
      const width = Math.min(block, hi - 1 - k)
      const v = part(panel.v, 0, 0, hi - k, width)
      const t = part(factors, b * block, 0, width, width)
      const rest = part(q, k + 1, k + 1, hi - k, n - k - 1)
      copyReflections(blas, part(a, k + 1, k, hi - k, width), v)
      applyReflections(blas, v, t, rest, part(panel.wide, 0, 0, width, rest.columns), false)
    }
  }
  clearBelow(blas.data, a, lo, hi)
  blas.release(mark)
}

function vector({ at, rows }: Window): Window {
  return { at, rows, columns: 1, row: 1, column: 1 }
}

/** Reduces `width` columns from `k` on and updates what lies right of them and above. */
function reducePanel(blas: Blas, a: Window, panel: Panel, factor: Window, k: number, width: number, hi: number): void {
  const n = a.rows
  const rows = hi - k
  const v = part(panel.v, 0, 0, rows, width)
  const y = part(panel.y, 0, 0, hi + 1, width)
  const t = part(factor, 0, 0, width, width)
  zero(blas.data, v)
  zero(blas.data, t)
  for (let c = 0; c < width; c++) reduceColumn(blas, a, panel, v, part(y, k + 1, 0), t, k, c)
  const top = k + 1
  const spare = part(panel.wide, 0, 0, width, top)
  // Rows above: Y = A·V·T, by transposes because that is how the room is shaped.
  blas.gemm(transposedWindow(v), transposedWindow(part(a, 0, top, top, rows)), spare)
  blas.gemm(transposedWindow(spare), t, part(y, 0, 0, top, width))
  if (width > 1) {
    blas.gemm(part(y, 0, 0, top, width), transposedWindow(part(v, 0, 0, width - 1, width)), part(a, 0, top, top, width - 1), {
      alpha: -1,
      accumulate: true,
    })
  }
  const right = k + width
  const below = part(v, width - 1, 0)
  blas.gemm(y, transposedWindow(below), part(a, 0, right, hi + 1, hi + 1 - right), { alpha: -1, accumulate: true })
  applyReflections(blas, v, t, part(a, top, right, rows, n - right), part(panel.wide, 0, 0, width, n - right), true)
}

/** Brings column `k + c` up to date, makes its reflector, and with it the next columns of V, Y and T. */
function reduceColumn(blas: Blas, a: Window, panel: Panel, v: Window, y: Window, t: Window, k: number, c: number): void {
  const { data } = blas
  const j = k + c
  const rows = v.rows
  const column = { ...panel.column, rows }
  const [short, other] = [part(panel.short, 0, 0, c, 1), part(panel.short, panel.short.rows >> 1, 0, c, 1)]
  const before = part(v, 0, 0, rows, c)
  copyStrided(data, a.at + (k + 1) * a.row + j, a.row, column.at, 1, rows)
  if (c > 0) {
    copyStrided(data, v.at + (c - 1) * v.row, 1, short.at, 1, c)
    blas.gemm(part(y, 0, 0, rows, c), short, column, { alpha: -1, accumulate: true })
    blas.gemm(transposedWindow(before), column, short)
    blas.gemm(transposedWindow(part(t, 0, 0, c, c)), short, other)
    blas.gemm(before, other, column, { alpha: -1, accumulate: true })
  }
  const tau = reflectInPlace(data, column.at + c, 1, rows - c)
  copyStrided(data, column.at, 1, a.at + (k + 1) * a.row + j, a.row, rows)
  data.fill(0, column.at, column.at + c)
  data[column.at + c] = 1
  copyStrided(data, column.at, 1, v.at + c, v.row, rows)
  // Y = τ·(A·v − Y·Vᵀ·v), of which the first factor is the one pass over the rest of the matrix.
  const tail = part(column, c, 0)
  const next = { ...vector(panel.wide), rows }
  blas.gemm(part(a, k + 1, j + 1, rows, rows - c), tail, next, { alpha: tau })
  if (c > 0) {
    blas.gemm(transposedWindow(part(v, c, 0, rows - c, c)), tail, short, { alpha: -tau })
    blas.gemm(part(y, 0, 0, rows, c), short, next, { accumulate: true })
    blas.gemm(part(t, 0, 0, c, c), short, other)
    copyStrided(data, other.at, 1, t.at + c, t.row, c)
  }
  copyStrided(data, next.at, 1, y.at + c, y.row, rows)
  data[t.at + c * t.row + c] = tau
}

function copyStrided(data: Numbers, from: number, step: number, to: number, toStep: number, count: number): void {
  for (let i = 0; i < count; i++) data[to + i * toStep] = data[from + i * step]!
}

function zero(data: Numbers, w: Window): void {
  for (let i = 0; i < w.rows; i++) data.fill(0, w.at + i * w.row, w.at + i * w.row + w.columns)
}
