import {
  type FactorizationKernels,
  type FloatArray,
  type Storage,
  type Tensor,
  ConvergenceError,
  epsilon,
  transposedWindow,
} from '@ortho/core'
import { ownKernel, requireSuccess } from '../dense/kernels.ts'
import { requireMatrices } from '../dense/require.ts'
import { type SvdTuning, svdInPlace } from '../dense/singular/svd-dense.ts'
import { smallSvds } from '../dense/singular/svd-small.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** Which vectors are wanted. */
export type SvdVectors = Parameters<FactorizationKernels['svd']>[1]['vectors']

/** What a singular value decomposition leaves: see {@link FactorizationKernels.svd}. */
export type SvdStorage = ReturnType<FactorizationKernels['svd']>

/** The same with what failed as a tensor. */
export interface SvdFound extends SvdStorage {
  /** int32, one a matrix: how many values were not found. */
  readonly failures: Tensor
}

/** How the host goes about it. */
export interface SvdHostTuning extends SvdTuning {
  /** Smaller side up to which matrices are rotated by Jacobi's method. Default 16. */
  readonly small?: number
}

/** Larger side up to which Jacobi's method is used: what the kernel has room for. */
const LONGEST = 64

/** SVD of each matrix, by the backend's own kernel or on the host. @throws ConvergenceError, OptionError for NaN or infinity. */
export function svdStorage(where: string, a: Tensor, vectors: SvdVectors, tuning: SvdHostTuning = {}): SvdFound {
  const { m, n } = requireMatrices(where, a)
  const own = ownKernel(where, a, 'svd')
  const found = own === undefined ? onHost(where, a, vectors, tuning) : own(a, { vectors })
  const failures = requireSuccess(
    a,
    found.failures,
    (count, item) =>
      new ConvergenceError({
        where,
        argument: 'a',
        expected: 'a matrix whose singular values converge',
        received: `${count} of ${Math.min(m, n)} that did not${a.ndim > 2 ? ` in matrix ${item}` : ''}`,
      }),
  )
  return { ...found, failures }
}

function onHost(where: string, a: Tensor, vectors: SvdVectors, { small = 16, ...tuning }: SvdHostTuning): SvdStorage {
  const { m, n } = requireMatrices(where, a)
  const count = batchSize(a)
  const k = Math.min(m, n)
  const [rows, columns] = vectors === 'none' ? [0, 0] : vectors === 'full' ? [m, n] : [k, k]
  const out: Results = {
    u: arrayLike(a, count * m * rows),
    s: arrayLike(a, count * k),
    vh: arrayLike(a, count * columns * n),
    failures: new Int32Array(count),
    rows,
    columns,
  }
  if (k <= small && Math.max(m, n) <= LONGEST) smallOnHost(where, a, out)
  else largeOnHost(where, a, vectors, out, tuning)
  const failures = a.backend.upload(out.failures, 'int32')
  const upload = (data: FloatArray): Storage => a.backend.upload(data, a.dtype)
  const s = upload(out.s)
  return vectors === 'none' ? { s, failures } : { u: upload(out.u), s, vh: upload(out.vh), failures }
}

interface Results {
  readonly u: FloatArray
  readonly s: FloatArray
  readonly vh: FloatArray
  readonly failures: Int32Array
  /** Columns of U. */
  readonly rows: number
  /** Rows of Vᴴ. */
  readonly columns: number
}

function smallOnHost(where: string, a: Tensor, out: Results): void {
  const { m, n } = requireMatrices(where, a)
  // In double precision for float32, too: its range has no room for the squares of squares that the rotations need.
  const blas = openWorkspace(where, a, 'float64')
  const tolerance = a.dtype === 'float32' ? epsilon('float32') / 8 : Math.max(m, n) * epsilon('float64')
  smallSvds(blas, { m, n, elements: floatsOf(a), ...out }, tolerance)
}

function largeOnHost(where: string, a: Tensor, vectors: SvdVectors, out: Results, tuning: SvdTuning): void {
  const { m, n } = requireMatrices(where, a)
  const { u, s, vh, failures, rows, columns } = out
  const elements = floatsOf(a)
  const wide = m < n
  const [tall, flat] = wide ? [n, m] : [m, n]
  const blas = openWorkspace(where, a)
  const mark = blas.mark
  for (let item = 0; item < failures.length; item++) {
    const window = blas.reserve(tall, flat)
    load(elements, item * m * n, blas.data, wide ? transposedWindow(window) : window)
    const left = vectors === 'none' ? 0 : vectors === 'full' ? tall : flat
    const found = svdInPlace(blas, window, left, epsilon(a.dtype), tuning)
    failures[item] = found.failures
    s.set(found.s, item * flat)
    if (left > 0) {
      store(blas.data, transposedWindow(wide ? found.vt : found.ut), u, item * m * rows)
      store(blas.data, wide ? found.ut : found.vt, vh, item * columns * n)
    }
    blas.release(mark)
  }
}
