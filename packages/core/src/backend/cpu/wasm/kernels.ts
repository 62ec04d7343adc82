import { relaxedModule, simdModule } from './generated/modules.ts'

/** `out = op(x)` of n elements. */
export type UnaryKernel = (n: number, x: number, out: number) => void

/** `out = op(a, b)` of n elements; the steps are bytes a vector, 16 or 0 for a scalar. */
export type BinaryKernel = (n: number, a: number, aStep: number, b: number, bStep: number, out: number) => void

/** Y = A·X, or Y += Aᵀ·X; `bases` counts where columns are narrow. */
export type SparseKernel = (
  rows: number,
  width: number,
  narrow: boolean,
  pointers: number,
  bases: number,
  indices: number,
  values: number,
  x: number,
  y: number,
) => void

/**
 * The functions of the WebAssembly module for one element type. Pointers are byte addresses, strides and steps count
 * elements unless said otherwise. What each computes is told at its source in `asm/`.
 */
export interface Kernels {
  readonly gemmBatch: (
    count: number,
    aStep: number,
    bStep: number,
    cStep: number,
    m: number,
    n: number,
    k: number,
    alpha: number,
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    bColumn: number,
    c: number,
    ldc: number,
    accumulate: boolean,
    work: number,
  ) => void
  readonly gram: (m: number, k: number, x: number, row: number, column: number, c: number, work: number) => void
  readonly triangularSolve: (
    n: number,
    m: number,
    t: number,
    row: number,
    column: number,
    b: number,
    bRow: number,
    bColumn: number,
    lower: boolean,
    unit: boolean,
    work: number,
  ) => void
  readonly triangularMultiply: (
    n: number,
    m: number,
    t: number,
    row: number,
    column: number,
    b: number,
    bRow: number,
    bColumn: number,
    lower: boolean,
    unit: boolean,
    work: number,
  ) => void
  readonly dot: (n: number, x: number, y: number) => number
  readonly axpy: (n: number, alpha: number, x: number, y: number) => void
  /** The steps are bytes. */
  readonly ger: (m: number, n: number, alpha: number, x: number, xStep: number, y: number, a: number, lda: number) => void
  /** `lda` in bytes. */
  readonly symv: (n: number, alpha: number, a: number, lda: number, x: number, y: number) => void
  /** `ldw` in bytes. */
  readonly rotateRows: (count: number, width: number, w: number, ldw: number, c: number, s: number, backward: boolean) => void
  readonly sparseProduct: SparseKernel
  readonly sparseAdjoint: SparseKernel
  readonly smallSvd: (
    items: number,
    m: number,
    n: number,
    a: number,
    s: number,
    u: number,
    vh: number,
    tolerance: number,
    least: number,
    work: number,
  ) => number
  readonly smallSolve: (items: number, n: number, r: number, a: number, b: number, transposed: boolean, work: number) => number
  readonly diagonalize: (items: number, n: number, a: number, vectors: number, tolerance: number, work: number) => number
  readonly exp: UnaryKernel
  readonly log: UnaryKernel
  readonly tanh: UnaryKernel
  readonly sigmoid: UnaryKernel
  readonly silu: UnaryKernel
  readonly sqrt: UnaryKernel
  readonly rsqrt: UnaryKernel
  readonly neg: UnaryKernel
  readonly abs: UnaryKernel
  readonly square: UnaryKernel
  readonly add: BinaryKernel
  readonly sub: BinaryKernel
  readonly mul: BinaryKernel
  readonly div: BinaryKernel
  readonly maximum: BinaryKernel
  readonly minimum: BinaryKernel
  readonly siluTangent: BinaryKernel
  readonly rowScalars: (
    op: number,
    rows: number,
    cols: number,
    x: number,
    scalars: number,
    scalarFirst: boolean,
    scratch: number,
    out: number,
  ) => void
  readonly sumColumns: (groups: number, rows: number, cols: number, x: number, total: number) => void
  readonly reduceRows: (op: number, rows: number, cols: number, x: number, out: number) => void
  readonly softmax: (rows: number, cols: number, x: number, out: number) => void
  readonly logSoftmax: (rows: number, cols: number, x: number, out: number) => void
  readonly softmaxTangent: (rows: number, cols: number, s: number, t: number, out: number) => void
  readonly rmsNormalize: (rows: number, cols: number, eps: number, x: number, out: number) => void
  readonly rmsNormalizeTangent: (rows: number, cols: number, eps: number, x: number, t: number, out: number) => void
}

type Suffixed<S extends string> = { readonly [K in keyof Kernels as `${K}${S}`]: Kernels[K] }

/** Everything the module exports. */
export interface ModuleExports extends Suffixed<'F32'>, Suffixed<'F64'> {
  /** Bytes of workspace a product of these sizes needs. */
  readonly gemmWorkspace: (m: number, n: number, k: number, itemSize: number) => number
  /** Writes columns of a sparse matrix as distances of 16 bits; 0 where they do not fit. */
  readonly narrowColumns: (rows: number, pointers: number, indices: number, bases: number, narrow: number) => number
}

/** The kernels of an instance by element type. */
export interface KernelSet {
  readonly float32: Kernels
  readonly float64: Kernels
  /** Bytes of workspace a product of these sizes needs. */
  readonly gemmWorkspace: (m: number, n: number, k: number, itemSize: number) => number
  /** Writes columns of a sparse matrix as distances of 16 bits; 0 where they do not fit. */
  readonly narrowColumns: (rows: number, pointers: number, indices: number, bases: number, narrow: number) => number
}

/** The module's code; for `shared`, with its memory import marked as shared memory. */
export function moduleBytes(relaxed: boolean, shared: boolean): Uint8Array<ArrayBuffer> {
  const { base64, memoryFlags } = relaxed ? relaxedModule : simdModule
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  if (shared) bytes[memoryFlags] = bytes[memoryFlags]! | 2
  return bytes
}

/** Compiles and instantiates the module on `memory`. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelSet {
  const instance = new WebAssembly.Instance(module, { env: { memory } })
  // The one place where the types of the module's exports, which TypeScript cannot know, are asserted.
  const e = instance.exports as unknown as ModuleExports
  return { float32: float32Kernels(e), float64: float64Kernels(e), gemmWorkspace: e.gemmWorkspace, narrowColumns: e.narrowColumns }
}

function float32Kernels(e: ModuleExports): Kernels {
  return {
    gemmBatch: e.gemmBatchF32,
    gram: e.gramF32,
    triangularSolve: e.triangularSolveF32,
    triangularMultiply: e.triangularMultiplyF32,
    dot: e.dotF32,
    axpy: e.axpyF32,
    ger: e.gerF32,
    symv: e.symvF32,
    rotateRows: e.rotateRowsF32,
    sparseProduct: e.sparseProductF32,
    sparseAdjoint: e.sparseAdjointF32,
    smallSvd: e.smallSvdF32,
    smallSolve: e.smallSolveF32,
    diagonalize: e.diagonalizeF32,
    exp: e.expF32,
    log: e.logF32,
    tanh: e.tanhF32,
    sigmoid: e.sigmoidF32,
    silu: e.siluF32,
    sqrt: e.sqrtF32,
    rsqrt: e.rsqrtF32,
    neg: e.negF32,
    abs: e.absF32,
    square: e.squareF32,
    add: e.addF32,
    sub: e.subF32,
    mul: e.mulF32,
    div: e.divF32,
    maximum: e.maximumF32,
    minimum: e.minimumF32,
    siluTangent: e.siluTangentF32,
    rowScalars: e.rowScalarsF32,
    sumColumns: e.sumColumnsF32,
    reduceRows: e.reduceRowsF32,
    softmax: e.softmaxF32,
    logSoftmax: e.logSoftmaxF32,
    softmaxTangent: e.softmaxTangentF32,
    rmsNormalize: e.rmsNormalizeF32,
    rmsNormalizeTangent: e.rmsNormalizeTangentF32,
  }
}

function float64Kernels(e: ModuleExports): Kernels {
  return {
    gemmBatch: e.gemmBatchF64,
    gram: e.gramF64,
    triangularSolve: e.triangularSolveF64,
    triangularMultiply: e.triangularMultiplyF64,
    dot: e.dotF64,
    axpy: e.axpyF64,
    ger: e.gerF64,
    symv: e.symvF64,
    rotateRows: e.rotateRowsF64,
    sparseProduct: e.sparseProductF64,
    sparseAdjoint: e.sparseAdjointF64,
    smallSvd: e.smallSvdF64,
    smallSolve: e.smallSolveF64,
    diagonalize: e.diagonalizeF64,
    exp: e.expF64,
    log: e.logF64,
    tanh: e.tanhF64,
    sigmoid: e.sigmoidF64,
    silu: e.siluF64,
    sqrt: e.sqrtF64,
    rsqrt: e.rsqrtF64,
    neg: e.negF64,
    abs: e.absF64,
    square: e.squareF64,
    add: e.addF64,
    sub: e.subF64,
    mul: e.mulF64,
    div: e.divF64,
    maximum: e.maximumF64,
    minimum: e.minimumF64,
    siluTangent: e.siluTangentF64,
    rowScalars: e.rowScalarsF64,
    sumColumns: e.sumColumnsF64,
    reduceRows: e.reduceRowsF64,
    softmax: e.softmaxF64,
    logSoftmax: e.logSoftmaxF64,
    softmaxTangent: e.softmaxTangentF64,
    rmsNormalize: e.rmsNormalizeF64,
    rmsNormalizeTangent: e.rmsNormalizeTangentF64,
  }
}
