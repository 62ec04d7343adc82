import {
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  matmul,
  matrixTranspose,
  norm,
  showShape,
  slice,
} from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { requireCount, requireTolerance } from '../krylov/require.ts'
import { svd } from '../singular/svd.ts'
import { modeProduct, unfold } from './unfold.ts'

/** Options of {@link tucker}. */
export interface TuckerOptions {
  /** Size of the core along each axis; at most the size of the tensor there. Default: the tensor's, which is exact. */
  readonly ranks?: readonly number[]
  /**
   * Sweeps of alternating improvement (HOOI) after the truncated higher-order SVD, which is within √order of the best.
   * Default 0: the higher-order SVD itself.
   */
  readonly sweeps?: number
  /** The sweeps end when the relative error improves by less. Default 1e-10. */
  readonly tol?: number
}

/** X ≈ core ×₁ U₁ ×₂ U₂ …: see {@link tucker}. */
export interface Tucker {
  /** The core, of the size of the ranks. */
  readonly core: Tensor
  /** One for each axis: `[shape[i], ranks[i]]`, orthonormal columns. */
  readonly factors: readonly Tensor[]
  /** ‖X − approximation‖_F / ‖X‖_F, from the norms: accurate to about 1e-8. */
  readonly error: number
  /** Sweeps done. */
  readonly sweeps: number
}

/**
 * Tucker decomposition by the sequentially truncated higher-order SVD, if wanted improved by alternating projections.
 *
 * The error is at most √order times that of the best approximation of these ranks.
 *
 * @param x - one axis or more, finite.
 * @throws ShapeError for a scalar, OptionError for ranks that do not fit or elements that are not finite.
 * @example
 * ```ts
 * tucker([[[1, 2], [2, 4]], [[3, 6], [6, 12]]], { ranks: [1, 1, 1] }).error < 1e-7 // => true
 * ```
 */
export function tucker(x: TensorLike, options: TuckerOptions = {}): Tucker {
  const a = requireTensor('tucker', x)
  const { tol = 1e-10 } = options
  const most = requireCount('tucker', 'sweeps', options.sweeps ?? 0)
  requireTolerance('tucker', 'tol', tol)
  const ranks = requireRanks(a, options.ranks ?? a.shape)
  let { core, factors } = truncated(a, ranks)
  const size = norm(a).item()
  let error = relativeError(size, norm(core).item())
  let sweeps = 0
  while (sweeps < most) {
    factors = improved(a, factors, ranks)
    core = project(a, factors, -1)
    sweeps++
    const next = relativeError(size, norm(core).item())
    const gain = error - next
    error = next
    if (gain < tol) break
  }
  return { core, factors, error, sweeps }
}

/**
 * The higher-order singular value decomposition (De Lathauwer, De Moor and Vandewalle, 2000): {@link tucker} without sweeps.
 */
export function hosvd(x: TensorLike, options: { readonly ranks?: readonly number[] } = {}): Tucker {
  return tucker(x, options)
}

/** The tensor that a Tucker decomposition stands for. */
export function fromTucker({ core, factors }: Pick<Tucker, 'core' | 'factors'>): Tensor {
  return factors.reduce((y, factor, axis) => modeProduct(y, factor, axis), core)
}

/** Each factor from what the earlier ones have left (Vannieuwenhoven, Vandebril and Meerbergen, 2012). */
function truncated(x: Tensor, ranks: readonly number[]): { core: Tensor; factors: Tensor[] } {
  let core = x
  const factors = ranks.map((rank, axis) => {
    const factor = leading(unfold(core, axis), rank)
    core = modeProduct(core, matrixTranspose(factor), axis)
    return factor
  })
  return { core, factors }
}

/** One sweep of higher-order orthogonal iteration (De Lathauwer et al., 2000b): the best factor for the others, in turn. */
function improved(x: Tensor, factors: readonly Tensor[], ranks: readonly number[]): Tensor[] {
  const current = [...factors]
  for (let axis = 0; axis < ranks.length; axis++) current[axis] = leading(unfold(project(x, current, axis), axis), ranks[axis]!)
  return current
}

/** x ×ᵢ Uᵢᵀ along all axes but `except`. */
function project(x: Tensor, factors: readonly Tensor[], except: number): Tensor {
  return factors.reduce((y, factor, axis) => (axis === except ? y : modeProduct(y, matrixTranspose(factor), axis)), x)
}

/** The first `rank` left singular vectors, completed where the matrix has fewer columns. */
export function leading(matrix: Tensor, rank: number): Tensor {
  const [m, n] = [matrix.shape[0]!, matrix.shape[1]!]
  const { u } = svd(n < rank ? matmul(matrix, matrixTranspose(matrix)) : matrix)
  return u.shape[1] === rank || m === rank ? u : slice(u, { axis: 1, stop: rank })
}

/** √(‖X‖² − ‖core‖²)/‖X‖: the factors are orthonormal. */
function relativeError(size: number, kept: number): number {
  return size === 0 ? 0 : Math.sqrt(Math.max(0, 1 - (kept / size) ** 2))
}

function requireRanks(x: Tensor, ranks: readonly number[]): readonly number[] {
  const fits = ranks.length === x.ndim && ranks.every((rank, i) => Number.isInteger(rank) && rank >= 1 && rank <= x.shape[i]!)
  if (fits || (x.size === 0 && ranks.length === x.ndim)) return ranks
  throw new OptionError({
    where: 'tucker',
    argument: 'ranks',
    expected: `${x.ndim} integers from 1 to ${showShape(x.shape)}`,
    received: showShape(ranks),
  })
}

/** A finite float tensor of one axis or more. */
export function requireTensor(where: string, x: TensorLike): Tensor {
  const a = asFloat(x)
  if (a.ndim === 0) throw new ShapeError({ where, argument: 'x', expected: 'a tensor of one axis or more', received: 'a scalar' })
  requireFinite(where, floatsOf(a), a.shape.at(-1)!, 'x')
  return a
}
