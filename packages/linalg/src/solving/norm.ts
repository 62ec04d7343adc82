import {
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  abs,
  asFloat,
  at,
  norm as euclidean,
  cast,
  div,
  expandDims,
  max,
  min,
  moveAxis,
  mul,
  notEqual,
  pow,
  reshape,
  select,
  showShape,
  stopGradient,
  sum,
} from '@ortho/core'
import { svdvals } from '../singular/svd.ts'

/** Which norm of vectors: p ≥ 1 for (Σ|x|ᵖ)^(1/p), any other p for that formula, ±Infinity for the largest or least |x|, 0 for how many are not 0. */
export type VectorNormOrder = number

/**
 * Which norm of matrices: `fro` (Frobenius), `nuc` (sum of the singular values), 2 and −2 (largest and least singular value), 1
 * and −1 (largest and least sum of a column of |A|), Infinity and −Infinity (the same of rows).
 */
export type MatrixNormOrder = 'fro' | 'nuc' | number

/** Options of {@link vectorNorm}. */
export interface VectorNormOptions {
  /** Which norm. Default 2. */
  readonly ord?: VectorNormOrder | undefined
  /** Axis of the vectors, or axes that are taken as one vector. Default: all. */
  readonly axis?: number | readonly number[] | undefined
  /** Keep the axes with size 1. Default false. */
  readonly keepDims?: boolean | undefined
}

/** Options of {@link matrixNorm}. */
export interface MatrixNormOptions {
  /** Which norm. Default `fro`. */
  readonly ord?: MatrixNormOrder | undefined
  /** Keep both axes with size 1. Default false. */
  readonly keepDims?: boolean | undefined
}

/** Options of {@link norm}. */
export interface NormOptions {
  /** Which norm of vectors or matrices. Default: the root of the sum of squares, of whatever is named by `axis`. */
  readonly ord?: MatrixNormOrder | undefined
  /** One axis: norms of vectors; two: norms of matrices. Default: the whole of a vector or a matrix. */
  readonly axis?: number | readonly number[] | undefined
  /** Keep the axes with size 1. Default false. */
  readonly keepDims?: boolean | undefined
}

/**
 * Norms of vectors, by default Euclidean. Scaled against overflow. Differentiable where the norm is; a subgradient elsewhere.
 *
 * @returns the shape of `x` without `axis`.
 * @throws ShapeError for a least or largest of nothing.
 * @example
 * ```ts
 * vectorNorm([3, -4]).item() // => 5
 * vectorNorm([3, -4], { ord: 1 }).item() // => 7
 * ```
 */
export function vectorNorm(x: TensorLike, { ord = 2, axis, keepDims }: VectorNormOptions = {}): Tensor {
  const t = asFloat(x)
  const options = { axis, keepDims }
  if (ord === 2) return euclidean(t, options)
  if (ord === Infinity) return max(abs(t), options)
  if (ord === -Infinity) return min(abs(t), options)
  if (ord === 0) return sum(cast(notEqual(t, 0), t.dtype), options)
  if (ord === 1) return sum(abs(t), options)
  if (Number.isFinite(ord)) return powerNorm(t, ord, options)
  throw new OptionError({ where: 'vectorNorm', argument: 'ord', expected: 'a number', received: String(ord) })
}

/**
 * Norms of matrices, by default Frobenius. Differentiable where the norm is.
 *
 * @param x - `[…, m, n]`.
 * @returns `[…]`.
 * @throws ShapeError for less than two axes; OptionError for another `ord`, and for NaN or infinity where singular values are needed.
 * @example
 * ```ts
 * matrixNorm([[3, 0], [0, -4]]).item() // => 5
 * matrixNorm([[1, -2], [3, 4]], { ord: 1 }).item() // => 6
 * ```
 */
export function matrixNorm(x: TensorLike, { ord = 'fro', keepDims = false }: MatrixNormOptions = {}): Tensor {
  const t = asFloat(x)
  if (t.ndim < 2) throw new ShapeError({ where: 'matrixNorm', expected: 'given a matrix or a batch of them', received: showShape(t.shape) })
  const result = normOfMatrices(t, ord)
  return keepDims ? expandDims(expandDims(result, -1), -1) : result
}

/**
 * Norms of vectors or matrices with the rules of NumPy: without `ord` the root of the sum of all squares; with it, a norm of the
 * vector or the matrix that `x`, or the one or two axes, are. {@link vectorNorm} and {@link matrixNorm} say which is meant.
 *
 * @throws ShapeError where `ord` is given for more than two axes; OptionError for an `ord` that these do not have.
 * @example
 * ```ts
 * norm([[3, 0], [0, 4]]).item() // => 5
 * norm([[3, 0], [0, 4]], { ord: 2 }).item() // => 4
 * norm([[3, 4], [6, 8]], { axis: 1 }).toArray() // => [5, 10]
 * ```
 */
export function norm(x: TensorLike, { ord, axis, keepDims = false }: NormOptions = {}): Tensor {
  const t = asFloat(x)
  if (ord === undefined) return euclidean(t, { axis, keepDims })
  const axes = typeof axis === 'number' ? [axis] : (axis ?? t.shape.map((_, i) => i))
  if (axes.length === 1) {
    if (typeof ord === 'number') return vectorNorm(t, { ord, axis: axes, keepDims })
    throw new OptionError({ where: 'norm', argument: 'ord', expected: 'a number for vectors', received: ord })
  }
  const [row, column] = axes
  if (row === undefined || column === undefined || axes.length > 2) {
    throw new ShapeError({ where: 'norm', argument: 'axis', expected: 'one or two axes where `ord` is given', received: `${axes.length}` })
  }
  const places = axes.map((k) => (k < 0 ? k + t.ndim : k))
  // The first goes to the back; if it stood before the second, that has moved one place down.
  const [first, second] = [places[0]!, places[1]!]
  const moved = moveAxis(moveAxis(t, first, -1), second > first ? second - 1 : second, -1)
  const result = normOfMatrices(moved, ord)
  return keepDims ? reshape(result, t.shape.map((n, i) => (places.includes(i) ? 1 : n))) : result // prettier-ignore
}

function normOfMatrices(x: Tensor, ord: MatrixNormOrder): Tensor {
  switch (ord) {
    case 'fro':
      return euclidean(x, { axis: [-2, -1] })
    case 'nuc':
      return sum(svdvals(x), { axis: -1 })
    case 2:
      return at(svdvals(x), 0, -1)
    case -2:
      return at(svdvals(x), -1, -1)
    case 1:
      return max(sum(abs(x), { axis: -2 }), { axis: -1 })
    case -1:
      return min(sum(abs(x), { axis: -2 }), { axis: -1 })
    case Infinity:
      return max(sum(abs(x), { axis: -1 }), { axis: -1 })
    case -Infinity:
      return min(sum(abs(x), { axis: -1 }), { axis: -1 })
    default:
      throw new OptionError({
        where: 'matrixNorm',
        argument: 'ord',
        expected: "'fro', 'nuc', 2, -2, 1, -1, Infinity or -Infinity",
        received: String(ord),
      })
  }
}

/** (Σ|x|ᵖ)^(1/p) of x over its largest element, which neither overflows nor vanishes. */
function powerNorm(x: Tensor, p: number, options: Pick<VectorNormOptions, 'axis' | 'keepDims'>): Tensor {
  const sizes = abs(x)
  if (p < 0) return pow(sum(pow(sizes, p), options), 1 / p)
  const shape = sum(x, options).shape
  if (x.size === 0) return sum(sizes, options)
  const top = stopGradient(max(sizes, { ...options, keepDims: true }))
  const unit = select(notEqual(top, 0), top, 1)
  const total = sum(pow(div(sizes, unit), p), options)
  const present = notEqual(total, 0)
  // 0^(1/p) has an infinite slope, which would spoil the zeros that other elements hold.
  const root = select(present, pow(select(present, total, 1), 1 / p), 0)
  return mul(root, reshape(unit, shape))
}
