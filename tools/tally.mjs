// Adds up the tests and checks of a run of `.ci/run`:
//
//   node tools/tally.mjs 'ok lint' 'failed types' …
//
// prints a table and, as its last line, `N passed, N failed`; exits with 1 unless everything passed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './shared/process.mjs'
import { fromRoot, workspaceFolders } from './shared/workspace.mjs'

/** @typedef {{ name: string, passed: number, failed: number }} Row */

/** @returns {Row[]} What vitest recorded, one row for each package with tests. */
function testRows() {
  return workspaceFolders().flatMap((folder) => {
    const file = join(folder, '.vitest', 'results.json')
    if (!existsSync(file)) return []
    /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
    // A file that fails before its first test has no failed test to show for it.
    const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
    return [{ name: `tests of ${fromRoot(folder)}`, passed: numPassedTests, failed: numFailedTests + broken }]
  })
}

/** @returns {Row[]} */
function packagingRows() {
  const file = join(root, 'out', 'pack-check.json')
  if (!existsSync(file)) return []
  /** @type {{ passed: number, failed: number }} */
  const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'))
  return [{ name: 'packaging checks', passed, failed }]
}

/** @type {Row[]} */
const steps = process.argv.slice(2).map((step) => {
  const ok = step.startsWith('ok ')
  return { name: `step ${step.replace(/^\w+ /, '')}`, passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
})
const rows = [...testRows(), ...packagingRows(), ...steps]
const width = Math.max(...rows.map(({ name }) => name.length))
for (const { name, passed, failed } of rows) {
  console.log(`${name.padEnd(width)}  ${String(passed).padStart(6)} passed  ${String(failed).padStart(4)} failed`)
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0)
const failed = rows.reduce((sum, row) => sum + row.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
