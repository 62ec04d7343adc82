export { type WebGpuBackend, type WebGpuOptions, type WebGpuUse, webgpuBackend } from './backend.ts'
export type { DeviceOptions } from './device/open.ts'
