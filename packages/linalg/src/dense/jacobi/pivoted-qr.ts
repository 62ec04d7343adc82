import { type Columns, dotColumns, swapColumnsInPlace } from './columns.ts'

/** X·P = Q·R of a matrix with at least as many rows as columns. */
export interface PivotedQr {
  /** Householder vectors below the diagonal (first element 1, not stored) and R on and above it. */
  readonly packed: Columns
  /** Factor of each reflection I − tau·v·vᵀ. */
  readonly tau: Float64Array
  /** Column `order[j]` of X is column j of Q·R. */
  readonly order: Int32Array
}

/**
 * QR factorization with column pivoting by Householder reflections, in place of `x`: |R| has a non-increasing diagonal, so
 * what is graded in X becomes graded along the diagonal of R.
 *
 * @param x - overwritten; elements small enough that sums of their squares do not overflow.
 */
export function pivotedQrInPlace(x: Columns): PivotedQr {
  const { rows, count } = x
  const tau = new Float64Array(count)
  const order = Int32Array.from({ length: count }, (_, j) => j)
  const left = Float64Array.from({ length: count }, (_, j) => dotColumns(x, j, j))
  const whole = left.slice()
  for (let k = 0; k < count; k++) {
    const pivot = largest(left, k)
    swapColumnsInPlace(x, k, pivot)
    for (const list of [order, left, whole]) swap(list, k, pivot)
    tau[k] = reflectInPlace(x, k)
    for (let j = k + 1; j < count; j++) {
      applyInPlace(x, k, tau[k]!, x.data, j * rows)
      // The norm of what is left of the column is updated, and measured again once cancellation has eaten half the digits.
      left[j]! -= x.data[j * rows + k]! ** 2
      if (left[j]! > 1e-8 * whole[j]!) continue
      left[j] = tailSquares(x, j, k + 1)
      whole[j] = left[j]!
    }
  }
  return { packed: x, tau, order }
}

/** R as a matrix of columns, zeros below the diagonal. */
export function upperFactor({ packed: { rows, count, data } }: PivotedQr): Columns {
  const r = new Float64Array(count * count)
  for (let j = 0; j < count; j++) for (let i = 0; i <= j; i++) r[j * count + i] = data[j * rows + i]!
  return { rows: count, count, data: r }
}

/** Q·Y for Y of as many rows as R, as a new matrix with the rows of X. */
export function applyQ({ packed, tau }: PivotedQr, y: Columns): Columns {
  const out = new Float64Array(packed.rows * y.count)
  for (let j = 0; j < y.count; j++) {
    out.set(y.data.subarray(j * y.rows, (j + 1) * y.rows), j * packed.rows)
    for (let k = packed.count - 1; k >= 0; k--) applyInPlace(packed, k, tau[k]!, out, j * packed.rows)
  }
  return { rows: packed.rows, count: y.count, data: out }
}

/** Turns column k below its diagonal into a Householder vector; leaves the diagonal of R in its place. */
function reflectInPlace(x: Columns, k: number): number {
  const at = k * x.rows + k
  const head = x.data[at]!
  const tail = tailSquares(x, k, k + 1)
  if (tail === 0) return 0
  const beta = head >= 0 ? -Math.sqrt(head * head + tail) : Math.sqrt(head * head + tail)
  for (let i = at + 1; i < (k + 1) * x.rows; i++) x.data[i]! /= head - beta
  x.data[at] = beta
  return (beta - head) / beta
}

/** Reflects the vector of `target` that starts at `start` by reflection k. */
function applyInPlace({ rows, data }: Columns, k: number, tau: number, target: Float64Array, start: number): void {
  if (tau === 0) return
  const v = k * rows
  let dot = target[start + k]!
  for (let i = k + 1; i < rows; i++) dot += data[v + i]! * target[start + i]!
  dot *= tau
  target[start + k]! -= dot
  for (let i = k + 1; i < rows; i++) target[start + i]! -= dot * data[v + i]!
}

function tailSquares({ rows, data }: Columns, j: number, from: number): number {
  let sum = 0
  for (let i = j * rows + from; i < (j + 1) * rows; i++) sum += data[i]! * data[i]!
  return sum
}

/** Index of the largest element from `from` on. */
export function largest(list: Float64Array, from: number): number {
  let best = from
  for (let j = from + 1; j < list.length; j++) if (list[j]! > list[best]!) best = j
  return best
}

/** Exchanges two elements. */
export function swap(list: Float64Array | Int32Array, p: number, q: number): void {
  const held = list[p]!
  list[p] = list[q]!
  list[q] = held
}
