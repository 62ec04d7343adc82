import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { BackendError, OptionError } from '../../../errors.ts'
import { wasmEngine } from '../wasm/engine.ts'
import { engines, filled, floats } from '../wasm/fixtures.ts'
import { startThreads, stopThreads } from './index.ts'
import { ThreadPool } from './pool.ts'
import { helperSource } from './source.ts'
import { spawn } from './spawn.ts'

afterEach(stopThreads)

const shapes = [
  [256, 256, 256, 1],
  [1024, 72, 64, 1],
  [72, 1031, 64, 1],
  [300, 301, 302, 1],
  [2100, 50, 60, 1],
  [170, 170, 170, 5],
] as const

describe.each(engines())('%s', (_, engine) => {
  test.each(floats)('threads give the bits of one thread: %o', async (Floats) => {
    for (const [m, n, k, batch] of shapes) {
      const a = { data: filled(new Floats(batch * m * k), 1), offset: 0, row: 1, column: m, batch: m * k }
      const b = { data: filled(new Floats(batch * k * n), 2), offset: 0, row: n, column: 1, batch: k * n }
      const product = () => {
        const data = filled(new Floats(batch * m * n), 3)
        engine.gemm({ m, n, k, a, b, c: { data, offset: 0, row: n, column: 1, batch: m * n }, alpha: 0.5, beta: 2, batch })
        return data
      }
      stopThreads()
      const alone = product()
      await startThreads(3, { relaxed: engine.relaxed })
      const together = product()
      expect(together.every((value, i) => value === alone[i])).toBe(true)
      expect(product()).toEqual(together)
    }
  })

  test('solves and grams work with threads', async () => {
    await startThreads(2, { relaxed: engine.relaxed })
    const n = 2200
    const x = filled(new Float32Array(n * 3), 4)
    const out = new Float32Array(n * n)
    engine.gram({ m: n, k: 3, x: { data: x, offset: 0, row: 3, column: 1 }, out })
    const expected = x[3 * 2199]! * x[0]! + x[3 * 2199 + 1]! * x[1]! + x[3 * 2199 + 2]! * x[2]!
    expect(Math.abs(out[2199 * n]! - expected)).toBeLessThan(2 ** -20)
  })
})

test('counts that are not positive integers are refused', async () => {
  for (const count of [0, -1, 1.5, NaN]) await expect(startThreads(count)).rejects.toThrow(OptionError)
})

test('one thread, restarts and repeated stops are fine', async () => {
  await startThreads(1)
  await Promise.all([startThreads(2), startThreads(2)])
  stopThreads()
  stopThreads()
  expect(wasmEngine()).toBeDefined()
})

test('a helper that cannot start is a BackendError', async () => {
  const control = new SharedArrayBuffer(256)
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  // (import "e" "f" (func)), which the helper does not provide.
  const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 101, 1, 102, 0, 0))
  const causes: unknown[] = []
  const helper = spawn({ module, memory, control, index: 0 }, (cause) => causes.push(cause))
  await expect(helper).rejects.toThrow(BackendError)
  expect(causes).toHaveLength(1)
})

test.each([
  ['sleeps', undefined],
  ['may not sleep, as in a page', {}],
])('helpers that died are a BackendError for a thread that %s', async (_, document) => {
  const pool = await ThreadPool.start(2, false, 50)
  pool.stop()
  await new Promise((resolve) => setTimeout(resolve, 200))
  const sizes = { m: 8, n: 8, k: 8, items: 1, aBatch: 0, bBatch: 0, cBatch: 0 }
  const call = { ...sizes, alpha: 1, aRow: 8, aColumn: 1, bRow: 8, bColumn: 1, cRow: 8, accumulate: false }
  vi.stubGlobal('document', document)
  try {
    expect(() => pool.run({ ...call, wide: true, a: 1024, b: 2048, c: 4096, work: 8192 })).toThrow(BackendError)
    expect(() => pool.run({ ...call, wide: true, a: 1024, b: 2048, c: 4096, work: 8192 })).toThrow('Call startThreads again')
  } finally {
    vi.unstubAllGlobals()
  }
})

test('a waiting helper does not keep a process alive', () => {
  const program = `
    const { Worker } = require('node:worker_threads')
    const worker = new Worker(${JSON.stringify(helperSource())}, { eval: true })
    worker.once('message', () => worker.unref())
    const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
    worker.postMessage({ module, memory: undefined, control: new SharedArrayBuffer(512), index: 0 })
  `
  expect(spawnSync(process.execPath, ['-e', program], { timeout: 20_000 }).status).toBe(0)
})
