import { type FloatArray, type FloatDType, type Tensor, asFloat, getBackend, portableSparseProduct, promote, tensorFrom } from '@ortho/core'
import type { LinearOperator } from '../operators/operator.ts'
import { sparseProduct } from './product.ts'

/** Where a sparse matrix may have elements that are not zero: compressed rows (CSR). */
export interface SparsePattern {
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number]
  /** `rows + 1` positions: row i has the elements from `rowPointers[i]` up to `rowPointers[i + 1]`. */
  readonly rowPointers: Int32Array
  /** Column of each element; ascending in each row, each column once. */
  readonly columnIndices: Int32Array
}

/**
 * A sparse matrix in compressed rows (CSR); also a {@link LinearOperator}, so that {@link cg} and its kin take it as it is.
 *
 * An immutable value: its arrays are not written to, since copies of them are kept where products are computed.
 */
export interface SparseMatrix extends SparsePattern, LinearOperator {
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number]
  /** The elements, in the order of `columnIndices`. Zeros may be among them. */
  readonly values: FloatArray
  /** Number of stored elements. */
  readonly nonzeros: number
}

/** The matrix over arrays that are known to be in order: rows ascending, no column twice. */
export function assembled(
  shape: readonly [rows: number, columns: number],
  rowPointers: Int32Array,
  columnIndices: Int32Array,
  values: FloatArray,
): SparseMatrix {
  const [m, n] = shape
  const pattern: SparsePattern = { shape: [m, n], rowPointers, columnIndices }
  const dtype: FloatDType = values instanceof Float64Array ? 'float64' : 'float32'
  let wide: FloatArray | undefined
  /** The elements in a dtype at least as wide as theirs, always the same array. */
  const valuesIn = (wanted: FloatDType): FloatArray => (wanted === dtype ? values : (wide ??= Float64Array.from(values)))
  const product = (operand: Parameters<LinearOperator['apply']>[0], adjoint: boolean): Tensor => {
    const x = asFloat(operand)
    const elements = valuesIn(promote(dtype, x.dtype) === 'float32' ? 'float32' : 'float64')
    return sparseProduct(pattern, tensorFrom(elements, [elements.length], undefined, x.backend), x, { adjoint })
  }
  const into = (x: Float64Array, y: Float64Array, adjoint: boolean): void => {
    const rows = { rows: m, columns: n, rowPointers, columnIndices, values: valuesIn('float64') }
    const run = getBackend().kernels.sparseProduct ?? portableSparseProduct
    run(rows, x, y, 1, adjoint)
  }
  return {
    ...pattern,
    dtype,
    values,
    nonzeros: values.length,
    apply: (x) => product(x, false),
    applyAdjoint: (y) => product(y, true),
    applyInto: (x, y) => into(x, y, false),
    applyAdjointInto: (y, x) => into(y, x, true),
    toDense: () => tensorFrom(denseElements(pattern, values), [m, n]),
  }
}

/** The matrix with the same pattern and other elements. */
export function withValues({ shape, rowPointers, columnIndices }: SparsePattern, values: FloatArray): SparseMatrix {
  return assembled(shape, rowPointers, columnIndices, values)
}

/** An array for `size` elements of the dtype of the operands: float32 only if all are. */
export function valuesLike(size: number, ...operands: readonly FloatArray[]): FloatArray {
  return operands.every((values) => values instanceof Float32Array) ? new Float32Array(size) : new Float64Array(size)
}

function denseElements({ shape: [m, n], rowPointers, columnIndices }: SparsePattern, values: FloatArray): FloatArray {
  const out = valuesLike(m * n, values)
  for (let i = 0; i < m; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) out[i * n + columnIndices[p]!] = values[p]!
  }
  return out
}
