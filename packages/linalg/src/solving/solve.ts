import {
  type Primitive,
  type TensorLike,
  OptionError,
  ShapeError,
  SingularMatrixError,
  Tensor,
  apply,
  asFloat,
  broadcastShapes,
  broadcastTo,
  expandDims,
  matmul,
  neg,
  promoted,
  ravel,
  showShape,
  squeeze,
  tensorFrom,
} from '@ortho/core'
import { SMALL_ORDER, solveSmallBatch } from '../dense/small/small-solve.ts'
import { requireFiniteElements } from '../dense/kernels.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { condest } from './condest.ts'
import { type Solver, luSolver } from './lu-solver.ts'

/** One system, in all its derivatives: the matrix is factored once. */
interface System {
  /** The function that was called. */
  readonly where: string
  readonly transposed: boolean
  /** Factors of the matrix, made on first use. */
  readonly factors: { solver?: Solver }
}

const solvePrimitive: Primitive<System> = {
  name: 'solve',
  run: ([a, b], system) => solved(a!, b!, system),
  // A·X = B  ⇒  A·Ẋ = Ḃ − Ȧ·X
  tangent: (change, i, [a], x, system) => {
    const moved = i === 1 ? change : neg(matmul(change, x, { transposeA: system.transposed }))
    return apply(solvePrimitive, [a!, moved], system)
  },
  spec: ([, b]) => b!,
  transpose: (c, _i, [a], system) => apply(solvePrimitive, [a!, c], { ...system, transposed: !system.transposed }),
}

/** Options of {@link solve}. */
export interface SolveOptions {
  /**
   * Largest condition number, estimated by {@link condest}, that is accepted: x has lost as many digits as it has. Default: none,
   * and nothing is estimated. The estimate costs another LU factorization.
   */
  readonly maxCondition?: number | undefined
}

/**
 * X with `A·X = B`, by LU factorization with partial pivoting. About ⅔·n³ + 2·n²·r flops.
 *
 * For a symmetric positive definite A {@link choleskySolve} takes half of that; for rectangular or rank-deficient ones use
 * {@link lstsq}. Differentiable in both, to any order; the factors are used again for derivatives,
 * unless they are so small that computing them again is as fast.
 *
 * @param a - `[…, n, n]`, finite.
 * @param b - `[n]`: a vector; else `[…, n, r]`, batches broadcast.
 * @returns the shape of `b`.
 * @throws SingularMatrixError naming the pivot that is zero, or the condition number beyond `maxCondition`; ShapeError,
 * OptionError for NaN or infinity.
 * @example
 * ```ts
 * solve([[3, 1], [1, 2]], [9, 8]).toArray() // => [2, 3]
 * ```
 */
export function solve(a: TensorLike, b: TensorLike, { maxCondition }: SolveOptions = {}): Tensor {
  if (maxCondition !== undefined) requireCondition(asFloat(a), maxCondition)
  return solution('solve', a, b)
}

/** @throws SingularMatrixError naming the first matrix that is conditioned worse. */
function requireCondition(a: Tensor, most: number): void {
  if (!(most >= 1)) throw new OptionError({ where: 'solve', argument: 'maxCondition', expected: 'at least 1', received: String(most) })
  const conditions = ravel(condest(a)).dataSync()
  const item = conditions.findIndex((condition) => !(condition <= most))
  if (item < 0) return
  throw new SingularMatrixError({
    where: 'solve',
    argument: 'a',
    expected: `a condition number of at most ${most}`,
    received: `about ${conditions[item]!.toPrecision(3)}${a.ndim > 2 ? ` of matrix ${item}` : ''}`,
    hint: 'Use `lstsq` with a bound for the rank, or regularize.',
  })
}

/** {@link solve} for a function of another name. */
export function solution(where: string, a: TensorLike, b: TensorLike): Tensor {
  const [left, right] = promoted(where, asFloat(a), asFloat(b))
  const { n } = requireSquare(where, left)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  if (columns.shape.at(-2) !== n) {
    throw new ShapeError({
      where,
      argument: 'b',
      expected: `[${n}] or […, ${n}, r] for a of ${showShape(left.shape)}`,
      received: showShape(right.shape),
    })
  }
  const batch = broadcastShapes(where, left.shape.slice(0, -2), columns.shape.slice(0, -2))
  const operands = [broadcastTo(left, [...batch, n, n]), broadcastTo(columns, [...batch, ...columns.shape.slice(-2)])]
  const x = apply(solvePrimitive, operands, { where, transposed: false, factors: {} })
  return right.ndim === 1 ? squeeze(x, -1) : x
}

function solved(a: Tensor, b: Tensor, system: System): Tensor {
  const small = solvedAsSmall(a, b, system.transposed)
  if (small !== undefined) return small
  const { where, factors, transposed } = system
  const solver = (factors.solver ??= luSolver(where, a))
  requireFiniteElements(where, b, 'b')
  return new Tensor(b.backend, solver(b, transposed), b.dtype, b.shape)
}

/** By loops over several small systems at a time; undefined for others, and where one is singular or not finite. */
function solvedAsSmall(a: Tensor, b: Tensor, transposed: boolean): Tensor | undefined {
  const [n, r] = [b.shape.at(-2)!, b.shape.at(-1)!]
  if (b.size === 0 || n > SMALL_ORDER || r > SMALL_ORDER || a.backend.workspace === undefined) return undefined
  // In double precision for float32, too.
  const blas = a.backend.workspace('float64')
  const x = arrayLike(b, b.size)
  const found = solveSmallBatch(blas, { a: floatsOf(a), b: floatsOf(b), x, count: batchSize(b), n, r }, transposed)
  return found ? tensorFrom(x, b.shape, b.dtype, b.backend) : undefined
}
