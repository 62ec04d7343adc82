import { threads } from '../rows/threads.ts'
import type { CaseResult, Repetition } from '../harness.ts'
import { runRow } from '../run-row.ts'
import { hasRelaxedSimd } from '../simd.ts'

/** What the page hands back. */
export interface PageResult {
  readonly crossOriginIsolated: boolean
  readonly relaxedSimd: boolean
  readonly cases: readonly CaseResult[]
}

/** The row on threads, measured in this page. */
export async function measureThreads(repetition: Repetition): Promise<PageResult> {
  const cases = await runRow(threads, repetition, () => undefined)
  return { crossOriginIsolated, relaxedSimd: hasRelaxedSimd(), cases }
}
