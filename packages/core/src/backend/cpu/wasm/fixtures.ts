import { wasmEngine, type WasmEngine } from './engine.ts'
import type { StridedMatrix } from './operand.ts'
import type { FloatArray } from '../../../dtype.ts'

/** The variants of the engine that run here. */
export function engines(): [string, WasmEngine][] {
  return [false, true].flatMap((relaxed) => {
    const engine = wasmEngine({ relaxed })
    return engine === undefined ? [] : [[relaxed ? 'relaxed' : 'deterministic', engine] satisfies [string, WasmEngine]]
  })
}

/** Constructors of the two element types. */
export const floats: readonly [Float64ArrayConstructor, Float32ArrayConstructor] = [Float64Array, Float32Array]

/** Unit roundoff times two of the elements of `array`. */
export function epsilonOf(array: FloatArray): number {
  return array instanceof Float64Array ? 2 ** -52 : 2 ** -23
}

/** Numbers in [−1, 1) from a linear congruential generator. */
export function filled<A extends FloatArray>(array: A, seed: number): A {
  let state = (seed * 2654435761 + 12345) >>> 0
  for (let i = 0; i < array.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    array[i] = state / 2 ** 31 - 1
  }
  return array
}

/** Element (i, j) of item p. */
export function at(x: StridedMatrix, p: number, i: number, j: number): number {
  return x.data[x.offset + p * (x.batch ?? 0) + i * x.row + j * x.column]!
}

/** How an m × n matrix may lie in its array. */
export type Layout = 'rows' | 'columns' | 'window' | 'sparse' | 'reversed' | 'repeated'

/** All layouts. */
export const layouts: readonly Layout[] = ['rows', 'columns', 'window', 'sparse', 'reversed', 'repeated']

/** `batch` random m × n matrices in a layout, surrounded by NaN that must not be read. */
export function matrixIn(
  layout: Layout,
  make: (n: number) => FloatArray,
  batch: number,
  m: number,
  n: number,
  seed: number,
): StridedMatrix {
  const strides = {
    rows: [n, 1, m * n],
    columns: [1, m, m * n],
    window: [n + 5, 1, m * (n + 5)],
    sparse: [3 * n, 3, 3 * m * n],
    reversed: [-n, 1, m * n],
    repeated: [0, 1, 0],
  } as const
  const [row, column, step] = strides[layout]
  const offset = 7 + (row < 0 ? -row * Math.max(0, m - 1) : 0)
  const data = make(offset + batch * step + m * Math.abs(row) + n * column + 9).fill(NaN)
  const values = filled(make(batch * m * n + 1), seed)
  const x = { data, offset, row, column, batch: step }
  let next = 0
  for (let p = 0; p < batch; p++) {
    for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) data[offset + p * step + i * row + j * column] = values[next++]!
  }
  return x
}
