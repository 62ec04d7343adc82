import { type FactorizationKernels, type Failures, SingularMatrixError, type Tensor } from '@ortho/core'
import { luInPlace } from '../dense/factorizations/lu.ts'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** What an LU factorization leaves: see {@link FactorizationKernels.lu}. */
export type PackedLu = ReturnType<FactorizationKernels['lu']>

/** LU of each matrix, by the backend's own kernel or on the host. */
export function packedLu(where: string, a: Tensor): PackedLu {
  const { n } = requireMatrices(where, a)
  requireFinite(where, floatsOf(a), n)
  const own = a.backend.kernels.lu
  return own === undefined ? onHost(where, a) : own(a)
}

function onHost(where: string, a: Tensor): PackedLu {
  const { m, n } = requireMatrices(where, a)
  const count = batchSize(a)
  const elements = floatsOf(a)
  const packed = arrayLike(a, a.size)
  const perm = new Int32Array(count * m)
  const failures = new Int32Array(count)
  const blas = openWorkspace(where, a, m * n)
  const window = blas.reserve(m, n)
  for (let item = 0; item < count; item++) {
    const order = count === 1 ? perm : perm.subarray(item * m, (item + 1) * m)
    for (let i = 0; i < m; i++) order[i] = i
    load(elements, item * m * n, blas.data, window)
    failures[item] = luInPlace(blas, window, order)
    store(blas.data, window, packed, item * m * n)
  }
  return { packed: a.backend.upload(packed, a.dtype), perm, failures }
}

/** @throws SingularMatrixError naming the first pivot that is zero, as {@link packedLu} otherwise. */
export function nonsingularLu(where: string, a: Tensor): PackedLu {
  const factors = packedLu(where, a)
  requireNonsingular(where, a, factors.failures)
  return factors
}

/** @throws SingularMatrixError for the first matrix with a zero pivot. */
export function requireNonsingular(where: string, a: Tensor, failures: Failures): void {
  failures.forEach((failure, item) => {
    if (failure > 0) throw singularMatrix(where, a, failure, item)
  })
}

/** The error for a zero pivot in step `step` (from 1) of matrix `item`. */
export function singularMatrix(where: string, a: Tensor, step: number, item: number): SingularMatrixError {
  return new SingularMatrixError({
    where,
    argument: 'a',
    expected: 'a nonsingular matrix',
    received: `a zero pivot in step ${step} of ${a.shape.at(-1)!}${a.ndim > 2 ? ` of matrix ${item}` : ''}`,
    hint: 'Use `lstsq` or `pinv` for matrices without full rank.',
  })
}
