import {
  type TensorLike,
  OptionError,
  Tensor,
  abs,
  argmax,
  asFloat,
  concat,
  customJvp,
  diagonal,
  expandDims,
  less,
  matmul,
  mul,
  neg,
  ones,
  onesLike,
  select,
  slice,
  squeeze,
  stopGradient,
  takeAlongAxis,
} from '@ortho/core'
import { type Iterated, ordered, withOutcome } from '../dense/ordered.ts'
import { requireMatrices } from '../dense/require.ts'
import { svdStorage } from './svd-kernel.ts'
import { type Factors, svdTangents } from './svd-tangents.ts'

/** Options of {@link svd}. */
export interface SvdOptions {
  /** Whether U and V are square, completed by a basis of what is left. Default false: thin. */
  readonly full?: boolean
  /**
   * `any` (default): as they come. `positive`: the component of each column of U that is largest in size is positive, so that
   * results can be compared.
   */
  readonly sign?: 'any' | 'positive'
}

/** A = U·diag(s)·Vᴴ. Also iterable: `const [u, s, vh] = svd(a)`. */
export interface Svd extends Iterable<Tensor>, Iterated {
  /** `[…, m, k]`, or `[…, m, m]` where full: orthonormal columns, the left singular vectors. */
  readonly u: Tensor
  /** `[…, k]`, descending, not negative; k = min(m, n). */
  readonly s: Tensor
  /** `[…, k, n]`, or `[…, n, n]` where full: orthonormal rows, the right singular vectors. */
  readonly vh: Tensor
}

/**
 * Singular value decomposition A = U·diag(s)·Vᴴ.
 *
 * By bidiagonalization and divide and conquer, about 9·n³ flops and as many again for vectors of tall matrices; small ones by
 * one-sided Jacobi rotations. Values are right up to a few ε·s₁, small ones of small matrices often to all digits. For values
 * alone {@link svdvals} takes half of the time; for high relative accuracy of graded matrices of any size use
 * {@link jacobiSvd}.
 *
 * Differentiable to any order. Vectors of equal singular values (gaps below ε^¾·s₁) are not determined: losses that do not depend on
 * the choice, like U·Vᴴ, have derivatives, which are right. Others are refused by reverse mode, U·f(s)·Vᴴ among them; forward mode
 * cannot tell, and leaves out turns within a cluster. Of losses of equal values alone comes a subgradient.
 *
 * @param a - `[…, m, n]`, finite; any shape, empty ones too, any rank, any scale.
 * @returns in the dtype of `a`.
 * @throws OptionError for NaN or infinity, for options that are not known, and for a loss as above; ConvergenceError; ShapeError for a vector.
 * @example
 * ```ts
 * const { u, s, vh } = svd([[0, 2], [1, 0]], { sign: 'positive' })
 * s.toArray() // => [2, 1]
 * vh.toArray() // => [[0, 1], [1, 0]]
 * ```
 */
export function svd(a: TensorLike, { full = false, sign = 'any' }: SvdOptions = {}): Svd {
  const x = asFloat(a)
  requireMatrices('svd', x)
  if (!['any', 'positive'].includes(sign)) {
    throw new OptionError({ where: 'svd', argument: 'sign', expected: "'any' or 'positive'", received: sign })
  }
  const { failures, ...factors } = customJvp(
    ([plain]) => decomposed(plain!, full),
    ([change], _inputs, outputs) => svdTangents(change!, outputs),
  )(x)
  const { u, s, vh } = sign === 'positive' ? withPositiveLargest(factors) : factors
  return withOutcome(ordered({ u, s, vh }), () => failures.concrete)
}

/**
 * Singular values alone: the numbers of {@link svd} in half of the time or less. Those of the bidiagonal form are found with
 * high relative accuracy.
 *
 * @param a - `[…, m, n]`, finite.
 * @returns `[…, min(m, n)]`, descending. Differentiable: ds = diag(Uᵀ·dA·V).
 * @throws as {@link svd}.
 * @example
 * ```ts
 * svdvals([[3, 0], [0, -4]]).toArray() // => [4, 3]
 * ```
 */
export function svdvals(a: TensorLike): Tensor {
  const x = asFloat(a)
  const { m, n, batch } = requireMatrices('svdvals', x)
  const run = ([plain]: readonly Tensor[]): { s: Tensor } => {
    const { s } = svdStorage('svdvals', plain!, 'none')
    return { s: new Tensor(plain!.backend, s, plain!.dtype, [...batch, Math.min(m, n)]) }
  }
  return customJvp(run, ([change], [at]) => {
    const { u, vh } = svd(at!)
    return { s: diagonal(matmul(matmul(u, change!, { transposeA: true }), vh, { transposeB: true })) }
  })(x).s
}

function decomposed(a: Tensor, full: boolean): Factors & { readonly failures: Tensor } {
  const { m, n, batch } = requireMatrices('svd', a)
  const k = Math.min(m, n)
  const { u, s, vh, failures } = svdStorage('svd', a, full ? 'full' : 'thin')
  const [rows, columns] = full ? [m, n] : [k, k]
  const as = (storage: object, ...matrix: number[]): Tensor => new Tensor(a.backend, storage, a.dtype, [...batch, ...matrix])
  return { u: as(u!, m, rows), s: as(s, k), vh: as(vh!, columns, n), failures }
}

/** The same decomposition with the largest component of each column of U positive. */
function withPositiveLargest({ u, s, vh }: Factors): Factors {
  const [columns, rows] = [u.shape.at(-1)!, vh.shape.at(-2)!]
  if (columns === 0 || u.size === 0) return { u, s, vh }
  const plain = stopGradient(u)
  const largest = takeAlongAxis(plain, argmax(abs(plain), { axis: -2, keepDims: true }), -2)
  const signs = squeeze(select(less(largest, 0), neg(onesLike(largest)), onesLike(largest)), -2)
  const extra = rows - columns
  const places = [...signs.shape.slice(0, -1), extra]
  const right =
    extra > 0 ? concat([signs, ones(places, { dtype: u.dtype, backend: u.backend })], -1) : slice(signs, { axis: -1, stop: rows })
  return { u: mul(u, expandDims(signs, -2)), s, vh: mul(vh, expandDims(right, -1)) }
}
