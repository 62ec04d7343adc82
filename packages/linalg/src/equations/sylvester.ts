import {
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  broadcastShapes,
  broadcastTo,
  matrixTranspose,
  promoted,
  showShape,
} from '@ortho/core'
import { requireMatrices, requireSquare } from '../dense/require.ts'
import { solveLinearEquation } from './linear-equation.ts'

/**
 * X with `A·X + X·B = C`, by the real Schur forms of A and B. About 25·(m³ + n³) flops for those and m·n·(m + n) for the rest.
 *
 * The residual is a modest multiple of ε·(‖A‖ + ‖B‖)·‖X‖; the solution is unique where no eigenvalue of A is one of −B. For
 * B = Aᵀ use {@link solveLyapunov}, which needs one Schur form.
 *
 * @param a - `[…, m, m]`, finite.
 * @param b - `[…, n, n]`, finite.
 * @param c - `[…, m, n]`, finite; batches broadcast.
 * @returns `[…, m, n]`, differentiable in all three.
 * @throws SingularMatrixError where the solution is not unique to rounding; ShapeError, OptionError for NaN or infinity.
 * @example
 * ```ts
 * solveSylvester([[1, 0], [0, 2]], [[1]], [[4], [9]]).toArray() // => [[2], [3]]
 * ```
 */
export function solveSylvester(a: TensorLike, b: TensorLike, c: TensorLike): Tensor {
  const [left, other] = promoted('solveSylvester', asFloat(a), asFloat(b))
  const [x, right] = promoted('solveSylvester', left, asFloat(c))
  const [, y] = promoted('solveSylvester', right, other)
  const [m, n] = [requireSquare('solveSylvester', x).n, requireSquare('solveSylvester', y, 'b').n]
  requireRightSide('solveSylvester', right, m, n, 'c')
  const both = broadcastShapes('solveSylvester', x.shape.slice(0, -2), y.shape.slice(0, -2))
  const batch = broadcastShapes('solveSylvester', both, right.shape.slice(0, -2))
  return solveLinearEquation(broadcastTo(x, [...batch, m, m]), broadcastTo(y, [...batch, n, n]), broadcastTo(right, [...batch, m, n]), {
    name: 'solveSylvester',
    kind: 'sylvester',
    second: 'other',
  })
}

/**
 * X with `A·X + X·Aᵀ = Q`, by the real Schur form of A; SciPy's `solve_continuous_lyapunov`.
 *
 * Unique where no two eigenvalues of A (one twice included) have the sum 0. X is symmetric to rounding where Q is symmetric.
 *
 * @param a - `[…, n, n]`, finite.
 * @param q - `[…, n, n]`, finite; batches broadcast.
 * @returns `[…, n, n]`, differentiable in both.
 * @throws SingularMatrixError where the solution is not unique to rounding; ShapeError, OptionError for NaN or infinity.
 * @example
 * ```ts
 * solveLyapunov([[1, 0], [0, 2]], [[2, 3], [3, 4]]).toArray() // => [[1, 1], [1, 1]]
 * ```
 */
export function solveLyapunov(a: TensorLike, q: TensorLike): Tensor {
  return mirrored('solveLyapunov', 'sylvester', a, q)
}

/**
 * X with `A·X·Aᵀ − X + Q = 0`, by the real Schur form of A; SciPy's `solve_discrete_lyapunov`.
 *
 * X = Σ Aᵏ·Q·(Aᵏ)ᵀ where all eigenvalues of A are less than 1 in size; unique where no two of them have the product 1.
 *
 * @param a - `[…, n, n]`, finite.
 * @param q - `[…, n, n]`, finite; batches broadcast.
 * @returns `[…, n, n]`, differentiable in both.
 * @throws SingularMatrixError where the solution is not unique to rounding; ShapeError, OptionError for NaN or infinity.
 * @example
 * ```ts
 * solveDiscreteLyapunov([[0.5]], [[3]]).toArray() // => [[4]]
 * ```
 */
export function solveDiscreteLyapunov(a: TensorLike, q: TensorLike): Tensor {
  return mirrored('solveDiscreteLyapunov', 'stein', a, q)
}

function mirrored(name: string, kind: 'sylvester' | 'stein', a: TensorLike, q: TensorLike): Tensor {
  const [x, right] = promoted(name, asFloat(a), asFloat(q))
  const { n } = requireSquare(name, x)
  requireRightSide(name, right, n, n, 'q')
  const shape = [...broadcastShapes(name, x.shape.slice(0, -2), right.shape.slice(0, -2)), n, n]
  const left = broadcastTo(x, shape)
  return solveLinearEquation(left, matrixTranspose(left), broadcastTo(right, shape), { name, kind, second: 'transposed' })
}

function requireRightSide(where: string, c: Tensor, m: number, n: number, argument: string): void {
  const sizes = requireMatrices(where, c, argument)
  if (sizes.m === m && sizes.n === n) return
  throw new ShapeError({ where, argument, expected: `[…, ${m}, ${n}]`, received: showShape(c.shape) })
}
