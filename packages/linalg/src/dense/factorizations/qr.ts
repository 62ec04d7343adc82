import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { applyReflections, copyReflections, reflectInPlace } from './householder.ts'
import { part } from '../window.ts'

/** Columns that are factored before the rest is updated. */
const BLOCK = 48

/** Columns up to which the recursion within a block ends in loops. */
const LEAF = 6

/** Room of a QR factorization besides the matrix. */
export interface QrRoom {
  /** Columns a block. */
  readonly block: number
  /** The vectors of one block, with ones and zeros: `m × block`. */
  readonly v: Window
  /** Triangles of the compact WY form: that of the block from column j on lies in columns j … of these `block` rows. */
  readonly t: Window
  /** `block` rows of as many columns as the widest matrix that reflections are applied to. */
  readonly work: Window
}

/**
 * @param width - columns of the widest matrix that will be reflected: those of A, of Q, or right-hand sides.
 * @param block - tests lower it so that small matrices have several.
 */
export function reserveQr(blas: Blas, m: number, n: number, width: number, block: number = BLOCK): QrRoom {
  const columns = Math.max(1, Math.min(block, m, n))
  return { block: columns, v: blas.reserve(m, columns), t: blas.reserve(columns, Math.min(m, n)), work: blas.reserve(columns, width) }
}

/**
 * A = Q·R by Householder reflections, in place: R on and above the diagonal, below it the vectors of H₁·H₂ ⋯ = Q, whose
 * triangles are left in `room.t`. A block of columns is factored by halving it (E. Elmroth and F. Gustavson, IBM J. Res. Dev.
 * 44, 2000), then applied to the rest as I − V·T·Vᵀ.
 *
 * @param a - rows contiguous.
 */
export function qrInPlace(blas: Blas, a: Window, room: QrRoom): void {
  const count = Math.min(a.rows, a.columns)
  for (let first = 0; first < count; first += room.block) {
    const width = Math.min(room.block, count - first)
    const panel = part(a, first, first, a.rows - first, width)
    const v = part(room.v, 0, 0, panel.rows, width)
    const t = part(room.t, 0, first, width, width)
    factorPanel(blas, panel, v, t, room.work)
    reflect(blas, v, t, part(a, first, first + width), room.work, true)
  }
}

/** Q·C, or Qᵀ·C where `transposed`, in place of C, from what {@link qrInPlace} left. */
export function applyQInPlace(blas: Blas, packed: Window, room: QrRoom, c: Window, transposed: boolean): void {
  const count = Math.min(packed.rows, packed.columns)
  const last = Math.floor((count - 1) / room.block) * room.block
  for (let step = 0; step <= last; step += room.block) {
    const first = transposed ? step : last - step
    applyBlock(blas, packed, room, part(c, first, 0), first, transposed)
  }
}

/** Columns of Q, as many as `q` has, from what {@link qrInPlace} left. */
export function formQ(blas: Blas, packed: Window, room: QrRoom, q: Window): void {
  for (let i = 0; i < q.rows; i++) {
    blas.data.fill(0, q.at + i * q.row, q.at + i * q.row + q.columns)
    if (i < q.columns) blas.data[q.at + i * q.row + i] = 1
  }
  const count = Math.min(packed.rows, packed.columns)
  // From the last block on: what it leaves of the identity has no elements to the left or above.
  for (let first = Math.floor((count - 1) / room.block) * room.block; first >= 0; first -= room.block) {
    applyBlock(blas, packed, room, part(q, first, first), first, false)
  }
}

/** The reflections of the block that begins at column `first`, on rows from `first` on. */
function applyBlock(blas: Blas, packed: Window, room: QrRoom, c: Window, first: number, transposed: boolean): void {
  const width = Math.min(room.block, Math.min(packed.rows, packed.columns) - first)
  const v = part(room.v, 0, 0, packed.rows - first, width)
  copyReflections(blas, part(packed, first, first, packed.rows - first, width), v)
  reflect(blas, v, part(room.t, 0, first, width, width), c, room.work, transposed)
}

function reflect(blas: Blas, v: Window, t: Window, c: Window, work: Window, transposed: boolean): void {
  const w = { at: work.at, rows: v.columns, columns: c.columns, row: c.columns, column: 1 }
  applyReflections(blas, v, t, c, w, transposed)
}

/** Factors a panel of no fewer rows than columns; writes its vectors to `v` and its triangle to `t`. */
function factorPanel(blas: Blas, a: Window, v: Window, t: Window, work: Window): void {
  const { rows, columns } = a
  if (columns <= LEAF) return factorLeaf(blas, a, v, t)
  const half = columns >> 1
  const rest = columns - half
  const below = rows - half
  const [v1, t1] = [part(v, 0, 0, rows, half), part(t, 0, 0, half, half)]
  factorPanel(blas, part(a, 0, 0, rows, half), v1, t1, work)
  reflect(blas, v1, t1, part(a, 0, half), work, true)
  const [v2, t2] = [part(v, half, half, below, rest), part(t, half, half, rest, rest)]
  factorPanel(blas, part(a, half, half, below, rest), v2, t2, work)
  // The vectors of the right half begin `half` rows further down.
  fillZero(blas, part(v, 0, half, half, rest))
  // T₁₂ = −T₁₁·(V₁ᵀ·V₂)·T₂₂
  const t12 = part(t, 0, half, half, rest)
  blas.gemm(transposedWindow(part(v1, half, 0)), v2, t12, { alpha: -1 })
  blas.triangularMultiply(t1, t12, { lower: false, unitDiagonal: false })
  blas.triangularMultiply(transposedWindow(t2), transposedWindow(t12), { lower: true, unitDiagonal: false })
}

/** {@link factorPanel} of few columns: one pass over the rows for all products with a vector, one to reflect. */
function factorLeaf(blas: Blas, a: Window, v: Window, t: Window): void {
  const { data } = blas
  const { at, row, rows, columns } = a
  const dots = new Float64Array(columns)
  for (let k = 0; k < columns; k++) {
    const diagonal = at + k * (row + 1)
    const tau = reflectInPlace(data, diagonal, row, rows - k)
    productsWithVector(data, a, k, dots)
    setTriangleColumn(data, t, k, tau, dots)
    if (tau === 0) continue
    for (let j = k + 1; j < columns; j++) {
      dots[j]! *= tau
      data[diagonal + j - k]! -= dots[j]!
    }
    for (let i = k + 1, p = at + i * row; i < rows; i++, p += row) {
      const value = data[p + k]!
      for (let j = k + 1; j < columns; j++) data[p + j]! -= value * dots[j]!
    }
  }
  copyReflections(blas, a, v)
}

/** `dots[j]` = vᵀ·(column j) for the vector of reflection k: for later columns what is left of A, for earlier ones their vectors. */
function productsWithVector(data: Blas['data'], { at, row, rows, columns }: Window, k: number, dots: Float64Array): void {
  for (let j = 0, p = at + k * row; j < columns; j++) dots[j] = data[p + j]!
  for (let i = k + 1, p = at + i * row; i < rows; i++, p += row) {
    const value = data[p + k]!
    for (let j = 0; j < columns; j++) dots[j]! += value * data[p + j]!
  }
}

function setTriangleColumn(data: Blas['data'], { at, row }: Window, k: number, tau: number, dots: Float64Array): void {
  for (let i = 0; i < k; i++) {
    let sum = 0
    for (let p = i; p < k; p++) sum += data[at + i * row + p]! * dots[p]!
    data[at + i * row + k] = -tau * sum
  }
  data[at + k * row + k] = tau
}

function fillZero({ data }: Blas, w: Window): void {
  for (let i = 0, p = w.at; i < w.rows; i++, p += w.row) data.fill(0, p, p + w.columns)
}
