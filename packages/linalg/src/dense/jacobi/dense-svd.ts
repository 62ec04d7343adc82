import { type Columns, dotColumns, identityColumns, scaleColumnsInPlace, transposed } from './columns.ts'
import { completeBasisInPlace } from './complete-basis.ts'
import { orthogonalizeColumnsInPlace } from './jacobi.ts'
import { applyQ, pivotedQrInPlace, upperFactor } from './pivoted-qr.ts'

/** Singular value decomposition X = U·diag(s)·Vᵀ of one matrix. */
export interface DenseSvd {
  /** Singular values, descending. */
  readonly s: Float64Array
  /** Left and right singular vectors as columns; undefined where they were not asked for. */
  readonly vectors: { readonly u: Columns; readonly v: Columns } | undefined
  /** Whether the rotations came to an end. */
  readonly converged: boolean
  /** Sweeps done. */
  readonly sweeps: number
}

/**
 * SVD of a matrix with at least as many rows as columns: rows sorted by size, X·P = Q·R with pivoting, then one-sided Jacobi on L = Rᵀ, whose
 * columns are graded, so that few sweeps are needed (Drmač and Veselić, 2008).
 *
 * L·J = W·S has orthogonal columns, hence X = (Q·J)·S·(P·W)ᵀ.
 *
 * @param x - finite; overwritten.
 */
export function denseSvdInPlace(x: Columns, wantVectors: boolean, maxSweeps: number): DenseSvd {
  const exponent = scaleInPlace(x.data)
  const order = rowsBySize(x)
  const qr = pivotedQrInPlace(rowsTaken(x, order))
  const l = transposed(upperFactor(qr))
  const j = wantVectors ? identityColumns(x.count) : undefined
  const { converged, sweeps } = orthogonalizeColumnsInPlace(l, j, maxSweeps)
  const lengths = Float64Array.from({ length: l.count }, (_, k) => Math.sqrt(dotColumns(l, k, k)))
  const ranking = Int32Array.from(lengths.keys()).sort((p, q) => lengths[q]! - lengths[p]!)
  const sorted = Float64Array.from(ranking, (k) => lengths[k]!)
  const s = sorted.map((length) => timesPowerOfTwo(length, -exponent))
  if (j === undefined) return { s, vectors: undefined, converged, sweeps }

  const w = chosenColumns(l, ranking)
  const rank = sorted.reduce((count, length) => (length > 0 ? count + 1 : count), 0)
  scaleColumnsInPlace(w, sorted.map((length) => 1 / length)) // prettier-ignore
  completeBasisInPlace(w, rank)
  return { s, vectors: { u: rowsPlaced(applyQ(qr, chosenColumns(j, ranking)), order), v: rowsPlaced(w, qr.order) }, converged, sweeps }
}

/**
 * Multiplies by the power of two that brings the largest element to just below 2⁵⁰⁰: sums of squares stay finite, and
 * squares of what is 10⁻³⁰⁰ times smaller do not vanish. Exact but for elements that small.
 *
 * @returns the exponent of that power.
 */
function scaleInPlace(data: Float64Array): number {
  let top = 0
  for (const value of data) top = Math.max(top, Math.abs(value))
  if (top === 0) return 0
  const exponent = 499 - Math.floor(Math.log2(top))
  for (let i = 0; i < data.length; i++) data[i] = timesPowerOfTwo(data[i]!, exponent)
  return exponent
}

/** `value · 2^exponent` in two factors, since 2¹⁵⁰⁰ is not a number. */
function timesPowerOfTwo(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2)
  return value * 2 ** half * 2 ** (exponent - half)
}

function chosenColumns({ rows, data }: Columns, indices: Int32Array): Columns {
  const out = new Float64Array(rows * indices.length)
  indices.forEach((k, j) => out.set(data.subarray(k * rows, (k + 1) * rows), j * rows))
  return { rows, count: indices.length, data: out }
}

/** Indices of the rows, that with the largest element first: in that order Householder QR is accurate row by row. */
function rowsBySize({ rows, count, data }: Columns): Int32Array {
  const tops = new Float64Array(rows)
  for (let j = 0; j < count; j++) for (let i = 0; i < rows; i++) tops[i] = Math.max(tops[i]!, Math.abs(data[j * rows + i]!))
  return Int32Array.from(tops.keys()).sort((p, q) => tops[q]! - tops[p]! || p - q)
}

/** Row `order[k]` of `x` as row k. */
function rowsTaken({ rows, count, data }: Columns, order: Int32Array): Columns {
  const out = new Float64Array(data.length)
  for (let j = 0; j < count; j++) for (let k = 0; k < rows; k++) out[j * rows + k] = data[j * rows + order[k]!]!
  return { rows, count, data: out }
}

/** Row k of `x` as row `places[k]`. */
function rowsPlaced({ rows, count, data }: Columns, places: Int32Array): Columns {
  const out = new Float64Array(data.length)
  for (let j = 0; j < count; j++) for (let k = 0; k < rows; k++) out[j * rows + places[k]!] = data[j * rows + k]!
  return { rows, count, data: out }
}
