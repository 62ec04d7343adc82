import { BackendError, type DType, type Shape, type Storage, type TypedArray, type View, sizeOf, stridesOf } from '@ortho/core'
import { bufferUsage, MAP_READ } from './device/constants.ts'
import {
  type Expression,
  type Leaf,
  type Operation,
  combined,
  constantExpression,
  expressionWords,
  fitsOneKernel,
  leafExpression,
} from './elementwise/expression.ts'
import { type Steps, elementwiseKernel } from './elementwise/kernel.ts'
import { tooLarge } from './large/boxes.ts'
import { computeInBoxes } from './large/elementwise.ts'
import { BufferPool, type PooledBuffer, type PoolLimits } from './memory/pool.ts'
import type { Contents, GpuStorage, WaitingProduct } from './memory/storage.ts'
import { type Binding, type Launch, PARAMETER_WORDS, Recorder } from './queue/recorder.ts'

/** Operations that are rather repeated than written to memory and read. */
const FEW_OPERATIONS = 4

/** Operands and results that a program may have on every device. */
const MOST_BINDINGS = 8

/** Most expressions and products that wait at a time: what they read stays in memory. */
const MOST_PENDING = 64

/** A launch whose operands are windows on storages. */
export interface ViewLaunch extends Omit<Launch, 'reads' | 'writes'> {
  readonly reads: readonly View[]
  /** Storages made by {@link Gpu.allocate}. */
  readonly writes: readonly GpuStorage[]
}

/** Limits of a {@link Gpu}, in bytes. */
export interface GpuLimits extends PoolLimits {
  /** Most of a buffer that a program can see; a multiple of 256. */
  readonly binding: number
}

/** A device with its memory and its queue, on which kernels are built. */
export class Gpu {
  readonly device: GPUDevice
  /** Held for as long as the device. */
  readonly entry: GPU
  readonly pool: BufferPool
  readonly recorder: Recorder
  /** Elements that a program can surely see of a buffer, wherever they begin. */
  readonly most: number
  readonly #binding: number
  readonly #pending = new Set<GpuStorage>()
  #failure: BackendError | undefined

  constructor(entry: GPU, device: GPUDevice, limits: GpuLimits) {
    this.entry = entry
    this.device = device
    const recorder = new Recorder(device)
    this.recorder = recorder
    this.pool = new BufferPool(device, limits, (buffer) => {
      recorder.settle(buffer)
    })
    this.#binding = limits.binding
    // A binding begins at a multiple of 64 elements.
    this.most = limits.binding / 4 - 64
    device.addEventListener('uncapturederror', ({ error }) => {
      this.#fail(error.message)
    })
    void device.lost.then(({ message, reason }) => {
      this.#fail(reason === 'destroyed' ? 'one that was destroyed' : `one that was lost (${message})`)
    })
  }

  /** Storage for `count` elements, with whatever is in its buffer. */
  allocate(dtype: DType, count: number): GpuStorage {
    this.#requireAlive()
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
    if (!fitsOneKernel(whole)) {
      parts = operands.map((view) => leafOf(view, this.computed(view)))
      whole = combined(shape, operation, dtype, parts)
    }
    return this.#wait(whole, dtype)
  }

  /**
   * Prepares for an operand that one expression reads more than once: few operations that wait are taken in each time, more are
   * computed first.
   */
  readAgain({ storage }: Pick<View, 'storage'>): void {
    const own = ownStorage(storage)
    if (own.contents === undefined || !('expression' in own.contents)) return
    if (own.contents.expression.size <= FEW_OPERATIONS) own.inlined = false
    else this.#compute(own, own.contents.expression)
  }

  /** A storage as one of this backend: all are made here, and callers see to it that operands are of one backend. */
  storageOf(storage: Storage): GpuStorage {
    return ownStorage(storage)
  }

  /** The buffer of a storage, computed if it was not. */
  bufferOf(storage: Storage): PooledBuffer {
    const own = ownStorage(storage)
    if (own.contents !== undefined && 'expression' in own.contents) this.#compute(own, own.contents.expression)
    if (own.contents !== undefined && 'product' in own.contents) this.#multiply(own, own.contents.product)
    if (own.contents === undefined || !('buffer' in own.contents)) throw released()
    return own.contents.buffer
  }

  /** Whether a tensor of so many elements is larger than what a program can see of a buffer. */
  isLarge(count: number): boolean {
    return 4 * count > this.#binding
  }

  /** Enqueues a program. @throws BackendError for a storage that is larger than what a program can see. */
  launch({ reads, writes, ...rest }: ViewLaunch): void {
    const operands = reads.map((view) => ({ ...this.#bindingOf(view.storage), moved: 4 * distinctElements(view) }))
    this.recorder.launch({ ...rest, reads: operands, writes: writes.map((storage) => this.#bindingOf(storage)) })
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
    else if ('expression' in contents) this.#drop(own, contents.expression.leaves)
    else this.#drop(own, contents.product.reads)
  }

  /** Resolves when all work is done. @throws BackendError where the device has failed. */
  async synchronize(): Promise<void> {
    for (const storage of [...this.#pending]) this.bufferOf(storage)
    this.recorder.flush()
    await this.device.queue.onSubmittedWorkDone()
    this.#requireAlive()
  }

  /** The storage of a window, computed if it was not. */
  computed({ storage }: Pick<View, 'storage'>): GpuStorage {
    this.bufferOf(storage)
    return ownStorage(storage)
  }

  #bindingOf(storage: Storage): Binding {
    const buffer = this.bufferOf(storage)
    const { contents, count } = ownStorage(storage)
    const moved = 4 * count
    if (contents !== undefined && 'range' in contents) return { buffer, moved, ...contents.range }
    if (this.isLarge(count)) throw tooLarge(count, this.#binding / 4)
    return { buffer, moved, offset: 0, size: Math.min(buffer.size, this.#binding) }
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
    if (contents !== undefined && 'product' in contents && showsWhole(view, contents.product.shape)) return leafOf(view, storage)
    return leafOf(view, this.computed(view))
  }

  /** A product, computed when its elements are needed, together with what is made of them if nothing else needs them. */
  product(product: WaitingProduct): GpuStorage {
    this.#requireAlive()
    return this.#hold({ product }, product.reads, 'float32', product.shape)
  }

  #wait(expression: Expression, dtype: DType): GpuStorage {
    return this.#hold({ expression }, expression.leaves, dtype, expression.shape)
  }

  #hold(contents: Contents, reads: readonly Pick<View, 'storage'>[], dtype: DType, shape: Shape): GpuStorage {
    const storage: GpuStorage = { dtype, count: sizeOf(shape), contents, holders: 1, inlined: false }
    for (const read of reads) ownStorage(read.storage).holders++
    this.#pending.add(storage)
    if (this.#pending.size > MOST_PENDING) this.#computeOldest()
    return storage
  }

  /** The oldest that waits, except that what others have taken in is probably not needed for itself. */
  #computeOldest(): void {
    let first: GpuStorage | undefined
    for (const oldest of this.#pending) {
      first ??= oldest
      if (oldest.inlined) continue
      this.bufferOf(oldest)
      return
    }
    if (first !== undefined) this.bufferOf(first)
  }

  #compute(storage: GpuStorage, expression: Expression): void {
    const { leaves } = expression
    const found = fusibleProduct(expression)
    this.#fill(storage, leaves, (out) => {
      if (this.isLarge(storage.count) || leaves.some((leaf) => this.isLarge(leaf.storage.count))) computeInBoxes(this, expression, out)
      else if (found !== undefined) found.product.run(out, { expression, dtype: storage.dtype, found: found.leaf })
      else {
        const reads = leaves.map((leaf) => ({ ...leaf, shape: expression.shape }))
        this.launch({ ...elementwiseKernel(expression, storage.dtype), reads, writes: [out] })
      }
    })
  }

  #multiply(storage: GpuStorage, product: WaitingProduct): void {
    this.#fill(storage, product.reads, (out) => {
      product.run(out)
    })
  }

  /** Lets what waits in a storage be computed into a buffer, and gives back what it has read. */
  #fill(storage: GpuStorage, reads: readonly Pick<View, 'storage'>[], compute: (out: GpuStorage) => void): void {
    this.#requireAlive()
    const out = { ...storage, contents: { buffer: this.pool.take(4 * storage.count) } }
    try {
      compute(out)
    } catch (error) {
      this.pool.give(out.contents.buffer)
      throw error
    }
    storage.contents = out.contents
    this.#drop(storage, reads)
  }

  /** Computes what a window shows into some elements of `target`, which has a buffer; of any size. */
  assign(view: View, target: GpuStorage, to: Steps): void {
    const expression = combined(view.shape, { kind: 'cast' }, view.dtype, [leafOf(view, this.computed(view))])
    computeInBoxes(this, expression, target, to)
  }

  #drop(storage: GpuStorage, reads: readonly Pick<View, 'storage'>[]): void {
    this.#pending.delete(storage)
    for (const read of reads) this.release(read.storage)
  }

  #requireAlive(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  /** Notes the first failure, with what was in use: too much of it is the likeliest cause. */
  #fail(received: string): void {
    const { live, idle } = this.pool.use()
    this.#failure ??= deviceFailure(`${received}; ${live} bytes of tensors were in use, ${idle} kept for reuse`)
  }
}

/** A product that waits for an expression alone, and is shown whole in it: its program may compute the expression, too. */
function fusibleProduct(expression: Expression): { readonly leaf: Leaf; readonly product: WaitingProduct } | undefined {
  const { shape, leaves } = expression
  for (const leaf of leaves) {
    const { contents, holders } = leaf.storage
    if (holders > 1 || contents === undefined || !('product' in contents)) continue
    const { product } = contents
    const words = product.words + expressionWords(expression)
    if (product.reads.length + leaves.length > MOST_BINDINGS || words > PARAMETER_WORDS) continue
    if (showsWhole({ ...leaf, shape }, product.shape)) return { leaf, product }
  }
  return undefined
}

/** Elements that a window shows, those of repeated axes once. */
function distinctElements({ shape, strides }: View): number {
  return shape.reduce((product, size, axis) => (strides[axis] === 0 ? product : product * size), 1)
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
