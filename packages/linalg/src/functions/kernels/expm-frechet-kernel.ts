import type { Blas, Window } from '@ortho/core'
import { anticommute, combine, oneNorm } from '../../dense/arithmetic.ts'
import { luSolveInPlace } from '../../dense/factorizations/lu-solve.ts'
import { powerOf2 } from '../matrix-function.ts'
import { exponentialCoefficients, solveInPlace } from './pade-exponential.ts'

/** Norm up to which degree 13 is accurate for the value and the derivative: table 6.1 of the paper. */
const LARGEST = 4.74

/** Windows that {@link expmFrechetInPlace} works in. */
export interface FrechetRoom {
  readonly a: Window
  readonly e: Window
  /** A², A⁴, A⁶ and their derivatives. */
  readonly powers: readonly Window[]
  readonly changes: readonly Window[]
  readonly work: readonly Window[]
}

/** Room for matrices of order n. */
export function expmFrechetRoom(blas: Blas, n: number): FrechetRoom {
  const next = (count: number): Window[] => Array.from({ length: count }, () => blas.reserve(n, n))
  return { a: blas.reserve(n, n), e: blas.reserve(n, n), powers: next(3), changes: next(3), work: next(7) }
}

/**
 * L(A, E) of exp: the Padé approximant of degree 13, scalings and squarings, all differentiated (algorithm 6.4 of A. H.
 * Al-Mohy and N. J. Higham, SIAM J. Matrix Anal. Appl. 30, 2009, with the highest degree throughout).
 *
 * @param room - `room.a` holds A, `room.e` E; overwritten.
 * @returns the window of `room` with the result.
 */
export function expmFrechetInPlace(blas: Blas, room: FrechetRoom): Window {
  const { a, e } = room
  const { data } = blas
  const size = oneNorm(data, a)
  const squarings = size > LARGEST ? Math.ceil(Math.log2(size / LARGEST)) : 0
  const along = oneNorm(data, e)
  if (along === 0) return e
  // Linear in E: its size is taken out, so that no product over- or underflows.
  const by = powerOf2(1, along)
  const scales = [2 ** -Math.floor(squarings / 2), 2 ** -(squarings - Math.floor(squarings / 2))] as const
  for (let p = 0; p < a.rows * a.columns; p++) {
    data[a.at + p] = data[a.at + p]! * scales[0] * scales[1]
    data[e.at + p] = data[e.at + p]! * by * scales[0] * scales[1]
  }
  let { r, l, spare } = approximate(blas, room)
  let other = e
  for (let k = 0; k < squarings; k++) {
    anticommute(blas, r, l, spare)
    blas.gemm(r, r, other)
    ;[l, spare] = [spare, l]
    ;[r, other] = [other, r]
  }
  combine(data, l, [[1 / by, l]])
  return l
}

/** r₁₃(A) and its derivative along E; `e` and `spare` are free afterwards. */
function approximate(blas: Blas, { a, e, powers, changes, work }: FrechetRoom): { r: Window; l: Window; spare: Window } {
  const { data } = blas
  const b = exponentialCoefficients(13)
  const [a2, a4, a6] = [powers[0]!, powers[1]!, powers[2]!]
  const [m2, m4, m6] = [changes[0]!, changes[1]!, changes[2]!]
  const [w1, w, lw, u, v, lu, lv] = [work[0]!, work[1]!, work[2]!, work[3]!, work[4]!, work[5]!, work[6]!]
  const add = { accumulate: true }
  blas.gemm(a, a, a2)
  blas.gemm(a2, a2, a4)
  blas.gemm(a2, a4, a6)
  anticommute(blas, a, e, m2)
  anticommute(blas, a2, m2, m4)
  blas.gemm(a4, m2, m6)
  blas.gemm(m4, a2, m6, add)
  const high = (of: readonly Window[], to: Window, first: number): void =>
    combine(data, to, [[b[first]!, of[0]!], [b[first + 2]!, of[1]!], [b[first + 4]!, of[2]!]]) // prettier-ignore
  // U = A·W, W = A⁶·W₁ + W₂, and their derivatives
  high(powers, w1, 9)
  high(powers, w, 3)
  for (let i = 0; i < a.rows; i++) data[w.at + i * (a.rows + 1)]! += b[1]!
  high(changes, lw, 3)
  blas.gemm(a6, w1, w, add)
  blas.gemm(m6, w1, lw, add)
  high(changes, w1, 9)
  blas.gemm(a6, w1, lw, add)
  blas.gemm(a, w, u)
  blas.gemm(a, lw, lu)
  blas.gemm(e, w, lu, add)
  // V = A⁶·Z₁ + Z₂
  high(powers, w1, 8)
  high(powers, v, 2)
  for (let i = 0; i < a.rows; i++) data[v.at + i * (a.rows + 1)]! += b[0]!
  high(changes, lv, 2)
  blas.gemm(a6, w1, v, add)
  blas.gemm(m6, w1, lv, add)
  high(changes, w1, 8)
  blas.gemm(a6, w1, lv, add)
  // (V − U)·R = V + U and (V − U)·L = L_U + L_V + (L_U − L_V)·R
  combine(data, w, [[1, v], [-1, u]]) // prettier-ignore
  combine(data, u, [[1, v], [1, u]]) // prettier-ignore
  const perm = solveInPlace(blas, w, u, v)
  combine(data, lw, [[1, lu], [-1, lv]]) // prettier-ignore
  combine(data, lu, [[1, lu], [1, lv]]) // prettier-ignore
  blas.gemm(lw, u, lu, add)
  luSolveInPlace(blas, w, perm, lu, v, false)
  return { r: u, l: lu, spare: v }
}
