import { type Blas, ConvergenceError, type FactorizationKernels, type FloatArray, type Tensor, type Window } from '@ortho/core'
import { ownKernel, requireSuccess } from '../dense/kernels.ts'
import { requireSquare } from '../dense/require.ts'
import { type EigenBlocks, scaleOf, symmetricEigenInPlace } from '../dense/symmetric/symmetric-eigen.ts'
import { smallSymmetricEigen } from '../dense/symmetric/symmetric-jacobi.ts'
import { arrayLike, batchSize, floatsOf, openWorkspace } from '../dense/workspace.ts'

/** What {@link FactorizationKernels.eigh} returns. */
export type EighStorage = ReturnType<FactorizationKernels['eigh']>

/** The same with what failed as a tensor. */
export interface EighFound extends EighStorage {
  /** int32, one a matrix: how many values were not found. */
  readonly failures: Tensor
}

/** Order up to which matrices are rotated by Jacobi's method, a few at a time. */
const ROTATED = 16

/** Sizes at which algorithms change; tests lower them. */
export interface EighSizes extends EigenBlocks {
  /** Order up to which Jacobi rotations are used, 16 at most. */
  readonly rotated?: number
}

/** Eigenvalues and eigenvectors of each matrix, by the backend's own kernel or on the host; from the lower triangle. */
export function eighStorage(where: string, a: Tensor, wantVectors: boolean): EighFound {
  const { n } = requireSquare(where, a)
  const own = ownKernel(where, a, 'eigh')
  const found = own === undefined ? eighOnHost(where, a, wantVectors) : own(a, { wantVectors })
  const failures = requireSuccess(
    a,
    found.failures,
    (count, item) =>
      new ConvergenceError({
        where,
        expected: 'called on a matrix whose eigenvalues are found',
        received: `${count} of ${n} that are not${a.ndim > 2 ? ` in matrix ${item}` : ''}`,
        hint: 'Please report the matrix.',
      }),
  )
  return { ...found, failures }
}

/** The algorithms on the host. */
export function eighOnHost(where: string, a: Tensor, wantVectors: boolean, sizes: EighSizes = {}): EighStorage {
  const n = a.shape.at(-1)!
  const count = batchSize(a)
  const job: Job = {
    n,
    count,
    elements: floatsOf(a),
    values: arrayLike(a, count * n),
    vectors: wantVectors ? arrayLike(a, a.size) : undefined,
    failures: new Int32Array(count),
  }
  if (a.size > 0) {
    if (n <= (sizes.rotated ?? ROTATED)) smallSymmetricEigen(openWorkspace(where, a, 'float64'), job)
    else solveAll(openWorkspace(where, a), job, sizes)
  }
  const failures = a.backend.upload(job.failures, 'int32')
  const values = a.backend.upload(job.values, a.dtype)
  return job.vectors === undefined ? { values, failures } : { values, vectors: a.backend.upload(job.vectors, a.dtype), failures }
}

/** One call: matrices, and room for what is found. */
interface Job {
  readonly n: number
  readonly count: number
  readonly elements: FloatArray
  readonly values: FloatArray
  readonly vectors: FloatArray | undefined
  readonly failures: Int32Array
}

function solveAll(blas: Blas, { n, count, elements, values, vectors, failures }: Job, sizes: EighSizes): void {
  const a = blas.reserve(n, n)
  const x = vectors === undefined ? undefined : blas.reserve(n, n)
  for (let item = 0; item < count; item++) {
    const at = item * n * n
    const scale = scaleOf(elements, at, n)
    loadLower(elements, at, blas.data, a, scale)
    const found = symmetricEigenInPlace(blas, a, x, sizes)
    failures[item] = found.failures
    for (let j = 0; j < n; j++) values[item * n + j] = found.values[j]! / scale
    if (vectors !== undefined && x !== undefined) storeColumns(blas.data, x, found.order, vectors, at)
  }
}

/** The lower triangle of a matrix, scaled. */
function loadLower(source: FloatArray, from: number, data: FloatArray, to: Window, scale: number): void {
  for (let i = 0; i < to.rows; i++) {
    const p = from + i * to.columns
    const q = to.at + i * to.row
    for (let j = 0; j <= i; j++) data[q + j] = source[p + j]! * scale
  }
}

/** Side of the squares in which a matrix is transposed. */
const TILE = 32

/** Rows of X, in the order given, as columns of a matrix by rows. */
function storeColumns(data: FloatArray, x: Window, order: Int32Array, target: FloatArray, to: number): void {
  const n = x.rows
  for (let left = 0; left < n; left += TILE) {
    for (let top = 0; top < n; top += TILE) {
      for (let j = left; j < Math.min(left + TILE, n); j++) {
        const row = x.at + order[j]! * x.row
        for (let i = top, p = to + top * n + j; i < Math.min(top + TILE, n); i++, p += n) target[p] = data[row + i]!
      }
    }
  }
}
