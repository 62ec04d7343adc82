import {
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  broadcastShapes,
  broadcastTo,
  promoted,
  showShape,
  tensorFrom,
} from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike } from '../dense/workspace.ts'
import { withoutDerivative } from './hessenberg.ts'
import { forEachPencil, storePencil } from './qz-kernel.ts'

/** A generalized real Schur form A = Q·S·Zᵀ, B = Q·T·Zᵀ; also iterable in this order. */
export type Qz = {
  /** `[…, n, n]`, upper quasi-triangular. */
  readonly s: Tensor
  /** `[…, n, n]`, upper triangular. */
  readonly t: Tensor
  /** `[…, n, n]`, orthogonal. */
  readonly q: Tensor
  /** `[…, n, n]`, orthogonal. */
  readonly z: Tensor
}

/**
 * Generalized real Schur form of a pair of matrices, A = Q·S·Zᵀ and B = Q·T·Zᵀ: T upper triangular with a diagonal that is not
 * negative; S upper triangular but for 2 × 2 blocks of complex eigenvalues, at which T is diagonal. The eigenvalues of
 * A·v = λ·B·v are the ratios of the diagonals, infinite where T has a zero. B may be singular.
 *
 * By the double-shift QZ iteration, about 60·n³ flops in plain loops; backward stable, ‖A − Q·S·Zᵀ‖ and ‖B − Q·T·Zᵀ‖ modest
 * multiples of n·ε·‖A‖ and n·ε·‖B‖. For the eigenvalues themselves use {@link eig} with `b`; for symmetric A and positive
 * definite B `eigh` with `b`.
 *
 * @param a - `[…, n, n]`, finite.
 * @param b - as `a`; batches broadcast.
 * @returns `s`, `t`, `q`, `z`, each `[…, n, n]`. Not differentiable: the form is not unique.
 * @throws ShapeError; OptionError for NaN or infinity, or where a derivative is asked for; ConvergenceError where the
 * iteration does not end.
 * @example
 * ```ts
 * const { s, t } = qz([[1, 2], [0, 3]], [[1, 0], [0, 1]])
 * s.toArray() // => [[1, 2], [0, 3]]
 * ```
 */
export function qz(a: TensorLike, b: TensorLike): Qz & Iterable<Tensor> {
  const [x, y] = pencilOf('qz', a, b)
  return ordered(withoutDerivative('qz', (left, right) => factored(left, right))(x, y))
}

/** Two square matrices of one size, batches broadcast. */
export function pencilOf(where: string, a: TensorLike, b: TensorLike): readonly [Tensor, Tensor] {
  const [x, y] = promoted(where, asFloat(a), asFloat(b))
  const { n } = requireSquare(where, x)
  if (requireSquare(where, y, 'b').n !== n) {
    throw new ShapeError({ where, argument: 'b', expected: `[…, ${n}, ${n}] like a`, received: showShape(y.shape) })
  }
  const shape = [...broadcastShapes(where, x.shape.slice(0, -2), y.shape.slice(0, -2)), n, n]
  return [broadcastTo(x, shape), broadcastTo(y, shape)]
}

function factored(a: Tensor, b: Tensor): Qz {
  const arrays = [arrayLike(a, a.size), arrayLike(a, a.size), arrayLike(a, a.size), arrayLike(a, a.size)]
  forEachPencil('qz', a, b, ({ data }, pencil, item) => {
    storePencil(data, pencil, arrays, item)
  })
  const [s, t, q, z] = arrays.map((array) => tensorFrom(array, a.shape, a.dtype, a.backend))
  return { s: s!, t: t!, q: q!, z: z! }
}
