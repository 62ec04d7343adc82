import {
  type FactorizationKernels,
  type FloatArray,
  type Tensor,
  ConvergenceError,
  epsilon,
  portableBlas,
  transposedWindow,
} from '@ortho/core'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { type SvdTuning, svdInPlace } from '../dense/singular/svd-dense.ts'
import { type SmallSvd, smallSvds } from '../dense/singular/svd-small.ts'
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

/** Matrices of a batch that are rotated at a time: so many stay in the cache. */
const GROUP = 1024

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
  const [rows, columns] = vectors === 'full' ? [m, n] : [k, k]
  const out: Results = {
    u: arrayLike(a, vectors === 'none' ? 0 : count * m * rows),
    s: arrayLike(a, count * k),
    vh: arrayLike(a, vectors === 'none' ? 0 : count * columns * n),
    failures: new Int32Array(count),
    rows,
    columns,
  }
  if (k <= small && Math.max(m, n) <= LONGEST) smallOnHost(a, vectors, out)
  else largeOnHost(where, a, vectors, out, tuning)
  const { u, s, vh, failures } = out
  return vectors === 'none' ? { s, failures } : { u, s, vh, failures }
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

/** A tall matrix is handled as its transpose, so that the vectors that are rotated are the rows. */
function smallOnHost(a: Tensor, vectors: SvdVectors, out: Results): void {
  const { m, n } = requireMatrices('svd', a)
  const [count, length] = [Math.min(m, n), Math.max(m, n)]
  const elements = floatsOf(a)
  const items = batchSize(a)
  const long = vectors === 'none' ? 0 : vectors === 'full' ? length : count
  // In double precision for float32, too: its range has no room for the squares of squares that the rotations need.
  const blas = a.backend.workspace?.('float64') ?? portableBlas('float64')
  const tolerance = a.dtype === 'float32' ? epsilon('float32') / 8 : length * epsilon('float64')
  const mark = blas.mark
  for (let first = 0; first < items; first += GROUP) {
    const group = Math.min(GROUP, items - first)
    const job = { items: group, count, length, long }
    const found = smallSvds(blas, job, tolerance, (item, at) => {
      const from = (first + item) * m * n
      const { data } = blas
      if (m <= n) for (let p = 0; p < m * n; p++) data[at + p] = elements[from + p]!
      else for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) data[at + j * m + i] = elements[from + i * n + j]!
    })
    if (found.failures > 0) out.failures[first] = found.failures
    out.s.set(found.s, first * count)
    if (long > 0) storeSmall(found, m, n, group, first, out)
    blas.release(mark)
  }
}

function storeSmall(found: SmallSvd, m: number, n: number, items: number, first: number, { u, vh, rows, columns }: Results): void {
  const [left, right] = m <= n ? [found.short, found.long] : [found.long, found.short]
  const size = m * rows
  for (let item = 0; item < items; item++) {
    const from = item * size
    const to = (first + item) * size
    for (let j = 0, p = from; j < rows; j++) for (let i = 0, q = to + j; i < m; i++, q += rows) u[q] = left[p++]!
  }
  vh.set(right, first * columns * n)
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
