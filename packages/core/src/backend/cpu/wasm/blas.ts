import type { FloatArray } from '../../../dtype.ts'
import type { Blas, GemmScales, SmallSvdPlaces, Window } from '../../blas.ts'
import type { TriangularOptions } from '../../types.ts'
import { productOfWindows, transposedWindow } from '../portable/blas.ts'
import type { GemmRunner } from './gemm.ts'
import type { Kernels } from './kernels.ts'
import { BASE } from './workspace.ts'

/** Multiplications up to which a loop in JavaScript is faster than a call that packs its operands. */
const TINY = 64

/** Multiplications from which a team of threads is worth waking. */
const TEAM = 4_194_304

/** In-place kernels in WebAssembly memory. Room for packing comes first, so that no product moves the numbers. */
export class WasmBlas implements Blas {
  readonly #runner: GemmRunner
  readonly #kernels: Kernels
  readonly #like: FloatArray
  readonly #bytes: number
  #mark: number
  #data: FloatArray

  constructor(runner: GemmRunner, like: FloatArray) {
    const { workspace, threads } = runner
    this.#runner = runner
    this.#like = like
    this.#bytes = like.BYTES_PER_ELEMENT
    this.#kernels = workspace.kernels(like)
    const start = BASE + threads * workspace.gemmWorkspace(LARGE, LARGE, LARGE, this.#bytes)
    this.#mark = start / this.#bytes
    this.#data = workspace.heap(like, start)
  }

  get data(): FloatArray {
    return this.#data
  }

  get mark(): number {
    return this.#mark
  }

  reserve(rows: number, columns: number): Window {
    const at = this.#mark
    const line = 64 / this.#bytes
    this.#mark += Math.ceil((rows * columns) / line) * line
    this.#data = this.#runner.workspace.heap(this.#like, this.#mark * this.#bytes)
    return { at, rows, columns, row: columns, column: 1 }
  }

  release(mark: number): void {
    this.#mark = mark
  }

  gemm(a: Window, b: Window, c: Window, scales: GemmScales = {}): void {
    const { rows: m, columns: n } = c
    const k = a.columns
    if (m === 0 || n === 0) return
    if (m * n * k <= TINY) return productOfWindows(this.#data, a, b, c, scales)
    if (c.column === 1) this.#multiply(a, b, c, scales)
    else this.#multiply(transposedWindow(b), transposedWindow(a), transposedWindow(c), scales)
  }

  #multiply(a: Window, b: Window, c: Window, { alpha = 1, accumulate = false }: GemmScales): void {
    const { rows: m, columns: n } = c
    const k = a.columns
    const bytes = this.#bytes
    const [pa, pb, pc] = [a.at * bytes, b.at * bytes, c.at * bytes]
    if (this.#runner.threads === 1 || m * n * k < TEAM) {
      this.#kernels.gemmBatch(1, 0, 0, 0, m, n, k, alpha, pa, a.row, a.column, pb, b.row, b.column, pc, c.row, accumulate, BASE)
      return
    }
    this.#runner.run({
      wide: bytes === 8,
      items: 1,
      m,
      n,
      k,
      alpha,
      a: pa,
      aRow: a.row,
      aColumn: a.column,
      aBatch: 0,
      b: pb,
      bRow: b.row,
      bColumn: b.column,
      bBatch: 0,
      c: pc,
      cRow: c.row,
      cBatch: 0,
      accumulate,
      work: BASE,
    })
  }

  triangularSolve(t: Window, b: Window, { lower, unitDiagonal }: TriangularOptions): void {
    if (b.rows === 0 || b.columns === 0) return
    const bytes = this.#bytes
    const [pt, pb] = [t.at * bytes, b.at * bytes]
    this.#kernels.triangularSolve(b.rows, b.columns, pt, t.row, t.column, pb, b.row, b.column, lower, unitDiagonal, BASE)
  }

  triangularMultiply(t: Window, b: Window, { lower, unitDiagonal }: TriangularOptions): void {
    if (b.rows === 0 || b.columns === 0) return
    const bytes = this.#bytes
    const [pt, pb] = [t.at * bytes, b.at * bytes]
    this.#kernels.triangularMultiply(b.rows, b.columns, pt, t.row, t.column, pb, b.row, b.column, lower, unitDiagonal, BASE)
  }

  ger(alpha: number, x: Window, y: Window, a: Window): void {
    if (a.rows === 0 || a.columns === 0) return
    if (a.column !== 1) return this.ger(alpha, y, x, transposedWindow(a))
    const bytes = this.#bytes
    if (y.row === 1) this.#kernels.ger(a.rows, a.columns, alpha, x.at * bytes, x.row * bytes, y.at * bytes, a.at * bytes, a.row * bytes)
    else this.gemm(x, transposedWindow(y), a, { alpha, accumulate: true })
  }

  symv(alpha: number, a: Window, x: Window, y: Window): void {
    const bytes = this.#bytes
    if (a.rows > 0) this.#kernels.symv(a.rows, alpha, a.at * bytes, a.row * bytes, x.at * bytes, y.at * bytes)
  }

  dot(n: number, x: number, y: number): number {
    return this.#kernels.dot(n, x * this.#bytes, y * this.#bytes)
  }

  axpy(n: number, alpha: number, x: number, y: number): void {
    this.#kernels.axpy(n, alpha, x * this.#bytes, y * this.#bytes)
  }

  rotateRows(w: Window, c: number, s: number, backward: boolean): void {
    if (w.rows < 2 || w.columns === 0) return
    const bytes = this.#bytes
    this.#kernels.rotateRows(w.rows - 1, w.columns, w.at * bytes, w.row * bytes, c * bytes, s * bytes, backward)
  }

  smallSvd(items: number, a: Window, { s, vectors }: SmallSvdPlaces, tolerance: number, least: number): number {
    const bytes = this.#bytes
    const [u, vh] = vectors === undefined ? [0, 0] : [vectors.u * bytes, vectors.vh * bytes]
    return this.#kernels.smallSvd(items, a.rows, a.columns, a.at * bytes, s * bytes, u, vh, tolerance, least, BASE)
  }

  smallSolve(items: number, a: Window, b: Window, transposed: boolean): boolean {
    const bytes = this.#bytes
    return this.#kernels.smallSolve(items, a.rows, b.columns, a.at * bytes, b.at * bytes, transposed, BASE) !== 0
  }

  diagonalize(items: number, a: Window, vectors: number | undefined, tolerance: number): number {
    const bytes = this.#bytes
    return this.#kernels.diagonalize(items, a.rows, a.at * bytes, vectors === undefined ? 0 : vectors * bytes, tolerance, BASE)
  }
}

/** As large as an operand can be: the packing blocks have their full size. */
const LARGE = 1_048_576
