import { OptionError, tensor } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { commonTargets, distancesAfter } from '../../experiments/targets.ts'
import { type SgdOptions, sgd } from './sgd.ts'

/** Positions of one parameter that starts at 1 under given gradients. */
function path(options: SgdOptions, gradients: readonly number[]): number[] {
  const optimizer = sgd(options)
  let p = tensor([1])
  let state = optimizer.init(p)
  return gradients.map((g) => {
    const step = optimizer.update(tensor([g]), state, p)
    state = step.state
    p = tensor([p.item() + step.updates.item()])
    return p.item()
  })
}

describe('follows torch.optim.SGD in plain arithmetic', () => {
  const gradients = [0.5, -1, 2, 0.25]
  test.each<SgdOptions>([
    { learningRate: 0.1 },
    { learningRate: 0.1, momentum: 0.9 },
    { learningRate: 0.1, momentum: 0.9, nesterov: true },
    { learningRate: 0.1, momentum: 0.5, nesterov: true, weightDecay: 0.1 },
  ])('%o', (options) => {
    const { learningRate = 0, momentum = 0, nesterov = false, weightDecay = 0 } = options
    let [p, buffer] = [1, 0]
    const expected = gradients.map((g) => {
      const full = g + weightDecay * p
      buffer = momentum * buffer + full
      return (p -= learningRate * (nesterov ? full + momentum * buffer : buffer))
    })
    path(options, gradients).forEach((v, i) => expect(Math.abs(v - expected[i]!)).toBeLessThan(32 * 2 ** -52))
  })
})

test('without momentum there is no state', () => {
  expect(sgd().init(tensor([1, 2]))).toEqual([null, null, null])
})

test('reaches the bottom of parabolas', async () => {
  const parabolas = commonTargets('float64').filter(({ name }) => name !== 'Rosenbrock')
  const reached = await distancesAfter(sgd({ learningRate: 0.05, momentum: 0.5 }), parabolas, 300)
  expect(reached.map(({ name }) => name)).toEqual(parabolas.map(({ name }) => name))
  for (const { distance } of reached) expect(distance).toBeLessThan(1e-10)
})

test('Nesterov without momentum, and numbers out of range, are refused', () => {
  expect(() => sgd({ nesterov: true })).toThrow('"nesterov" must be used with momentum')
  expect(() => sgd({ learningRate: -1 })).toThrow(OptionError)
})
