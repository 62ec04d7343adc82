import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import type { Contender } from '../case.ts'

/** Backends of TensorFlow.js that run without native code. */
export type TfjsBackend = 'cpu' | 'wasm'

/** Name of the contender on a backend. */
export function tfjsName(backend: TfjsBackend): string {
  return `TensorFlow.js ${backend}`
}

/** Makes `backend` current, on one thread. */
export async function useTfjs(backend: TfjsBackend): Promise<void> {
  // Taken when the backend starts.
  setThreadsCount(1)
  await tf.setBackend(backend)
}

/**
 * An operation of TensorFlow.js on one backend.
 *
 * @param inputs - data and shape of each operand, in float32.
 * @param op - makes the result; what it makes on the way is disposed.
 */
export async function tfjsOp(
  backend: TfjsBackend,
  calls: number,
  inputs: readonly { readonly data: Float32Array; readonly shape: number[] }[],
  op: (...operands: tf.Tensor[]) => tf.Tensor,
): Promise<Contender> {
  await useTfjs(backend)
  const operands = inputs.map(({ data, shape }) => tf.tensor(data, shape, 'float32'))
  return {
    name: tfjsName(backend),
    calls,
    prepare: () => useTfjs(backend),
    call: () => {
      tf.tidy(() => op(...operands)).dispose()
    },
    result: () => {
      const out = tf.tidy(() => op(...operands))
      const data = Float32Array.from(out.dataSync())
      out.dispose()
      return data
    },
  }
}
