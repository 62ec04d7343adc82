import type { Blas, FloatArray, Window } from '@ortho/core'
import { type QuasiTriangular, blockStarts, halves, middleOf } from './quasi-triangular.ts'
import { type SmallSystem, smallSystem, solveSmall } from '../small/small-system.ts'
import { part } from '../window.ts'

/** Order up to which blocks are solved one by one in loops. */
const LEAF = 8

/** Options of {@link sylvesterInPlace}. */
export interface SylvesterOptions {
  /** Order up to which blocks are solved one by one. Default 8. */
  readonly leaf?: number
  /** See {@link SmallSystem.tolerance}. Default 0. */
  readonly tolerance?: number
}

/**
 * X with A·X + X·B = C for quasi-triangular A and B, in place of C. Halves the larger order, which puts the work into products
 * (I. Jonsson and B. Kågström, ACM Trans. Math. Software 28, 2002); blocks of 1 and 2 by Bartels and Stewart.
 *
 * @returns the least pivot by absolute value: about the separation of the spectra of A and −B where that is small.
 */
export function sylvesterInPlace(blas: Blas, a: QuasiTriangular, b: QuasiTriangular, c: Window, options: SylvesterOptions = {}): number {
  const system = smallSystem(options.tolerance)
  if (c.rows > 0 && c.columns > 0) solve(blas, a, b, c, system, Math.max(2, options.leaf ?? LEAF))
  return system.smallest
}

function solve(blas: Blas, a: QuasiTriangular, b: QuasiTriangular, c: Window, system: SmallSystem, leaf: number): void {
  const { rows, columns } = c
  if (rows <= leaf && columns <= leaf) solveLeaf(blas.data, a, b, c, system)
  else if (rows >= columns) halveRows(blas, a, b, c, system, leaf)
  else halveColumns(blas, a, b, c, system, leaf)
}

function halveRows(blas: Blas, a: QuasiTriangular, b: QuasiTriangular, c: Window, system: SmallSystem, leaf: number): void {
  const middle = middleOf(blas.data, a)
  const [first, second, beside] = halves(a, middle)
  const [top, bottom] = [part(c, 0, 0, middle), part(c, middle, 0)]
  const [early, late] = a.lower === true ? [top, bottom] : [bottom, top]
  solve(blas, a.lower === true ? first : second, b, early, system, leaf)
  blas.gemm(beside, early, late, { alpha: -1, accumulate: true })
  solve(blas, a.lower === true ? second : first, b, late, system, leaf)
}

function halveColumns(blas: Blas, a: QuasiTriangular, b: QuasiTriangular, c: Window, system: SmallSystem, leaf: number): void {
  const middle = middleOf(blas.data, b)
  const [first, second, beside] = halves(b, middle)
  const [left, right] = [part(c, 0, 0, c.rows, middle), part(c, 0, middle)]
  const [early, late] = b.lower === true ? [right, left] : [left, right]
  solve(blas, a, b.lower === true ? second : first, early, system, leaf)
  blas.gemm(early, beside, late, { alpha: -1, accumulate: true })
  solve(blas, a, b.lower === true ? first : second, late, system, leaf)
}

function solveLeaf(data: FloatArray, a: QuasiTriangular, b: QuasiTriangular, c: Window, system: SmallSystem): void {
  const [rows, columns] = [blockStarts(data, a), blockStarts(data, b)]
  const [m, n] = [rows.length - 1, columns.length - 1]
  for (let s = 0; s < n; s++) {
    const q = b.lower === true ? n - 1 - s : s
    for (let r = 0; r < m; r++) {
      const p = a.lower === true ? r : m - 1 - r
      solveBlock(data, a, b, c, system, rows[p]!, rows[p + 1]!, columns[q]!, columns[q + 1]!)
    }
  }
}

/** Rows i0 … i1 − 1 and columns j0 … j1 − 1 of X, all that they depend on being there. */
function solveBlock(
  data: FloatArray,
  a: QuasiTriangular,
  b: QuasiTriangular,
  c: Window,
  system: SmallSystem,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
): void {
  const [from, to] = a.lower === true ? [0, i0] : [i1, c.rows]
  const [first, last] = b.lower === true ? [j1, c.columns] : [0, j0]
  const [wa, wb] = [a.of, b.of]
  const { matrix, vector } = system
  const width = j1 - j0
  const size = (i1 - i0) * width
  if (size > 1) matrix.fill(0)
  else matrix[0] = 0
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1; j++) {
      let sum = data[c.at + i * c.row + j * c.column]!
      for (let k = from; k < to; k++) sum -= data[wa.at + i * wa.row + k * wa.column]! * data[c.at + k * c.row + j * c.column]!
      for (let k = first; k < last; k++) sum -= data[c.at + i * c.row + k * c.column]! * data[wb.at + k * wb.row + j * wb.column]!
      const row = (i - i0) * width + (j - j0)
      vector[row] = sum
      for (let k = i0; k < i1; k++) matrix[4 * row + (k - i0) * width + (j - j0)]! += data[wa.at + i * wa.row + k * wa.column]!
      for (let k = j0; k < j1; k++) matrix[4 * row + (i - i0) * width + (k - j0)]! += data[wb.at + k * wb.row + j * wb.column]!
    }
  }
  solveSmall(system, size)
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1; j++) data[c.at + i * c.row + j * c.column] = vector[(i - i0) * width + (j - j0)]!
  }
}
