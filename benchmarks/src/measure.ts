// Measures the rows in this process, whose flags decide about relaxed SIMD. Started by main.ts.
import { fileURLToPath } from 'node:url'
import { FULL, QUICK } from './harness.ts'
import { describeMachine, loadAverage } from './machine.ts'
import { printCase, printRow } from './progress.ts'
import { saveResult } from './results.ts'
import { rows } from './rows/index.ts'
import { runRow } from './run-row.ts'
import { isWanted, readSettings, resultsFolder } from './settings.ts'
import { hasRelaxedSimd } from './simd.ts'

const settings = readSettings(process.argv.slice(2), 'unknown')
const machine = describeMachine(settings.date)

for (const row of rows) {
  if (!isWanted(settings, row.id)) continue
  printRow(row.title, hasRelaxedSimd())
  const before = loadAverage()
  const cases = await runRow(row, settings.quick ? QUICK : FULL, printCase)
  const { id, title } = row
  const load = { before, after: loadAverage() }
  saveResult(fileURLToPath(resultsFolder(settings)), {
    row: id,
    title,
    environment: 'node',
    relaxedSimd: hasRelaxedSimd(),
    machine,
    load,
    cases,
  })
}
