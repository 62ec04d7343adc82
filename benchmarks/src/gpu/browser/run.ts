import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, noChromium, openChromium, serve, softwareWebGpu } from '@ortho/browser-tests'
import { BackendError } from '@ortho/core'
import { build } from 'esbuild'
import { FULL, QUICK } from '../../harness.ts'
import { loadAverage } from '../../machine.ts'
import { printCase, printTitle } from '../../progress.ts'
import type { RowResult } from '../../results.ts'
import type { Settings } from '../../settings.ts'
import { describeGpuMachine } from '../machine.ts'
import type { PageResult } from './page.ts'

/** Id and title of the row that runs in Chromium. */
export const browserRow = { id: 'tfjs', title: 'Products and elementwise operations beside TensorFlow.js, float32' } as const

/** WebGPU on the GPU of the machine: Chromium leaves it out on Linux unless it is told. */
const HARDWARE = ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--ignore-gpu-blocklist']

const PAGE = '<!doctype html><title>Benchmarks</title><link rel="icon" href="data:,">'

/** What a page has given, with the browser that it ran in. */
interface Visit {
  readonly result: PageResult | undefined
  readonly version: string
}

/**
 * Measures our WebGPU backend beside that of TensorFlow.js in headless Chromium, on the GPU of the machine or, where there is none, on
 * Chromium's driver in software.
 *
 * @returns the result, or why there is none.
 */
export async function measureInChromium({ quick, date }: Pick<Settings, 'quick' | 'date'>): Promise<RowResult | string> {
  const chromium = findChromium()
  if (chromium === undefined) return noChromium
  const program = await bundled()
  const call = `import('/program.js').then(({ measureBesideTfjs }) => measureBesideTfjs(${JSON.stringify(quick ? QUICK : FULL)}, ${quick}))`
  const before = loadAverage()
  for (const args of [HARDWARE, softwareWebGpu]) {
    const { result, version } = await visit(chromium, args, program, call)
    if (result === undefined) continue
    const { adapter, cases } = result
    const { id, title } = browserRow
    printTitle(title, `Chromium, ${adapter}`)
    for (const one of cases) printCase(one)
    const machine = describeGpuMachine(date, [`Chromium ${version}`])
    return { row: id, title, environment: 'chromium', adapter, relaxedSimd: false, machine, load: { before, after: loadAverage() }, cases }
  }
  return 'Chromium has no adapter here, not even in software'
}

/** Runs a program in a page. @throws BackendError where the page complains: a call that the device refuses computes nothing, fast. */
async function visit(chromium: string, args: readonly string[], program: string, call: string): Promise<Visit> {
  const browser = await openChromium(chromium, args)
  const server = await serve({ '/': PAGE, '/program.js': program })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    await page.goto(server.url)
    const result = await page.evaluate<PageResult | undefined>(call)
    const [complaint] = complaints
    // Where there is no adapter the browser says so, and that is no fault.
    if (result === undefined || complaint === undefined) return { result, version: browser.version() }
    throw new BackendError({ where: 'measureInChromium', expected: 'run without warnings', received: complaint })
  } finally {
    await browser.close()
    server.close()
  }
}

/** The page's program in one file, which TensorFlow.js needs: from the built packages, or from the sources if we run from ours. */
async function bundled(): Promise<string> {
  const own = extname(import.meta.filename)
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`page${own}`, import.meta.url))],
    conditions: own === '.ts' ? ['@ortho/source'] : [],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
