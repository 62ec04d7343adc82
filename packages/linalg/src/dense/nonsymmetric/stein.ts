import type { Blas, Window } from '@ortho/core'
import { type QuasiTriangular, halves, joined, middleOf } from './quasi-triangular.ts'
import { type SmallSystem, smallSystem, solveSmall } from '../small/small-system.ts'
import { part } from '../window.ts'

/**
 * X with X − A·X·B = C for quasi-triangular A and B, in place of C, by halving as in {@link sylvesterInPlace}.
 *
 * @returns the least pivot by absolute value; 0 where a product of eigenvalues of A and B is 1.
 */
export function steinInPlace(blas: Blas, a: QuasiTriangular, b: QuasiTriangular, c: Window): number {
  const system = smallSystem()
  const spare = blas.reserve(c.rows, c.columns)
  if (c.rows > 0 && c.columns > 0) solve(blas, a, b, c, system, spare.at)
  return system.smallest
}

function solve(blas: Blas, a: QuasiTriangular, b: QuasiTriangular, c: Window, system: SmallSystem, spare: number): void {
  const [whole, wide] = [single(blas, a), single(blas, b)]
  if (whole && wide) return solveBlock(blas, a.of, b.of, c, system)
  const byRows = wide || (!whole && c.rows >= c.columns)
  const split = byRows ? a : b
  const middle = middleOf(blas.data, split)
  const [first, second, beside] = halves(split, middle)
  const lower = split.lower === true
  const parts = byRows ? [part(c, 0, 0, middle), part(c, middle, 0)] : [part(c, 0, 0, c.rows, middle), part(c, 0, middle)]
  // In A·X the last rows of an upper A stand alone, in X·B the first columns of an upper B.
  const startsFirst = byRows === lower
  const [early, late] = startsFirst ? [parts[0]!, parts[1]!] : [parts[1]!, parts[0]!]
  const [earlyT, lateT] = startsFirst ? [first, second] : [second, first]
  const add = { accumulate: true }
  if (byRows) {
    solve(blas, earlyT, b, early, system, spare)
    const product = { at: spare, rows: early.rows, columns: early.columns, row: early.columns, column: 1 }
    blas.gemm(early, b.of, product)
    blas.gemm(beside, product, late, add)
    solve(blas, lateT, b, late, system, spare)
  } else {
    solve(blas, a, earlyT, early, system, spare)
    const product = { at: spare, rows: late.rows, columns: late.columns, row: late.columns, column: 1 }
    blas.gemm(early, beside, product)
    blas.gemm(a.of, product, late, add)
    solve(blas, a, lateT, late, system, spare)
  }
}

function single(blas: Blas, t: QuasiTriangular): boolean {
  return t.of.rows === 1 || (t.of.rows === 2 && joined(blas.data, t, 1))
}

function solveBlock({ data }: Blas, a: Window, b: Window, c: Window, system: SmallSystem): void {
  const { matrix, vector } = system
  const width = c.columns
  for (let i = 0; i < c.rows; i++) {
    for (let j = 0; j < width; j++) {
      const row = i * width + j
      vector[row] = data[c.at + i * c.row + j * c.column]!
      for (let k = 0; k < c.rows; k++) {
        for (let l = 0; l < width; l++) {
          const column = k * width + l
          const product = data[a.at + i * a.row + k * a.column]! * data[b.at + l * b.row + j * b.column]!
          matrix[4 * row + column] = (row === column ? 1 : 0) - product
        }
      }
    }
  }
  solveSmall(system, c.rows * width)
  for (let i = 0; i < c.rows; i++) for (let j = 0; j < width; j++) data[c.at + i * c.row + j * c.column] = vector[i * width + j]!
}
