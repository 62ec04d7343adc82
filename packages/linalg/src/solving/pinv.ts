import {
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  customJvp,
  expandDims,
  matmul,
  matrixTranspose,
  mul,
  sub,
  tensorFrom,
  zeros,
} from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { type RankOptions, rankBound } from './rank.ts'
import { svd } from '../singular/svd.ts'

/** Options of {@link pinv}. */
export type PinvOptions = RankOptions

/**
 * Moore–Penrose pseudoinverse A⁺ = V·S⁺·Uᵀ, from the singular value decomposition: A·A⁺ and A⁺·A are orthogonal projectors.
 *
 * To apply it to right-hand sides use {@link lstsq}: less work, and more accurate. Differentiable to any order where the
 * rank does not change nearby.
 *
 * @param a - `[…, m, n]`, finite.
 * @returns `[…, n, m]`.
 * @throws ShapeError; OptionError for NaN or infinity or a negative tolerance.
 * @example
 * ```ts
 * pinv([[2, 0], [0, 0]]).toArray() // => [[0.5, 0], [0, 0]]
 * ```
 */
export function pinv(a: TensorLike, options: PinvOptions = {}): Tensor {
  const x = asFloat(a)
  requireMatrices('pinv', x)
  return customJvp(
    ([y]) => ({ p: pseudoInverse(y!, options) }),
    ([change], [y], { p }) => ({ p: pinvChange(change!, y!, p) }),
  )(x).p
}

/**
 * Ṗ = −P·Ȧ·P + P·Pᵀ·Ȧᵀ·(I − A·P) + (I − P·A)·Ȧᵀ·Pᵀ·P
 * (G. Golub and V. Pereyra, SIAM J. Numer. Anal. 10, 1973, eq. 4.12).
 */
function pinvChange(change: Tensor, a: Tensor, p: Tensor): Tensor {
  const turned = matrixTranspose(change)
  const left = matmul(matmul(p, p, { transposeB: true }), turned)
  const right = matmul(turned, matmul(p, p, { transposeA: true }))
  const first = matmul(matmul(p, change), p)
  return sub(add(sub(left, matmul(matmul(left, a), p)), sub(right, matmul(p, matmul(a, right)))), first)
}

function pseudoInverse(a: Tensor, options: PinvOptions): Tensor {
  const { m, n, batch } = requireMatrices('pinv', a)
  const bound = rankBound('pinv', a, options)
  if (a.size === 0) return zeros([...batch, n, m], { dtype: a.dtype, backend: a.backend })
  const { u, s, vh } = svd(a)
  const scaled = mul(expandDims(reciprocals(s, bound), -1), matrixTranspose(u))
  return matmul(vh, scaled, { transposeA: true })
}

/** 1/s, and 0 for what counts as zero. */
export function reciprocals(s: Tensor, bound: (largest: number) => number): Tensor {
  const k = s.shape.at(-1)!
  const values = floatsOf(s)
  const out = arrayLike(s, s.size)
  for (let i = 0; i < values.length; i++) if (values[i]! > bound(values[i - (i % k)]!)) out[i] = 1 / values[i]!
  return tensorFrom(out, s.shape, s.dtype, s.backend)
}
