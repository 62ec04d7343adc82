import type { Blas, FloatArray, Window } from '@ortho/core'
import { multiplyByReflectionsInPlace } from './tridiagonal-back.ts'
import { tridiagonalDivideInPlace } from './tridiagonal-divide.ts'
import { tridiagonal, tridiagonalizeInPlace } from './tridiagonal-reduce.ts'
import { tridiagonalValuesInPlace } from './tridiagonal-values.ts'

/** Eigenvalues of {@link symmetricEigenInPlace}, ascending, and the rows of X with their vectors. */
export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array
  /** Row of the eigenvector of each value. */
  readonly order: Int32Array
  /** How many values were not found. */
  readonly failures: number
}

/** Sizes at which algorithms change; tests lower them. */
export interface EigenBlocks {
  /** Rows that are reduced before the rest of the matrix is brought up to date. */
  readonly block?: number
  /** Order of the parts that divide and conquer leaves to QL steps. */
  readonly leaf?: number
}

/**
 * A = Xᵀ·Λ·X for a symmetric A with elements of order 1: reduction to tridiagonal form, divide and conquer, transformation
 * back; without X by QL steps on the tridiagonal matrix. About 4/3·n³ flops for the values, up to 14/3·n³ with vectors.
 *
 * @param a - n × n, rows contiguous; the lower triangle is read, all is overwritten.
 * @param x - n × n, rows contiguous; its rows become eigenvectors.
 */
export function symmetricEigenInPlace(blas: Blas, a: Window, x: Window | undefined, { block, leaf }: EigenBlocks = {}): SymmetricEigen {
  const n = a.rows
  const t = tridiagonal(n)
  const order = Int32Array.from({ length: n }, (_, i) => i)
  tridiagonalizeInPlace(blas, a, t, block)
  if (x === undefined) return { failures: tridiagonalValuesInPlace(t.d, t.e), values: t.d, order }
  const failures = tridiagonalDivideInPlace(blas, t.d, t.e, x, order, leaf)
  multiplyByReflectionsInPlace(blas, a, t.tau, x)
  return { failures, values: Float64Array.from(order, (i) => t.d[i]!), order }
}

/**
 * A power of two that brings the largest element of the lower triangle near 1, where neither squares nor reciprocals leave the
 * range; multiplying by it is exact.
 */
export function scaleOf(source: FloatArray, from: number, n: number): number {
  let most = 0
  for (let i = 0, p = from; i < n; i++, p += n) {
    for (let j = 0; j <= i; j++) {
      const size = Math.abs(source[p + j]!)
      if (size > most) most = size
    }
  }
  if (most >= 0.5 && most < 2) return 1
  // The reciprocal must be a normal number, too: what subnormal matrices then lack is less than they can hold.
  return most === 0 ? 1 : 2 ** Math.min(1022, Math.max(-1022, -Math.round(Math.log2(most))))
}
