import { type Backend, BackendError, cpuBackend, cpuFeatures, startThreads } from '@ortho/core'
import { type WebGpuBackend, webgpuBackend } from '@ortho/backend-webgpu'

/** A backend, and what there is to say about it. */
export interface Opened {
  readonly about: string
  /** Undefined where there is none. */
  readonly backend: Backend | undefined
}

const mostThreads = 8

/** The CPU with as many threads as it has and this page may use. */
export async function openCpu(): Promise<Opened> {
  const { simd, sharedMemory } = cpuFeatures()
  const threads = sharedMemory && simd ? Math.min(navigator.hardwareConcurrency, mostThreads) : 1
  await startThreads(threads)
  const engine = simd ? 'WebAssembly SIMD' : 'JavaScript, for want of WebAssembly SIMD'
  const alone = crossOriginIsolated ? '1 thread' : '1 thread: this page is not cross-origin isolated'
  return { about: `${engine}, ${threads > 1 ? `${threads} threads` : alone}`, backend: cpuBackend() }
}

/** The GPU that the browser offers, if it offers one. */
export async function openGpu(): Promise<Opened> {
  try {
    const backend = await webgpuBackend()
    return { about: nameOf(backend), backend }
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return { about: `This browser offers no GPU. ${error.message}`, backend: undefined }
  }
}

function nameOf({ info }: WebGpuBackend): string {
  const { vendor, architecture, device, description } = info
  const name = [vendor, architecture, device, description].filter((part) => part !== '').join(', ')
  return info.isFallbackAdapter ? `${name}: a software driver, whose times mean little` : name
}
