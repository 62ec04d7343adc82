import type { DType, FloatDType, TypedArray } from '../dtype.ts'
import type { Shape } from '../shape.ts'
import type { Blas } from './blas.ts'
import type { FactorizationKernels } from './factorizations.ts'
import type { SparseKernels } from './sparse.ts'

/** What a backend keeps of a tensor: a typed array on the CPU, a buffer on a device. Opaque to all but its backend. */
export type Storage = object

/** A strided window on a storage; every tensor is one. Strides and offset count elements; a stride may be 0 or negative. */
export interface View {
  /** Where the elements are. */
  readonly storage: Storage
  /** Type of the elements. */
  readonly dtype: DType
  /** Sizes of the axes. */
  readonly shape: Shape
  /** Elements to step per axis. */
  readonly strides: readonly number[]
  /** Element at index (0, …, 0). */
  readonly offset: number
}

/** Elementwise functions of one argument that keep the dtype. Float only, but for `neg abs sign square not`. */
// prettier-ignore
export type UnaryOp =
  | 'neg' | 'abs' | 'sign' | 'square' | 'reciprocal'
  | 'sqrt' | 'rsqrt' | 'cbrt'
  | 'exp' | 'expm1' | 'log' | 'log1p' | 'log2'
  | 'sin' | 'cos' | 'tan' | 'asin' | 'acos' | 'atan'
  | 'sinh' | 'cosh' | 'tanh' | 'asinh' | 'acosh' | 'atanh'
  | 'sigmoid' | 'softplus' | 'relu' | 'erf' | 'erfinv'
  | 'floor' | 'ceil' | 'round' | 'trunc'
  | 'not'

/** Elementwise tests of one argument; the result is bool. */
export type UnaryTest = 'isnan' | 'isinf' | 'isfinite'

/** Elementwise functions of two arguments of one dtype; the result has that dtype. `round` ties go to even. */
export type BinaryOp = 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'mod' | 'atan2' | 'maximum' | 'minimum' | 'and' | 'or' | 'xor'

/** Elementwise comparisons; the result is bool. */
export type CompareOp = 'equal' | 'notEqual' | 'less' | 'lessEqual' | 'greater' | 'greaterEqual'

/** Reductions. On bool, `max` is any and `min` is all. NaN propagates through `max` and `min`. */
export type ReduceOp = 'sum' | 'prod' | 'max' | 'min'

/** Running reductions along an axis. */
export type ScanOp = 'sum' | 'prod' | 'max' | 'min'

/** Scaling and accumulation folded into a matrix product: alpha·A·B + beta·C. */
export interface MatmulOptions {
  /** Factor of the product. Default 1. */
  readonly alpha?: number | undefined
  /** Factor of `c`. Default 1 when `c` is given. */
  readonly beta?: number | undefined
  /** Added to the product; the shape of the result. */
  readonly c?: View | undefined
}

/**
 * The kernels every backend brings. Each returns new, contiguous, row-major storage and leaves its inputs alone.
 * Operands of one call share a shape (broadcast axes have stride 0) and a dtype unless said otherwise: callers check.
 */
export interface PrimitiveKernels {
  /** The elements of `x` in row-major order. */
  copy(x: View): Storage
  /** `x` in another dtype; float to int truncates towards zero, anything to bool is `x ≠ 0`. */
  cast(x: View, dtype: DType): Storage
  /** A constant. */
  fill(shape: Shape, dtype: DType, value: number): Storage
  /** `op` of each element, same dtype. */
  unary(op: UnaryOp, x: View): Storage
  /** `op` of each element, bool. */
  test(op: UnaryTest, x: View): Storage
  /** `op` of each pair of elements, same dtype. */
  binary(op: BinaryOp, a: View, b: View): Storage
  /** `op` of each pair of elements, bool. */
  compare(op: CompareOp, a: View, b: View): Storage
  /** `condition ? a : b`; `condition` is bool. */
  select(condition: View, a: View, b: View): Storage
  /** Reduces `axes` (ascending, non-negative), which are dropped from the shape; an empty `max`/`min` is the caller's error. */
  reduce(op: ReduceOp, x: View, axes: readonly number[]): Storage
  /** int32 index of the first largest or smallest element along `axis`, which is dropped. NaN wins. */
  argReduce(op: 'max' | 'min', x: View, axis: number): Storage
  /** Inclusive running reduction along `axis`. */
  scan(op: ScanOp, x: View, axis: number): Storage
  /** `[…b, m, k] × […b, k, n] → […b, m, n]`, float dtypes; leading axes agree (stride 0 repeats a matrix). */
  matmul(a: View, b: View, options?: MatmulOptions): Storage
  /** Axes before `axis`, then those of `indices` (int32, in range: the caller checks), then those after `axis`. */
  gather(x: View, indices: View, axis: number): Storage
  /** Transpose of {@link PrimitiveKernels.gather}: zeros of `shape` with `updates` added at the indices. */
  scatterAdd(shape: Shape, indices: View, updates: View, axis: number): Storage
  /** `out[i][j][k] = x[i][indices[i][j][k]][k]` for axis 1, likewise for others; `indices` has the rank of `x`. */
  gatherAlong(x: View, indices: View, axis: number): Storage
  /** Transpose of {@link PrimitiveKernels.gatherAlong}: zeros of `shape` with `updates` added at the indices. */
  scatterAddAlong(shape: Shape, indices: View, updates: View, axis: number): Storage
  /** The parts one after the other along `axis`. */
  concat(parts: readonly View[], axis: number): Storage
  /** `x` in a field of `value`: `low[i]` before and `high[i]` after on axis i; all ≥ 0. */
  pad(x: View, low: readonly number[], high: readonly number[], value: number): Storage
  /** Smallest and largest of an int32 view as host numbers where that needs no waiting; bounds checks of indices use it. */
  range?(x: View): readonly [min: number, max: number]
}

/**
 * Kernels a backend may bring for speed. Each has a generic form in core made of primitives, so a backend without
 * them computes the same values.
 */
export interface RoutineKernels {
  /** Softmax over the last axis. */
  softmax(x: View): Storage
  /** Log of softmax over the last axis. */
  logSoftmax(x: View): Storage
  /** `s·(t − Σ s·t)` over the last axis: the derivative of softmax at output `s` along `t`; its own transpose. */
  softmaxTangent(s: View, t: View): Storage
  /** `x / √(mean(x²) + eps)` over the last axis. */
  rmsNormalize(x: View, eps: number): Storage
  /** `r·t − r³·x·mean(x·t)`, r = 1/√(mean(x²) + eps), over the last axis: the derivative of rmsNormalize; its own transpose. */
  rmsNormalizeTangent(x: View, t: View, eps: number): Storage
  /** `x·σ(x)`. */
  silu(x: View): Storage
  /** `t·σ(x)·(1 + x·(1 − σ(x)))`: the derivative of silu at `x` along `t`; its own transpose. */
  siluTangent(x: View, t: View): Storage
  /** `[x₁·c − x₂·s, x₂·c + x₁·s]` for the halves x₁, x₂ of the last axis, which is even; `cos` and `sin` have the shape of a half. */
  rotateHalves(x: View, cos: View, sin: View): Storage
  /** int32 permutation that sorts the last axis ascending (or descending), stable, NaN last. */
  argsort(x: View, descending: boolean): Storage
  /** `X·Xᵀ` over the last two axes, computing one triangle: exactly symmetric. */
  gram(x: View): Storage
  /** Solves `T·X = B` (`[…, n, n]`, `[…, n, m]`) with the named triangle of `T`. */
  triangularSolve(t: View, b: View, options: TriangularOptions): Storage
  /** `T·B` with the named triangle of `T`; elements on the other side are not read. */
  triangularMatmul(t: View, b: View, options: TriangularOptions): Storage
  /** Cross-correlation of `[n, cIn, …spatial]` with `[cOut, cIn/groups, …kernel]`. */
  conv(x: View, w: View, options: ConvOptions): Storage
  /** Discrete Fourier transform of the last axis of `[2, …, n]` (re, im stacked first); inverse is not scaled. */
  fft(x: View, inverse: boolean): Storage
}

/** Which triangle of a matrix is read. A transposed solve passes a transposed view and the other `lower`. */
export interface TriangularOptions {
  /** True: the lower triangle; false: the upper one. */
  readonly lower: boolean
  /** True: the diagonal is taken as ones and not read. */
  readonly unitDiagonal: boolean
}

/** Geometry of a convolution, one number per spatial axis. */
export interface ConvOptions {
  /** Step between outputs. */
  readonly strides: readonly number[]
  /** Zeros before each axis. */
  readonly padLow: readonly number[]
  /** Zeros after each axis; negative crops. */
  readonly padHigh: readonly number[]
  /** Step between kernel elements. */
  readonly dilation: readonly number[]
  /** Step between input elements (zeros in between); 1 but for the transpose of a strided convolution. */
  readonly inputDilation: readonly number[]
  /** Channels fall into this many independent groups. */
  readonly groups: number
}

/** All kernels of a backend: the primitives, and the routines it overrides. */
export type KernelTable = PrimitiveKernels & Partial<RoutineKernels> & Partial<FactorizationKernels> & Partial<SparseKernels>

/** Where tensors live and are computed: data plus a kernel table. */
export interface Backend {
  /** `cpu`, `native`, `webgpu`, `tfjs`, or a third party's. For people: no code compares it. */
  readonly name: string
  /** Whether elements can be read without waiting (`cpu`) or not (`gpu`). */
  readonly device: 'cpu' | 'gpu'
  /** The dtypes it computes with. */
  readonly dtypes: ReadonlySet<DType>
  /** What plain numbers become. */
  readonly defaultDType: DType
  /** Takes elements in row-major order; may keep `data` itself. */
  upload(data: TypedArray, dtype: DType): Storage
  /** The elements of a storage; resolves when the work that makes them is done. */
  download(storage: Storage): Promise<TypedArray>
  /** The same without waiting, on backends that can. */
  downloadSync?(storage: Storage): TypedArray
  /** Gives the memory back. The storage is not used afterwards. */
  release(storage: Storage): void
  /** Resolves when all enqueued work is done. */
  synchronize(): Promise<void>
  /** Primitives, and the routines and factorizations it overrides. */
  readonly kernels: KernelTable
  /**
   * Begins a job of an algorithm on the host; on backends whose elements are read without waiting. What factorizations it
   * does not bring itself are computed this way.
   */
  workspace?(dtype: FloatDType): Blas
}
