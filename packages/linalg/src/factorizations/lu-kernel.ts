import { type FactorizationKernels, type Failures, type FloatArray, SingularMatrixError, Tensor } from '@ortho/core'
import { luInPlace } from '../dense/factorizations/lu.ts'
import { intsOf, ownKernel, requireSuccess } from '../dense/kernels.ts'
import { requireMatrices } from '../dense/require.ts'
import { arrayLike, batchSize, copyElements, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** What an LU factorization leaves: see {@link FactorizationKernels.lu}. */
export type LuStorage = ReturnType<FactorizationKernels['lu']>

/** The same for the host to read: batches one after the other, by rows; k = min(m, n). */
export interface LuArrays {
  /** `m × k` each, ones on the diagonal. */
  readonly l: FloatArray
  /** `k × n` each. */
  readonly u: FloatArray
  /** `m` each: row i of L·U is row `perm[i]` of A. */
  readonly perm: Int32Array
  /** One each: 1 + index of the first zero pivot, or 0. */
  readonly failures: Int32Array
}

/** P·A = L·U of each matrix, by the backend's own kernel or on the host. */
export function luStorage(where: string, a: Tensor): LuStorage {
  const own = ownKernel(where, a, 'lu')
  if (own !== undefined) return own(a)
  const { l, u, perm, failures } = onHost(where, a)
  const { backend, dtype } = a
  return {
    l: backend.upload(l, dtype),
    u: backend.upload(u, dtype),
    perm: backend.upload(perm, 'int32'),
    failures: backend.upload(failures, 'int32'),
  }
}

/** The same as arrays. */
export function luArrays(where: string, a: Tensor): LuArrays {
  const own = ownKernel(where, a, 'lu')
  if (own === undefined) return onHost(where, a)
  const { m, n, batch } = requireMatrices(where, a)
  const k = Math.min(m, n)
  const found = own(a)
  const floats = (storage: object, ...matrix: number[]): FloatArray =>
    floatsOf(new Tensor(a.backend, storage, a.dtype, [...batch, ...matrix]))
  return {
    l: floats(found.l, m, k),
    u: floats(found.u, k, n),
    perm: intsOf(a.backend, found.perm, batchSize(a) * m),
    failures: intsOf(a.backend, found.failures, batchSize(a)),
  }
}

function onHost(where: string, a: Tensor): LuArrays {
  const { m, n } = requireMatrices(where, a)
  const { packed, perm, failures } = packedLu(where, a)
  return { ...takenApart(packed, m, n, arrayLike(a, batchSize(a) * Math.min(m, n) ** 2)), perm, failures }
}

/** Both factors in one array: U on and above the diagonal, L below. */
export interface PackedLu extends Pick<LuArrays, 'perm' | 'failures'> {
  /** `m × n` each. */
  readonly packed: FloatArray
}

/** The algorithm on the host. */
export function packedLu(where: string, a: Tensor): PackedLu {
  const { m, n } = requireMatrices(where, a)
  const count = batchSize(a)
  const blas = openWorkspace(where, a)
  const elements = floatsOf(a)
  const packed = arrayLike(a, a.size)
  const perm = new Int32Array(count * m)
  const failures = new Int32Array(count)
  const window = blas.reserve(m, n)
  for (let item = 0; item < count; item++) {
    const order = count === 1 ? perm : perm.subarray(item * m, (item + 1) * m)
    for (let i = 0; i < m; i++) order[i] = i
    load(elements, item * m * n, blas.data, window)
    failures[item] = luInPlace(blas, window, order)
    store(blas.data, window, packed, item * m * n)
  }
  return { packed, perm, failures }
}

/** The factors of matrices that hold both: the smaller one moves to `square`, zeros before, and the larger one stays. */
function takenApart(packed: FloatArray, m: number, n: number, square: FloatArray): Pick<LuArrays, 'l' | 'u'> {
  const k = Math.min(m, n)
  for (let row = 0, from = 0; from < packed.length; row++, from += n) {
    const i = row % m
    if (i >= k) continue
    const to = (((row - i) / m) * k + i) * k
    if (m > n) {
      copyElements(packed, from + i, square, to + i, n - i)
      packed[from + i] = 1
      packed.fill(0, from + i + 1, from + n)
    } else {
      copyElements(packed, from, square, to, i)
      square[to + i] = 1
      packed.fill(0, from, from + i)
    }
  }
  return m > n ? { l: packed, u: square } : { l: square, u: packed }
}

/** @throws SingularMatrixError for the first matrix with a zero pivot, where the host can look. */
export function requireNonsingular(where: string, a: Tensor, failures: Failures): void {
  requireSuccess(
    a,
    failures,
    (step, item) =>
      new SingularMatrixError({
        where,
        argument: 'a',
        expected: 'a nonsingular matrix',
        received: `a zero pivot in step ${step} of ${a.shape.at(-1)!}${a.ndim > 2 ? ` of matrix ${item}` : ''}`,
        hint: 'Use `lstsq` or `pinv` for matrices without full rank.',
      }),
  )
}
