import type { FloatArray } from '@ortho/core'
import { solveFours } from './solve-four.ts'

/** Order up to which systems are solved without blocks, straight from the arrays that hold the batch. */
export const SMALL_ORDER = 8

/** A batch of small systems. */
export interface SmallSystems {
  /** Matrices by rows, one after the other. */
  readonly a: FloatArray
  /** Right-hand sides by rows. */
  readonly b: FloatArray
  /** Solutions; may be `b`. */
  readonly x: FloatArray
  /** Number of systems. */
  readonly count: number
  /** Order of each. */
  readonly n: number
  /** Right-hand sides of each. */
  readonly r: number
}

/** A system that is singular. */
export interface SmallFailure {
  /** Which of the batch. */
  readonly item: number
  /** The step, from 1, that found no pivot. */
  readonly step: number
}

/**
 * Solves each A·X = B, or Aᵀ·X = B where `transposed`, by elimination with partial pivoting, A and B side by side in one small
 * array of doubles.
 *
 * @returns the first system that is singular and the step that found it without a pivot; undefined if there is none.
 */
export function solveSmallBatch(systems: SmallSystems, transposed: boolean): SmallFailure | undefined {
  const { a, b, x, count, n, r } = systems
  if (n === 4 && r === 1) return solveFours(systems, transposed)
  const width = n + r
  const work = new Float64Array(n * width)
  for (let item = 0; item < count; item++) {
    const [from, right] = [item * n * n, item * n * r]
    for (let i = 0, p = 0; i < n; i++) {
      if (transposed) for (let j = 0, q = from + i; j < n; j++, q += n) work[p++] = a[q]!
      else for (let j = 0, q = from + i * n; j < n; j++) work[p++] = a[q++]!
      for (let j = 0, q = right + i * r; j < r; j++) work[p++] = b[q++]!
    }
    const failed = eliminate(work, n, width)
    if (failed > 0) return { item, step: failed }
    substitute(work, n, width)
    for (let i = 0, q = right; i < n; i++) for (let j = n, p = i * width; j < width; j++) x[q++] = work[p + j]!
  }
  return undefined
}

/** Makes the left part upper triangular. @returns 1 + index of the first column without a pivot, or 0. */
function eliminate(work: Float64Array, n: number, width: number): number {
  for (let k = 0; k < n; k++) {
    const own = k * width
    let pivot = own
    let most = Math.abs(work[own + k]!)
    for (let p = own + width; p < n * width; p += width) {
      const size = Math.abs(work[p + k]!)
      if (size > most) {
        most = size
        pivot = p
      }
    }
    if (most === 0) return k + 1
    if (pivot !== own) {
      for (let j = k; j < width; j++) {
        const held = work[own + j]!
        work[own + j] = work[pivot + j]!
        work[pivot + j] = held
      }
    }
    const divisor = work[own + k]!
    for (let p = own + width; p < n * width; p += width) {
      const factor = work[p + k]! / divisor
      for (let j = k + 1; j < width; j++) work[p + j]! -= factor * work[own + j]!
    }
  }
  return 0
}

/** Turns the right part into the solution. */
function substitute(work: Float64Array, n: number, width: number): void {
  for (let i = n - 1; i >= 0; i--) {
    const own = i * width
    const divisor = work[own + i]!
    for (let j = n; j < width; j++) {
      let sum = work[own + j]!
      for (let p = i + 1; p < n; p++) sum -= work[own + p]! * work[p * width + j]!
      work[own + j] = sum / divisor
    }
  }
}
