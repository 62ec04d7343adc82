import {
  OptionError,
  ShapeError,
  type Tensor,
  add,
  key,
  mul,
  neg,
  randn,
  split,
  stack,
  sub,
  tensor,
  treeLeaves,
  treeMap,
  zeros,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyUpdates } from './apply-updates.ts'
import { chain } from './chain.ts'
import { clip, clipByGlobalNorm, globalNorm } from './clip.ts'
import { masked, partition, setToZero } from './partition.ts'
import { scale, scaleBySchedule } from './scale.ts'
import { trace } from './trace.ts'
import { type Params, type Transformation, type UpdateContext, identity } from './transformation.ts'
import { addDecayedWeights } from './weight-decay.ts'

const eps = 2 ** -52

function numbers(tree: Params): number[] {
  return treeLeaves(tree).flatMap((x) => Array.from(x.dataSync()))
}

const params = { w: tensor([[1, -2], [3, 4]]), layers: [{ b: tensor([0.5, -0.5]) }] } // prettier-ignore
const grads = { w: tensor([[0.1, 0.2], [-0.3, 0]]), layers: [{ b: tensor([10, -20]) }] } // prettier-ignore

/** One update from a fresh state. */
function once(transformation: Transformation): typeof params {
  return transformation.update(grads, transformation.init(params), params).updates
}

describe('stateless parts', () => {
  test('scale, clip, decay and identity are what they say', () => {
    expect(numbers(once(scale(-2)))).toEqual([-0.2, -0.4, 0.6, -0, -20, 40])
    expect(numbers(once(clip(0.25)))).toEqual([0.1, 0.2, -0.25, 0, 0.25, -0.25])
    expect(numbers(once(addDecayedWeights(0.5)))).toEqual([0.6, -0.8, 1.2, 2, 10.25, -20.25])
    expect(once(addDecayedWeights(0))).toBe(grads)
    expect(once(identity())).toBe(grads)
    expect(numbers(once(setToZero()))).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('the global norm counts all tensors; below the limit nothing changes by a bit', () => {
    const norm = Math.sqrt(0.01 + 0.04 + 0.09 + 100 + 400)
    expect(Math.abs(globalNorm(grads).item() - norm)).toBeLessThan(4 * eps * norm)
    expect(globalNorm({}).item()).toBe(0)
    expect(numbers(once(clipByGlobalNorm(23)))).toEqual(numbers(grads))
    const clipped = once(clipByGlobalNorm(2))
    expect(Math.abs(globalNorm(clipped).item() - 2)).toBeLessThan(16 * eps)
    numbers(clipped).forEach((v, i) => expect(Math.abs(v - (numbers(grads)[i]! * 2) / norm)).toBeLessThan(8 * eps * 20))
  })

  test('a NaN gradient is not hidden by clipping', () => {
    const broken = { w: tensor([1, NaN]), v: tensor([2]) }
    expect(numbers(clipByGlobalNorm(1).update(broken, null, broken).updates)).toEqual([NaN, NaN, NaN])
    expect(numbers(clip(1).update(broken, null, broken).updates)).toEqual([1, NaN, 1])
  })

  test('limits must be positive', () => {
    expect(() => clip(0)).toThrow(OptionError)
    expect(() => clipByGlobalNorm(NaN)).toThrow(OptionError)
  })
})

describe('trace', () => {
  const history = (options: Parameters<typeof trace>[0], gradients: readonly number[]): number[] => {
    const t = trace(options)
    const p = tensor([0])
    let state = t.init(p)
    return gradients.map((g) => {
      const step = t.update(tensor([g]), state, p)
      state = step.state
      return step.updates.item()
    })
  }

  test('both conventions follow their recurrence, with and without looking ahead', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (mu, gradients) => {
          let [sum, ema] = [0, 0]
          const expected = gradients.map((g) => {
            sum = mu * sum + g
            ema = mu * ema + (1 - mu) * g
            return { sum, ema, aheadSum: g + mu * sum, aheadEma: (1 - mu) * g + mu * ema }
          })
          const close = (got: number[], want: number[]): void =>
            got.forEach((v, i) => expect(Math.abs(v - want[i]!)).toBeLessThan(100 * eps * 8))
          close(history({ decay: mu, convention: 'sum' }, gradients), expected.map((e) => e.sum)) // prettier-ignore
          close(history({ decay: mu, convention: 'ema' }, gradients), expected.map((e) => e.ema)) // prettier-ignore
          close(history({ decay: mu, convention: 'sum', nesterov: true }, gradients), expected.map((e) => e.aheadSum)) // prettier-ignore
          close(history({ decay: mu, convention: 'ema', nesterov: true }, gradients), expected.map((e) => e.aheadEma)) // prettier-ignore
        },
      ),
    )
  })

  test('the conventions differ by 1 − μ: 20 at 0.95', () => {
    const gradients = [1, -2, 0.5, 3]
    const [sum, ema] = (['sum', 'ema'] as const).map((convention) => history({ decay: 0.95, convention }, gradients))
    sum!.forEach((v, i) => expect(Math.abs(v / ema![i]! - 20)).toBeLessThan(1e-12))
  })

  test('without decay the update is the gradient itself', () => {
    expect(history({ decay: 0, convention: 'ema', nesterov: true }, [0.1, 0.7, -1e300])).toEqual([0.1, 0.7, -1e300])
  })
})

describe('chain', () => {
  test('parts run in order and each keeps its own state', () => {
    const optimizer = chain(trace({ decay: 0.5, convention: 'sum' }), addDecayedWeights(1), scale(-0.1))
    let state = optimizer.init(params)
    let p = params
    for (let k = 0; k < 2; k++) {
      const step = optimizer.update(grads, state, p)
      p = applyUpdates(p, step.updates)
      state = step.state
    }
    // B₁ = g, B₂ = 1.5·g;  p ← p − 0.1·(B + p), twice
    const expected = numbers(params).map((v, i) => (v - 0.1 * (numbers(grads)[i]! + v)) * 0.9 - 0.15 * numbers(grads)[i]!)
    numbers(p).forEach((v, i) => expect(Math.abs(v - expected[i]!)).toBeLessThan(64 * eps))
  })

  test('an empty chain passes on, and the context reaches every part of chains and partitions', () => {
    expect(once(chain())).toBe(grads)
    const seen: (UpdateContext | undefined)[] = []
    const spy: Transformation<null> = {
      init: () => null,
      update: (updates, state, _params, context) => {
        seen.push(context)
        return { updates, state }
      },
    }
    const nested = chain(
      spy,
      partition(() => 'all', { all: chain(spy) }),
    )
    nested.update(grads, nested.init(params), params, { value: 3 })
    expect(seen).toEqual([{ value: 3 }, { value: 3 }])
  })

  test('scheduling after an optimizer multiplies its updates by schedule(0), schedule(1), …', () => {
    const t = scaleBySchedule((step) => 10 + step)
    let state = t.init(params)
    const factors = [0, 1, 2].map(() => {
      const step = t.update({ x: tensor([1]) }, state, { x: tensor([0]) })
      state = step.state
      return step.updates.x.item()
    })
    expect(factors).toEqual([10, 11, 12])
    expect([state.schedule_step.item(), state.schedule_step.dtype, state.schedule_step.backend.name]).toEqual([3, 'int32', 'cpu'])
  })
})

describe('partition', () => {
  const byRank = (_: string, p: Tensor): 'matrix' | 'vector' => (p.ndim > 1 ? 'matrix' : 'vector')

  test('each group takes its own way, wherever its parameters lie', () => {
    const split = partition(byRank, { matrix: scale(2), vector: setToZero() })
    expect(numbers(once(split))).toEqual([0.2, 0.4, -0.6, 0, 0, 0])
  })

  test('a group sees its own parameters alone', () => {
    const split = partition(byRank, { matrix: clipByGlobalNorm(100), vector: clipByGlobalNorm(1) })
    expect(numbers(once(split)).slice(0, 4)).toEqual([0.1, 0.2, -0.3, 0])
    expect(Math.abs(globalNorm(once(split).layers).item() - 1)).toBeLessThan(8 * eps)
  })

  test('is the same as separate optimizers, step by step', () => {
    const momentum = (decay: number): Transformation => trace({ decay, convention: 'sum' })
    const split = partition(byRank, { matrix: momentum(0.9), vector: momentum(0.1) })
    let state = split.init(params)
    const alone = { w: momentum(0.9), b: momentum(0.1) }
    let [w, b] = [alone.w.init(params.w), alone.b.init(params.layers)]
    for (let k = 0; k < 3; k++) {
      const step = split.update(grads, state, params)
      const [left, right] = [alone.w.update(grads.w, w, params.w), alone.b.update(grads.layers, b, params.layers)]
      state = step.state
      w = left.state
      b = right.state
      expect(numbers(step.updates)).toEqual([...numbers(left.updates), ...numbers(right.updates)])
    }
  })

  test('gradients with keys in another order meet their parameters', () => {
    const split = partition((path) => path, { a: scale(2), b: scale(3) })
    const p = { a: zeros([2]), b: zeros([3]) }
    const g = { b: tensor([3, 3, 3]), a: tensor([1, 1]) }
    const { updates } = split.update(g, split.init(p), p)
    expect([updates.a, updates.b].flatMap(numbers)).toEqual([2, 2, 9, 9, 9])
  })

  test('masked leaves the others as they are', () => {
    const decayed = masked(addDecayedWeights(1), (path) => path === 'layers.0.b')
    expect(numbers(once(decayed))).toEqual([0.1, 0.2, -0.3, 0, 10.5, -20.5])
  })

  test('a label without a group is an error that names the parameter', () => {
    const loose: (path: string, p: Tensor) => string = () => 'matrx'
    const split = partition<string>(loose, { matrix: identity(), vector: identity() })
    expect(() => split.init(params)).toThrow(
      'partition: "w" must be in one of the groups matrix, vector, got the label "matrx". Did you mean "matrix"? [ORTHO_OPTION]',
    )
  })
})

describe('applyUpdates', () => {
  test('adds, and keeps the dtype of the parameters', () => {
    const p = { w: tensor([1, 2], { dtype: 'float32' }) }
    const q = applyUpdates(p, { w: tensor([0.5, -0.5]) })
    expect([q.w.dtype, numbers(q)]).toEqual(['float32', [1.5, 1.5]])
  })

  test('names the path at which trees differ', () => {
    const model: Params = { w: tensor([1]), b: null }
    expect(() => applyUpdates(model, { w: tensor([1]), b: tensor([2]) })).toThrow(ShapeError)
    expect(() => scale(1).update(model, null, model)).not.toThrow()
  })

  test('parameters, gradients and states are left alone', () => {
    const before = numbers([params, grads])
    const optimizer = chain(clipByGlobalNorm(1), trace({ decay: 0.9, convention: 'ema', nesterov: true }), scale(-1))
    const state = optimizer.init(params)
    const kept = numbers(state)
    const first = optimizer.update(grads, state, params)
    const second = optimizer.update(grads, state, params)
    expect(numbers([params, grads])).toEqual(before)
    expect(numbers(state)).toEqual(kept)
    expect(numbers(second.updates)).toEqual(numbers(first.updates))
  })

  test('a sum of updates is the update of a sum for linear chains', () => {
    const linear = chain(trace({ decay: 0.3, convention: 'ema' }), scale(-0.7))
    const [a, b] = split(key(0)).map((k) => ({ x: randn(k, [4]) }))
    const of = (g: { x: Tensor }): Tensor => linear.update(g, linear.init(g), g).updates.x
    const both = treeMap((u: Tensor, v: Tensor) => add(u, v), a!, b)
    expect(Math.max(...numbers(stack([sub(of(both), add(of(a!), of(b!)))])).map(Math.abs))).toBeLessThan(16 * eps)
    expect(numbers(of({ x: neg(a!.x) }))).toEqual(numbers(mul(of(a!), -1)))
  })
})
