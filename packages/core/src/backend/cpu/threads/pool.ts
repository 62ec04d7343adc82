import { BackendError } from '../../../errors.ts'
import type { GemmCall, GemmRunner } from '../wasm/gemm.ts'
import { moduleBytes } from '../wasm/kernels.ts'
import { Workspace } from '../wasm/workspace.ts'
import { CONTROL, TASK_BYTES, TASKS, type HelperSetup } from './source.ts'
import { spawn, type Helper } from './spawn.ts'
import { split, type GemmArguments } from './split.ts'

/** How long no helper may finish before they are taken for dead, in ms, by default; a share is at most a few seconds of work. */
const PATIENCE = 30_000

/** This thread and helpers that multiply matrices in one shared memory. */
export class ThreadPool implements GemmRunner {
  readonly workspace: Workspace
  readonly threads: number
  readonly #control: SharedArrayBuffer
  readonly #patience: number
  readonly #words: Int32Array
  #helpers: readonly Helper[] = []
  #failure: { readonly cause: unknown } | undefined

  private constructor(workspace: Workspace, threads: number, patience: number) {
    this.#patience = patience
    this.workspace = workspace
    this.threads = threads
    this.#control = new SharedArrayBuffer(TASKS + TASK_BYTES * threads)
    this.#words = new Int32Array(this.#control)
  }

  /** Starts `threads − 1` helpers and waits until they are ready; without a sign of life for `patience` ms they are taken for dead. */
  static async start(threads: number, relaxed: boolean, patience: number = PATIENCE): Promise<ThreadPool> {
    const memory = new WebAssembly.Memory({ initial: 16, maximum: 32768, shared: true })
    const module = new WebAssembly.Module(moduleBytes(relaxed, true))
    const pool = new ThreadPool(new Workspace(module, memory), threads, patience)
    const setups: HelperSetup[] = Array.from({ length: threads - 1 }, (_, index) => ({ module, memory, control: pool.#control, index }))
    const started = await Promise.allSettled(setups.map((setup) => spawn(setup, (cause) => pool.#fail(cause))))
    pool.#helpers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const failed = started.find((result) => result.status === 'rejected')
    if (failed === undefined) return pool
    pool.stop()
    throw failed.reason
  }

  /** Ends the helpers. The pool is not used afterwards. */
  stop(): void {
    for (const helper of this.#helpers) helper.terminate()
    this.#helpers = []
  }

  /** Computes the products on all threads; this one does its share and then waits. */
  run(call: GemmCall): void {
    if (this.#failure !== undefined) throw helperError(this.#failure.cause)
    const { m, n, k, wide } = call
    const shares = split(call, this.threads, this.workspace.gemmWorkspace(m, n, k, wide ? 8 : 4))
    const words = this.#words
    for (let i = 1; i < shares.length; i++) this.#post(i - 1, shares[i]!)
    Atomics.store(words, CONTROL.pending, this.threads - 1)
    Atomics.add(words, CONTROL.generation, 1)
    Atomics.notify(words, CONTROL.generation)
    this.#compute(shares[0]!)
    this.#wait()
    if (Atomics.load(words, CONTROL.failed) !== 0) {
      this.#fail(undefined)
      throw helperError(undefined)
    }
  }

  #fail(cause: unknown): void {
    this.#failure ??= { cause }
  }

  #post(helper: number, share: GemmArguments): void {
    new Float64Array(this.#control, TASKS + helper * TASK_BYTES, TASK_BYTES / 8).set(share)
  }

  #compute(share: GemmArguments): void {
    const [size, items, aBatch, bBatch, step, m, n, k, alpha, a, aRow, aColumn, b, bRow, bColumn, c, ldc, accumulate, work] = share
    const kernels = this.workspace.kernelsOf(size === 8)
    kernels.gemmBatch(
      items!,
      aBatch!,
      bBatch!,
      step!,
      m!,
      n!,
      k!,
      alpha!,
      a!,
      aRow!,
      aColumn!,
      b!,
      bRow!,
      bColumn!,
      c!,
      ldc!,
      accumulate === 1,
      work!,
    )
  }

  /** Sleeps where that is allowed; the main thread of a page may only look again and again. */
  #wait(): void {
    const words = this.#words
    const maySleep = typeof document === 'undefined'
    let pending = Atomics.load(words, CONTROL.pending)
    let deadline = performance.now() + this.#patience
    while (pending !== 0) {
      if (maySleep) Atomics.wait(words, CONTROL.pending, pending, this.#patience)
      const left = Atomics.load(words, CONTROL.pending)
      if (left !== pending) deadline = performance.now() + this.#patience
      else if (performance.now() >= deadline) {
        this.#fail(undefined)
        throw helperError(undefined)
      }
      pending = left
    }
  }
}

function helperError(cause: unknown): BackendError {
  return new BackendError(
    { where: 'cpu', expected: 'computed by threads that run', received: 'a thread that failed', hint: 'Call startThreads again.' },
    cause,
  )
}
