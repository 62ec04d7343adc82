import { type Tensor, type Tree, scope, treeLeaves } from '@ortho/core'
import type { Contender, Elements } from '../case.ts'
import { OURS } from '../ours.ts'
import type { GpuBench } from './bench.ts'
import { type Place, sampled } from './sample.ts'

/** Work on a device. */
export interface DeviceWork<T extends Tree<Tensor>> {
  /** Calls per round. */
  readonly calls: number
  /** Does it once; all that it gives is computed in the time that is taken. */
  readonly run: () => T
  /** Results that are compared, of all that it gives. */
  readonly compared: (given: T) => readonly Tensor[]
  /** Elements of them; default all. */
  readonly places?: readonly Place[] | undefined
}

/** The work by us, up to the time at which the device is done with all calls of a round. */
export function oursOnDevice<T extends Tree<Tensor>>({ backend }: Pick<GpuBench, 'backend'>, work: DeviceWork<T>): Contender {
  const clock = async (calls: number): Promise<number> => {
    const started = performance.now()
    // Kept to the end: what nobody holds is never computed.
    const given = Array.from({ length: calls }, () => scope(work.run))
    await backend.synchronize()
    const milliseconds = (performance.now() - started) / calls
    given.forEach(dispose)
    return milliseconds
  }
  const result = async (): Promise<Elements> => {
    const given = scope(work.run)
    const numbers = await elementsOf(work.compared(given), work.places)
    dispose(given)
    return numbers
  }
  return { name: OURS, calls: work.calls, call: () => clock(1), clock, result }
}

async function elementsOf(results: readonly Tensor[], places: readonly Place[] | undefined): Promise<Elements> {
  if (places !== undefined) return sampled(results, places)
  const all = await Promise.all(results.map((result) => result.data()))
  return all.flatMap((elements) => Array.from(elements))
}

function dispose(given: Tree<Tensor>): void {
  for (const tensor of treeLeaves(given)) tensor.dispose()
}
