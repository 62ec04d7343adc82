import {
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  concat,
  flip,
  promoted,
  showShape,
  slice,
  take,
  tensorFrom,
  zerosLike,
} from '@ortho/core'

/**
 * The Toeplitz matrix with a given first column and row: Tᵢⱼ = c[i − j] for i ≥ j and r[j − i] above the diagonal.
 *
 * @param c - `[…, m]`, the first column.
 * @param r - `[…, n]`, the first row, of which `r[0]` is not used. Default `c`: a symmetric matrix.
 * @returns `[…, m, n]`, differentiable.
 * @throws ShapeError for scalars and batches that differ.
 * @example
 * ```ts
 * toeplitz([1, 2, 3], [1, 4]).toArray() // => [[1, 4], [2, 1], [3, 2]]
 * ```
 */
export function toeplitz(c: TensorLike, r: TensorLike = c): Tensor {
  const [column, row] = vectors('toeplitz', c, r)
  const [m, n] = [column.shape.at(-1)!, row.shape.at(-1)!]
  const values = concat([flip(slice(row, { axis: -1, start: Math.min(1, n) }), -1), column], -1)
  return gathered(values, m, n, (i, j) => Math.max(0, n - 1) + i - j)
}

/**
 * The Hankel matrix with a given first column and last row: Hᵢⱼ depends on i + j alone.
 *
 * @param c - `[…, m]`, the first column.
 * @param r - `[…, n]`, the last row, of which `r[0]` is not used. Default zeros, as many as `c` has.
 * @returns `[…, m, n]`, differentiable.
 * @throws ShapeError for scalars and batches that differ.
 * @example
 * ```ts
 * hankel([1, 2, 3], [3, 4]).toArray() // => [[1, 2], [2, 3], [3, 4]]
 * ```
 */
export function hankel(c: TensorLike, r?: TensorLike): Tensor {
  const [column, row] = vectors('hankel', c, r ?? zerosLike(asFloat(c)))
  const [m, n] = [column.shape.at(-1)!, row.shape.at(-1)!]
  return gathered(concat([column, slice(row, { axis: -1, start: Math.min(1, n) })], -1), m, n, (i, j) => i + j)
}

/**
 * The circulant matrix with a given first column: Cᵢⱼ = c[(i − j) mod n].
 *
 * @param c - `[…, n]`.
 * @returns `[…, n, n]`, differentiable.
 * @throws ShapeError for a scalar.
 * @example
 * ```ts
 * circulant([1, 2, 3]).toArray() // => [[1, 3, 2], [2, 1, 3], [3, 2, 1]]
 * ```
 */
export function circulant(c: TensorLike): Tensor {
  const [column] = vectors('circulant', c, c)
  const n = column.shape.at(-1)!
  return gathered(column, n, n, (i, j) => (i - j + n) % n)
}

function vectors(where: string, c: TensorLike, r: TensorLike): [Tensor, Tensor] {
  const [column, row] = promoted(where, asFloat(c), asFloat(r))
  const fits = column.ndim > 0 && row.ndim === column.ndim && row.shape.slice(0, -1).every((size, i) => size === column.shape[i])
  if (fits) return [column, row]
  throw new ShapeError({
    where,
    expected: 'given vectors, or batches of them of one size',
    received: `${showShape(column.shape)} and ${showShape(row.shape)}`,
  })
}

function gathered(values: Tensor, m: number, n: number, place: (i: number, j: number) => number): Tensor {
  const index = Int32Array.from({ length: m * n }, (_, k) => place(Math.floor(k / n), k % n))
  return take(values, tensorFrom(index, [m, n], 'int32', values.backend), -1)
}
