import {
  ConvergenceError,
  OptionError,
  type Tensor,
  type TensorLike,
  asFloat,
  broadcastTo,
  epsilon,
  expandDims,
  eye,
  matmul,
  max,
  mul,
  norm,
  pow,
  sub,
} from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { matrixFunction } from './matrix-function.ts'
import { powerFunction } from './powm.ts'
import { powerScalar } from './kernels/scalar-functions.ts'
import { onSymmetric } from './symmetric-function.ts'

/** Options of {@link inversePthRoot}. */
export interface InversePthRootOptions {
  /**
   * `schur`: any matrix without eigenvalues on the negative axis. `eigen`: symmetric positive definite ones. `newton`: those too,
   * with matrix products alone. Default `schur`.
   */
  method?: 'schur' | 'eigen' | 'newton'
  /** Most steps of `newton`. Default 100. */
  maxSteps?: number
}

/**
 * A^(−1/p), p = 1, 2, 3, …: with p = 2 the inverse square root that whitens, with p = 4 the one that preconditions.
 *
 * `newton` is the coupled iteration X ← X·Y, M ← Yᵖ·M, Y = ((p + 1)·I − M) / p (C.-H. Guo and N. J. Higham, SIAM J. Matrix Anal.
 * Appl. 28, 2006), from M = A / cᵖ and X = I / c with cᵖ = 2·‖A‖_F / (p + 1), so that M stays in the region of convergence.
 *
 * @param a - `[…, n, n]`, finite.
 * @param p - a whole number ≥ 1.
 * @returns `[…, n, n]`, differentiable to every order.
 * @throws OptionError for p, eigenvalues outside of the domain, NaN or infinity; SingularMatrixError for the eigenvalue 0;
 * ConvergenceError where `newton` does not converge; ShapeError.
 * @example
 * ```ts
 * inversePthRoot([[4, 0], [0, 16]], 2).toArray() // => [[0.5, 0], [0, 0.25]]
 * ```
 */
export function inversePthRoot(a: TensorLike, p: number, options: InversePthRootOptions = {}): Tensor {
  const { method = 'schur', maxSteps = 100 } = options
  const x = asFloat(a)
  requireSquare('inversePthRoot', x)
  if (!Number.isInteger(p) || p < 1) {
    throw new OptionError({ where: 'inversePthRoot', argument: 'p', expected: 'a whole number ≥ 1', received: String(p) })
  }
  const power = powerFunction('inversePthRoot', -1 / p)
  if (method === 'schur') return matrixFunction(power, x)
  if (method === 'eigen') return onSymmetric(power, { ...powerScalar(-1 / p), domain: 'positive' }, x)
  return matrixFunction({ ...power, value: (m) => coupledNewton(m, p, maxSteps) }, x)
}

function coupledNewton(a: Tensor, p: number, maxSteps: number): Tensor {
  const n = a.shape.at(-1)!
  const identity = broadcastTo(eye(n, n, { dtype: a.dtype, backend: a.backend }), a.shape)
  const size = mul(norm(a, { axis: [-2, -1] }), 2 / (p + 1))
  const each = (scale: Tensor): Tensor => expandDims(expandDims(scale, -1), -1)
  let m = mul(a, each(pow(size, -1)))
  let x = mul(identity, each(pow(size, -1 / p)))
  let previous = Infinity
  for (let step = 0; step < maxSteps; step++) {
    const defect = max(norm(sub(m, identity), { axis: [-2, -1] })).item()
    // Near the end the defect falls quadratically until rounding stops it.
    if (defect <= n * epsilon(a.dtype) || (defect < 1e-2 * Math.sqrt(epsilon(a.dtype)) && defect >= previous)) return x
    if (!Number.isFinite(defect)) break
    previous = defect
    const y = mul(sub(mul(p + 1, identity), m), 1 / p)
    x = matmul(x, y)
    m = matmul(wholePowerOf(y, p), m)
  }
  throw new ConvergenceError({
    where: 'inversePthRoot',
    argument: 'a',
    expected: `a symmetric positive definite matrix for which ${maxSteps} steps suffice`,
    received: `one that leaves ‖M − I‖ = ${previous}`,
    hint: "Use `method: 'eigen'`, or 'schur' for matrices that are not symmetric.",
  })
}

function wholePowerOf(y: Tensor, p: number): Tensor {
  let result = y
  for (const bit of p.toString(2).slice(1)) {
    result = matmul(result, result)
    if (bit === '1') result = matmul(result, y)
  }
  return result
}
