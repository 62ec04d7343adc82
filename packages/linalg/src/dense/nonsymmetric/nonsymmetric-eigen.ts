import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { type Balance, balanceInPlace, unbalanceInPlace, unbalanced } from './balance.ts'
import { hessenbergQrInPlace } from './hessenberg-qr.ts'
import type { QrTuning } from './hessenberg-qr-room.ts'
import { hessenbergInPlace } from './hessenberg.ts'
import { comfortableScale, scaleInPlace } from './real-schur.ts'
import { type ComplexNumbers, quasiTriangularValues, triangularVectorsInPlace } from './triangular-vectors.ts'

type Numbers = Blas['data']

/** What is wanted, and how it is to be found. */
export interface NonsymmetricOptions {
  /** Room for right eigenvectors. Left out: not computed. */
  readonly right?: Window | undefined
  /** Room for left eigenvectors. */
  readonly left?: Window | undefined
  /** Whether the matrix is balanced first. */
  readonly balance: boolean
  /** Sizes of blocks. Default: by the size of the matrix. */
  readonly tuning?: QrTuning | undefined
}

/** Eigenvalues, pairs of conjugate ones in a row with the positive imaginary part first. */
export interface NonsymmetricEigen extends ComplexNumbers {
  /** How many were not found. */
  readonly missing: number
}

/**
 * Eigenvalues and eigenvectors of a general matrix, which is overwritten: balancing, Hessenberg form, QR iteration, back
 * substitution. Vectors become rows: row j for a real eigenvalue j; of a pair, rows j and j + 1 become real and imaginary part
 * of that with positive imaginary part. They have Euclidean length 1 and their largest element is real.
 *
 * @param a - square, `column` 1, finite, of any scale.
 */
export function nonsymmetricEigenInPlace(blas: Blas, a: Window, options: NonsymmetricOptions): NonsymmetricEigen {
  const n = a.rows
  const { right, left, balance, tuning } = options
  const { mark } = blas
  const wantVectors = right !== undefined || left !== undefined
  const [z, x] = wantVectors ? [blas.reserve(n, n), blas.reserve(n, n)] : [undefined, undefined]
  const factor = comfortableScale(blas.data, a)
  if (factor !== 1) scaleInPlace(blas.data, a, factor)
  const balanced = balance ? balanceInPlace(blas.data, a) : unbalanced(n)
  const { lo, hi } = balanced
  hessenbergInPlace(blas, a, z, { lo, hi })
  const end = hessenbergQrInPlace(blas, a, z, lo, hi, { wantT: wantVectors, tuning })
  const missing = end <= lo ? 0 : end - lo
  const values = quasiTriangularValues(blas.data, a)
  if (missing <= 0 && z !== undefined) {
    if (right !== undefined) {
      triangularVectorsInPlace(blas, a, x, values)
      finish(blas, z, x, right, values, balanced, false)
    }
    if (left !== undefined) {
      mirroredVectors(blas, a, x, values)
      finish(blas, z, x, left, values, balanced, true)
    }
  }
  blas.release(mark)
  return { missing, re: values.re.map((value) => value / factor), im: values.im.map((value) => value / factor) }
}

/** Takes eigenvectors of T, rows of X, to those of A. */
function finish(blas: Blas, z: Window, x: Window, out: Window, values: ComplexNumbers, balanced: Balance, left: boolean): void {
  blas.gemm(x, transposedWindow(z), out)
  unbalanceInPlace(blas.data, out, balanced, left)
  normalizeVectors(blas.data, out, values.im)
}

/**
 * Left eigenvectors of T into the rows of X: those of its mirror image across the other diagonal, read backward and
 * conjugated. T is overwritten.
 */
function mirroredVectors(blas: Blas, t: Window, x: Window, { im }: ComplexNumbers): void {
  const n = t.rows
  const { data } = blas
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n - 1 - i; j++) swap(data, t.at + i * t.row + j, t.at + (n - 1 - j) * t.row + n - 1 - i)
  }
  triangularVectorsInPlace(blas, t, x, quasiTriangularValues(data, t))
  for (let i = 0; i < n; i++) data.subarray(x.at + i * x.row, x.at + i * x.row + n).reverse()
  for (let i = 0; i < n >> 1; i++) {
    for (let k = 0; k < n; k++) swap(data, x.at + i * x.row + k, x.at + (n - 1 - i) * x.row + k)
  }
  for (let j = 0; j < n; j++) {
    if (im[j]! <= 0) continue
    // A pair came out as imaginary part, real part.
    for (let k = 0, p = x.at + j * x.row; k < n; k++, p++) {
      const held = data[p]!
      data[p] = data[p + x.row]!
      data[p + x.row] = -held
    }
  }
}

function swap(data: Numbers, p: number, q: number): void {
  const held = data[p]!
  data[p] = data[q]!
  data[q] = held
}

/** Gives eigenvectors, rows of V, length 1, and complex ones a real largest element. */
export function normalizeVectors(data: Numbers, v: Window, im: Float64Array): void {
  const n = v.columns
  for (let j = 0; j < v.rows; j++) {
    const x = v.at + j * v.row
    if (im[j] === 0) {
      const most = largest(data, x, n)
      let squares = 0
      for (let k = x; k < x + n; k++) squares += (data[k]! / most) ** 2
      const length = Math.sqrt(squares)
      for (let k = x; k < x + n; k++) data[k] = data[k]! / most / length
      continue
    }
    turn(data, n, x, x + v.row)
    j++
  }
}

function largest(data: Numbers, at: number, n: number): number {
  let most = 0
  for (let k = at; k < at + n; k++) most = Math.max(most, Math.abs(data[k]!))
  return most
}

/** Multiplies x + iy by the number that gives it length 1 and makes its largest element real and positive. */
function turn(data: Numbers, n: number, x: number, y: number): void {
  const scale = 1 / Math.max(largest(data, x, n), largest(data, y, n))
  let [squares, most, place] = [0, -1, 0]
  for (let k = 0; k < n; k++) {
    const square = (data[x + k]! * scale) ** 2 + (data[y + k]! * scale) ** 2
    squares += square
    if (square > most) [most, place] = [square, k]
  }
  const length = Math.sqrt(squares)
  const size = Math.hypot(data[x + place]! * scale, data[y + place]! * scale)
  const [c, s] = [(data[x + place]! * scale) / size, (data[y + place]! * scale) / size]
  for (let k = 0; k < n; k++) {
    const [a, b] = [(data[x + k]! * scale) / length, (data[y + k]! * scale) / length]
    data[x + k] = c * a + s * b
    data[y + k] = c * b - s * a
  }
  data[y + place] = 0
}
