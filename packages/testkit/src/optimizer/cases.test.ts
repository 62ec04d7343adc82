import { type Tensor, add, cast, mul, tensor, treeLeaves, treeMap } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { describeOptimizer } from '../vitest.ts'
import { type OptimizerUnderTest, optimizerCases } from './cases.ts'
import type { Params, TargetName } from './targets.ts'

function scaled(tree: Params, factor: number): Params {
  return treeMap((x: Tensor) => mul(x, factor), tree)
}

/** Gradient descent with heavy-ball momentum ½. */
function momentum(learningRate: number): OptimizerUnderTest {
  return {
    init: (params) => scaled(params, 0),
    update: (grads, state) => {
      const velocity = treeMap((v: Tensor, g: Tensor) => add(mul(v, 0.5), g), state, grads)
      return { updates: scaled(velocity, -learningRate), state: velocity }
    },
  }
}

function rateFor(target: TargetName): number {
  return target === 'rosenbrock' ? 1e-3 : 0.05
}

describeOptimizer('gradient descent with momentum', (target) => momentum(rateFor(target)), { steps: 3000 })

describe('a defect is found:', () => {
  const good = momentum(0.05)
  const change = (update: OptimizerUnderTest['update']): OptimizerUnderTest => ({ ...good, update })
  let calls = 0
  const defects: readonly (readonly [what: string, make: () => OptimizerUnderTest, law: RegExp])[] = [
    ['the wrong way', () => change((g, s, p) => ({ ...good.update(g, s, p), updates: scaled(g, 0.01) })), /^minimises/],
    [
      'another dtype',
      () => change((g, s, p) => ({ ...good.update(g, s, p), updates: treeMap((x: Tensor) => cast(x, 'float32'), g) })),
      /^keeps structure/,
    ],
    ['another structure', () => change((g, s, p) => ({ ...good.update(g, s, p), updates: [g] })), /^keeps structure/],
    ['a growing state', () => change((g, s, p) => ({ ...good.update(g, s, p), state: [s] })), /^keeps its state/],
    [
      'state outside the state',
      () => change((g, s, p) => ({ ...good.update(g, s, p), updates: scaled(g, -0.01 / ++calls) })),
      /^repeats|^modifies/,
    ],
    [
      'gradients overwritten',
      () =>
        change((g, s, p) => {
          const step = good.update(g, s, p)
          for (const leaf of treeLeaves(g)) leaf.dataSync().fill(0)
          return step
        }),
      /^modifies/,
    ],
    [
      'a division by the norm',
      () =>
        change((g, s, p) => ({ ...good.update(g, s, p), updates: treeMap((x: Tensor) => mul(x, tensor(0 / Number(x.dataSync()[0]))), g) })),
      /^stays finite/,
    ],
  ]
  test.each(defects)('%s', (_, make, law) => {
    const failed = optimizerCases(make, { targets: ['parabola'], steps: 300 }).filter(({ run }) => {
      try {
        void run()
        return false
      } catch {
        return true
      }
    })
    expect(failed.map(({ name }) => name).filter((name) => law.test(name)).length).toBeGreaterThan(0)
  })
})
