import type { Blas, Window } from '@ortho/core'
import { bidiagonalQrInPlace } from './bidiagonal-qr.ts'
import { consistentVector, secularRoots } from './bidiagonal-secular.ts'
import { type Deflated, deflate } from './bidiagonal-deflate.ts'
import { part } from '../window.ts'

/** Order up to which blocks are left to the QR algorithm. */
const LEAF = 25

/** What a divide and conquer works on. */
export interface DivideJob {
  /** The workspace of the windows. */
  readonly blas: Blas
  /** Relative accuracy that is asked for. */
  readonly eps: number
  /** Order of the blocks that are not divided; tests lower it. */
  readonly leaf: number
  /** Diagonal; becomes singular values. */
  readonly d: Float64Array
  /** Superdiagonal. */
  readonly e: Float64Array
  /** `n × n`: becomes the left vectors, by rows. */
  readonly ut: Window
  /** `n × n`: becomes the right vectors, by rows. */
  readonly vt: Window
  /** `n × n`, overwritten. */
  readonly gathered: Window
  /** `n × n`, overwritten. */
  readonly mixing: Window
  /** At least `4·(leaf + 1)` elements. */
  readonly rotations: Window
}

/**
 * Singular values and vectors of an upper bidiagonal matrix by divide and conquer (M. Gu and S. Eisenstat, A divide-and-conquer
 * algorithm for the bidiagonal SVD, 1995): halves are joined through the row between them, whose singular value problem is a
 * secular equation, and vectors are updated by products of matrices. Values are right up to ε·‖B‖, unordered.
 *
 * @param options - `leaf`: order up to which the QR algorithm does the work, at least 2.
 * @returns number of values that have not converged.
 */
export function divideBidiagonalInPlace(
  blas: Blas,
  d: Float64Array,
  e: Float64Array,
  ut: Window,
  vt: Window,
  eps: number,
  leaf: number = LEAF,
): number {
  const n = d.length
  let top = 0
  for (const value of d) top = Math.max(top, Math.abs(value))
  for (const value of e) top = Math.max(top, Math.abs(value))
  for (const w of [ut, vt]) blas.data.fill(0, w.at, w.at + n * w.row)
  if (top === 0) {
    for (let i = 0; i < n; i++) blas.data[ut.at + i * (ut.row + 1)] = blas.data[vt.at + i * (vt.row + 1)] = 1
    return 0
  }
  const mark = blas.mark
  const order = n <= leaf ? 0 : n
  const [gathered, mixing] = [blas.reserve(order, order), blas.reserve(order, order)]
  const job: DivideJob = { blas, eps, leaf, d, e, ut, vt, gathered, mixing, rotations: blas.reserve(4, Math.min(n, leaf) + 1) }
  // Dividing works with values of about one scale: less than ε·‖B‖ counts as zero. The QR algorithm alone can do better.
  for (let i = 0; i < n; i++) d[i]! /= top
  for (let i = 0; i < n - 1; i++) e[i]! /= top
  let failures = 0
  if (n <= leaf) failures = solveLeaf(job, 0, n, 0)
  else {
    for (let i = 0; i < n; i++) if (Math.abs(d[i]!) < eps) d[i] = d[i]! < 0 ? -eps : eps
    for (let start = 0, i = 0; i < n; i++) {
      if (i < n - 1 && Math.abs(e[i]!) >= eps) continue
      if (i < n - 1) e[i] = 0
      failures += solveBlock(job, start, i + 1 - start, 0)
      start = i + 1
    }
  }
  for (let i = 0; i < n; i++) d[i]! *= top
  blas.release(mark)
  return failures
}

/** Rows from `from` on, `n` of them, of `n + extra` columns (extra 0 or 1). */
function solveBlock(job: DivideJob, from: number, n: number, extra: number): number {
  if (n <= job.leaf) return solveLeaf(job, from, n, extra)
  const left = n >> 1
  const failures = solveBlock(job, from, left, 1) + solveBlock(job, from + left + 1, n - left - 1, extra)
  if (failures === 0) merge(job, from, left, n, extra)
  return failures
}

function solveLeaf({ blas, d, e, ut, vt, eps, rotations }: DivideJob, from: number, n: number, extra: number): number {
  const { data } = blas
  const columns = n + extra
  for (let i = from; i < from + n; i++) data[ut.at + i * (ut.row + 1)] = 1
  for (let i = from; i < from + columns; i++) data[vt.at + i * (vt.row + 1)] = 1
  if (n === 0) return 0
  const [left, right] = [part(ut, from, from, n, n), part(vt, from, from, columns, columns)]
  if (extra === 1) makeSquare(blas, d, e, from, n, left, right, rotations)
  return bidiagonalQrInPlace(d, e, from, from + n - 1, eps, { blas, ut: left, vt: right, room: rotations })
}

/** Rotates the last column of an n × (n + 1) bidiagonal block away: first it becomes lower, then upper bidiagonal again. */
function makeSquare(
  blas: Blas,
  d: Float64Array,
  e: Float64Array,
  from: number,
  n: number,
  left: Window,
  right: Window,
  rotations: Window,
): void {
  const { data } = blas
  const [c, s] = [rotations.at, rotations.at + n]
  const last = from + n - 1
  const rotate = (i: number): void => {
    const r = Math.hypot(d[i]!, e[i]!)
    const [cosine, sine] = r === 0 ? [1, 0] : [d[i]! / r, e[i]! / r]
    d[i] = r
    data[c + i - from] = cosine
    data[s + i - from] = sine
    if (i === last) {
      e[i] = 0
      return
    }
    e[i] = sine * d[i + 1]!
    d[i + 1]! *= cosine
  }
  for (let i = from; i <= last; i++) rotate(i)
  blas.rotateRows(right, c, s, false)
  for (let i = from; i < last; i++) rotate(i)
  blas.rotateRows(left, c, s, false)
}

/** Joins the solutions left and right of the row `from + left`. */
function merge(job: DivideJob, from: number, left: number, n: number, extra: number): void {
  const { blas, d, ut, vt } = job
  const problem = deflate(job, from, left, n, extra)
  const { poles, z, kept } = problem
  const roots = secularRoots(poles, z)
  const consistent = consistentVector(poles, z, roots)
  const size = kept.length
  const mixing: Window = { ...job.mixing, rows: size, columns: size, row: size }
  const middle = from + left

  writeCoefficients(blas, mixing, problem, (j, gap) => (j === 0 ? -1 : (poles[j]! * consistent[j]!) / gap), roots.gaps)
  updateRows(job, ut, mixing, problem, from, left, n)
  // Only the first vector that is mixed has a component in the row between the halves.
  const first = mixing.at + problem.place[0]!
  for (let i = 0; i < size; i++) blas.data[ut.at + (from + i) * ut.row + middle] = blas.data[first + i * size]!

  writeCoefficients(blas, mixing, problem, (j, gap) => consistent[j]! / gap, roots.gaps)
  updateRows(job, vt, mixing, problem, from, left + 1, n + extra)
  for (let i = 0; i < size; i++) d[from + i] = roots.sigma[i]!
  problem.dropped.forEach((row, i) => (d[from + size + i] = problem.values[row]!))
}

/** Unit vectors as rows: coefficients of the gathered vectors. */
function writeCoefficients(
  { data }: Blas,
  mixing: Window,
  { place }: Deflated,
  element: (j: number, gap: number) => number,
  gaps: Float64Array,
): void {
  const k = place.length
  const row = new Float64Array(k)
  for (let i = 0; i < k; i++) {
    let sum = 0
    for (let j = 0; j < k; j++) {
      const value = element(j, gaps[i * k + j]!)
      row[j] = value
      sum += value * value
    }
    const scale = 1 / Math.sqrt(sum)
    for (let j = 0; j < k; j++) data[mixing.at + i * k + place[j]!] = row[j]! * scale
  }
}

/**
 * Replaces the vectors of a block by their combinations, followed by those that were dropped. Gathered vectors come in the
 * order: zero in the right part, zero in neither, zero in the left part; so either part is a product with some of them.
 *
 * @param left - columns of the left part; for left vectors one column more lies between the parts, and is not set here.
 */
function updateRows(job: DivideJob, w: Window, mixing: Window, problem: Deflated, from: number, left: number, width: number): void {
  const { blas, ut } = job
  const { data } = blas
  const gathered: Window = { ...job.gathered, rows: problem.order.length, columns: width, row: width }
  const start = (row: number): number => w.at + (from + row) * w.row + from
  problem.order.forEach((row, i) => {
    data.copyWithin(gathered.at + i * width, start(row), start(row) + width)
  })
  const size = problem.kept.length
  const between = w === ut ? 1 : 0
  const { leftCount, rightStart } = problem
  const target = part(w, from, from, size)
  blas.gemm(part(mixing, 0, 0, size, leftCount), part(gathered, 0, 0, leftCount, left), part(target, 0, 0, size, left))
  const right = left + between
  blas.gemm(
    part(mixing, 0, rightStart, size, size - rightStart),
    part(gathered, rightStart, right, size - rightStart, width - right),
    part(target, 0, right, size, width - right),
  )
  for (let i = size; i < problem.order.length; i++) {
    data.copyWithin(start(i), gathered.at + i * width, gathered.at + (i + 1) * width)
  }
}
