import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { precisionOf } from './hessenberg-qr-small.ts'
import { solveShiftedPair } from './triangular-vectors-pair.ts'
import { part } from '../window.ts'

type Numbers = Blas['data']

/** Rows solved in loops before products bring the rows above up to date. */
const BLOCK = 16

/** Eigenvalues of a quasi-triangular matrix. */
export interface ComplexNumbers {
  /** Real parts. */
  readonly re: Float64Array
  /** Imaginary parts; of a pair, the positive one first. */
  readonly im: Float64Array
}

/** Eigenvalues from the diagonal blocks of T. */
export function quasiTriangularValues(data: Numbers, t: Window): ComplexNumbers {
  const n = t.rows
  const re = new Float64Array(n)
  const im = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const p = t.at + i * (t.row + 1)
    re[i] = data[p]!
    if (i + 1 < n && data[p + t.row] !== 0) {
      im[i] = Math.sqrt(Math.abs(data[p + 1]!)) * Math.sqrt(Math.abs(data[p + t.row]!))
      re[i + 1] = data[p + t.row + 1]!
      im[i + 1] = -im[i]!
      i++
    }
  }
  return { re, im }
}

/** What the substitution works on. */
export interface Substitution {
  readonly data: Numbers
  readonly t: Window
  readonly vectors: Window
  readonly values: ComplexNumbers
  /** Elements larger than this make a vector be scaled down. */
  readonly big: number
  /** Pivots smaller than this, or ε times the eigenvalue, are replaced by it. */
  readonly tiny: number
  readonly eps: number
}

/**
 * Eigenvectors of an upper quasi-triangular T by back substitution for all at once: blocks of rows in loops, the rest in
 * products of matrices (after M. Gates, A. Haidar and J. Dongarra, Accelerating computation of eigenvectors in the
 * nonsymmetric eigenvalue problem, VECPAR 2014). Vectors that grow are scaled down on the way, so that none overflows.
 *
 * @param t - `column` 1, in real Schur form.
 * @param vectors - as t; row j becomes the vector of a real eigenvalue j; of a pair, rows j and j + 1 become real and
 * imaginary part of that with positive imaginary part. Lengths are arbitrary.
 */
export function triangularVectorsInPlace(blas: Blas, t: Window, vectors: Window, values: ComplexNumbers, block: number = BLOCK): void {
  const n = t.rows
  const { data } = blas
  const { eps, least } = precisionOf(data)
  const substitution: Substitution = {
    data,
    t,
    vectors,
    values,
    big: data instanceof Float64Array ? 1e100 : 1e10,
    tiny: (least / eps) * n,
    eps,
  }
  for (let i = 0; i < n; i++) data.fill(0, vectors.at + i * vectors.row, vectors.at + i * vectors.row + n)
  const x = transposedWindow(vectors)
  for (let end = n; end > 0;) {
    let first = Math.max(0, end - block)
    if (first > 0 && values.im[first]! < 0) first--
    if (end < n) blas.gemm(part(t, first, end, end - first), part(x, end, end), part(x, first, end, end - first), { alpha: -1 })
    for (let j = first; j < n; j += values.im[j] === 0 ? 1 : 2) {
      if (j < end) begin(substitution, j, first)
      const last = Math.min(end, j) - 1
      if (values.im[j] === 0) solveReal(substitution, j, first, last)
      else solveComplex(substitution, j, first, last)
    }
    end = first
  }
}

/** The part of a vector that belongs to its own block of T, and the right side above. */
function begin({ data, t, vectors, values }: Substitution, j: number, first: number): void {
  const re = vectors.at + j * vectors.row
  if (values.im[j] === 0) {
    data[re + j] = 1
    for (let i = first, p = t.at + first * t.row + j; i < j; i++, p += t.row) data[re + i] = -data[p]!
    return
  }
  const im = re + vectors.row
  const p = t.at + j * (t.row + 1)
  const [above, below] = [data[p + 1]!, data[p + t.row]!]
  const larger = Math.abs(above) >= Math.abs(below)
  const real = larger ? 1 : -values.im[j]! / below
  const imaginary = larger ? values.im[j]! / above : 1
  data[re + j] = real
  data[im + j + 1] = imaginary
  for (let i = first, q = t.at + first * t.row + j; i < j; i++, q += t.row) {
    data[re + i] = -real * data[q]!
    data[im + i] = -imaginary * data[q + 1]!
  }
}

function solveReal(s: Substitution, j: number, first: number, last: number): void {
  const { data, t, vectors, values, big } = s
  const x = vectors.at + j * vectors.row
  const value = values.re[j]!
  const least = Math.max(s.eps * Math.abs(value), s.tiny)
  for (let i = last; i >= first; i--) {
    if (values.im[i]! < 0) {
      solveShiftedPair(s, --i, first, x, -1, value, 0)
      continue
    }
    const right = data[x + i]!
    if (right === 0) continue
    const p = t.at + i * t.row + i
    let pivot = data[p]! - value
    if (Math.abs(pivot) < least) pivot = least
    let found = right / pivot
    if (Math.abs(right) > big * Math.abs(pivot)) {
      scaleVector(s, x, j + 1, Math.abs(pivot) / Math.abs(right))
      found = right > 0 === pivot > 0 ? 1 : -1
    }
    data[x + i] = found
    for (let k = first, q = t.at + first * t.row + i; k < i; k++, q += t.row) data[x + k]! -= data[q]! * found
  }
}

function solveComplex(s: Substitution, j: number, first: number, last: number): void {
  const { data, t, vectors, values, big } = s
  const x = vectors.at + j * vectors.row
  const y = x + vectors.row
  const [re, im] = [values.re[j]!, values.im[j]!]
  const least = Math.max(s.eps * (Math.abs(re) + Math.abs(im)), s.tiny)
  for (let i = last; i >= first; i--) {
    if (values.im[i]! < 0) {
      solveShiftedPair(s, --i, first, x, y, re, im)
      continue
    }
    const pivot = data[t.at + i * t.row + i]! - re
    // (x + iy) / (pivot − i·im); im is not small, so the pivot needs replacing only where both are.
    const length = Math.max(Math.hypot(pivot, im), least)
    const [c, d] = [pivot / length, -im / length]
    const [a, b] = [data[x + i]!, data[y + i]!]
    let [foundRe, foundIm] = [a * c + b * d, b * c - a * d]
    const size = Math.max(Math.abs(foundRe), Math.abs(foundIm))
    if (size > big * length) {
      const factor = length / size
      scaleVector(s, x, j + 2, factor)
      scaleVector(s, y, j + 2, factor)
      foundRe /= size
      foundIm /= size
    } else {
      foundRe /= length
      foundIm /= length
    }
    data[x + i] = foundRe
    data[y + i] = foundIm
    for (let k = first, q = t.at + first * t.row + i; k < i; k++, q += t.row) {
      data[x + k]! -= data[q]! * foundRe
      data[y + k]! -= data[q]! * foundIm
    }
  }
}

/** Multiplies the first `count` elements of a vector. */
export function scaleVector({ data }: Substitution, at: number, count: number, factor: number): void {
  for (let i = 0; i < count; i++) data[at + i]! *= factor
}
