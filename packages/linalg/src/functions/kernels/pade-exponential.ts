import type { Blas, Window } from '@ortho/core'
import { luSolveInPlace } from '../../dense/factorizations/lu-solve.ts'
import { luInPlace } from '../../dense/factorizations/lu.ts'
import { combine } from '../../dense/arithmetic.ts'

/** Coefficients of the numerator of the [m/m] Padé approximant of exp, in ascending order; its denominator is its value at −x. */
export function exponentialCoefficients(m: number): number[] {
  // (2m − j)!·m! / ((m − j)!·j!) made whole numbers: c_j = c_{j−1}·(m − j + 1) / ((2m − j + 1)·j), scaled to c_m = 1.
  const c = new Array<number>(m + 1).fill(1)
  for (let j = m; j > 0; j--) c[j - 1] = (c[j]! * (2 * m - j + 1) * j) / (m - j + 1)
  return c
}

/** Where the powers A², A⁴, … of a matrix are, and room for what is made of them. */
export interface PadeRoom {
  /** A itself. */
  readonly a: Window
  /** A², A⁴, A⁶ and, for degree 9, A⁸. */
  readonly even: readonly Window[]
  /** Receives the odd part of the numerator. */
  readonly u: Window
  /** Receives the even part of the numerator. */
  readonly v: Window
  /** Overwritten. */
  readonly spare: Window
}

/**
 * The odd and even parts U and V of the numerator of the [m/m] Padé approximant of exp at A, or where `turned` those at i·A
 * divided by i and 1: real in any case. For degree 13 with 3 products more than A², A⁴, A⁶ took (N. J. Higham, SIAM J.
 * Matrix Anal. Appl. 26, 2005).
 */
export function padeParts(blas: Blas, { a, even, u, v, spare }: PadeRoom, m: number, turned = false): void {
  const { data } = blas
  const b = exponentialCoefficients(m).map((c, j) => (turned && j % 4 >= 2 ? -c : c))
  const terms = (first: number, count: number, shift: number): [number, Window][] =>
    Array.from({ length: count }, (_, k) => [b[first + 2 * k]!, even[k + shift]!])
  if (m === 13) {
    // U = A·(A⁶·(b₁₃A⁶ + b₁₁A⁴ + b₉A²) + b₇A⁶ + b₅A⁴ + b₃A² + b₁I), V alike
    combine(data, u, terms(9, 3, 0))
    combine(data, spare, terms(3, 3, 0), b[1])
    blas.gemm(even[2]!, u, spare, { accumulate: true })
    combine(data, u, terms(8, 3, 0))
    combine(data, v, terms(2, 3, 0), b[0])
    blas.gemm(even[2]!, u, v, { accumulate: true })
  } else {
    combine(data, spare, terms(3, (m - 1) / 2, 0), b[1])
    combine(data, v, terms(2, (m - 1) / 2, 0), b[0])
  }
  blas.gemm(a, spare, u)
}

/** Solves D·X = B in place of B. D is overwritten by its factors, which `perm` goes with; `spare` has the size of B. */
export function solveInPlace(blas: Blas, d: Window, b: Window, spare: Window): Int32Array {
  const perm = Int32Array.from({ length: d.rows }, (_, i) => i)
  luInPlace(blas, d, perm)
  luSolveInPlace(blas, d, perm, b, spare, false)
  return perm
}
