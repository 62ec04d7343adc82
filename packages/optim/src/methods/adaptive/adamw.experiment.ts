import { type Check, type Experiment, type Key, type Tensor, abs, div, max, mul, randn, sign, split, sub, zerosLike } from '@ortho/core'
import { commonTargets, distanceAfter, largestDifference } from '../../experiments/targets.ts'
import { linear } from '../../schedules/shapes.ts'
import { applyUpdates } from '../../transform/apply-updates.ts'
import { chain } from '../../transform/chain.ts'
import { scaleBySchedule } from '../../transform/scale.ts'
import { adamw } from './adamw.ts'

/** Experiment of {@link adamw}. */
export const adamwExperiment: Experiment = {
  id: 'optim/adamw',
  title: 'AdamW against its algorithm box, its identities and small problems',
  claim: 'Bias-corrected moments make the first step η in every element, and weight decay acts on the parameters beside them.',
  run: ({ key, scale, progress }) => {
    const [a, b] = split(key)
    progress(0, 'trajectory')
    const identities = [trajectory(a, scale === 'ci' ? 50 : 500), firstStep(b), ...decay(b)]
    progress(0.2, 'small problems')
    const steps = scale === 'ci' ? 2000 : 10_000
    const optimizer = chain(adamw({ learningRate: 0.1, weightDecay: 0 }), scaleBySchedule(linear({ steps })))
    const targets = commonTargets().map((target) => ({ name: target.name, distance: distanceAfter(optimizer, target, steps) }))
    const reached = targets.map(({ name, distance }): Check => ({
      name: `${name}: distance from the solution after ${steps} steps`,
      measured: distance,
      comparison: '<=',
      bound: 3e-2,
      source: 'tolerance of optax’s common tests',
    })) // prettier-ignore
    return {
      checks: [...identities, ...reached],
      tables: [
        {
          title: `Distance after ${steps} steps`,
          columns: ['problem', 'max |p − p*|'],
          rows: targets.map(({ name, distance }) => [name, distance]),
        },
      ],
    }
  },
}

/** The algorithm box in plain numbers, one parameter at a time, against the tensors. */
function trajectory(key: Key, steps: number): Check {
  const [eta, beta1, beta2, eps, lambda] = [0.01, 0.9, 0.99, 1e-8, 0.1]
  const [start, ...gradients] = split(key, steps + 1).map((k) => randn(k, [7], { dtype: 'float64' }))
  const optimizer = adamw({ learningRate: eta, beta1, beta2, eps, weightDecay: lambda })
  let params = start ?? zerosLike(randn(key, [7]))
  const plain = Array.from(params.dataSync(), (p) => ({ p, m: 0, v: 0 }))
  let state = optimizer.init(params)
  gradients.forEach((g, k) => {
    const step = optimizer.update(g, state, params)
    params = applyUpdates(params, step.updates)
    state = step.state
    const values = g.dataSync()
    plain.forEach((one, i) => {
      const gi = values[i] ?? NaN
      one.m = beta1 * one.m + (1 - beta1) * gi
      one.v = beta2 * one.v + (1 - beta2) * gi * gi
      const [mHat, vHat] = [one.m / (1 - beta1 ** (k + 1)), one.v / (1 - beta2 ** (k + 1))]
      one.p -= eta * (mHat / (Math.sqrt(vHat) + eps) + lambda * one.p)
    })
  })
  const values = params.dataSync()
  return {
    name: `largest difference from plain arithmetic after ${steps} steps`,
    measured: Math.max(...plain.map(({ p }, i) => Math.abs(p - (values[i] ?? NaN)))),
    comparison: '<=',
    bound: 16 * steps * 2 ** -52,
    source: '16 roundings of numbers of size 1 a step',
  }
}

function firstStep(key: Key): Check {
  const g = randn(key, [100], { dtype: 'float64' })
  const optimizer = adamw({ learningRate: 1, weightDecay: 0, eps: 1e-12 })
  const { updates } = optimizer.update(g, optimizer.init(g), g)
  // −g/(|g| + eps) differs from −sign g by at most eps/|g|.
  const slack = max(mul(abs(div(sub(mul(updates, -1), sign(g)), 1e-12)), abs(g))).item()
  return { name: 'first step: |u + η·sign g|·|g| in units of η·eps', measured: slack, comparison: '<=', bound: 1.01, source: 'algorithm 2 at t = 1, with room for rounding' } // prettier-ignore
}

function decay(key: Key): Check[] {
  const [eta, lambda] = [0.125, 0.5]
  const optimizer = adamw({ learningRate: eta, weightDecay: lambda })
  const p = randn(key, [50], { dtype: 'float64' })
  const { updates } = optimizer.update(zerosLike(p), optimizer.init(p), p)
  const one = (weightDecay: number): Tensor => {
    const method = adamw({ learningRate: eta, weightDecay })
    return method.update(p, method.init(p), p).updates
  }
  return [
    { name: 'without a gradient p shrinks by 1 − ηλ: largest difference', measured: largestDifference(applyUpdates(p, updates), mul(p, 1 - eta * lambda)), comparison: '<=', bound: 2 ** -50, source: 'algorithm 2, line 12; two roundings' }, // prettier-ignore
    { name: 'decay is a term of its own: u(λ) − u(0) + ηλp', measured: largestDifference(sub(one(lambda), one(0)), mul(p, -eta * lambda)), comparison: '<=', bound: 2 ** -50, source: 'decoupling; three roundings' }, // prettier-ignore
  ]
}
