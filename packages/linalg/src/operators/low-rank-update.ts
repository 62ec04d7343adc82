import { ShapeError, type Tensor, type TensorLike, add, asFloat, eye, matmul, matrixTranspose, showShape, sub } from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { solve } from '../solving/solve.ts'
import { asOperator } from './dense.ts'
import { type LinearOperator, type OperatorLike, operatorNamed } from './operator.ts'

/** The update of {@link lowRankUpdateOperator}. */
export interface LowRankUpdate {
  /** `[m, k]`. */
  readonly u: TensorLike
  /** `[k, k]`. Default: the identity. */
  readonly c?: TensorLike | undefined
  /** `[n, k]`. Default: u. */
  readonly v?: TensorLike | undefined
}

/**
 * A + U·C·Vᵀ for few columns in U and V.
 *
 * `solve` is by the formula of Sherman, Morrison and Woodbury in a form that needs no inverse of C:
 * x = z − A⁻¹U·(I + C·VᵀA⁻¹U)⁻¹·C·Vᵀz with z = A⁻¹b. It loses as many digits as A has a larger condition number than the sum.
 *
 * @param a - an operator or matrix; with a `solve` of its own the sum has one.
 * @returns an operator differentiable in the tensors of the update, and those of A.
 * @throws ShapeError where sizes do not fit; SingularMatrixError from `solve` where the sum is singular.
 * @example
 * ```ts
 * lowRankUpdateOperator(identityOperator(2), { u: [[1], [1]] }).solve?.([3, 3]).toArray() // => [1, 1]
 * ```
 */
export function lowRankUpdateOperator(a: OperatorLike, update: LowRankUpdate): LinearOperator {
  const operator = asOperator(a)
  const [u, v] = [asFloat(update.u), asFloat(update.v ?? update.u)]
  const { n: k } = requireMatrices('lowRankUpdateOperator', u, 'u')
  const c = update.c === undefined ? undefined : asFloat(update.c)
  requireShape('u', u, [operator.shape[0], k])
  requireShape('v', v, [operator.shape[1], k])
  if (c !== undefined) requireShape('c', c, [k, k])
  const middle = (x: Tensor, transposed: boolean): Tensor => (c === undefined ? x : matmul(c, x, { transposeA: transposed }))
  const solvable = (inner: ((b: TensorLike) => Tensor) | undefined, transposed: boolean): ((b: Tensor) => Tensor) | undefined => {
    if (inner === undefined) return undefined
    const [left, right] = transposed ? [v, u] : [u, v]
    return (b) => {
      const [z, w] = [inner(b), inner(left)]
      const capacitance = add(eye(k, k, u), middle(matmul(matrixTranspose(right), w), transposed))
      return sub(z, matmul(w, solve(capacitance, middle(matmul(matrixTranspose(right), z), transposed))))
    }
  }
  return operatorNamed('lowRankUpdateOperator', {
    shape: operator.shape,
    dtype: operator.dtype,
    apply: (x) => add(operator.apply(x), matmul(u, middle(matmul(matrixTranspose(v), x), false))),
    applyAdjoint: (y) => add(operator.applyAdjoint(y), matmul(v, middle(matmul(matrixTranspose(u), y), true))),
    solve: solvable(operator.solve, false),
    solveAdjoint: solvable(operator.solveAdjoint, true),
    toDense: () => add(operator.toDense(), matmul(u, middle(matrixTranspose(v), false))),
  })
}

function requireShape(argument: string, x: Tensor, [rows, columns]: readonly [number, number]): void {
  if (x.shape.at(-2) === rows && x.shape.at(-1) === columns) return
  throw new ShapeError({ where: 'lowRankUpdateOperator', argument, expected: `[${rows}, ${columns}]`, received: showShape(x.shape) })
}
