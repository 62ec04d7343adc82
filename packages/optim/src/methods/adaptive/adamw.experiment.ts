import {
  type Check,
  type Experiment,
  type FloatDType,
  type Key,
  type Tensor,
  abs,
  div,
  epsilon,
  max,
  mul,
  randn,
  readNumber,
  readNumbers,
  scope,
  sign,
  split,
  stack,
  sub,
  zerosLike,
} from '@ortho/core'
import { commonTargets, distancesAfter, largestDifference } from '../../experiments/targets.ts'
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
  run: async ({ key, scale, dtype, progress }) => {
    const [a, b] = split(key)
    progress(0, 'trajectory')
    const identities = [await trajectory(a, dtype, scale === 'ci' ? 50 : 500), await firstStep(b, dtype), ...(await decay(b, dtype))]
    progress(0.2, 'small problems')
    const steps = scale === 'ci' ? 2000 : 10_000
    const optimizer = chain(adamw({ learningRate: 0.1, weightDecay: 0 }), scaleBySchedule(linear({ steps })))
    const targets = await distancesAfter(optimizer, commonTargets(dtype), steps)
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
async function trajectory(key: Key, dtype: FloatDType, steps: number): Promise<Check> {
  const [eta, beta1, beta2, eps, lambda] = [0.01, 0.9, 0.99, 1e-8, 0.1]
  const [start, ...gradients] = split(key, steps + 1).map((k) => randn(k, [7], { dtype }))
  const optimizer = adamw({ learningRate: eta, beta1, beta2, eps, weightDecay: lambda })
  const first = start ?? zerosLike(randn(key, [7], { dtype }))
  const last = scope(() => {
    let [params, state] = [first, optimizer.init(first)]
    for (const g of gradients) {
      const step = optimizer.update(g, state, params)
      params = applyUpdates(params, step.updates)
      state = step.state
    }
    return params
  })
  const plain = Array.from(await readNumbers(first), (p) => ({ p, m: 0, v: 0 }))
  const drawn = await readNumbers(stack(gradients))
  gradients.forEach((_, k) => {
    plain.forEach((one, i) => {
      const gi = drawn[k * plain.length + i] ?? NaN
      one.m = beta1 * one.m + (1 - beta1) * gi
      one.v = beta2 * one.v + (1 - beta2) * gi * gi
      const [mHat, vHat] = [one.m / (1 - beta1 ** (k + 1)), one.v / (1 - beta2 ** (k + 1))]
      one.p -= eta * (mHat / (Math.sqrt(vHat) + eps) + lambda * one.p)
    })
  })
  const values = await readNumbers(last)
  return {
    name: `largest difference from plain arithmetic after ${steps} steps`,
    measured: Math.max(...plain.map(({ p }, i) => Math.abs(p - (values[i] ?? NaN)))),
    comparison: '<=',
    bound: 16 * steps * epsilon(dtype),
    source: '16 roundings of numbers of size 1 a step',
  }
}

async function firstStep(key: Key, dtype: FloatDType): Promise<Check> {
  // Far enough above rounding to be seen beside 1, and below it otherwise: 9e-13 in double precision.
  const eps = 2 ** 12 * epsilon(dtype)
  const g = randn(key, [100], { dtype })
  const optimizer = adamw({ learningRate: 1, weightDecay: 0, eps })
  const { updates } = optimizer.update(g, optimizer.init(g), g)
  // −g/(|g| + eps) differs from −sign g by at most eps/|g|.
  const slack = await readNumber(max(mul(abs(div(sub(mul(updates, -1), sign(g)), eps)), abs(g))))
  return { name: 'first step: |u + η·sign g|·|g| in units of η·eps', measured: slack, comparison: '<=', bound: 1.01, source: 'algorithm 2 at t = 1, with room for rounding' } // prettier-ignore
}

async function decay(key: Key, dtype: FloatDType): Promise<Check[]> {
  const [eta, lambda] = [0.125, 0.5]
  const optimizer = adamw({ learningRate: eta, weightDecay: lambda })
  const p = randn(key, [50], { dtype })
  const { updates } = optimizer.update(zerosLike(p), optimizer.init(p), p)
  const one = (weightDecay: number): Tensor => {
    const method = adamw({ learningRate: eta, weightDecay })
    return method.update(p, method.init(p), p).updates
  }
  const bound = 4 * epsilon(dtype)
  return [
    { name: 'without a gradient p shrinks by 1 − ηλ: largest difference', measured: await readNumber(largestDifference(applyUpdates(p, updates), mul(p, 1 - eta * lambda))), comparison: '<=', bound, source: 'algorithm 2, line 12; two roundings' }, // prettier-ignore
    { name: 'decay is a term of its own: u(λ) − u(0) + ηλp', measured: await readNumber(largestDifference(sub(one(lambda), one(0)), mul(p, -eta * lambda))), comparison: '<=', bound, source: 'decoupling; three roundings' }, // prettier-ignore
  ]
}
