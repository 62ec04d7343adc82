import type { Blas } from '@ortho/core'
import { turnColumns, turnRows } from './hessenberg-qr-reflect.ts'
import { type Pencil, rotateFromLeft, rotationOf } from './qz-reduce.ts'

type Numbers = Blas['data']

/** Four elements of a 2 × 2 block, by rows. */
type Block = readonly [number, number, number, number]

function blockOf(data: Numbers, w: Pencil['s'], i: number): Block {
  const p = w.at + i * (w.row + 1)
  return [data[p]!, data[p + 1]!, data[p + w.row]!, data[p + w.row + 1]!]
}

/** Eigenvalues of a diagonal block of a pencil in Schur form as α/β: of one row, or of a pair. */
export interface Ratio {
  /** Re α; the same for both of a pair. */
  readonly re: number
  /** Im α of the first; the second has the opposite. */
  readonly im: number
  /** β ≥ 0. */
  readonly beta: number
}

/** α and β of the block of S that begins in row i, where B is diagonal. */
export function ratioOf(data: Numbers, { s, t }: Pencil, i: number, pair: boolean): Ratio {
  const [a, b, c, d] = pair ? blockOf(data, s, i) : [data[s.at + i * (s.row + 1)]!, 0, 0, 0]
  const first = data[t.at + i * (t.row + 1)]!
  if (!pair) return { re: a, im: 0, beta: first }
  const second = data[t.at + (i + 1) * (t.row + 1)]!
  // With β = √(b₁·b₂) the eigenvalues of β·B^(−½)·A·B^(−½), whose off-diagonal elements are those of A.
  const ratio = Math.sqrt(second / first)
  const half = (a * ratio - d / ratio) / 2
  const mean = (a * ratio + d / ratio) / 2
  return { re: mean, im: Math.sqrt(Math.max(0, -(half * half + b * c))), beta: Math.sqrt(first) * Math.sqrt(second) }
}

/**
 * Finishes the 2 × 2 block of rows i and i + 1: makes both matrices triangular where its eigenvalues are real, else B diagonal
 * and positive.
 */
export function finishBlock(data: Numbers, pencil: Pencil, i: number): void {
  const a = blockOf(data, pencil.s, i)
  const b = blockOf(data, pencil.t, i)
  const sizeA = Math.max(...a.map(Math.abs))
  const sizeB = Math.max(...b.map(Math.abs))
  const [a0, a1, a2, a3] = [a[0] / sizeA, a[1] / sizeA, a[2] / sizeA, a[3] / sizeA]
  const [b0, b1, b3] = [b[0] / sizeB, b[1] / sizeB, b[3] / sizeB]
  // N = A·B⁻¹.
  const [n0, n2] = [a0 / b0, a2 / b0]
  const [n1, n3] = [(a1 - n0 * b1) / b3, (a3 - n2 * b1) / b3]
  const half = (n0 - n3) / 2
  const discriminant = half * half + n1 * n2
  if (discriminant < 0) {
    diagonalize(data, pencil, i, [b0, b1, 0, b3])
    return
  }
  // Of the two eigenvalues, the one of which the distance to N₂₂ comes without cancellation.
  const value = n3 + (half + (half < 0 ? -1 : 1) * Math.sqrt(discriminant))
  triangularize(data, pencil, i, [a0, a1, a2, a3], [b0, b1, 0, b3], value)
}

/** Splits a block with the real eigenvalue `value`: its vector becomes the first column of Z, the image of that of Q. */
function triangularize(data: Numbers, pencil: Pencil, i: number, a: Block, b: Block, value: number): void {
  const m = a.map((element, k) => element - value * b[k]!)
  const lower = Math.hypot(m[2]!, m[3]!) > Math.hypot(m[0]!, m[1]!)
  // Orthogonal to the longer row: (−m₁, m₀), so that columns turn by cosine −m₁ and sine m₀.
  const [c, sine] = rotationOf(-(lower ? m[3]! : m[1]!), lower ? m[2]! : m[0]!)
  const { s, t, zt } = pencil
  turnColumns(data, s, i, i + 1, c, sine, 0, i + 2)
  turnColumns(data, t, i, i + 1, c, sine, 0, i + 2)
  turnRows(data, zt, i, i + 1, c, sine, 0, zt.columns)
  const [imageA, imageB] = [blockOf(data, s, i), blockOf(data, t, i)]
  const longA = Math.hypot(imageA[0], imageA[2]) / Math.max(...imageA.map(Math.abs))
  const longB = Math.hypot(imageB[0], imageB[2]) / Math.max(...imageB.map(Math.abs))
  const image = longB >= longA ? imageB : imageA
  const [cosine, turn] = rotationOf(image[0], image[2])
  rotateFromLeft(data, pencil, i, cosine, turn, i, i)
  data[s.at + (i + 1) * s.row + i] = 0
  data[t.at + (i + 1) * t.row + i] = 0
}

/** Makes B diagonal, with positive elements, by its singular value decomposition. */
function diagonalize(data: Numbers, pencil: Pencil, i: number, [b0, b1, , b3]: Block): void {
  const { s, t, zt } = pencil
  // Columns turn by the angle that makes BᵀB diagonal, rows by that which makes the result triangular, hence diagonal.
  const angle = 0.5 * Math.atan2(2 * b0 * b1, b0 * b0 - b1 * b1 - b3 * b3)
  const [c, sine] = [Math.cos(angle), Math.sin(angle)]
  turnColumns(data, s, i, i + 1, c, sine, 0, i + 2)
  turnColumns(data, t, i, i + 1, c, sine, 0, i + 2)
  turnRows(data, zt, i, i + 1, c, sine, 0, zt.columns)
  const p = t.at + i * (t.row + 1)
  const [cosine, turn] = rotationOf(data[p]!, data[p + t.row]!)
  rotateFromLeft(data, pencil, i, cosine, turn, i, i)
  data[p + 1] = 0
  data[p + t.row] = 0
  makePositive(data, pencil, i)
  makePositive(data, pencil, i + 1)
}

/** Flips the sign of column i of both, and of Z (zeros stay positive), where T has a negative diagonal element there. */
export function makePositive(data: Numbers, { s, t, zt }: Pencil, i: number): void {
  if (!(data[t.at + i * (t.row + 1)]! < 0)) return
  const end = Math.min(i + 2, s.rows)
  for (let k = 0; k < end; k++) data[s.at + k * s.row + i] = 0 - data[s.at + k * s.row + i]!
  for (let k = 0; k <= i; k++) data[t.at + k * t.row + i] = 0 - data[t.at + k * t.row + i]!
  for (let k = 0, p = zt.at + i * zt.row; k < zt.columns; k++, p++) data[p] = 0 - data[p]!
}
