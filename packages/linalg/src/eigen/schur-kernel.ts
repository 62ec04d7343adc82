import { ConvergenceError, type FactorizationKernels, type Failures, type Tensor } from '@ortho/core'
import { realSchurInPlace } from '../dense/nonsymmetric/real-schur.ts'
import { ownKernel, requireSuccess } from '../dense/kernels.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** What a Schur factorization leaves: see {@link FactorizationKernels.schur}. */
export type SchurForm = ReturnType<FactorizationKernels['schur']>

/**
 * Real Schur form of each matrix, by the backend's own kernel or on the host.
 *
 * @throws ConvergenceError where the iteration ended early; OptionError for NaN or infinity.
 */
export function schurForm(where: string, a: Tensor, wantVectors: boolean): SchurForm {
  requireSquare(where, a)
  const own = ownKernel(where, a, 'schur')
  const form = own === undefined ? onHost(where, a, wantVectors) : own(a, { wantVectors })
  requireConverged(where, a, form.failures)
  return form
}

/** @throws ConvergenceError naming the first matrix whose eigenvalues were not all found. */
export function requireConverged(where: string, a: Tensor, failures: Failures): void {
  requireSuccess(a, failures, (missing, item) => notConverged(where, a, missing, item))
}

/** The error for matrix `item`, of whose eigenvalues some are missing. */
export function notConverged(where: string, a: Tensor, missing: number, item: number): ConvergenceError {
  const n = a.shape.at(-1)!
  return new ConvergenceError({
    where,
    argument: 'a',
    expected: `a matrix whose ${n} eigenvalues the QR iteration finds in ${30 * Math.max(10, n)} steps`,
    received: `${n - missing} of them${a.ndim > 2 ? ` for matrix ${item}` : ''}`,
    hint: 'Please report the matrix; meanwhile perturb it by a rounding error.',
  })
}

function onHost(where: string, a: Tensor, wantVectors: boolean): SchurForm {
  const { n } = requireSquare(where, a)
  const count = batchSize(a)
  const elements = floatsOf(a)
  const [t, z] = [arrayLike(a, a.size), arrayLike(a, wantVectors ? a.size : 0)]
  const failures = new Int32Array(count)
  const blas = openWorkspace(where, a)
  const form = blas.reserve(n, n)
  const vectors = wantVectors ? blas.reserve(n, n) : undefined
  for (let item = 0; item < count; item++) {
    load(elements, item * n * n, blas.data, form)
    failures[item] = realSchurInPlace(blas, form, vectors)
    store(blas.data, form, t, item * n * n)
    if (vectors !== undefined) store(blas.data, vectors, z, item * n * n)
  }
  const { backend, dtype } = a
  const found = { t: backend.upload(t, dtype), failures: backend.upload(failures, 'int32') }
  return wantVectors ? { ...found, z: backend.upload(z, dtype) } : found
}
