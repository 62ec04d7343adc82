import { setTimeout as pause } from 'node:timers/promises'
import { availableParallelism } from 'node:os'
import { loadAverage } from './machine.ts'

/** Below this load per core the machine counts as quiet. */
const QUIET_SHARE = 0.25

/** Longest wait, in seconds: what a build has put into the load average of one minute is gone by then. */
const PATIENCE = 180

/** Waits until the machine is quiet, for a while. @returns whether it became so; the report has the load in any case. */
export async function waitForQuiet(): Promise<boolean> {
  const limit = QUIET_SHARE * availableParallelism()
  for (let waited = 0; waited < PATIENCE; waited += 5) {
    if (loadAverage() <= limit) return true
    await pause(5000)
  }
  return loadAverage() <= limit
}
