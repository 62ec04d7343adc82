import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { applyReflections, reflectionTriangle } from '../factorizations/householder.ts'
import { part } from '../window.ts'

/** Reflections that are applied as one product. */
const BLOCK = 64

/**
 * `X ← X·Qᵀ` for the Q of {@link tridiagonalizeInPlace}: eigenvectors of T in the rows of X become those of A. 2·m·n² flops, in
 * products.
 *
 * @param a - as the reduction left it.
 * @param x - m × n, rows contiguous.
 */
export function multiplyByReflectionsInPlace(blas: Blas, a: Window, tau: Float64Array, x: Window, block: number = BLOCK): void {
  const n = a.rows
  const { mark } = blas
  const v = blas.reserve(block, n)
  const work = blas.reserve(x.rows, block)
  const t = blas.reserve(block, block)
  // X·H₁·…·H_k is the transpose of (H₁·…·H_k)ᵀ·Xᵀ.
  for (let first = 1; first < n; first += block) {
    const count = Math.min(block, n - first)
    const length = first + count - 1
    const vectors = part(v, 0, 0, count, length)
    copyVectors(blas.data, a, vectors, first)
    const columns = transposedWindow(vectors)
    const triangle = part(t, 0, 0, count, count)
    reflectionTriangle(blas, columns, tau.subarray(first), triangle)
    const touched = transposedWindow(part(x, 0, 0, x.rows, length))
    applyReflections(blas, columns, triangle, touched, transposedWindow(part(work, 0, 0, x.rows, count)), true)
  }
  blas.release(mark)
}

/** The vectors of reflections from `first` on, filled up with zeros. */
function copyVectors(data: Blas['data'], a: Window, v: Window, first: number): void {
  for (let k = 0; k < v.rows; k++) {
    const from = a.at + (first + k) * a.row
    const to = v.at + k * v.row
    data.copyWithin(to, from, from + first + k)
    data.fill(0, to + first + k, to + v.columns)
  }
}
