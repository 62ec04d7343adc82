import type { Blas, Window } from '@ortho/core'
import { applyQInPlace, qrInPlace, reserveQr } from '../factorizations/qr.ts'
import { part } from '../window.ts'
import { type Bidiagonal, bidiagonalizeInPlace } from './bidiagonal-reduce.ts'
import { applyReflectorsInPlace } from './svd-reflectors.ts'

/** How {@link bidiagonalFormInPlace} goes about it; tests choose so that small matrices take every path. */
export interface BidiagonalTuning {
  /** Columns a panel, and reflections a block. Default 32. */
  readonly block?: number
  /** Rows per column above which R of a QR factorization is reduced. Default 11/6 (T. Chan, 1982). */
  readonly tall?: number
}

/** A = Q·B·Pᵀ, with both factors as products of reflections. */
export interface BidiagonalForm extends Bidiagonal {
  /** Reflections a block. */
  readonly block: number
  /** The matrix that was reduced, `n` columns; of no use any more. */
  readonly spent: Window
  /** X ← Q·X for `m` rows, of which those from n on are those of the identity or zero. */
  readonly applyLeft: (x: Window) => void
  /** X ← P·X for `n` rows. */
  readonly applyRight: (x: Window) => void
}

/**
 * The bidiagonal form of a matrix with at least as many rows as columns: QR first where it is tall.
 *
 * @param a - `column` is 1; holds reflections afterwards.
 * @param width - columns of the widest X.
 */
export function bidiagonalFormInPlace(blas: Blas, a: Window, width: number, tuning: BidiagonalTuning = {}): BidiagonalForm {
  const { block = 32, tall = 11 / 6 } = tuning
  const { rows: m, columns: n } = a
  const first = m > tall * n ? reserveQr(blas, m, n, Math.max(n, width, 1), block) : undefined
  const height = first === undefined ? m : n
  const spent = first === undefined ? a : blas.reserve(n, n)
  const room = { left: blas.reserve(n, height), right: blas.reserve(n, n) }
  if (first !== undefined) {
    qrInPlace(blas, a, first)
    copyUpper(blas, a, spent)
  }
  const reduced = bidiagonalizeInPlace(blas, spent, room, block)
  return {
    ...reduced,
    block,
    spent,
    applyLeft: (x) => {
      applyReflectorsInPlace(blas, reduced.left, part(x, 0, 0, height), block)
      if (first !== undefined) applyQInPlace(blas, a, first, x, false)
    },
    applyRight: (x) => {
      applyReflectorsInPlace(blas, reduced.right, x, block)
    },
  }
}

/** The upper triangle of the first rows of `from`, zeros below. */
function copyUpper({ data }: Blas, from: Window, to: Window): void {
  data.fill(0, to.at, to.at + to.rows * to.row)
  for (let i = 0; i < to.rows; i++) {
    const source = from.at + i * from.row
    data.copyWithin(to.at + i * to.row + i, source + i, source + to.columns)
  }
}
