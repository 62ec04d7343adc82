// Measures everything that was asked for and writes the report.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BROWSER_ROW, measureInBrowser } from './browser/run.ts'
import { gpuIds, measureGpu } from './gpu/measure.ts'
import { FULL, QUICK } from './harness.ts'
import { simdFlags } from './modes.ts'
import { waitForQuiet } from './quiet.ts'
import { report } from './report.ts'
import { loadResults, saveResult } from './results.ts'
import { rows } from './rows/index.ts'
import { type Settings, isWanted, readSettings, reportFile, resultsFolder, toArguments, usage } from './settings.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const settings = settingsOf(args)
  const ids = settings?.gpu === true ? gpuIds : [...rows.map(({ id }) => id), BROWSER_ROW]
  if (settings === undefined || !ids.some((id) => isWanted(settings, id))) {
    console.error(`${usage}\nrows: ${ids.join(', ')}`)
    return 2
  }
  if (!settings.quick && !(await waitForQuiet()))
    console.warn('The machine is busy: the times will be too long. Its load is in the report.')
  if (settings.gpu) {
    console.log(`\n${await measureGpu(settings)}`)
    return 0
  }
  const failed = inNode(settings)
  if (failed !== 0) return failed
  const folder = fileURLToPath(resultsFolder(settings))
  if (isWanted(settings, BROWSER_ROW)) saveResult(folder, await measureInBrowser(settings.quick ? QUICK : FULL, settings.date))
  const file = fileURLToPath(reportFile(settings))
  writeFileSync(file, report(loadResults(folder), ids))
  console.log(`\n${file}`)
  return 0
}

/** Runs the rows in a process without relaxed SIMD and in one with it. @returns the first exit status that is not 0, or 0. */
function inNode(settings: Settings): number {
  if (!rows.some(({ id }) => isWanted(settings, id))) return 0
  const program = fileURLToPath(new URL('./measure.js', import.meta.url))
  for (const flags of simdFlags()) {
    const { status } = spawnSync(process.execPath, ['--expose-gc', ...flags, program, ...toArguments(settings)], { stdio: 'inherit' })
    if (status !== 0) return status ?? 1
  }
  return 0
}

/** The settings, or undefined after saying what is wrong with the arguments. */
function settingsOf(args: readonly string[]): Settings | undefined {
  try {
    return readSettings(args, new Date().toISOString().slice(0, 10))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return undefined
  }
}
