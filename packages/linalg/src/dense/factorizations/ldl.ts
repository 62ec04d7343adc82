import type { Blas, FloatArray, Window } from '@ortho/core'

/** Growth is least when a 1 × 1 pivot is accepted above this share of its column: (1 + √17)/8. */
const SHARE = 0.6403882032022076

/**
 * P·A·Pᵀ = L·D·Lᵀ of a symmetric matrix in place of its lower triangle, D of blocks of order 1 and 2 (J. Bunch and L. Kaufman,
 * Math. Comp. 31, 1977): L below the blocks (unit, its diagonal and what lies within blocks not stored), D on the diagonal and,
 * within blocks, below it.
 *
 * @param a - square, rows contiguous; the upper triangle is not read.
 * @param perm - indices of the rows, exchanged like them.
 * @param scratch - `2 × n`.
 * @param pairs - set to 1 where a block of order 2 begins, 0 elsewhere.
 */
export function ldlInPlace(blas: Blas, a: Window, perm: Int32Array, scratch: Window, pairs: Uint8Array): void {
  const n = a.rows
  pairs.fill(0)
  for (let k = 0; k < n;) {
    const { width, pivot } = choosePivot(blas.data, a, k)
    const target = k + width - 1
    if (pivot !== target) exchangeSymmetric(blas.data, a, target, pivot, perm)
    if (width === 1) eliminateOne(blas, a, k, scratch)
    else {
      pairs[k] = 1
      eliminateTwo(blas, a, k, scratch)
    }
    k += width
  }
}

/** Whether a pivot of order 1 or 2 comes next, and which row is exchanged with its last. */
function choosePivot(data: FloatArray, a: Window, k: number): { readonly width: 1 | 2; readonly pivot: number } {
  const own = Math.abs(data[a.at + k * (a.row + 1)]!)
  const { size, row } = largestOff(data, a, k, k)
  if (size === 0 || own >= SHARE * size) return { width: 1, pivot: k }
  const other = largestOff(data, a, k, row).size
  if (own >= SHARE * size * (size / other)) return { width: 1, pivot: k }
  return Math.abs(data[a.at + row * (a.row + 1)]!) >= SHARE * other ? { width: 1, pivot: row } : { width: 2, pivot: row }
}

/** The largest element beside the diagonal in column j of what is left, rows k …; it reads the lower triangle. */
function largestOff(data: FloatArray, { at, row, rows }: Window, k: number, j: number): { readonly size: number; readonly row: number } {
  let size = 0
  let found = k
  for (let i = k; i < rows; i++) {
    if (i === j) continue
    const value = Math.abs(data[i > j ? at + i * row + j : at + j * row + i]!)
    if (value > size) {
      size = value
      found = i
    }
  }
  return { size, row: found }
}

/** Exchanges rows and columns p < q of the symmetric rest, and the rows of L to the left. */
function exchangeSymmetric(data: FloatArray, { at, row, rows }: Window, p: number, q: number, perm: Int32Array): void {
  const [rp, rq] = [at + p * row, at + q * row]
  for (let j = 0; j < p; j++) exchange(data, rp + j, rq + j)
  for (let i = p + 1; i < q; i++) exchange(data, at + i * row + p, rq + i)
  for (let i = q + 1; i < rows; i++) exchange(data, at + i * row + p, at + i * row + q)
  exchange(data, rp + p, rq + q)
  exchange(perm, p, q)
}

function exchange(list: FloatArray | Int32Array, i: number, j: number): void {
  const held = list[i]!
  list[i] = list[j]!
  list[j] = held
}

/** A₂₂ − ℓ·d·ℓᵀ in the lower triangle, with ℓ = a/d left in the column. */
function eliminateOne(blas: Blas, { at, row, rows }: Window, k: number, scratch: Window): void {
  const { data } = blas
  const pivot = data[at + k * (row + 1)]!
  if (pivot === 0) return
  for (let i = k + 1; i < rows; i++) data[scratch.at + i] = data[at + i * row + k]!
  for (let i = k + 1; i < rows; i++) {
    const own = at + i * row
    const factor = data[own + k]! / pivot
    if (factor !== 0) subtract(blas, i - k, factor, scratch.at + k + 1, own + k + 1)
    data[own + k] = factor
  }
}

function eliminateTwo(blas: Blas, { at, row, rows }: Window, k: number, scratch: Window): void {
  const { data } = blas
  const below = data[at + (k + 1) * row + k]!
  // Divided by the element beside the diagonal, which is the largest, the inverse of the block neither overflows nor cancels.
  const first = data[at + (k + 1) * (row + 1)]! / below
  const second = data[at + k * (row + 1)]! / below
  const scale = 1 / (first * second - 1)
  const [x, y] = [scratch.at, scratch.at + scratch.row]
  for (let i = k + 2; i < rows; i++) {
    data[x + i] = data[at + i * row + k]!
    data[y + i] = data[at + i * row + k + 1]!
  }
  for (let i = k + 2; i < rows; i++) {
    const own = at + i * row
    const [p, q] = [data[own + k]! / below, data[own + k + 1]! / below]
    const u = scale * (first * p - q)
    const v = scale * (second * q - p)
    subtract(blas, i - k - 1, u, x + k + 2, own + k + 2)
    subtract(blas, i - k - 1, v, y + k + 2, own + k + 2)
    data[own + k] = u
    data[own + k + 1] = v
  }
}

/** Elements from which the kernel is worth its call. */
const SHORT = 16

function subtract(blas: Blas, n: number, factor: number, x: number, y: number): void {
  if (n >= SHORT) return blas.axpy(n, -factor, x, y)
  const { data } = blas
  for (let i = 0; i < n; i++) data[y + i]! -= factor * data[x + i]!
}
