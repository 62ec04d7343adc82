import { BackendError, type FloatDType } from '@ortho/core'
import type { Argument, NativeFunction } from './ffi.ts'
import type { BlasName, LapackName } from './signatures.ts'

/** What kind of library it is: OpenBLAS and Accelerate by their own signs, `lapack` any other. */
export type NativeKind = 'openblas' | 'accelerate' | 'lapack'

/** A native library that has been found. */
export interface NativeLibraryInfo {
  /** The file, or the name under which the system found it; of several files the first. */
  readonly path: string
  /** What kind of library it is. */
  readonly kind: NativeKind
  /** What it says of itself, e.g. `OpenBLAS 0.3.21 … MAX_THREADS=64`; empty where it says nothing. */
  readonly version: string
  /** Threads that a call may use here: processors, less where `OPENBLAS_NUM_THREADS` or `OMP_NUM_THREADS` says so. */
  readonly maxThreads: number
}

/** A library that has been opened. */
export interface NativeLibrary extends NativeLibraryInfo {
  /** Where its matrix product lies: the same for two names of one file. */
  readonly address: bigint
  /** Processors of this machine. */
  readonly processors: number
  /** Whether its integers have 64 bits. */
  readonly wide: boolean
  /** Whether calls on several threads of ours may overlap. */
  readonly concurrent: boolean
  /** The `cblas_` function of that dtype; undefined where it is missing. */
  readonly blas: (dtype: FloatDType, name: BlasName) => NativeFunction | undefined
  /** The LAPACK routine of that dtype. @throws BackendError where it is missing. */
  readonly lapack: (dtype: FloatDType, name: LapackName) => NativeFunction
  /** Sets how many threads calls use from now on; undefined where the library cannot be told. */
  readonly setThreads: ((count: number) => void) | undefined
}

/** An integer by address, of the width that `library` has. */
export function integer({ wide }: NativeLibrary, value: number): Int32Array {
  return wide ? Int32Array.of(value, value < 0 ? -1 : 0) : Int32Array.of(value)
}

/** Room for integers of the width that `library` has, zeros. */
export function integers({ wide }: NativeLibrary, count: number): Int32Array {
  return new Int32Array(wide ? 2 * Math.max(1, count) : Math.max(1, count))
}

/** Number `i` of {@link integers}. */
export function integerAt({ wide }: NativeLibrary, array: Int32Array, i: number): number {
  return array[wide ? 2 * i : i]!
}

/** A required `cblas_` function. @throws BackendError where it is missing. */
export function requireBlas(library: NativeLibrary, dtype: FloatDType, name: BlasName): NativeFunction {
  const found = library.blas(dtype, name)
  if (found === undefined) throw missing(library.path, `cblas_${letter(dtype)}${name}`)
  return found
}

/** What is thrown for a symbol that a library lacks. */
export function missing(path: string, symbol: string): BackendError {
  return new BackendError({
    where: 'nativeBackend',
    argument: 'library',
    expected: `a complete BLAS and LAPACK with ${symbol}`,
    received: path,
    hint: 'Give the path of an OpenBLAS build in the environment variable ORTHO_OPENBLAS.',
  })
}

/** First letter of the names for a dtype. */
export function letter(dtype: FloatDType): 'd' | 's' {
  return dtype === 'float64' ? 'd' : 's'
}

/** One call of a native function. */
export interface NativeCall {
  readonly run: NativeFunction
  readonly args: readonly Argument[]
  /** About how many operations it takes: decides on the number of threads. */
  readonly work: number
}
