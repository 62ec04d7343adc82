import {
  type Tensor,
  add,
  eye,
  matmul,
  matrixTranspose,
  maximum,
  mul,
  norm,
  slice,
  split,
  square,
  sub,
  triangularSolve,
  zeros,
} from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { cholesky } from '../factorizations/cholesky.ts'
import { qr } from '../factorizations/qr.ts'
import type { OperatorLike } from '../operators/operator.ts'
import { svd } from '../singular/svd.ts'
import { requireSquareMatrixlike } from './matrixlike.ts'
import { type RandomizedOptions, makeSketch, resolveRandomized } from './range-finder.ts'
import type { RandomizedEigh } from './svd.ts'

/**
 * The Nyström approximation A·Ω·(ΩᵀAΩ)⁺·ΩᵀA of a symmetric positive semidefinite matrix, as eigenvalues and vectors: one pass over A,
 * never more than A, and nearer to it than projections of the same cost (J. Tropp et al., Fixed-rank approximation of a
 * positive-semidefinite matrix from streaming data, 2017, algorithm 3: shifted, so that rounding does not spoil the Cholesky
 * factor).
 *
 * @param a - `[n, n]`, symmetric positive semidefinite, or an operator. `powerIterations` do not apply.
 * @returns eigenvalues `[rank]` descending, not negative, and vectors `[n, rank]`.
 * @throws SingularMatrixError where A is not positive semidefinite, OptionError, ShapeError.
 */
export function nystrom(a: OperatorLike, options: Omit<RandomizedOptions, 'powerIterations'> = {}): RandomizedEigh {
  const x = requireSquareMatrixlike('nystrom', a)
  const { rank, oversampling, sketch, key } = resolveRandomized('nystrom', x.shape, options)
  const [n] = x.shape
  const d = Math.min(rank + oversampling, n)
  const [first] = split(key, 1)
  const s = makeSketch(sketch, first!, d, n, x.dtype)
  const omega = qr(matrixTranspose(s.apply(eye(n, n, { dtype: x.dtype })))).q
  const y = x.apply(omega)
  const eps = x.dtype === 'float32' ? 2 ** -23 : 2 ** -52
  const shift = Math.sqrt(n) * eps * norm(y).item()
  if (shift === 0) return ordered({ values: zeros([rank], { dtype: x.dtype }), vectors: slice(omega, { axis: 1, stop: rank }) })
  const shifted = add(y, mul(omega, shift))
  const l = cholesky(symmetrized(matmul(omega, shifted, { transposeA: true })))
  const { u, s: sigma } = svd(matrixTranspose(triangularSolve(l, matrixTranspose(shifted))))
  const values = maximum(sub(square(sigma), shift), 0)
  return ordered({ values: slice(values, { axis: 0, stop: rank }), vectors: slice(u, { axis: 1, stop: rank }) })
}

function symmetrized(x: Tensor): Tensor {
  return mul(add(x, matrixTranspose(x)), 0.5)
}
