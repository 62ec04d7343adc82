import type { FloatArray } from '../../../dtype.ts'
import { BackendError } from '../../../errors.ts'
import { instantiate, type Kernels, type KernelSet } from './kernels.ts'

/** Byte address of the first operand. What is below holds scalar operands and results. */
export const BASE = 1024

const PAGE = 65536

/** Rounds a byte count up to whole cache lines. */
export function aligned(bytes: number): number {
  return (bytes + 63) & ~63
}

/**
 * Linear memory and the kernels that work on it. Operands live here only during a call: each call lays out the memory anew
 * from {@link BASE}.
 */
export class Workspace {
  /** The memory, shared with the threads or not. */
  readonly memory: WebAssembly.Memory
  readonly #kernels: KernelSet
  #f32: Float32Array
  #f64: Float64Array

  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory) {
    this.memory = memory
    this.#kernels = instantiate(module, memory)
    this.#f32 = new Float32Array(memory.buffer)
    this.#f64 = new Float64Array(memory.buffer)
  }

  /** The kernels for arrays like `like`. */
  kernels(like: FloatArray): Kernels {
    return like instanceof Float64Array ? this.#kernels.float64 : this.#kernels.float32
  }

  /** The kernels for float64 (`wide`) or float32. */
  kernelsOf(wide: boolean): Kernels {
    return wide ? this.#kernels.float64 : this.#kernels.float32
  }

  /** Writes columns of a sparse matrix as distances of 16 bits, and the first of each row; false where they do not fit. */
  narrowColumns(rows: number, pointers: number, indices: number, bases: number, narrow: number): boolean {
    return this.#kernels.narrowColumns(rows, pointers, indices, bases, narrow) !== 0
  }

  /** Bytes of workspace that a product needs. */
  gemmWorkspace(m: number, n: number, k: number, itemSize: number): number {
    return aligned(this.#kernels.gemmWorkspace(m, n, k, itemSize))
  }

  /** The memory as an array like `like`, at least `bytes` long. Valid until the next call. */
  heap(like: FloatArray, bytes: number): FloatArray {
    if (bytes > this.#f32.byteLength) this.#grow(bytes)
    return like instanceof Float64Array ? this.#f64 : this.#f32
  }

  /** The memory as float64, at least `bytes` long. Valid until the next call. */
  wideHeap(bytes: number): Float64Array {
    if (bytes > this.#f64.byteLength) this.#grow(bytes)
    return this.#f64
  }

  #grow(bytes: number): void {
    const size = this.memory.buffer.byteLength
    // Growing detaches every view, so it happens seldom: at least by half.
    const pages = Math.ceil((Math.max(bytes, Math.min(size * 1.5, size + 2 ** 26)) - size) / PAGE)
    try {
      this.memory.grow(pages)
    } catch (cause) {
      throw new BackendError(
        {
          where: 'cpu',
          expected: 'given memory for its WebAssembly workspace',
          received: `a refusal of ${bytes} bytes`,
          hint: 'Compute on smaller pieces, or free memory.',
        },
        cause,
      )
    }
    this.#f32 = new Float32Array(this.memory.buffer)
    this.#f64 = new Float64Array(this.memory.buffer)
  }
}
