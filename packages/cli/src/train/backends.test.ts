import { type Backend, BackendError, withBackend } from '@ortho/core'
import { afterAll, expect, test } from 'vitest'
import { type OptionalName, optionalBackends } from '../backends/choose.ts'
import type { OpenBackend } from '../backends/optional.ts'
import { splitCorpus } from './data.ts'
import { disposeTree } from './memory.ts'
import type { OptimizerName, TrainSettings } from './settings.ts'
import { type TrainResult, train } from './train.ts'

const text = new TextEncoder().encode('the tide comes in, the tide goes out, and the bell on the quay counts both. '.repeat(30))
const corpus = splitCorpus('tides', text, 16)
const tiny = { batch: 4, context: 16, layers: 2, hidden: 16, heads: 2, kvHeads: 1, intermediate: 24, learningRate: 0, weightDecay: 0.1 }
const settings: Omit<TrainSettings, 'optimizer'> = { ...tiny, steps: 3, clip: 1, seed: 3, evaluateEvery: 3, saveEvery: 100 }

/** Rounding errors of float32 in a loss of about 5.5, through three steps that depend on those before. */
const tolerance = 16 * 2 ** -24 * 5.5

/** The backend, or undefined where its device is missing: then a line says why tests are skipped. */
async function opened(name: OptionalName): Promise<OpenBackend | undefined> {
  try {
    return await optionalBackends[name]()
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    console.log(`Training on ${name} is not tested: ${error.message}`)
    return undefined
  }
}

const trained = (backend: Backend | string, optimizer: OptimizerName): Promise<TrainResult> =>
  withBackend(backend, () => train({ identity: { settings: { ...settings, optimizer }, text: 'tides' }, corpus }))

for (const name of ['webgpu', 'tfjs'] as const) {
  const there = await opened(name)
  afterAll(() => there?.close())

  test.each(['adamw', 'muon', 'lion', 'sgd'] as const)(`${name} trains with %s to the losses of the CPU`, async (optimizer) => {
    if (there === undefined) return
    const [expected, found] = [await trained('cpu', optimizer), await trained(there.backend, optimizer)]
    const losses = ({ history }: TrainResult): number[] => [...history.loss, ...history.validation.map(({ loss }) => loss)]
    losses(expected).forEach((loss, i) => expect(Math.abs(losses(found)[i]! - loss)).toBeLessThanOrEqual(tolerance))
    disposeTree(found.params)
    // All that training has taken, it has given back.
    if (name === 'webgpu') expect((await there.describe()).facts['memory']).toMatchObject({ live: 0 })
  })
}
