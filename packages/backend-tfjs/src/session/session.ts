import {
  BackendError,
  type DType,
  DTypeError,
  type Shape,
  type Storage,
  type TypedArray,
  UnsupportedKernelError,
  isOrthoError,
} from '@ortho/core'
import { type NamedAttrMap, type NamedTensorMap, Tensor as TfTensor, engine, getKernel } from '@tensorflow/tfjs-core'
import { typedArrayOf } from './elements.ts'

/** Elements that have gone between the host and TensorFlow.js so far. */
export interface Transfers {
  /** Tensors brought to TensorFlow.js. */
  readonly uploads: number
  /** Tensors read. */
  readonly downloads: number
  /** Bytes in both directions. */
  readonly bytes: number
}

/** Elements that TensorFlow.js takes. */
export type HostArray = Float32Array | Int32Array | Uint8Array

/** Runs kernels of one backend of TensorFlow.js, whichever is current, and keeps account of what it is given and gives back. */
export class Session {
  /** Name of the backend in TensorFlow.js. */
  readonly backend: string
  /** Kernels whose results here are wrong or coarse, as `Sin` or `Multiply int32`. Filled once, when the backend is measured. */
  readonly defects: Set<string> = new Set<string>()
  /** Whether only products of two matrices as they lie are fast: the wasm backend multiplies all others in a plain loop. */
  readonly plainProducts: boolean
  #uploads = 0
  #downloads = 0
  #bytes = 0

  constructor(backend: string) {
    this.backend = backend
    this.plainProducts = backend === 'wasm'
  }

  /** Whether the backend has a kernel of this name. */
  has(kernel: string): boolean {
    // Its type leaves out that there may be none.
    return Boolean(getKernel(kernel, this.backend))
  }

  /** Whether the backend has a kernel whose results for `dtype` may be used. */
  trusts(kernel: string, dtype: DType = 'float32'): boolean {
    return this.has(kernel) && !this.defects.has(dtype === 'float32' ? kernel : `${kernel} ${dtype}`)
  }

  /**
   * Calls a kernel by name.
   *
   * @throws UnsupportedKernelError when the backend does not have it; BackendError when it fails.
   */
  call(kernel: string, inputs: NamedTensorMap, attrs: NamedAttrMap = {}): TfTensor {
    const [result] = this.callAll(kernel, inputs, attrs)
    if (result === undefined) throw failed(kernel, this.backend, 'no result')
    return result
  }

  /** {@link Session.call} for a kernel of several results. */
  callAll(kernel: string, inputs: NamedTensorMap, attrs: NamedAttrMap = {}): TfTensor[] {
    if (!this.has(kernel)) throw unsupported(kernel, this.backend, inputs)
    try {
      const found = engine().runKernel<TfTensor | TfTensor[]>(kernel, inputs, attrs)
      return Array.isArray(found) ? found : [found]
    } catch (error) {
      throw failed(kernel, this.backend, error instanceof Error ? error.message : String(error), error)
    }
  }

  /** What `body` makes, as a tensor of its own that no `tf.tidy` disposes; all else that it makes is disposed, also when it throws. */
  hold(body: () => TfTensor): TfTensor {
    return this.#here(() => engine().keep(engine().tidy(() => distinct(body()))))
  }

  /** {@link Session.hold} for a tensor that belongs to the caller, and to the `tf.tidy` it runs in. */
  give(body: () => TfTensor): TfTensor {
    return this.#here(() => engine().tidy(() => distinct(body())))
  }

  /** Elements from the host. @throws DTypeError for an array that is not that of `dtype`, and for float64. */
  upload(data: TypedArray, dtype: DType): TfTensor {
    const array = hostArray(data, dtype)
    this.#uploads++
    this.#bytes += data.byteLength
    return this.hold(() => this.constant(array, [data.length], dtype))
  }

  /** A tensor of host elements, for use in {@link Session.hold}. */
  constant(data: HostArray, shape: Shape, dtype: DType): TfTensor {
    return engine().makeTensor(data, [...shape], tfDType(dtype))
  }

  /** The elements of a tensor. */
  async download(x: TfTensor): Promise<TypedArray> {
    return this.#read(await x.data(), x)
  }

  /** The same without waiting. */
  downloadSync(x: TfTensor): TypedArray {
    return this.#read(x.dataSync(), x)
  }

  /** What has gone up and down so far. */
  transfers(): Transfers {
    return { uploads: this.#uploads, downloads: this.#downloads, bytes: this.#bytes }
  }

  #read(data: ArrayLike<number>, x: TfTensor): TypedArray {
    const elements = typedArrayOf(data, dtypeOfTf(x))
    this.#downloads++
    this.#bytes += elements.byteLength
    return elements
  }

  /** Runs `body` with this backend as the current one of TensorFlow.js. */
  #here<T>(body: () => T): T {
    const { backendName } = engine()
    if (backendName === this.backend) return body()
    makeCurrent(this.backend)
    try {
      return body()
    } finally {
      if (backendName !== '') makeCurrent(backendName)
    }
  }
}

/** The tensor that a storage is. @throws BackendError for what is none, or disposed. */
export function tensorOf(storage: Storage): TfTensor {
  if (isTensor(storage) && !storage.isDisposed) return storage
  throw new BackendError({
    where: 'tfjs',
    expected: 'given storage of the TensorFlow.js backend',
    received: isTensor(storage) ? 'a disposed tensor' : Object.prototype.toString.call(storage),
  })
}

/** Whether a storage is a tensor of TensorFlow.js. */
export function isTensor(storage: Storage): storage is TfTensor {
  return storage instanceof TfTensor
}

/** The dtype of a tensor of TensorFlow.js. @throws BackendError for `complex64` and `string`. */
export function dtypeOfTf({ dtype }: TfTensor): 'float32' | 'int32' | 'bool' {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype
  throw new BackendError({ where: 'tfjs', expected: 'given a tensor of float32, int32 or bool', received: dtype })
}

/** The dtype in words that TensorFlow.js knows. @throws BackendError for float64. */
export function tfDType(dtype: DType): 'float32' | 'int32' | 'bool' {
  if (dtype !== 'float64') return dtype
  throw new BackendError({ where: 'tfjs', expected: 'given float32, int32 or bool', received: dtype, hint: "Use `cast(x, 'float32')`." })
}

function hostArray(data: TypedArray, dtype: DType): HostArray {
  if (dtype === 'float32' && data instanceof Float32Array) return data
  if (dtype === 'int32' && data instanceof Int32Array) return data
  if (dtype === 'bool' && data instanceof Uint8Array) return data
  throw new DTypeError({
    where: 'tfjs',
    argument: 'data',
    expected: 'a Float32Array for float32, an Int32Array for int32 or a Uint8Array for bool',
    received: `${data.constructor.name} for ${dtype}`,
  })
}

/** A kept tensor belongs to someone already: another one on the same data. */
function distinct(x: TfTensor): TfTensor {
  return x.kept ? aliasOf(x) : x
}

/** Another tensor on the data of `x`. The kernel `Identity` copies on some backends, `Reshape` on none. */
export function aliasOf(x: TfTensor): TfTensor {
  return engine().runKernel<TfTensor>('Reshape', { x }, { shape: x.shape })
}

/** A backend that has been started becomes current before the promise is returned; it carries no news. */
function makeCurrent(backend: string): void {
  void engine().setBackend(backend)
}

function unsupported(kernel: string, backend: string, inputs: NamedTensorMap): UnsupportedKernelError {
  const [first] = Object.values(inputs)
  return new UnsupportedKernelError({
    where: `tfjs ${backend}`,
    expected: `a backend of TensorFlow.js that has the kernel ${kernel}`,
    received: `${backend}, which lacks it${first === undefined ? '' : ` for ${first.dtype}`}`,
    hint: "Choose another one, such as `tfjsBackend({ backend: 'cpu' })`, or move the operands: `x.to('cpu')`.",
  })
}

function failed(kernel: string, backend: string, received: string, cause?: unknown): Error {
  if (isOrthoError(cause)) return cause
  return new BackendError({ where: `tfjs ${backend}`, expected: `able to run the kernel ${kernel}`, received }, cause)
}
