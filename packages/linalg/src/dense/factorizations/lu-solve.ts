import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'

/**
 * X with A·X = B, or Aᵀ·X = B where `transposed`, from P·A = L·U; in place of B.
 *
 * @param lu - n × n, packed.
 * @param perm - row i of P·A is row `perm[i]` of A.
 * @param b - n × r, rows contiguous.
 * @param spare - as b; overwritten.
 */
export function luSolveInPlace(blas: Blas, lu: Window, perm: Int32Array, b: Window, spare: Window, transposed: boolean): void {
  const lower = { lower: true, unitDiagonal: true }
  const upper = { lower: false, unitDiagonal: false }
  if (transposed) {
    const t = transposedWindow(lu)
    blas.triangularSolve(t, b, { ...upper, lower: true })
    blas.triangularSolve(t, b, { ...lower, lower: false })
    copyRows(blas, b, spare, perm, false)
    copyRows(blas, spare, b, undefined, true)
    return
  }
  copyRows(blas, b, spare, perm, true)
  copyRows(blas, spare, b, undefined, true)
  blas.triangularSolve(lu, b, lower)
  blas.triangularSolve(lu, b, upper)
}

/** Row `perm[i]` of one window to row i of the other where `gather`, row i to row `perm[i]` otherwise. */
function copyRows({ data }: Blas, from: Window, to: Window, perm: Int32Array | undefined, gather: boolean): void {
  for (let i = 0; i < from.rows; i++) {
    const other = perm === undefined ? i : perm[i]!
    const source = from.at + (gather ? other : i) * from.row
    const target = to.at + (gather ? i : other) * to.row
    for (let j = 0; j < from.columns; j++) data[target + j] = data[source + j]!
  }
}
