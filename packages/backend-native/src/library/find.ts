import { BackendError } from '@ortho/core'
import type { NativeLibrary, NativeLibraryInfo } from './library.ts'
import { openLibrary } from './open.ts'
import { type Candidate, type Surroundings, candidates, here } from './places.ts'

/** Which library is wanted. */
export interface LibraryOptions {
  /** Path or name of the library; nothing else is tried then. Default: `ORTHO_OPENBLAS`, else the usual places. */
  readonly library?: string | undefined
}

/**
 * The BLAS and LAPACK library that {@link nativeBackend} would use on this machine: `ORTHO_OPENBLAS` where that is set, else
 * Accelerate on macOS, else OpenBLAS where packages of the system, Homebrew or conda put it, else a pair of `libblas` and
 * `liblapack`. Builds with 64-bit integers and with the symbol names of SciPy's builds are recognised.
 *
 * @returns undefined where there is none; never throws.
 * @example
 * ```ts
 * const library = findNativeLibrary()
 * library === undefined || library.maxThreads >= 1 // => true
 * ```
 */
export function findNativeLibrary(options: LibraryOptions = {}): NativeLibraryInfo | undefined {
  try {
    const found = locate(options)
    if (found === undefined) return undefined
    const { path, kind, version, maxThreads } = found
    return { path, kind, version, maxThreads }
  } catch (error) {
    // The platform has no foreign function interface: no library either.
    if (error instanceof BackendError) return undefined
    throw error
  }
}

/** The library itself, opened. */
export function locate({ library }: LibraryOptions = {}, surroundings: Surroundings = here()): NativeLibrary | undefined {
  for (const candidate of candidates(surroundings, library)) {
    const found = openLibrary(candidate)
    if (typeof found !== 'string') return found
  }
  return undefined
}

/** The same. @throws BackendError saying where it was looked for, and how to install one. */
export function requireLibrary(options: LibraryOptions = {}, surroundings: Surroundings = here()): NativeLibrary {
  const found = locate(options, surroundings)
  if (found !== undefined) return found
  const named = isNamed(options.library) || isNamed(surroundings.env.ORTHO_OPENBLAS)
  const places = candidates(surroundings, options.library)
  throw new BackendError({
    where: 'nativeBackend',
    argument: 'library',
    expected: 'a BLAS and LAPACK library',
    received: named ? places.map((place) => `${shown(place)} (${refusal(place)})`).join(', ') : `none in ${places.map(shown).join(', ')}`,
    hint: named
      ? `Give the path of a shared library with cblas and LAPACK symbols, or ${leave(options.library)} to look in the usual places.`
      : installHint(surroundings.platform),
  })
}

function isNamed(library: string | undefined): boolean {
  return library !== undefined && library !== ''
}

function leave(library: string | undefined): string {
  return isNamed(library) ? 'leave `library` out' : 'unset ORTHO_OPENBLAS'
}

function refusal(candidate: Candidate): string {
  const found = openLibrary(candidate)
  return typeof found === 'string' ? found.replace(`${shown(candidate)}: `, '') : 'it is there now'
}

function shown(candidate: Candidate): string {
  return candidate.join(' + ')
}

function installHint(platform: string): string {
  switch (platform) {
    case 'darwin':
      return 'Install one (`brew install openblas`) or give its path in ORTHO_OPENBLAS.'
    case 'win32':
      return 'Put libopenblas.dll on the PATH or give its path in ORTHO_OPENBLAS.'
    default:
      return 'Install one (Debian: libopenblas0-pthread, Fedora: openblas-threads) or give its path in ORTHO_OPENBLAS.'
  }
}
