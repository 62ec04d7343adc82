import type { Blas, FloatArray, Window } from '@ortho/core'
import { type SmallSystem, smallSystem, solveSmall } from '../small/small-system.ts'
import { part } from '../window.ts'

/** A quasi-triangular matrix: a real Schur form, upper, or its transpose, lower. */
export interface QuasiTriangular {
  readonly of: Window
  /** Default false. */
  readonly lower?: boolean
}

/** Whether rows k − 1 and k belong to one 2 × 2 block of the diagonal. */
export function joined(data: FloatArray, { of: { at, row, column }, lower = false }: QuasiTriangular, k: number): boolean {
  return data[lower ? at + (k - 1) * row + k * column : at + k * row + (k - 1) * column] !== 0
}

/** Where to halve without cutting a block; 0 or the order where there is only one block. */
export function middleOf(data: FloatArray, t: QuasiTriangular): number {
  const n = t.of.rows
  const half = n >> 1
  return half > 0 && half < n && joined(data, t, half) ? half + 1 : half
}

/** The two diagonal blocks and the one that is not zero beside them. */
export function halves(t: QuasiTriangular, middle: number): [first: QuasiTriangular, second: QuasiTriangular, beside: Window] {
  const { of, lower = false } = t
  const rest = of.rows - middle
  return [
    { of: part(of, 0, 0, middle, middle), lower },
    { of: part(of, middle, middle), lower },
    lower ? part(of, middle, 0, rest, middle) : part(of, 0, middle, middle, rest),
  ]
}

/** First rows of the blocks of the diagonal, and the order. */
export function blockStarts(data: FloatArray, t: QuasiTriangular): number[] {
  const starts: number[] = []
  for (let k = 0; k < t.of.rows; k++) if (k === 0 || !joined(data, t, k)) starts.push(k)
  starts.push(t.of.rows)
  return starts
}

/** B ← T⁻¹·B for a quasi-triangular T, by halving: products but for blocks of 1 and 2. Returns the least pivot. */
export function quasiTriangularSolveInPlace(blas: Blas, t: QuasiTriangular, b: Window, system: SmallSystem = smallSystem()): number {
  const { data } = blas
  const n = t.of.rows
  if (n === 0 || b.columns === 0) return Infinity
  if (n <= 2 && (n === 1 || joined(data, t, 1))) {
    solveBlock(data, t.of, b, system)
    return system.smallest
  }
  const middle = middleOf(data, t)
  const [first, second, beside] = halves(t, middle)
  const [top, bottom] = [part(b, 0, 0, middle), part(b, middle, 0)]
  const minus = { alpha: -1, accumulate: true }
  if (t.lower === true) {
    quasiTriangularSolveInPlace(blas, first, top, system)
    blas.gemm(beside, top, bottom, minus)
    quasiTriangularSolveInPlace(blas, second, bottom, system)
  } else {
    quasiTriangularSolveInPlace(blas, second, bottom, system)
    blas.gemm(beside, bottom, top, minus)
    quasiTriangularSolveInPlace(blas, first, top, system)
  }
  return system.smallest
}

function solveBlock(data: FloatArray, t: Window, b: Window, system: SmallSystem): void {
  const n = t.rows
  for (let j = 0, p = b.at; j < b.columns; j++, p += b.column) {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) system.matrix[4 * i + k] = data[t.at + i * t.row + k * t.column]!
      system.vector[i] = data[p + i * b.row]!
    }
    solveSmall(system, n)
    for (let i = 0; i < n; i++) data[p + i * b.row] = system.vector[i]!
  }
}
