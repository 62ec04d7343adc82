import { type Blas, type Tensor, type Window, epsilon, tensorFrom, transposedWindow } from '@ortho/core'
import { multiplyByPolarFactor } from '../dense/singular/bidiagonal-polar.ts'
import { type BidiagonalTuning, bidiagonalFormInPlace } from '../dense/singular/bidiagonal-form.ts'
import { requireMatrices } from '../dense/require.ts'
import { scaleInPlace } from '../dense/singular/svd-dense.ts'
import { formReflectorsInPlace } from '../dense/singular/svd-reflectors.ts'
import { part } from '../dense/window.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/**
 * The orthonormal factor of A = Q·B·Pᵀ with bidiagonal B as Q·(polar factor of B)·Pᵀ, by {@link multiplyByPolarFactor}: 6·n³ flops
 * for square matrices, of any rank.
 *
 * @returns undefined where a bidiagonal form is too nearly singular.
 */
export function directPolarFactor(x: Tensor, tuning: BidiagonalTuning = {}): Tensor | undefined {
  const { m, n } = requireMatrices('polar', x)
  const wide = m < n
  const [tall, flat] = wide ? [n, m] : [m, n]
  const elements = floatsOf(x)
  const out = arrayLike(x, x.size)
  const blas = openWorkspace('polar', x)
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
function factorInPlace(blas: Blas, a: Window, u: Window, eps: number, tuning: BidiagonalTuning): boolean {
  const { rows: m, columns: n } = a
  scaleInPlace(blas, a)
  const { d, e, right, spent, block, applyLeft } = bidiagonalFormInPlace(blas, a, n, tuning)
  // The reduction has left nothing of use in its matrix.
  const basis = part(spent, 0, 0, n)
  formReflectorsInPlace(blas, right, transposedWindow(basis), block)
  if (!multiplyByPolarFactor(blas, d, e, basis, part(u, 0, 0, n), eps)) return false
  blas.data.fill(0, u.at + n * u.row, u.at + m * u.row)
  applyLeft(u)
  return true
}
