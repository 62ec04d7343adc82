import type { Window } from '@ortho/core'
import { solveSecular } from './secular.ts'
import { BOTH, type Deflation, LOWER, UPPER } from './tridiagonal-deflate.ts'
import type { Conquest, Merge } from './tridiagonal-divide.ts'

/** Eigenvalues of diag(poles) + ρ·z·zᵀ, each as a pole and a shift. */
interface Roots {
  readonly poles: Float64Array
  readonly origins: Int32Array
  readonly shifts: Float64Array
}

/**
 * Eigenvalues and eigenvectors of two halves with the rank-one matrix that joins them. Rows that change come first, by
 * ascending values; then those set aside.
 *
 * @returns how many eigenvalues were not found.
 */
export function updateVectors(all: Conquest, merge: Merge, deflation: Deflation): number {
  const { d, order } = all
  const { start, count } = merge
  const { kept, settled, z, rho } = deflation
  if (kept.length === 0) {
    order.set(settled, start)
    return 0
  }
  const k = kept.length
  const poles = Float64Array.from(kept, (i) => d[start + i]!)
  const roots: Roots = { poles, origins: new Int32Array(k), shifts: new Float64Array(k) }
  const weights = Float64Array.from(kept, (i) => z[i]!)
  const failures = solveSecular({
    ...roots,
    count: k,
    z: weights,
    inverse: 1 / rho,
    measure: (origin, gaps) => {
      const pole = poles[origin]!
      for (let i = 0; i < k; i++) gaps[i] = poles[i]! - pole
    },
    gaps: new Float64Array(k),
  })
  const places = placesByHalf(deflation)
  writeVectors(all, roots, exactWeights(roots, weights), places)
  multiply(all, merge, deflation, places)
  const values = Float64Array.from(settled, (i) => d[start + i]!)
  for (let j = 0; j < k; j++) d[start + j] = poles[roots.origins[j]!]! + roots.shifts[j]!
  d.set(values, start + k)
  sortOrder(d.subarray(start, start + count), order.subarray(start, start + count), k)
  return failures
}

/**
 * Weights for which the computed roots are exact, ẑᵢ² = Πⱼ (xⱼ − pᵢ) / Πⱼ≠ᵢ (pⱼ − pᵢ), up to a common factor: eigenvectors
 * made of them are orthogonal however close the roots are (Gu and Eisenstat, equation 3.3).
 */
function exactWeights({ poles, origins, shifts }: Roots, z: Float64Array): Float64Array {
  const k = poles.length
  const squares = new Float64Array(k).fill(1)
  for (let j = 0; j < k; j++) {
    const [pole, origin, shift] = [poles[j]!, poles[origins[j]!]!, shifts[j]!]
    for (let i = 0; i < j; i++) squares[i]! *= (poles[i]! - origin - shift) / (poles[i]! - pole)
    squares[j]! *= poles[j]! - origin - shift
    for (let i = j + 1; i < k; i++) squares[i]! *= (poles[i]! - origin - shift) / (poles[i]! - pole)
  }
  for (let i = 0; i < k; i++) squares[i] = Math.sqrt(Math.abs(squares[i]!)) * (z[i]! < 0 ? -1 : 1)
  return squares
}

/** Column of each kept row when they are sorted by the half that is not zero, and how many there are of each kind. */
function placesByHalf({ kept, halves }: Deflation): { readonly place: Int32Array; readonly above: number; readonly below: number } {
  const counts = [0, 0, 0]
  for (const i of kept) counts[halves[i]!]!++
  const [first, both] = [counts[UPPER]!, counts[BOTH]!]
  const next = [0, first, first + both]
  const place = Int32Array.from(kept, (i) => next[halves[i]!]!++)
  return { place, above: first + both, below: both + counts[LOWER]! }
}

/** Rows ẑᵢ / (pᵢ − xⱼ), of length 1. */
function writeVectors({ blas: { data }, s }: Conquest, { poles, origins, shifts }: Roots, z: Float64Array, { place }: Places): void {
  const k = poles.length
  const vector = new Float64Array(k)
  for (let j = 0, row = s.at; j < k; j++, row += k) {
    const [origin, shift] = [poles[origins[j]!]!, shifts[j]!]
    let squares = 0
    for (let i = 0; i < k; i++) {
      const value = z[i]! / (poles[i]! - origin - shift)
      vector[i] = value
      squares += value * value
    }
    const scale = 1 / Math.sqrt(squares)
    for (let i = 0; i < k; i++) data[row + place[i]!] = vector[i]! * scale
  }
}

type Places = ReturnType<typeof placesByHalf>

/** Rows of Q times the eigenvectors of the update, without the halves that are zero. */
function multiply({ blas, q, packed, s }: Conquest, merge: Merge, { kept, settled, halves }: Deflation, places: Places): void {
  const { data } = blas
  const { start, upper, count } = merge
  const { place, above, below } = places
  const k = kept.length
  const lower = count - upper
  const corner = q.at + start * (q.row + 1)
  const top: Window = { at: packed.at, rows: above, columns: upper, row: upper, column: 1 }
  const bottom: Window = { at: top.at + above * upper, rows: below, columns: lower, row: lower, column: 1 }
  const aside = bottom.at + below * lower
  for (let j = 0; j < k; j++) {
    const i = kept[j]!
    const from = corner + i * q.row
    if (halves[i] !== LOWER) data.copyWithin(top.at + place[j]! * upper, from, from + upper)
    if (halves[i] !== UPPER) data.copyWithin(bottom.at + (place[j]! + below - k) * lower, from + upper, from + count)
  }
  for (let j = 0; j < settled.length; j++) {
    const from = corner + settled[j]! * q.row
    data.copyWithin(aside + j * count, from, from + count)
  }
  const side = (column: number, columns: number): Window => ({ at: corner + column, rows: k, columns, row: q.row, column: 1 })
  const factor = (column: number, columns: number): Window => ({ at: s.at + column, rows: k, columns, row: k, column: 1 })
  if (above > 0) blas.gemm(factor(0, above), top, side(0, upper))
  else clear(data, side(0, upper))
  if (below > 0) blas.gemm(factor(k - below, below), bottom, side(upper, lower))
  else clear(data, side(upper, lower))
  for (let j = 0; j < settled.length; j++) data.copyWithin(corner + (k + j) * q.row, aside + j * count, aside + (j + 1) * count)
}

function clear(data: Conquest['blas']['data'], { at, rows, columns, row }: Window): void {
  for (let i = 0; i < rows; i++) data.fill(0, at + i * row, at + i * row + columns)
}

/** Merges the two ascending runs of values, `k` and the rest. */
function sortOrder(values: Float64Array, order: Int32Array, k: number): void {
  for (let p = 0, i = 0, j = k; p < order.length; p++) {
    order[p] = j === order.length || (i < k && values[i]! <= values[j]!) ? i++ : j++
  }
}
