import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { tfjsBackend } from '../backend.ts'

/** What TensorFlow.js 4.22 gets wrong: a change here is a change there, and the README lists them. */
const known = {
  cpu: ['ArgMax', 'ArgMin', 'Cast', 'Cumprod int32', 'Erf', 'Mod', 'Multiply int32', 'Pow', 'Prod int32', 'Sign'],
  wasm: ['ArgMax', 'ArgMin', 'Log1p', 'Maximum', 'Minimum', 'Mod', 'Sign', 'Sin'],
}

test.each(['cpu', 'wasm'] as const)('the defects of %s are found', async (name) => {
  const backend = await tfjsBackend({ backend: name })
  expect([...backend.defects].sort()).toEqual(known[name])
})

test('looking for them leaves no tensors', async () => {
  const before = tf.memory().numTensors
  await tfjsBackend({ backend: 'wasm' })
  expect(tf.memory().numTensors).toBe(before)
})
