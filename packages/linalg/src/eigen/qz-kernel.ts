import { type Blas, type FloatArray, type Tensor, transposedWindow } from '@ortho/core'
import { qzInPlace } from '../dense/nonsymmetric/qz.ts'
import type { Pencil } from '../dense/nonsymmetric/qz-reduce.ts'
import { requireFinite } from '../dense/require.ts'
import { batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { notConverged } from './schur-kernel.ts'

/** Brings each pencil of a batch to generalized Schur form and hands it to `each` before the next one replaces it. */
export function forEachPencil(where: string, a: Tensor, b: Tensor, each: (blas: Blas, pencil: Pencil, item: number) => void): void {
  const n = a.shape.at(-1)!
  const [left, right] = [floatsOf(a), floatsOf(b)]
  requireFinite(where, left, n)
  requireFinite(where, right, n, 'b')
  const blas = openWorkspace(where, a)
  const pencil = { s: blas.reserve(n, n), t: blas.reserve(n, n), qt: blas.reserve(n, n), zt: blas.reserve(n, n) }
  for (let item = 0; item < batchSize(a); item++) {
    load(left, item * n * n, blas.data, pencil.s)
    load(right, item * n * n, blas.data, pencil.t)
    const missing = qzInPlace(blas, pencil)
    if (missing > 0) throw notConverged(where, a, missing, item)
    each(blas, pencil, item)
  }
}

/** The four factors of one pencil, by rows, into arrays of the batch. */
export function storePencil(data: FloatArray, { s, t, qt, zt }: Pencil, [toS, toT, toQ, toZ]: readonly FloatArray[], item: number): void {
  const at = item * s.rows * s.rows
  store(data, s, toS!, at)
  store(data, t, toT!, at)
  store(data, transposedWindow(qt), toQ!, at)
  store(data, transposedWindow(zt), toZ!, at)
}
