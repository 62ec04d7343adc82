import { describe, expect, test } from 'vitest'
import { measureInChromium } from './browser/run.ts'
import { measureOnDevice } from './node.ts'
import { gpuRows } from './rows/index.ts'
import type { RowResult } from '../results.ts'
import { OURS } from '../ours.ts'

const settings = { only: [], quick: true, gpu: true, date: '2025-01-31' }

/** Each case has been run by us, with a time that is one. Results were compared on the way. */
function expectTimes({ cases }: RowResult): void {
  expect(cases.length).toBeGreaterThan(0)
  for (const { timings } of cases) {
    expect(timings.map(({ name }) => name)).toContain(OURS)
    for (const { median } of timings) expect(median).toBeGreaterThan(0)
  }
}

describe('with tiny sizes', () => {
  test.each(gpuRows.map(({ id }) => id))(
    '%s runs on the device',
    async (id) => {
      const results: RowResult[] = []
      const missing = await measureOnDevice({ ...settings, only: [id] }, (result) => results.push(result))
      if (missing === undefined) expect(results.map(({ row }) => row)).toEqual([id])
      else console.log(`Benchmarks on a GPU are skipped: ${missing}`)
      results.forEach(expectTimes)
    },
    120_000,
  )

  test('the row beside TensorFlow.js runs in Chromium', async () => {
    const result = await measureInChromium(settings)
    if (typeof result === 'string') console.log(`Benchmarks in Chromium are skipped: ${result}`)
    else expectTimes(result)
  }, 120_000)
})
