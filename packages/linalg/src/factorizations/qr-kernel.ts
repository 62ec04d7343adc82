import { Tensor, tensorFrom } from '@ortho/core'
import { type QrRoom, formQ, qrInPlace, reserveQr } from '../dense/factorizations/qr.ts'
import { ownKernel } from '../dense/kernels.ts'
import { requireMatrices } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import type { Blas, FloatArray, Window } from '@ortho/core'

/** What a QR factorization is asked for. */
export interface QrRequest {
  /** Whether Q is formed. */
  readonly wantQ: boolean
  /** Whether Q is square and R has as many rows as A. */
  readonly complete: boolean
}

/** Factors; Q is left out unless it was wanted. */
export interface QrFactors {
  readonly q?: Tensor | undefined
  readonly r: Tensor
}

/** A = Q·R of each matrix, by the backend's own kernel or on the host. */
export function qrFactors(where: string, a: Tensor, request: QrRequest): QrFactors {
  const { m, n, batch } = requireMatrices(where, a)
  const own = ownKernel(where, a, 'qr')
  if (own === undefined) return onHost(where, a, request)
  const k = request.complete ? m : Math.min(m, n)
  const { q, r } = own(a, request)
  return {
    q: q === undefined ? undefined : new Tensor(a.backend, q, a.dtype, [...batch, m, k]),
    r: new Tensor(a.backend, r, a.dtype, [...batch, k, n]),
  }
}

function onHost(where: string, a: Tensor, { wantQ, complete }: QrRequest): QrFactors {
  const { m, n, batch } = requireMatrices(where, a)
  const k = complete ? m : Math.min(m, n)
  const count = batchSize(a)
  const elements = floatsOf(a)
  const r = arrayLike(a, count * k * n)
  const q = arrayLike(a, wantQ ? count * m * k : 0)
  const blas = openWorkspace(where, a)
  const packed = blas.reserve(m, n)
  const vectors = wantQ ? blas.reserve(m, k) : undefined
  const room = reserveQr(blas, m, n, Math.max(n, k, 1))
  for (let item = 0; item < count; item++) {
    load(elements, item * m * n, blas.data, packed)
    qrInPlace(blas, packed, room)
    storeR(blas.data, packed, r, item * k * n, k)
    if (vectors !== undefined) storeQ(blas, packed, room, vectors, q, item * m * k)
  }
  return {
    q: wantQ ? tensorFrom(q, [...batch, m, k], a.dtype, a.backend) : undefined,
    r: tensorFrom(r, [...batch, k, n], a.dtype, a.backend),
  }
}

function storeQ(blas: Blas, packed: Window, room: QrRoom, vectors: Window, q: FloatArray, start: number): void {
  formQ(blas, packed, room, vectors)
  store(blas.data, vectors, q, start)
}

/** Copies `rows` rows of what lies on and above the diagonal; the target is all zeros before. */
export function storeR(data: FloatArray, packed: Window, target: FloatArray, start: number, rows: number): void {
  const { at, row, columns } = packed
  for (let i = 0; i < Math.min(rows, columns, packed.rows); i++) {
    const to = start + i * columns
    target.set(data.subarray(at + i * row + i, at + i * row + columns), to + i)
  }
}
