import { BackendError } from '@ortho/core'
import { engine, ready, setBackend } from '@tensorflow/tfjs-core'
import { loadTensorFlow } from '#node'
import { gpuEvidence } from './gpu.ts'

/** Which backend of TensorFlow.js is used. */
export interface DeviceOptions {
  /**
   * Its name: `cpu`, `wasm`, `webgl` and `webgpu` are registered by importing their packages; `tensorflow` is loaded from
   * `@tensorflow/tfjs-node-gpu` or `@tensorflow/tfjs-node`. Default: the one that TensorFlow.js uses; if it has not started
   * one, `tensorflow` where that can be loaded, else the registered one of the highest priority.
   */
  readonly backend?: 'cpu' | 'wasm' | 'webgl' | 'webgpu' | 'tensorflow' | (string & {}) | undefined
  /** True: a GPU must be there; without one the backend is refused. Default: whatever there is. */
  readonly gpu?: boolean | undefined
}

/**
 * Starts a backend of TensorFlow.js and makes it the current one there.
 *
 * @returns its name.
 * @throws BackendError when it is not there, does not start, or has no GPU where one is asked for.
 */
export async function openBackend({ backend, gpu = false }: DeviceOptions): Promise<string> {
  const name = backend ?? (await preferred())
  if (!isRegistered(name)) await load(name)
  if (!(await started(name))) {
    throw new BackendError({
      where: 'tfjsBackend',
      argument: 'backend',
      expected: 'one that starts on this machine',
      received: `"${name}"`,
    })
  }
  if (gpu) requireGpu(name)
  return name
}

/** The current backend, `tensorflow`, or the best of those that are registered. */
async function preferred(): Promise<string> {
  const { backendName } = engine()
  // It has no name before it is started, whatever its type says.
  if (backendName) return backendName
  const problem = isRegistered('tensorflow') ? undefined : await loadTensorFlow()
  if (problem === undefined) return 'tensorflow'
  if (engine().backendNames().length === 0 && registered().length === 0) {
    throw new BackendError({
      where: 'tfjsBackend',
      expected: 'called where TensorFlow.js has a backend',
      received: `none (${problem})`,
      hint: "Import one, such as '@tensorflow/tfjs-backend-wasm'.",
    })
  }
  await ready()
  return engine().backendName
}

function isRegistered(name: string): boolean {
  return registered().includes(name)
}

function registered(): string[] {
  return Object.keys(engine().registryFactory)
}

async function load(name: string): Promise<void> {
  const problem = name === 'tensorflow' ? await loadTensorFlow() : undefined
  if (isRegistered(name)) return
  const known = registered()
  throw new BackendError({
    where: 'tfjsBackend',
    argument: 'backend',
    expected: known.length === 0 ? 'a backend that is registered' : `one of ${known.join(', ')}`,
    received: `"${name}"${problem === undefined ? '' : ` (${problem})`}`,
    hint:
      name === 'tensorflow'
        ? 'Install @tensorflow/tfjs-node or @tensorflow/tfjs-node-gpu.'
        : `Import '@tensorflow/tfjs-backend-${name}' first.`,
  })
}

async function started(name: string): Promise<boolean> {
  try {
    return await setBackend(name)
  } catch (error) {
    throw new BackendError({ where: 'tfjsBackend', expected: `able to start "${name}"`, received: String(error) }, error)
  }
}

function requireGpu(name: string): void {
  const { isGpu, found } = gpuEvidence(engine().findBackend(name))
  if (isGpu) return
  throw new BackendError({
    where: 'tfjsBackend',
    argument: 'gpu',
    expected: 'false where no GPU can be shown to be there',
    received: `true for "${name}", which has ${found}`,
    hint:
      name === 'tensorflow'
        ? 'tfjs-node-gpu 4.22 needs the shared libraries of CUDA 11.2 and cuDNN 8.1 and goes on without them on the CPU.'
        : "Use 'webgpu', 'webgl', or 'tensorflow' with @tensorflow/tfjs-node-gpu.",
  })
}
