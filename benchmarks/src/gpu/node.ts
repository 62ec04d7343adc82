import { webgpuBackend } from '@ortho/backend-webgpu'
import { BackendError } from '@ortho/core'
import { type CaseResult, FULL, QUICK, measure } from '../harness.ts'
import { type Machine, loadAverage, nodeRuntime } from '../machine.ts'
import { printCase, printTitle } from '../progress.ts'
import type { RowResult } from '../results.ts'
import { type Settings, isWanted } from '../settings.ts'
import { describeAdapter } from './adapter.ts'
import type { GpuBench, GpuRow } from './bench.ts'
import { describeGpuMachine } from './machine.ts'
import { gpuRows } from './rows/index.ts'

/** Most bytes of freed results that are kept: those of a round and of what is made on the way, so that none are made anew. */
const POOL = 17_179_869_184

/**
 * Measures the wanted rows on the device that Node has, each handed to `save` when it is done. On an adapter in software they run only
 * when `settings.quick`: its times say nothing.
 *
 * @returns why nothing was measured, or undefined.
 */
export async function measureOnDevice(settings: Settings, save: (result: RowResult) => void): Promise<string | undefined> {
  const wanted = gpuRows.filter(({ id }) => isWanted(settings, id))
  if (wanted.length === 0) return undefined
  const backend = await webgpuBackend({ poolLimit: POOL }).catch(withoutAdapter)
  if (typeof backend === 'string') return backend
  try {
    const adapter = describeAdapter(backend.info)
    if (backend.info.isFallbackAdapter && !settings.quick)
      return `times on ${adapter} say nothing about GPUs (--quick shows whether all runs)`
    const machine = describeGpuMachine(settings.date, [nodeRuntime(), backend.info.description])
    for (const row of wanted) save(await measureRow(row, { backend, quick: settings.quick }, adapter, machine))
  } finally {
    backend.destroy()
  }
  return undefined
}

async function measureRow(row: GpuRow, bench: GpuBench, adapter: string, machine: Machine): Promise<RowResult> {
  const { id, title } = row
  printTitle(title, `Node, ${adapter}`)
  const before = loadAverage()
  const cases: CaseResult[] = []
  for await (const work of row.cases(bench)) {
    const result = await measure(work, bench.quick ? QUICK : FULL)
    cases.push(result)
    printCase(result)
  }
  return { row: id, title, environment: 'node', adapter, relaxedSimd: false, machine, load: { before, after: loadAverage() }, cases }
}

function withoutAdapter(error: unknown): string {
  if (error instanceof BackendError) return error.message
  throw error
}
