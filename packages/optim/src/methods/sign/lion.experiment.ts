import { type Check, type Experiment, type FloatDType, type Key, epsilon, mul, randn, readNumber, readNumbers, split } from '@ortho/core'
import { commonTargets, distancesAfter, largestDifference } from '../../experiments/targets.ts'
import { linear } from '../../schedules/shapes.ts'
import { applyUpdates } from '../../transform/apply-updates.ts'
import { chain } from '../../transform/chain.ts'
import { scaleBySchedule } from '../../transform/scale.ts'
import { lion } from './lion.ts'

/** Experiment of {@link lion}. */
export const lionExperiment: Experiment = {
  id: 'optim/lion',
  title: 'Lion against its algorithm box, its identities and small problems',
  claim: 'Every element moves by exactly the learning rate, in the direction of an average that looks back less than the one kept.',
  run: async ({ key, scale, dtype, progress }) => {
    const [a, b] = split(key)
    progress(0, 'identities')
    const identities = [...(await trajectory(a, dtype, scale === 'ci' ? 50 : 500)), await invariance(b, dtype)]
    progress(0.2, 'small problems')
    const steps = scale === 'ci' ? 2000 : 10_000
    const optimizer = chain(lion({ learningRate: 0.02 }), scaleBySchedule(linear({ steps })))
    // A valley of condition 2500 is not among the claims: sign descent crosses it back and forth.
    const targets = await distancesAfter(optimizer, commonTargets(dtype).filter(({ name }) => name !== 'Rosenbrock'), steps) // prettier-ignore
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

/** The algorithm box in plain numbers against the tensors: signs, sizes and the average that is kept. */
async function trajectory(key: Key, dtype: FloatDType, steps: number): Promise<Check[]> {
  const [eta, beta1, beta2] = [2 ** -7, 0.9, 0.99]
  const optimizer = lion({ learningRate: eta, beta1, beta2 })
  let params = randn(key, [20], { dtype })
  let state = optimizer.init(params)
  const averages = new Float64Array(20)
  // Two roundings of a number below 1 each step, of which a share β₂ is kept: the sign of less is that of rounding.
  const visible = epsilon(dtype) / (1 - beta2)
  let [wrongSigns, wrongSizes] = [0, 0]
  for (const k of split(key, steps)) {
    const g = randn(k, [20], { dtype })
    const step = optimizer.update(g, state, params)
    const [updates, values] = [await readNumbers(step.updates), await readNumbers(g)]
    averages.forEach((m, i) => {
      const [change, gi] = [updates[i] ?? NaN, values[i] ?? NaN]
      const direction = beta1 * m + (1 - beta1) * gi
      if (Math.abs(direction) > visible && Math.sign(change) !== -Math.sign(direction)) wrongSigns++
      averages[i] = beta2 * m + (1 - beta2) * gi
      wrongSizes = Math.max(wrongSizes, Math.abs(Math.abs(change) - eta))
    })
    params = applyUpdates(params, step.updates)
    state = step.state
  }
  return [
    { name: `elements out of ${20 * steps} that moved against −sign(β₁m + (1 − β₁)g)`, measured: wrongSigns, comparison: '==', bound: 0, source: 'algorithm 2' },
    { name: 'largest deviation of a change from the learning rate', measured: wrongSizes, comparison: '==', bound: 0, source: 'algorithm 2: a sign times η' },
  ] // prettier-ignore
}

/** Only the direction of a gradient counts, so that its units do not. */
async function invariance(key: Key, dtype: FloatDType): Promise<Check> {
  const g = randn(key, [50], { dtype })
  const optimizer = lion()
  const step = (factor: number) => optimizer.update(mul(g, factor), optimizer.init(g), g).updates
  return { name: 'difference between the steps of g and 1024·g', measured: await readNumber(largestDifference(step(1), step(1024))), comparison: '==', bound: 0, source: 'sign descent' } // prettier-ignore
}
