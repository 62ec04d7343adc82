import type * as WebGpu from '@ortho/backend-webgpu'
import { type Description, type OpenBackend, optionalPackage } from './optional.ts'

/** How the package of the WebGPU backend is got. */
export type WebGpuLoader = () => Promise<typeof WebGpu>

/** Limits that decide what runs and how large it may be. */
const telling = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxStorageBuffersPerShaderStage',
] as const

/** Features that kernels make use of. */
const useful = ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix', 'timestamp-query'] as const

/** Opens the GPU through WebGPU. @throws BackendError where the packages, a driver or an adapter is missing. */
export async function openWebGpu(load: WebGpuLoader = () => import('@ortho/backend-webgpu')): Promise<OpenBackend> {
  const { webgpuBackend } = await optionalPackage('@ortho/backend-webgpu', load)
  const backend = await webgpuBackend()
  const { vendor, architecture, device, description, isFallbackAdapter } = backend.info
  return {
    backend,
    mode: [vendor, architecture].filter((part) => part !== '').join(' ') || 'unnamed adapter',
    note: `${description || device || 'WebGPU'}${isFallbackAdapter ? ', in software' : ''}`,
    describe: () => Promise.resolve(describe(backend)),
    close: () => {
      backend.destroy()
    },
  }
}

function describe(backend: WebGpu.WebGpuBackend): Description {
  const { gpuDevice } = backend
  const { vendor, architecture, device, description, isFallbackAdapter } = backend.info
  const limits = Object.fromEntries(telling.map((name) => [name, gpuDevice.limits[name]]))
  const features = useful.filter((name) => gpuDevice.features.has(name))
  const memory = backend.use()
  return {
    facts: { adapter: { vendor, architecture, device, description, software: isFallbackAdapter }, limits, features, memory },
    lines: [
      `adapter ${[vendor, architecture, device].filter((part) => part !== '').join(' ')}; driver ${description || 'unnamed'}`,
      `buffers up to ${amount(gpuDevice.limits.maxBufferSize)}, bindings up to ${amount(gpuDevice.limits.maxStorageBufferBindingSize)}; workgroups of ${gpuDevice.limits.maxComputeInvocationsPerWorkgroup} with ${amount(gpuDevice.limits.maxComputeWorkgroupStorageSize)}`,
      `features ${features.join(', ') || 'none'}; without ${useful.filter((name) => !features.includes(name)).join(', ') || 'none'}`,
      `memory ${amount(memory.live)} in use, ${amount(memory.idle)} pooled, ${amount(memory.peak)} at most; ${memory.launches} launches of ${memory.pipelines} programs`,
    ],
  }
}

/** Bytes with the unit that fits. */
function amount(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB']
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  const value = bytes / 1024 ** power
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[power] ?? ''}`
}
