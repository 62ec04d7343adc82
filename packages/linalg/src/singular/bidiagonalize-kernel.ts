import { type Blas, type FloatArray, type Tensor, type Window, transposedWindow } from '@ortho/core'
import { fillWindow, setIdentity } from '../dense/arithmetic.ts'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { type BidiagonalTuning, bidiagonalFormInPlace } from '../dense/singular/bidiagonal-form.ts'
import { scaleInPlace, timesPowerOfTwo } from '../dense/singular/svd-dense.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** The three factors of each matrix, by rows, batches one after the other. */
export interface BidiagonalArrays {
  /** `m × k` */
  readonly u: FloatArray
  /** `k × k` */
  readonly b: FloatArray
  /** `k × n` */
  readonly vh: FloatArray
}

/**
 * A = U·B·Vᴴ of each matrix with upper bidiagonal B. A wide matrix is reduced as its transpose Q·L·Pᵀ, whose transpose has a lower
 * bidiagonal Lᵀ in the middle: with rows and columns in reverse order it is an upper one.
 */
export function bidiagonalArrays(where: string, x: Tensor, tuning: BidiagonalTuning = {}): BidiagonalArrays {
  const { m, n } = requireMatrices(where, x)
  const elements = floatsOf(x)
  requireFinite(where, elements, n)
  const wide = m < n
  const [tall, flat] = wide ? [n, m] : [m, n]
  const count = batchSize(x)
  const out = { u: arrayLike(x, count * m * flat), b: arrayLike(x, count * flat * flat), vh: arrayLike(x, count * flat * n) }
  const blas = openWorkspace(where, x)
  const mark = blas.mark
  for (let item = 0; item < count; item++) {
    const a = blas.reserve(tall, flat)
    const [q, p, b] = [blas.reserve(tall, flat), blas.reserve(flat, flat), blas.reserve(flat, flat)]
    load(elements, item * m * n, blas.data, wide ? transposedWindow(a) : a)
    factorInPlace(blas, a, { q, p, b }, tuning)
    const [left, middle, right] = wide ? [columnsReversed(p), turned(b), columnsReversed(q)] : [q, b, p]
    store(blas.data, left, out.u, item * m * flat)
    store(blas.data, middle, out.b, item * flat * flat)
    store(blas.data, transposedWindow(right), out.vh, item * flat * n)
    blas.release(mark)
  }
  return out
}

/** Room for the factors of A = Q·B·Pᵀ. */
interface Factors {
  readonly q: Window
  readonly p: Window
  readonly b: Window
}

/** A = Q·B·Pᵀ of a matrix with at least as many rows as columns; `a` is lost. */
function factorInPlace(blas: Blas, a: Window, { q, p, b }: Factors, tuning: BidiagonalTuning): void {
  const exponent = scaleInPlace(blas, a)
  const { d, e, applyLeft, applyRight } = bidiagonalFormInPlace(blas, a, a.columns, tuning)
  const { data } = blas
  setIdentity(data, q)
  setIdentity(data, p)
  fillWindow(data, b, 0)
  d.forEach((value, i) => (data[b.at + i * (b.row + 1)] = timesPowerOfTwo(value, -exponent)))
  e.forEach((value, i) => (data[b.at + i * (b.row + 1) + 1] = timesPowerOfTwo(value, -exponent)))
  applyLeft(q)
  applyRight(p)
}

/** The transpose with its rows and columns in reverse order: reflected at the other diagonal. */
function turned(w: Window): Window {
  return columnsReversed(transposedWindow(columnsReversed(w)))
}

/** The same elements, the last column first. */
function columnsReversed(w: Window): Window {
  return { ...w, at: w.at + Math.max(w.columns - 1, 0) * w.column, column: -w.column }
}
