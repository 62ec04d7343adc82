import type { FloatArray, FloatDType } from '../../../dtype.ts'
import type { Blas, GemmScales, SmallSvdPlaces, Window } from '../../blas.ts'
import type { TriangularOptions } from '../../types.ts'
import { smallSvd } from './jacobi.ts'
import { product } from './product.ts'
import { smallSolve } from './small-solve.ts'
import { diagonalize } from './symmetric.ts'

/** The transpose of a window, on the same elements. */
export function transposedWindow({ at, rows, columns, row, column }: Window): Window {
  return { at, rows: columns, columns: rows, row: column, column: row }
}

/** A workspace in plain JavaScript. It costs nothing to make, so small matrices are fastest here even where there is a faster one. */
export function portableBlas(dtype: FloatDType): Blas {
  return new PortableBlas(allocated(dtype, 256))
}

/** Multiplications from which the tiled product pays for its temporary result. */
const TILED = 4096

class PortableBlas implements Blas {
  data: FloatArray
  mark = 0

  constructor(data: FloatArray) {
    this.data = data
  }

  reserve(rows: number, columns: number): Window {
    const at = this.mark
    this.mark += rows * columns
    if (this.mark > this.data.length) {
      const larger = this.data instanceof Float64Array ? new Float64Array(2 * this.mark) : new Float32Array(2 * this.mark)
      larger.set(this.data)
      this.data = larger
    }
    return { at, rows, columns, row: columns, column: 1 }
  }

  release(mark: number): void {
    this.mark = mark
  }

  gemm(a: Window, b: Window, c: Window, scales: GemmScales = {}): void {
    if (c.rows * c.columns * a.columns < TILED) productOfWindows(this.data, a, b, c, scales)
    else this.#tiled(a, b, c, scales)
  }

  #tiled(a: Window, b: Window, c: Window, { alpha = 1, accumulate = false }: GemmScales): void {
    const { data } = this
    const { rows: m, columns: n } = c
    const result = new Float64Array(m * n)
    product(m, n, a.columns, { ...a, data, offset: a.at }, { ...b, data, offset: b.at }, result, 0, n)
    for (let i = 0, from = 0; i < m; i++) {
      for (let j = 0, to = c.at + i * c.row; j < n; j++, to += c.column) {
        const value = alpha * result[from++]!
        data[to] = accumulate ? data[to]! + value : value
      }
    }
  }

  triangularSolve(t: Window, b: Window, { lower, unitDiagonal }: TriangularOptions): void {
    const { data } = this
    for (let step = 0; step < b.rows; step++) {
      const i = lower ? step : b.rows - 1 - step
      const row = t.at + i * t.row
      const pivot = unitDiagonal ? 1 : data[row + i * t.column]!
      for (let j = 0; j < b.columns; j++) {
        const column = b.at + j * b.column
        let sum = data[column + i * b.row]!
        for (let p = lower ? 0 : i + 1; p < (lower ? i : b.rows); p++) sum -= data[row + p * t.column]! * data[column + p * b.row]!
        data[column + i * b.row] = sum / pivot
      }
    }
  }

  triangularMultiply(t: Window, b: Window, { lower, unitDiagonal }: TriangularOptions): void {
    const { data } = this
    for (let step = 0; step < b.rows; step++) {
      const i = lower ? b.rows - 1 - step : step
      const row = t.at + i * t.row
      const pivot = unitDiagonal ? 1 : data[row + i * t.column]!
      for (let j = 0; j < b.columns; j++) {
        const column = b.at + j * b.column
        let sum = pivot * data[column + i * b.row]!
        for (let p = lower ? 0 : i + 1; p < (lower ? i : b.rows); p++) sum += data[row + p * t.column]! * data[column + p * b.row]!
        data[column + i * b.row] = sum
      }
    }
  }

  ger(alpha: number, x: Window, y: Window, a: Window): void {
    const { data } = this
    for (let i = 0; i < a.rows; i++) {
      const factor = alpha * data[x.at + i * x.row]!
      for (let j = 0; j < a.columns; j++) data[a.at + i * a.row + j * a.column]! += factor * data[y.at + j * y.row]!
    }
  }

  symv(alpha: number, a: Window, x: Window, y: Window): void {
    const { data } = this
    const n = a.rows
    data.fill(0, y.at, y.at + n)
    for (let i = 0; i < n; i++) {
      const row = a.at + i * a.row
      const factor = alpha * data[x.at + i]!
      let sum = 0
      for (let j = 0; j < i; j++) {
        sum += data[row + j]! * data[x.at + j]!
        data[y.at + j]! += factor * data[row + j]!
      }
      data[y.at + i]! += alpha * sum + factor * data[row + i]!
    }
  }

  dot(n: number, x: number, y: number): number {
    const { data } = this
    let sum = 0
    for (let i = 0; i < n; i++) sum += data[x + i]! * data[y + i]!
    return sum
  }

  axpy(n: number, alpha: number, x: number, y: number): void {
    const { data } = this
    for (let i = 0; i < n; i++) data[y + i]! += alpha * data[x + i]!
  }

  rotateRows(w: Window, c: number, s: number, backward: boolean): void {
    const { data } = this
    const count = w.rows - 1
    for (let step = 0; step < count; step++) {
      const i = backward ? count - 1 - step : step
      const [cosine, sine] = [data[c + i]!, data[s + i]!]
      for (let j = 0, p = w.at + i * w.row; j < w.columns; j++, p++) {
        const [above, below] = [data[p]!, data[p + w.row]!]
        data[p] = cosine * above + sine * below
        data[p + w.row] = cosine * below - sine * above
      }
    }
  }

  smallSvd(items: number, a: Window, to: SmallSvdPlaces, tolerance: number, least: number): number {
    return smallSvd(this.data, items, a, to, tolerance, least)
  }

  smallSolve(items: number, a: Window, b: Window, transposed: boolean): boolean {
    return smallSolve(this.data, items, a, b, transposed)
  }

  diagonalize(items: number, a: Window, vectors: number | undefined, tolerance: number): number {
    return diagonalize(this.data, items, a, vectors, tolerance)
  }
}

/** `C = alpha·A·B` or `C += alpha·A·B` on windows of one array. */
export function productOfWindows(data: FloatArray, a: Window, b: Window, c: Window, { alpha = 1, accumulate = false }: GemmScales): void {
  const depth = a.columns
  for (let i = 0; i < c.rows; i++) {
    for (let j = 0; j < c.columns; j++) {
      let sum = 0
      let p = a.at + i * a.row
      let q = b.at + j * b.column
      for (let k = 0; k < depth; k++, p += a.column, q += b.row) sum += data[p]! * data[q]!
      const to = c.at + i * c.row + j * c.column
      data[to] = accumulate ? data[to]! + alpha * sum : alpha * sum
    }
  }
}

function allocated(dtype: FloatDType, elements: number): FloatArray {
  return dtype === 'float64' ? new Float64Array(elements) : new Float32Array(elements)
}
