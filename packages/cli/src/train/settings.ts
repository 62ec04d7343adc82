import type { Rules } from '@ortho/core'

/** Which optimizers `ortho train` offers. */
export type OptimizerName = 'adamw' | 'muon' | 'lion' | 'sgd'

/** All that decides the numbers of a training run, and when it saves. */
export interface TrainSettings {
  /** Optimizer of the matrices; with `muon`, AdamW takes the embedding, the head and the gains. */
  optimizer: OptimizerName
  /** Optimizer steps. */
  steps: number
  /** Sequences per step. */
  batch: number
  /** Tokens per sequence. */
  context: number
  /** Transformer blocks. */
  layers: number
  /** Width of the residual stream. */
  hidden: number
  /** Query heads. */
  heads: number
  /** Key and value heads. */
  kvHeads: number
  /** Width of the feed-forward layers. */
  intermediate: number
  /** Peak learning rate; 0 takes the optimizer's tuned default. */
  learningRate: number
  /** Decoupled weight decay of matrices. */
  weightDecay: number
  /** Bound on the global norm of the gradient. */
  clip: number
  /** Seed of initial weights and of the order of batches. */
  seed: number
  /** Steps between measurements on held-out text. */
  evaluateEvery: number
  /** Steps between checkpoints. */
  saveEvery: number
}

/** Defaults and limits: about 0.8 million parameters, trained for three minutes on two cores. */
export const trainRules: Rules<TrainSettings> = {
  optimizer: { kind: 'choice', default: 'muon', of: ['adamw', 'muon', 'lion', 'sgd'], says: 'optimizer of the matrices' },
  steps: { kind: 'int', default: 160, min: 1, says: 'optimizer steps' },
  batch: { kind: 'int', default: 8, min: 1, unit: 'sequences', says: 'sequences per step' },
  context: { kind: 'int', default: 128, min: 2, unit: 'tokens', says: 'tokens per sequence' },
  layers: { kind: 'int', default: 4, min: 1, says: 'transformer blocks' },
  hidden: { kind: 'int', default: 128, min: 2, says: 'width of the residual stream' },
  heads: { kind: 'int', default: 4, min: 1, says: 'query heads' },
  kvHeads: { kind: 'int', default: 2, min: 1, says: 'key and value heads' },
  intermediate: { kind: 'int', default: 352, min: 1, says: 'width of the feed-forward layers' },
  learningRate: { kind: 'real', default: 0, min: 0, says: 'peak learning rate; 0 takes the tuned default of the optimizer' },
  weightDecay: { kind: 'real', default: 0.1, min: 0, says: 'decoupled weight decay of matrices' },
  clip: { kind: 'real', default: 1, min: 0, says: 'bound on the global norm of the gradient' },
  seed: { kind: 'int', default: 0, min: 0, says: 'seed of the weights and of the order of batches' },
  evaluateEvery: { kind: 'int', default: 50, min: 1, unit: 'steps', says: 'steps between measurements on held-out text' },
  saveEvery: { kind: 'int', default: 50, min: 1, unit: 'steps', says: 'steps between checkpoints' },
}
