import { OptionError, ShapeError, type Tensor, type TensorLike, add, asFloat, div, mul, showShape } from '@ortho/core'
import { asOperator, requireNonzero } from './dense.ts'
import { type LinearOperator, type OperatorLike, operatorNamed } from './operator.ts'

/**
 * The product A·B·C·…: the last one is applied first.
 *
 * @param factors - one or more operators or matrices whose sizes chain.
 * @returns an operator; with `solve` where every factor is square and has one.
 * @throws ShapeError where sizes do not chain.
 * @example
 * ```ts
 * compose([[0, 1], [1, 0]], diagonalOperator([2, 3])).apply([1, 1]).toArray() // => [3, 2]
 * ```
 */
export function compose(...factors: readonly OperatorLike[]): LinearOperator {
  const operators = several('compose', factors)
  operators.forEach(({ shape }, i) => {
    const next = operators[i + 1]?.shape
    if (next === undefined || next[0] === shape[1]) return
    throw new ShapeError({
      where: 'compose',
      argument: 'factors',
      expected: `of sizes that chain: ${shape[1]} columns of factor ${i}`,
      received: `${next[0]} rows of factor ${i + 1}`,
    })
  })
  const reversed = [...operators].reverse()
  const [first, last] = [operators[0]!, reversed[0]!]
  return operatorNamed('compose', {
    shape: [first.shape[0], last.shape[1]],
    dtype: common(operators),
    apply: (x) => reversed.reduce((y, operator) => operator.apply(y), x),
    applyAdjoint: (y) => operators.reduce((x, operator) => operator.applyAdjoint(x), y),
    solve: chain(operators.map(({ solve }) => solve)),
    solveAdjoint: chain(reversed.map(({ solveAdjoint }) => solveAdjoint)),
    toDense: () => reversed.slice(1).reduce((y, operator) => operator.apply(y), last.toDense()),
  })
}

/**
 * A + B + C + …
 *
 * @param terms - one or more operators or matrices of one shape.
 * @returns an operator without `solve`; a sum with a low-rank term is better made by {@link lowRankUpdateOperator}, which has one.
 * @throws ShapeError for different shapes.
 * @example
 * ```ts
 * sumOperators([[1, 2], [3, 4]], identityOperator(2)).apply([1, 0]).toArray() // => [2, 3]
 * ```
 */
export function sumOperators(...terms: readonly OperatorLike[]): LinearOperator {
  const operators = several('sumOperators', terms)
  const { shape } = operators[0]!
  const other = operators.find((operator) => showShape(operator.shape) !== showShape(shape))
  if (other !== undefined) {
    throw new ShapeError({
      where: 'sumOperators',
      argument: 'terms',
      expected: `of one shape, ${showShape(shape)}`,
      received: showShape(other.shape),
    })
  }
  const total = (parts: readonly Tensor[]): Tensor => parts.reduce((sum, part) => add(sum, part))
  return operatorNamed('sumOperators', {
    shape,
    dtype: common(operators),
    apply: (x) => total(operators.map((operator) => operator.apply(x))),
    applyAdjoint: (y) => total(operators.map((operator) => operator.applyAdjoint(y))),
    toDense: () => total(operators.map((operator) => operator.toDense())),
  })
}

/**
 * alpha·A.
 *
 * @param alpha - a number or a scalar tensor, in which the operator is differentiable.
 * @throws ShapeError where alpha is no scalar; SingularMatrixError from `solve` where it is zero.
 * @example
 * ```ts
 * scaleOperator(2, identityOperator(2)).apply([1, 3]).toArray() // => [2, 6]
 * ```
 */
export function scaleOperator(alpha: TensorLike, a: OperatorLike): LinearOperator {
  const operator = asOperator(a)
  const { shape, dtype, solve, solveAdjoint } = operator
  const factor = typeof alpha === 'number' ? alpha : asFloat(alpha)
  if (typeof factor !== 'number' && factor.ndim !== 0) {
    throw new ShapeError({ where: 'scaleOperator', argument: 'alpha', expected: 'a scalar', received: showShape(factor.shape) })
  }
  const inverse = (b: Tensor): Tensor => {
    requireNonzero('scaleOperator', asFloat(factor))
    return div(b, factor)
  }
  return operatorNamed('scaleOperator', {
    shape,
    dtype,
    apply: (x) => mul(factor, operator.apply(x)),
    applyAdjoint: (y) => mul(factor, operator.applyAdjoint(y)),
    solve: solve && ((b) => inverse(solve(b))),
    solveAdjoint: solveAdjoint && ((b) => inverse(solveAdjoint(b))),
    toDense: () => mul(factor, operator.toDense()),
  })
}

/**
 * Aᵀ.
 *
 * @example
 * ```ts
 * adjoint([[1, 2], [3, 4]]).apply([1, 0]).toArray() // => [1, 2]
 * ```
 */
export function adjoint(a: OperatorLike): LinearOperator {
  const { shape, dtype, apply, applyAdjoint, solve, solveAdjoint, applyInto, applyAdjointInto } = asOperator(a)
  return operatorNamed('adjoint', {
    shape: [shape[1], shape[0]],
    dtype,
    apply: applyAdjoint,
    applyAdjoint: apply,
    solve: solveAdjoint,
    solveAdjoint: solve,
    applyInto: applyAdjointInto,
    applyAdjointInto: applyInto,
  })
}

/** The later of the dtypes. */
export function common(operators: readonly LinearOperator[]): 'float32' | 'float64' {
  return operators.every(({ dtype }) => dtype === 'float32') ? 'float32' : 'float64'
}

/** @throws OptionError where there are none. */
export function several(where: string, given: readonly OperatorLike[]): LinearOperator[] {
  if (given.length > 0) return given.map(asOperator)
  throw new OptionError({ where, expected: 'given at least one operator', received: 'none' })
}

/** One function after the other, where all are there. */
function chain(steps: readonly (((b: TensorLike) => Tensor) | undefined)[]): ((b: Tensor) => Tensor) | undefined {
  const known = steps.filter((step) => step !== undefined)
  return known.length < steps.length ? undefined : (b) => known.reduce((x, step) => step(x), b)
}
