import type { NativeCall, NativeLibrary } from '../library/library.ts'
import { type ThreadCount, enter, leave, useThreads } from '../library/threads.ts'
import { type Pool, type Scratch, scratchFrom } from './scratch.ts'

/** A library, and how it is used. */
export interface Session {
  readonly library: NativeLibrary
  /** How many threads a call gets. */
  readonly threads: ThreadCount
  /** Multiplications and additions of a matrix from which a product is worth a call of the library. */
  readonly worthwhile: number
  /** Working memory of jobs that are done. */
  readonly pool: Pool
}

/** What a job works with. */
export interface Room {
  readonly library: NativeLibrary
  /** Working memory, of unspecified contents, that is taken back when the job is done. */
  readonly borrow: Scratch['borrow']
}

/** Work that consists of native calls, one after the other, and JavaScript between them. What it returns is the result. */
export type Job<T> = Generator<NativeCall, T, void>

/** Does a job on this thread. */
export function runNow<T>(session: Session, job: (room: Room) => Job<T>): T {
  const scratch = scratchFrom(session.pool)
  try {
    const steps = job({ library: session.library, borrow: scratch.borrow })
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
      callNow(session, step.value)
    }
  } finally {
    scratch.release()
  }
}

/** Does a single call on this thread. */
export function callNow({ library, threads }: Session, { run, args, work }: NativeCall): void {
  useThreads(library, threads(work))
  run(...args)
}

/** Does a job with its native calls on another thread, while the event loop runs. */
export async function runLater<T>(session: Session, job: (room: Room) => Job<T>): Promise<T> {
  const scratch = scratchFrom(session.pool)
  try {
    const steps = job({ library: session.library, borrow: scratch.borrow })
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
      await callLater(session, step.value)
    }
  } finally {
    scratch.release()
  }
}

/** Does a single call on another thread. */
export async function callLater(session: Session, call: NativeCall): Promise<void> {
  const { library } = session
  // A library that must not be called on two threads at once is called on this one.
  if (!library.concurrent) return callNow(session, call)
  await enter(library, session.threads(call.work))
  try {
    await new Promise<void>((resolve, reject) => {
      call.run.async(...call.args, (error) => {
        // Koffi passes null where all went well.
        if (error instanceof Error) reject(error)
        else resolve()
      })
    })
  } finally {
    leave(library)
  }
}
