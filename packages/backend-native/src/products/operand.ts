import type { FloatArray, View } from '@ortho/core'

/** How BLAS sees a matrix with one stride of 1: as it is or transposed, its lines `step` elements apart. */
export interface BlasLayout {
  /** Whether the columns, not the rows, are contiguous. */
  readonly transposed: boolean
  /** Elements between contiguous lines. */
  readonly step: number
}

/** The layout of a rows × columns matrix with these strides; undefined where neither stride is 1, or lines overlap. */
export function blasLayout(rows: number, columns: number, row: number, column: number): BlasLayout | undefined {
  if ((column === 1 || columns === 1) && (row >= columns || rows === 1)) {
    return { transposed: false, step: rows === 1 ? columns : row }
  }
  if ((row === 1 || rows === 1) && (column >= rows || columns === 1)) {
    return { transposed: true, step: columns === 1 ? rows : column }
  }
  return undefined
}

/** The layout of the matrices of a view. */
export function layoutOf({ shape, strides }: View): BlasLayout | undefined {
  return blasLayout(shape.at(-2)!, shape.at(-1)!, strides.at(-2)!, strides.at(-1)!)
}

/** The matrices of a batch under each other as one matrix, where their rows are equally far apart. */
export function stacked(x: View): View | undefined {
  const { shape, strides } = x
  const [m, row] = [shape.at(-2)!, strides.at(-2)!]
  let rows = m
  for (let axis = shape.length - 3; axis >= 0; axis--) {
    if (shape[axis] === 1) continue
    if (strides[axis] !== rows * row) return undefined
    rows *= shape[axis]!
  }
  return { ...windowOf(x), shape: [rows, shape.at(-1)!], strides: [row, strides.at(-1)!] }
}

/** Whether all matrices of a batch are the same one. */
export function isRepeated({ shape, strides }: View): boolean {
  for (let axis = 0; axis < shape.length - 2; axis++) if (shape[axis] !== 1 && strides[axis] !== 0) return false
  return true
}

/** The first matrix of a batch. */
export function firstOf(x: View): View {
  return { ...windowOf(x), shape: x.shape.slice(-2), strides: x.strides.slice(-2) }
}

function windowOf({ storage, dtype, shape, strides, offset }: View): View {
  return { storage, dtype, shape, strides, offset }
}

/** Least numbers that have a finite reciprocal in single and double precision. */
const LEAST = [1.1754943508222875e-38, 2.2250738585072014e-308] as const

/** Whether n elements, `step` apart, have finite reciprocals, by which libraries multiply where they should divide. */
export function hasReciprocals(data: FloatArray, at: number, step: number, n: number): boolean {
  const least = LEAST[data instanceof Float32Array ? 0 : 1]
  for (let i = 0, p = at; i < n; i++, p += step) if (!(Math.abs(data[p]!) >= least)) return false
  return true
}
