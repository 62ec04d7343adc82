import { type Tensor, abs, add, div, epsilon, full, gram, matmul, matrixTranspose, max, mul, norm, scope, sqrt } from '@ortho/core'
import { type NewtonSchulzFamily, newtonSchulzFamilies, stepAt } from '../methods/orthogonal/coefficients.ts'
import { FIRST_STEPS, SAFE_WEIGHT, byCholesky, byQr, halleyWeights, positive, raisedBound } from './polar-iterations.ts'

/**
 * An iteration for devices, where nothing is looked at on the way: as many steps as the worst condition asks for that a matrix of
 * the dtype can have, 1/ε.
 *
 * @param x - `[…, n, n]`.
 */
export type FixedIteration = (x: Tensor, coefficients: NewtonSchulzFamily) => Tensor

/** By how much the five first steps raise small values with the weakest of the coefficients. */
const FIRST_GAIN = 32

/** As `newtonSchulzIteration`: a step for each factor two that the first ones have left, and three to converge. */
export const fixedNewtonSchulz: FixedIteration = (x, coefficients) => {
  const first = newtonSchulzFamilies[coefficients]
  const steps = FIRST_STEPS + Math.ceil(-Math.log2(epsilon(x.dtype) * FIRST_GAIN)) + 3
  return scope(() => {
    let y = scope(() => div(belowOne(x), first.safety))
    for (let step = 0; step < steps; step++) {
      const [before, [p, q, r]] = [y, step < FIRST_STEPS ? stepAt(first, step) : stepAt(newtonSchulzFamilies.exact, step)]
      y = scope(() => {
        const a = gram(matrixTranspose(before))
        return add(mul(before, p), matmul(before, add(mul(a, q), mul(gram(a), r))))
      })
    }
    return y
  })
}

/** As `qdwhIteration`: six steps or fewer. */
export const fixedQdwh: FixedIteration = (x) => {
  const eps = epsilon(x.dtype)
  let y = belowOne(x)
  for (let lower = eps / 2; 1 - lower > eps;) {
    const weights = halleyWeights(lower)
    const { a, b, c } = weights
    const weight = full([1, 1], c, { dtype: x.dtype, backend: x.backend })
    y = add(mul(y, b / c), mul(c > SAFE_WEIGHT ? byQr(y, weight, false) : byCholesky(y, weight), a - b / c))
    lower = raisedBound(lower, weights)
  }
  return y
}

/** Each matrix over a bound of its largest value, ‖XᵀX‖_F^½, by way of its largest element: squares may overflow or vanish. */
function belowOne(x: Tensor): Tensor {
  const unit = div(x, positive(max(abs(x), { axis: [-2, -1], keepDims: true })))
  const small = div(unit, positive(norm(unit, { axis: [-2, -1], keepDims: true })))
  return div(small, positive(sqrt(norm(gram(matrixTranspose(small)), { axis: [-2, -1], keepDims: true }))))
}
