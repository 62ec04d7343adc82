import { type Tensor, key, tensor, valueAndGrad } from '@ortho/core'
import { type LlamaParams, initLlama, llamaLoss, smallLlama } from '@ortho/nn'
import { adamw, applyUpdates } from '@ortho/optim'
import * as tf from '@tensorflow/tfjs-core'
import type { Case, Contender, Row } from '../case.ts'
import { OURS } from '../ours.ts'
import { tfjsName, useTfjs } from '../peers/tfjs.ts'
import { registerTfjsGradients } from '../peers/tfjs-gradients.ts'
import { tfjsTables } from '../peers/tfjs-llama.ts'
import { type AdamWSettings, type TfjsTraining, tfjsTraining } from '../peers/tfjs-training.ts'

/** Sequences in the batch, tokens in each, steps that are compared before the timing. */
const BATCH = 16
const POSITIONS = smallLlama.maxPositionEmbeddings
const COMPARED = 4

/** Steps per round. */
const CALLS = 2
const TFJS_CALLS = 1

const ADAMW: AdamWSettings = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.1 }

/**
 * The losses agree but for their last bits: means of 2048 terms, behind some fifty operations that round. The later ones depend
 * on the gradients and on the optimizer as well; leaving out weight decay, for one, would show.
 */
const TOLERANCE = { relative: 64 * 2 ** -23 }

/** Forward pass, gradient and AdamW of the small Llama of @ortho/nn. */
export const training: Row = { id: 'training', title: 'One training step of a small Llama, float32', cases }

async function* cases(): AsyncIterable<Case> {
  const params = initLlama(key(7), smallLlama)
  const text = Int32Array.from({ length: BATCH * (POSITIONS + 1) }, (_, i) => tokenAt(i))
  const rows = (shift: number): Int32Array =>
    Int32Array.from(
      { length: BATCH * POSITIONS },
      (_, i) => text[Math.floor(i / POSITIONS) * (POSITIONS + 1) + (i % POSITIONS) + shift] ?? 0,
    )
  const [tokens, targets] = [rows(0), rows(1)]
  const ours = oursContender(params, tokens, targets)
  yield {
    name: `batch ${BATCH} × ${POSITIONS} tokens`,
    reference: () => ours.result(),
    tolerance: TOLERANCE,
    contenders: [ours, await tfjsContender(params, tokens, targets)],
    floors: [{ kind: 'ratio', of: OURS, against: tfjsName('wasm'), atLeast: 1.5 }],
  }
}

/** A text with structure to learn: a slow and a fast oscillation of the byte. */
function tokenAt(i: number): number {
  return Math.round(128 + 90 * Math.sin(i / 7) + 30 * Math.sin(i * 1.3))
}

function oursContender(start: LlamaParams, tokens: Int32Array, targets: Int32Array): Contender {
  const shape = [BATCH, POSITIONS]
  const [inputs, outputs] = [tensor(tokens, { shape }), tensor(targets, { shape })]
  const lossAndGrad = valueAndGrad((params: LlamaParams): Tensor => llamaLoss(params, smallLlama, inputs, { targets: outputs }))
  const optimizer = adamw(ADAMW)
  const begin = (): (() => number) => {
    let params = start
    let state = optimizer.init(params)
    return () => {
      const { value, grad } = lossAndGrad(params)
      const step = optimizer.update(grad, state, params)
      params = applyUpdates(params, step.updates)
      state = step.state
      return value.item()
    }
  }
  return { name: OURS, calls: CALLS, call: begin(), result: () => losses(begin()) }
}

async function tfjsContender(start: LlamaParams, tokens: Int32Array, targets: Int32Array): Promise<Contender> {
  await registerTfjsGradients()
  await useTfjs('wasm')
  const weights = Object.entries(start).map(([name, weight]) => ({ name, shape: weight.shape, data: Float32Array.from(weight.dataSync()) }))
  const batch = {
    batch: BATCH,
    positions: POSITIONS,
    tokens: tf.tensor1d(tokens, 'int32'),
    targets: tf.tensor1d(targets, 'int32'),
  }
  const tables = tfjsTables(smallLlama, POSITIONS)
  const begin = (): TfjsTraining => tfjsTraining(weights, smallLlama, ADAMW, tables, batch)
  const timed = begin()
  return {
    name: tfjsName('wasm'),
    calls: TFJS_CALLS,
    prepare: () => useTfjs('wasm'),
    call: () => timed.step(),
    result: () => {
      const compared = begin()
      const values = losses(() => compared.step())
      compared.dispose()
      return values
    },
  }
}

/** The losses before each of the first steps. */
function losses(step: () => number): number[] {
  return Array.from({ length: COMPARED }, step)
}
