import {
  type Key,
  ShapeError,
  type Tensor,
  type TensorLike,
  concat,
  div,
  key as makeKey,
  matmul,
  matrixTranspose,
  maximum,
  mul,
  norm,
  ones,
  randn,
  reshape,
  showShape,
  split,
  sub,
  sum,
} from '@ortho/core'
import { type OnFailure, requireSuccess } from '../krylov/iteration.ts'
import { requireCount, requireName, requireTolerance } from '../krylov/require.ts'
import { requirePlain } from '../krylov/system.ts'
import { pinv } from '../solving/pinv.ts'
import { leading, requireTensor } from './tucker.ts'
import { khatriRao, unfold } from './unfold.ts'

/** Options of {@link cpAls}. */
export interface CpAlsOptions {
  /** Number of terms. */
  readonly rank: number
  /** Sweeps over all factors. Default 200. */
  readonly maxSteps?: number
  /** Ends when the fit changes by less. Default 1e-8. */
  readonly tol?: number
  /**
   * The first factors: `svd`, leading singular vectors of the unfoldings, which finds terms that are nearly orthogonal at once;
   * or `random`, to try several keys. Default `svd`.
   */
  readonly start?: 'svd' | 'random'
  /** Draws the first factors, with `svd` those columns that an axis is too short for. Default `key(0)`. */
  readonly key?: Key
  /** What becomes of a failure: ConvergenceError, or a result that says so in its `status`. Default `throw`. */
  readonly onFailure?: OnFailure
}

/** A sum of rank-one tensors: see {@link cpAls}. */
export interface Cp {
  /** `[rank]`, not negative, descending order not implied: the lengths of the terms. */
  readonly weights: Tensor
  /** One for each axis: `[shape[i], rank]`, columns of length 1. */
  readonly factors: readonly Tensor[]
  /** 1 − ‖X − approximation‖_F / ‖X‖_F, computed from the difference. */
  readonly fit: number
  /** `converged`: the fit no longer changed; `max-steps`: it did. */
  readonly status: 'converged' | 'max-steps'
  /** Sweeps done. */
  readonly steps: number
}

/**
 * CP (canonical polyadic) decomposition X ≈ Σⱼ weightⱼ·u₁ⱼ ∘ u₂ⱼ ∘ … by alternating least squares (T. Kolda and B. Bader, Tensor
 * decompositions and applications, 2009, figure 3.3).
 *
 * Each factor in turn is the least-squares solution for the others, so the fit never falls; where it stops depends on the
 * start, so try several keys with `start: 'random'`. Use {@link tucker} for an approximation that is near the best for certain.
 *
 * @param x - two axes or more, finite.
 * @returns weights and factors; not differentiable.
 * @throws ConvergenceError where the fit still changes after `maxSteps`, unless `onFailure` is `status`; OptionError for a rank below 1
 *   or elements that are not finite; ShapeError for fewer than two axes.
 * @example
 * ```ts
 * cpAls([[[1, 2], [2, 4]], [[3, 6], [6, 12]]], { rank: 1 }).fit > 0.9999 // => true
 * ```
 */
export function cpAls(x: TensorLike, options: CpAlsOptions): Cp {
  const a = requirePlain('cpAls', 'x', requireTensor('cpAls', x))
  if (a.ndim < 2) throw new ShapeError({ where: 'cpAls', argument: 'x', expected: 'two axes or more', received: showShape(a.shape) })
  const { tol = 1e-8, key = makeKey(0), onFailure } = options
  const rank = requireCount('cpAls', 'rank', options.rank, 1)
  const maxSteps = requireCount('cpAls', 'maxSteps', options.maxSteps ?? 200, 1)
  requireTolerance('cpAls', 'tol', tol)
  let factors = firstFactors(a, rank, options.start ?? 'svd', key)
  const unfolded = a.shape.map((_, axis) => unfold(a, axis))
  const size = norm(a).item()
  let weights = ones([rank], { dtype: a.dtype })
  const residuals: number[] = []
  for (let steps = 1; ; steps++) {
    for (let axis = 0; axis < a.ndim; axis++) {
      const found = leastSquaresFactor(unfolded[axis]!, factors, axis)
      weights = norm(found, { axis: 0 })
      // A term that has died keeps a zero column and a zero weight.
      const columns = div(found, maximum(weights, Number.MIN_VALUE))
      factors = factors.map((factor, i) => (i === axis ? columns : factor))
    }
    const residual = relativeResidual(a, weights, factors, size)
    const settled = Math.abs(residual - (residuals.at(-1) ?? Infinity)) < tol
    residuals.push(residual)
    if (!settled && steps < maxSteps) continue
    const status = settled ? 'converged' : 'max-steps'
    requireSuccess('cpAls', { status, steps, residual, residuals, hint: 'Raise `maxSteps` or `tol`, or try another `key`.' }, onFailure)
    return { weights, factors, fit: 1 - residual, status, steps }
  }
}

function firstFactors(x: Tensor, rank: number, start: 'svd' | 'random', key: Key): Tensor[] {
  requireName('cpAls', 'start', start, ['svd', 'random'])
  const keys = split(key, x.ndim)
  return x.shape.map((n, axis) => {
    const known = start === 'svd' ? Math.min(rank, n) : 0
    const drawn = randn(keys[axis]!, [n, rank - known], { dtype: x.dtype === 'float32' ? 'float32' : 'float64' })
    return known === 0 ? drawn : concat([leading(unfold(x, axis), known), drawn], 1)
  })
}

/** The tensor that a CP decomposition stands for. */
export function fromCp({ weights, factors }: Pick<Cp, 'weights' | 'factors'>): Tensor {
  const [first, ...others] = factors
  const shape = factors.map((factor) => factor.shape[0]!)
  if (others.length === 0) return sum(mul(first!, weights), { axis: 1 })
  return reshape(matmul(mul(first!, weights), matrixTranspose(khatriRao(others))), shape)
}

/** X₍axis₎·K·(⊛ UᵢᵀUᵢ)⁺ with K the Khatri–Rao product of the other factors. */
function leastSquaresFactor(unfolded: Tensor, factors: readonly Tensor[], axis: number): Tensor {
  const others = factors.filter((_, i) => i !== axis)
  const gram = others.map((u) => matmul(u, u, { transposeA: true })).reduce((left, right) => mul(left, right))
  return matmul(matmul(unfolded, khatriRao(others)), pinv(gram))
}

function relativeResidual(x: Tensor, weights: Tensor, factors: readonly Tensor[], size: number): number {
  const rest = norm(sub(x, fromCp({ weights, factors }))).item()
  return size === 0 && rest === 0 ? 0 : rest / size
}
