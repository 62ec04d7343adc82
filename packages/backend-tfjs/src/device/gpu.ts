/** What is known of the device behind a backend of TensorFlow.js. */
export interface GpuEvidence {
  /** True only where a GPU has been shown to be there. */
  readonly isGpu: boolean
  /** What was found, for people. */
  readonly found: string
}

const UNMASKED_RENDERER_WEBGL = 0x9246
const software = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i

/**
 * Asks a backend of TensorFlow.js which device it computes on: libtensorflow for its list of devices, WebGPU for its adapter,
 * WebGL for its renderer. A renderer in software is no GPU, and neither is one that does not say what it is.
 *
 * @param backend - as TensorFlow.js made it.
 */
export function gpuEvidence(backend: unknown): GpuEvidence {
  const listed = property(backend, 'isUsingGpuDevice')
  if (typeof listed === 'boolean') {
    return { isGpu: listed, found: listed ? 'a GPU in the device list of libtensorflow' : 'no GPU in the device list of libtensorflow' }
  }
  const device = property(backend, 'device')
  const adapter = property(device, 'adapterInfo') ?? property(backend, 'adapterInfo')
  if (adapter !== undefined) {
    return named(
      ['vendor', 'architecture', 'device', 'description'].map((key) => property(adapter, key)),
      'a WebGPU adapter',
    )
  }
  const gl = property(property(backend, 'gpgpu'), 'gl')
  if (gl !== undefined) return named([rendererOf(gl)], 'a WebGL renderer')
  return { isGpu: false, found: 'a backend that computes on the CPU' }
}

function named(parts: readonly unknown[], what: string): GpuEvidence {
  const name = parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
  if (name === '') return { isGpu: false, found: `${what} that does not say what it is` }
  return { isGpu: !software.test(name), found: `${what}: ${name}` }
}

/** The name of the device behind a WebGL context, where the browser tells it. */
function rendererOf(gl: unknown): unknown {
  const [extension, parameter] = [property(gl, 'getExtension'), property(gl, 'getParameter')]
  if (typeof extension !== 'function' || typeof parameter !== 'function') return undefined
  const info: unknown = Reflect.apply(extension, gl, ['WEBGL_debug_renderer_info'])
  if (typeof info !== 'object' || info === null) return undefined
  const name: unknown = Reflect.apply(parameter, gl, [UNMASKED_RENDERER_WEBGL])
  return name
}

function property(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined
}
