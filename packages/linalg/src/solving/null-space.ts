import { OptionError, ShapeError, type Tensor, type TensorLike, asFloat, eye, broadcastTo, matrixTranspose, slice } from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { batchSize, floatsOf } from '../dense/workspace.ts'
import { qr } from '../factorizations/qr.ts'
import { type RankOptions, rankBound } from './rank.ts'
import { svd } from '../singular/svd.ts'

/** Options of {@link nullSpace} and {@link orth}. */
export type SubspaceOptions = RankOptions

/**
 * Orthonormal basis of the null space {x: A·x = 0}, by singular vectors.
 *
 * @param a - `[…, m, n]`, finite; the matrices of a batch need one rank.
 * @returns `[…, n, n − rank]`. Not differentiable: a basis is one choice of many.
 * @throws ShapeError, also for a batch of several ranks; OptionError for NaN or infinity, a negative tolerance, or a derivative.
 * @example
 * ```ts
 * nullSpace([[1, 0, 0], [0, 1, 0]]).shape // => [3, 1]
 * ```
 */
export function nullSpace(a: TensorLike, options: SubspaceOptions = {}): Tensor {
  const x = requirePlain('nullSpace', asFloat(a))
  const { n, batch } = requireMatrices('nullSpace', x)
  if (x.size === 0) return broadcastTo(eye(n, n, { dtype: x.dtype, backend: x.backend }), [...batch, n, n])
  const { s, vh } = svd(x)
  const rank = commonRank('nullSpace', x, s, options)
  // What Q adds to the columns it was given spans their complement.
  const { q } = qr(matrixTranspose(slice(vh, { axis: -2, stop: rank })), { mode: 'complete' })
  return slice(q, { axis: -1, start: rank })
}

/**
 * Orthonormal basis of the range {A·x}, by singular vectors, those of large singular values first.
 *
 * For a matrix of full column rank the Q of {@link qr} is one, too, at a fraction of the work.
 *
 * @param a - `[…, m, n]`, finite; the matrices of a batch need one rank.
 * @returns `[…, m, rank]`. Not differentiable: a basis is one choice of many.
 * @throws ShapeError, also for a batch of several ranks; OptionError for NaN or infinity, a negative tolerance, or a derivative.
 * @example
 * ```ts
 * orth([[3, 3], [4, 4]]).shape // => [2, 1]
 * ```
 */
export function orth(a: TensorLike, options: SubspaceOptions = {}): Tensor {
  const x = requirePlain('orth', asFloat(a))
  const { m, batch } = requireMatrices('orth', x)
  if (x.size === 0) return slice(broadcastTo(eye(m, m, { dtype: x.dtype, backend: x.backend }), [...batch, m, m]), { axis: -1, stop: 0 })
  const { u, s } = svd(x)
  return slice(u, { axis: -1, stop: commonRank('orth', x, s, options) })
}

function requirePlain(where: string, a: Tensor): Tensor {
  if (a.trace === undefined) return a
  throw new OptionError({
    where,
    argument: 'a',
    expected: 'a plain tensor',
    received: 'a value that is being differentiated',
    hint: 'A basis has no derivative; the projector `matmul(a, pinv(a))` has.',
  })
}

/** Number of singular values that do not count as zero. @throws ShapeError unless it is one for all matrices of the batch. */
export function commonRank(where: string, a: Tensor, s: Tensor, options: SubspaceOptions, argument = 'a'): number {
  const bound = rankBound(where, a, options)
  const values = floatsOf(s)
  const k = s.shape.at(-1)!
  const ranks = Array.from({ length: batchSize(a) }, (_, item) => {
    let rank = 0
    while (rank < k && values[item * k + rank]! > bound(values[item * k]!)) rank++
    return rank
  })
  const other = ranks.find((rank) => rank !== ranks[0])
  if (other === undefined) return ranks[0] ?? 0
  throw new ShapeError({ where, argument, expected: 'matrices of one rank', received: `ranks ${ranks[0]!} and ${other}` })
}
