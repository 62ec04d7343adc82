import { sizeOf } from '../../../shape.ts'
import type { TypedArray } from '../../../dtype.ts'
import type { TriangularOptions, View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { matrix } from './matmul.ts'
import { dot, type Matrix } from './product.ts'
import { positions } from './strided.ts'

/** Does its work on one pair of matrices in double precision: `t` is `n × n`, `x` is dense `n × m`, changed in place. */
type InPlace = (n: number, m: number, t: Matrix, x: Float64Array, options: TriangularOptions) => void

/** Solves `T·X = B` by substitution with the named triangle of `T`, in double precision. */
export function triangularSolve(t: View, b: View, options: TriangularOptions): TypedArray {
  return eachPair(t, b, options, b.shape.at(-1) === 1 ? substituteVector : substitute)
}

/** `T·B` with the named triangle of `T`, in double precision. */
export function triangularMatmul(t: View, b: View, options: TriangularOptions): TypedArray {
  return eachPair(t, b, options, multiply)
}

function eachPair(t: View, b: View, options: TriangularOptions, work: InPlace): TypedArray {
  const ndim = b.shape.length
  const n = b.shape[ndim - 2]!
  const m = b.shape[ndim - 1]!
  const batch = b.shape.slice(0, -2)
  const out = allocate(b.dtype, sizeOf(b.shape))
  const x = out instanceof Float64Array ? undefined : new Float64Array(n * m)
  const left = positions(batch, t)
  const right = positions(batch, b)
  for (let i = 0, o = 0; i < left.length; i++, o += n * m) {
    const values = x ?? new Float64Array(out.buffer, out.byteOffset + 8 * o, n * m)
    load(n, m, matrix(b, right[i]), values)
    work(n, m, matrix(t, left[i]), values, options)
    if (x !== undefined) out.set(x, o)
  }
  return out
}

function load(n: number, m: number, b: Matrix, x: Float64Array): void {
  for (let i = 0, o = 0; i < n; i++) {
    for (let j = 0, p = b.offset + i * b.row; j < m; j++, p += b.column) x[o++] = b.data[p]!
  }
}

/** Row i of X is final before it is subtracted from the rows that follow: downwards for lower, upwards for upper. */
function substitute(n: number, m: number, t: Matrix, x: Float64Array, { lower, unitDiagonal }: TriangularOptions): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step
    const row = t.offset + i * t.row
    const from = lower ? 0 : i + 1
    const to = lower ? i : n
    for (let k = from; k < to; k++) addScaledRow(m, -t.data[row + k * t.column]!, k * m, i * m, x)
    if (unitDiagonal) continue
    const pivot = t.data[row + i * t.column]!
    for (let p = i * m; p < i * m + m; p++) x[p]! /= pivot
  }
}

/** The same for one right-hand side: a dot product per row, or a column at a time where `T` is stored by columns. */
function substituteVector(n: number, _m: number, t: Matrix, x: Float64Array, { lower, unitDiagonal }: TriangularOptions): void {
  const byColumns = Math.abs(t.row) < Math.abs(t.column)
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step
    const row = t.offset + i * t.row
    const from = lower ? 0 : i + 1
    const length = lower ? i : n - 1 - i
    if (!byColumns) x[i]! -= dot(length, t.data, row + from * t.column, t.column, x, from, 1)
    if (!unitDiagonal) x[i]! /= t.data[row + i * t.column]!
    if (!byColumns) continue
    const value = x[i]!
    for (let k = lower ? i + 1 : 0; k < (lower ? n : i); k++) x[k]! -= t.data[t.offset + k * t.row + i * t.column]! * value
  }
}

/** Rows are overwritten in the order in which no later row needs them: upwards for lower, downwards for upper. */
function multiply(n: number, m: number, t: Matrix, x: Float64Array, { lower, unitDiagonal }: TriangularOptions): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? n - 1 - step : step
    const row = t.offset + i * t.row
    if (!unitDiagonal) {
      const pivot = t.data[row + i * t.column]!
      for (let p = i * m; p < i * m + m; p++) x[p]! *= pivot
    }
    const from = lower ? 0 : i + 1
    const to = lower ? i : n
    for (let k = from; k < to; k++) addScaledRow(m, t.data[row + k * t.column]!, k * m, i * m, x)
  }
}

/** `x[q + j] += factor·x[p + j]` for j < m. */
function addScaledRow(m: number, factor: number, p: number, q: number, x: Float64Array): void {
  for (let j = 0; j < m; j++) x[q + j]! += factor * x[p + j]!
}
