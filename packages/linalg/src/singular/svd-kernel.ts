import {
  type FactorizationKernels,
  type FloatArray,
  type Storage,
  type Tensor,
  ConvergenceError,
  epsilon,
  portableBlas,
  transposedWindow,
} from '@ortho/core'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { type SvdTuning, svdInPlace } from '../dense/singular/svd-dense.ts'
import { smallSvds } from '../dense/singular/svd-small.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** Which vectors are wanted. */
export type SvdVectors = Parameters<FactorizationKernels['svd']>[1]['vectors']

/** What a singular value decomposition leaves: see {@link FactorizationKernels.svd}. */
export type SvdArrays = ReturnType<FactorizationKernels['svd']>

/** How the host goes about it. */
export interface SvdHostTuning extends SvdTuning {
  /** Smaller side up to which matrices are rotated by Jacobi's method. Default 16. */
  readonly small?: number
}

/** Larger side up to which Jacobi's method is used: what the kernel has room for. */
const LONGEST = 64

/** SVD of each matrix, by the backend's own kernel or on the host. @throws ConvergenceError, OptionError for NaN or infinity. */
export function svdArrays(where: string, a: Tensor, vectors: SvdVectors, tuning: SvdHostTuning = {}): SvdArrays {
  const { m, n } = requireMatrices(where, a)
  requireFinite(where, floatsOf(a), n)
  const own = a.backend.kernels.svd
  const found = own === undefined ? onHost(where, a, vectors, tuning) : own(a, { vectors })
  const failed = found.failures.findIndex((count) => count > 0)
  if (failed < 0) return found
  throw new ConvergenceError({
    where,
    argument: 'a',
    expected: 'a matrix whose singular values converge',
    received: `${found.failures[failed]!} of ${Math.min(m, n)} that did not${a.ndim > 2 ? ` in matrix ${failed}` : ''}`,
  })
}

function onHost(where: string, a: Tensor, vectors: SvdVectors, { small = 16, ...tuning }: SvdHostTuning): SvdArrays {
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
  if (k <= small && Math.max(m, n) <= LONGEST) smallOnHost(a, out)
  else largeOnHost(where, a, vectors, out, tuning)
  const { failures } = out
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

function smallOnHost(a: Tensor, out: Results): void {
  const { m, n } = requireMatrices('svd', a)
  // In double precision for float32, too: its range has no room for the squares of squares that the rotations need.
  const blas = a.backend.workspace?.('float64') ?? portableBlas('float64')
  const tolerance = a.dtype === 'float32' ? epsilon('float32') / 8 : Math.max(m, n) * epsilon('float64')
  smallSvds(blas, { m, n, elements: floatsOf(a), ...out }, tolerance)
}

function largeOnHost(where: string, a: Tensor, vectors: SvdVectors, out: Results, tuning: SvdTuning): void {
  const { m, n } = requireMatrices(where, a)
  const { u, s, vh, failures, rows, columns } = out
  const elements = floatsOf(a)
  const wide = m < n
  const [tall, flat] = wide ? [n, m] : [m, n]
  const blas = openWorkspace(where, a, Infinity)
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
