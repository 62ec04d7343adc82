import { type Check, type Experiment, type FloatDType, type Tensor, epsilon, mul, tensor, treeMap } from '@ortho/core'
import { distancesAfter } from '../../experiments/targets.ts'
import type { Params } from '../../transform/transformation.ts'
import { sgd } from './sgd.ts'

/** Experiment of {@link sgd}. */
export const sgdExperiment: Experiment = {
  id: 'optim/sgd',
  title: 'Momentum on quadratics: √κ in place of κ',
  claim:
    'With the best step sizes, gradient descent contracts a quadratic of condition κ by (κ − 1)/(κ + 1) a step, with momentum by (√κ − 1)/(√κ + 1).',
  run: async ({ scale, dtype, progress }) => {
    const conditions = scale === 'ci' ? [10, 100, 1000] : [10, 100, 1000, 10_000]
    const measured: { kappa: number; plain: Descent; heavy: Descent }[] = []
    for (const [i, kappa] of conditions.entries()) {
      progress(i / conditions.length, `condition ${kappa}`)
      measured.push({ kappa, plain: await descend(kappa, false, dtype), heavy: await descend(kappa, true, dtype) })
    }
    return {
      checks: measured.flatMap(({ kappa, plain, heavy }) => [
        agreement(`κ = ${kappa}`, plain, 4 * plain.steps * epsilon(dtype), 'four roundings a step'),
        agreement(
          `κ = ${kappa}, momentum`,
          heavy,
          4 * heavy.steps ** 2 * epsilon(dtype),
          'four roundings a step, which a double eigenvalue amplifies at most linearly',
        ),
        {
          name: `κ = ${kappa}: gain of momentum in steps`,
          measured: plain.steps / heavy.steps,
          comparison: '>=',
          bound: 0.9 * Math.sqrt(kappa),
          source: 'Polyak 1964: ratio of the logarithms of the two rates, about √κ; rounded up to whole steps',
        },
      ]),
      tables: [
        {
          title: 'Steps in which the rate alone would shrink the error to 1e-8',
          columns: ['κ', 'plain', 'momentum'],
          rows: measured.map(({ kappa, plain, heavy }) => [kappa, plain.steps, heavy.steps]),
        },
      ],
    }
  },
}

interface Descent {
  readonly steps: number
  /** Largest error after them. */
  readonly error: number
  /** The same in closed form. */
  readonly predicted: number
}

function agreement(name: string, { steps, error, predicted }: Descent, bound: number, roundings: string): Check {
  return {
    name: `${name}: relative deviation of the error after ${steps} steps from its closed form`,
    measured: Math.abs(error / predicted - 1),
    comparison: '<=',
    bound,
    source: `eigenvalues of the iteration; ${roundings}`,
  }
}

/** Runs on diag(1, κ) from (1, 1) with the best constants, until the rate alone would have shrunk the error to 1e-8. */
async function descend(kappa: number, momentum: boolean, dtype: FloatDType): Promise<Descent> {
  const root = Math.sqrt(kappa)
  const rate = momentum ? (root - 1) / (root + 1) : (kappa - 1) / (kappa + 1)
  const optimizer = momentum ? sgd({ learningRate: 4 / (1 + root) ** 2, momentum: rate ** 2 }) : sgd({ learningRate: 2 / (1 + kappa) })
  const steps = Math.ceil(Math.log(1e-8) / Math.log(rate))
  const vector = (values: number[]): Tensor => tensor(values, { dtype })
  const [curvature, start, goal] = [vector([1, kappa]), vector([1, 1]), vector([0, 0])]
  const gradient = (p: Params): Params => treeMap<Tensor, Params>((x) => mul(x, curvature), p)
  // With momentum both eigenvalues are double: (1 + b·k)·rateᵏ, where the first step gives b = 2√κ/(√κ + 1) at curvature κ.
  const growth = momentum ? 1 + (2 * root * steps) / (root + 1) : 1
  const [reached] = await distancesAfter(optimizer, [{ name: 'quadratic', start, goal, gradient }], steps)
  return { steps, error: reached?.distance ?? NaN, predicted: growth * rate ** steps }
}
