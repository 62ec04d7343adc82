import { describe, expect, test } from 'vitest'
import { chromiumForTests } from './fixtures/chromium.ts'
import { openProgram } from './fixtures/program.ts'

const chromium = chromiumForTests()

describe.runIf(chromium !== undefined)('threads in Chromium', () => {
  const checkIn = async (isolated: boolean): Promise<unknown> => {
    const program = await openProgram(chromium!, 'threads.ts', { isolated })
    try {
      return await program.call('check')
    } finally {
      await program.close()
    }
  }

  test('a cross-origin isolated page computes the bits of one thread on two', async () => {
    expect(await checkIn(true)).toEqual({ isolated: true, sameBits: { float32: true, float64: true }, works: true })
  })

  test('any other page is told why threads do not start, and goes on without', async () => {
    expect(await checkIn(false)).toEqual({
      isolated: false,
      refusal: expect.stringMatching(/cross-origin isolated.*Without threads everything works on one core/s),
      isBackendError: true,
      works: true,
    })
  })
})
