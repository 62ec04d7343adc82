import type { FloatArray, FloatDType } from '../../../dtype.ts'
import type { Blas } from '../../blas.ts'
import type { SparseRows } from '../../sparse.ts'
import { WasmBlas } from './blas.ts'
import { sumColumns } from './columns.ts'
import { binary, rowScalars, unary, type WasmBinaryOp, type WasmRowOp, type WasmUnaryOp } from './elementwise.ts'
import { gemm, soleRunner, type GemmRunner, type GemmTask } from './gemm.ts'
import { moduleBytes } from './kernels.ts'
import { hasRelaxedSimd, hasSimd } from './probe.ts'
import { mapRows, reduceRows, type WasmReduceOp } from './rows.ts'
import { SparseRoom } from './sparse.ts'
import { gram, triangularMultiply, triangularSolve, type GramTask, type TriangularTask } from './triangular.ts'
import { Workspace } from './workspace.ts'

/** Which arithmetic the WebAssembly kernels use. */
export interface WasmEngineOptions {
  /**
   * True: fused multiply-adds, faster, results differ in the last bits between machines. False: the same bits everywhere.
   * Default: true where the JavaScript engine has relaxed SIMD.
   */
  readonly relaxed?: boolean | undefined
}

let deterministic: WasmEngine | undefined
let fused: WasmEngine | undefined

/**
 * The WebAssembly kernels, instantiated on first use and kept; undefined where WebAssembly has no SIMD, or no relaxed SIMD
 * and `relaxed` is asked for.
 */
export function wasmEngine(options: WasmEngineOptions = {}): WasmEngine | undefined {
  const relaxed = options.relaxed ?? hasRelaxedSimd()
  if (!hasSimd() || (relaxed && !hasRelaxedSimd())) return undefined
  if (relaxed) return (fused ??= new WasmEngine(true))
  return (deterministic ??= new WasmEngine(false))
}

/**
 * Kernels on plain typed arrays, all of one float type in one call. Operands are copied into WebAssembly memory and back, in
 * pieces that fit a cache where the operation allows. Arrays are dense and `x.length === out.length` unless said otherwise.
 */
export class WasmEngine {
  /** Whether multiply-adds are fused. */
  readonly relaxed: boolean
  readonly #workspace: Workspace
  readonly #sole: GemmRunner
  readonly #module: WebAssembly.Module
  #team: GemmRunner | undefined
  #sparse: SparseRoom | undefined

  /** Use {@link wasmEngine}, which shares instances. */
  constructor(relaxed: boolean) {
    this.relaxed = relaxed
    const memory = new WebAssembly.Memory({ initial: 16, maximum: 32768 })
    this.#module = new WebAssembly.Module(moduleBytes(relaxed, false))
    this.#workspace = new Workspace(this.#module, memory)
    this.#sole = soleRunner(this.#workspace)
  }

  /** Lets `team` compute large products from now on; undefined goes back to this thread alone. */
  setTeam(team: GemmRunner | undefined): void {
    this.#team = team
  }

  /** `C = alpha·A·B + beta·C` with arbitrary strides of A and B, one or a batch. */
  gemm(task: GemmTask): void {
    gemm(this.#runner(task.m * task.n * task.k), task)
  }

  /** `X·Xᵀ`, exactly symmetric. */
  gram(task: GramTask): void {
    gram(this.#runner(task.m * task.m * task.k), task)
  }

  /** `T⁻¹·B` for a triangle T. */
  triangularSolve(task: TriangularTask): void {
    triangularSolve(this.#runner(task.n * task.n * task.m), task)
  }

  /** `T·B` for a triangle T. */
  triangularMultiply(task: TriangularTask): void {
    triangularMultiply(this.#runner(task.n * task.n * task.m), task)
  }

  /** Begins a job in WebAssembly memory. */
  blas(dtype: FloatDType): Blas {
    return new WasmBlas(this.#team ?? this.#sole, dtype === 'float64' ? new Float64Array(0) : new Float32Array(0))
  }

  /** Products with a sparse matrix that stays in memory, all of one dtype; false where it does not fit. */
  sparseProduct(a: SparseRows, x: FloatArray, y: FloatArray, width: number, adjoint: boolean): boolean {
    this.#sparse ??= new SparseRoom(new Workspace(this.#module, new WebAssembly.Memory({ initial: 16, maximum: 32768 })))
    return this.#sparse.product(a, x, y, width, adjoint)
  }

  /** `op` of each element. */
  unary(op: WasmUnaryOp, x: FloatArray, out: FloatArray): void {
    unary(this.#workspace, op, x, out)
  }

  /** `op` of each pair; a number stands for an array full of it. */
  binary(op: WasmBinaryOp, a: FloatArray | number, b: FloatArray | number, out: FloatArray): void {
    binary(this.#workspace, op, a, b, out)
  }

  /**
   * `op` of each row of `x` and its own element of `scalars`: `op(row, scalar)`, or `op(scalar, row)` where `scalarFirst`. Rows
   * have `x.length / scalars.length` elements.
   */
  rowScalars(op: WasmRowOp, x: FloatArray, scalars: FloatArray, scalarFirst: boolean, out: FloatArray): void {
    rowScalars(this.#workspace, op, x, scalars, scalarFirst, out)
  }

  /** Sums of the columns of each rows × cols matrix in `x`; `out` has `cols` for each. Carried in float64. */
  sumColumns(rows: number, cols: number, x: FloatArray, out: FloatArray): void {
    sumColumns(this.#workspace, rows, cols, x, out)
  }

  /** One result for each row of `cols` elements; `x` has `out.length · cols`. Sums are pairwise. */
  reduceRows(op: WasmReduceOp, cols: number, x: FloatArray, out: FloatArray): void {
    reduceRows(this.#workspace, op, cols, x, out)
  }

  /** Softmax of each row of `cols` elements. */
  softmax(cols: number, x: FloatArray, out: FloatArray): void {
    const { softmax } = this.#workspace.kernels(out)
    mapRows(this.#workspace, cols, x, undefined, out, (rows, atX, _, to) => softmax(rows, cols, atX, to))
  }

  /** Logarithm of softmax of each row of `cols` elements. */
  logSoftmax(cols: number, x: FloatArray, out: FloatArray): void {
    const { logSoftmax } = this.#workspace.kernels(out)
    mapRows(this.#workspace, cols, x, undefined, out, (rows, atX, _, to) => logSoftmax(rows, cols, atX, to))
  }

  /** `s·(t − Σ s·t)` of each row of `cols` elements. */
  softmaxTangent(cols: number, s: FloatArray, t: FloatArray, out: FloatArray): void {
    const { softmaxTangent } = this.#workspace.kernels(out)
    mapRows(this.#workspace, cols, s, t, out, (rows, atS, atT, to) => softmaxTangent(rows, cols, atS, atT, to))
  }

  /** `x/√(mean(x²) + eps)` of each row of `cols` elements. */
  rmsNormalize(cols: number, eps: number, x: FloatArray, out: FloatArray): void {
    const { rmsNormalize } = this.#workspace.kernels(out)
    mapRows(this.#workspace, cols, x, undefined, out, (rows, atX, _, to) => rmsNormalize(rows, cols, eps, atX, to))
  }

  /** `r·t − r³·x·mean(x·t)` with `r = 1/√(mean(x²) + eps)`, of each row of `cols` elements. */
  rmsNormalizeTangent(cols: number, eps: number, x: FloatArray, t: FloatArray, out: FloatArray): void {
    const { rmsNormalizeTangent } = this.#workspace.kernels(out)
    mapRows(this.#workspace, cols, x, t, out, (rows, atX, atT, to) => rmsNormalizeTangent(rows, cols, eps, atX, atT, to))
  }

  /** A team costs tens of microseconds to wake: it gets what takes longer. */
  #runner(multiplications: number): GemmRunner {
    return this.#team !== undefined && multiplications >= 2 ** 22 ? this.#team : this.#sole
  }
}
