import type { ComplexStorage, FactorizationKernels, FloatArray, Tensor, Window } from '@ortho/core'
import { nonsymmetricEigenInPlace } from '../dense/nonsymmetric/nonsymmetric-eigen.ts'
import type { QrTuning } from '../dense/nonsymmetric/hessenberg-qr-room.ts'
import { ownKernel } from '../dense/kernels.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace } from '../dense/workspace.ts'
import { requireConverged } from './schur-kernel.ts'

/** What {@link FactorizationKernels.eig} returns. */
export type EigStorage = ReturnType<FactorizationKernels['eig']>

/** What is wanted, and how. */
export interface EigJob {
  /** Whether right eigenvectors are. */
  readonly right: boolean
  /** Whether left ones are. */
  readonly left: boolean
  /** Whether the matrix is balanced first. */
  readonly balance: boolean
  /** Sizes of blocks; tests lower them. */
  readonly tuning?: QrTuning
}

/**
 * Eigenvalues and eigenvectors of each matrix, by the backend's own kernel or on the host.
 *
 * @throws ConvergenceError where the iteration ended early; OptionError for NaN or infinity.
 */
export function eigStorage(where: string, a: Tensor, job: EigJob): EigStorage {
  requireSquare(where, a)
  const own = ownKernel(where, a, 'eig')
  // Kernels of backends balance.
  const found = own === undefined || !job.balance ? eigOnHost(where, a, job) : own(a, job)
  requireConverged(where, a, found.failures)
  return found
}

/** The algorithms on the host. */
export function eigOnHost(where: string, a: Tensor, { right, left, balance, tuning }: EigJob): EigStorage {
  const n = a.shape.at(-1)!
  const count = batchSize(a)
  const elements = floatsOf(a)
  const values = pair(a, count * n)
  const rights = right ? pair(a, a.size) : undefined
  const lefts = left ? pair(a, a.size) : undefined
  const failures = new Int32Array(count)
  const blas = openWorkspace(where, a)
  const window = blas.reserve(n, n)
  const rightRows = right ? blas.reserve(n, n) : undefined
  const leftRows = left ? blas.reserve(n, n) : undefined
  for (let item = 0; item < count; item++) {
    load(elements, item * n * n, blas.data, window)
    const found = nonsymmetricEigenInPlace(blas, window, { right: rightRows, left: leftRows, balance, tuning })
    failures[item] = found.missing
    values.re.set(found.re, item * n)
    values.im.set(found.im, item * n)
    if (rights !== undefined) storeColumns(blas.data, rightRows!, found.im, rights, item * n * n)
    if (lefts !== undefined) storeColumns(blas.data, leftRows!, found.im, lefts, item * n * n)
  }
  const upload = ({ re, im }: Parts): ComplexStorage => ({ re: a.backend.upload(re, a.dtype), im: a.backend.upload(im, a.dtype) })
  return {
    values: upload(values),
    failures: a.backend.upload(failures, 'int32'),
    ...(rights === undefined ? {} : { right: upload(rights) }),
    ...(lefts === undefined ? {} : { left: upload(lefts) }),
  }
}

/** Complex numbers. */
export interface Parts {
  readonly re: FloatArray
  readonly im: FloatArray
}

function pair(a: Tensor, size: number): Parts {
  return { re: arrayLike(a, size), im: arrayLike(a, size) }
}

/** Vectors, in rows with real and imaginary part below each other, as complex columns. */
export function storeColumns(data: FloatArray, rows: Window, im: Float64Array, target: Parts, to: number): void {
  const n = rows.rows
  for (let j = 0; j < n; j++) {
    const x = rows.at + j * rows.row
    if (im[j] === 0) {
      for (let i = 0, p = to + j; i < n; i++, p += n) target.re[p] = data[x + i]!
      continue
    }
    const y = x + rows.row
    for (let i = 0, p = to + j; i < n; i++, p += n) {
      target.re[p] = target.re[p + 1] = data[x + i]!
      target.im[p] = data[y + i]!
      target.im[p + 1] = -data[y + i]!
    }
    j++
  }
}
