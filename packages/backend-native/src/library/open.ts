import type { FloatDType } from '@ortho/core'
import type { LibraryHandle } from 'koffi'
import { availableParallelism } from 'node:os'
import { type NativeFunction, ffi } from './ffi.ts'
import { type NativeKind, type NativeLibrary, letter, missing } from './library.ts'
import { type Naming, namings } from './naming.ts'
import type { Candidate } from './places.ts'
import { blasSignatures, lapackSignatures } from './signatures.ts'

/** The files of a library, and how it names its symbols. */
interface Files {
  readonly handles: readonly LibraryHandle[]
  readonly naming: Naming
}

/** How `openblas_get_parallel` names a build without threads: not safe to be called on two threads at once. */
const SEQUENTIAL = 0

let opened: Map<string, NativeLibrary> | undefined

/** Opens a library, once in a process; otherwise says why not: a file is missing, or is no BLAS and LAPACK. */
export function openLibrary(candidate: Candidate): NativeLibrary | string {
  opened ??= new Map()
  const name = candidate.join('\n')
  const known = opened.get(name)
  if (known !== undefined) return known
  const found = open(candidate)
  // A file that is not there now may be there later.
  if (typeof found === 'string') return found
  // The same file under another name has the same threads.
  const same = [...opened.values()].find((other) => other.address === found.address) ?? found
  opened.set(name, same)
  return same
}

function open(candidate: Candidate): NativeLibrary | string {
  const { koffi } = ffi()
  const handles: LibraryHandle[] = []
  for (const path of candidate) {
    try {
      handles.push(koffi.load(path))
    } catch (error) {
      return reasonOf(error)
    }
  }
  let hasBlas = false
  for (const naming of namings()) {
    const files = { handles, naming }
    if (!has(files, naming.c('cblas_dgemm'))) continue
    hasBlas = true
    if (has(files, naming.fortran('dgesdd'))) return describe(candidate[0] ?? '', files)
  }
  return hasBlas ? 'it has BLAS but no LAPACK (no symbol dgesdd_)' : 'it is no BLAS with C interface (no symbol cblas_dgemm)'
}

/** What the loader of the system says, which repeats the path. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replace(/^Failed to load shared library: /, '').trim()
}

function describe(path: string, files: Files): NativeLibrary {
  const { c } = files.naming
  const config = declared(files, c('openblas_get_config'), 'str', [])?.()
  const version = typeof config === 'string' ? config.trim() : ''
  const kind: NativeKind = version !== '' ? 'openblas' : path.includes('Accelerate') ? 'accelerate' : 'lapack'
  const parallel = declared(files, c('openblas_get_parallel'), 'int', [])?.()
  const setThreads = declared(files, c('openblas_set_num_threads'), 'void', ['int'])
  // A build may have wide integers and say so in its configuration alone.
  const wide = files.naming.wide || version.includes('USE64BITINT')
  return {
    path,
    kind,
    version,
    maxThreads: parallel === SEQUENTIAL ? 1 : maxThreads(),
    address: addressOf(files, c('cblas_dgemm')),
    processors: availableParallelism(),
    wide,
    concurrent: ffi().roomyStacks && parallel !== SEQUENTIAL,
    setThreads: setThreads === undefined ? undefined : (count) => void setThreads(count),
    ...routines(path, files, wide),
  }
}

/** Declares routines when they are first wanted. */
function routines(path: string, files: Files, wide: boolean): Pick<NativeLibrary, 'blas' | 'lapack'> {
  const { naming } = files
  const known = new Map<string, NativeFunction | undefined>()
  const once = (symbol: string, make: () => NativeFunction | undefined): NativeFunction | undefined => {
    if (!known.has(symbol)) known.set(symbol, make())
    return known.get(symbol)
  }
  const types = (dtype: FloatDType): Readonly<Record<string, string>> => ({
    e: 'int',
    i: wide ? 'int64_t' : 'int',
    a: dtype === 'float64' ? 'double' : 'float',
    p: 'void *',
  })
  return {
    blas: (dtype, name) => {
      const symbol = naming.c(`cblas_${letter(dtype)}${name}`)
      const kinds = types(dtype)
      return once(symbol, () =>
        declared(
          files,
          symbol,
          'void',
          Array.from(blasSignatures[name], (kind) => kinds[kind] ?? kind),
        ),
      )
    },
    lapack: (dtype, name) => {
      const symbol = naming.fortran(`${letter(dtype)}${name}`)
      const [characters, addresses] = lapackSignatures[name]
      const declare = (): NativeFunction | undefined =>
        declared(files, symbol, 'void', [...repeat('str', characters), ...repeat('void *', addresses), ...repeat('size_t', characters)])
      const found = once(symbol, declare)
      if (found === undefined) throw missing(path, symbol)
      return found
    },
  }
}

function repeat(type: string, count: number): string[] {
  return Array.from({ length: count }, () => type)
}

function has(files: Files, symbol: string): boolean {
  return addressOf(files, symbol) !== 0n
}

/** Where a symbol lies; 0 where there is none. */
function addressOf({ handles }: Files, symbol: string): bigint {
  for (const handle of handles) {
    const found = attempt((): unknown => handle.symbol(symbol))
    if (typeof found === 'bigint') return found
  }
  return 0n
}

function declared({ handles }: Files, symbol: string, result: string, args: string[]): NativeFunction | undefined {
  for (const handle of handles) {
    const found = attempt(() => handle.func(symbol, result, args))
    if (found !== undefined) return found
  }
  return undefined
}

/** What `make` gives; undefined where the file or the symbol that it wants is missing. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

function maxThreads(): number {
  const processors = availableParallelism()
  for (const name of ['OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS']) {
    const asked = Number.parseInt(process.env[name] ?? '', 10)
    if (asked > 0) return Math.min(asked, processors)
  }
  return processors
}
