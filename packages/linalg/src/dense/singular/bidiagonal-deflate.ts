import type { Blas, Window } from '@ortho/core'
import type { DivideJob } from './bidiagonal-divide.ts'

/** The problem that joins two halves, after what decouples has been set aside. Rows count from the start of the block. */
export interface Deflated {
  /** Distinct poles, ascending; the first is 0. */
  readonly poles: Float64Array
  /** First row of the matrix whose singular values are sought; none is 0. */
  readonly z: Float64Array
  /** Row of the vectors of each pole. */
  readonly kept: readonly number[]
  /** Rows of vectors that are singular vectors already. */
  readonly dropped: readonly number[]
  /** Values of the rows, of those that were dropped above all. */
  readonly values: Float64Array
  /** All rows, in the order in which vectors are gathered: kept ones by where they are zero, then those dropped. */
  readonly order: readonly number[]
  /** Place of pole j in that order. */
  readonly place: Int32Array
  /** Gathered vectors up to this are not zero in the left part. */
  readonly leftCount: number
  /** Gathered vectors from this on are not zero in the right part. */
  readonly rightStart: number
}

/** Where a vector is not zero: bits. */
const LEFT = 1
const RIGHT = 2

/**
 * Sets up the problem [z; diag(values)] of the block and deflates it: elements of z that are tiny are set to zero, and of two
 * values that agree one element is rotated away (as LAPACK's dlasd2 does).
 */
export function deflate(job: DivideJob, from: number, left: number, n: number, extra: number): Deflated {
  const { blas, d, e, ut, vt, eps } = job
  const { data } = blas
  const [alpha, beta] = [d[from + left]!, e[from + left]!]
  const element = (row: number, column: number): number => data[vt.at + (from + row) * vt.row + from + column]!
  const values = d.slice(from, from + n)
  values[left] = 0
  const z = new Float64Array(n)
  for (let i = 0; i <= left; i++) z[i] = alpha * element(i, left)
  for (let i = left + 1; i < n; i++) z[i] = beta * element(i, left + 1)
  let most = Math.max(Math.abs(alpha), Math.abs(beta))
  for (const value of values) most = Math.max(most, value)
  const tolerance = 8 * eps * most

  const support = new Uint8Array(n)
  for (let i = 0; i < n; i++) support[i] = i < left ? LEFT : RIGHT
  support[left] = LEFT | RIGHT
  if (extra === 1) combineNullVectors(blas, vt, from, left, n, z, beta * element(n, left + 1))
  if (Math.abs(z[left]!) <= tolerance) z[left] = z[left]! < 0 ? -tolerance : tolerance

  const ascending = Array.from(values.keys()).filter((row) => row !== left)
  ascending.sort((a, b) => values[a]! - values[b]!)
  const kept = [left]
  const dropped: number[] = []
  let previous = -1
  for (const row of ascending) {
    if (Math.abs(z[row]!) <= tolerance) {
      dropped.push(row)
      continue
    }
    if (previous >= 0 && values[row]! - values[previous]! <= tolerance) {
      const length = Math.hypot(z[row]!, z[previous]!)
      const [c, s] = [z[row]! / length, -z[previous]! / length]
      z[row] = length
      z[previous] = 0
      for (const w of [ut, vt]) rotatePair(blas, w, from + previous, from + row, from, n + extra, c, s)
      support[row]! |= support[previous]!
      dropped.push(previous)
    } else if (previous >= 0) kept.push(previous)
    previous = row
  }
  if (previous >= 0) kept.push(previous)
  return arranged(kept, dropped, values, z, support, tolerance / 2)
}

/** Rotates the null vectors of both halves so that only the first meets the row between them. */
function combineNullVectors(blas: Blas, vt: Window, from: number, left: number, n: number, z: Float64Array, second: number): void {
  const first = z[left]!
  const length = Math.hypot(first, second)
  z[left] = length
  if (length > 0) rotatePair(blas, vt, from + left, from + n, from, n + 1, first / length, second / length)
}

/** Rows p, q ← c·p + s·q, c·q − s·p, over `count` columns from `column` on. */
function rotatePair({ data }: Blas, w: Window, p: number, q: number, column: number, count: number, c: number, s: number): void {
  const [a, b] = [w.at + p * w.row + column, w.at + q * w.row + column]
  const width = Math.min(count, w.columns - column)
  for (let i = 0; i < width; i++) {
    const [x, y] = [data[a + i]!, data[b + i]!]
    data[a + i] = c * x + s * y
    data[b + i] = c * y - s * x
  }
}

function arranged(
  kept: readonly number[],
  dropped: readonly number[],
  values: Float64Array,
  z: Float64Array,
  support: Uint8Array,
  least: number,
): Deflated {
  const poles = Float64Array.from(kept, (row) => values[row]!)
  poles[0] = 0
  if (poles.length > 1) poles[1] = Math.max(poles[1]!, least)
  const group = (row: number): number => (support[row] === LEFT ? 0 : support[row] === RIGHT ? 2 : 1)
  const byGroup = [0, 1, 2].flatMap((wanted) => kept.filter((row) => group(row) === wanted))
  const placeOfRow = new Int32Array(values.length)
  byGroup.forEach((row, i) => (placeOfRow[row] = i))
  return {
    poles,
    z: Float64Array.from(kept, (row) => z[row]!),
    kept,
    dropped,
    values,
    order: [...byGroup, ...dropped],
    place: Int32Array.from(kept, (row) => placeOfRow[row]!),
    leftCount: kept.filter((row) => group(row) < 2).length,
    rightStart: kept.filter((row) => group(row) === 0).length,
  }
}
