import { BackendError, type CatalogEntry, DTypeError, type Experiment, UnsupportedKernelError, add, cpuBackend, getBackend, tensor, useBackend } from '@ortho/core' // prettier-ignore
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Verdict, lackOf, verify } from './verify.ts'

/** A backend like that of the CPU that knows no float64. */
const single = { ...cpuBackend(), name: 'single', defaultDType: 'float32', dtypes: new Set(['float32', 'int32', 'bool'] as const) } as const

beforeEach(() => useBackend(single))
afterEach(() => useBackend('cpu'))

/** The method `optim/x` with an experiment that does `run`. */
function entryOf(run: () => number): CatalogEntry {
  const check = (measured: number) => ({ name: 'is small', measured, comparison: '<=', bound: 1, source: 'itself' }) as const
  const experiment: Experiment = { id: 'optim/x', title: 'X', claim: 'It is.', run: () => ({ checks: [check(run())] }) }
  return { id: 'optim/x', experiment: () => Promise.resolve(experiment) } as CatalogEntry
}

async function verified(run: () => number): Promise<{ verdicts: Verdict[]; text: string }> {
  const lines: string[] = []
  const note = (line: string): void => void lines.push(line)
  const verdicts = await verify([entryOf(run)], { scale: 'ci', seed: 0 }, { json: false, out: note, write: note, note })
  return { verdicts, text: lines.join('\n') }
}

test('an experiment passes or fails by its checks', async () => {
  expect((await verified(() => 0)).text).toContain('1 passed, 0 failed')
  expect((await verified(() => 2)).verdicts[0]?.outcome).toBe('failed')
})

test('one that needs a dtype of which the backend has none is neither passed nor failed', async () => {
  const { verdicts, text } = await verified(() => tensor(1, { dtype: 'float64' }).size)
  expect(verdicts[0]).toMatchObject({ outcome: 'unavailable', lacks: 'float64' })
  expect(text).toContain('not available on single: float64')
  expect(text).toContain('0 passed, 0 failed, 1 not available on single')
})

test('one that needs a kernel of which the backend has none says which', async () => {
  const { text } = await verified(() => {
    throw new UnsupportedKernelError({ where: 'svd', expected: 'run elsewhere', received: 'single' })
  })
  expect(text).toContain('not available on single: svd')
})

test('one that must look at elements says so where reading waits for a device', async () => {
  const { downloadSync: _, ...waiting } = single
  useBackend({ ...waiting, name: 'waiting' })
  const { text } = await verified(() => tensor(1).item())
  expect(text).toContain('not available on waiting: reading without waiting')
  // A message of that kind from elsewhere is a mistake.
  expect(lackOf(new BackendError({ where: 'Tensor.dataSync', expected: 'waiting', received: 'not' }), cpuBackend())).toBeUndefined()
})

test('other errors are errors', async () => {
  const mixed = (): number => add(tensor([1], { dtype: 'float32' }), tensor([1], { backend: 'cpu' })).size
  await expect(verified(mixed)).rejects.toThrow()
  expect(lackOf(new DTypeError({ where: 'add', expected: 'float32', received: 'int32' }), getBackend())).toBeUndefined()
  expect(lackOf(new BackendError({ where: 'webgpu', expected: 'there', received: 'gone' }), getBackend())).toBeUndefined()
})
