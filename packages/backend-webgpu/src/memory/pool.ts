import { BackendError } from '@ortho/core'
import { bufferUsage } from '../device/constants.ts'

/** A buffer of the pool. */
export interface PooledBuffer {
  /** The device's buffer, at least as large as was asked for. */
  readonly buffer: GPUBuffer
  /** Its size in bytes. */
  readonly size: number
  /** Number of the submission that used it last; a write from the host must not overtake it. */
  usedBy: number
}

/** What a pool has handed out and keeps. */
export interface PoolUse {
  /** Bytes in use by tensors. */
  readonly live: number
  /** Bytes kept for reuse. */
  readonly idle: number
  /** Most bytes ever allocated at a time. */
  readonly peak: number
  /** Buffers created so far. */
  readonly created: number
}

/** Limits of a pool, in bytes. */
export interface PoolLimits {
  /** Largest buffer that the device makes; a multiple of 256. */
  readonly largest: number
  /** Most that is in use at a time. */
  readonly memory: number
  /** Most that is kept for reuse. */
  readonly idle: number
}

/** Buffers are rounded up to eighths of a power of two: at most an eighth of each is wasted, and sizes come again. */
export function roundedSize(bytes: number): number {
  if (bytes <= 256) return 256
  const step = Math.max(256, 2 ** (Math.ceil(Math.log2(bytes)) - 3))
  return Math.ceil(bytes / step) * step
}

/** Buffers that are handed out, taken back and handed out again. */
export class BufferPool {
  readonly #device: GPUDevice
  readonly #limits: PoolLimits
  readonly #settle: (buffer: PooledBuffer) => void
  readonly #idle = new Map<number, PooledBuffer[]>()
  #liveBytes = 0
  #idleBytes = 0
  #peak = 0
  #created = 0

  /** @param settle - sends work to the device that is recorded and uses a buffer: before it is destroyed. */
  constructor(device: GPUDevice, limits: PoolLimits, settle: (buffer: PooledBuffer) => void) {
    this.#device = device
    this.#limits = limits
    this.#settle = settle
  }

  /** What is handed out and kept. */
  use(): PoolUse {
    return { live: this.#liveBytes, idle: this.#idleBytes, peak: this.#peak, created: this.#created }
  }

  /** A buffer for storage with whatever was in it. @throws BackendError where it is larger than the device or the limit allow. */
  take(bytes: number): PooledBuffer {
    const { largest } = this.#limits
    const size = bytes <= largest ? Math.min(roundedSize(bytes), largest) : roundedSize(bytes)
    const kept = this.#idle.get(size)?.pop()
    if (kept !== undefined) this.#idleBytes -= size
    const buffer = kept ?? this.#create(size, bytes)
    this.#liveBytes += size
    this.#peak = Math.max(this.#peak, this.#liveBytes)
    return buffer
  }

  /** Takes a buffer back. */
  give(buffer: PooledBuffer): void {
    const { size } = buffer
    this.#liveBytes -= size
    if (this.#idleBytes + size > this.#limits.idle) {
      this.#destroy(buffer)
      return
    }
    this.#idleBytes += size
    const list = this.#idle.get(size)
    if (list === undefined) this.#idle.set(size, [buffer])
    else list.push(buffer)
  }

  /** Destroys what is kept for reuse. */
  trim(): void {
    for (const list of this.#idle.values()) for (const buffer of list) this.#destroy(buffer)
    this.#idle.clear()
    this.#idleBytes = 0
  }

  #destroy(buffer: PooledBuffer): void {
    this.#settle(buffer)
    buffer.buffer.destroy()
  }

  #create(size: number, bytes: number): PooledBuffer {
    const { largest, memory } = this.#limits
    if (size > largest) throw outOfMemory(`${bytes} bytes in one tensor`, `at most ${largest} bytes, the largest buffer of the device`)
    if (this.#liveBytes + size > memory) {
      throw outOfMemory(`${bytes} bytes beside ${this.#liveBytes} in use`, `at most ${memory} bytes together`)
    }
    if (this.#liveBytes + this.#idleBytes + size > memory) this.trim()
    this.#created++
    const usage = bufferUsage.storage | bufferUsage.copySource | bufferUsage.copyTarget
    return { buffer: this.#device.createBuffer({ size, usage }), size, usedBy: 0 }
  }
}

function outOfMemory(received: string, expected: string): BackendError {
  return new BackendError({
    where: 'webgpu',
    expected,
    received,
    hint: 'Dispose of tensors (`using`, `scope`), work in smaller batches, or pass `memoryLimit` to webgpuBackend.',
  })
}
