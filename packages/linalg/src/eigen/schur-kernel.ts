import { ConvergenceError, type FactorizationKernels, type Failures, type Tensor } from '@ortho/core'
import { realSchurInPlace } from '../dense/nonsymmetric/real-schur.ts'
import { requireFinite, requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** What a Schur factorization leaves: see {@link FactorizationKernels.schur}. */
export type SchurForm = ReturnType<FactorizationKernels['schur']>

/**
 * Real Schur form of each matrix, by the backend's own kernel or on the host.
 *
 * @throws ConvergenceError where the iteration ended early; OptionError for NaN or infinity.
 */
export function schurForm(where: string, a: Tensor, wantVectors: boolean): SchurForm {
  const { n } = requireSquare(where, a)
  requireFinite(where, floatsOf(a), n)
  const own = a.backend.kernels.schur
  const form = own === undefined ? onHost(where, a, wantVectors) : own(a, { wantVectors })
  requireConverged(where, form.failures, n)
  return form
}

/** @throws ConvergenceError naming the first matrix whose eigenvalues were not all found. */
export function requireConverged(where: string, failures: Failures, n: number): void {
  const item = failures.findIndex((failure) => failure !== 0)
  if (item < 0) return
  const missing = failures[item]!
  throw new ConvergenceError({
    where,
    argument: 'a',
    expected: `a matrix whose ${n} eigenvalues the QR iteration finds in ${30 * Math.max(10, n)} steps`,
    received: `${n - missing} of them${failures.length > 1 ? ` for matrix ${item}` : ''}`,
    hint: 'Please report the matrix; meanwhile perturb it by a rounding error.',
  })
}

function onHost(where: string, a: Tensor, wantVectors: boolean): SchurForm {
  const { n } = requireSquare(where, a)
  const count = batchSize(a)
  const elements = floatsOf(a)
  const [t, z] = [arrayLike(a, a.size), arrayLike(a, wantVectors ? a.size : 0)]
  const failures = new Int32Array(count)
  const blas = openWorkspace(where, a, n * n)
  const form = blas.reserve(n, n)
  const vectors = wantVectors ? blas.reserve(n, n) : undefined
  for (let item = 0; item < count; item++) {
    load(elements, item * n * n, blas.data, form)
    failures[item] = realSchurInPlace(blas, form, vectors)
    store(blas.data, form, t, item * n * n)
    if (vectors !== undefined) store(blas.data, vectors, z, item * n * n)
  }
  const { backend, dtype } = a
  const storage = backend.upload(t, dtype)
  return wantVectors ? { t: storage, z: backend.upload(z, dtype), failures } : { t: storage, failures }
}
