import type { Backend } from '@ortho/core'
import { findNativeLibrary, nativeBackend } from '@ortho/backend-native'
import type { Absent, Contender } from '../case.ts'

/** Name of our contender on the native backend. */
export const NATIVE = 'Ortho native'

/** What `make` makes of the native backend on one thread, or why there is none. */
export function onNative(make: (backend: Backend) => Contender): Contender | Absent {
  if (findNativeLibrary() === undefined) return { name: NATIVE, absent: 'no OpenBLAS or LAPACK here (Debian: libopenblas0-pthread)' }
  return { ...make(nativeBackend({ threads: 1 })), name: NATIVE }
}
