import type * as Native from '@ortho/backend-native'
import { type OpenBackend, optionalPackage } from './optional.ts'

/** How the package of the native backend is got. */
export type NativeLoader = () => Promise<typeof Native>

/** Opens the library that `@ortho/backend-native` finds. @throws BackendError where the package or a library is missing. */
export async function openNative(load: NativeLoader = () => import('@ortho/backend-native')): Promise<OpenBackend> {
  const { findNativeLibrary, nativeBackend } = await optionalPackage('@ortho/backend-native', load)
  const backend = nativeBackend()
  const { path, kind, version, maxThreads } = findNativeLibrary() ?? { path: '', kind: 'library', version: '', maxThreads: 1 }
  const name = version.split(' ').slice(0, 2).join(' ')
  return {
    backend,
    mode: kind,
    note: `${name === '' ? kind : name} (${path}), up to ${maxThreads} ${maxThreads === 1 ? 'thread' : 'threads'}`,
    describe: () => Promise.resolve({ facts: { path, version, maxThreads }, lines: [] }),
    close: () => undefined,
  }
}
