import {
  OptionError,
  type Tensor,
  type TensorLike,
  asFloat,
  at,
  div,
  equal,
  expandDims,
  eye,
  logicalOr,
  isNaN,
  mul,
  select,
  tensorFrom,
} from '@ortho/core'
import { requireMatrices, requireSquare } from '../dense/require.ts'
import { luArrays } from '../factorizations/lu-kernel.ts'
import { inv } from './inv.ts'
import { type MatrixNormOrder, matrixNorm } from './norm.ts'
import { svdvals } from '../singular/svd.ts'

/** Options of {@link cond}. */
export interface CondOptions {
  /** The norm, as `ord` of {@link matrixNorm}; −2 gives σₙ/σ₁. Default 2. */
  readonly p?: MatrixNormOrder | undefined
}

/**
 * Condition number ‖A‖·‖A⁻¹‖, σ₁/σₙ for the 2-norm: how much relative errors of A can grow in a solution. ∞ for a matrix that is
 * singular. Cheaper, and good to a small factor: {@link condest}. Differentiable at nonsingular matrices where the norm is.
 *
 * @param a - `[…, n, n]`, finite; `[…, m, n]` for p = ±2.
 * @returns `[…]`.
 * @throws ShapeError; OptionError for NaN or infinity, or another `p`.
 * @example
 * ```ts
 * cond([[2, 0], [0, 0.5]]).item() // => 4
 * cond([[1, 1], [1, 1]], { p: 1 }).item() // => Infinity
 * ```
 */
export function cond(a: TensorLike, { p = 2 }: CondOptions = {}): Tensor {
  const x = asFloat(a)
  const { m, n } = requireMatrices('cond', x)
  if (p !== 2 && p !== -2) requireSquare('cond', x)
  if (Math.min(m, n) === 0) throw new OptionError({ where: 'cond', argument: 'a', expected: 'not empty', received: `${m} × ${n}` })
  if (p === 2 || p === -2) {
    const s = svdvals(x)
    const [most, least] = [at(s, 0, -1), at(s, -1, -1)]
    if (p === -2) return select(equal(most, 0), 0, div(least, select(equal(most, 0), 1, most)))
    return select(equal(least, 0), Infinity, div(most, select(equal(least, 0), 1, least)))
  }
  const singular = singularOnes(x)
  // In the place of singular ones stands the identity, whose inverse exists.
  const safe = select(expandDims(expandDims(singular, -1), -1), eye(n, n, { dtype: x.dtype, backend: x.backend }), x)
  const product = mul(matrixNorm(safe, { ord: p }), matrixNorm(inv(safe), { ord: p }))
  return select(logicalOr(singular, isNaN(product)), Infinity, product)
}

function singularOnes(a: Tensor): Tensor {
  const { failures } = luArrays('cond', a.concrete)
  return tensorFrom(Uint8Array.from(failures, (failure) => (failure > 0 ? 1 : 0)), a.shape.slice(0, -2), 'bool', a.backend) // prettier-ignore
}
