import { type Tensor, FormatError, key, randn, split, tensor, treeLeaves, treeMap, zeros } from '@ortho/core'
import { readSafetensors, safetensorsBytes } from '@ortho/io'
import { describe, expect, test } from 'vitest'
import { adamw } from '../methods/adaptive/adamw.ts'
import { muon } from '../methods/orthogonal/muon.ts'
import { constant } from '../schedules/schedule.ts'
import { chain } from '../transform/chain.ts'
import { scaleBySchedule } from '../transform/scale.ts'
import { trace } from '../transform/trace.ts'
import type { Params } from '../transform/transformation.ts'
import { stateKeys } from './keys.ts'
import { loadState, saveState } from './state.ts'

const params = {
  embed: randn(key(0), [5, 4], { dtype: 'float32' }),
  layers: [{ weight: randn(key(1), [4, 6], { dtype: 'float32' }), bias: zeros([6], { dtype: 'float32' }) }],
}
const optimizer = chain(muon({ momentum: 0.9 }), scaleBySchedule(constant(0.5)))

/** A state after some steps, so that nothing in it is zero. */
function warm(): ReturnType<typeof optimizer.init> {
  return split(key(9), 3).reduce((state, k) => {
    const grads = treeMap((p: Tensor) => randn(k, p.shape, { dtype: 'float32' }), params)
    return optimizer.update(grads, state, params).state
  }, optimizer.init(params))
}

async function saved(state: Params, hyper?: { learningRate: number }): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const sink = { write: async (chunk: Uint8Array): Promise<void> => void chunks.push(chunk.slice()) }
  await saveState(sink, state, params, hyper === undefined ? {} : { hyper })
  return new Uint8Array(await new Blob(chunks.map((chunk) => Uint8Array.from(chunk))).arrayBuffer())
}

function bits(tree: Params): string[] {
  return treeLeaves(tree).map(
    (x) => `${x.dtype} ${x.shape.join()} ${Buffer.from(Uint8Array.from(new Uint8Array(x.dataSync().slice().buffer))).toString('hex')}`,
  )
}

test('keys name the parameter and the slot', () => {
  expect(stateKeys(optimizer.init(params), params).toSorted()).toEqual([
    'state.embed.exp_avg',
    'state.embed.exp_avg_sq',
    'state.layers.0.bias.exp_avg',
    'state.layers.0.bias.exp_avg_sq',
    'state.layers.0.weight.momentum_buffer',
    'state.schedule_step',
    'state.step',
  ])
})

test('slots of one name go by their whole path', () => {
  const twice = chain(trace({ decay: 0.5, convention: 'sum' }), trace({ decay: 0.9, convention: 'sum' }))
  const model = [tensor([1]), tensor([2])]
  expect(stateKeys(twice.init(model), model)).toEqual([
    'state.0.0.momentum_buffer',
    'state.1.0.momentum_buffer',
    'state.0.1.momentum_buffer',
    'state.1.1.momentum_buffer',
  ])
  expect(stateKeys(adamw().init(tensor(1)), tensor(1))).toEqual(['state.step', 'state.exp_avg', 'state.exp_avg_sq'])
})

test('parameters that only dots tell apart are refused', () => {
  const model = { a: { b: tensor([1]) }, 'a.b': tensor([2]) }
  expect(() => stateKeys(adamw().init(model), model)).toThrow(FormatError)
})

test('a state comes back bit by bit, with its hyperparameters', async () => {
  const state = warm()
  const loaded = await loadState(await saved(state, { learningRate: 0.02 }), optimizer.init(params), params)
  expect(bits(loaded.state)).toEqual(bits(state))
  expect(loaded.hyper).toEqual({ learningRate: 0.02 })
  expect((await loadState(await saved(state), state, params)).hyper).toEqual({})
})

test('training goes on from a loaded state as if it had not stopped', async () => {
  const state = warm()
  const { state: loaded } = await loadState(await saved(state), optimizer.init(params), params)
  const grads = treeMap((p: Tensor) => randn(key(77), p.shape, { dtype: 'float32' }), params)
  expect(bits(optimizer.update(grads, loaded, params).updates)).toEqual(bits(optimizer.update(grads, state, params).updates))
})

describe('files that do not fit are refused, naming the key', () => {
  const like = optimizer.init(params)
  const other = async (change: (tensors: Record<string, Tensor>) => Record<string, Tensor>): Promise<Uint8Array> => {
    const { tensors, metadata } = await readSafetensors(await saved(like))
    return safetensorsBytes(change({ ...tensors }), { metadata })
  }

  test('a tensor is missing', async () => {
    const bytes = await other(({ 'state.step': _, ...rest }) => rest)
    await expect(loadState(bytes, like, params)).rejects.toThrow('"state.step" must be there, int32 [], got nothing')
  })

  test('a tensor is left over', async () => {
    const bytes = await other((tensors) => ({ ...tensors, 'state.head.exp_avg': zeros([2]) }))
    await expect(loadState(bytes, like, params)).rejects.toThrow('"state.head.exp_avg" must be a key of this optimizer')
  })

  test('another shape or dtype', async () => {
    const shape = await other((tensors) => ({ ...tensors, 'state.embed.exp_avg': zeros([4, 5], { dtype: 'float32' }) }))
    await expect(loadState(shape, like, params)).rejects.toThrow('"state.embed.exp_avg" must be float32 [5, 4], got float32 [4, 5]')
    const dtype = await other((tensors) => ({ ...tensors, 'state.embed.exp_avg': zeros([5, 4]) }))
    await expect(loadState(dtype, like, params)).rejects.toThrow('got float64 [5, 4]')
  })

  test('the state of another optimizer, or no state at all', async () => {
    await expect(loadState(await saved(like), adamw().init(params), params)).rejects.toThrow(FormatError)
    const { tensors } = await readSafetensors(await saved(like))
    await expect(loadState(await safetensorsBytes(tensors), like, params)).rejects.toThrow('got no format')
    const broken = await safetensorsBytes(tensors, { metadata: { format: 'ortho-optimizer-state', hyper: '{' } })
    await expect(loadState(broken, like, params)).rejects.toThrow('"__metadata__.hyper" must be JSON')
  })
})

test('any tree of tensors can be saved', async () => {
  const state: Params = { a: [tensor([1, NaN]), null], b: { c: tensor(-0) } }
  const { state: loaded } = await loadState(await saved(state), state, params)
  expect(bits(loaded)).toEqual(bits(state))
})
