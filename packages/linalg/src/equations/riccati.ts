import {
  type Primitive,
  ShapeError,
  type Tensor,
  type TensorLike,
  add,
  apply,
  asFloat,
  broadcastShapes,
  broadcastTo,
  matmul,
  matrixTranspose,
  neg,
  promoted,
  showShape,
  sub,
} from '@ortho/core'
import { requireFinite, requireMatrices, requireSquare } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { continuousSolution, discreteSolution, riccatiChange, riccatiGain, symmetric } from './riccati-solution.ts'

interface RiccatiEquation {
  readonly name: string
  readonly discrete: boolean
}

const riccatiPrimitive: Primitive<RiccatiEquation> = {
  name: 'solveRiccati',
  run: ([a, b, q, r], { name, discrete }) => {
    for (const [argument, x] of [['a', a!], ['b', b!], ['q', q!], ['r', r!]] as const) requireFinite(name, floatsOf(x), Math.max(1, x.shape.at(-1)!), argument) // prettier-ignore
    if (a!.size === 0) return a!
    const parts = { a: a!, b: b!, q: q!, r: r! }
    return discrete ? discreteSolution(name, parts) : continuousSolution(name, parts)
  },
  // The equation differentiated: a Lyapunov equation with the closed loop L = A − BK, which the change of A, B, Q or R drives.
  tangent: (change, i, [a, b, q, r], x, { name, discrete }) => {
    const k = riccatiGain({ a: a!, b: b!, q: q!, r: r! }, x, discrete)
    const loop = sub(a!, matmul(b!, k))
    const driven = (c: Tensor): Tensor => riccatiChange(name, loop, c, discrete)
    if (i === 2) return driven(change)
    if (i === 3) return driven(matmul(matmul(k, change, { transposeA: true }), k))
    const last = discrete ? matmul(x, loop) : x
    const moved = matmul(last, change, { transposeA: true })
    const half = i === 0 ? moved : neg(matmul(moved, k))
    return driven(add(half, matrixTranspose(half)))
  },
}

/**
 * The stabilizing solution X of the continuous algebraic Riccati equation `AᵀX + XA − X·B·R⁻¹·Bᵀ·X + Q = 0`; SciPy's
 * `solve_continuous_are`. The gain of the linear-quadratic regulator is R⁻¹BᵀX.
 *
 * From the ordered real Schur form of the Hamiltonian matrix, corrected by Newton's method while the residual falls. Exists
 * where (A, B) can be stabilized and the Hamiltonian matrix has no eigenvalues on the imaginary axis.
 *
 * @param a - `[…, n, n]`, finite.
 * @param b - `[…, n, m]`, finite; batches broadcast.
 * @param q - `[…, n, n]`, finite; its symmetric part is used.
 * @param r - `[…, m, m]`, finite, nonsingular; its symmetric part is used.
 * @returns `[…, n, n]`, symmetric, differentiable in all four.
 * @throws ConvergenceError or SingularMatrixError where there is no such solution to rounding; ShapeError; OptionError.
 * @example
 * ```ts
 * solveRiccati([[1]], [[1]], [[3]], [[1]]).toArray() // => [[3]]
 * ```
 */
export function solveRiccati(a: TensorLike, b: TensorLike, q: TensorLike, r: TensorLike): Tensor {
  return riccati({ name: 'solveRiccati', discrete: false }, a, b, q, r)
}

/**
 * The stabilizing solution X of the discrete algebraic Riccati equation `AᵀXA − X − AᵀXB·(R + BᵀXB)⁻¹·BᵀXA + Q = 0`; SciPy's
 * `solve_discrete_are`.
 *
 * By structure-preserving doubling, which converges quadratically, or from an ordered real Schur form where that does not
 * stabilize; corrected by Newton's method while the residual falls. Exists where (A, B) can be stabilized and the symplectic
 * pencil has no eigenvalues on the unit circle.
 *
 * @param a - `[…, n, n]`, finite.
 * @param b - `[…, n, m]`, finite; batches broadcast.
 * @param q - `[…, n, n]`, finite; its symmetric part is used.
 * @param r - `[…, m, m]`, finite, nonsingular; its symmetric part is used.
 * @returns `[…, n, n]`, symmetric, differentiable in all four.
 * @throws ConvergenceError or SingularMatrixError where there is no such solution to rounding; ShapeError; OptionError.
 * @example
 * ```ts
 * solveDiscreteRiccati([[0]], [[1]], [[4]], [[1]]).toArray() // => [[4]]
 * ```
 */
export function solveDiscreteRiccati(a: TensorLike, b: TensorLike, q: TensorLike, r: TensorLike): Tensor {
  return riccati({ name: 'solveDiscreteRiccati', discrete: true }, a, b, q, r)
}

function riccati(equation: RiccatiEquation, a: TensorLike, b: TensorLike, q: TensorLike, r: TensorLike): Tensor {
  const { name } = equation
  const [x, input] = promoted(name, asFloat(a), asFloat(b))
  const [cost, price] = promoted(name, asFloat(q), asFloat(r))
  const [left, weight] = promoted(name, x, cost)
  const [entry, control] = promoted(name, input, price)
  const { n } = requireSquare(name, left)
  const { n: m } = requireMatrices(name, entry, 'b')
  requireSize(name, 'b', entry, n, m)
  requireSize(name, 'q', weight, n, n)
  requireSize(name, 'r', control, m, m)
  const batches: readonly (readonly number[])[] = [left, entry, weight, control].map(({ shape }) => shape.slice(0, -2))
  const batch = batches.reduce((one, two) => broadcastShapes(name, one, two))
  const whole = (m: Tensor, rows: number, columns: number): Tensor => broadcastTo(m, [...batch, rows, columns])
  const operands = [whole(left, n, n), whole(entry, n, m), whole(symmetric(weight), n, n), whole(symmetric(control), m, m)]
  return apply(riccatiPrimitive, operands, equation)
}

function requireSize(where: string, argument: string, x: Tensor, rows: number, columns: number): void {
  const sizes = requireMatrices(where, x, argument)
  if (sizes.m === rows && sizes.n === columns) return
  throw new ShapeError({ where, argument, expected: `[…, ${rows}, ${columns}]`, received: showShape(x.shape) })
}
