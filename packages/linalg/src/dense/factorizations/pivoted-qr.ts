import type { Blas, FloatArray, Window } from '@ortho/core'
import { epsilon } from '@ortho/core'
import { copyReflections, reflectInPlace, reflectionTriangle, tailNorm } from './householder.ts'
import type { QrRoom } from './qr.ts'
import { part } from '../window.ts'

/** A job of {@link pivotedQrInPlace}. */
interface Job {
  readonly blas: Blas
  readonly a: Window
  readonly perm: Int32Array
  /** τ of each reflection. */
  readonly taus: FloatArray
  /** Length of what is left of each column, and that length when it was last measured. */
  readonly left: Float64Array
  readonly measured: Float64Array
  /** Below this share of the measured length the updated one has lost half of its digits. */
  readonly worn: number
  /** Fᵀ: A after k steps of a block is what it was before it, minus V·Fᵀ. `block` rows. */
  readonly f: Window
  /** Vector of the current reflection, contiguous. */
  readonly vector: Window
}

/**
 * A·P = Q·R with |R| falling along the diagonal, in place, as {@link qrInPlace} leaves it; each step takes the column of which
 * most is left. Blocked: a step costs one product of a matrix with a vector, the rest of the update waits for the end of the
 * block (G. Quintana-Ortí, X. Sun and C. Bischof, SIAM J. Sci. Comput. 19, 1998). Lengths are updated, and measured again once
 * cancellation has worn them down (Z. Drmač and Z. Bujanović, ACM Trans. Math. Softw. 35, 2008).
 *
 * @param a - rows contiguous.
 * @param perm - indices of the columns, exchanged like them.
 * @param room - `work` at least as wide as A.
 */
export function pivotedQrInPlace(blas: Blas, a: Window, perm: Int32Array, room: QrRoom): void {
  const count = Math.min(a.rows, a.columns)
  const mark = blas.mark
  const [f, vector] = [blas.reserve(room.block, a.columns), blas.reserve(a.rows, 1)]
  const taus = new Float64Array(count)
  const left = Float64Array.from({ length: a.columns }, (_, j) => tailNorm(blas.data, a.at + j, a.row, a.rows))
  const worn = Math.sqrt(epsilon(blas.data instanceof Float32Array ? 'float32' : 'float64'))
  const job: Job = { blas, a, perm, taus, left, measured: left.slice(), worn, f, vector }
  for (let first = 0; first < count;) first = factorBlock(job, first, Math.min(room.block, count - first))
  for (let first = 0; first < count; first += room.block) {
    const width = Math.min(room.block, count - first)
    const v = part(room.v, 0, 0, a.rows - first, width)
    copyReflections(blas, part(a, first, first, a.rows - first, width), v)
    reflectionTriangle(blas, v, taus.subarray(first, first + width), part(room.t, 0, first, width, width))
  }
  blas.release(mark)
}

/** Factors up to `width` columns from `first` on, and updates the rest. @returns the first column that is left. */
function factorBlock(job: Job, first: number, width: number): number {
  const { blas, a, left } = job
  let done = 0
  let worn = false
  while (done < width && !worn) {
    const k = first + done
    let pivot = k
    for (let j = k + 1; j < a.columns; j++) if (left[j]! > left[pivot]!) pivot = j
    if (pivot !== k) exchangeColumns(job, k, pivot, done)
    worn = step(job, first, done)
    done++
  }
  const last = first + done
  const rest = part(a, last, last)
  const v = part(a, last, first, rest.rows, done)
  blas.gemm(v, part(job.f, 0, last, done), rest, { alpha: -1, accumulate: true })
  if (worn) measure(job, last)
  return last
}

/** One reflection; row k of the rest becomes that of R. @returns whether a length must be measured again. */
function step(job: Job, first: number, done: number): boolean {
  const { blas, a, f, vector, taus } = job
  const { data } = blas
  const k = first + done
  const column = part(a, k, k, a.rows - k, 1)
  const before = part(a, k, first, column.rows, done)
  for (let i = 0, p = column.at; i < column.rows; i++, p += a.row) {
    let sum = data[p]!
    for (let q = 0; q < done; q++) sum -= data[p - done + q]! * data[f.at + q * f.row + k]!
    data[p] = sum
  }
  const tau = reflectInPlace(data, column.at, a.row, column.rows)
  taus[k] = tau
  if (k + 1 === a.columns) return false
  const v: Window = { at: vector.at, rows: 1, columns: column.rows, row: column.rows, column: 1 }
  for (let i = 0, p = column.at; i < column.rows; i++, p += a.row) data[v.at + i] = i === 0 ? 1 : data[p]!
  // Row k of Fᵀ = τ·vᵀ·(A − V·Fᵀ) for the columns that are left.
  const target = part(f, done, k + 1, 1)
  blas.gemm(v, part(a, k, k + 1), target, { alpha: tau })
  const products = productsWith(blas, before, v)
  for (let q = 0; q < done; q++) blas.axpy(target.columns, -tau * products[q]!, f.at + q * f.row + k + 1, target.at)
  const row = a.at + k * a.row
  for (let q = 0; q < done; q++) blas.axpy(target.columns, -data[row + first + q]!, f.at + q * f.row + k + 1, row + k + 1)
  blas.axpy(target.columns, -1, target.at, row + k + 1)
  return updateLengths(job, k)
}

/** Vᵀ·v of earlier vectors of the block. */
function productsWith({ data }: Blas, before: Window, v: Window): Float64Array {
  const sums = new Float64Array(before.columns)
  for (let i = 0, p = before.at; i < before.rows; i++, p += before.row) {
    const value = data[v.at + i]!
    for (let q = 0; q < before.columns; q++) sums[q]! += value * data[p + q]!
  }
  return sums
}

function updateLengths({ blas: { data }, a, left, measured, worn }: Job, k: number): boolean {
  let again = false
  for (let j = k + 1; j < a.columns; j++) {
    if (left[j] === 0) continue
    const share = Math.abs(data[a.at + k * a.row + j]!) / left[j]!
    const rest = Math.max(0, (1 - share) * (1 + share))
    if (rest * (left[j]! / measured[j]!) ** 2 <= worn) {
      // To be measured when the block ends, which is next; until then nobody reads it.
      again = true
      left[j] = -1
    } else left[j]! *= Math.sqrt(rest)
  }
  return again
}

function measure({ blas: { data }, a, left, measured }: Job, last: number): void {
  for (let j = last; j < a.columns; j++) {
    if (left[j] !== -1) continue
    left[j] = tailNorm(data, a.at + last * a.row + j, a.row, a.rows - last)
    measured[j] = left[j]!
  }
}

function exchangeColumns({ blas: { data }, a, perm, left, measured, f }: Job, i: number, j: number, done: number): void {
  for (let r = 0, p = a.at; r < a.rows; r++, p += a.row) exchange(data, p + i, p + j)
  for (let r = 0, p = f.at; r < done; r++, p += f.row) exchange(data, p + i, p + j)
  for (const list of [perm, left, measured]) exchange(list, i, j)
}

function exchange(list: FloatArray | Int32Array, i: number, j: number): void {
  const held = list[i]!
  list[i] = list[j]!
  list[j] = held
}
