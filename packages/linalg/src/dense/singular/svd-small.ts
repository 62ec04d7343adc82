import type { Blas, FloatArray, Window } from '@ortho/core'
import { completeBasisInPlace } from '../jacobi/complete-basis.ts'

/** Small matrices of one size whose SVD is wanted, one after the other, and arrays for what is found. */
export interface SmallSvdJob {
  /** Rows of a matrix. */
  readonly m: number
  /** Columns of a matrix. */
  readonly n: number
  /** Elements by rows. */
  readonly elements: FloatArray
  /** Becomes the singular values, descending. */
  readonly s: FloatArray
  /** Becomes U, `m × rows`; empty, as `vh`, for values alone. */
  readonly u: FloatArray
  /** Columns of U: k = min(m, n) or m. */
  readonly rows: number
  /** Becomes Vᴴ, `columns × n`. */
  readonly vh: FloatArray
  /** Rows of Vᴴ: k or n. */
  readonly columns: number
  /** Becomes k at the first of a group of matrices in which the rotations of one came to no end. */
  readonly failures: Int32Array
}

/** Matrices that are handled at a time: so many stay in the cache. */
const GROUP = 512

/** Values up to this, once scaled, are not told from zero: products of their squares vanish. */
const LEAST = 5e-76

/**
 * SVD of many small matrices by one-sided Jacobi rotations: for their size the quickest way, and the small singular values have
 * high relative accuracy.
 *
 * @param blas - in double precision.
 * @param tolerance - cosine of two vectors that counts as zero.
 */
export function smallSvds(blas: Blas, job: SmallSvdJob, tolerance: number): void {
  const { m, n, elements, failures } = job
  const [size, k] = [m * n, Math.min(m, n)]
  const count = failures.length
  const group = Math.min(GROUP, count)
  const wanted = job.u.length > 0 || job.vh.length > 0
  const a = { ...blas.reserve(group * m, n), rows: m }
  const s = blas.reserve(group, k)
  const [u, vh] = [blas.reserve(wanted ? group * m : 0, k), blas.reserve(wanted ? group * k : 0, n)]
  const places = { s: s.at, vectors: wanted ? { u: u.at, vh: vh.at } : undefined }
  for (let first = 0; first < count; first += group) {
    const items = Math.min(group, count - first)
    blas.data.set(elements.subarray(first * size, (first + items) * size), a.at)
    const scales = isTame(elements, first * size, (first + items) * size) ? undefined : scaledInPlace(blas.data, a, items)
    if (blas.smallSvd(items, a, places, tolerance, LEAST) > 0) failures[first] = k
    const found = blas.data.subarray(s.at, s.at + items * k)
    if (wanted) {
      storeVectors(blas.data, u, vh, job, first, items)
      complete(found, job, first, items)
    }
    job.s.set(scales === undefined ? found : found.map((value, p) => value / scales[Math.floor(p / k)]!), first * k)
  }
}

/** Whether squares of squares are numbers, and zero only of zeros. */
function isTame(elements: FloatArray, from: number, to: number): boolean {
  for (let p = from; p < to; p++) {
    const value = Math.abs(elements[p]!)
    if (!(value < 2 ** 250) || (value < 2 ** -200 && value > 0)) return false
  }
  return true
}

/** Multiplies matrices that are not tame by powers of two, which are returned. */
function scaledInPlace(data: FloatArray, { at, rows, columns }: Window, items: number): Float64Array {
  const size = rows * columns
  return Float64Array.from({ length: items }, (_, item) => {
    const from = at + item * size
    if (isTame(data, from, from + size)) return 1
    let top = 0
    for (let p = from; p < from + size; p++) top = Math.max(top, Math.abs(data[p]!))
    // Not above 2¹⁰⁰⁰: the factor of denormal numbers has to be a number.
    const scale = 2 ** Math.min(240 - Math.floor(Math.log2(top)), 1000)
    for (let p = from; p < from + size; p++) data[p]! *= scale
    return scale
  })
}

/** Copies thin factors into results that may have more columns of U or rows of Vᴴ. */
function storeVectors(data: FloatArray, u: Window, vh: Window, job: SmallSvdJob, first: number, items: number): void {
  const { m, n, rows, columns } = job
  const k = Math.min(m, n)
  if (rows === k) job.u.set(data.subarray(u.at, u.at + items * m * k), first * m * k)
  else for (let i = 0; i < items * m; i++) job.u.set(data.subarray(u.at + i * k, u.at + (i + 1) * k), (first * m + i) * rows)
  for (let item = 0; item < (columns === k ? 0 : items); item++) {
    job.vh.set(data.subarray(vh.at + item * k * n, vh.at + (item + 1) * k * n), (first + item) * columns * n)
  }
  if (columns === k) job.vh.set(data.subarray(vh.at, vh.at + items * k * n), first * k * n)
}

/** Adds vectors to the longer side where singular values are zero, or where a whole basis is wanted. */
function complete(values: FloatArray, { m, n, u, rows, vh, columns }: SmallSvdJob, first: number, items: number): void {
  const [k, length] = [Math.min(m, n), Math.max(m, n)]
  const tall = m > n
  const count = tall ? rows : columns
  for (let item = 0; item < items; item++) {
    let rank = k
    while (rank > 0 && !(values[item * k + rank - 1]! > LEAST)) rank--
    if (rank === count) continue
    const at = (first + item) * count * length
    const data = new Float64Array(count * length)
    for (let i = 0; i < rank; i++)
      for (let j = 0; j < length; j++) data[i * length + j] = tall ? u[at + j * rows + i]! : vh[at + i * n + j]!
    completeBasisInPlace({ rows: length, count, data }, rank)
    if (tall) for (let i = 0; i < rows; i++) for (let j = 0; j < m; j++) u[at + j * rows + i] = data[i * m + j]!
    else vh.set(data, at)
  }
}
