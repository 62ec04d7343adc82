import {
  type Key,
  type Tensor,
  type TensorLike,
  asFloat,
  concat,
  diagonal,
  eye,
  key as makeKey,
  matmul,
  matrixTranspose,
  slice,
  take,
  tensorFrom,
  triangularSolve,
  zeros,
} from '@ortho/core'
import { pivotedQr } from '../factorizations/pivoted-qr.ts'
import { pinv } from '../solving/pinv.ts'
import { matrixlike } from './matrixlike.ts'
import { gaussianSketch } from './sketch.ts'
import { resolveRandomized } from './range-finder.ts'

/** Options of {@link interpolativeDecomposition} and {@link cur}. */
export interface InterpolativeOptions {
  /** Most columns taken. Default: the smaller side of the matrix, at most 10. */
  readonly rank?: number
  /** Pivot on a random sketch of rank + oversampling rows rather than on the matrix itself: faster for large ones. Default false. */
  readonly randomized?: boolean
  /** Rows of the sketch beyond the rank. Default 10. */
  readonly oversampling?: number
  /** Source of randomness. Default `key(0)`. */
  readonly key?: Key
}

/** A ≈ A(:, columns)·coefficients; see {@link interpolativeDecomposition}. */
export interface InterpolativeDecomposition {
  /** Indices of at most `rank` columns, the most important first; fewer where A has less rank. */
  readonly columns: readonly number[]
  /** `[columns.length, n]`, with the identity in the chosen columns. */
  readonly coefficients: Tensor
}

/** A ≈ C·U·R; see {@link cur}. */
export interface Cur {
  /** Columns of A, `[m, k]`. */
  readonly c: Tensor
  /** `[k, l]`. */
  readonly u: Tensor
  /** Rows of A, `[l, n]`. */
  readonly r: Tensor
  /** Indices of the columns. */
  readonly columns: readonly number[]
  /** Indices of the rows. */
  readonly rows: readonly number[]
}

/**
 * Interpolative decomposition: a few columns of A from which all others are combined, found by QR with column pivoting (H. Cheng,
 * Z. Gimbutas, P.-G. Martinsson and V. Rokhlin, On the compression of low rank matrices, 2005; on a sketch: Liberty et al., 2007).
 *
 * @param a - `[m, n]`, finite.
 * @throws OptionError for a rank that does not fit, ShapeError unless it is one matrix.
 * @example
 * ```ts
 * interpolativeDecomposition([[1, 2], [2, 4]], { rank: 1 }).columns // => [1]
 * ```
 */
export function interpolativeDecomposition(a: TensorLike, options: InterpolativeOptions = {}): InterpolativeDecomposition {
  const x = asFloat(a)
  const { shape, dtype } = matrixlike('interpolativeDecomposition', x)
  const { randomized = false, key = makeKey(0), ...sizes } = options
  const { rank, oversampling } = resolveRandomized('interpolativeDecomposition', shape, { ...sizes, key })
  const [m, n] = shape
  const d = Math.min(rank + oversampling, m)
  const { r, perm } = pivotedQr(randomized ? gaussianSketch(key, d, m, { dtype }).apply(x) : x)
  const k = Math.min(rank, knownRank(r, dtype))
  const top = slice(r, { axis: 0, stop: k })
  // A·P = Q₁·[R₁₁ R₁₂], so the other columns are the first ones times R₁₁⁻¹·R₁₂.
  const rest = triangularSolve(slice(top, { axis: 1, stop: k }), slice(top, { axis: 1, start: k }), { lower: false })
  const combined = k === 0 ? zeros([0, n], { dtype }) : concat([eye(k, k, { dtype }), rest], 1)
  const order = Array.from(perm.dataSync())
  const places = new Int32Array(n)
  order.forEach((column, position) => (places[column] = position))
  return { columns: order.slice(0, k), coefficients: take(combined, tensorFrom(places, [n], 'int32'), 1) }
}

/**
 * CUR decomposition: A ≈ C·U·R with columns C and rows R of A, both by {@link interpolativeDecomposition} (S. Voronin and
 * P.-G. Martinsson, 2017), and U = C⁺·A·R⁺, the best for them in the Frobenius norm (G. W. Stewart, 1999).
 *
 * @param a - `[m, n]`, finite.
 * @throws as {@link interpolativeDecomposition}.
 */
export function cur(a: TensorLike, options: InterpolativeOptions = {}): Cur {
  const x = asFloat(a)
  const { columns } = interpolativeDecomposition(x, options)
  const c = take(x, indices(columns), 1)
  const k = Math.max(1, columns.length)
  const { columns: rows } = interpolativeDecomposition(matrixTranspose(columns.length === 0 ? x : c), { rank: Math.min(k, ...x.shape) })
  const r = take(x, indices(rows), 0)
  return { c, u: matmul(matmul(pinv(c), x), pinv(r)), r, columns, rows }
}

/** Diagonal elements of R above rounding. */
function knownRank(r: Tensor, dtype: 'float32' | 'float64'): number {
  const sizes = Array.from(diagonal(r).dataSync(), Math.abs)
  const floor = (sizes[0] ?? 0) * Math.max(...r.shape, 1) * (dtype === 'float32' ? 2 ** -23 : 2 ** -52)
  const first = sizes.findIndex((size) => size <= floor)
  return first < 0 ? sizes.length : first
}

function indices(list: readonly number[]): Tensor {
  return tensorFrom(Int32Array.from(list), [list.length], 'int32')
}
