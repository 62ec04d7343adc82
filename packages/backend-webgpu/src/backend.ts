/// <reference types="@webgpu/types" preserve="true" />
import type { Backend, KernelTable } from '@ortho/core'
import { type DeviceOptions, openDevice } from './device/open.ts'
import { Gpu } from './gpu.ts'
import { productKernels } from './kernels/products.ts'
import { convKernels } from './kernels/conv.ts'
import { elementwiseKernels } from './kernels/elementwise.ts'
import { fftKernels } from './kernels/fft.ts'
import { indexingKernels } from './kernels/indexing.ts'
import { movementKernels } from './kernels/movement.ts'
import { reductionKernels } from './kernels/reduction.ts'
import { rowKernels } from './kernels/rows.ts'
import { sortKernels } from './kernels/sort.ts'

/** How a WebGPU backend is made. */
export interface WebGpuOptions extends DeviceOptions {
  /** Most bytes that tensors may take together. Default: without limit but the device's. */
  readonly memoryLimit?: number | undefined
  /** Most bytes that are kept for reuse. Default 512 MiB. */
  readonly poolLimit?: number | undefined
}

/** What a backend has used so far. */
export interface WebGpuUse {
  /** Bytes of tensors that are in use. */
  readonly live: number
  /** Bytes kept for reuse. */
  readonly idle: number
  /** Most bytes of tensors at a time. */
  readonly peak: number
  /** Buffers made. */
  readonly created: number
  /** Programs run. */
  readonly launches: number
  /** Times that work was sent to the device. */
  readonly submissions: number
  /** Programs compiled. */
  readonly pipelines: number
}

/** A backend on a GPU. */
export interface WebGpuBackend extends Backend {
  /** The adapter that it runs on. */
  readonly info: GPUAdapterInfo
  /** The device, for code that works on it beside. */
  readonly gpuDevice: GPUDevice
  /** Memory and work so far. */
  use(): WebGpuUse
  /** Gives the device back; tensors on it are lost, and the process may end. */
  destroy(): void
}

/**
 * The GPU as a backend, in browsers and, with the package webgpu, in Node: float32, int32 and bool.
 *
 * Elementwise operations that follow one another run as one program. Elements are read by `await x.data()`.
 *
 * @throws BackendError where there is no WebGPU or no adapter, saying what to install.
 * @example
 * ```ts no-run
 * useBackend(await webgpuBackend())
 * ```
 */
export async function webgpuBackend(options: WebGpuOptions = {}): Promise<WebGpuBackend> {
  const { gpu: entry, device, adapter } = await openDevice(options)
  const { memoryLimit = Infinity, poolLimit = 2 ** 29 } = options
  const largest = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize)
  const gpu = new Gpu(entry, device, { largest, memory: memoryLimit, idle: poolLimit })
  return {
    name: 'webgpu',
    device: 'gpu',
    dtypes: new Set(['float32', 'int32', 'bool'] as const),
    defaultDType: 'float32',
    info: adapter.info,
    gpuDevice: device,
    upload: (data, dtype) => gpu.upload(data, dtype),
    download: (storage) => gpu.download(storage),
    release: (storage) => {
      gpu.release(storage)
    },
    synchronize: () => gpu.synchronize(),
    kernels: kernelsOn(gpu),
    use: () => ({ ...gpu.pool.use(), ...gpu.recorder.use() }),
    destroy: () => {
      gpu.pool.trim()
      device.destroy()
    },
  }
}

function kernelsOn(gpu: Gpu): KernelTable {
  return {
    ...elementwiseKernels(gpu),
    ...movementKernels(gpu),
    ...reductionKernels(gpu),
    ...indexingKernels(gpu),
    ...sortKernels(gpu),
    ...rowKernels(gpu),
    ...convKernels(gpu),
    ...fftKernels(gpu),
    ...productKernels(gpu),
  }
}
