import { type PageServer, findChromium, noChromium, openChromium, serve } from '@ortho/browser-tests'
import { BackendError } from '@ortho/core'
import type { CaseResult, Repetition } from '../harness.ts'
import { describeMachine, loadAverage } from '../machine.ts'
import { printCase, printRow } from '../progress.ts'
import type { RowResult } from '../results.ts'
import { threads } from '../rows/threads.ts'
import type { PageResult } from './page.ts'

/** Id of the row, for `--only`: it has the cases of the row on threads. */
export const BROWSER_ROW = 'threads-browser'

/** Imports of the library go to its folder: no bundler, so that what runs is what is published. */
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Benchmarks</title>
<script type="importmap">{ "imports": { "@ortho/core": "/core/index.js" } }</script>
`

/** Measures the row on threads in a cross-origin isolated page of headless Chromium. */
export async function measureInBrowser(repetition: Repetition, date: string): Promise<RowResult> {
  const row = { row: BROWSER_ROW, title: `${threads.title}, in a page`, environment: 'chromium' } as const
  const chromium = findChromium()
  const before = loadAverage()
  if (chromium === undefined) {
    const cases = await skipped(noChromium)
    return { ...row, relaxedSimd: false, machine: describeMachine(date, 'no browser'), load: { before, after: before }, cases }
  }
  const browser = await openChromium(chromium, ['--js-flags=--expose-gc'])
  const server = await servePage()
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    const call = `import('/bench/browser/page.js').then(({ measureThreads }) => measureThreads(${JSON.stringify(repetition)}))`
    const { crossOriginIsolated, relaxedSimd, cases } = await page.evaluate<PageResult>(call)
    if (!crossOriginIsolated) {
      throw new BackendError({ where: 'measureInBrowser', expected: 'run on a cross-origin isolated page', received: 'one that is not' })
    }
    printRow(row.title, relaxedSimd, 'Chromium')
    for (const one of cases) printCase(one)
    const machine = describeMachine(date, `Chromium ${browser.version()}`)
    return { ...row, relaxedSimd, machine, load: { before, after: loadAverage() }, cases }
  } finally {
    await browser.close()
    server.close()
  }
}

/** Serves our built program, and the built library as it is published. */
function servePage(): Promise<PageServer> {
  return serve({ '/': PAGE, '/bench/': new URL('../', import.meta.url), '/core/': new URL('./', import.meta.resolve('@ortho/core')) })
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
