import { type Tensor, type TensorLike, OptionError, asFloat, epsilon, tensorFrom } from '@ortho/core'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'

/** Options of {@link reducedEchelon} and {@link rowDependencies}. */
export interface EchelonOptions {
  /** What counts as zero, beside ‖A‖∞; in {@link rowDependencies} beside the length of a row. Default max(m, n)·ε, and 64 times that. */
  readonly tolerance?: number | undefined
}

/** What {@link reducedEchelon} returns. */
export interface ReducedEchelon {
  /** `[…, m, n]`: each row begins with a 1 that is alone in its column, further right than in the row above. */
  readonly matrix: Tensor
  /** For each matrix of the batch, counted through, the columns of these ones; as many as its rank. */
  readonly pivots: readonly (readonly number[])[]
}

/**
 * Reduced row echelon form, by elimination with the largest pivot of each column, in double precision.
 *
 * The form jumps where the rank changes, so for ranks, null spaces and systems of measured numbers use {@link matrixRank},
 * {@link nullSpace} and {@link lstsq}. Not differentiable.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws ShapeError; OptionError for NaN or infinity or a negative tolerance.
 * @example
 * ```ts
 * reducedEchelon([[2, 4], [1, 2]]).matrix.toArray() // => [[1, 2], [0, 0]]
 * ```
 */
export function reducedEchelon(a: TensorLike, options: EchelonOptions = {}): ReducedEchelon {
  const where = 'reducedEchelon'
  const x = asFloat(a)
  const { m, n } = requireMatrices(where, x)
  const elements = floatsOf(x.concrete)
  requireFinite(where, elements, n)
  const tolerance = toleranceOf(where, options, Math.max(m, n) * epsilon(x.dtype))
  const work = Float64Array.from(elements)
  const pivots = Array.from({ length: batchSize(x) }, (_, item) =>
    reduceInPlace(work.subarray(item * m * n, (item + 1) * m * n), m, n, tolerance),
  )
  const out = arrayLike(x, x.size)
  out.set(work)
  return { matrix: tensorFrom(out, x.shape, x.dtype, x.backend), pivots }
}

/** @throws OptionError for a tolerance that is negative or NaN. */
export function toleranceOf(where: string, { tolerance }: EchelonOptions, usual: number): number {
  if (tolerance === undefined) return usual
  if (tolerance >= 0) return tolerance
  throw new OptionError({ where, argument: 'tolerance', expected: '≥ 0', received: String(tolerance) })
}

/** Elimination downwards first, in rows that keep their size, so that what is zero can be told; then upwards. */
function reduceInPlace(data: Float64Array, m: number, n: number, tolerance: number): number[] {
  let size = 0
  for (let i = 0; i < m; i++)
    size = Math.max(
      size,
      data.subarray(i * n, (i + 1) * n).reduce((total, value) => total + Math.abs(value), 0),
    )
  const pivots: number[] = []
  for (let column = 0; column < n && pivots.length < m; column++) {
    const row = pivots.length
    const from = largestBelow(data, m, n, row, column)
    if (Math.abs(data[from * n + column]!) <= tolerance * size) {
      for (let i = row; i < m; i++) data[i * n + column] = 0
      continue
    }
    swapRows(data, n, from, row)
    for (let i = row + 1; i < m; i++) subtractRow(data, n, i, row, column)
    pivots.push(column)
  }
  for (let row = pivots.length - 1; row >= 0; row--) {
    const column = pivots[row]!
    const pivot = data[row * n + column]!
    for (let j = column; j < n; j++) data[row * n + j]! /= pivot
    for (let i = 0; i < row; i++) subtractRow(data, n, i, row, column)
  }
  data.fill(0, pivots.length * n)
  return pivots
}

function largestBelow(data: Float64Array, m: number, n: number, row: number, column: number): number {
  let found = row
  for (let i = row + 1; i < m; i++) if (Math.abs(data[i * n + column]!) > Math.abs(data[found * n + column]!)) found = i
  return found
}

function swapRows(data: Float64Array, n: number, i: number, k: number): void {
  if (i === k) return
  const kept = data.slice(i * n, (i + 1) * n)
  data.copyWithin(i * n, k * n, (k + 1) * n)
  data.set(kept, k * n)
}

/** Row i minus what clears its element in the pivot's column. */
function subtractRow(data: Float64Array, n: number, i: number, row: number, column: number): void {
  const factor = data[i * n + column]! / data[row * n + column]!
  if (factor === 0) return
  for (let j = column; j < n; j++) data[i * n + j]! -= factor * data[row * n + j]!
  data[i * n + column] = 0
}
