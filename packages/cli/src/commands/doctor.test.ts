import { expect, test } from 'vitest'
import { type OptionalName, optionalBackends } from '../backends/choose.ts'
import { openNative } from '../backends/native.ts'
import type { OpenOptional } from '../backends/optional.ts'
import { openTfjs } from '../backends/tfjs.ts'
import { openWebGpu } from '../backends/webgpu.ts'
import { doctor } from './doctor.ts'

interface Report {
  readonly backends: readonly {
    readonly name: string
    readonly note: string
    readonly float64?: number
    readonly float32: number
    readonly facts?: Readonly<Record<string, object>>
  }[]
  readonly advice: readonly string[]
}

/** What the command prints. */
async function printed(json: boolean, optional: Partial<Record<OptionalName, OpenOptional>>): Promise<string> {
  const lines: string[] = []
  const note = (text: string): void => void lines.push(text)
  await doctor({ json, out: note, write: note, note }, optional)
  return lines.join('\n')
}

const report = async (optional: Partial<Record<OptionalName, OpenOptional>>): Promise<Report> =>
  JSON.parse(await printed(true, optional)) as Report

const missing = (): Promise<never> => Promise.reject(Object.assign(new Error('no such package'), { code: 'ERR_MODULE_NOT_FOUND' }))

test('each backend has its speed; those that are not there have a line that says why', async () => {
  const { backends, advice } = await report(optionalBackends)
  expect(backends.filter(({ name }) => name === 'cpu')).toHaveLength(3)
  for (const { name, float32, float64 } of backends) {
    expect(float32).toBeGreaterThan(0)
    if (name === 'cpu' || name === 'native') expect(float64).toBeGreaterThan(0)
  }
  for (const name of Object.keys(optionalBackends)) {
    const there = backends.filter((backend) => backend.name === name).length
    const absent = advice.filter((line) => line.startsWith(`${name}: absent, `)).length
    expect(there + absent, name).toBe(1)
  }
})

test('WebGPU has its adapter, limits, features and memory; all memory is given back but for what is pooled', async () => {
  const [gpu] = (await report({ webgpu: () => openWebGpu() })).backends.slice(3)
  if (gpu === undefined) return
  expect(gpu.facts).toMatchObject({ adapter: { vendor: expect.any(String) }, memory: { live: 0 } })
  expect(gpu.facts?.['limits']).toMatchObject({ maxStorageBufferBindingSize: expect.any(Number) })
  const text = await printed(false, { webgpu: () => openWebGpu() })
  for (const part of ['webgpu: adapter', 'driver', 'bindings up to', 'features', 'pooled']) expect(text).toContain(part)
})

test('TensorFlow.js has its version, its backends and what went to and fro', async () => {
  const text = await printed(false, { tfjs: () => openTfjs() })
  expect(text).toMatch(/tfjs: TensorFlow\.js 4\.\d+\.\d+; of its backends start here: wasm, cpu; not: tensorflow/)
  expect(text).toMatch(/2 tensors went to it and 0 came back so far/)
})

test('takes missing packages calmly', async () => {
  const { backends, advice } = await report({
    native: () => openNative(missing),
    webgpu: () => openWebGpu(missing),
    tfjs: () => openTfjs(missing),
  })
  expect(backends).toHaveLength(3)
  const lines = advice.filter((line) => /^(native|webgpu|tfjs): absent, .* Run `npm install @ortho\/backend-/.test(line))
  expect(lines).toHaveLength(3)
})

test('takes a missing library calmly', async () => {
  const lacking = async () => {
    const native = await import('@ortho/backend-native')
    return { ...native, nativeBackend: () => native.nativeBackend({ library: '/nowhere/libopenblas.so' }) }
  }
  const { backends, advice } = await report({ native: () => openNative(lacking) })
  expect(backends.map(({ name }) => name)).not.toContain('native')
  expect(advice.filter((line) => line.startsWith('native: absent, /nowhere/libopenblas.so ('))).toHaveLength(1)
})
