import { beforeAll, describe, expect, test } from 'vitest'
import { bundle, findChromium, runPage } from './fixtures/browser.ts'

const chromium = findChromium()

describe.skipIf(chromium === undefined)(`in Chromium${chromium === undefined ? ' (skipped: set CHROME to its path)' : ''}`, () => {
  let program = ''
  beforeAll(async () => {
    program = await bundle('page.ts')
  })

  test('a cross-origin isolated page computes the bits of one thread on two', async () => {
    expect(await runPage(chromium!, program, true, 60_000)).toEqual({
      isolated: true,
      sameBits: { float32: true, float64: true },
      works: true,
    })
  })

  test('any other page is told why threads do not start, and goes on without', async () => {
    expect(await runPage(chromium!, program, false, 60_000)).toEqual({
      isolated: false,
      refusal: expect.stringMatching(/cross-origin isolated.*Without threads everything works on one core/s),
      isBackendError: true,
      works: true,
    })
  })
})
