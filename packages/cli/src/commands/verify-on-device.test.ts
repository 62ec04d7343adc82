import { BackendError, useBackend } from '@ortho/core'
import { afterAll, expect, test } from 'vitest'
import { openWebGpu } from '../backends/webgpu.ts'
import type { OpenBackend } from '../backends/optional.ts'
import { catalogOf, findEntry } from '../plugins/catalogs.ts'
import { type Verdict, verify } from './verify.ts'

/** The backend, or undefined where there is no adapter: then a line says why tests are skipped. */
async function opened(): Promise<OpenBackend | undefined> {
  try {
    return await openWebGpu()
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    console.log(`Experiments on WebGPU are not tested: ${error.message}`)
    return undefined
  }
}

const device = await opened()
afterAll(() => {
  useBackend('cpu')
  device?.close()
})

async function verdictOn({ backend }: OpenBackend, id: string): Promise<Verdict | undefined> {
  useBackend(backend)
  const ignore = (): void => undefined
  const [verdict] = await verify([findEntry(catalogOf(), id)], { scale: 'ci', seed: 0 }, { json: false, out: ignore, write: ignore, note: ignore }) // prettier-ignore
  return verdict
}

test.skipIf(device === undefined).each(['optim/sgd', 'optim/lion'])('%s passes in float32 where reading waits', async (id) => {
  const verdict = await verdictOn(device!, id)
  expect(verdict).toMatchObject({ id, outcome: 'passed' })
  // Thousands of steps pile nothing up: theirs together would take several times as much.
  const { memory } = (await device!.describe()).facts as { memory: { peak: number } }
  expect(memory.peak).toBeLessThan(2 ** 20)
})

test.skipIf(device === undefined)('what must look at elements is not available', async () => {
  expect(await verdictOn(device!, 'linalg/jacobi-svd')).toMatchObject({ outcome: 'unavailable', lacks: 'reading without waiting' })
})
