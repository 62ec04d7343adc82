import type { FloatArray } from '@ortho/core'
import type { ColumnFactor } from './cholesky-factor.ts'
import { extended } from './graph.ts'

/** A square matrix in compressed columns. */
export interface Columns {
  readonly n: number
  readonly pointers: Int32Array
  readonly indices: Int32Array
  readonly values: FloatArray
}

/** L (unit lower, its diagonal left out) and U (diagonal last in each column), and the row that each pivot came from. */
export interface LuFactor {
  readonly lower: ColumnFactor
  readonly upper: ColumnFactor
  readonly perm: Int32Array
}

/** Factors, or the step that has no pivot; `empty` where no row is left that could have one. */
export type LuOutcome = { readonly factor: LuFactor } | { readonly step: number; readonly empty: boolean }

/** Columns of a factor that is being made. */
interface Growing {
  readonly pointers: Int32Array
  indices: Int32Array
  values: Float64Array
  count: number
}

/** A factorization under way. */
interface Work {
  readonly a: Columns
  readonly lower: Growing
  readonly upper: Growing
  /** Step in which each row became the pivot, −1 before. */
  readonly place: Int32Array
  /** The column, by rows of A. */
  readonly x: Float64Array
  /** Rows reached, the last `n − top` of them in an order in which they can be eliminated. */
  readonly order: Int32Array
  readonly mark: Int32Array
  readonly path: Int32Array
  readonly position: Int32Array
  multiplications: number
}

/**
 * `P·A·Q = L·U`, one column after the other: J. R. Gilbert and T. Peierls, SIAM J. Sci. Stat. Comput. 9 (1988); T. A. Davis,
 * Direct Methods for Sparse Linear Systems, 2006, 6.2. Time in the number of multiplications.
 *
 * @param order - column of A that is eliminated k-th.
 * @param threshold - the diagonal element is the pivot where it has at least this part of the largest one.
 * @param most - multiplications after which it is given up, with undefined for a result. Default: no limit.
 */
export function luFactor(a: Columns, order: Int32Array, threshold: number): LuOutcome
export function luFactor(a: Columns, order: Int32Array, threshold: number, most: number): LuOutcome | undefined
export function luFactor(a: Columns, order: Int32Array, threshold: number, most: number = Infinity): LuOutcome | undefined {
  const { n } = a
  const work = begin(a)
  const { lower, upper, place, x } = work
  const perm = new Int32Array(n)
  for (let k = 0; k < n; k++) {
    const column = order[k]!
    const top = solveColumn(work, column, k)
    if (work.multiplications > most) return undefined
    const row = pivotRow(work, top, column, threshold)
    if (row === -1 || x[row] === 0) return { step: k, empty: row === -1 }
    place[row] = k
    perm[k] = row
    split(work, top, row)
    append(upper, k, x[row]!)
    x[row] = 0
    lower.pointers[k + 1] = lower.count
    upper.pointers[k + 1] = upper.count
  }
  for (let p = 0; p < lower.count; p++) lower.indices[p] = place[lower.indices[p]!]!
  return { factor: { lower: closed(lower), upper: closed(upper), perm } }
}

function begin(a: Columns): Work {
  const { n } = a
  const growing = (): Growing => {
    const room = 4 * a.values.length + n + 1
    return { pointers: new Int32Array(n + 1), indices: new Int32Array(room), values: new Float64Array(room), count: 0 }
  }
  return {
    a,
    lower: growing(),
    upper: growing(),
    place: new Int32Array(n).fill(-1),
    x: new Float64Array(n),
    order: new Int32Array(n),
    mark: new Int32Array(n).fill(-1),
    path: new Int32Array(n),
    position: new Int32Array(n),
    multiplications: 0,
  }
}

/** x ← L⁻¹·A[:, column] where x can be nonzero: rows `order[top]`, …; returns `top`. */
function solveColumn(work: Work, column: number, step: number): number {
  const { a, lower, place, x, order, mark } = work
  const { pointers, indices, values } = lower
  let top = a.n
  for (let p = a.pointers[column]!; p < a.pointers[column + 1]!; p++) {
    if (mark[a.indices[p]!] !== step) top = reach(work, a.indices[p]!, step, top)
  }
  for (let p = a.pointers[column]!; p < a.pointers[column + 1]!; p++) x[a.indices[p]!] = a.values[p]!
  for (let t = top; t < a.n; t++) {
    const row = order[t]!
    const k = place[row]!
    if (k === -1) continue
    const element = x[row]!
    if (element === 0) continue
    const [start, end] = [pointers[k]!, pointers[k + 1]!]
    work.multiplications += end - start
    for (let p = start; p < end; p++) x[indices[p]!]! -= values[p]! * element
  }
  return top
}

/** Depth-first search from a row through the columns of L; rows are put before `top` when all that depend on them are. */
function reach({ lower, place, order, mark, path, position }: Work, start: number, step: number, top: number): number {
  let depth = 0
  path[0] = start
  mark[start] = step
  position[0] = place[start] === -1 ? 0 : lower.pointers[place[start]!]!
  while (depth >= 0) {
    const row = path[depth]!
    const k = place[row]!
    const end = k === -1 ? 0 : lower.pointers[k + 1]!
    let p = position[depth]!
    while (p < end && mark[lower.indices[p]!] === step) p++
    if (k === -1 || p >= end) {
      order[--top] = row
      depth--
      continue
    }
    const next = lower.indices[p]!
    position[depth] = p + 1
    mark[next] = step
    path[++depth] = next
    position[depth] = place[next] === -1 ? 0 : lower.pointers[place[next]!]!
  }
  return top
}

/** The row with the largest element that is no pivot yet, or that of the diagonal; −1 where there is none. */
function pivotRow({ a, place, x, order }: Work, top: number, column: number, threshold: number): number {
  let row = -1
  let largest = -1
  let onDiagonal = false
  for (let t = top; t < a.n; t++) {
    const i = order[t]!
    if (place[i] !== -1) continue
    if (i === column) onDiagonal = true
    const size = Math.abs(x[i]!)
    if (size > largest) [largest, row] = [size, i]
  }
  return onDiagonal && x[column] !== 0 && Math.abs(x[column]!) >= threshold * largest ? column : row
}

/** Moves the column to U (rows that are pivots) and L (the others); the pivot itself stays. */
function split({ a, lower, upper, place, x, order }: Work, top: number, pivot: number): void {
  const size = x[pivot]!
  for (let t = top; t < a.n; t++) {
    const row = order[t]!
    if (row === pivot) continue
    const k = place[row]!
    if (k === -1) append(lower, row, x[row]! / size)
    else append(upper, k, x[row]!)
    x[row] = 0
  }
}

function append(part: Growing, index: number, value: number): void {
  if (part.count === part.indices.length) {
    part.indices = extended(part.indices, part.count + 1)
    const values = new Float64Array(part.indices.length)
    values.set(part.values)
    part.values = values
  }
  part.indices[part.count] = index
  part.values[part.count++] = value
}

function closed({ pointers, indices, values, count }: Growing): ColumnFactor {
  return { pointers, indices: indices.slice(0, count), values: values.slice(0, count) }
}

/** x ← U⁻¹·L⁻¹·x. */
export function luSolve({ lower, upper }: LuFactor, x: Float64Array): void {
  const n = x.length
  for (let j = 0; j < n; j++) {
    const element = x[j]!
    if (element === 0) continue
    const end = lower.pointers[j + 1]!
    for (let p = lower.pointers[j]!; p < end; p++) x[lower.indices[p]!]! -= lower.values[p]! * element
  }
  for (let j = n - 1; j >= 0; j--) {
    const end = upper.pointers[j + 1]! - 1
    const element = (x[j]! /= upper.values[end]!)
    if (element !== 0) for (let p = upper.pointers[j]!; p < end; p++) x[upper.indices[p]!]! -= upper.values[p]! * element
  }
}

/** x ← L⁻ᵀ·U⁻ᵀ·x. */
export function luAdjointSolve({ lower, upper }: LuFactor, x: Float64Array): void {
  const n = x.length
  for (let j = 0; j < n; j++) {
    const end = upper.pointers[j + 1]! - 1
    let sum = x[j]!
    for (let p = upper.pointers[j]!; p < end; p++) sum -= upper.values[p]! * x[upper.indices[p]!]!
    x[j] = sum / upper.values[end]!
  }
  for (let j = n - 1; j >= 0; j--) {
    const end = lower.pointers[j + 1]!
    let sum = x[j]!
    for (let p = lower.pointers[j]!; p < end; p++) sum -= lower.values[p]! * x[lower.indices[p]!]!
    x[j] = sum
  }
}
