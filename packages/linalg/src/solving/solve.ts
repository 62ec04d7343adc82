import {
  type LuSolver,
  type Primitive,
  type TensorLike,
  ShapeError,
  Tensor,
  apply,
  asFloat,
  broadcastShapes,
  broadcastTo,
  expandDims,
  matmul,
  neg,
  promoted,
  showShape,
  squeeze,
  tensorFrom,
} from '@ortho/core'
import { luSolveInPlace } from '../dense/factorizations/lu-solve.ts'
import { SMALL_ORDER, solveSmallBatch } from '../dense/small/small-solve.ts'
import { requireFinite, requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { type PackedLu, nonsingularLu, requireNonsingular } from '../factorizations/lu-kernel.ts'

/** One system, in all its derivatives: the matrix is factored once. */
interface System {
  readonly transposed: boolean
  /** Factors of the matrix, made on first use. */
  readonly factors: { of?: PackedLu; solver?: LuSolver }
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
 * @throws SingularMatrixError naming the pivot that is zero; ShapeError, OptionError for NaN or infinity.
 * @example
 * ```ts
 * solve([[3, 1], [1, 2]], [9, 8]).toArray() // => [2, 3]
 * ```
 */
export function solve(a: TensorLike, b: TensorLike): Tensor {
  const [left, right] = promoted('solve', asFloat(a), asFloat(b))
  const { n } = requireSquare('solve', left)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  if (columns.shape.at(-2) !== n) {
    throw new ShapeError({
      where: 'solve',
      argument: 'b',
      expected: `[${n}] or […, ${n}, r] for a of ${showShape(left.shape)}`,
      received: showShape(right.shape),
    })
  }
  const batch = broadcastShapes('solve', left.shape.slice(0, -2), columns.shape.slice(0, -2))
  const operands = [broadcastTo(left, [...batch, n, n]), broadcastTo(columns, [...batch, ...columns.shape.slice(-2)])]
  const x = apply(solvePrimitive, operands, { transposed: false, factors: {} })
  return right.ndim === 1 ? squeeze(x, -1) : x
}

function solved(a: Tensor, b: Tensor, system: System): Tensor {
  const { factors, transposed } = system
  const [n, r] = [b.shape.at(-2)!, b.shape.at(-1)!]
  if (b.size === 0 || n > SMALL_ORDER || r > SMALL_ORDER || a.backend.workspace === undefined) {
    const own = solvedByBackend(a, b, system)
    if (own !== undefined) return own
    return solveFactored(a, (factors.of ??= nonsingularLu('solve', a)), b, transposed)
  }
  // In double precision for float32, too.
  const blas = a.backend.workspace('float64')
  const x = arrayLike(b, b.size)
  if (!solveSmallBatch(blas, { a: floatsOf(a), b: floatsOf(b), x, count: batchSize(b), n, r }, transposed)) {
    // The way of large systems says what is wrong.
    return solveFactored(a, (factors.of ??= nonsingularLu('solve', a)), b, transposed)
  }
  return tensorFrom(x, b.shape, b.dtype, b.backend)
}

/** By the backend's own kernel; undefined where it has none. */
function solvedByBackend(a: Tensor, b: Tensor, { factors, transposed }: System): Tensor | undefined {
  const { luSolver } = a.backend.kernels
  if (luSolver === undefined) return undefined
  if (factors.solver === undefined) {
    requireFinite('solve', floatsOf(a), a.shape.at(-1)!)
    factors.solver = luSolver(a)
    requireNonsingular('solve', a, factors.solver.failures)
  }
  requireFinite('solve', floatsOf(b), b.shape.at(-1)!, 'b')
  return new Tensor(b.backend, factors.solver.solve(b, transposed), b.dtype, b.shape)
}

function solveFactored(a: Tensor, { packed, perm }: PackedLu, b: Tensor, transposed: boolean): Tensor {
  const [n, r] = [b.shape.at(-2)!, b.shape.at(-1)!]
  const right = floatsOf(b)
  requireFinite('solve', right, r, 'b')
  const factors = floatsOf(new Tensor(a.backend, packed, a.dtype, a.shape))
  const out = arrayLike(b, b.size)
  const blas = openWorkspace('solve', b, n * (n + r))
  const [lu, x, spare] = [blas.reserve(n, n), blas.reserve(n, r), blas.reserve(n, r)]
  for (let item = 0; item < batchSize(b); item++) {
    load(factors, item * n * n, blas.data, lu)
    load(right, item * n * r, blas.data, x)
    luSolveInPlace(blas, lu, perm.subarray(item * n, (item + 1) * n), x, spare, transposed)
    store(blas.data, x, out, item * n * r)
  }
  return tensorFrom(out, b.shape, b.dtype, b.backend)
}
