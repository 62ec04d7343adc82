/// <reference types="@webgpu/types" preserve="true" />
import { type Backend, BackendError, type KernelTable } from '@ortho/core'
import { type DeviceOptions, openDevice } from './device/open.ts'
import { factorizationKernels } from './factorizations/dense.ts'
import { jacobiKernels } from './factorizations/jacobi/jacobi.ts'
import { triangularKernels } from './factorizations/triangular.ts'
import { Gpu, type GpuLimits } from './gpu.ts'
import { productKernels } from './kernels/products.ts'
import { convKernels } from './kernels/conv.ts'
import { elementwiseKernels } from './kernels/elementwise.ts'
import { fftKernels } from './kernels/fft.ts'
import { indexingKernels } from './kernels/indexing.ts'
import { movementKernels } from './kernels/movement.ts'
import { reductionKernels } from './kernels/reduction.ts'
import { rowKernels } from './kernels/rows.ts'
import { sortKernels } from './kernels/sort.ts'
import { largeKernels } from './large/kernels.ts'

/** How a WebGPU backend is made. */
export interface WebGpuOptions extends DeviceOptions {
  /** Most bytes that tensors may take together. Default: without limit but the device's. */
  readonly memoryLimit?: number | undefined
  /** Most bytes that are kept for reuse. Default 512 MiB. */
  readonly poolLimit?: number | undefined
  /**
   * `float16`: matrix products round their operands to float16 on the way and add up in float32, which is faster where memory of
   * workgroups is what limits them. Relative errors of 2⁻¹¹ of each operand; what is above 65504 becomes infinite. Needs the
   * feature `shader-f16`. Default `float32`.
   */
  readonly precision?: 'float32' | 'float16' | undefined
  /** Most bytes of one tensor. Default, and at most: the `maxBufferSize` of the device. */
  readonly bufferLimit?: number | undefined
  /**
   * Most bytes of a tensor that a program is given; larger tensors are worked on in pieces. Default, and at most: the
   * `maxStorageBufferBindingSize` of the device.
   */
  readonly bindingLimit?: number | undefined
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
  /** Bytes that programs had to read, each element of an operand once. */
  readonly bytesRead: number
  /** Bytes that programs had to write. */
  readonly bytesWritten: number
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
 * @throws BackendError where there is no WebGPU or no adapter, saying what to install, or no float16 where `precision` asks for it.
 * @example
 * ```ts no-run
 * useBackend(await webgpuBackend())
 * ```
 */
export async function webgpuBackend(options: WebGpuOptions = {}): Promise<WebGpuBackend> {
  const { gpu: entry, device, adapter } = await openDevice(options)
  const half = options.precision === 'float16'
  if (half && !device.features.has('shader-f16')) {
    device.destroy()
    throw withoutFloat16(adapter.info)
  }
  const gpu = new Gpu(entry, device, limitsOf(device, options))
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
    kernels: kernelsOn(gpu, half),
    use: () => ({ ...gpu.pool.use(), ...gpu.recorder.use() }),
    destroy: () => {
      gpu.pool.trim()
      device.destroy()
    },
  }
}

function limitsOf({ limits }: GPUDevice, options: WebGpuOptions): GpuLimits {
  const { memoryLimit = Infinity, poolLimit = 2 ** 29, bufferLimit = Infinity, bindingLimit = Infinity } = options
  const inRuns = (bytes: number): number => bytes - (bytes % 256)
  const largest = inRuns(Math.min(limits.maxBufferSize, bufferLimit))
  const binding = inRuns(Math.min(limits.maxStorageBufferBindingSize, bindingLimit))
  return { largest, binding, memory: memoryLimit, idle: poolLimit }
}

function kernelsOn(gpu: Gpu, half: boolean): KernelTable {
  return largeKernels(gpu, {
    ...elementwiseKernels(gpu),
    ...movementKernels(gpu),
    ...reductionKernels(gpu),
    ...indexingKernels(gpu),
    ...sortKernels(gpu),
    ...rowKernels(gpu),
    ...convKernels(gpu),
    ...fftKernels(gpu),
    ...productKernels(gpu, half),
    ...triangularKernels(gpu),
    ...factorizationKernels(gpu),
    ...jacobiKernels(gpu),
  })
}

function withoutFloat16({ vendor, architecture }: GPUAdapterInfo): BackendError {
  return new BackendError({
    where: 'webgpuBackend',
    argument: 'precision',
    expected: '"float32" where the adapter lacks the feature shader-f16',
    received: `"float16" on ${vendor} ${architecture}`,
  })
}
