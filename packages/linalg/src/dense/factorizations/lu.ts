import type { Blas, Window } from '@ortho/core'
import { part } from '../window.ts'

/** Columns up to which the recursion ends in loops. */
const LEAF = 8

/**
 * P·A = L·U with partial pivoting, in place: L below the diagonal (unit, not stored), U on and above it. Halves the columns
 * recursively, which puts the work into products (S. Toledo, SIAM J. Matrix Anal. Appl. 18, 1997).
 *
 * @param a - rows contiguous.
 * @param perm - row indices, of as many as A has rows; exchanged like the rows.
 * @returns 1 + index of the first zero pivot, or 0. The factors are valid in any case.
 */
export function luInPlace(blas: Blas, a: Window, perm: Int32Array): number {
  return factor(blas, a, perm, 0, Math.min(a.rows, a.columns)) || solveRight(blas, a)
}

/** Factors columns `first … first + count − 1`, of which everything to the left has been taken account of. */
function factor(blas: Blas, a: Window, perm: Int32Array, first: number, count: number): number {
  if (count <= LEAF) return factorLeaf(blas, a, perm, first, count)
  const half = count >> 1
  const failed = factor(blas, a, perm, first, half)
  const middle = first + half
  const rest = count - half
  blas.triangularSolve(part(a, first, first, half, half), part(a, first, middle, half, rest), { lower: true, unitDiagonal: true })
  const below = a.rows - middle
  blas.gemm(part(a, middle, first, below, half), part(a, first, middle, half, rest), part(a, middle, middle, below, rest), {
    alpha: -1,
    accumulate: true,
  })
  const later = factor(blas, a, perm, middle, rest)
  return failed || later
}

/** What lies to the right of the square of a wide matrix. */
function solveRight(blas: Blas, a: Window): 0 {
  const m = a.rows
  if (a.columns > m) blas.triangularSolve(part(a, 0, 0, m, m), part(a, 0, m), { lower: true, unitDiagonal: true })
  return 0
}

function factorLeaf({ data }: Blas, a: Window, perm: Int32Array, first: number, count: number): number {
  const { at, row, rows } = a
  let failed = 0
  for (let k = first; k < first + count; k++) {
    let pivot = k
    let most = Math.abs(data[at + k * row + k]!)
    for (let i = k + 1; i < rows; i++) {
      const size = Math.abs(data[at + i * row + k]!)
      if (size > most) {
        most = size
        pivot = i
      }
    }
    if (most === 0) {
      failed ||= k + 1
      continue
    }
    if (pivot !== k) exchangeRows(data, a, perm, k, pivot)
    eliminate(data, at + k * row, at + k * row + k, row, rows - k - 1, k, first + count - k - 1)
  }
  return failed
}

/** Subtracts multiples of the pivot's row from the `below` rows that follow, in `width` columns beside the pivot. */
function eliminate(data: Blas['data'], start: number, diagonal: number, row: number, below: number, k: number, width: number): void {
  const pivot = data[diagonal]!
  for (let i = 1, p = start + row + k; i <= below; i++, p += row) {
    const factor = data[p]! / pivot
    data[p] = factor
    for (let j = 1; j <= width; j++) data[p + j]! -= factor * data[diagonal + j]!
  }
}

function exchangeRows(data: Blas['data'], { at, row, columns }: Window, perm: Int32Array, i: number, j: number): void {
  const held = perm[i]!
  perm[i] = perm[j]!
  perm[j] = held
  for (let c = 0, p = at + i * row, q = at + j * row; c < columns; c++, p++, q++) {
    const value = data[p]!
    data[p] = data[q]!
    data[q] = value
  }
}
