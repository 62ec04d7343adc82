import type { Blas } from '@ortho/core'
import { precisionOf } from './hessenberg-qr-small.ts'
import type { Pencil } from './qz-reduce.ts'
import type { Ratio } from './qz-block.ts'

type Numbers = Blas['data']

/** Elements from which a vector is scaled down on the way. */
const BIG = 1e100

/** x with (β·S − α·T)·x = 0, in two parts. */
export interface ComplexVector {
  /** Real part. */
  readonly re: Float64Array
  /** Imaginary part. */
  readonly im: Float64Array
}

/** One eigenvalue, or a pair, of a pencil. */
export interface PencilEigenvalue {
  /** Whether it is complex, the first of a pair. */
  readonly pair: boolean
  /** The eigenvalue. */
  readonly ratio: Ratio
  /** Largest elements of S and T. */
  readonly sizes: readonly [s: number, t: number]
}

/**
 * Eigenvector of a pencil in generalized Schur form, by back substitution with the eigenvalue of the block that begins in row k.
 *
 * @param x - room of n elements each, overwritten.
 */
export function pencilVector(data: Numbers, pencil: Pencil, k: number, eigenvalue: PencilEigenvalue, x: ComplexVector): void {
  const { s } = pencil
  const { pair, ratio, sizes } = eigenvalue
  // As for a pencil whose matrices have elements near 1, divided by the larger of α and β.
  const [sizeS, sizeT] = [sizes[0] || 1, sizes[1] || 1]
  const [re, im, beta] = [ratio.re / sizeS, ratio.im / sizeS, ratio.beta / sizeT]
  const most = Math.max(Math.abs(re), Math.abs(im), beta) || 1
  const m = shifted(data, pencil, { re: re / most / sizeT, im: im / most / sizeT, beta: beta / most / sizeS })
  const least = precisionOf(data).eps
  x.re.fill(0)
  x.im.fill(0)
  x.re[k] = 1
  if (pair) {
    // Orthogonal to the longer row of the singular 2 × 2 block, divided by the larger of the two elements.
    const row = length(m.at(k + 1, k)) + length(m.at(k + 1, k + 1)) > length(m.at(k, k)) + length(m.at(k, k + 1)) ? k + 1 : k
    const [u, v] = [m.at(row, k), m.at(row, k + 1)]
    if (length(u) >= length(v)) {
      set(x, k, negative(quotient(v, u)))
      set(x, k + 1, [1, 0])
    } else set(x, k + 1, negative(quotient(u, v)))
  }
  const end = pair ? k + 2 : k + 1
  for (let i = k - 1; i >= 0; i--) {
    const double = i > 0 && data[s.at + i * s.row + i - 1] !== 0
    const lower = residual(m, x, i, end)
    if (!double) {
      const pivot = m.at(i, i)
      set(x, i, quotient(negative(lower), length(pivot) < least ? [least, 0] : pivot))
    } else {
      solvePair(m, x, i - 1, residual(m, x, i - 1, end), lower, least)
      i--
    }
    shrink(x, end)
  }
}

type Pair = readonly [number, number]

/** β·S − α·T. */
interface Shifted {
  readonly at: (i: number, j: number) => Pair
  readonly rows: (i: number) => readonly [s: number, t: number]
  readonly data: Numbers
  readonly alpha: Pair
  readonly beta: number
}

function shifted(data: Numbers, { s, t }: Pencil, { re, im, beta }: Ratio): Shifted {
  const at = (i: number, j: number): Pair => {
    const [a, b] = [data[s.at + i * s.row + j]!, data[t.at + i * t.row + j]!]
    return [beta * a - re * b, -im * b]
  }
  return { at, rows: (i) => [s.at + i * s.row, t.at + i * t.row], data, alpha: [re, im], beta }
}

/** Row i of the matrix times what is known of x. */
function residual({ data, rows, alpha, beta }: Shifted, x: ComplexVector, i: number, end: number): Pair {
  const [p, q] = rows(i)
  const [re, im] = alpha
  // Elements of x in rows that are not solved yet are zero.
  let [sumRe, sumIm] = [0, 0]
  for (let j = i + 1; j < end; j++) {
    const a = beta * data[p + j]! - re * data[q + j]!
    const b = -im * data[q + j]!
    sumRe += a * x.re[j]! - b * x.im[j]!
    sumIm += a * x.im[j]! + b * x.re[j]!
  }
  return [sumRe, sumIm]
}

/** Rows i and i + 1 at once, by Cramer's rule: the block is 2 × 2 and its eigenvalues are not those of the vector. */
function solvePair(m: Shifted, x: ComplexVector, i: number, upper: Pair, lower: Pair, least: number): void {
  const [a, b, c, d] = [m.at(i, i), m.at(i, i + 1), m.at(i + 1, i), m.at(i + 1, i + 1)]
  let determinant = difference(times(a, d), times(b, c))
  if (length(determinant) < least * least) determinant = [least * least, 0]
  set(x, i, quotient(difference(times(b, lower), times(d, upper)), determinant))
  set(x, i + 1, quotient(difference(times(c, upper), times(a, lower)), determinant))
}

function shrink(x: ComplexVector, end: number): void {
  let most = 0
  for (let i = 0; i < end; i++) most = Math.max(most, Math.abs(x.re[i]!), Math.abs(x.im[i]!))
  if (most < BIG) return
  for (let i = 0; i < end; i++) {
    x.re[i]! /= most
    x.im[i]! /= most
  }
}

function set(x: ComplexVector, i: number, [re, im]: Pair): void {
  x.re[i] = re
  x.im[i] = im
}

function length([re, im]: Pair): number {
  return Math.hypot(re, im)
}

function negative([re, im]: Pair): Pair {
  return [-re, -im]
}

function difference(x: Pair, y: Pair): Pair {
  return [x[0] - y[0], x[1] - y[1]]
}

function times(x: Pair, y: Pair): Pair {
  return [x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]]
}

function quotient(x: Pair, y: Pair): Pair {
  const size = length(y)
  const [c, d] = [y[0] / size, y[1] / size]
  return [(x[0] * c + x[1] * d) / size, (x[1] * c - x[0] * d) / size]
}
