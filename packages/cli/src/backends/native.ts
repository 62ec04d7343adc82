import type * as Native from '@ortho/backend-native'

/** How the package of the native backend is got. */
export type NativeLoader = () => Promise<typeof Native | undefined>

/** The package of the native backend; undefined where this platform or installation lacks it. */
export async function nativeModule(): Promise<typeof Native | undefined> {
  try {
    return await import('@ortho/backend-native')
  } catch {
    return undefined
  }
}
