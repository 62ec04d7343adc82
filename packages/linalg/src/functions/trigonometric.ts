import { type Tensor, type TensorLike, asFloat, tensorFrom } from '@ortho/core'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { type MatrixFunction, matrixFunction } from './matrix-function.ts'
import { cosineScalar, sineScalar } from './kernels/scalar-functions.ts'
import { type SymmetricOptions, onSymmetric } from './symmetric-function.ts'
import { cosineAndSineInPlace, trigonometricRoom } from './kernels/trigonometric-kernel.ts'

const cosine: MatrixFunction = { name: 'cosm', value: (a) => onHost('cosm', a, 'cosine') }

const sine: MatrixFunction = { name: 'sinm', value: (a) => onHost('sinm', a, 'sine') }

/**
 * cos(A) = I − A²/2! + A⁴/4! − …, the real part of exp(i·A), by scaling, a Padé approximant of degree 13 and squaring in real
 * arithmetic. About 25·n³ flops and 6·n³ for each halving of A.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `[…, n, n]`, differentiable to every order.
 * @throws ShapeError unless square; OptionError for NaN or infinity.
 * @example
 * ```ts
 * cosm([[0, 1], [0, 0]]).toArray() // => [[1, 0], [0, 1]]
 * ```
 */
export function cosm(a: TensorLike, options: SymmetricOptions = {}): Tensor {
  const x = asFloat(a)
  return options.symmetric === true ? onSymmetric(cosine, cosineScalar(), x) : matrixFunction(cosine, x)
}

/**
 * sin(A) = A − A³/3! + A⁵/5! − …, the imaginary part of exp(i·A): see {@link cosm}.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `[…, n, n]`, differentiable to every order.
 * @throws ShapeError unless square; OptionError for NaN or infinity.
 * @example
 * ```ts
 * sinm([[0, 1], [0, 0]]).toArray() // => [[0, 1], [0, 0]]
 * ```
 */
export function sinm(a: TensorLike, options: SymmetricOptions = {}): Tensor {
  const x = asFloat(a)
  return options.symmetric === true ? onSymmetric(sine, sineScalar(), x) : matrixFunction(sine, x)
}

function onHost(where: string, a: Tensor, which: 'cosine' | 'sine'): Tensor {
  const n = a.shape.at(-1)!
  const elements = floatsOf(a)
  const out = arrayLike(a, a.size)
  const blas = openWorkspace(where, a)
  const room = trigonometricRoom(blas, n)
  for (let item = 0; item < batchSize(a); item++) {
    load(elements, item * n * n, blas.data, room.a)
    store(blas.data, cosineAndSineInPlace(blas, room)[which], out, item * n * n)
  }
  return tensorFrom(out, a.shape, a.dtype, a.backend)
}
