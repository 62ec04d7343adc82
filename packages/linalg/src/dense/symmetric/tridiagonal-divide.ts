import type { Blas, Window } from '@ortho/core'
import { deflate } from './tridiagonal-deflate.ts'
import { tridiagonalQlInPlace } from './tridiagonal-ql.ts'
import { updateVectors } from './tridiagonal-merge.ts'
import { part } from '../window.ts'

/** Order up to which QL steps are faster than halving. */
const LEAF = 32

/** What the recursion works on. */
export interface Conquest {
  readonly blas: Blas
  /** Diagonal, in the end eigenvalues. */
  readonly d: Float64Array
  /** Beside the diagonal. */
  readonly e: Float64Array
  /** n × n; rows of the diagonal block of a part are its eigenvectors. */
  readonly q: Window
  /** Indices of each part, counted from its first row, by which its values ascend. */
  readonly order: Int32Array
  /** Rows of eigenvectors while they are multiplied, n × n. */
  readonly packed: Window
  /** Eigenvectors of the rank-one update, n × n. */
  readonly s: Window
  /** Cosines and sines. */
  readonly turns: Window
  /** Rounding unit of the elements of Q. */
  readonly unit: number
  /** Order of the parts that are not halved. */
  readonly leaf: number
}

/** A part of the matrix that consists of two which are solved. */
export interface Merge {
  /** First row. */
  readonly start: number
  /** Order of the upper part. */
  readonly upper: number
  /** Order of both. */
  readonly count: number
  /** The element that was torn. */
  readonly rho: number
}

/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by divide and conquer: T is the direct sum of two halves and a
 * matrix of rank one, T = T₁ ⊕ T₂ + ρ·v·vᵀ, whose eigenvalues are the roots of a secular equation (J. J. M. Cuppen, Numer. Math.
 * 36, 1981; orthogonality after M. Gu and S. C. Eisenstat, SIAM J. Matrix Anal. Appl. 15, 1994). At most 4/3·n³ flops in products.
 *
 * @param d - diagonal, elements of order 1; overwritten by the eigenvalues, in no order.
 * @param e - beside it; overwritten.
 * @param q - overwritten: row i is the eigenvector of `d[i]`.
 * @param order - filled: indices by which the eigenvalues ascend.
 * @param leaf - order up to which QL steps are used, at least 1.
 * @returns how many eigenvalues were not found.
 */
export function tridiagonalDivideInPlace(
  blas: Blas,
  d: Float64Array,
  e: Float64Array,
  q: Window,
  order: Int32Array,
  leaf: number = LEAF,
): number {
  const n = d.length
  const { mark } = blas
  const halved = n > leaf
  const packed = halved ? blas.reserve(n, n) : q
  const s = halved ? blas.reserve(n, n) : q
  const turns = blas.reserve(1, 2 * Math.max(n, 2))
  const unit = blas.data instanceof Float32Array ? 2 ** -24 : 2 ** -53
  blas.data.fill(0, q.at, q.at + n * n)
  const failures = conquer({ blas, d, e, q, order, packed, s, turns, unit, leaf }, 0, n)
  blas.release(mark)
  return failures
}

function conquer(all: Conquest, start: number, count: number): number {
  const { blas, d, e, q, order, turns, leaf } = all
  if (count <= leaf) {
    for (let i = start; i < start + count; i++) {
      blas.data[q.at + i * (q.row + 1)] = 1
      order[i] = i - start
    }
    const failures = tridiagonalQlInPlace(blas, d, e, start, count, part(q, start, start, count, count), turns)
    order.subarray(start, start + count).sort((i, j) => d[start + i]! - d[start + j]!)
    return failures
  }
  const upper = count >> 1
  const cut = start + upper
  const rho = e[cut - 1]!
  d[cut - 1]! -= Math.abs(rho)
  d[cut]! -= Math.abs(rho)
  const failures = conquer(all, start, upper) + conquer(all, cut, count - upper)
  const merge = { start, upper, count, rho }
  return failures + updateVectors(all, merge, deflate(all, merge))
}
