import { type FloatArray, OptionError, ShapeError, Tensor, type TensorLike, asFloat, showShape } from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { type SparseMatrix, assembled } from './matrix.ts'

/** Numbers for the elements of a sparse matrix: what is not a Float32Array or a float32 tensor makes a float64 matrix. */
export type SparseValues = Tensor | ArrayLike<number>

/** Elements with their places. */
export interface CooParts {
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number]
  /** Row of each element. */
  readonly rows: ArrayLike<number>
  /** Column of each element. */
  readonly columns: ArrayLike<number>
  /** The elements. */
  readonly values: SparseValues
}

/** Compressed rows. */
export interface CsrParts {
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number]
  /** `rows + 1` positions, ascending from 0. */
  readonly rowPointers: ArrayLike<number>
  /** Column of each element. */
  readonly columnIndices: ArrayLike<number>
  /** The elements. */
  readonly values: SparseValues
}

/** Compressed columns. */
export interface CscParts {
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number]
  /** `columns + 1` positions, ascending from 0. */
  readonly columnPointers: ArrayLike<number>
  /** Row of each element. */
  readonly rowIndices: ArrayLike<number>
  /** The elements. */
  readonly values: SparseValues
}

/**
 * A sparse matrix from elements with their places (COO, triplets), in any order. Elements at the same place are added up.
 *
 * @returns sorted rows; zeros that are given stay.
 * @throws OptionError for a place outside the matrix, or an element or a sum of them that is not finite, naming it; ShapeError for
 *   lengths that differ.
 * @example
 * ```ts
 * fromCoo({ shape: [2, 3], rows: [1, 0, 1], columns: [2, 0, 2], values: [3, 1, 4] }).toDense().toArray() // => [[1, 0, 0], [0, 0, 7]]
 * ```
 */
export function fromCoo({ shape, rows, columns, values }: CooParts): SparseMatrix {
  const where = 'fromCoo'
  const [m, n] = requireShape(where, shape)
  const elements = valuesOf(values)
  requireLength(where, 'rows', rows.length, elements.length)
  requireLength(where, 'columns', columns.length, elements.length)
  const rowIndices = requireIndices(where, 'rows', rows, m)
  const columnIndices = requireIndices(where, 'columns', columns, n)
  requireNumbers(where, elements, (p) => [rowIndices[p]!, columnIndices[p]!])
  return sortedSum([m, n], rowIndices, columnIndices, elements)
}

/**
 * A sparse matrix from compressed rows (CSR). Rows that are not sorted are sorted, elements at the same place added up; arrays
 * that are already in order are used without a copy: don't write to them afterwards.
 *
 * @throws OptionError for pointers that fall, a column outside the matrix or an element that is not finite; ShapeError for lengths.
 * @example
 * ```ts
 * fromCsr({ shape: [2, 2], rowPointers: [0, 1, 3], columnIndices: [0, 1, 0], values: [1, 2, 3] }).toDense().toArray() // => [[1, 0], [3, 2]]
 * ```
 */
export function fromCsr({ shape, rowPointers, columnIndices, values }: CsrParts): SparseMatrix {
  const where = 'fromCsr'
  const [m, n] = requireShape(where, shape)
  const elements = valuesOf(values)
  const pointers = requirePointers(where, 'rowPointers', rowPointers, m, elements.length)
  requireLength(where, 'columnIndices', columnIndices.length, elements.length)
  const indices = requireIndices(where, 'columnIndices', columnIndices, n)
  const owners = (): Int32Array => expandPointers(pointers)
  requireNumbers(where, elements, (p) => [owners()[p]!, indices[p]!])
  if (inOrder(pointers, indices)) return assembled([m, n], pointers, indices, elements)
  return sortedSum([m, n], owners(), indices, elements)
}

/**
 * A sparse matrix from compressed columns (CSC), as SciPy's `csc_array` and SuiteSparse have them.
 *
 * @throws OptionError and ShapeError as {@link fromCsr}.
 * @example
 * ```ts
 * fromCsc({ shape: [2, 2], columnPointers: [0, 2, 3], rowIndices: [0, 1, 1], values: [1, 3, 2] }).toDense().toArray() // => [[1, 0], [3, 2]]
 * ```
 */
export function fromCsc({ shape, columnPointers, rowIndices, values }: CscParts): SparseMatrix {
  const where = 'fromCsc'
  const [m, n] = requireShape(where, shape)
  const elements = valuesOf(values)
  const pointers = requirePointers(where, 'columnPointers', columnPointers, n, elements.length)
  requireLength(where, 'rowIndices', rowIndices.length, elements.length)
  const indices = requireIndices(where, 'rowIndices', rowIndices, m)
  const owners = expandPointers(pointers)
  requireNumbers(where, elements, (p) => [indices[p]!, owners[p]!])
  return sortedSum([m, n], indices, owners, elements)
}

/** Options of {@link fromDense}. */
export interface FromDenseOptions {
  /** Elements whose absolute value is at most this are left out. Default 0. */
  readonly tolerance?: number | undefined
}

/**
 * The sparse matrix with the elements of a dense one that are not zero.
 *
 * @param a - `[m, n]`, finite, on a backend whose elements the host can read.
 * @throws ShapeError for what is not one matrix; OptionError for elements that are not finite, or a tolerance below 0.
 * @example
 * ```ts
 * fromDense([[1, 0], [2, 3]]).columnIndices // => [0, 0, 1]
 * ```
 */
export function fromDense(a: TensorLike, { tolerance = 0 }: FromDenseOptions = {}): SparseMatrix {
  const where = 'fromDense'
  const x = asFloat(a)
  const { m, n, batch } = requireMatrices(where, x)
  if (batch.length > 0) throw new ShapeError({ where, argument: 'a', expected: 'one matrix', received: showShape(x.shape) })
  if (!(tolerance >= 0)) throw new OptionError({ where, argument: 'tolerance', expected: 'at least 0', received: String(tolerance) })
  const elements = floatsOf(x)
  requireNumbers(where, elements, (p) => [Math.floor(p / n), p % n])
  const rowPointers = new Int32Array(m + 1)
  const places: number[] = []
  for (let i = 0; i < m; i++) {
    for (let p = i * n; p < (i + 1) * n; p++) if (Math.abs(elements[p]!) > tolerance) places.push(p)
    rowPointers[i + 1] = places.length
  }
  const columnIndices = Int32Array.from(places, (p) => p % n)
  const values = elements instanceof Float64Array ? new Float64Array(places.length) : new Float32Array(places.length)
  places.forEach((p, k) => (values[k] = elements[p]!))
  return assembled([m, n], rowPointers, columnIndices, values)
}

/** Triplets sorted by rows, then columns, in linear time; elements at one place added up in the order they were given. */
export function sortedSum(shape: readonly [number, number], rows: Int32Array, columns: Int32Array, values: FloatArray): SparseMatrix {
  const [m, n] = shape
  const byColumn = bucketed(columns, n)
  const pointers = counts(rows, m)
  const next = pointers.slice()
  const indices = new Int32Array(values.length)
  const elements = values instanceof Float64Array ? new Float64Array(values.length) : new Float32Array(values.length)
  for (const p of byColumn) {
    const to = next[rows[p]!]!++
    indices[to] = columns[p]!
    elements[to] = values[p]!
  }
  return merged(shape, pointers, indices, elements)
}

/** Where the elements of each of `n` buckets begin, and where the last ends. */
export function counts(buckets: Int32Array, n: number): Int32Array {
  const pointers = new Int32Array(n + 1)
  for (let p = 0; p < buckets.length; p++) pointers[buckets[p]! + 1]!++
  for (let i = 0; i < n; i++) pointers[i + 1]! += pointers[i]!
  return pointers
}

/** Positions ordered by their bucket, stable. */
function bucketed(buckets: Int32Array, n: number): Int32Array {
  const next = counts(buckets, n)
  const order = new Int32Array(buckets.length)
  for (let p = 0; p < buckets.length; p++) order[next[buckets[p]!]!++] = p
  return order
}

/** Adds neighbours of one column, in place. */
function merged(shape: readonly [number, number], pointers: Int32Array, indices: Int32Array, values: FloatArray): SparseMatrix {
  if (inOrder(pointers, indices)) return assembled(shape, pointers, indices, values)
  let to = 0
  for (let i = 0, p = 0; i < shape[0]; i++) {
    const [start, end] = [to, pointers[i + 1]!]
    for (; p < end; p++) {
      if (to > start && indices[to - 1] === indices[p]!) {
        values[to - 1]! += values[p]!
        // Each is finite; their sum may have overflowed.
        if (!Number.isFinite(values[to - 1]!)) throw overflow(i, indices[p]!)
      } else {
        indices[to] = indices[p]!
        values[to++] = values[p]!
      }
    }
    pointers[i + 1] = to
  }
  return assembled(shape, pointers, indices.slice(0, to), values.slice(0, to))
}

function overflow(row: number, column: number): OptionError {
  const received = `a sum that has overflowed in row ${row}, column ${column}`
  return new OptionError({ where: 'fromCoo', argument: 'values', expected: 'finite, added up where they share a place', received })
}

/** The row of each element. */
export function expandPointers(pointers: Int32Array): Int32Array {
  const owners = new Int32Array(pointers.at(-1)!)
  for (let i = 0; i + 1 < pointers.length; i++) owners.fill(i, pointers[i], pointers[i + 1])
  return owners
}

function inOrder(pointers: Int32Array, indices: Int32Array): boolean {
  for (let i = 0; i + 1 < pointers.length; i++) {
    for (let p = pointers[i]! + 1; p < pointers[i + 1]!; p++) if (indices[p - 1]! >= indices[p]!) return false
  }
  return true
}

function valuesOf(values: SparseValues): FloatArray {
  if (values instanceof Tensor) return floatsOf(asFloat(values))
  return values instanceof Float64Array || values instanceof Float32Array ? values : Float64Array.from(values)
}

/** @throws ShapeError unless these are rows and columns that 32-bit indices can count. */
export function requireShape(where: string, shape: readonly number[]): readonly [number, number] {
  const [m, n] = shape
  const whole = (size: number | undefined): size is number => size !== undefined && Number.isInteger(size) && size >= 0 && size < 2 ** 31
  if (shape.length === 2 && whole(m) && whole(n)) return [m, n]
  throw new ShapeError({ where, argument: 'shape', expected: 'two whole numbers below 2³¹', received: showShape(shape) })
}

function requireLength(where: string, argument: string, length: number, wanted: number): void {
  if (length === wanted) return
  throw new ShapeError({ where, argument, expected: `as long as the ${wanted} values`, received: `${length} of them` })
}

function requireIndices(where: string, argument: string, indices: ArrayLike<number>, size: number): Int32Array {
  for (let p = 0; p < indices.length; p++) {
    const index = indices[p]!
    if (Number.isInteger(index) && index >= 0 && index < size) continue
    const expected = size === 0 ? 'empty, as the matrix is' : `whole numbers from 0 to ${size - 1}`
    throw new OptionError({ where, argument, expected, received: `${index} for element ${p}`, hint: 'Indices count from 0.' })
  }
  return indices instanceof Int32Array ? indices : Int32Array.from(indices)
}

function requirePointers(where: string, argument: string, pointers: ArrayLike<number>, n: number, elements: number): Int32Array {
  if (pointers.length !== n + 1) {
    throw new ShapeError({ where, argument, expected: `of length ${n + 1}`, received: `${pointers.length} of them` })
  }
  for (let i = 0; i <= n; i++) {
    const low = i === 0 ? 0 : pointers[i - 1]!
    const high = i === 0 ? 0 : elements
    const pointer = pointers[i]!
    if (Number.isInteger(pointer) && pointer >= low && pointer <= high && (i < n || pointer === elements)) continue
    const expected = `ascending from 0 to the number of values, ${elements}`
    throw new OptionError({ where, argument, expected, received: `${pointer} at position ${i}` })
  }
  return pointers instanceof Int32Array ? pointers : Int32Array.from(pointers)
}

/** @throws OptionError naming the place of the first element that is NaN or infinite. */
export function requireNumbers(where: string, values: FloatArray, place: (p: number) => readonly [number, number]): void {
  let sum = 0
  for (let p = 0; p < values.length; p++) sum += 0 * values[p]!
  if (sum === 0) return
  const p = values.findIndex((value) => !Number.isFinite(value))
  const [row, column] = place(p)
  throw new OptionError({ where, argument: 'values', expected: 'finite', received: `${values[p]!} in row ${row}, column ${column}` })
}
