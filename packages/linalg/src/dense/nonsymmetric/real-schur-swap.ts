import type { Blas, Window } from '@ortho/core'
import { precisionOf, standardizeInPlace } from './hessenberg-qr-small.ts'
import { turnColumns, turnRows } from './hessenberg-qr-reflect.ts'

type Numbers = Blas['data']

/** Rows of the diagonal block of T that begins in row `i`: 2 for complex eigenvalues. */
export function blockSize(data: Numbers, t: Window, i: number): 1 | 2 {
  return i + 1 < t.rows && data[t.at + (i + 1) * t.row + i] !== 0 ? 2 : 1
}

/**
 * Moves the diagonal block of T that begins in row `from` up to row `to`, where another one begins, past all between.
 *
 * @param t - quasi-triangular, `column` 1.
 * @param z - `column` 1; is multiplied from the right by the transformations.
 * @returns where the block is: further down than `to` where two blocks have eigenvalues too close to be exchanged.
 */
export function moveBlockUp(data: Numbers, t: Window, z: Window | undefined, from: number, to: number): number {
  const size = blockSize(data, t, from)
  const room = swapRoom()
  let here = from
  while (here > to) {
    const above = here - to >= 2 && data[t.at + (here - 1) * t.row + here - 2] !== 0 ? 2 : 1
    if (!swapBlocks(data, t, z, here - above, above, size, room)) return here
    here -= above
    if (size === 2 && data[t.at + (here + 1) * t.row + here] === 0) {
      // Its eigenvalues turned out to be real: two blocks now.
      const first = moveBlockUp(data, t, z, here, to)
      moveBlockUp(data, t, z, here + 1, first + 1)
      return first
    }
  }
  return here
}

/** Numbers of one exchange: blocks have rows of four. */
interface SwapRoom {
  /** The two blocks and what stands beside them. */
  readonly d: Float64Array
  /** Equations, then X in the first places. */
  readonly m: Float64Array
  readonly x: Float64Array
  /** Which unknown each column of the equations stands for. */
  readonly order: Int32Array
  readonly w: Float64Array
  readonly q: Float64Array
  readonly v: Float64Array
}

function swapRoom(): SwapRoom {
  const numbers = (length: number): Float64Array => new Float64Array(length)
  return { d: numbers(16), m: numbers(20), x: numbers(4), order: new Int32Array(4), w: numbers(16), q: numbers(16), v: numbers(4) }
}

/**
 * Exchanges the diagonal blocks of `first` and `second` rows that begin in row `i`, by an orthogonal similarity (Z. Bai and
 * J. W. Demmel, On swapping diagonal blocks in real Schur form, Linear Algebra Appl. 186, 1993).
 *
 * @returns false, and nothing has changed, where the eigenvalues are so close that rounding would spoil them.
 */
function swapBlocks(data: Numbers, t: Window, z: Window | undefined, i: number, first: number, second: number, room: SwapRoom): boolean {
  if (first === 1 && second === 1) {
    swapSingles(data, t, z, i)
    return true
  }
  const size = first + second
  const { d, q } = room
  const largest = loadBlock(data, t, i, size, d)
  sylvester(room, first, second, precisionOf(data).eps)
  basis(room, first, second)
  similar(d, q, size)
  let below = 0
  for (let r = second; r < size; r++) for (let c = 0; c < second; c++) below = Math.max(below, Math.abs(d[4 * r + c]!))
  if (below > 20 * precisionOf(data).eps) return false
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) data[t.at + (i + r) * t.row + i + c] = r >= second && c < second ? 0 : d[4 * r + c]! * largest
  }
  for (let c = i + size; c < t.columns; c++) multiply(data, t.at + i * t.row + c, t.row, q, size)
  for (let r = 0; r < i; r++) multiply(data, t.at + r * t.row + i, 1, q, size)
  if (z !== undefined) for (let r = 0; r < z.rows; r++) multiply(data, z.at + r * z.row + i, 1, q, size)
  if (second === 2) standardizeInPlace(data, t, z, i, true)
  if (first === 2) standardizeInPlace(data, t, z, i + second, true)
  return true
}

/** Two real eigenvalues: one rotation. */
function swapSingles(data: Numbers, t: Window, z: Window | undefined, i: number): void {
  const p = t.at + i * (t.row + 1)
  const [upper, lower] = [data[p]!, data[p + t.row + 1]!]
  const length = Math.hypot(data[p + 1]!, lower - upper)
  const [c, s] = length === 0 ? [0, 1] : [data[p + 1]! / length, (lower - upper) / length]
  turnRows(data, t, i, i + 1, c, s, i + 2, t.columns)
  turnColumns(data, t, i, i + 1, c, s, 0, i)
  data[p] = lower
  data[p + t.row + 1] = upper
  if (z !== undefined) turnColumns(data, z, i, i + 1, c, s, 0, z.rows)
}

/** Copies a block of T, divided by its largest element, which is returned, into rows of four. */
function loadBlock(data: Numbers, t: Window, i: number, size: number, d: Float64Array): number {
  let largest = 0
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) {
      d[4 * r + c] = data[t.at + (i + r) * t.row + i + c]!
      largest = Math.max(largest, Math.abs(d[4 * r + c]!))
    }
  }
  for (let k = 0; k < 16; k++) d[k]! /= largest
  return largest
}

/** X (by rows) with D₁₁·X − X·D₂₂ = D₁₂, a system of at most four equations, by elimination with full pivoting. */
function sylvester(room: SwapRoom, first: number, second: number, eps: number): void {
  const { d, m } = room
  const count = first * second
  const width = count + 1
  m.fill(0)
  for (let r = 0; r < first; r++) {
    for (let c = 0; c < second; c++) {
      const row = (r * second + c) * width
      for (let k = 0; k < first; k++) m[row + k * second + c]! += d[4 * r + k]!
      for (let k = 0; k < second; k++) m[row + r * second + k]! -= d[4 * (first + k) + first + c]!
      m[row + count] = d[4 * r + first + c]!
    }
  }
  eliminate(room, count, eps)
}

/** Solves `count` equations, the right side in the last column. Pivots below ε are replaced by ε. */
function eliminate({ m, x, order }: SwapRoom, count: number, eps: number): void {
  const width = count + 1
  for (let k = 0; k < count; k++) order[k] = k
  for (let k = 0; k < count; k++) {
    pivot(m, order, k, count)
    if (Math.abs(m[k * width + k]!) < eps) m[k * width + k] = eps
    for (let r = k + 1; r < count; r++) {
      const factor = m[r * width + k]! / m[k * width + k]!
      for (let c = k; c < width; c++) m[r * width + c]! -= factor * m[k * width + c]!
    }
  }
  for (let k = count - 1; k >= 0; k--) {
    let sum = m[k * width + count]!
    for (let c = k + 1; c < count; c++) sum -= m[k * width + c]! * x[order[c]!]!
    x[order[k]!] = sum / m[k * width + k]!
  }
}

/** Brings the largest element of what is left to row and column k. */
function pivot(m: Float64Array, order: Int32Array, k: number, count: number): void {
  const width = count + 1
  let row = k
  let column = k
  for (let r = k; r < count; r++) {
    for (let c = k; c < count; c++) {
      if (Math.abs(m[r * width + c]!) <= Math.abs(m[row * width + column]!)) continue
      row = r
      column = c
    }
  }
  for (let c = 0; c < width; c++) exchange(m, k * width + c, row * width + c)
  for (let r = 0; r < count; r++) exchange(m, r * width + k, r * width + column)
  exchange(order, k, column)
}

function exchange(values: Float64Array | Int32Array, i: number, j: number): void {
  const held = values[i]!
  values[i] = values[j]!
  values[j] = held
}

/** Orthogonal Q whose first columns span those of [−X; I], which D maps to themselves. */
function basis({ x, w, q, v }: SwapRoom, first: number, second: number): void {
  const size = first + second
  q.fill(0)
  for (let r = 0; r < size; r++) {
    q[5 * r] = 1
    for (let c = 0; c < second; c++) w[4 * r + c] = r < first ? -x[r * second + c]! : r - first === c ? 1 : 0
  }
  for (let k = 0; k < second; k++) {
    let squares = 0
    for (let r = 0; r < size; r++) {
      v[r] = r < k ? 0 : w[4 * r + k]!
      squares += v[r]! * v[r]!
    }
    const head = v[k]!
    const length = Math.sqrt(squares)
    v[k] = head + (head < 0 ? -length : length)
    const square = 2 * (squares + Math.abs(head) * length)
    for (let c = 0; c < second; c++) mirror(w, c, 4, v, square, size)
    for (let r = 0; r < size; r++) mirror(q, 4 * r, 1, v, square, size)
  }
}

/** Reflects `size` numbers, `step` apart from index `at` on, in the hyperplane across v. */
function mirror(w: Float64Array, at: number, step: number, v: Float64Array, square: number, size: number): void {
  let sum = 0
  for (let r = 0; r < size; r++) sum += v[r]! * w[at + r * step]!
  for (let r = 0; r < size; r++) w[at + r * step]! -= ((2 * sum) / square) * v[r]!
}

/** `D ← QᵀDQ`. */
function similar(d: Float64Array, q: Float64Array, size: number): void {
  for (let c = 0; c < size; c++) multiply(d, c, 4, q, size)
  for (let r = 0; r < size; r++) multiply(d, 4 * r, 1, q, size)
}

/** `size` numbers, `step` apart from index `at` on, times Qᵀ from the left. */
function multiply(w: Numbers, at: number, step: number, q: Float64Array, size: number): void {
  const x0 = w[at]!
  const x1 = w[at + step]!
  const x2 = size > 2 ? w[at + 2 * step]! : 0
  const x3 = size > 3 ? w[at + 3 * step]! : 0
  for (let c = 0; c < size; c++) w[at + c * step] = q[c]! * x0 + q[4 + c]! * x1 + q[8 + c]! * x2 + q[12 + c]! * x3
}
