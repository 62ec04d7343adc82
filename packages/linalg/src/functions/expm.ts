import { type Tensor, type TensorLike, asFloat, broadcastShapes, broadcastTo, promoted, tensorFrom } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { expmFrechetInPlace, expmFrechetRoom } from './kernels/expm-frechet-kernel.ts'
import { expmInPlace, expmRoom } from './kernels/expm-kernel.ts'
import { type MatrixFunction, frechetDerivative, matrixFunction } from './matrix-function.ts'
import { type SymmetricOptions, onSymmetric } from './symmetric-function.ts'
import { exponentialScalar } from './kernels/scalar-functions.ts'

/** exp, and its Fréchet derivative by a scaling and squaring of its own. */
export const exponential: MatrixFunction = {
  name: 'expm',
  value: (a) => {
    const n = a.shape.at(-1)!
    const elements = floatsOf(a)
    const out = arrayLike(a, a.size)
    const blas = openWorkspace('expm', a)
    const room = expmRoom(blas, n)
    for (let item = 0; item < batchSize(a); item++) {
      load(elements, item * n * n, blas.data, room.a)
      const result = expmInPlace(blas, room)
      store(blas.data, result, out, item * n * n)
    }
    return tensorFrom(out, a.shape, a.dtype, a.backend)
  },
  frechet: (a, e) => {
    const n = a.shape.at(-1)!
    const [elements, changes] = [floatsOf(a), floatsOf(e)]
    const out = arrayLike(a, a.size)
    const blas = openWorkspace('expm', a)
    const room = expmFrechetRoom(blas, n)
    for (let item = 0; item < batchSize(a); item++) {
      load(elements, item * n * n, blas.data, room.a)
      load(changes, item * n * n, blas.data, room.e)
      store(blas.data, expmFrechetInPlace(blas, room), out, item * n * n)
    }
    return tensorFrom(out, a.shape, a.dtype, a.backend)
  },
}

/**
 * exp(A) = I + A + A²/2! + A³/3! + …, by scaling and squaring with Padé approximants, degree and scaling chosen from norms of
 * powers of A (Al-Mohy and Higham 2009).
 *
 * Backward error of the approximant below rounding: exp(A + ΔA) with ‖ΔA‖ ≤ ε·‖A‖ before the squarings. About 20·n³ flops
 * and 2·n³ for each squaring. For exp(A)·b with a large sparse A see Krylov methods; for symmetric A set `symmetric`.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `[…, n, n]`, differentiable to every order. Infinite elements where it is too large for the dtype.
 * @throws ShapeError unless square; OptionError for NaN or infinity.
 * @example
 * ```ts
 * expm([[0, 1], [0, 0]]).toArray() // => [[1, 1], [0, 1]]
 * ```
 */
export function expm(a: TensorLike, options: SymmetricOptions = {}): Tensor {
  const x = asFloat(a)
  return options.symmetric === true ? onSymmetric(exponential, exponentialScalar(), x) : matrixFunction(exponential, x)
}

/** What {@link expmFrechet} gives, in this order. */
export interface ExpmFrechet extends Iterable<Tensor> {
  /** exp(A), `[…, n, n]`. */
  readonly expm: Tensor
  /** L(A, E), `[…, n, n]`. */
  readonly frechet: Tensor
}

/**
 * exp(A) and its Fréchet derivative along E: exp(A + E) = exp(A) + L(A, E) + o(‖E‖), L(A, E) = ∫₀¹ exp(A·(1−s))·E·exp(A·s) ds.
 *
 * Both by one scaling and squaring of degree 13 (A. H. Al-Mohy and N. J. Higham, SIAM J. Matrix Anal. Appl. 30, 2009). This is
 * what `jvp` of {@link expm} computes.
 *
 * @param a - `[…, n, n]`, finite.
 * @param e - as `a`; batches broadcast.
 * @throws ShapeError unless both are square and of one order; OptionError for NaN or infinity.
 * @example
 * ```ts
 * expmFrechet([[0, 0], [0, 0]], [[1, 2], [3, 4]]).frechet.toArray() // => [[1, 2], [3, 4]]
 * ```
 */
export function expmFrechet(a: TensorLike, e: TensorLike): ExpmFrechet {
  const [x, change] = promoted('expmFrechet', asFloat(a), asFloat(e))
  requireSquare('expmFrechet', x)
  requireSquare('expmFrechet', change, 'e')
  const shape = broadcastShapes('expmFrechet', x.shape, change.shape)
  requireSquare('expmFrechet', broadcastTo(x, shape))
  return ordered({
    expm: matrixFunction(exponential, x),
    frechet: frechetDerivative(exponential, broadcastTo(x, shape), broadcastTo(change, shape)),
  })
}
