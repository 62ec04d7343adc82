import { BackendError } from '../../../errors.ts'
import { helperSource, type HelperSetup } from './source.ts'

/** A running worker. */
export interface Helper {
  /** Stops it, whatever it is doing. */
  terminate(): void
}

/**
 * Starts a worker, resolves when it waits for tasks, and rejects with a {@link BackendError} when it cannot start. `onError`
 * hears of trouble afterwards. The worker does not keep a Node process alive.
 */
export function spawn(setup: HelperSetup, onError: (cause: unknown) => void): Promise<Helper> {
  const threads = nodeThreads(globalThis)
  return threads === undefined ? spawnInBrowser(setup, onError) : spawnInNode(threads, setup, onError)
}

/** Node's module of workers, found without an import that bundlers for browsers would have to resolve. */
function nodeThreads(host: { readonly process?: Partial<NodeJS.Process> }): typeof import('node:worker_threads') | undefined {
  return host.process?.getBuiltinModule?.('node:worker_threads')
}

function spawnInNode(
  threads: typeof import('node:worker_threads'),
  setup: HelperSetup,
  onError: (cause: unknown) => void,
): Promise<Helper> {
  return new Promise((resolve, reject) => {
    const worker = new threads.Worker(helperSource(), { eval: true })
    worker.once('message', () => {
      worker.unref()
      resolve({ terminate: () => void worker.terminate() })
    })
    worker.on('error', (cause) => {
      onError(cause)
      reject(startError(cause))
    })
    worker.postMessage(setup)
  })
}

function spawnInBrowser(setup: HelperSetup, onError: (cause: unknown) => void): Promise<Helper> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([helperSource()], { type: 'text/javascript' }))
    const worker = new Worker(url)
    worker.onmessage = () => {
      URL.revokeObjectURL(url)
      resolve({ terminate: () => worker.terminate() })
    }
    worker.onerror = (cause) => {
      URL.revokeObjectURL(url)
      onError(cause)
      reject(startError(cause))
    }
    worker.postMessage(setup)
  })
}

function startError(cause: unknown): BackendError {
  return new BackendError({ where: 'startThreads', expected: 'able to start workers', received: 'a worker that failed' }, cause)
}
