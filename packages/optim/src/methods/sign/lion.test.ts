import { type Tensor, tensor, treeLeaves } from '@ortho/core'
import { expect, test } from 'vitest'
import { lion } from './lion.ts'

function steps(gradients: readonly number[], options: Parameters<typeof lion>[0]): { updates: number[]; average: number } {
  const optimizer = lion(options)
  const p = tensor([2])
  let state = optimizer.init(p)
  const updates = gradients.map((g) => {
    const step = optimizer.update(tensor([g]), state, p)
    state = step.state
    return step.updates.item()
  })
  return { updates, average: treeLeaves(state)[0]!.item() }
}

test('the step looks back by β₁, the memory by β₂', () => {
  // m = 0.5·1 = 0.5 after g = 1; c = 0.9·0.5 − 0.1·4 = 0.05 > 0 though the kept average turns negative: 0.25 − 2 = −1.75.
  const { updates, average } = steps([1, -4, 0], { learningRate: 0.25, beta1: 0.9, beta2: 0.5 })
  expect(updates).toEqual([-0.25, -0.25, 0.25])
  expect(average).toBe(-0.875)
})

test('no gradient at all moves nothing; decay pulls in proportion', () => {
  expect(steps([0], { learningRate: 0.5 }).updates[0]).toBeCloseTo(0, 300)
  expect(steps([0], { learningRate: 0.5, weightDecay: 0.25 }).updates).toEqual([-0.25])
  expect(steps([3], { learningRate: 0.5, weightDecay: 0.25 }).updates).toEqual([-0.75])
})

test('NaN is not a sign', () => {
  expect(steps([NaN], {}).updates[0]).toBeNaN()
})

test('subnormal gradients count like any other', () => {
  const p: Tensor = tensor([0, 0])
  const optimizer = lion({ learningRate: 1, beta1: 0 })
  expect(Array.from(optimizer.update(tensor([5e-324, -5e-324]), optimizer.init(p), p).updates.dataSync())).toEqual([-1, 1])
})
