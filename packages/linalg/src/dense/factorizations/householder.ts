import type { Blas, FloatArray, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'

/** Sums of squares outside of these bounds have lost digits to underflow or may have overflowed. */
const LEAST_SQUARES = 1e-280
const MOST_SQUARES = 1e300

/** Vectors shorter than this are lifted first, by 2²⁰⁰. */
const LEAST_SIZE = 1e-290
const LIFT = 1.6069380442589903e60

/**
 * Turns the vector x of `count` elements, `step` apart from index `at` on, into β·e₁ by a reflection I − τ·v·vᵀ with v₁ = 1:
 * leaves β in the place of x₁ and v₂ … in the places of the rest. β has the sign opposite to that of x₁, so that nothing
 * cancels; where x₂ … are zero, the reflection is the identity. At any scale at which ‖x‖ is a number.
 *
 * @returns τ, in [1, 2] or 0.
 */
export function reflectInPlace(data: FloatArray, at: number, step: number, count: number): number {
  const head = data[at]!
  const norm = tailNorm(data, at + step, step, count - 1)
  if (norm === 0) return 0
  const size = Math.hypot(head, norm)
  if (size < LEAST_SIZE) return reflectLifted(data, at, step, count)
  const beta = head >= 0 ? -size : size
  const scale = head - beta
  const inverse = 1 / scale
  for (let i = 1, p = at + step; i < count; i++, p += step) data[p]! *= inverse
  data[at] = beta
  return -scale / beta
}

/** Among subnormal numbers lengths have few digits, and reciprocals are infinite: the vector is lifted, exactly, and β put back. */
function reflectLifted(data: FloatArray, at: number, step: number, count: number): number {
  for (let i = 0, p = at; i < count; i++, p += step) data[p]! *= LIFT
  const tau = reflectInPlace(data, at, step, count)
  data[at]! /= LIFT
  return tau
}

/** Euclidean length of `count` elements, `step` apart; scaled when the sum of squares would not do. */
export function tailNorm(data: FloatArray, at: number, step: number, count: number): number {
  let sum = 0
  for (let i = 0, p = at; i < count; i++, p += step) sum += data[p]! * data[p]!
  if (sum > LEAST_SQUARES && sum < MOST_SQUARES) return Math.sqrt(sum)
  let most = 0
  for (let i = 0, p = at; i < count; i++, p += step) most = Math.max(most, Math.abs(data[p]!))
  if (most === 0) return 0
  sum = 0
  for (let i = 0, p = at; i < count; i++, p += step) sum += (data[p]! / most) ** 2
  return most * Math.sqrt(sum)
}

/**
 * Copies the vectors of reflections, which a factorization left below the diagonal of `packed`, with their ones and zeros:
 * what matrix products read.
 *
 * @param to - as many rows and columns as `packed`, which has no fewer rows than columns.
 */
export function copyReflections({ data }: Blas, packed: Window, to: Window): void {
  for (let i = 0; i < packed.rows; i++) {
    const [from, at] = [packed.at + i * packed.row, to.at + i * to.row]
    const stored = Math.min(i, packed.columns)
    for (let j = 0; j < stored; j++) data[at + j * to.column] = data[from + j * packed.column]!
    if (i < packed.columns) data[at + i * to.column] = 1
    for (let j = i + 1; j < packed.columns; j++) data[at + j * to.column] = 0
  }
}

/**
 * The upper triangle T for which H₁·H₂ ⋯ = I − V·T·Vᵀ (R. Schreiber and C. Van Loan, SIAM J. Sci. Stat. Comput. 10, 1989):
 * T₁₂ = −T₁₁·(V₁ᵀ·v)·τ, column by column, from VᵀV.
 *
 * @param v - vectors as columns, with ones and zeros.
 * @param t - of as many rows and columns as there are vectors; below the diagonal it holds nothing of use.
 */
export function reflectionTriangle(blas: Blas, v: Window, taus: FloatArray, t: Window): void {
  blas.gemm(transposedWindow(v), v, t)
  const { data } = blas
  for (let k = 0; k < t.columns; k++) {
    const tau = taus[k]!
    const column = t.at + k * t.column
    // From the top down, each sum needs only what lies below it.
    for (let i = 0; i < k; i++) {
      let sum = 0
      for (let p = i; p < k; p++) sum += data[t.at + i * t.row + p * t.column]! * data[column + p * t.row]!
      data[column + i * t.row] = -tau * sum
    }
    data[column + k * t.row] = tau
  }
}

/**
 * C ← (I − V·T·Vᵀ)·C, or the transpose of that where `transposed`.
 *
 * @param v - with ones and zeros, as many rows as C.
 * @param work - of as many rows as V has columns and as many columns as C; overwritten.
 */
export function applyReflections(blas: Blas, v: Window, t: Window, c: Window, work: Window, transposed: boolean): void {
  if (c.columns === 0 || v.columns === 0) return
  blas.gemm(transposedWindow(v), c, work)
  if (transposed) blas.triangularMultiply(transposedWindow(t), work, { lower: true, unitDiagonal: false })
  else blas.triangularMultiply(t, work, { lower: false, unitDiagonal: false })
  blas.gemm(v, work, c, { alpha: -1, accumulate: true })
}
