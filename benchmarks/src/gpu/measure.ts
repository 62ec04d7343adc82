import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadResults, saveResult } from '../results.ts'
import { type Settings, isWanted, reportFile, resultsFolder } from '../settings.ts'
import { browserRow, measureInChromium } from './browser/run.ts'
import { measureOnDevice } from './node.ts'
import { gpuReport } from './report.ts'
import { gpuRows } from './rows/index.ts'

/** All rows, in the order of the report. */
const ROWS = [...gpuRows, browserRow]

/** Ids of all rows, for `--only`. */
export const gpuIds: readonly string[] = ROWS.map(({ id }) => id)

/** Measures the wanted rows, in Node and in Chromium, as far as there are adapters, and writes the report. @returns its path. */
export async function measureGpu(settings: Settings): Promise<string> {
  const folder = fileURLToPath(resultsFolder(settings))
  const missing = await measureOnDevice(settings, (result) => {
    saveResult(folder, result)
  })
  if (missing !== undefined) console.log(`Rows in Node are skipped: ${missing}`)
  if (isWanted(settings, browserRow.id)) {
    const result = await measureInChromium(settings)
    if (typeof result === 'string') console.log(`The row in Chromium is skipped: ${result}`)
    else saveResult(folder, result)
  }
  const file = fileURLToPath(reportFile(settings))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, gpuReport(loadResults(folder), ROWS))
  return file
}
