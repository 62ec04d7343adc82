import type { FloatArray } from '../dtype.ts'

/**
 * A sparse matrix in compressed rows: row i has the columns `columnIndices[p]` and elements `values[p]` for p from
 * `rowPointers[i]` up to `rowPointers[i + 1]`. A backend may keep copies of the arrays: they are not written to again.
 */
export interface SparseRows {
  /** Number of rows. */
  readonly rows: number
  /** Number of columns. */
  readonly columns: number
  /** `rows + 1` positions, from 0 on. */
  readonly rowPointers: Int32Array
  /** Column of each element. */
  readonly columnIndices: Int32Array
  /** The elements. */
  readonly values: FloatArray
}

/** Products with sparse matrices that a backend whose elements the host can read may bring. */
export interface SparseKernels {
  /**
   * `Y ← A·X`, or `Y ← Aᵀ·X` where `adjoint`; X and Y are contiguous by rows of `width` elements and do not overlap. Arrays of
   * different dtypes are allowed.
   */
  sparseProduct(a: SparseRows, x: FloatArray, y: FloatArray, width: number, adjoint: boolean): void
}
