import type { LlamaConfig } from '@ortho/nn'
import * as tf from '@tensorflow/tfjs-core'
import { type TfjsBatch, type TfjsTables, type TfjsWeights, tfjsLlamaLoss } from './tfjs-llama.ts'

/** Constants of AdamW. */
export interface AdamWSettings {
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly eps: number
  readonly weightDecay: number
}

/** A weight as its elements, row-major. */
export interface HostWeight {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** A model that is being trained. */
export interface TfjsTraining {
  /** One step, to the end. @returns the loss before it. */
  step(): number
  /** Frees the weights and the moments. */
  dispose(): void
}

/** Starts the training of a model on one batch. Matrices are `[out, in]`, but for the embedding. */
export function tfjsTraining(
  start: readonly HostWeight[],
  config: LlamaConfig,
  settings: AdamWSettings,
  tables: TfjsTables,
  batch: TfjsBatch,
): TfjsTraining {
  const weights: TfjsWeights = new Map(start.map((weight) => [weight.name, variable(weight)]))
  const variables = [...weights.values()]
  const adam = tf.train.adam(settings.learningRate, settings.beta1, settings.beta2, settings.eps)
  return {
    step: () => {
      const { value, grads } = tf.variableGrads(() => tfjsLlamaLoss(weights, config, tables, batch), variables)
      // Decoupled weight decay, which this optimizer lacks: p ← p·(1 − η·λ) before its step.
      for (const parameter of variables)
        tf.tidy(() => parameter.assign(tf.mul(parameter, 1 - settings.learningRate * settings.weightDecay)))
      adam.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })))
      const [loss = NaN] = value.dataSync()
      tf.dispose([value, grads])
      return loss
    },
    dispose: () => {
      adam.dispose()
      tf.dispose(variables)
    },
  }
}

function variable({ name, shape, data }: HostWeight): tf.Variable {
  return tf.tidy(() => {
    const stored = tf.tensor(data, [...shape], 'float32')
    const isProjection = shape.length === 2 && !name.includes('embed_tokens')
    return tf.variable(isProjection ? tf.transpose(stored) : stored)
  })
}
