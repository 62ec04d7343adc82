import {
  ConvergenceError,
  DTypeError,
  OptionError,
  ShapeError,
  type Tensor,
  type TypedArray,
  isFloat,
  showShape,
  sizeOf,
  tensorFrom,
} from '@ortho/core'
import { matrixColumns, matrixElements } from '../../blocks/batch.ts'
import { denseSvdInPlace } from '../../blocks/dense-svd.ts'

/** Options of {@link jacobiSvd} and {@link singularValues}. */
export interface JacobiSvdOptions {
  /** Sweeps over all pairs of columns before it gives up; ten are many. Default 30. */
  readonly maxSweeps?: number | undefined
}

/** X = U·diag(s)·Vᴴ, thin: k = min(m, n). Also iterable: `const [u, s, vh] = jacobiSvd(x)`. */
export interface Svd extends Iterable<Tensor> {
  /** `[…, m, k]`, orthonormal columns: left singular vectors. */
  readonly u: Tensor
  /** `[…, k]`, descending, not negative. */
  readonly s: Tensor
  /** `[…, k, n]`, orthonormal rows: right singular vectors. */
  readonly vh: Tensor
  /** Sweeps that the slowest matrix of the batch took. */
  readonly sweeps: number
}

/**
 * Singular value decomposition by one-sided Jacobi rotations after a pivoted QR factorization.
 *
 * The most accurate way there is: singular values of X = D₁·B·D₂ (D diagonal, however graded) come with the relative
 * accuracy that B allows, the smallest like the largest. Computes in double precision in host memory, about 10·m·n² flops
 * and then 6 n³ a sweep; the result has the dtype of `x` and lives on its backend.
 *
 * @param x - `[…, m, n]`, float, finite. Any shape, empty ones too, any rank, any scale.
 * @throws OptionError when `x` holds NaN or infinity; ConvergenceError when the sweeps run out; ShapeError for a vector;
 *   BackendError where elements cannot be read without waiting.
 * @example
 * ```ts
 * const { u, s, vh } = jacobiSvd(tensor([[0, 2], [1, 0]])) // s = [2, 1]
 * ```
 */
export function jacobiSvd(x: Tensor, options: JacobiSvdOptions = {}): Svd {
  const { m, n, batch, count, data } = input('jacobiSvd', x)
  const k = Math.min(m, n)
  const [left, values, right] = [m * k, k, k * n].map((size) => blank(x, count * size))
  let sweeps = 0
  for (let i = 0; i < count; i++) {
    const found = decompose('jacobiSvd', data, i, m, n, true, options)
    const { u, v } = found.vectors
    sweeps = Math.max(sweeps, found.sweeps)
    values?.set(found.s, i * k)
    // The decomposition is of Xᵀ where X is wide, and a matrix by columns is its transpose by rows.
    const [outer, inner] = m >= n ? [u, v] : [v, u]
    left?.set(matrixElements(outer), i * m * k)
    right?.set(inner.data, i * k * n)
  }
  const place = (array: TypedArray | undefined, shape: number[]): Tensor => tensorFrom(array ?? blank(x, 0), [...batch, ...shape], x.dtype, x.backend)
  const [u, s, vh] = [place(left, [m, k]), place(values, [k]), place(right, [k, n])]
  return { u, s, vh, sweeps, [Symbol.iterator]: () => [u, s, vh][Symbol.iterator]() }
}
