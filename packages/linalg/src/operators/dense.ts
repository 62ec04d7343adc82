import {
  ShapeError,
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  asFloat,
  div,
  embedDiagonal,
  expandDims,
  matmul,
  matrixTranspose,
  mul,
  showShape,
} from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { solve } from '../solving/solve.ts'
import { denseProducts } from './dense-products.ts'
import { type LinearOperator, type OperatorLike, type PlaceOfOperator, dtypeOf, isOperator, operatorNamed, placed } from './operator.ts'

/**
 * A matrix as an operator.
 *
 * @param a - `[m, n]`, or `[…, m, n]`: then operands broadcast with its batch.
 * @returns an operator differentiable in `a`; `solve`, where A is square, factors A at each call.
 * @throws ShapeError for a vector.
 * @example
 * ```ts
 * denseOperator([[1, 2], [3, 4]]).applyAdjoint([1, 1]).toArray() // => [4, 6]
 * ```
 */
export function denseOperator(a: TensorLike): LinearOperator {
  const matrix = asFloat(a)
  const { m, n } = requireMatrices('denseOperator', matrix)
  return operatorNamed('denseOperator', {
    shape: [m, n],
    dtype: dtypeOf(matrix),
    apply: (x) => matmul(matrix, x),
    applyAdjoint: (y) => matmul(matrix, y, { transposeA: true }),
    solve: (b) => solve(matrix, b),
    solveAdjoint: (b) => solve(matrixTranspose(matrix), b),
    toDense: () => matrix,
    ...denseProducts(matrix),
  })
}

/** An operator as it is, a matrix as {@link denseOperator}. */
export function asOperator(a: OperatorLike): LinearOperator {
  return isOperator(a) ? a : denseOperator(a)
}

/**
 * diag(d): multiplies rows.
 *
 * @param d - `[n]`, or `[…, n]`: then operands broadcast with its batch.
 * @returns an operator differentiable in `d`, with `solve`, which throws SingularMatrixError at a zero on the diagonal.
 * @throws ShapeError for a scalar.
 * @example
 * ```ts
 * diagonalOperator([2, 4]).solve?.([2, 2]).toArray() // => [1, 0.5]
 * ```
 */
export function diagonalOperator(d: TensorLike): LinearOperator {
  const entries = asFloat(d)
  const n = entries.shape.at(-1)
  if (n === undefined) {
    throw new ShapeError({ where: 'diagonalOperator', argument: 'd', expected: '[n] or […, n]', received: showShape(entries.shape) })
  }
  const column = expandDims(entries, -1)
  const apply = (x: Tensor): Tensor => mul(column, x)
  const inverse = (b: Tensor): Tensor => {
    requireNonzero('diagonalOperator', entries)
    return div(b, column)
  }
  return operatorNamed('diagonalOperator', {
    shape: [n, n],
    dtype: dtypeOf(entries),
    apply,
    applyAdjoint: apply,
    solve: inverse,
    solveAdjoint: inverse,
    toDense: () => embedDiagonal(entries),
  })
}

/**
 * The identity.
 *
 * @example
 * ```ts
 * identityOperator(2).apply([5, 6]).toArray() // => [5, 6]
 * ```
 */
export function identityOperator(n: number, options: PlaceOfOperator = {}): LinearOperator {
  const same = (x: Tensor): Tensor => x
  const parts = { apply: same, applyAdjoint: same, solve: same, solveAdjoint: same }
  return operatorNamed('identityOperator', { shape: [n, n], ...placed(options), ...parts })
}

/** @throws SingularMatrixError where the host can read a zero among `x`; elsewhere infinities come out. */
export function requireNonzero(where: string, x: Tensor): void {
  if (x.backend.downloadSync === undefined) return
  const zero = floatsOf(x).indexOf(0)
  if (zero < 0) return
  throw new SingularMatrixError({ where, expected: 'nonsingular', received: `a zero as eigenvalue or diagonal element ${zero}` })
}
