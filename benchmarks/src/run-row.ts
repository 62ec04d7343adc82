import type { Row } from './case.ts'
import { type CaseResult, type Repetition, measure } from './harness.ts'
import { hasRelaxedSimd } from './simd.ts'

/** Measures the cases of a row one after the other, in Node or in a page. `onCase` hears of each as it is done. */
export async function runRow(row: Row, repetition: Repetition, onCase: (result: CaseResult) => void): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for await (const work of row.cases({ relaxedSimd: hasRelaxedSimd() })) {
    const result = await measure(work, repetition)
    results.push(result)
    onCase(result)
  }
  return results
}
