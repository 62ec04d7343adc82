import { resolveOptions } from '@ortho/core'
import { type ChainState, chain } from '../../transform/chain.ts'
import { masked } from '../../transform/partition.ts'
import { scale } from '../../transform/scale.ts'
import { scaleByAdam } from '../../transform/scale-by-adam.ts'
import type { Transformation } from '../../transform/transformation.ts'
import { addDecayedWeights } from '../../transform/weight-decay.ts'
import type { Optimizer } from '../../optimizer.ts'

/** Options of {@link adamw}. */
export interface AdamWOptions {
  /** Step size. Default 1e-3. */
  learningRate?: number
  /** Decay of the average of gradients. Default 0.9. */
  beta1?: number
  /** Decay of the average of squared gradients. Default 0.999. */
  beta2?: number
  /** Added to the root of the second moment, in the units of the gradient. Default 1e-8. */
  eps?: number
  /** Decoupled weight decay: each step multiplies parameters by 1 − learningRate·weightDecay. Default 0.01. */
  weightDecay?: number
  /** Which parameters decay: all, or those of two axes and more (no biases, no gains). Default `all`. */
  decayed?: 'all' | 'matrices'
}

/**
 * Adam with decoupled weight decay.
 *
 * m ← β₁·m + (1 − β₁)·g;  v ← β₂·v + (1 − β₂)·g²;  p ← p − η·(m̂ / (√v̂ + eps) + λ·p), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).
 *
 * @throws OptionError for options against their rules.
 * @example
 * ```ts
 * const optimizer = adamw({ learningRate: 3e-4, beta2: 0.95, weightDecay: 0.1, decayed: 'matrices' })
 * ```
 */
export function adamw(options: AdamWOptions = {}): Transformation<ChainState> {
  const { learningRate, weightDecay, decayed, ...moments } = resolveOptions('optim/adamw', adamwEntry.rules, options)
  const decay = addDecayedWeights(weightDecay)
  return chain(
    scaleByAdam(moments),
    decayed === 'all' || weightDecay === 0 ? decay : masked(decay, (_, parameter) => parameter.ndim >= 2),
    scale(-learningRate),
  )
}

/** Registry entry of {@link adamw}. */
export const adamwEntry: Optimizer<'optim/adamw', AdamWOptions> = {
  id: 'optim/adamw',
  kind: 'optimizer',
  title: 'Adam with decoupled weight decay',
  status: 'experimental',
  source: {
    paper: 'I. Loshchilov and F. Hutter, Decoupled Weight Decay Regularization, ICLR 2019',
    year: 2019,
    arxiv: '1711.05101',
    where: 'algorithm 2',
    departures: ['weight decay is multiplied by the learning rate, as in PyTorch, and not by the schedule alone'],
  },
  needs: ['binary', 'unary'],
  rules: {
    learningRate: { kind: 'real', default: 1e-3, min: 0, says: 'step size' },
    beta1: { kind: 'real', default: 0.9, min: 0, max: 1, says: 'decay of the average of gradients' },
    beta2: { kind: 'real', default: 0.999, min: 0, max: 1, says: 'decay of the average of squared gradients' },
    eps: { kind: 'real', default: 1e-8, min: 0, says: 'added to the root of the second moment' },
    weightDecay: { kind: 'real', default: 0.01, min: 0, says: 'decoupled weight decay' },
    decayed: { kind: 'choice', default: 'all', of: ['all', 'matrices'], says: 'which parameters decay' },
  },
  run: (options) => adamw(options),
}
