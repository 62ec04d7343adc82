import {
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  acos,
  asFloat,
  asin,
  flip,
  greaterEqual,
  matmul,
  promoted,
  select,
  showShape,
  slice,
  stopGradient,
  sub,
} from '@ortho/core'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { qr } from '../factorizations/qr.ts'
import { svd, svdvals } from '../singular/svd.ts'
import { commonRank } from '../solving/null-space.ts'
import type { RankOptions } from '../solving/rank.ts'

/** Options of {@link subspaceAngles}: what counts as the rank of each matrix. */
export type SubspaceAnglesOptions = RankOptions

/**
 * Principal angles between the spaces that the columns of two matrices span: the least angle between a vector of one and a vector
 * of the other, then the least one at right angles to both, and so on.
 *
 * cos θ are the singular values of Q_AᵀQ_B for orthonormal bases, sin θ those of Q_B − Q_A·Q_AᵀQ_B. Angles below π/4 are taken from
 * their sines, the others from their cosines (Å. Björck and G. Golub, Math. Comp. 27, 1973), so that none has an error much above
 * m·ε times the condition of A and of B; from the cosines alone angles below √ε would be noise. Angles that are given by a
 * partition of an orthogonal matrix are those of {@link csd}.
 *
 * Differentiable where A and B have full column rank, for angles that are not 0 and differ from each other.
 *
 * @param a - `[…, m, p]`, finite; dependent columns are told by singular values.
 * @param b - `[…, m, q]`, finite; batches broadcast, and all matrices of `a`, or of `b`, need one rank.
 * @returns `[…, min(rank A, rank B)]`, in radians from 0 to π/2, descending as in SciPy.
 * @throws ShapeError, also for a batch of several ranks; OptionError for NaN or infinity, a negative tolerance, or a derivative at
 * a matrix with more columns than rows; SingularMatrixError from derivatives at matrices with dependent columns.
 * @example
 * ```ts
 * subspaceAngles([[1], [0]], [[1], [1e-12]]).toArray() // => [1e-12]
 * ```
 */
export function subspaceAngles(a: TensorLike, b: TensorLike, options: SubspaceAnglesOptions = {}): Tensor {
  const [x, y] = promoted('subspaceAngles', asFloat(a), asFloat(b))
  const { m } = requireMatrices('subspaceAngles', x)
  if (requireMatrices('subspaceAngles', y, 'b').m !== m) {
    throw new ShapeError({
      where: 'subspaceAngles',
      argument: 'b',
      expected: `[…, ${m}, q] with the rows of a`,
      received: showShape(y.shape),
    })
  }
  const bases = [basisOf(x, options, 'a'), basisOf(y, options, 'b')]
  const [large, small] = bases[0]!.shape.at(-1)! >= bases[1]!.shape.at(-1)! ? bases : bases.reverse()
  const common = matmul(large!, small!, { transposeA: true })
  const cosines = flip(svdvals(common), -1)
  const sines = svdvals(sub(small!, matmul(large!, common)))
  const acute = greaterEqual(stopGradient(cosines), Math.SQRT1_2)
  // What is not taken has a derivative, too, which must not be infinite.
  return select(acute, asin(select(acute, sines, 0)), acos(select(acute, 0, cosines)))
}

/** Orthonormal basis of the columns: that of a QR factorization where derivatives are taken, else of as many vectors as the rank. */
function basisOf(x: Tensor, options: RankOptions, argument: string): Tensor {
  const { m, n } = requireMatrices('subspaceAngles', x)
  if (x.trace === undefined) {
    requireFinite('subspaceAngles', floatsOf(x), n, argument)
    const { u, s } = svd(x)
    return slice(u, { axis: -1, stop: commonRank('subspaceAngles', x, s, options, argument) })
  }
  if (n <= m) return qr(x).q
  throw new OptionError({
    where: 'subspaceAngles',
    argument,
    expected: 'no more columns than rows where derivatives are taken',
    received: showShape(x.shape),
    hint: 'Dependent columns have angles, but no derivative.',
  })
}
