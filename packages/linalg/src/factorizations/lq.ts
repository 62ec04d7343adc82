import { type Tensor, type TensorLike, asFloat, matrixTranspose } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { qr } from './qr.ts'

/** Options of {@link lq}. */
export interface LqOptions {
  /** `reduced`: k = min(m, n) rows of Q; `complete`: all n. Default `reduced`. */
  readonly mode?: 'reduced' | 'complete' | undefined
  /** `positive` makes the diagonal of L non-negative. Default `lapack`: as it comes. */
  readonly sign?: 'lapack' | 'positive' | undefined
}

/** What {@link lq} finds; k = min(m, n), or n where `complete`. */
export interface Lq extends Iterable<Tensor> {
  /** `[…, m, k]`, lower triangular. */
  readonly l: Tensor
  /** `[…, k, n]`, rows orthonormal. */
  readonly q: Tensor
}

/**
 * `A = L·Q`: L is lower triangular, Q has orthonormal rows. The transpose of {@link qr} of Aᵀ: as accurate, as costly, and
 * differentiable where that is.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * lq([[3, 4]], { sign: 'positive' }).l.shape // => [1, 1]
 * ```
 */
export function lq(a: TensorLike, { mode = 'reduced', sign = 'lapack' }: LqOptions = {}): Lq {
  const x = asFloat(a)
  const { n } = requireMatrices('lq', x)
  // Here, because the transpose would be blamed elsewhere.
  if (x.backend.downloadSync !== undefined) requireFinite('lq', floatsOf(x.concrete), n)
  const { q, r } = qr(matrixTranspose(x), { mode, sign })
  return ordered({ l: matrixTranspose(r), q: matrixTranspose(q) })
}
