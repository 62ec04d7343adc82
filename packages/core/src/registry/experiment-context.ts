import { getBackend } from '../backend/current.ts'
import type { ExperimentContext } from './experiment.ts'

/** What whoever runs an experiment decides; progress may go unheard. */
export type ExperimentSetting = Omit<ExperimentContext, 'dtype' | 'progress'> & Partial<Pick<ExperimentContext, 'progress'>>

/**
 * What an experiment is given to run on the current backend, whose widest float dtype it states.
 *
 * @example
 * ```ts
 * experimentContext({ key: key(0), scale: 'ci' }).dtype // => 'float64'
 * ```
 */
export function experimentContext(setting: ExperimentSetting): ExperimentContext {
  return { progress: () => undefined, ...setting, dtype: getBackend().dtypes.has('float64') ? 'float64' : 'float32' }
}
