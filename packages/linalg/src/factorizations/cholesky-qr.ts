import {
  ShapeError,
  SingularMatrixError,
  type Tensor,
  abs,
  add,
  div,
  epsilon,
  eye,
  gram,
  matmul,
  matrixTranspose,
  max,
  mul,
  norm,
  select,
  greater,
  onesLike,
  showShape,
  square,
  triangularSolve,
  zeros,
} from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { cholesky } from './cholesky.ts'
import type { ReducedQr } from './qr-change.ts'

/**
 * A = Q·R from Cholesky factors of Gram matrices: `AᵀA = RᵀR`, Q = A·R⁻¹, twice, since once leaves Q as far from orthonormal as the
 * square of the condition (Y. Yamamoto et al., Roundoff error analysis of the CholeskyQR2 algorithm, 2015). A first pass with
 * `AᵀA + s·I`, s = 11·(m·n + n·(n + 1))·ε·‖A‖², makes any condition up to about 1/ε moderate (T. Fukaya et al., Shifted Cholesky QR,
 * 2020); ‖A‖ is the Frobenius norm here.
 *
 * @param passes - 2, for conditions up to about ε^−½, or 3 with the shifted one.
 * @returns R with a positive diagonal.
 * @throws ShapeError for more columns than rows; SingularMatrixError where a Gram matrix is not definite to working precision.
 */
export function choleskyQr(a: Tensor, passes: 2 | 3): ReducedQr {
  const { m, n, batch } = requireMatrices('qr', a)
  if (m < n) throw new ShapeError({ where: 'qr', argument: 'a', expected: 'at least as many rows as columns for this method', received: showShape(a.shape) }) // prettier-ignore
  if (a.size === 0) return { q: a, r: zeros([...batch, n, n], { dtype: a.dtype, backend: a.backend }) }
  const largest = max(abs(a), { axis: [-2, -1], keepDims: true })
  const scale = select(greater(largest, 0), largest, onesLike(largest))
  let q = div(a, scale)
  let r = mul(eye(n, n, { dtype: a.dtype, backend: a.backend }), scale)
  for (let pass = 3 - passes; pass < 3; pass++) {
    const shift = pass === 0 ? mul(square(norm(q, { axis: [-2, -1], keepDims: true })), 11 * (m * n + n * (n + 1)) * epsilon(a.dtype)) : undefined // prettier-ignore
    const l = gramFactor(q, shift)
    q = matrixTranspose(triangularSolve(l, matrixTranspose(q)))
    r = matmul(l, r, { transposeA: true })
  }
  return { q, r }
}

/** L of XᵀX + shift·I. */
function gramFactor(x: Tensor, shift: Tensor | undefined): Tensor {
  const n = x.shape.at(-1)!
  const product = gram(matrixTranspose(x))
  try {
    return cholesky(shift === undefined ? product : add(product, mul(shift, eye(n, n, { dtype: x.dtype, backend: x.backend }))))
  } catch (error) {
    if (!(error instanceof SingularMatrixError)) throw error
    const { received } = error.trouble
    const expected = 'a matrix that is well enough conditioned for this method'
    throw new SingularMatrixError({ where: 'qr', argument: 'a', expected, received: `a Gram matrix with ${received}`, hint: "Use the method 'cholesky-qr3' or 'householder'." }, error) // prettier-ignore
  }
}
