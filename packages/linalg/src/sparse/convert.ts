import { type FloatArray, OptionError, type Tensor, tensorFrom } from '@ortho/core'
import { counts, expandPointers, sortedSum } from './build.ts'
import { type SparseMatrix, assembled, valuesLike } from './matrix.ts'

/** Elements with their places, by rows. */
export interface Coo {
  /** Rows and columns of the matrix. */
  readonly shape: readonly [rows: number, columns: number]
  /** Row of each element. */
  readonly rows: Int32Array
  /** Column of each element. */
  readonly columns: Int32Array
  /** The elements. */
  readonly values: FloatArray
}

/** Compressed columns. */
export interface Csc {
  /** Rows and columns of the matrix. */
  readonly shape: readonly [rows: number, columns: number]
  /** Where the elements of each column begin, and where the last ends. */
  readonly columnPointers: Int32Array
  /** Row of each element, ascending in each column. */
  readonly rowIndices: Int32Array
  /** The elements. */
  readonly values: FloatArray
}

/**
 * The elements of a sparse matrix with their places, sorted by rows, then columns.
 *
 * @returns arrays that may be the matrix's own: read them, don't write to them.
 * @example
 * ```ts
 * toCoo(fromDense([[0, 5], [6, 0]])).rows // => [0, 1]
 * ```
 */
export function toCoo(a: SparseMatrix): Coo {
  return { shape: a.shape, rows: expandPointers(a.rowPointers), columns: a.columnIndices, values: a.values }
}

/**
 * A sparse matrix in compressed columns, rows ascending in each.
 *
 * @example
 * ```ts
 * toCsc(fromDense([[1, 0], [2, 3]])).rowIndices // => [0, 1, 1]
 * ```
 */
export function toCsc(a: SparseMatrix): Csc {
  const { rowPointers, columnIndices, values } = sparseTranspose(a)
  return { shape: a.shape, columnPointers: rowPointers, rowIndices: columnIndices, values }
}

/**
 * `Aᵀ`, in time linear in the number of elements.
 *
 * @example
 * ```ts
 * sparseTranspose(fromDense([[1, 2, 0]])).toDense().toArray() // => [[1], [2], [0]]
 * ```
 */
export function sparseTranspose(a: SparseMatrix): SparseMatrix {
  const [m, n] = a.shape
  const { rowPointers, columnIndices, values } = a
  const pointers = counts(columnIndices, n)
  const next = pointers.slice()
  const indices = new Int32Array(values.length)
  const elements = valuesLike(values.length, values)
  for (let i = 0; i < m; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const to = next[columnIndices[p]!]!++
      indices[to] = i
      elements[to] = values[p]!
    }
  }
  return assembled([n, m], pointers, indices, elements)
}

/**
 * The main diagonal of a sparse matrix, zeros where nothing is stored.
 *
 * @returns `[min(m, n)]`.
 * @example
 * ```ts
 * sparseDiagonal(fromDense([[4, 1], [0, 0]])).toArray() // => [4, 0]
 * ```
 */
export function sparseDiagonal(a: SparseMatrix): Tensor {
  const length = Math.min(...a.shape)
  const out = valuesLike(length, a.values)
  for (let i = 0; i < length; i++) {
    for (let p = a.rowPointers[i]!; p < a.rowPointers[i + 1]!; p++) if (a.columnIndices[p] === i) out[i] = a.values[p]!
  }
  return tensorFrom(out, [length])
}

/** Which part {@link sparseSlice} takes. */
export interface SparseSliceOptions {
  /** First row, and the one after the last. Default: all. */
  readonly rows?: readonly [start: number, stop: number] | undefined
  /** First column, and the one after the last. Default: all. */
  readonly columns?: readonly [start: number, stop: number] | undefined
}

/**
 * A block of a sparse matrix: `A[rows[0]:rows[1], columns[0]:columns[1]]`. For rows in any order use {@link sparseRows}.
 *
 * @throws OptionError for a range that is not inside the matrix.
 * @example
 * ```ts
 * sparseSlice(fromDense([[1, 2], [3, 4]]), { rows: [1, 2] }).toDense().toArray() // => [[3, 4]]
 * ```
 */
export function sparseSlice(a: SparseMatrix, options: SparseSliceOptions = {}): SparseMatrix {
  const [m, n] = a.shape
  const [top, bottom] = requireRange('rows', options.rows ?? [0, m], m)
  const [left, right] = requireRange('columns', options.columns ?? [0, n], n)
  const { rowPointers, columnIndices, values } = a
  const kept: number[] = []
  const pointers = new Int32Array(bottom - top + 1)
  for (let i = top; i < bottom; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      if (columnIndices[p]! >= left && columnIndices[p]! < right) kept.push(p)
    }
    pointers[i - top + 1] = kept.length
  }
  const elements = valuesLike(kept.length, values)
  kept.forEach((p, k) => (elements[k] = values[p]!))
  const indices = Int32Array.from(kept, (p) => columnIndices[p]! - left)
  return assembled([bottom - top, right - left], pointers, indices, elements)
}

/**
 * Rows of a sparse matrix in any order, also more than once: row k of the result is row `indices[k]`.
 *
 * @throws OptionError for an index that is no row.
 * @example
 * ```ts
 * sparseRows(fromDense([[1, 2], [3, 4]]), [1, 0, 1]).toDense().toArray() // => [[3, 4], [1, 2], [3, 4]]
 * ```
 */
export function sparseRows(a: SparseMatrix, indices: ArrayLike<number>): SparseMatrix {
  const { rowPointers, columnIndices, values } = a
  const pointers = new Int32Array(indices.length + 1)
  for (let k = 0; k < indices.length; k++) {
    const i = indices[k]!
    requireIndex('sparseRows', i, a.shape[0])
    pointers[k + 1] = pointers[k]! + rowPointers[i + 1]! - rowPointers[i]!
  }
  const columns = new Int32Array(pointers.at(-1)!)
  const elements = valuesLike(columns.length, values)
  for (let k = 0; k < indices.length; k++) {
    const [start, end] = [rowPointers[indices[k]!]!, rowPointers[indices[k]! + 1]!]
    columns.set(columnIndices.subarray(start, end), pointers[k])
    elements.set(values.subarray(start, end), pointers[k])
  }
  return assembled([indices.length, a.shape[1]], pointers, columns, elements)
}

/** Orders for {@link sparsePermute}. */
export interface SparsePermuteOptions {
  /** Row of A that each row of the result is. Default: as they are. */
  readonly rows?: ArrayLike<number> | undefined
  /** Column of A that each column of the result is. Default: as they are. */
  readonly columns?: ArrayLike<number> | undefined
}

/**
 * Rows and columns in other orders: `B[i, j] = A[rows[i], columns[j]]`.
 *
 * @throws OptionError for what is not a permutation.
 * @example
 * ```ts
 * sparsePermute(fromDense([[1, 2], [3, 4]]), { rows: [1, 0], columns: [1, 0] }).toDense().toArray() // => [[4, 3], [2, 1]]
 * ```
 */
export function sparsePermute(a: SparseMatrix, options: SparsePermuteOptions): SparseMatrix {
  const rowPlaces = inversePermutation('sparsePermute', 'rows', options.rows, a.shape[0])
  const columnPlaces = inversePermutation('sparsePermute', 'columns', options.columns, a.shape[1])
  const { rows, columns, values } = toCoo(a)
  return sortedSum(
    a.shape,
    rows.map((i) => rowPlaces[i]!),
    columns.map((j) => columnPlaces[j]!),
    values,
  )
}

/** `inverse[perm[k]] = k`. @throws OptionError unless `perm` has each number below n once. */
export function inversePermutation(where: string, argument: string, perm: ArrayLike<number> | undefined, n: number): Int32Array {
  const inverse = new Int32Array(n).fill(-1)
  if (perm === undefined) return inverse.map((_, i) => i)
  for (let k = 0; k < perm.length; k++) {
    const i = perm[k]!
    if (Number.isInteger(i) && i >= 0 && i < n && inverse[i] === -1 && perm.length === n) inverse[i] = k
    else {
      const expected = `a permutation of the ${n} numbers from 0 on`
      throw new OptionError({ where, argument, expected, received: `${perm.length} of them, with ${i} at position ${k}` })
    }
  }
  if (perm.length === n) return inverse
  throw new OptionError({ where, argument, expected: `a permutation of ${n} numbers`, received: `${perm.length} of them` })
}

function requireRange(argument: string, [start, stop]: readonly [number, number], size: number): readonly [number, number] {
  if (Number.isInteger(start) && Number.isInteger(stop) && start >= 0 && start <= stop && stop <= size) return [start, stop]
  throw new OptionError({
    where: 'sparseSlice',
    argument,
    expected: `[start, stop] with 0 ≤ start ≤ stop ≤ ${size}`,
    received: `[${start}, ${stop}]`,
  })
}

function requireIndex(where: string, i: number, size: number): void {
  if (Number.isInteger(i) && i >= 0 && i < size) return
  throw new OptionError({ where, argument: 'indices', expected: `whole numbers from 0 to ${size - 1}`, received: String(i) })
}
