import { type FloatDType, ShapeError, type Tensor, asFloat, eye, matmul, matrixTranspose, showShape } from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { requirePlain } from '../krylov/system.ts'
import { type LinearOperator, type OperatorLike, isOperator } from '../operators/operator.ts'

/** A matrix or an operator, seen through products only. */
export interface Matrixlike {
  readonly shape: readonly [m: number, n: number]
  readonly dtype: FloatDType
  /** A·X. */
  apply(x: Tensor): Tensor
  /** Aᵀ·Y. */
  applyAdjoint(y: Tensor): Tensor
  /** A·Sᵀ: as (S·Aᵀ)ᵀ where A is a matrix, which lets S be fast. */
  applyToSketch(s: LinearOperator): Tensor
}

/** What randomized methods multiply with. @throws ShapeError unless it is one matrix, OptionError for NaN or infinity. */
export function matrixlike(where: string, a: OperatorLike): Matrixlike {
  if (isOperator(a)) {
    const applyToSketch = (s: LinearOperator): Tensor => a.apply(s.applyAdjoint(identity(s.shape[0], a.dtype)))
    return {
      shape: [a.shape[0], a.shape[1]],
      dtype: a.dtype === 'float32' ? 'float32' : 'float64',
      apply: (x) => a.apply(x),
      applyAdjoint: (y) => a.applyAdjoint(y),
      applyToSketch,
    }
  }
  const x = asFloat(a)
  const [m, n] = x.shape
  if (x.ndim !== 2 || m === undefined || n === undefined) {
    throw new ShapeError({ where, argument: 'a', expected: 'a matrix or an operator', received: showShape(x.shape) })
  }
  requireFinite(where, floatsOf(x), n)
  return {
    shape: [m, n],
    dtype: x.dtype === 'float32' ? 'float32' : 'float64',
    apply: (y) => matmul(x, y),
    applyAdjoint: (y) => matmul(x, y, { transposeA: true }),
    applyToSketch: (s) => matrixTranspose(s.apply(matrixTranspose(x))),
  }
}

/**
 * {@link requireSquareMatrixlike} for results that are numbers, to which no derivative can be attached.
 *
 * @throws OptionError for a value that is being differentiated.
 */
export function requireSquareConstant(where: string, a: OperatorLike): Matrixlike {
  return requireSquareMatrixlike(where, isOperator(a) ? a : requirePlain(where, 'a', asFloat(a)))
}

/** {@link matrixlike} of as many rows as columns, at least one. @throws ShapeError. */
export function requireSquareMatrixlike(where: string, a: OperatorLike): Matrixlike {
  const x = matrixlike(where, a)
  const [m, n] = x.shape
  if (m === n && n > 0) return x
  throw new ShapeError({ where, argument: 'a', expected: 'square and not empty', received: showShape(x.shape) })
}

function identity(n: number, dtype: Tensor['dtype']): Tensor {
  return eye(n, n, { dtype })
}
