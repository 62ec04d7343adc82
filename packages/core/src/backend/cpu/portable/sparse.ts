import type { FloatArray } from '../../../dtype.ts'
import type { SparseRows } from '../../sparse.ts'

/** {@link SparseKernels.sparseProduct} in plain JavaScript; sums for a vector are carried in double. */
export function sparseProduct(a: SparseRows, x: FloatArray, y: FloatArray, width: number, adjoint: boolean): void {
  if (adjoint) {
    y.fill(0)
    if (width === 1) scatter(a, x, y)
    else scatterRows(a, x, y, width)
  } else if (width === 1) gather(a, x, y)
  else gatherRows(a, x, y, width)
}

function gather({ rows, rowPointers, columnIndices, values }: SparseRows, x: FloatArray, y: FloatArray): void {
  for (let i = 0, p = 0; i < rows; i++) {
    const end = rowPointers[i + 1]!
    let sum = 0
    for (; p < end; p++) sum += values[p]! * x[columnIndices[p]!]!
    y[i] = sum
  }
}

function scatter({ rows, rowPointers, columnIndices, values }: SparseRows, x: FloatArray, y: FloatArray): void {
  for (let i = 0, p = 0; i < rows; i++) {
    const end = rowPointers[i + 1]!
    const factor = x[i]!
    for (; p < end; p++) y[columnIndices[p]!]! += values[p]! * factor
  }
}

function gatherRows({ rows, rowPointers, columnIndices, values }: SparseRows, x: FloatArray, y: FloatArray, width: number): void {
  y.fill(0)
  for (let i = 0, p = 0; i < rows; i++) {
    const end = rowPointers[i + 1]!
    for (; p < end; p++) addRow(values[p]!, x, columnIndices[p]! * width, y, i * width, width)
  }
}

function scatterRows({ rows, rowPointers, columnIndices, values }: SparseRows, x: FloatArray, y: FloatArray, width: number): void {
  for (let i = 0, p = 0; i < rows; i++) {
    const end = rowPointers[i + 1]!
    for (; p < end; p++) addRow(values[p]!, x, i * width, y, columnIndices[p]! * width, width)
  }
}

function addRow(factor: number, x: FloatArray, from: number, y: FloatArray, to: number, width: number): void {
  for (let k = 0; k < width; k++) y[to + k]! += factor * x[from + k]!
}
