// Runs the examples of the READMEs, guides and doc comments against the built packages:
//
//   node tools/doctest.mjs [PART OF A PATH]
import { runDoctests } from './doctest/run.mjs'

const part = process.argv[2] ?? ''
const outcomes = runDoctests((file) => file.includes(part))
for (const { name, assertions, problem } of outcomes) {
  console.log(problem === null ? `ok    ${name} (${assertions} checked)` : `FAIL  ${name}\n      ${problem.replaceAll('\n', '\n      ')}`)
}
const failed = outcomes.filter(({ problem }) => problem !== null).length
console.log(`${outcomes.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
