import { webgpuBackend } from '@ortho/backend-webgpu'
import { BackendError } from '@ortho/core'
import { type CaseResult, type Repetition, measure } from '../../harness.ts'
import { openTfjsWebgpu } from '../../peers/tfjs-webgpu.ts'
import { describeAdapter } from '../adapter.ts'
import { browserCases } from './row.ts'

/** What the page hands back. */
export interface PageResult {
  readonly adapter: string
  readonly cases: readonly CaseResult[]
}

/** The row, measured in this page; undefined where the browser has no adapter. */
export async function measureBesideTfjs(repetition: Repetition, quick: boolean): Promise<PageResult | undefined> {
  const ours = await webgpuBackend().catch(withoutAdapter)
  if (ours === undefined) return undefined
  const theirs = await openTfjsWebgpu()
  const cases: CaseResult[] = []
  for (const work of browserCases({ ours, theirs, quick })) cases.push(await measure(work, repetition))
  return { adapter: describeAdapter(ours.info), cases }
}

function withoutAdapter(error: unknown): undefined {
  if (error instanceof BackendError) return undefined
  throw error
}
