import { existsSync } from 'node:fs'
import { BackendError } from '@ortho/core'
import { type Browser, chromium } from 'playwright-core'
import type { CaseResult, Repetition } from '../harness.ts'
import { describeMachine, loadAverage } from '../machine.ts'
import { printCase, printRow } from '../progress.ts'
import type { RowResult } from '../results.ts'
import { threads } from '../rows/threads.ts'
import type { PageResult } from './page.ts'
import { servePage } from './server.ts'

/** Where Chromium is found. `ORTHO_CHROMIUM` comes first. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Id of the row, for `--only`: it has the cases of the row on threads. */
export const BROWSER_ROW = 'threads-browser'

/** Measures the row on threads in a cross-origin isolated page of headless Chromium. */
export async function measureInBrowser(repetition: Repetition, date: string): Promise<RowResult> {
  const row = { row: BROWSER_ROW, title: `${threads.title}, in a page`, environment: 'chromium' } as const
  const executablePath = [process.env.ORTHO_CHROMIUM ?? '', ...PLACES].find((place) => existsSync(place))
  const before = loadAverage()
  if (executablePath === undefined) {
    const cases = await skipped('no Chromium here (set ORTHO_CHROMIUM to its path)')
    return { ...row, relaxedSimd: false, machine: describeMachine(date, 'no browser'), load: { before, after: before }, cases }
  }
  // As root, as in a container, Chromium runs without its sandbox or not at all. It loads nothing but our own page.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--js-flags=--expose-gc'] })
  try {
    const { relaxedSimd, cases } = await measureInPage(browser, repetition)
    printRow(row.title, relaxedSimd, 'Chromium')
    for (const one of cases) printCase(one)
    const machine = describeMachine(date, `Chromium ${browser.version()}`)
    return { ...row, relaxedSimd, machine, load: { before, after: loadAverage() }, cases }
  } finally {
    await browser.close()
  }
}

async function measureInPage(browser: Browser, repetition: Repetition): Promise<PageResult> {
  const server = await servePage()
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    const call = `import('/bench/browser/page.js').then(({ measureThreads }) => measureThreads(${JSON.stringify(repetition)}))`
    const result = await page.evaluate<PageResult>(call)
    if (result.crossOriginIsolated) return result
    throw new BackendError({ where: 'measureInBrowser', expected: 'run on a cross-origin isolated page', received: 'one that is not' })
  } finally {
    server.close()
  }
}

/** The cases with their floors, all skipped. */
async function skipped(reason: string): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for await (const { name, floors } of threads.cases({ relaxedSimd: false })) {
    const outcomes = floors.map((floor) => ({ floor, skipped: reason }))
    results.push({ name, timings: [], absent: [{ name: 'Chromium', absent: reason }], outcomes })
  }
  return results
}
