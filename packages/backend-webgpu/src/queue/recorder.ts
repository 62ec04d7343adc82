import { BackendError } from '@ortho/core'
import type { PooledBuffer } from '../memory/pool.ts'
import type { Range } from '../memory/storage.ts'
import { bufferUsage } from '../device/constants.ts'
import { Pipelines } from './pipelines.ts'

/** What a program sees of a buffer. */
export interface Binding extends Range {
  readonly buffer: PooledBuffer
  /** Bytes of it that are read, or written: what must move at least. */
  readonly moved: number
}

/** One run of a program. */
export interface Launch {
  /** Its text, which binds `reads`, then `writes`, then the parameters. */
  readonly code: string
  readonly reads: readonly Binding[]
  readonly writes: readonly Binding[]
  /** Words of its uniform parameters; floats as their bits. At most {@link PARAMETER_WORDS}. */
  readonly params: readonly number[]
  /** Workgroups in each direction. */
  readonly groups: readonly [x: number, y: number, z: number]
}

/** What a recorder has done so far. */
export interface QueueUse {
  readonly launches: number
  readonly submissions: number
  readonly pipelines: number
  /** Bytes that launches had to read, each element of an operand once. */
  readonly bytesRead: number
  /** Bytes that launches had to write. */
  readonly bytesWritten: number
}

/** Most words of parameters of a launch. */
export const PARAMETER_WORDS = 128

/** Bytes from one launch's parameters to the next. */
const STRIDE = 512

/** Launches up to which work waits for more before it is sent to the device. */
const MOST = 256

/** Collects launches and sends them to the device together. Launches run one after the other, as if alone. */
export class Recorder {
  readonly #device: GPUDevice
  readonly #pipelines: Pipelines
  readonly #params: GPUBuffer
  readonly #words = new Uint32Array((MOST * STRIDE) / 4)
  #encoder: GPUCommandEncoder | undefined
  #pass: GPUComputePassEncoder | undefined
  #waiting = 0
  #launches = 0
  #submissions = 0
  #bytesRead = 0
  #bytesWritten = 0

  constructor(device: GPUDevice) {
    this.#device = device
    this.#pipelines = new Pipelines(device)
    this.#params = device.createBuffer({ size: MOST * STRIDE, usage: bufferUsage.uniform | bufferUsage.copyTarget })
  }

  /** What it has done so far. */
  use(): QueueUse {
    return {
      launches: this.#launches,
      submissions: this.#submissions,
      pipelines: this.#pipelines.size,
      bytesRead: this.#bytesRead,
      bytesWritten: this.#bytesWritten,
    }
  }

  /**
   * Enqueues a launch; of none of whose workgroups there is nothing to do.
   *
   * @throws BackendError where there are more parameters than {@link PARAMETER_WORDS}.
   */
  launch({ code, reads, writes, params, groups: [x, y, z] }: Launch): void {
    if (x * y * z === 0) return
    if (params.length > PARAMETER_WORDS) throw tooManyParameters(params.length)
    const { pipeline, layout } = this.#pipelines.get(code, reads.length, writes.length)
    this.#encoder ??= this.#device.createCommandEncoder()
    this.#pass ??= this.#encoder.beginComputePass()
    const buffers = [...reads, ...writes]
    for (const { buffer } of buffers) buffer.usedBy = this.#submissions + 1
    for (const { moved } of reads) this.#bytesRead += moved
    for (const { moved } of writes) this.#bytesWritten += moved
    const offset = this.#waiting * STRIDE
    this.#words.set(params, offset / 4)
    const entries: GPUBindGroupEntry[] = buffers.map(({ buffer: { buffer }, offset: start, size }, binding) => ({
      binding,
      resource: { buffer, offset: start, size },
    }))
    entries.push({ binding: buffers.length, resource: { buffer: this.#params, size: STRIDE } })
    this.#pass.setPipeline(pipeline)
    this.#pass.setBindGroup(0, this.#device.createBindGroup({ layout, entries }), [offset])
    this.#pass.dispatchWorkgroups(x, y, z)
    this.#launches++
    if (++this.#waiting === MOST) this.flush()
  }

  /** Bytes of one buffer into another, in its turn. */
  copy(source: PooledBuffer, target: PooledBuffer | GPUBuffer, bytes: number): void {
    this.#encoder ??= this.#device.createCommandEncoder()
    this.#pass?.end()
    this.#pass = undefined
    source.usedBy = this.#submissions + 1
    this.#encoder.copyBufferToBuffer(source.buffer, 0, 'size' in target && 'buffer' in target ? target.buffer : target, 0, bytes)
  }

  /** Host data into a buffer, in its turn. */
  write(target: PooledBuffer, data: Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>): void {
    // Writes go to the device at once: work that waits and uses the buffer must come first.
    this.settle(target)
    this.#device.queue.writeBuffer(target.buffer, 0, data)
  }

  /** Sends what waits to the device if some of it uses a buffer. */
  settle({ usedBy }: PooledBuffer): void {
    if (usedBy > this.#submissions) this.flush()
  }

  /** Sends what waits to the device. */
  flush(): void {
    if (this.#encoder === undefined) return
    this.#pass?.end()
    if (this.#waiting > 0) this.#device.queue.writeBuffer(this.#params, 0, this.#words, 0, (this.#waiting * STRIDE) / 4)
    this.#device.queue.submit([this.#encoder.finish()])
    this.#encoder = undefined
    this.#pass = undefined
    this.#waiting = 0
    this.#submissions++
  }
}

function tooManyParameters(count: number): BackendError {
  return new BackendError({
    where: 'webgpu',
    expected: `able to pass the sizes and strides of its operands in ${PARAMETER_WORDS} words`,
    received: `${count} of them`,
    hint: 'Reshape the operands to fewer axes.',
  })
}
