import { OptionError } from '@ortho/core'
import type { NativeLibrary } from './library.ts'

/**
 * Operations from which a call is given more than one thread: below, waking the others costs more than they do, and where
 * another process is busy they wait for it. A product of order 368, or an LU factorization of order 531.
 */
const PARALLEL_WORK = 1e8

/** Chooses the number of threads of each call. */
export type ThreadCount = (work: number) => number

/**
 * One thread for little work, else as many as `threads` says, at most those of the processor.
 *
 * @throws OptionError unless `threads` is `auto` or a positive integer.
 */
export function threadCount(library: NativeLibrary, threads: 'auto' | number = 'auto'): ThreadCount {
  if (threads !== 'auto' && !(Number.isInteger(threads) && threads >= 1)) {
    throw new OptionError({
      where: 'nativeBackend',
      argument: 'threads',
      expected: "'auto' or a positive integer",
      received: String(threads),
    })
  }
  const most = threads === 'auto' ? library.maxThreads : Math.min(threads, library.processors)
  return (work) => (work < PARALLEL_WORK ? 1 : most)
}

/** The calls of a library that are under way on other threads, and how many threads each has. */
interface Traffic {
  /** Threads that the calls under way have. */
  count: number
  underWay: number
  /** Calls that wait until those under way are done. */
  readonly waiting: (() => void)[]
}

let traffic: WeakMap<NativeLibrary, Traffic> | undefined

function trafficOf(library: NativeLibrary): Traffic {
  traffic ??= new WeakMap()
  let found = traffic.get(library)
  if (found === undefined) {
    found = { count: 0, underWay: 0, waiting: [] }
    traffic.set(library, found)
  }
  return found
}

/**
 * Tells the library how many threads the next call has. The number belongs to the process: while calls are under way on
 * other threads it stays as it is, and workers may have changed it since the last call.
 */
export function useThreads(library: NativeLibrary, count: number): void {
  const state = trafficOf(library)
  if (state.underWay > 0) return
  state.count = count
  library.setThreads?.(count)
}

/** Waits until a call with so many threads may start beside those under way: never more threads than processors. */
export async function enter(library: NativeLibrary, count: number): Promise<void> {
  const state = trafficOf(library)
  while (state.underWay > 0 && !(state.count === count && (state.underWay + 1) * count <= library.processors)) {
    await new Promise<void>((resolve) => state.waiting.push(resolve))
  }
  useThreads(library, count)
  state.underWay++
}

/** Ends what {@link enter} began. */
export function leave(library: NativeLibrary): void {
  const state = trafficOf(library)
  state.underWay--
  for (const resume of state.waiting.splice(0)) resume()
}
