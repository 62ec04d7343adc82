import { BackendError, OptionError } from '../../../errors.ts'
import { wasmEngine, type WasmEngineOptions } from '../wasm/engine.ts'
import { hasSharedMemory } from '../wasm/probe.ts'
import { ThreadPool } from './pool.ts'

let current: { readonly pool: ThreadPool; readonly detach: () => void } | undefined

/**
 * Lets large matrix products on the CPU use `count` threads, this one included, until {@link stopThreads}. One pool at a
 * time: an earlier one is stopped. Needs shared memory: Node, or a cross-origin isolated page.
 *
 * @throws OptionError where `count` is not a positive integer, BackendError where threads or WebAssembly SIMD are missing.
 */
export async function startThreads(count: number, options: WasmEngineOptions = {}): Promise<void> {
  if (!Number.isInteger(count) || count < 1) {
    throw new OptionError({ where: 'startThreads', argument: 'count', expected: 'a positive integer', received: String(count) })
  }
  stopThreads()
  if (count === 1) return
  const engine = wasmEngine(options)
  if (engine === undefined || !hasSharedMemory()) {
    throw new BackendError({
      where: 'startThreads',
      expected: 'called where WebAssembly SIMD and shared memory are available',
      received: engine === undefined ? 'an engine without WebAssembly SIMD' : 'a page that is not cross-origin isolated',
      hint: 'Without threads everything works on one core.',
    })
  }
  const pool = await ThreadPool.start(count, engine.relaxed)
  stopThreads()
  engine.setTeam(pool)
  current = { pool, detach: () => engine.setTeam(undefined) }
}

/** Ends the threads; products run on the calling thread again. Without threads it does nothing. */
export function stopThreads(): void {
  current?.detach()
  current?.pool.stop()
  current = undefined
}
