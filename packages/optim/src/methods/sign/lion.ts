import { resolveOptions } from '@ortho/core'
import { type ChainState, chain } from '../../transform/chain.ts'
import { scale } from '../../transform/scale.ts'
import { scaleByLion } from '../../transform/scale-by-lion.ts'
import type { Transformation } from '../../transform/transformation.ts'
import { addDecayedWeights } from '../../transform/weight-decay.ts'
import type { Optimizer } from '../../optimizer.ts'

/** Options of {@link lion}. */
export interface LionOptions {
  /** Step size: every element moves by this much. A third to a tenth of AdamW's. Default 1e-4. */
  learningRate?: number
  /** Decay of the average whose sign is the step. Default 0.9. */
  beta1?: number
  /** Decay of the average that is kept. Default 0.99. */
  beta2?: number
  /** Decoupled weight decay: three to ten times AdamW's, for the smaller learning rate. Default 0. */
  weightDecay?: number
}

/**
 * Lion: sign descent on interpolated momentum.
 *
 * c = β₁·m + (1 − β₁)·g;  p ← p − η·(sign(c) + λ·p);  m ← β₂·m + (1 − β₂)·g.
 *
 * @throws OptionError for options against their rules.
 * @example
 * ```ts
 * const optimizer = lion({ learningRate: 1e-4, weightDecay: 1 })
 * ```
 */
export function lion(options: LionOptions = {}): Transformation<ChainState> {
  const { learningRate, weightDecay, ...moments } = resolveOptions('optim/lion', lionEntry.rules, options)
  return chain(scaleByLion(moments), addDecayedWeights(weightDecay), scale(-learningRate))
}

/** Registry entry of {@link lion}. */
export const lionEntry: Optimizer<'optim/lion', LionOptions> = {
  id: 'optim/lion',
  kind: 'optimizer',
  title: 'Lion: sign descent on interpolated momentum',
  status: 'experimental',
  source: {
    paper: 'X. Chen et al., Symbolic Discovery of Optimization Algorithms, NeurIPS 2023',
    year: 2023,
    arxiv: '2302.06675',
    where: 'algorithm 2',
    departures: [],
  },
  needs: ['binary', 'unary'],
  rules: {
    learningRate: { kind: 'real', default: 1e-4, min: 0, says: 'step size, the change of every element' },
    beta1: { kind: 'real', default: 0.9, min: 0, max: 1, says: 'decay of the average whose sign is the step' },
    beta2: { kind: 'real', default: 0.99, min: 0, max: 1, says: 'decay of the average that is kept' },
    weightDecay: { kind: 'real', default: 0, min: 0, says: 'decoupled weight decay' },
  },
  run: (options) => lion(options),
}
