import type { FloatArray } from '@ortho/core'
import type { CholeskyAnalysis } from './cholesky-analysis.ts'
import { rowReach } from './elimination-tree.ts'

/** A triangular factor in compressed columns. */
export interface ColumnFactor {
  readonly pointers: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** A factor, or the step and pivot at which there is none. */
export type CholeskyOutcome = { readonly factor: ColumnFactor } | { readonly step: number; readonly pivot: number }

/**
 * L with `P·A·Pᵀ = L·Lᵀ`, one row after the other (T. A. Davis, Direct Methods for Sparse Linear Systems, 2006, 4.7): row k
 * solves a triangular system with the rows above it. Diagonal elements come first in their columns.
 */
export function choleskyFactor({ lower, parent, columnPointers, nonzeros }: CholeskyAnalysis, elements: FloatArray): CholeskyOutcome {
  const { n, pointers, indices: columns, sources, diagonal } = lower
  const next = columnPointers.slice()
  const indices = new Int32Array(nonzeros)
  const values = new Float64Array(nonzeros)
  const row = new Float64Array(n)
  const [mark, stack] = [new Int32Array(n).fill(-1), new Int32Array(n)]
  for (let k = 0; k < n; k++) {
    for (let p = pointers[k]!; p < pointers[k + 1]!; p++) row[columns[p]!] = elements[sources[p]!]!
    let pivot = diagonal[k] === -1 ? 0 : elements[diagonal[k]!]!
    for (let t = rowReach(lower, parent, k, mark, stack); t < n; t++) {
      const j = stack[t]!
      const start = columnPointers[j]!
      const end = next[j]!
      const element = row[j]! / values[start]!
      row[j] = 0
      for (let p = start + 1; p < end; p++) row[indices[p]!]! -= values[p]! * element
      pivot -= element * element
      indices[end] = k
      values[end] = element
      next[j] = end + 1
    }
    if (!(pivot > 0 && pivot < Infinity)) return { step: k, pivot }
    indices[next[k]!] = k
    values[next[k]!++] = Math.sqrt(pivot)
  }
  return { factor: { pointers: columnPointers, indices, values } }
}

/** x ← L⁻¹·x, the diagonal first in each column. */
export function lowerSolve({ pointers, indices, values }: ColumnFactor, x: Float64Array): void {
  for (let j = 0; j < x.length; j++) {
    const start = pointers[j]!
    const end = pointers[j + 1]!
    const element = (x[j]! /= values[start]!)
    if (element !== 0) for (let p = start + 1; p < end; p++) x[indices[p]!]! -= values[p]! * element
  }
}

/** x ← L⁻ᵀ·x, the diagonal first in each column. */
export function lowerAdjointSolve({ pointers, indices, values }: ColumnFactor, x: Float64Array): void {
  for (let j = x.length - 1; j >= 0; j--) {
    const start = pointers[j]!
    const end = pointers[j + 1]!
    let sum = x[j]!
    for (let p = start + 1; p < end; p++) sum -= values[p]! * x[indices[p]!]!
    x[j] = sum / values[start]!
  }
}
