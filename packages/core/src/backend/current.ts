import { BackendError } from '../errors.ts'
import { cpu } from './cpu/index.ts'
import type { Backend } from './types.ts'

/** The one piece of global state besides the default registry: which backend plain numbers go to, and known names. */
let chosen: Backend | undefined
/** Backends of the {@link withBackend} calls that run, innermost last; asynchronous ones may end in any order. */
const overrides: { readonly backend: Backend }[] = []
let registered: Map<string, () => Backend> | undefined

/** The backend that tensors made from plain numbers go to: the one chosen, else the embedded CPU backend. */
export function currentBackend(): Backend {
  return overrides.at(-1)?.backend ?? chosen ?? cpu()
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

/**
 * Makes a backend available by name, in the place of an earlier one of that name. `make` is called once, when the
 * backend is first wanted.
 *
 * @throws BackendError for the name `cpu`, which is the embedded backend's.
 */
export function registerBackend(name: string, make: () => Backend): void {
  if (name === 'cpu') {
    throw new BackendError({
      where: 'registerBackend',
      argument: 'name',
      expected: 'another name than that of the embedded backend',
      received: '"cpu"',
    })
  }
  registered ??= new Map()
  let instance: Backend | undefined
  registered.set(name, () => (instance ??= make()))
}

/**
 * Makes `backend` (a value or a registered name) the default from now on; within {@link withBackend}, from its end on.
 *
 * @throws BackendError when no backend of that name is known.
 * @example
 * ```ts
 * useBackend('cpu')
 * ```
 */
export function useBackend(backend: Backend | string): void {
  chosen = resolved(backend)
}

/**
 * Runs `body` with another default backend; an asynchronous `body` keeps it until its promise settles. There is one
 * default at a time: of asynchronous bodies that overlap, the one that began last sets it for all.
 *
 * @returns what `body` returns.
 * @throws BackendError when no backend of that name is known.
 */
export function withBackend<T>(backend: Backend | string, body: () => T): T {
  const mine = { backend: resolved(backend) }
  overrides.push(mine)
  const restore = (): void => {
    overrides.splice(overrides.indexOf(mine), 1)
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

function resolved(backend: Backend | string): Backend {
  return typeof backend === 'string' ? getBackend(backend) : backend
}
