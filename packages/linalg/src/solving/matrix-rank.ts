import { type Tensor, type TensorLike, asFloat, tensorFrom } from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { batchSize, floatsOf } from '../dense/workspace.ts'
import { type RankOptions, rankBound } from './rank.ts'
import { svdvals } from '../singular/svd.ts'

/** Options of {@link matrixRank}. */
export type MatrixRankOptions = RankOptions

/**
 * Numerical rank: how many singular values exceed max(`atol`, `rtol`·σ₁).
 *
 * @param a - `[…, m, n]`, finite.
 * @returns int32 `[…]`.
 * @throws ShapeError; OptionError for NaN or infinity or a negative tolerance.
 * @example
 * ```ts
 * matrixRank([[1, 2], [2, 4]]).item() // => 1
 * ```
 */
export function matrixRank(a: TensorLike, options: MatrixRankOptions = {}): Tensor {
  const x = asFloat(a).concrete
  const { batch } = requireMatrices('matrixRank', x)
  const bound = rankBound('matrixRank', x, options)
  const s = x.size === 0 ? undefined : svdvals(x)
  const ranks = new Int32Array(batchSize(x))
  if (s !== undefined) {
    const values = floatsOf(s)
    const k = s.shape.at(-1)!
    for (let i = 0; i < values.length; i++) if (values[i]! > bound(values[i - (i % k)]!)) ranks[Math.floor(i / k)]! += 1
  }
  return tensorFrom(ranks, batch, 'int32', x.backend)
}
