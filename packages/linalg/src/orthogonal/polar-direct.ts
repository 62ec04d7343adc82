import { type Blas, type Tensor, type Window, epsilon, tensorFrom, transposedWindow } from '@ortho/core'
import { multiplyByPolarFactor } from '../dense/singular/bidiagonal-polar.ts'
import { bidiagonalizeInPlace } from '../dense/singular/bidiagonal-reduce.ts'
import { applyQInPlace, qrInPlace, reserveQr } from '../dense/factorizations/qr.ts'
import { requireMatrices } from '../dense/require.ts'
import { copyUpper, scaleInPlace } from '../dense/singular/svd-dense.ts'
import { applyReflectorsInPlace, formReflectorsInPlace } from '../dense/singular/svd-reflectors.ts'
import { part } from '../dense/window.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** How {@link directPolarFactor} goes about it; tests lower the blocks. */
export interface DirectPolarTuning {
  /** Columns a panel, and rows a block. Default 32. */
  readonly block?: number
  /** Rows per column above which R of a QR factorization is handled. Default 11/6. */
  readonly tall?: number
}

/**
 * The orthonormal factor of A = Q·B·Pᵀ with bidiagonal B as Q·(polar factor of B)·Pᵀ, by {@link multiplyByPolarFactor}: 6·n³ flops
 * for square matrices, of any rank.
 *
 * @returns undefined where a bidiagonal form is too nearly singular.
 */
export function directPolarFactor(x: Tensor, tuning: DirectPolarTuning = {}): Tensor | undefined {
  const { m, n } = requireMatrices('polar', x)
  const wide = m < n
  const [tall, flat] = wide ? [n, m] : [m, n]
  const elements = floatsOf(x)
  const out = arrayLike(x, x.size)
  const blas = openWorkspace('polar', x, Infinity)
  const mark = blas.mark
  for (let item = 0; item < batchSize(x); item++) {
    const a = blas.reserve(tall, flat)
    const u = blas.reserve(tall, flat)
    const turned = (w: Window): Window => (wide ? transposedWindow(w) : w)
    load(elements, item * m * n, blas.data, turned(a))
    if (!factorInPlace(blas, a, u, epsilon(x.dtype), tuning)) return undefined
    store(blas.data, turned(u), out, item * m * n)
    blas.release(mark)
  }
  return tensorFrom(out, x.shape, x.dtype, x.backend)
}

/** The factor of `a`, which has at least as many rows as columns and is lost, in `u`. */
function factorInPlace(blas: Blas, a: Window, u: Window, eps: number, { block = 32, tall = 11 / 6 }: DirectPolarTuning): boolean {
  const { rows: m, columns: n } = a
  scaleInPlace(blas, a)
  const first = m > tall * n ? reserveQr(blas, m, n, n, block) : undefined
  const height = first === undefined ? m : n
  const square = first === undefined ? a : blas.reserve(n, n)
  const room = { left: blas.reserve(n, height), right: blas.reserve(n, n) }
  if (first !== undefined) {
    qrInPlace(blas, a, first)
    copyUpper(blas, a, square)
  }
  const { d, e, left, right } = bidiagonalizeInPlace(blas, square, room, block)
  // The reduction has left nothing of use in its matrix.
  const basis = part(square, 0, 0, n)
  formReflectorsInPlace(blas, right, transposedWindow(basis), block)
  if (!multiplyByPolarFactor(blas, d, e, basis, part(u, 0, 0, n), eps)) return false
  blas.data.fill(0, u.at + n * u.row, u.at + m * u.row)
  applyReflectorsInPlace(blas, left, part(u, 0, 0, height), block)
  if (first !== undefined) applyQInPlace(blas, a, first, u, false)
  return true
}
