import {
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  broadcastShapes,
  broadcastTo,
  expandDims,
  matmul,
  promoted,
  showShape,
  squeeze,
  tensorFrom,
} from '@ortho/core'
import { defaultSession, sessionOf } from '../backend.ts'
import { callLater, runLater } from '../lapack/job.ts'
import { factored, substituted } from '../lapack/solve.ts'
import { planProduct } from '../products/matmul.ts'
import { requireNonsingular } from './failures.ts'
import { plain, requireFinite, squareOperand, viewOf } from './operands.ts'

/**
 * A·B computed on another thread while the event loop runs: the numbers of `matmul`.
 *
 * Not worth it below some hundred rows, where the product takes less time than handing it over; `matmul` is differentiable.
 *
 * @param a - `[…, m, k]`; the leading axes are batches and broadcast.
 * @param b - `[…, k, n]`.
 * @returns `[…, m, n]`.
 * @throws (rejects) ShapeError where the inner sizes differ; OptionError where a derivative is asked for.
 * @example
 * ```ts no-run
 * const product = await matmulAsync(a, b)
 * ```
 */
export async function matmulAsync(a: TensorLike, b: TensorLike): Promise<Tensor> {
  const [left, right] = promoted('matmulAsync', asFloat(a), asFloat(b)).map((x) => plain('matmulAsync', x))
  const [x, y] = [left!, right!]
  // Vectors, and operands that do not fit, are for `matmul` to judge.
  if (x.ndim < 2 || y.ndim < 2 || x.shape.at(-1) !== y.shape.at(-2)) return matmul(x, y)
  const batch = broadcastShapes('matmulAsync', x.shape.slice(0, -2), y.shape.slice(0, -2))
  const [p, q] = [broadcastTo(x, [...batch, ...x.shape.slice(-2)]), broadcastTo(y, [...batch, ...y.shape.slice(-2)])]
  const session = sessionOf(x.backend) ?? defaultSession()
  const plan = planProduct(session, x.backend.kernels, viewOf(p), viewOf(q))
  if (plan === undefined) return matmul(x, y)
  for (const call of plan.calls) await callLater(session, call)
  return tensorFrom(plan.out, [...batch, x.shape.at(-2)!, y.shape.at(-1)!], x.dtype, x.backend)
}

/**
 * X with `A·X = B`, by LU factorization with partial pivoting: the numbers of `solve`, computed on another thread while the event
 * loop runs.
 *
 * @param a - `[…, n, n]`, finite.
 * @param b - `[n]`: a vector; else `[…, n, r]`, batches broadcast.
 * @returns the shape of `b`.
 * @throws (rejects) SingularMatrixError naming the pivot that is zero; ShapeError, OptionError as `solve`.
 * @example
 * ```ts no-run
 * const x = await solveAsync([[3, 1], [1, 2]], [9, 8]) // [2, 3]
 * ```
 */
export async function solveAsync(a: TensorLike, b: TensorLike): Promise<Tensor> {
  const where = 'solveAsync'
  const [left, right] = promoted(where, asFloat(a), asFloat(b))
  const matrix = squareOperand(where, left)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  if (columns.shape.at(-2) !== matrix.n) {
    const expected = `[${matrix.n}] or […, ${matrix.n}, r] for a of ${showShape(left.shape)}`
    throw new ShapeError({ where, argument: 'b', expected, received: showShape(right.shape) })
  }
  requireFinite(where, plain(where, columns), 'b')
  const batch = broadcastShapes(where, matrix.batch, columns.shape.slice(0, -2))
  const p = viewOf(broadcastTo(left, [...batch, matrix.n, matrix.n]))
  const q = viewOf(broadcastTo(columns, [...batch, ...columns.shape.slice(-2)]))
  const factors = await runLater(matrix.session, (room) => factored(room, p))
  requireNonsingular(where, { ...matrix, batch }, factors.failures)
  const x = await runLater(matrix.session, (room) => substituted(room, factors, q, false))
  const solution = tensorFrom(x, [...batch, ...columns.shape.slice(-2)], right.dtype, right.backend)
  return right.ndim === 1 ? squeeze(solution, -1) : solution
}
