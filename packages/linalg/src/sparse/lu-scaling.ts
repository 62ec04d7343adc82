import type { FloatArray } from '@ortho/core'
import type { SparsePattern } from './matrix.ts'

/** Powers of two by which rows and columns of a matrix are multiplied: nothing is rounded. */
export interface LuScaling {
  /** Exponent of each row. */
  readonly rows: Int32Array
  /** Exponent of each column: its largest element is from 1 to 2 then. */
  readonly columns: Int32Array
  /** Columns whose pivot, as chosen beforehand, is small beside another element. */
  readonly unlikely: number
}

/** Part of the largest element of its column from which a pivot is likely to stay one. */
const LIKELY = 0.01

/** Largest exponent: the power and its reciprocal are doubles. */
const MOST = 1000

/** Exponent of rows so small beside others that they could vanish; pivots do not tell of these. */
const TINY = -500

/**
 * Scales a matrix so that few of the pivots that were chosen beforehand are small in their columns: rows as they are, or with
 * largest elements alike, or by exponents that are proposed.
 *
 * @param values - without them all elements count as 1.
 * @param rowOf - row with the pivot of each column, by default that of the diagonal.
 */
export function scalingOf(a: SparsePattern, values?: FloatArray, rowOf?: Int32Array, proposed?: Int32Array): LuScaling {
  const n = a.shape[0]
  const sizes = new Float64Array(a.columnIndices.length)
  if (values !== undefined) for (let p = 0; p < sizes.length; p++) sizes[p] = Math.log2(Math.abs(values[p]!))
  let best = tried(a, sizes, new Int32Array(n), rowOf)
  if (best.unlikely > 0) best = better(best, tried(a, sizes, leveling(a, sizes), rowOf))
  if (best.unlikely > 0 && proposed !== undefined) best = better(best, tried(a, sizes, proposed.slice(), rowOf))
  return best
}

function better(first: LuScaling, second: LuScaling): LuScaling {
  return second.unlikely < first.unlikely ? second : first
}

/** Exponents that make the largest elements of rows alike. */
function leveling({ shape: [n], rowPointers }: SparsePattern, sizes: Float64Array): Int32Array {
  const rows = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    let most = -Infinity
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) most = Math.max(most, sizes[p]!)
    rows[i] = opposite(most)
  }
  return rows
}

/** What comes of exponents for the rows, which are changed where a row would all but vanish. */
function tried(
  { shape: [n], rowPointers, columnIndices }: SparsePattern,
  sizes: Float64Array,
  rows: Int32Array,
  rowOf?: Int32Array,
): LuScaling {
  const pivots = new Float64Array(n).fill(-Infinity)
  const most = new Float64Array(n).fill(-Infinity)
  for (let i = 0; i < n; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!
      const size = sizes[p]! + rows[i]!
      if (size > most[j]!) most[j] = size
      if (i === (rowOf === undefined ? j : rowOf[j]!)) pivots[j] = size
    }
  }
  const columns = new Int32Array(n)
  for (let j = 0; j < n; j++) columns[j] = opposite(most[j]!)
  const least = Math.log2(LIKELY)
  let unlikely = 0
  for (let j = 0; j < n; j++) if (!(pivots[j]! >= most[j]! + least && pivots[j]! > -Infinity)) unlikely++
  for (let i = 0; i < n; i++) {
    let largest = -Infinity
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) largest = Math.max(largest, sizes[p]! + columns[columnIndices[p]!]!)
    if (largest + rows[i]! < TINY) rows[i] = opposite(largest)
  }
  return { rows, columns, unlikely }
}

/** The exponent that brings a size to 0, if there is any. */
function opposite(size: number): number {
  return size === -Infinity ? 0 : Math.max(-MOST, Math.min(-Math.floor(size), MOST))
}

/** `value·2^exponent`, in two steps, neither of which overflows unless the result does. */
export function timesPower(value: number, exponent: number): number {
  if (exponent === 0) return value
  const half = exponent >> 1
  return value * 2 ** half * 2 ** (exponent - half)
}
