import { getBackend } from '../backend/current.ts'
import { requireDType } from '../backend/require.ts'
import type { Backend } from '../backend/types.ts'
import { type DType, type TypedArray, dtypeOf, isFloat } from '../dtype.ts'
import { DTypeError, OptionError, ShapeError } from '../errors.ts'
import { type Shape, requireShape, sameShape, showShape, sizeOf } from '../shape.ts'
import { arrayOf } from './host.ts'
import { type NestedArray, Tensor } from './tensor.ts'

/** Typed arrays that {@link tensor} takes; integers of other widths become int32. */
export type HostArray = TypedArray | Int8Array | Uint8ClampedArray | Int16Array | Uint16Array | Uint32Array

/** Where and as what a tensor is made. */
export interface CreateOptions {
  /** Element type. Default: the backend's (CPU: float64) for numbers, bool for booleans, the array's own for typed arrays. */
  readonly dtype?: DType | undefined
  /** Backend, by value or name. Default: the current one. */
  readonly backend?: Backend | string | undefined
}

/** Options of {@link tensor}. */
export interface TensorOptions extends CreateOptions {
  /** Shape to give to the elements. Default: that of the nesting; `[length]` for a typed array. */
  readonly shape?: Shape | undefined
}

/** Whatever an operation takes as an operand. */
export type TensorLike = Tensor | NestedArray | HostArray

/**
 * A tensor from nested arrays, a number, a boolean, or a typed array.
 *
 * A typed array of a computing dtype is used as it is, without a copy: don't write to it afterwards.
 *
 * @param values - regular nesting; `Uint8Array` holds integers unless `dtype` is `bool`.
 * @throws ShapeError for ragged nesting or a shape of another size.
 * @throws DTypeError for a dtype the backend lacks, for what is not a number, or for unsigned integers beyond int32.
 * @example
 * ```ts
 * tensor([[1, 2], [3, 4]]).shape // [2, 2]
 * tensor(new Float32Array(6), { shape: [2, 3] }).dtype // 'float32'
 * ```
 */
export function tensor(values: TensorLike, options: TensorOptions = {}): Tensor {
  if (values instanceof Tensor) {
    throw new DTypeError({
      where: 'tensor',
      argument: 'values',
      expected: 'numbers',
      received: 'a Tensor',
      hint: 'Use `cast` to change its dtype, `reshape` its shape.',
    })
  }
  const backend = resolveBackend(options.backend)
  if (isTypedArray(values)) {
    const own = hostDType(values, options.dtype)
    return fromHost(values, options.shape ?? [values.length], options.dtype ?? own, own, backend)
  }
  const { shape, flat, bool } = flatten(values)
  const dtype = options.dtype ?? (bool ? 'bool' : backend.defaultDType)
  return fromHost(flat, options.shape ?? shape, dtype, undefined, backend)
}

/**
 * A tensor over `data` as it is: the way in for code that has made the elements itself.
 *
 * @throws ShapeError when `shape` has another number of elements.
 * @throws DTypeError when the backend lacks `dtype`, or `data` is not its typed array.
 */
export function tensorFrom(data: TypedArray, shape: Shape, dtype: DType = dtypeOf(data), backend: Backend = getBackend()): Tensor {
  requireDType('tensorFrom', dtype, backend)
  requireLength('tensorFrom', shape, data.length)
  return new Tensor(backend, backend.upload(data, dtype), dtype, [...shape])
}

/** A constant of any shape. */
export function full(shape: Shape, value: number | boolean, options: CreateOptions = {}): Tensor {
  requireShape('full', shape)
  const backend = resolveBackend(options.backend)
  const dtype = options.dtype ?? (typeof value === 'boolean' ? 'bool' : backend.defaultDType)
  requireDType('full', dtype, backend)
  return new Tensor(backend, backend.kernels.fill(shape, dtype, Number(value)), dtype, [...shape])
}

/**
 * Zeros.
 *
 * @example
 * ```ts
 * zeros([2, 3]).toArray() // => [[0, 0, 0], [0, 0, 0]]
 * ```
 */
export function zeros(shape: Shape, options: CreateOptions = {}): Tensor {
  return full(shape, 0, options)
}

/**
 * Ones.
 *
 * @example
 * ```ts
 * ones([3], { dtype: 'float32' }).toArray() // => [1, 1, 1]
 * ```
 */
export function ones(shape: Shape, options: CreateOptions = {}): Tensor {
  return full(shape, 1, options)
}

/** Zeros of the shape, dtype and backend of `x`. */
export function zerosLike(x: Tensor): Tensor {
  return full(x.shape, 0, x)
}

/** Ones of the shape, dtype and backend of `x`. */
export function onesLike(x: Tensor): Tensor {
  return full(x.shape, 1, x)
}

/** `[rows, columns]` with ones where column − row = `offset`. */
export function eye(rows: number, columns: number = rows, options: CreateOptions & { readonly offset?: number } = {}): Tensor {
  requireShape('eye', [rows, columns])
  const offset = options.offset ?? 0
  const data = new Float64Array(rows * columns)
  for (let i = Math.max(0, -offset); i < rows && i + offset < columns; i++) data[i * columns + i + offset] = 1
  return madeHere(data, [rows, columns], options)
}

/**
 * `start, start + step, …` up to but without `stop`; with one argument, `0 … stop − 1`.
 *
 * @example
 * ```ts
 * arange(3).toArray() // [0, 1, 2]
 * arange(1, 2, 0.25).toArray() // [1, 1.25, 1.5, 1.75]
 * ```
 */
export function arange(start: number, stop?: number, step = 1, options: CreateOptions = {}): Tensor {
  const [from, to] = stop === undefined ? [0, start] : [start, stop]
  const count = Math.max(0, Math.ceil((to - from) / step))
  if (!Number.isSafeInteger(count)) {
    throw new OptionError({ where: 'arange', argument: 'step', expected: 'a number that leads from start to stop', received: String(step) })
  }
  return madeHere(
    Float64Array.from({ length: count }, (_, i) => from + i * step),
    [count],
    options,
  )
}

/** `count` evenly spaced numbers from `start` to `stop`, both included. */
export function linspace(start: number, stop: number, count = 50, options: CreateOptions = {}): Tensor {
  requireShape('linspace', [count])
  const last = Math.max(1, count - 1)
  const data = Float64Array.from({ length: count }, (_, i) => (i === last ? stop : start + (i / last) * (stop - start)))
  return madeHere(data, [count], options)
}

/** @returns the backend given by value, by name, or the current one. */
export function resolveBackend(backend: Backend | string | undefined): Backend {
  return typeof backend === 'object' ? backend : getBackend(backend)
}

function madeHere(data: Float64Array, shape: Shape, options: CreateOptions): Tensor {
  const backend = resolveBackend(options.backend)
  return fromHost(data, shape, options.dtype ?? backend.defaultDType, undefined, backend)
}

function fromHost(values: HostArray | readonly number[], shape: Shape, dtype: DType, own: DType | undefined, backend: Backend): Tensor {
  requireDType('tensor', dtype, backend)
  requireLength('tensor', shape, values.length)
  const data = own === dtype && isComputing(values, dtype) ? values : arrayOf(dtype, values)
  return new Tensor(backend, backend.upload(data, dtype), dtype, [...shape])
}

/** @throws ShapeError when `shape` is none, or not one of `count` elements. */
function requireLength(where: string, shape: Shape, count: number): void {
  requireShape(where, shape)
  if (sizeOf(shape) === count) return
  throw new ShapeError({
    where,
    argument: 'shape',
    expected: `one of ${count} elements`,
    received: `${showShape(shape)}, which has ${sizeOf(shape)}`,
  })
}

function isTypedArray(values: NestedArray | HostArray): values is HostArray {
  return ArrayBuffer.isView(values)
}

/** The dtype a typed array has of itself. @throws DTypeError for one whose elements would not survive. */

function hostDType(values: HostArray, wanted: DType | undefined): DType {
  if (values instanceof Float64Array) return 'float64'
  if (values instanceof Float32Array) return 'float32'
  if (values instanceof Uint8Array && wanted === 'bool') return 'bool'
  if (values instanceof Int32Array || values instanceof Int8Array || values instanceof Int16Array) return 'int32'
  if (values instanceof Uint8Array || values instanceof Uint8ClampedArray || values instanceof Uint16Array) return 'int32'
  if (values instanceof Uint32Array && ((wanted ?? 'int32') !== 'int32' || values.every((v) => v < 2 ** 31))) return 'int32'
  const unsigned = values instanceof Uint32Array
  throw new DTypeError({
    where: 'tensor',
    argument: 'values',
    expected: unsigned ? 'unsigned integers below 2³¹' : 'a typed array of numbers of at most 32 bits, or a Float64Array',
    received: unsigned ? 'larger ones' : Object.prototype.toString.call(values),
    hint: unsigned ? "Pass `dtype: 'float64'`." : 'Convert it to Float64Array, Float32Array or Int32Array first.',
  })
}

/** True when `values` is the storage type of `dtype` and holds nothing else (bools are 0 or 1). */
function isComputing(values: HostArray | readonly number[], dtype: DType): values is TypedArray {
  switch (dtype) {
    case 'float64':
      return values instanceof Float64Array
    case 'float32':
      return values instanceof Float32Array
    case 'int32':
      return values instanceof Int32Array
    case 'bool':
      return values instanceof Uint8Array && values.every((v) => v <= 1)
  }
}

function flatten(values: NestedArray): { shape: number[]; flat: number[]; bool: boolean } {
  const shape: number[] = []
  for (let at: NestedArray | undefined = values; isList(at); at = at[0]) {
    shape.push(at.length)
    if (shape.length > 64)
      throw new ShapeError({ where: 'tensor', argument: 'values', expected: 'nested at most 64 deep', received: 'more' })
  }
  const flat: number[] = []
  let bool = sizeOf(shape) > 0
  const visit = (value: NestedArray, axis: number): void => {
    if (isList(value)) {
      if (value.length !== shape[axis]) ragged(shape, `${value.length} elements on axis ${axis}`)
      for (const item of value) visit(item, axis + 1)
      return
    }
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new DTypeError({ where: 'tensor', argument: 'values', expected: 'made of numbers or booleans', received: typeof value })
    }
    if (axis !== shape.length) ragged(shape, `a ${typeof value} at depth ${axis}`)
    if (typeof value === 'number') bool = false
    flat.push(Number(value))
  }
  visit(values, 0)
  return { shape, flat, bool }
}

/** Arrays, and the typed arrays that callers without types may nest. */
function isList(value: NestedArray | undefined): value is readonly NestedArray[] {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}

function ragged(shape: Shape, received: string): never {
  throw new ShapeError({ where: 'tensor', argument: 'values', expected: `regular nesting of shape ${showShape(shape)}`, received })
}

/** @throws DTypeError when `x` is not float32 or float64. */
export function requireFloat(where: string, x: Tensor): void {
  if (isFloat(x.dtype)) return
  throw new DTypeError({ where, expected: 'given a float32 or float64 tensor', received: x.dtype, hint: "Use `cast(x, 'float64')`." })
}

/** @throws ShapeError when the shapes differ. */
export function requireSameShape(where: string, a: Tensor, b: Tensor): void {
  if (sameShape(a.shape, b.shape)) return
  throw new ShapeError({ where, expected: `given two tensors of shape ${showShape(a.shape)}`, received: showShape(b.shape) })
}
