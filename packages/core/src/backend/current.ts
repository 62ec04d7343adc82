import { BackendError } from '../errors.ts'
import { cpu } from './cpu/index.ts'
import type { Backend } from './types.ts'

/** The one piece of global state besides the default registry: which backend plain numbers go to, and known names. */
let chosen: Backend | undefined
let registered: Map<string, () => Backend> | undefined

/** The backend that tensors made from plain numbers go to: the one chosen, else the embedded CPU backend. */
export function currentBackend(): Backend {
  return chosen ?? cpu()
}

/**
 * The backend of that name, or the current one.
 *
 * @throws BackendError when no backend of that name is known.
 */
export function getBackend(name?: string): Backend {
  if (name === undefined) return currentBackend()
  if (name === 'cpu') return cpu()
  const make = registered?.get(name)
  if (make === undefined) {
    throw new BackendError({
      where: 'getBackend',
      argument: 'name',
      expected: `one of ${['cpu', ...(registered?.keys() ?? [])].join(', ')}`,
      received: `"${name}"`,
      hint: 'Install its package, create the backend, and pass it to registerBackend or useBackend.',
    })
  }
  return make()
}

/** Makes a backend available by name. `make` is called when it is first wanted; it may return a shared instance. */
export function registerBackend(name: string, make: () => Backend): void {
  registered ??= new Map()
  registered.set(name, make)
}

/**
 * Makes `backend` (a value or a registered name) the default from now on.
 *
 * @example
 * ```ts
 * useBackend('cpu')
 * ```
 */
export function useBackend(backend: Backend | string): void {
  chosen = typeof backend === 'string' ? getBackend(backend) : backend
}

/**
 * Runs `body` with another default backend; an asynchronous `body` keeps it until its promise settles.
 *
 * @returns what `body` returns.
 */
export function withBackend<T>(backend: Backend | string, body: () => T): T {
  const before = chosen
  useBackend(backend)
  const restore = (): void => {
    chosen = before
  }
  let result: T
  try {
    result = body()
  } catch (error) {
    restore()
    throw error
  }
  if (result instanceof Promise) {
    result.then(restore, restore)
    return result
  }
  restore()
  return result
}
