/// <reference types="@webgpu/types" preserve="true" />
import { BackendError } from '@ortho/core'
import { advice, findGpu } from '#gpu'

/** How a device is chosen. */
export interface DeviceOptions {
  /** Part of the name of the adapter to use, in Node. Default: the one the system prefers. */
  readonly adapter?: string | undefined
  /** Which adapter to prefer where there are several. Default `high-performance`. */
  readonly powerPreference?: 'high-performance' | 'low-power' | undefined
}

/** A device with what it can do. */
export interface OpenDevice {
  readonly device: GPUDevice
  readonly adapter: GPUAdapter
  /** To be held for as long as the device: Dawn ends with it. */
  readonly gpu: GPU
}

/** Asked for where the adapter has them. */
const wantedFeatures = ['shader-f16', 'subgroups', 'timestamp-query', 'chromium-experimental-subgroup-matrix'] as const

/** Asked for as high as the adapter allows. */
const wantedLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBuffersPerShaderStage',
] as const

/**
 * A device with all the limits and features of its adapter that kernels use.
 *
 * @throws BackendError where there is no WebGPU or no adapter, saying what to install.
 */
export async function openDevice({ adapter: name, powerPreference = 'high-performance' }: DeviceOptions): Promise<OpenDevice> {
  const gpu = await findGpu(name)
  const adapter = await gpu?.requestAdapter({ powerPreference })
  if (gpu === undefined || adapter === undefined || adapter === null) {
    throw new BackendError({
      where: 'webgpuBackend',
      expected: 'called where WebGPU has an adapter',
      received: gpu === undefined ? 'no WebGPU' : 'WebGPU without an adapter',
      hint: gpu === undefined ? advice.noGpu : advice.noAdapter,
    })
  }
  const requiredLimits = Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]]))
  const requiredFeatures = wantedFeatures.filter((feature) => adapter.features.has(feature)) as GPUFeatureName[]
  return { gpu, adapter, device: await adapter.requestDevice({ requiredLimits, requiredFeatures }) }
}
