import type { Blas, FloatArray } from '@ortho/core'
import { scaleOf } from './symmetric-eigen.ts'

/** Symmetric matrices of one small order, one after the other, and room for what is found. */
export interface SmallEigenJob {
  /** Order. */
  readonly n: number
  /** Number of matrices. */
  readonly count: number
  /** Elements by rows; the lower triangles are read. */
  readonly elements: FloatArray
  /** Becomes the eigenvalues, ascending. */
  readonly values: FloatArray
  /** Becomes the eigenvectors as columns. */
  readonly vectors: FloatArray | undefined
  /** Becomes n at the first of a group of matrices in which the rotations of one came to no end. */
  readonly failures: Int32Array
}

/** Matrices that are rotated at a time: so many stay in the cache. */
const GROUP = 512

/** Elements beside the diagonal that count as zero, in a matrix whose largest element is near 1: 2⁻⁵⁴. */
const TOLERANCE = 5.551115123125783e-17

/**
 * Eigenvalues and eigenvectors of many small symmetric matrices by Jacobi rotations, several matrices at a time: for small orders
 * the quickest way, and the vectors are orthogonal to a few units of rounding.
 *
 * @param blas - in double precision.
 */
export function smallSymmetricEigen(blas: Blas, job: SmallEigenJob): void {
  const { n, count, elements, values, vectors, failures } = job
  const size = n * n
  const group = Math.min(GROUP, count)
  const a = { ...blas.reserve(group * n, n), rows: n }
  const x = vectors === undefined ? undefined : blas.reserve(group * n, n).at
  const { data } = blas
  const back = new Float64Array(group)
  for (let first = 0; first < count; first += group) {
    const items = Math.min(group, count - first)
    for (let item = 0; item < items; item++) {
      const from = (first + item) * size
      const scale = scaleOf(elements, from, n)
      back[item] = 1 / scale
      for (let i = 0, p = from, q = a.at + item * size; i < size; i++, p++, q++) data[q] = elements[p]! * scale
    }
    if (blas.diagonalize(items, a, x, TOLERANCE) > 0) failures[first] = n
    for (let item = 0, p = first * n; item < items; item++) {
      const scale = back[item]!
      for (let i = 0, q = a.at + item * size; i < n; i++, q += n + 1) values[p++] = data[q]! * scale
    }
    if (x !== undefined) vectors?.set(data.subarray(x, x + items * size), first * size)
  }
}
