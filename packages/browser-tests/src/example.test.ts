import { afterAll, describe, expect, test } from 'vitest'
import { openChromium, softwareWebGpu } from './chromium.ts'
import { chromiumForTests } from './fixtures/chromium.ts'
import { serve } from './server.ts'

const chromium = chromiumForTests()

/** What the example page shows once it has measured. */
interface Shown {
  readonly state: string | undefined
  readonly backends: readonly string[]
  readonly bars: readonly string[]
  readonly verdicts: readonly string[]
}

describe.runIf(chromium !== undefined)('the example that computes on the CPU and on the GPU', async () => {
  // As `npm run build` leaves it, made of the built packages.
  const site = await serve({ '/': new URL('dist/', import.meta.resolve('@ortho/example-cpu-and-gpu/package.json')) })
  afterAll(() => site.close())

  const show = async (prepare = ''): Promise<Shown> => {
    const browser = await openChromium(chromium!, softwareWebGpu)
    try {
      const page = await browser.newPage()
      await page.addInitScript(prepare)
      await page.goto(`${site.url}?order=128`)
      await page.waitForSelector('body[data-state=done], body[data-state=failed]', { timeout: 100_000 })
      return {
        state: (await page.locator('body').getAttribute('data-state')) ?? undefined,
        backends: await page.locator('.backends p').allInnerTexts(),
        bars: await page.locator('.bar > span:first-child').allInnerTexts(),
        verdicts: await page.locator('.verdict').allInnerTexts(),
      }
    } finally {
      await browser.close()
    }
  }

  test('both give the same results', async () => {
    const { state, backends, bars, verdicts } = await show()
    expect(state).toBe('done')
    expect(backends).toEqual([expect.stringMatching(/^WebAssembly SIMD, (\d+ threads|1 thread)$/), expect.stringContaining('swiftshader')])
    expect(bars).toEqual(['CPU', 'GPU', 'CPU', 'GPU'])
    expect(verdicts).toEqual([expect.stringMatching(/^They agree/), expect.stringMatching(/^They agree/)])
  })

  test('without a GPU the page says so and measures the CPU', async () => {
    const { state, backends, bars } = await show('delete Navigator.prototype.gpu')
    expect(state).toBe('done')
    expect(backends[1]).toMatch(/^This browser offers no GPU\. webgpuBackend must be called where WebGPU has an adapter/)
    expect(bars).toEqual(['CPU', 'CPU'])
  })
})
