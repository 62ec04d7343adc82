import { expect, test } from 'vitest'
import { gpuEvidence } from './gpu.ts'

function webgl(renderer: unknown): unknown {
  const gl = { getExtension: (name: string) => (name === 'WEBGL_debug_renderer_info' ? {} : null), getParameter: () => renderer }
  return { gpgpu: { gl } }
}

test('libtensorflow says it by its list of devices', () => {
  expect(gpuEvidence({ isUsingGpuDevice: true }).isGpu).toBe(true)
  expect(gpuEvidence({ isUsingGpuDevice: false })).toEqual({ isGpu: false, found: 'no GPU in the device list of libtensorflow' })
})

test('a WebGPU adapter says it by its name', () => {
  const backend = (info: unknown): unknown => ({ device: { adapterInfo: info } })
  expect(gpuEvidence(backend({ vendor: 'nvidia', architecture: 'hopper', device: '', description: '' }))).toEqual({
    isGpu: true,
    found: 'a WebGPU adapter: nvidia hopper',
  })
  expect(gpuEvidence(backend({ vendor: 'google', architecture: 'swiftshader' })).isGpu).toBe(false)
  expect(gpuEvidence(backend({ vendor: '' }))).toEqual({ isGpu: false, found: 'a WebGPU adapter that does not say what it is' })
  expect(gpuEvidence({ adapterInfo: { vendor: 'apple' } }).isGpu).toBe(true)
})

test('a WebGL renderer says it where the browser tells', () => {
  expect(gpuEvidence(webgl('ANGLE (Apple, M2)'))).toEqual({ isGpu: true, found: 'a WebGL renderer: ANGLE (Apple, M2)' })
  expect(gpuEvidence(webgl('Google SwiftShader')).isGpu).toBe(false)
  expect(gpuEvidence(webgl(null)).isGpu).toBe(false)
  expect(gpuEvidence({ gpgpu: { gl: {} } }).isGpu).toBe(false)
})

test('everything else is the CPU', () => {
  expect(gpuEvidence({}).isGpu).toBe(false)
  expect(gpuEvidence(null).found).toBe('a backend that computes on the CPU')
})
