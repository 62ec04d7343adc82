import { expect, test } from 'vitest'
import { softwareWebGpu } from './chromium.ts'
import { chromiumForTests } from './fixtures/chromium.ts'
import type { MemoryReport } from './fixtures/pages/memory.ts'
import { openProgram } from './fixtures/program.ts'

const chromium = chromiumForTests()

test.runIf(chromium !== undefined)('ten thousand operations in scopes leave the memory of the GPU as it was', async () => {
  const program = await openProgram(chromium!, 'memory.ts', { args: softwareWebGpu })
  const report = program.call('computeInScopes', 10_000).finally(() => program.close())
  const { first, last, storages } = (await report) as MemoryReport
  expect(storages.made).toBeGreaterThanOrEqual(10_000)
  expect(storages).toMatchObject({ live: 0, releasedTwice: 0 })
  expect(first.live).toBe(0)
  // Neither bytes in use nor bytes kept for reuse, and after the first scope neither buffers nor programs are made.
  const { live, idle, peak, created, pipelines } = first
  expect(last).toMatchObject({ live, idle, peak, created, pipelines })
})
