import { OptionError, type Tensor, mul, ones, randn, key, tensor, treeLeaves, zeros } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { largestDifference } from '../../experiments/targets.ts'
import { applyUpdates } from '../../transform/apply-updates.ts'
import { adamw } from './adamw.ts'

test('three steps by hand', () => {
  // η = 0.1, β₁ = 0.5, β₂ = 0.75, eps = 0, λ = 0, g = 1, −1, 3: m = ½, −¼, 11/8; v = ¼, 7/16, 165/64 before correction.
  const optimizer = adamw({ learningRate: 0.1, beta1: 0.5, beta2: 0.75, eps: 0, weightDecay: 0 })
  const p = tensor([0])
  let state = optimizer.init(p)
  const updates = [1, -1, 3].map((g) => {
    const step = optimizer.update(tensor([g]), state, p)
    state = step.state
    return step.updates.item()
  })
  const hand = [
    [0.5, 0.25, 0.5, 0.25],
    [-0.25, 0.4375, 0.75, 0.4375],
    [1.375, 2.578125, 0.875, 0.578125],
  ].map(([m, v, c1, c2]) => (-0.1 * m!) / c1! / Math.sqrt(v! / c2!))
  updates.forEach((u, i) => expect(Math.abs(u - hand[i]!)).toBeLessThan(16 * 2 ** -52))
})

test('units of the gradient do not matter', () => {
  const g = randn(key(1), [20])
  const optimizer = adamw({ weightDecay: 0, eps: 0 })
  const step = (factor: number): Tensor => optimizer.update(mul(g, factor), optimizer.init(g), g).updates
  expect(largestDifference(step(1), step(2 ** 20)).item()).toBe(0)
})

test('float32 parameters keep float32 state and updates', () => {
  const p = { w: ones([3, 2], { dtype: 'float32' }) }
  const optimizer = adamw()
  const { updates, state } = optimizer.update(p, optimizer.init(p), p)
  expect(updates.w.dtype).toBe('float32')
  expect(treeLeaves(state).map((x) => x.dtype)).toEqual(['int32', 'float32', 'float32'])
})

describe('which parameters decay', () => {
  const params = { w: ones([2, 2]), b: ones([2]) }
  const still = { w: zeros([2, 2]), b: zeros([2]) }
  const after = (decayed: 'all' | 'matrices'): number[] => {
    const optimizer = adamw({ learningRate: 0.5, weightDecay: 0.5, decayed })
    const { w, b } = applyUpdates(params, optimizer.update(still, optimizer.init(params), params).updates)
    return [...w.dataSync(), ...b.dataSync()]
  }
  test('all, or matrices alone', () => {
    expect(after('all')).toEqual([0.75, 0.75, 0.75, 0.75, 0.75, 0.75])
    expect(after('matrices')).toEqual([0.75, 0.75, 0.75, 0.75, 1, 1])
  })
})

test('a NaN gradient shows in its parameter and in no other', () => {
  const p = tensor([1, 2])
  const optimizer = adamw()
  const [first, second] = optimizer.update(tensor([NaN, 1]), optimizer.init(p), p).updates.dataSync()
  expect(first).toBeNaN()
  expect(Math.abs(second! + 1e-3 * (1 + 0.02))).toBeLessThan(1e-10)
})

test('options against their rules are refused', () => {
  expect(() => adamw({ beta1: 1.5 })).toThrow(OptionError)
  const loose: object = { lr: 1 }
  expect(() => adamw(loose)).toThrow('ORTHO_OPTION')
})
