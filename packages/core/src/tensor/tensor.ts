import type { Trace } from '../autodiff/trace.ts'
import { getBackend } from '../backend/current.ts'
import type { Backend, Storage, View } from '../backend/types.ts'
import type { DType, TypedArray } from '../dtype.ts'
import { BackendError, ShapeError } from '../errors.ts'
import { type Shape, showShape, sizeOf, stridesOf } from '../shape.ts'
import { isContiguous } from './layout.ts'
import { requireDType } from '../backend/require.ts'
import { release, requireLive, retain } from './lifetime.ts'

/** Elements of a tensor as nested arrays; a bare number or boolean for a scalar. */
export type NestedArray = number | boolean | readonly NestedArray[]

/**
 * An immutable n-dimensional array. Views made by `reshape`, `transpose` and `slice` share storage.
 *
 * On the CPU the elements are a typed array that the garbage collector owns. Device memory is given back by
 * {@link Tensor.dispose}, `using`, or {@link scope}; a finalizer catches what was forgotten.
 */
export class Tensor implements View {
  /** Sizes of the axes, outermost first; `[]` for a scalar. */
  readonly shape: Shape
  /** Type of the elements. */
  readonly dtype: DType
  /** Where the elements live and are computed. */
  readonly backend: Backend
  /** The backend's memory. Shared between views. */
  readonly storage: Storage
  /** Elements to step per axis; 0 for a broadcast axis, negative for a flipped one. */
  readonly strides: readonly number[]
  /** Element of the storage at index (0, …, 0). */
  readonly offset: number

  /** For code that builds tensors from kernels' results; everyone else calls `tensor(…)`. */
  constructor(backend: Backend, storage: Storage, dtype: DType, shape: Shape, strides: readonly number[] = stridesOf(shape), offset = 0) {
    this.shape = shape
    this.dtype = dtype
    this.backend = backend
    this.storage = storage
    this.strides = strides
    this.offset = offset
    if (backend.device !== 'cpu' && storage !== noStorage) retain(this)
  }

  /** Number of axes. */
  get ndim(): number {
    return this.shape.length
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape)
  }

  /** The transformation (`grad`, `jvp`, …) this value is being traced by, if any. */
  get trace(): Trace | undefined {
    return undefined
  }

  /** The tensor that holds this one's numbers: itself, or what a traced value stands for. */
  // eslint-disable-next-line @typescript-eslint/prefer-return-this-type -- that of a traced value is another tensor
  get concrete(): Tensor {
    return this
  }

  /**
   * The elements in row-major order, on any backend. May be the tensor's own memory: read it, don't write to it.
   *
   * @throws BackendError when the tensor has been disposed.
   */
  async data(): Promise<TypedArray> {
    const x = this.concrete
    const packed = packedOnBackend(x)
    try {
      return windowOf(packed, await packed.backend.download(packed.storage))
    } finally {
      if (packed !== x) packed.dispose()
    }
  }

  /**
   * The elements in row-major order. May be the tensor's own memory: read it, don't write to it.
   *
   * @throws BackendError where reading must wait for a device: use {@link Tensor.data} there.
   */
  dataSync(): TypedArray {
    const x = this.concrete
    const { backend } = x
    if (backend.downloadSync === undefined) {
      throw new BackendError({
        where: 'Tensor.dataSync',
        expected: 'called on a backend that reads without waiting',
        received: `the ${backend.name} backend`,
        hint: 'Use `await x.data()`.',
      })
    }
    const packed = packedOnBackend(x)
    const array = windowOf(packed, backend.downloadSync(packed.storage))
    if (packed !== x) packed.dispose()
    return array
  }

  /** The elements as nested arrays (booleans for bool). @throws BackendError as {@link Tensor.dataSync}. */
  toArray(): NestedArray {
    return nest(this.dataSync(), this.shape, 0, 0, this.dtype === 'bool')
  }

  /** The only element as a number. @throws ShapeError when there is not exactly one. */
  item(): number {
    if (this.size !== 1) {
      throw new ShapeError({
        where: 'Tensor.item',
        expected: 'called on a tensor of one element',
        received: `one of shape ${showShape(this.shape)}`,
        hint: 'Reduce it first, or use `toArray()`.',
      })
    }
    return this.dataSync()[0]!
  }

  /**
   * The same numbers on another backend (a value or a registered name); itself if it is there already.
   *
   * @throws BackendError for a value being differentiated: move tensors before `grad`, not inside.
   * @throws DTypeError when that backend lacks the dtype: `cast` first.
   */
  async to(backend: Backend | string): Promise<Tensor> {
    const target = typeof backend === 'string' ? getBackend(backend) : backend
    if (target === this.backend) return this
    if (this.trace !== undefined) {
      throw new BackendError({
        where: 'Tensor.to',
        expected: 'called on a plain tensor',
        received: 'a value that is being differentiated',
        hint: 'Move tensors before the transformation, not inside it.',
      })
    }
    requireDType('Tensor.to', this.dtype, target)
    return new Tensor(target, target.upload(await this.data(), this.dtype), this.dtype, this.shape)
  }

  /** Gives device memory back once no view uses it. On the CPU the garbage collector does. */
  dispose(): void {
    if (this.backend.device !== 'cpu') release(this)
  }

  /** `using x = …` disposes at the end of the block. */
  [Symbol.dispose](): void {
    this.dispose()
  }
}

/** The storage of a value that stands for a tensor without having its elements. */
export const noStorage: Storage = {}

/** A fresh tensor over a kernel's result: contiguous, on the backend of `like`. */
export function made(like: Tensor, storage: Storage, shape: Shape, dtype: DType = like.dtype): Tensor {
  return new Tensor(like.backend, storage, dtype, shape)
}

function packedOnBackend(x: Tensor): Tensor {
  requireLive('Tensor.data', x)
  return isContiguous(x) ? x : made(x, x.backend.kernels.copy(x), x.shape)
}

function windowOf(x: Tensor, array: TypedArray): TypedArray {
  return x.offset === 0 && array.length === x.size ? array : array.subarray(x.offset, x.offset + x.size)
}

function nest(data: TypedArray, shape: Shape, axis: number, start: number, bool: boolean): NestedArray {
  if (axis === shape.length) return bool ? data[start] !== 0 : data[start]!
  const step = sizeOf(shape.slice(axis + 1))
  return Array.from({ length: shape[axis]! }, (_, i) => nest(data, shape, axis + 1, start + i * step, bool))
}
