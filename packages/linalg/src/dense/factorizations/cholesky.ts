import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { part } from '../window.ts'

/** Order up to which a triangle is factored by loops. */
const LEAF = 12

/** Order up to which the lower half of a product is computed together with the upper one. */
const WHOLE = 64

/**
 * A = L·Lᵀ in place of the lower triangle of A; what lies above the diagonal is neither read nor of use afterwards. Halves the
 * order recursively: L₂₁ = A₂₁·L₁₁⁻ᵀ, then A₂₂ − L₂₁·L₂₁ᵀ.
 *
 * @param a - square, rows contiguous.
 * @param leaf - tests lower it.
 * @returns order of the first leading minor that is not positive, or 0.
 */
export function choleskyInPlace(blas: Blas, a: Window, leaf: number = LEAF): number {
  const n = a.rows
  if (n <= leaf) return factorLeaf(blas, a)
  const half = n >> 1
  const first = part(a, 0, 0, half, half)
  const failed = choleskyInPlace(blas, first, leaf)
  if (failed > 0) return failed
  const below = part(a, half, 0, n - half, half)
  const rest = part(a, half, half)
  blas.triangularSolve(first, transposedWindow(below), { lower: true, unitDiagonal: false })
  subtractGram(blas, below, rest)
  const later = choleskyInPlace(blas, rest, leaf)
  return later > 0 ? half + later : 0
}

/** C −= X·Xᵀ in the lower triangle of C; above the diagonal some more is overwritten. */
function subtractGram(blas: Blas, x: Window, c: Window): void {
  const n = c.rows
  if (n <= WHOLE) return blas.gemm(x, transposedWindow(x), c, { alpha: -1, accumulate: true })
  const half = n >> 1
  const [top, bottom] = [part(x, 0, 0, half), part(x, half, 0)]
  subtractGram(blas, top, part(c, 0, 0, half, half))
  blas.gemm(bottom, transposedWindow(top), part(c, half, 0, n - half, half), { alpha: -1, accumulate: true })
  subtractGram(blas, bottom, part(c, half, half))
}

function factorLeaf({ data }: Blas, { at, row, rows: n }: Window): number {
  for (let j = 0; j < n; j++) {
    const own = at + j * row
    for (let i = j; i < n; i++) {
      const other = at + i * row
      let sum = data[other + j]!
      for (let p = 0; p < j; p++) sum -= data[other + p]! * data[own + p]!
      if (i > j) data[other + j] = sum / data[own + j]!
      else if (sum > 0) data[own + j] = Math.sqrt(sum)
      else return j + 1
    }
  }
  return 0
}
