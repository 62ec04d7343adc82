import { useBackend } from '@ortho/core'
import { openNative } from './native.ts'
import type { OpenBackend, OpenOptional } from './optional.ts'
import { openTfjs } from './tfjs.ts'
import { openWebGpu } from './webgpu.ts'

/** A backend that is a package of its own. */
export type OptionalName = 'native' | 'webgpu' | 'tfjs'

/** How each of them is opened; its package is loaded then. */
export const optionalBackends: Readonly<Record<OptionalName, OpenOptional>> = {
  native: () => openNative(),
  webgpu: () => openWebGpu(),
  tfjs: () => openTfjs(),
}

/** Names that `--backend` takes. */
export const backendNames: readonly ('cpu' | OptionalName)[] = ['cpu', 'native', 'webgpu', 'tfjs']

/** The one that commands compute on, if it is not the CPU's. */
let current: OpenBackend | undefined

/**
 * Makes the backend of that name the one that everything is computed on, until {@link closeBackend}.
 *
 * @param name - one of {@link backendNames}.
 * @param table - how those beside `cpu` are opened.
 * @throws BackendError where a package, library or device for it is missing, saying what to install.
 */
export async function chooseBackend(
  name: 'cpu' | OptionalName,
  table: Readonly<Record<OptionalName, OpenOptional>> = optionalBackends,
): Promise<void> {
  closeBackend()
  if (name === 'cpu') return
  current = await table[name]()
  useBackend(current.backend)
}

/** Computes on the CPU again and gives back the device of what {@link chooseBackend} opened: without it the process may not end. */
export function closeBackend(): void {
  useBackend('cpu')
  current?.close()
  current = undefined
}
