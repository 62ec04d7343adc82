import { type Tensor, type TensorLike, asFloat, expandDims, matrixTranspose, promoted, squeeze, triangularSolve } from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { cholesky } from '../factorizations/cholesky.ts'
import { requireRightHandSide } from './right-hand-side.ts'

/** Options of {@link choleskySolve}. */
export interface CholeskySolveOptions {
  /** `a` is already the lower factor L that {@link cholesky} returns. Default false. */
  readonly factored?: boolean | undefined
}

/**
 * X with `A·X = B` for a symmetric positive definite A, by Cholesky factorization: ⅓·n³ + 2·n²·r flops, half of those of
 * {@link solve}. Differentiable in both.
 *
 * @param a - `[…, n, n]`, finite; the lower triangle is read.
 * @param b - `[n]`: a vector; else `[…, n, r]`, batches broadcast.
 * @returns the shape of `b`, with the batch axes of both.
 * @throws SingularMatrixError for a matrix that is not positive definite; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * choleskySolve([[4, 0], [0, 9]], [8, 9]).toArray() // => [2, 1]
 * ```
 */
export function choleskySolve(a: TensorLike, b: TensorLike, { factored = false }: CholeskySolveOptions = {}): Tensor {
  const [left, right] = promoted('choleskySolve', asFloat(a), asFloat(b))
  const { n } = requireSquare('choleskySolve', left)
  requireRightHandSide('choleskySolve', right, n)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  const l = factored ? left : cholesky(left)
  const x = triangularSolve(matrixTranspose(l), triangularSolve(l, columns), { lower: false })
  return right.ndim === 1 ? squeeze(x, -1) : x
}
