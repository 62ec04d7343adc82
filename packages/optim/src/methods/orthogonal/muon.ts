import { resolveOptions } from '@ortho/core'
import type { NewtonSchulzFamily } from '@ortho/linalg'
import { chain } from '../../transform/chain.ts'
import { type UpdateScaling, orthogonalize } from '../../transform/orthogonalize.ts'
import { type PartitionState, partition } from '../../transform/partition.ts'
import { scale } from '../../transform/scale.ts'
import { trace } from '../../transform/trace.ts'
import type { Transformation } from '../../transform/transformation.ts'
import { addDecayedWeights } from '../../transform/weight-decay.ts'
import { adamw } from '../adaptive/adamw.ts'
import type { Optimizer } from '../../optimizer.ts'
import { type MuonRouting, muonGroup } from './routing.ts'

/** Options of {@link muon}. */
export interface MuonOptions {
  /** Step size of the matrices. Default 0.02, for `original` scaling. */
  learningRate?: number
  /** Decoupled weight decay of the matrices: each step multiplies them by 1 − learningRate·weightDecay. Default 0. */
  weightDecay?: number
  /** Share of the momentum buffer that is kept in a step. Default 0.95. */
  momentum?: number
  /** Look ahead by one step of the momentum. Default true. */
  nesterov?: boolean
  /** Coefficients of the Newton–Schulz iteration. Default `muon`. */
  coefficients?: NewtonSchulzFamily
  /** Newton–Schulz steps. Five do for all families but `exact`, which takes twelve. Default 5. */
  steps?: number
  /** Added to the Frobenius norm by which the momentum is divided, in the units of the gradient. Default 1e-7. */
  eps?: number
  /** Size of the update of an [out, in] matrix. Default `original`. */
  scaling?: UpdateScaling
  /** Step size of AdamW on all other parameters. Default 3e-4. */
  adamLearningRate?: number
  /** Decay of AdamW's average of gradients. Default 0.9. */
  adamBeta1?: number
  /** Decay of AdamW's average of squared gradients. Default 0.95. */
  adamBeta2?: number
  /** Added to the root of AdamW's second moment. Default 1e-10. */
  adamEps?: number
  /** Decoupled weight decay of AdamW. Default 0. */
  adamWeightDecay?: number
}

/**
 * Muon: momentum orthogonalized by Newton–Schulz on matrices, AdamW on the rest.
 *
 * B ← μ·B + (1 − μ)·G;  U = NS((1 − μ)·G + μ·B);  W ← (1 − η·λ)·W − η·s·U, where s follows from the shape by `scaling`.
 * Weight decay takes η without s. Tensors of more than two axes count as [first axis, all the others].
 *
 * @param options - plain data.
 * @param routing - which parameters are matrices; names of embeddings and heads go to AdamW.
 * @throws OptionError for options against their rules; from `init` and `update`, for a parameter that `routing` must not
 *   put among the matrices.
 * @example
 * ```ts
 * const optimizer = chain(muon({ learningRate: 0.02 }), scaleBySchedule(linear({ steps: 1000 })))
 * ```
 */
export function muon(options: MuonOptions = {}, routing: MuonRouting = {}): Transformation<PartitionState> {
  const o = resolveOptions('optim/muon', muonEntry.rules, options)
  return partition(muonGroup(routing), {
    matrix: chain(
      trace({ decay: o.momentum, nesterov: o.nesterov, convention: 'ema' }),
      orthogonalize({ coefficients: o.coefficients, steps: o.steps, eps: o.eps, scaling: o.scaling }),
      addDecayedWeights(o.weightDecay),
      scale(-o.learningRate),
    ),
    other: adamw({
      learningRate: o.adamLearningRate,
      beta1: o.adamBeta1,
      beta2: o.adamBeta2,
      eps: o.adamEps,
      weightDecay: o.adamWeightDecay,
    }),
  })
}

/** Registry entry of {@link muon}. */
export const muonEntry: Optimizer<'optim/muon', MuonOptions> = {
  id: 'optim/muon',
  kind: 'optimizer',
  title: 'Muon: orthogonalized momentum on matrices, AdamW on the rest',
  status: 'experimental',
  source: {
    paper:
      'K. Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024; J. Liu et al., Muon is Scalable for LLM Training, 2025',
    year: 2024,
    arxiv: '2502.16982',
    where: 'the reference code of the first; equation 4 of the second for `match-rms-adamw`',
    departures: [
      'Newton–Schulz runs in the dtype of the parameters, not in bfloat16',
      'a convolution is scaled by its flattened shape, as the reference code is since January 2026',
    ],
  },
  needs: ['binary', 'unary', 'reduce', 'matmul'],
  rules: {
    learningRate: { kind: 'real', default: 0.02, min: 0, says: 'step size of the matrices' },
    weightDecay: { kind: 'real', default: 0, min: 0, says: 'decoupled weight decay of the matrices' },
    momentum: { kind: 'real', default: 0.95, min: 0, max: 1, says: 'share of the momentum buffer that is kept in a step' },
    nesterov: { kind: 'flag', default: true, says: 'look ahead by one step of the momentum' },
    coefficients: {
      kind: 'choice',
      default: 'muon',
      of: ['muon', 'you', 'polar-express', 'modula', 'exact'],
      says: 'coefficients of the Newton–Schulz iteration',
    },
    steps: { kind: 'int', default: 5, min: 0, max: 100, says: 'Newton–Schulz steps' },
    eps: { kind: 'real', default: 1e-7, min: 0, says: 'added to the norm of the momentum' },
    scaling: {
      kind: 'choice',
      default: 'original',
      of: ['original', 'match-rms-adamw', 'spectral'],
      says: 'size of the update by the shape of the matrix',
    },
    adamLearningRate: { kind: 'real', default: 3e-4, min: 0, says: 'step size of AdamW on all other parameters' },
    adamBeta1: { kind: 'real', default: 0.9, min: 0, max: 1, says: 'decay of its average of gradients' },
    adamBeta2: { kind: 'real', default: 0.95, min: 0, max: 1, says: 'decay of its average of squared gradients' },
    adamEps: { kind: 'real', default: 1e-10, min: 0, says: 'added to the root of its second moment' },
    adamWeightDecay: { kind: 'real', default: 0, min: 0, says: 'its decoupled weight decay' },
  },
  run: (options) => muon(options),
}
