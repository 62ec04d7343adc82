import type { Blas, FloatArray, Window } from '@ortho/core'

/** A factor and the window it multiplies. */
export type Term = readonly [factor: number, of: Window]

/**
 * Target = Σ factor·window + diagonal·I, for windows of one size with rows that are contiguous. The target may be one of
 * the terms. O(terms·m·n) work in one pass.
 */
export function combine(data: FloatArray, target: Window, terms: readonly Term[], diagonal = 0): void {
  const { rows, columns } = target
  const [[a, first] = NONE, [b, second] = NONE, [c, third] = NONE, [d, fourth] = NONE] = terms
  for (let i = 0; i < rows; i++) {
    const to = target.at + i * target.row
    const [p, q, r, s] = [first.at + i * first.row, second.at + i * second.row, third.at + i * third.row, fourth.at + i * fourth.row]
    if (terms.length <= 1) for (let j = 0; j < columns; j++) data[to + j] = a * data[p + j]!
    else if (terms.length === 2) for (let j = 0; j < columns; j++) data[to + j] = a * data[p + j]! + b * data[q + j]!
    else if (terms.length === 3) for (let j = 0; j < columns; j++) data[to + j] = a * data[p + j]! + b * data[q + j]! + c * data[r + j]!
    else {
      for (let j = 0; j < columns; j++) data[to + j] = a * data[p + j]! + b * data[q + j]! + c * data[r + j]! + d * data[s + j]!
    }
  }
  for (const [factor, w] of terms.slice(4)) combine(data, target, [[1, target], [factor, w]]) // prettier-ignore
  if (diagonal !== 0) for (let i = 0; i < Math.min(rows, columns); i++) data[target.at + i * (target.row + target.column)]! += diagonal
}

const NONE: Term = [0, { at: 0, rows: 0, columns: 0, row: 0, column: 1 }]

/** Target = source, of one size, any strides. */
export function copyWindow(data: FloatArray, source: Window, target: Window): void {
  for (let i = 0; i < source.rows; i++) {
    let p = source.at + i * source.row
    let q = target.at + i * target.row
    for (let j = 0; j < source.columns; j++, p += source.column, q += target.column) data[q] = data[p]!
  }
}

/** Every element = value. */
export function fillWindow(data: FloatArray, w: Window, value: number): void {
  for (let i = 0; i < w.rows; i++) {
    for (let j = 0, p = w.at + i * w.row; j < w.columns; j++, p += w.column) data[p] = value
  }
}

/** Zeros, and `value` on the diagonal. */
export function setIdentity(data: FloatArray, w: Window, value = 1): void {
  fillWindow(data, w, 0)
  for (let i = 0; i < Math.min(w.rows, w.columns); i++) data[w.at + i * (w.row + w.column)] = value
}

/** ‖W‖₁, the largest sum of absolute values of a column. */
export function oneNorm(data: FloatArray, { at, rows, columns, row, column }: Window): number {
  const sums = new Float64Array(columns)
  for (let i = 0; i < rows; i++) {
    for (let j = 0, p = at + i * row; j < columns; j++, p += column) sums[j]! += Math.abs(data[p]!)
  }
  let most = 0
  for (const sum of sums) most = sum > most ? sum : most
  return most
}

/** C = A·B + B·A. */
export function anticommute(blas: Blas, a: Window, b: Window, c: Window): void {
  blas.gemm(a, b, c)
  blas.gemm(b, a, c, { accumulate: true })
}
