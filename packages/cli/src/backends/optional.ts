import { type Backend, BackendError } from '@ortho/core'

/** A backend that is a package of its own, opened. */
export interface OpenBackend {
  /** What tensors are computed on. */
  readonly backend: Backend
  /** What it stands on: the library, adapter or engine. */
  readonly mode: string
  /** More about that, in a few words. */
  readonly note: string
  /** What `ortho doctor` says of it beside its speed, as it is now. */
  readonly describe: () => Promise<Description>
  /** Gives the device back; a process with an open one may not end. */
  readonly close: () => void
}

/** What is known of a backend. */
export interface Description {
  /** For programs. */
  readonly facts: Readonly<Record<string, unknown>>
  /** The same for people. */
  readonly lines: readonly string[]
}

/** Opens a backend. @throws BackendError where its package, or something that it needs, is missing, saying what to install. */
export type OpenOptional = () => Promise<OpenBackend>

/**
 * A package that may not be installed, or not load on this machine.
 *
 * @param name - what to install.
 * @param load - imports it.
 * @throws BackendError in either case.
 */
export async function optionalPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw new BackendError(
      {
        where: 'ortho',
        argument: '--backend',
        expected: 'one that is installed',
        received: isMissing(error) ? `none without the package ${name}` : `${name}, which does not load (${firstLine(error)})`,
        hint: `Run \`npm install ${name}\`, or use \`--backend cpu\`.`,
      },
      error,
    )
  }
}

/** Whether an import failed because the package is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1).join()
}
