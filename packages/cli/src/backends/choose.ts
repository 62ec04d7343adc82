import { BackendError, useBackend } from '@ortho/core'
import { type NativeLoader, nativeModule } from './native.ts'

/** Names that `--backend` takes. */
export const backendNames = ['cpu', 'native'] as const

/**
 * Makes the backend of that name the one that everything is computed on.
 *
 * @param load - the package of the native backend, which is loaded when it is wanted only.
 * @throws BackendError where that package or a library for it is missing, saying what to install.
 */
export async function chooseBackend(name: string, load: NativeLoader = nativeModule): Promise<void> {
  if (name !== 'native') {
    useBackend(name)
    return
  }
  const native = await load()
  if (native === undefined) {
    throw new BackendError({
      where: 'ortho',
      argument: '--backend',
      expected: 'one that is installed',
      received: '"native" without the package @ortho/backend-native',
      hint: 'Run `npm install @ortho/backend-native`, or use `--backend cpu`.',
    })
  }
  useBackend(native.nativeBackend())
}
