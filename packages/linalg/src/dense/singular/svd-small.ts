import type { Blas } from '@ortho/core'
import { completeBasisInPlace } from '../jacobi/complete-basis.ts'

/** Matrices of one size whose SVD is wanted. */
export interface SmallSvdJob {
  /** Number of matrices. */
  readonly items: number
  /** Vectors in each, the rows of the matrix as it is stored here. */
  readonly count: number
  /** Elements of a vector, no fewer. */
  readonly length: number
  /** Vectors of that length wanted: `count`, or `length` to complete a basis, or 0 for values alone. */
  readonly long: number
}

/** The results, matrix after matrix: `x = Σᵢ sᵢ·shortᵢ·longᵢᵀ`, that is row k of x is Σᵢ sᵢ·shortᵢ[k]·longᵢ. */
export interface SmallSvd {
  /** Singular values, descending. */
  readonly s: Float64Array
  /** Vectors of `length` elements, by rows. */
  readonly long: Float64Array
  /** Vectors of `count` elements, by rows. */
  readonly short: Float64Array
  /** Number of matrices, rounded up to groups, for which the rotations came to no end. */
  readonly failures: number
}

/**
 * SVD of many small matrices by one-sided Jacobi rotations: for their size the quickest way, and the small singular values have
 * high relative accuracy.
 *
 * @param blas - in double precision.
 * @param tolerance - cosine of two vectors that counts as zero.
 * @param load - writes matrix `item` by rows to `data` from `at` on.
 */
export function smallSvds(blas: Blas, job: SmallSvdJob, tolerance: number, load: (item: number, at: number) => void): SmallSvd {
  const { items, count, length, long } = job
  const x = blas.reserve(items * count, length)
  const turned = blas.reserve(long > 0 ? items * count : 0, count)
  const { data } = blas
  const result = {
    s: new Float64Array(items * count),
    long: new Float64Array(items * long * length),
    short: new Float64Array(long > 0 ? items * count * count : 0),
  }
  const size = count * length
  const scales = new Float64Array(items)
  if (long > 0) data.fill(0, turned.at, turned.at + items * count * count)
  for (let item = 0; item < items; item++) {
    load(item, x.at + item * size)
    scales[item] = scaleInPlace(data, x.at + item * size, size)
    if (long > 0) for (let i = 0, at = turned.at + item * count * count; i < count; i++, at += count + 1) data[at] = 1
  }
  const failures = blas.orthogonalizeRows(items, { ...x, rows: count }, long > 0 ? turned.at : undefined, tolerance)
  const order = new Int32Array(count)
  const sizes = new Float64Array(count)
  for (let item = 0; item < items; item++) {
    const rank = measure(data, x.at + item * size, length, sizes, order)
    for (let i = 0; i < count; i++) result.s[item * count + i] = sizes[order[i]!]! / scales[item]!
    if (long === 0) continue
    for (let i = 0; i < count; i++) {
      const row = order[i]!
      const factor = i < rank ? 1 / sizes[row]! : 0
      copyScaled(data, x.at + item * size + row * length, result.long, (item * long + i) * length, length, factor)
      copyScaled(data, turned.at + (item * count + row) * count, result.short, (item * count + i) * count, count, 1)
    }
    if (rank < long) {
      const basis = result.long.subarray(item * long * length, (item + 1) * long * length)
      completeBasisInPlace({ rows: length, count: long, data: basis }, rank)
    }
  }
  return { ...result, failures }
}

/** Rows shorter than this, once scaled, are not told from zero: products of their squares vanish. */
const LEAST = 2 ** -250

/** Multiplies by a power of two where elements are so large or small that squares of squares are no numbers; returns it. */
function scaleInPlace(data: Blas['data'], at: number, size: number): number {
  let top = 0
  let least = 1
  for (let i = at; i < at + size; i++) {
    const value = Math.abs(data[i]!)
    if (value > top) top = value
    if (value < least && value > 0) least = value
  }
  if (top < 2 ** 250 && least > 2 ** -200) return 1
  // Not above 2¹⁰⁰⁰: the factor of denormal numbers has to be a number.
  const scale = 2 ** Math.min(240 - Math.floor(Math.log2(top)), 1000)
  for (let i = at; i < at + size; i++) data[i]! *= scale
  return scale
}

/** Lengths of the rows, and their indices from the longest to the shortest; returns how many count as not zero. */
function measure(data: Blas['data'], at: number, length: number, sizes: Float64Array, order: Int32Array): number {
  let rank = 0
  for (let row = 0; row < order.length; row++) {
    let sum = 0
    for (let i = at + row * length; i < at + (row + 1) * length; i++) sum += data[i]! * data[i]!
    const size = Math.sqrt(sum)
    sizes[row] = size
    if (size > LEAST) rank++
    let k = row
    for (; k > 0 && sizes[order[k - 1]!]! < size; k--) order[k] = order[k - 1]!
    order[k] = row
  }
  return rank
}

function copyScaled(from: Blas['data'], source: number, to: Float64Array, target: number, count: number, factor: number): void {
  for (let i = 0; i < count; i++) to[target + i] = from[source + i]! * factor
}
