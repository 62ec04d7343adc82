import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import * as tf from '@tensorflow/tfjs-core'
import { BackendError } from '@ortho/core'
import type { Contender } from '../case.ts'

/** Name of the contender. */
export const TFJS_WEBGPU = 'TensorFlow.js webgpu'

/** Starts the WebGPU backend of TensorFlow.js. @throws BackendError where it does not start. */
export async function openTfjsWebgpu(): Promise<WebGPUBackend> {
  const started = await tf.setBackend('webgpu')
  const backend = tf.backend()
  if (started && backend instanceof WebGPUBackend) return backend
  throw new BackendError({ where: TFJS_WEBGPU, expected: 'able to start', received: tf.getBackend() })
}

/** An operation there, up to the time at which the device is done with all calls of a round. */
export function tfjsWebgpuOp(backend: WebGPUBackend, calls: number, op: () => tf.Tensor): Contender {
  const clock = async (count: number): Promise<number> => {
    const started = performance.now()
    const results = Array.from({ length: count }, op)
    await finish(backend)
    const milliseconds = (performance.now() - started) / count
    tf.dispose(results)
    return milliseconds
  }
  const result = async (): Promise<Float32Array> => {
    const out = op()
    const data = Float32Array.from(await out.data())
    out.dispose()
    return data
  }
  return { name: TFJS_WEBGPU, calls, call: () => clock(1), clock, result }
}

/** Resolves when all work is done. It collects commands as we do: what waits is sent first, which needs an encoder that is open. */
async function finish(backend: WebGPUBackend): Promise<void> {
  backend.ensureCommandEncoderReady()
  backend.endComputePassEncoder()
  backend.submitQueue()
  await backend.queue.onSubmittedWorkDone()
}
