import {
  type FactorizationKernels,
  SingularMatrixError,
  Tensor,
  type TensorLike,
  add,
  asFloat,
  customJvp,
  eye,
  matmul,
  matrixTranspose,
  mul,
  sub,
  triangularSolve,
  tril,
} from '@ortho/core'
import { choleskyInPlace } from '../dense/factorizations/cholesky.ts'
import { ownKernel, requireFiniteElements, requireSuccess } from '../dense/kernels.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** Options of {@link cholesky}. */
export interface CholeskyOptions {
  /** Return R = Lᵀ with A = Rᵀ·R, from the upper triangle of A. Default false. */
  readonly upper?: boolean | undefined
}

/**
 * L with `A = L·Lᵀ` of a symmetric positive definite A: lower triangular, its diagonal positive. ⅓·n³ flops.
 *
 * ‖A − L·Lᵀ‖ ≤ (n + 1)·ε·‖A‖ without any pivoting. For symmetric matrices that are not definite use {@link ldl}; to solve with
 * A use {@link choleskySolve}. Differentiable to any order, as the function of the triangle that is read: of a gradient, the
 * elements below the diagonal stand for both of their places, and those above are zero.
 *
 * @param a - `[…, n, n]`, finite; one triangle is read.
 * @returns `[…, n, n]`, zeros on the other side of the diagonal.
 * @throws SingularMatrixError naming the order of the first leading minor that is not positive; ShapeError; OptionError for NaN
 * or infinity.
 * @example
 * ```ts
 * cholesky([[4, 2], [2, 5]]).toArray() // => [[2, 0], [1, 2]]
 * ```
 */
export function cholesky(a: TensorLike, { upper = false }: CholeskyOptions = {}): Tensor {
  const x = asFloat(a)
  requireSquare('cholesky', x)
  // Here, because the transpose would be blamed elsewhere.
  if (upper) requireFiniteElements('cholesky', x.concrete)
  return upper ? matrixTranspose(lowerFactor(matrixTranspose(x))) : lowerFactor(x)
}

function lowerFactor(a: Tensor): Tensor {
  return customJvp(
    ([x]) => ({ l: factored(x!) }),
    ([change], _inputs, { l }) => ({ l: factorChange(change!, l) }),
  )(a).l
}

/** L̇ = L·Φ(L⁻¹·Ȧ·L⁻ᵀ), where Φ keeps what lies below the diagonal and half of the diagonal. */
function factorChange(change: Tensor, l: Tensor): Tensor {
  const n = l.shape.at(-1)!
  const symmetric = add(tril(change), matrixTranspose(tril(change, -1)))
  const half = triangularSolve(l, symmetric)
  const whole = triangularSolve(l, matrixTranspose(half))
  return matmul(l, sub(tril(whole), mul(whole, mul(0.5, eye(n, n, { dtype: l.dtype, backend: l.backend })))))
}

function factored(a: Tensor): Tensor {
  const { n } = requireSquare('cholesky', a)
  const own = ownKernel('cholesky', a, 'cholesky')
  const { l, failures } = own === undefined ? onHost(a) : own(a)
  requireSuccess(
    a,
    failures,
    (order, item) =>
      new SingularMatrixError({
        where: 'cholesky',
        argument: 'a',
        expected: 'positive definite',
        received: `a leading minor of order ${order} (of ${n}) that is not positive${a.ndim > 2 ? `, in matrix ${item}` : ''}`,
        hint: 'Use `ldl` for symmetric matrices that are not definite.',
      }),
  )
  return new Tensor(a.backend, l, a.dtype, a.shape)
}

function onHost(a: Tensor): ReturnType<FactorizationKernels['cholesky']> {
  const n = a.shape.at(-1)!
  const count = batchSize(a)
  const elements = floatsOf(a)
  const l = arrayLike(a, a.size)
  const failures = new Int32Array(count)
  const blas = openWorkspace('cholesky', a)
  const window = blas.reserve(n, n)
  for (let item = 0; item < count; item++) {
    const start = item * n * n
    load(elements, start, blas.data, window)
    failures[item] = choleskyInPlace(blas, window)
    store(blas.data, window, l, start)
    for (let i = 0; i < n; i++) l.fill(0, start + i * n + i + 1, start + (i + 1) * n)
  }
  return { l: a.backend.upload(l, a.dtype), failures: a.backend.upload(failures, 'int32') }
}
