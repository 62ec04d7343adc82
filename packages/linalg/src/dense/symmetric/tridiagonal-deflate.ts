import type { Window } from '@ortho/core'
import type { Conquest, Merge } from './tridiagonal-divide.ts'

/** Which half of an eigenvector is not zero. */
export const UPPER = 0
export const BOTH = 1
export const LOWER = 2

/** What is left of the rank-one update once eigenvectors that it does not change are set aside. */
export interface Deflation {
  /** Rows that the update changes, by ascending values. */
  readonly kept: Int32Array
  /** Rows that are eigenvectors already, by ascending values. */
  readonly settled: Int32Array
  /** For each row {@link UPPER}, {@link LOWER} or {@link BOTH}. */
  readonly halves: Uint8Array
  /** For each row its weight in the secular equation. */
  readonly z: Float64Array
  /** Factor of z·zᵀ, positive. */
  readonly rho: number
}

/**
 * Finds the eigenvectors of two solved halves that stay what they are to working precision: those with a weight that is
 * negligible, and one of each two with nearly equal values, after a rotation that takes its weight away. Rows are counted
 * from the start of the part.
 */
export function deflate(all: Conquest, merge: Merge): Deflation {
  const { d, unit } = all
  const { start, count } = merge
  const rho = 2 * Math.abs(merge.rho)
  const z = weights(all, merge)
  const halves = new Uint8Array(count).fill(LOWER)
  halves.fill(UPPER, 0, merge.upper)
  let most = 0
  for (let i = 0; i < count; i++) most = Math.max(most, Math.abs(d[start + i]!), Math.abs(z[i]!))
  const tolerance = 8 * unit * most

  const kept: number[] = []
  const settled: number[] = []
  let pending = -1
  for (const i of mergedOrder(all, merge)) {
    if (rho * Math.abs(z[i]!) <= tolerance) settled.push(i)
    else if (pending < 0) pending = i
    else {
      if (rotate(all, start, count, pending, i, z, tolerance)) {
        if (halves[pending] !== halves[i]) halves[i] = BOTH
        settled.push(pending)
      } else kept.push(pending)
      pending = i
    }
  }
  if (pending >= 0) kept.push(pending)
  const ascending = Int32Array.from(settled).sort((i, j) => d[start + i]! - d[start + j]!)
  return { kept: Int32Array.from(kept), settled: ascending, halves, z, rho }
}

/** The last elements of the upper eigenvectors and the first of the lower ones, as a vector of length 1. */
function weights({ blas: { data }, q }: Conquest, { start, upper, count, rho }: Merge): Float64Array {
  const z = new Float64Array(count)
  const corner = q.at + start * (q.row + 1)
  const below = rho < 0 ? -Math.SQRT1_2 : Math.SQRT1_2
  for (let i = 0; i < upper; i++) z[i] = Math.SQRT1_2 * data[corner + i * q.row + upper - 1]!
  for (let i = upper; i < count; i++) z[i] = below * data[corner + i * q.row + upper]!
  return z
}

/** Rows of both halves by ascending values. */
function mergedOrder({ d, order }: Conquest, { start, upper, count }: Merge): Int32Array {
  const merged = new Int32Array(count)
  for (let k = 0, i = 0, j = upper; k < count; k++) {
    const [p, q] = [order[start + i]!, upper + order[start + j]!]
    if (j === count || (i < upper && d[start + p]! <= d[start + q]!)) {
      merged[k] = p
      i++
    } else {
      merged[k] = q
      j++
    }
  }
  return merged
}

/** Moves the weight of row i to row j where their values are so close that the rotation leaves a negligible element. */
function rotate(all: Conquest, start: number, count: number, i: number, j: number, z: Float64Array, tolerance: number): boolean {
  const { blas, d, q, turns } = all
  const length = Math.hypot(z[i]!, z[j]!)
  const c = z[j]! / length
  const s = -z[i]! / length
  const [low, high] = [d[start + i]!, d[start + j]!]
  if (Math.abs((high - low) * c * s) > tolerance) return false
  z[j] = length
  z[i] = 0
  d[start + i] = low * c * c + high * s * s
  d[start + j] = low * s * s + high * c * c
  blas.data[turns.at] = c
  blas.data[turns.at + 1] = s
  const rows: Window = { at: q.at + (start + i) * q.row + start, rows: 2, columns: count, row: (j - i) * q.row, column: 1 }
  blas.rotateRows(rows, turns.at, turns.at + 1, false)
  return true
}
