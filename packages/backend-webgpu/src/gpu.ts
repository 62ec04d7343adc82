import { BackendError, type DType, type Shape, type Storage, type TypedArray, type View, sizeOf, stridesOf } from '@ortho/core'
import { bufferUsage, MAP_READ } from './device/constants.ts'
import {
  type Expression,
  type Operation,
  MOST_LEAVES,
  MOST_OPERATIONS,
  combined,
  constantExpression,
  leafExpression,
} from './elementwise/expression.ts'
import { elementwiseKernel } from './elementwise/kernel.ts'
import { BufferPool, type PooledBuffer, type PoolLimits } from './memory/pool.ts'
import type { GpuStorage } from './memory/storage.ts'
import { type Launch, Recorder } from './queue/recorder.ts'

/** Most expressions that wait at a time: what they read stays in memory. */
const MOST_PENDING = 64

/** A launch whose operands are windows on storages. */
export interface ViewLaunch extends Omit<Launch, 'reads' | 'writes'> {
  readonly reads: readonly View[]
  /** Storages made by {@link Gpu.allocate}. */
  readonly writes: readonly GpuStorage[]
}

/** A device with its memory and its queue, on which kernels are built. */
export class Gpu {
  readonly device: GPUDevice
  /** Held for as long as the device. */
  readonly entry: GPU
  readonly pool: BufferPool
  readonly recorder: Recorder
  readonly #pending = new Set<GpuStorage>()
  #failure: BackendError | undefined

  constructor(entry: GPU, device: GPUDevice, limits: PoolLimits) {
    this.entry = entry
    this.device = device
    this.pool = new BufferPool(device, limits)
    this.recorder = new Recorder(device)
    device.addEventListener('uncapturederror', ({ error }) => (this.#failure ??= deviceFailure(error.message)))
    void device.lost.then(({ message, reason }) => {
      this.#failure ??= deviceFailure(reason === 'destroyed' ? 'it was destroyed' : `it was lost: ${message}`)
    })
  }

  /** Storage for `count` elements, with whatever is in its buffer. */
  allocate(dtype: DType, count: number): GpuStorage {
    return { dtype, count, contents: { buffer: this.pool.take(4 * count) }, holders: 1, inlined: false }
  }

  /** The number `value` in each element; nothing is computed yet. */
  constant(shape: Shape, dtype: DType, value: number): GpuStorage {
    return this.#wait(constantExpression(shape, dtype, value), dtype)
  }

  /** An operation on windows of one shape; computed when its elements are needed, together with what is made of them. */
  elementwise(operation: Operation, dtype: DType, operands: readonly View[]): GpuStorage {
    const { shape } = operands[0]!
    let parts = operands.map((view) => this.#expressionOf(view))
    let whole = combined(shape, operation, dtype, parts)
    if (whole.leaves.length > MOST_LEAVES || whole.size > MOST_OPERATIONS) {
      parts = operands.map((view) => leafOf(view, this.#computed(view)))
      whole = combined(shape, operation, dtype, parts)
    }
    return this.#wait(whole, dtype)
  }

  /** The buffer of a storage, computed if it was not. */
  bufferOf(storage: Storage): PooledBuffer {
    const own = ownStorage(storage)
    if (own.contents !== undefined && 'expression' in own.contents) this.#compute(own, own.contents.expression)
    if (own.contents === undefined || !('buffer' in own.contents)) throw released()
    return own.contents.buffer
  }

  /** Enqueues a program. */
  launch({ reads, writes, ...rest }: ViewLaunch): void {
    const buffers = reads.map((view) => this.bufferOf(view.storage))
    this.recorder.launch({ ...rest, reads: buffers, writes: writes.map((storage) => this.bufferOf(storage)) })
  }

  /** Host elements in row-major order, on the device. */
  upload(data: TypedArray, dtype: DType): GpuStorage {
    this.#requireAlive()
    const storage = this.allocate(dtype, data.length)
    if (data.length > 0) this.recorder.write(this.bufferOf(storage), wordsOf(data, dtype))
    return storage
  }

  /** The elements, once the work that makes them is done. @throws BackendError where the device has failed. */
  async download(storage: Storage): Promise<TypedArray> {
    const { dtype, count } = ownStorage(storage)
    const source = this.bufferOf(storage)
    const bytes = 4 * count
    if (bytes === 0) return elementsOf(new ArrayBuffer(0), dtype)
    const target = this.device.createBuffer({ size: bytes, usage: bufferUsage.mapRead | bufferUsage.copyTarget })
    this.recorder.copy(source, target, bytes)
    this.recorder.flush()
    try {
      await target.mapAsync(MAP_READ)
    } catch (error) {
      throw this.#failure ?? deviceFailure(String(error))
    }
    const data = target.getMappedRange().slice(0)
    target.destroy()
    this.#requireAlive()
    return elementsOf(data, dtype)
  }

  /** One holder less: without any, the buffer is free for others, and an expression is never computed. */
  release(storage: Storage): void {
    const own = ownStorage(storage)
    if (--own.holders > 0) return
    const { contents } = own
    own.contents = undefined
    if (contents === undefined) return
    if ('buffer' in contents) this.pool.give(contents.buffer)
    else this.#drop(own, contents.expression)
  }

  /** Resolves when all work is done. @throws BackendError where the device has failed. */
  async synchronize(): Promise<void> {
    for (const storage of [...this.#pending]) this.bufferOf(storage)
    this.recorder.flush()
    await this.device.queue.onSubmittedWorkDone()
    this.#requireAlive()
  }

  /** A window with a buffer, the storage itself if it has one. */
  #computed(view: View): GpuStorage {
    this.bufferOf(view.storage)
    return ownStorage(view.storage)
  }

  /** What a window shows: its storage's expression where that waits and is shown whole, else the window itself. */
  #expressionOf(view: View): Expression {
    const storage = ownStorage(view.storage)
    const { contents } = storage
    if (contents !== undefined && 'expression' in contents) {
      const { root } = contents.expression
      if (root.kind === 'constant') return constantExpression(view.shape, root.dtype, root.value)
      if (!storage.inlined && showsWhole(view, contents.expression.shape)) {
        storage.inlined = true
        return contents.expression
      }
    }
    return leafOf(view, this.#computed(view))
  }

  #wait(expression: Expression, dtype: DType): GpuStorage {
    const storage: GpuStorage = { dtype, count: sizeOf(expression.shape), contents: { expression }, holders: 1, inlined: false }
    for (const leaf of expression.leaves) leaf.storage.holders++
    this.#pending.add(storage)
    if (this.#pending.size > MOST_PENDING) for (const oldest of this.#pending) return (this.bufferOf(oldest), storage)
    return storage
  }

  #compute(storage: GpuStorage, expression: Expression): void {
    const buffer = this.pool.take(4 * storage.count)
    const { code, params, groups } = elementwiseKernel(expression, storage.dtype)
    const reads = expression.leaves.map((leaf) => this.bufferOf(leaf.storage))
    this.recorder.launch({ code, params, groups, reads, writes: [buffer] })
    storage.contents = { buffer }
    this.#drop(storage, expression)
  }

  #drop(storage: GpuStorage, { leaves }: Expression): void {
    this.#pending.delete(storage)
    for (const leaf of leaves) this.release(leaf.storage)
  }

  #requireAlive(): void {
    if (this.#failure !== undefined) throw this.#failure
  }
}

function leafOf({ shape, strides, offset, dtype }: View, storage: GpuStorage): Expression {
  return leafExpression(shape, { kind: 'leaf', storage, dtype, strides, offset })
}

/** Whether a window shows all elements of an expression in their order and shape. */
function showsWhole({ shape, strides, offset }: View, whole: Shape): boolean {
  if (offset !== 0 || shape.length !== whole.length) return false
  const plain = stridesOf(shape)
  return shape.every((size, axis) => size === whole[axis] && (size === 1 || strides[axis] === plain[axis]))
}

/** Storages of this backend are made here alone; callers check that operands are of one backend. */
function ownStorage(storage: Storage): GpuStorage {
  return storage as GpuStorage
}

function wordsOf(data: TypedArray, dtype: DType): Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer> {
  return dtype === 'float32' ? Float32Array.from(data) : dtype === 'int32' ? Int32Array.from(data) : Uint32Array.from(data)
}

function elementsOf(bytes: ArrayBuffer, dtype: DType): TypedArray {
  if (dtype === 'float32') return new Float32Array(bytes)
  return dtype === 'int32' ? new Int32Array(bytes) : Uint8Array.from(new Uint32Array(bytes))
}

function deviceFailure(received: string): BackendError {
  return new BackendError({
    where: 'webgpu',
    expected: 'on a device that works',
    received,
    hint: 'Make a new backend with webgpuBackend().',
  })
}

function released(): BackendError {
  return new BackendError({ where: 'webgpu', expected: 'a storage that is held', received: 'one that was released' })
}
