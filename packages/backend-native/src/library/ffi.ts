import { BackendError } from '@ortho/core'
import type * as Koffi from 'koffi'
import { createRequire } from 'node:module'

/** What a native function takes: numbers by value, arrays and strings by address; null is the null pointer. */
export type Argument = number | string | null | Float64Array | Float32Array | Int32Array

/** A function of a native library. */
export interface NativeFunction {
  (...args: readonly Argument[]): unknown
  /** Runs it on another thread; the arrays must stay alive and untouched until then. */
  readonly async: (...args: readonly (Argument | ((error: unknown, result: unknown) => void))[]) => void
}

/** The foreign function interface, with whether its threads have stacks that a threaded BLAS can work on. */
export interface Ffi {
  readonly koffi: typeof Koffi
  readonly roomyStacks: boolean
}

/** Threaded products of OpenBLAS keep tables of all threads on the stack: half a megabyte for 64, four times that for 128. */
const STACK = 8_388_608
/** The least that is enough for 64 threads. */
const SUFFICIENT = 1_048_576

let loaded: Ffi | undefined

/** Koffi, loaded on first use: its binary is there for most platforms, not all. @throws BackendError where it is not. */
export function ffi(): Ffi {
  loaded ??= load()
  return loaded
}

function load(): Ffi {
  const require = createRequire(import.meta.url)
  let koffi: typeof Koffi
  try {
    koffi = require('koffi') as typeof Koffi
  } catch (cause) {
    throw new BackendError(
      {
        where: 'nativeBackend',
        expected: 'used on a platform that koffi supports',
        received: `${process.platform} ${process.arch}, where koffi does not load`,
        hint: 'The CPU backend needs no native code.',
      },
      cause,
    )
  }
  return { koffi, roomyStacks: widenStacks(koffi) }
}

/** Stacks can be chosen until the process loads its first library, which may have happened elsewhere. */
function widenStacks(koffi: typeof Koffi): boolean {
  const before = koffi.config()
  const wanted = {
    ...before,
    sync_stack_size: Math.max(STACK, before.sync_stack_size ?? 0),
    async_stack_size: Math.max(STACK, before.async_stack_size ?? 0),
  }
  try {
    koffi.config(wanted)
    return true
  } catch {
    return (before.async_stack_size ?? 0) >= SUFFICIENT
  }
}
