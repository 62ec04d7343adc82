import { OptionError, resolveOptions } from '@ortho/core'
import { type ChainState, chain } from '../../transform/chain.ts'
import { scale } from '../../transform/scale.ts'
import { trace } from '../../transform/trace.ts'
import { identity, type Transformation } from '../../transform/transformation.ts'
import { addDecayedWeights } from '../../transform/weight-decay.ts'
import type { Optimizer } from '../../optimizer.ts'

/** Options of {@link sgd}. */
export interface SgdOptions {
  /** Step size. Default 1e-2. */
  learningRate?: number
  /** Share of the momentum buffer that is kept in a step. 0 keeps none, and no state. Default 0. */
  momentum?: number
  /** Look ahead by one step of the momentum, which must not be 0. Default false. */
  nesterov?: boolean
  /** L2 regularization: this times the parameter is added to the gradient. Default 0. */
  weightDecay?: number
}

/**
 * Stochastic gradient descent with momentum and L2 regularization.
 *
 * G ← g + λ·p;  B ← μ·B + G;  p ← p − η·B, looking ahead p ← p − η·(G + μ·B).
 *
 * @throws OptionError for options against their rules, or Nesterov's without momentum.
 * @example
 * ```ts
 * const optimizer = sgd({ learningRate: 0.1, momentum: 0.9 })
 * ```
 */
export function sgd(options: SgdOptions = {}): Transformation<ChainState> {
  const { learningRate, momentum, nesterov, weightDecay } = resolveOptions('optim/sgd', sgdEntry.rules, options)
  if (nesterov && momentum === 0) {
    throw new OptionError({ where: 'optim/sgd', argument: 'nesterov', expected: 'used with momentum', received: 'momentum 0' })
  }
  return chain(
    addDecayedWeights(weightDecay),
    momentum === 0 ? identity() : trace({ decay: momentum, nesterov, convention: 'sum' }),
    scale(-learningRate),
  )
}

/** Registry entry of {@link sgd}. */
export const sgdEntry: Optimizer<'optim/sgd', SgdOptions> = {
  id: 'optim/sgd',
  kind: 'optimizer',
  title: 'Stochastic gradient descent with momentum',
  status: 'experimental',
  source: {
    paper: 'Sutskever, Martens, Dahl and Hinton, On the importance of initialization and momentum in deep learning, ICML 2013',
    year: 2013,
    where: 'section 2, in the form of torch.optim.SGD',
    departures: ['the learning rate multiplies the buffer, not what goes into it, as in PyTorch: equal at a constant rate'],
  },
  needs: ['binary'],
  rules: {
    learningRate: { kind: 'real', default: 1e-2, min: 0, says: 'step size' },
    momentum: { kind: 'real', default: 0, min: 0, max: 1, says: 'share of the buffer that is kept in a step' },
    nesterov: { kind: 'flag', default: false, says: 'look ahead by one step of the momentum' },
    weightDecay: { kind: 'real', default: 0, min: 0, says: 'L2 regularization' },
  },
  run: (options) => sgd(options),
}
