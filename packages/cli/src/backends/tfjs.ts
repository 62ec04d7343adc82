import type * as Tfjs from '@ortho/backend-tfjs'
import { BackendError, isOrthoError } from '@ortho/core'
import { type Description, type OpenBackend, optionalPackage } from './optional.ts'

/** How the package of the TensorFlow.js backend is got. */
export type TfjsLoader = () => Promise<typeof Tfjs>

/** A backend of TensorFlow.js that runs in Node. */
interface Engine {
  /** Its name in TensorFlow.js. */
  readonly name: string
  /** Imports the package that registers it; `tensorflow` is looked for by the backend itself. */
  readonly register?: () => Promise<unknown>
}

/** Fastest first. */
const engines: readonly Engine[] = [
  { name: 'tensorflow' },
  {
    name: 'wasm',
    register: () => optionalPackage('@tensorflow/tfjs-backend-wasm', () => import('@tensorflow/tfjs-backend-wasm')),
  },
  {
    name: 'cpu',
    register: () => optionalPackage('@tensorflow/tfjs-backend-cpu', () => import('@tensorflow/tfjs-backend-cpu')),
  },
]

/**
 * Opens the fastest backend of TensorFlow.js that starts: libtensorflow, WebAssembly, or plain JavaScript.
 *
 * @throws BackendError where a package is missing or none starts.
 */
export async function openTfjs(load: TfjsLoader = () => import('@ortho/backend-tfjs')): Promise<OpenBackend> {
  const { tfjsBackend } = await optionalPackage('@ortho/backend-tfjs', load)
  const problems: string[] = []
  for (const engine of engines) {
    const backend = await started(engine, tfjsBackend)
    if (typeof backend === 'string') problems.push(`${engine.name} (${backend})`)
    else return opened(backend, tfjsBackend)
  }
  throw new BackendError({
    where: 'ortho',
    argument: '--backend',
    expected: 'one that is installed',
    received: `TensorFlow.js without a backend that starts: ${problems.join(', ')}`,
    hint: 'Run `npm install @tensorflow/tfjs-core @tensorflow/tfjs-backend-wasm`, or use `--backend cpu`.',
  })
}

function opened(backend: Tfjs.TfjsBackend, make: typeof Tfjs.tfjsBackend): OpenBackend {
  return {
    backend,
    mode: backend.tfBackend,
    note: `TensorFlow.js ${backend.tfVersion}`,
    describe: () => describe(backend, make),
    close: () => undefined,
  }
}

/** The backend of an engine, or why it does not start. */
async function started({ name, register }: Engine, make: typeof Tfjs.tfjsBackend): Promise<Tfjs.TfjsBackend | string> {
  try {
    await register?.()
    return await make({ backend: name })
  } catch (error) {
    if (!isOrthoError(error)) throw error
    return error.trouble.received
  }
}

async function describe(backend: Tfjs.TfjsBackend, make: typeof Tfjs.tfjsBackend): Promise<Description> {
  const found: { name: string; starts: boolean; problem?: string }[] = []
  for (const engine of engines) {
    const { name } = engine
    const other = name === backend.tfBackend ? backend : await started(engine, make)
    found.push(typeof other === 'string' ? { name, starts: false, problem: other } : { name, starts: true })
  }
  const transfers = backend.transfers()
  const { uploads, downloads, bytes } = transfers
  const named = (starts: boolean): string => found.flatMap((engine) => (engine.starts === starts ? [engine.name] : [])).join(', ') || 'none'
  return {
    facts: { version: backend.tfVersion, engines: found, defects: [...backend.defects], transfers },
    lines: [
      `TensorFlow.js ${backend.tfVersion}; of its backends start here: ${named(true)}; not: ${named(false)}`,
      `${uploads} tensors went to it and ${downloads} came back so far, ${bytes} bytes together`,
    ],
  }
}
