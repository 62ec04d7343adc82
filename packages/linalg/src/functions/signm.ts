import {
  type Blas,
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  type Window,
  asFloat,
  epsilon,
  matmul,
  sub,
  tensorFrom,
  transposedWindow,
} from '@ortho/core'
import { setIdentity } from '../dense/arithmetic.ts'
import { sylvesterInPlace } from '../dense/nonsymmetric/sylvester.ts'
import { part } from '../dense/window.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { solveLinearEquation } from '../equations/linear-equation.ts'
import { diagonalBlocks } from './kernels/diagonal-blocks.ts'
import { type MatrixFunction, matrixFunction } from './matrix-function.ts'
import { orderInPlace } from './kernels/ordered-schur.ts'
import { signScalar } from './kernels/scalar-functions.ts'
import { roundingOf } from './kernels/schur-function.ts'
import { structuredSchur } from './kernels/structured-schur.ts'
import { type SymmetricOptions, onSymmetric } from './symmetric-function.ts'

const signFunction: MatrixFunction = {
  name: 'signm',
  value: onHost,
  // N·L + L·N = E − S·E·S with N = A·S, whose eigenvalues have positive real parts (Higham 2008, theorem 5.3).
  tangent: (change, a, s) => {
    const n = matmul(a, s)
    return solveLinearEquation(n, n, sub(change, matmul(matmul(s, change), s)), { name: 'signm', kind: 'sylvester', second: 'same' })
  },
}

/**
 * The matrix sign S of A: S² = I, S·A = A·S, with eigenvalue 1 for each eigenvalue of A in the right half-plane and −1 for each
 * in the left. The polar factor is the sign of another matrix: for that use {@link polar}.
 *
 * By a real Schur form with the left half-plane in front, T = [[T₁, T₁₂], [0, T₂]], of which the sign is [[−I, X], [0, I]] with
 * T₁·X − X·T₂ = −2·T₁₂: one Sylvester equation, and no iteration.
 *
 * @param a - `[…, n, n]`, finite, no eigenvalue on the imaginary axis.
 * @returns `[…, n, n]`, differentiable to every order.
 * @throws SingularMatrixError for an eigenvalue on the imaginary axis to rounding; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * signm([[2, 0], [0, -3]]).toArray() // => [[1, 0], [0, -1]]
 * ```
 */
export function signm(a: TensorLike, options: SymmetricOptions = {}): Tensor {
  const x = asFloat(a)
  return options.symmetric === true ? onSymmetric(signFunction, signScalar(), x) : matrixFunction(signFunction, x)
}

function onHost(a: Tensor): Tensor {
  const n = a.shape.at(-1)!
  const forms = structuredSchur(a)
  const [ts, zs] = [floatsOf(forms.t), floatsOf(forms.z)]
  const out = arrayLike(a, a.size)
  const blas = openWorkspace('signm', a)
  const [t, z, s, y] = [blas.reserve(n, n), blas.reserve(n, n), blas.reserve(n, n), blas.reserve(n, n)]
  for (let item = 0; item < batchSize(a); item++) {
    load(ts, item * n * n, blas.data, t)
    load(zs, item * n * n, blas.data, z)
    requireOffImaginaryAxis(blas, t, epsilon(a.dtype), roundingOf(blas.data, t, z))
    const count = orderInPlace('signm', blas, t, z, (re) => re < 0)
    signOfForm(blas, t, s, count)
    blas.gemm(z, s, y)
    blas.gemm(y, transposedWindow(z), s)
    store(blas.data, s, out, item * n * n)
  }
  return tensorFrom(out, a.shape, a.dtype, a.backend)
}

function signOfForm(blas: Blas, t: Window, s: Window, count: number): void {
  const { data } = blas
  const n = t.rows
  setIdentity(data, s)
  for (let i = 0; i < count; i++) data[s.at + i * (n + 1)] = -1
  const corner = part(s, 0, count, count, n - count)
  const second = part(t, count, count)
  for (let i = 0; i < count; i++) {
    for (let j = count; j < n; j++) data[s.at + i * n + j] = -2 * data[t.at + i * n + j]!
  }
  for (let i = count; i < n; i++) for (let j = count; j < n; j++) data[t.at + i * n + j]! *= -1
  sylvesterInPlace(blas, { of: part(t, 0, 0, count, count) }, { of: second }, corner)
}

function requireOffImaginaryAxis(blas: Blas, t: Window, eps: number, rounding: number): void {
  for (const { re, im } of diagonalBlocks(blas.data, t)) {
    if (Math.abs(re) > Math.max(eps * im, rounding)) continue
    throw new SingularMatrixError({
      where: 'signm',
      argument: 'a',
      expected: 'a matrix without eigenvalues on the imaginary axis',
      received: `one with the eigenvalue ${im === 0 ? re : `${re} ± ${im}i`}, of which the real part is 0 to rounding (${rounding})`,
    })
  }
}
