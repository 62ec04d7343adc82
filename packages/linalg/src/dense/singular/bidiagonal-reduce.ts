import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { reflectInPlace } from '../factorizations/householder.ts'
import type { Reflectors } from './svd-reflectors.ts'
import { part } from '../window.ts'

/** A = Q·B·Pᵀ with B upper bidiagonal. */
export interface Bidiagonal {
  /** Diagonal of B, n. */
  readonly d: Float64Array
  /** Superdiagonal of B, max(n − 1, 0). */
  readonly e: Float64Array
  /** Q is their product. */
  readonly left: Reflectors
  /** P is their product. */
  readonly right: Reflectors
}

/** Room for the reflectors of {@link bidiagonalizeInPlace}. */
export interface BidiagonalRoom {
  /** `n × m`. */
  readonly left: Window
  /** `n × n`. */
  readonly right: Window
}

/**
 * Householder reduction of a matrix with at least as many rows as columns to upper bidiagonal form, in place of `a`, whose
 * contents are lost. 4·n²·(m − n/3) flops: half of them in two products of the remaining matrix with a vector for each
 * column, the other half in one product of matrices for each panel.
 *
 * After `k` steps of a panel the matrix is A − Pᵀ·Q with 2k rows vⱼ, xⱼ in P and yⱼ, uⱼ in Q (J. Dongarra, S. Hammarling and
 * D. Sorensen, Block reduction of matrices to condensed forms, 1989; here with both products in one).
 *
 * @param a - `column` is 1.
 */
export function bidiagonalizeInPlace(blas: Blas, a: Window, room: BidiagonalRoom, block = 32): Bidiagonal {
  const { rows: m, columns: n } = a
  const mark = blas.mark
  const panel: Panel = {
    p: blas.reserve(2 * block, m),
    q: blas.reserve(2 * block, n),
    row: blas.reserve(Math.max(m, n), 1),
    columns: blas.reserve(block, m),
    few: blas.reserve(2 * block, 1),
  }
  const result = {
    d: new Float64Array(n),
    e: new Float64Array(Math.max(n - 1, 0)),
    left: { rows: room.left, tau: new Float64Array(n), shift: 0 },
    right: { rows: room.right, tau: new Float64Array(Math.max(n - 1, 0)), shift: 1 },
  }
  for (let from = 0; from < n; from += block) {
    const size = Math.min(block, n - from)
    copyColumns(blas, part(a, from, from, m - from, size), panel.columns)
    for (let step = 0; step < size; step++) {
      leftStep(blas, a, panel, result, from, step)
      if (from + step < n - 1) rightStep(blas, a, panel, result, from, step)
    }
    const next = from + size
    const [p, q] = [part(panel.p, 0, next, 2 * size), part(panel.q, 0, next, 2 * size)]
    blas.gemm(transposedWindow(p), q, part(a, next, next), { alpha: -1, accumulate: true })
  }
  blas.release(mark)
  return result
}

interface Panel {
  /** Rows v₀, x₀, v₁, x₁, …. */
  readonly p: Window
  /** Rows y₀, u₀, y₁, u₁, …. */
  readonly q: Window
  /** The columns of A at the beginning of the panel, as rows. */
  readonly columns: Window
  /** Room for the column or row at work. */
  readonly row: Window
  /** Room for a coefficient of each row of the panel. */
  readonly few: Window
}

/** Columns as rows, all of a line of the cache at once. */
function copyColumns({ data }: Blas, a: Window, to: Window): void {
  for (let r = 0; r < a.rows; r++) {
    for (let c = 0, p = a.at + r * a.row, q = to.at + r; c < a.columns; c++, p++, q += to.row) data[q] = data[p]!
  }
}

/** Brings column i up to date, annihilates what is below its diagonal, and finds y = τ·Aᵀ·v of the matrix as it then is. */
function leftStep(blas: Blas, a: Window, { p, q, columns, row, few }: Panel, out: Bidiagonal, from: number, step: number): void {
  const { data } = blas
  const i = from + step
  const length = a.rows - i
  const known = 2 * step
  const at = row.at
  const source = columns.at + step * columns.row + step
  data.copyWithin(at, source, source + length)
  const column: Window = { at, rows: length, columns: 1, row: 1, column: 1 }
  const coefficients: Window = { ...few, rows: known }
  const lower = part(p, 0, i, known)
  if (known > 0) {
    for (let k = 0; k < known; k++) data[few.at + k] = data[q.at + k * q.row + i]!
    blas.gemm(transposedWindow(lower), coefficients, column, { alpha: -1, accumulate: true })
  }
  const tau = reflectInPlace(data, at, 1, length)
  out.d[i] = data[at]!
  out.left.tau[i] = tau
  data[at] = 1
  for (const target of [p.at + known * p.row, out.left.rows.at + i * out.left.rows.row]) {
    data.fill(0, target, target + i)
    data.copyWithin(target + i, at, at + length)
  }
  if (i === a.columns - 1) return
  const y: Window = { at: q.at + known * q.row + i + 1, rows: a.columns - i - 1, columns: 1, row: 1, column: 1 }
  if (tau === 0) {
    data.fill(0, y.at, y.at + y.rows)
    return
  }
  blas.gemm(transposedWindow(part(a, i, i + 1)), column, y, { alpha: tau })
  if (known === 0) return
  blas.gemm(lower, column, coefficients)
  blas.gemm(transposedWindow(part(q, 0, i + 1, known)), coefficients, y, { alpha: -tau, accumulate: true })
}

/** Brings row i up to date, annihilates what is right of its superdiagonal, and finds x = τ·A·u. */
function rightStep(blas: Blas, a: Window, { p, q, row, few }: Panel, out: Bidiagonal, from: number, step: number): void {
  const { data } = blas
  const i = from + step
  const length = a.columns - i - 1
  const known = 2 * step + 1
  const at = row.at
  const source = a.at + i * a.row + i + 1
  data.copyWithin(at, source, source + length)
  const line: Window = { at, rows: length, columns: 1, row: 1, column: 1 }
  const coefficients: Window = { ...few, rows: known }
  const right = part(q, 0, i + 1, known)
  for (let k = 0; k < known; k++) data[few.at + k] = data[p.at + k * p.row + i]!
  blas.gemm(transposedWindow(right), coefficients, line, { alpha: -1, accumulate: true })
  const tau = reflectInPlace(data, at, 1, length)
  out.e[i] = data[at]!
  out.right.tau[i] = tau
  data[at] = 1
  for (const target of [q.at + known * q.row, out.right.rows.at + i * out.right.rows.row]) {
    data.fill(0, target, target + i + 1)
    data.copyWithin(target + i + 1, at, at + length)
  }
  const x: Window = { at: p.at + known * p.row + i + 1, rows: a.rows - i - 1, columns: 1, row: 1, column: 1 }
  if (tau === 0) {
    data.fill(0, x.at, x.at + x.rows)
    return
  }
  blas.gemm(part(a, i + 1, i + 1), line, x, { alpha: tau })
  blas.gemm(right, line, coefficients)
  blas.gemm(transposedWindow(part(p, 0, i + 1, known)), coefficients, x, { alpha: -tau, accumulate: true })
}
