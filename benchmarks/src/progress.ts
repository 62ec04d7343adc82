import { showMeasured, showRequirement, showTime } from './format.ts'
import type { CaseResult } from './harness.ts'

/** Tells which row is being measured. */
export function printRow(title: string, relaxedSimd: boolean, environment = 'Node'): void {
  printTitle(title, `${environment}, ${relaxedSimd ? 'relaxed SIMD' : 'SIMD'}`)
}

/** Tells which row is being measured, and where. */
export function printTitle(title: string, where: string): void {
  console.log(`\n${title} (${where})`)
}

/** Tells the times and the outcomes of a case. */
export function printCase({ name, timings, absent, outcomes }: CaseResult): void {
  console.log(`  ${name}`)
  for (const timing of timings) console.log(`    ${timing.name.padEnd(20)} ${showTime(timing.median)}`)
  for (const contender of absent) console.log(`    ${contender.name.padEnd(20)} skipped: ${contender.absent}`)
  for (const outcome of outcomes) {
    const verdict = outcome.skipped === undefined ? (outcome.passed === true ? 'ok  ' : 'MISS') : 'skip'
    console.log(`    ${verdict} ${showRequirement(outcome.floor)}: ${showMeasured(outcome)}`)
  }
}
