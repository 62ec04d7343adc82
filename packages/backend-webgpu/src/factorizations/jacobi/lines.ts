import { type View, sizeOf, stridesOf } from '@ortho/core'
import type { Gpu } from '../../gpu.ts'
import type { Fold } from '../../kernels/folds.ts'
import { reduceWindow } from '../../kernels/reduce.ts'
import { axesOf } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { mergedAxes } from '../../wgsl/axes.ts'
import { bindings, elementProgram, groupsFor } from '../../wgsl/program.ts'
import { Words, placeFunction } from '../../wgsl/words.ts'
import { scaleFunctions } from './scale.ts'

/**
 * Matrices as Jacobi's method works on them, by columns: a line is a column of the matrix, followed by a column of V. Columns of
 * zeros are added that no rotation touches.
 */
export interface Lines {
  /** `[matrices, lines, length]`. */
  readonly storage: GpuStorage
  /** Number of matrices. */
  readonly matrices: number
  /** Columns of a matrix. */
  readonly columns: number
  /** Lines of a matrix: its columns and those added. */
  readonly lines: number
  /** Elements of a column, with which a line begins. */
  readonly rows: number
  /** Elements of a line. */
  readonly length: number
}

/** Lines of scaled matrices. */
export interface ScaledLines extends Lines {
  /** Bits of the largest |element| of each matrix, as unsigned numbers: what `scale_of` takes, and tells NaN and infinity by. */
  readonly largest: GpuStorage
  /** Square of the Frobenius norm of each matrix. */
  readonly squares: GpuStorage
}

/** How lines are made. */
export interface LinesOptions {
  /** Whether a matrix is symmetric and given by its lower triangle; then its lines have as many elements as it has lines. */
  readonly symmetric: boolean
  /** Whether columns of the unit matrix, where V starts, follow. */
  readonly wantV: boolean
  /** Lines are added up to a multiple of this. */
  readonly multiple: number
}

/**
 * The lines of matrices `[…, m, n]`, scaled by powers of two so that the largest element is about 1. Matrices that are not finite
 * become zero: what is made of them is replaced by NaN at the end.
 */
export function scaledLines(gpu: Gpu, a: View, { symmetric, wantV, multiple }: LinesOptions): ScaledLines {
  const [m, n] = [a.shape.at(-2)!, a.shape.at(-1)!]
  const lines = Math.ceil(n / multiple) * multiple
  const rows = symmetric ? lines : m
  const length = rows + (wantV ? n : 0)
  const matrices = sizeOf(a.shape.slice(0, -2))
  const storage = gpu.allocate('float32', matrices * lines * length)
  const work: Lines = { storage, matrices, columns: n, lines, rows, length }
  fill(gpu, a, work, symmetric)
  const largest = foldMatrices(gpu, work, largestBits)
  scale(gpu, work, largest)
  return { ...work, largest, squares: foldMatrices(gpu, work, sumOfSquares) }
}

/** The columns of the matrices alone, `[matrices, columns, rows]`. */
export function columnsOf({ storage, matrices, columns, lines, rows, length }: Lines): View {
  return { storage, dtype: 'float32', shape: [matrices, columns, rows], strides: [lines * length, length, 1], offset: 0 }
}

/** Folds the elements of each matrix. */
function foldMatrices(gpu: Gpu, work: Lines, fold: Fold): GpuStorage {
  const view = columnsOf(work)
  return reduceWindow(gpu, fold, view, axesOf(view, 0, 1), axesOf(view, 1), fold.to === 'f32' ? 'float32' : 'bool')
}

const sumOfSquares: Fold = {
  from: 'f32',
  carried: 'f32',
  to: 'f32',
  start: '0.0',
  functions: `fn load(x: f32, i: u32) -> f32 { return x * x; }
fn join(a: f32, b: f32) -> f32 { return a + b; }
fn store(a: f32) -> f32 { return a; }
`,
}

/** Of |x| the larger one has the larger bits; those of infinity and NaN are larger still. */
const largestBits: Fold = {
  from: 'u32',
  carried: 'u32',
  to: 'u32',
  start: '0u',
  functions: `fn load(x: u32, i: u32) -> u32 { return x & 0x7fffffffu; }
fn join(a: u32, b: u32) -> u32 { return max(a, b); }
fn store(a: u32) -> u32 { return a; }
`,
}

/** A column of the matrix, then a column of the unit matrix, in each line; bits are copied. */
function fill(gpu: Gpu, a: View, { storage, columns, lines, rows, length }: Lines, symmetric: boolean): void {
  const words = new Words()
  const [count, columnCount, lineCount, rowCount, perLine, matrixRows, offset, down, across] = [
    storage.count, columns, lines, rows, length, a.shape.at(-2)!, a.offset, a.strides.at(-2)!, a.strides.at(-1)!,
  ].map((value) => words.add(value)) // prettier-ignore
  const { shape, strides } = axesOf(a, 0, -2)
  const batch = mergedAxes(shape, [strides])
  const place = placeFunction('matrix_at', words, batch.sizes, batch.strides[0]!)
  const body = `  let row = i % ${perLine};
  let column = i / ${perLine} % ${lineCount};
  var bits = select(0u, 0x3f800000u, row >= ${rowCount} && row - ${rowCount} == column);
  if (row < ${matrixRows} && column < ${columnCount}) {
    let start = ${offset} + matrix_at(i / ${perLine} / ${lineCount});
    bits = in0[start + ${symmetric ? `max(row, column) * ${down} + min(row, column)` : `row * ${down} + column`} * ${across}];
  }
  out0[i] = bits;`
  const code = bindings(['u32'], ['u32']) + place + elementProgram(count!, body)
  gpu.launch({ code, reads: [a], writes: [storage], params: words.list, groups: groupsFor(storage.count) })
}

function scale(gpu: Gpu, { storage, matrices, lines, rows, length }: Lines, largest: GpuStorage): void {
  const words = new Words()
  const total = matrices * lines * rows
  const [count, lineCount, rowCount, perLine] = [total, lines, rows, length].map((value) => words.add(value))
  const body = `  let line = i / ${rowCount};
  let place = line * ${perLine} + i % ${rowCount};
  let bits = in0[line / ${lineCount}];
  var value = 0.0;
  if (is_finite(bits)) { value = out0[place] * scale_of(bits); }
  out0[place] = value;`
  const code = bindings(['u32'], ['f32']) + scaleFunctions + elementProgram(count!, body)
  const view: View = { storage: largest, dtype: 'bool', shape: [matrices], strides: stridesOf([matrices]), offset: 0 }
  gpu.launch({ code, reads: [view], writes: [storage], params: words.list, groups: groupsFor(total) })
}
