import { OptionError } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { piecewise } from './piecewise.ts'
import { type Schedule, constant } from './schedule.ts'
import { cosine, exponential, linear } from './shapes.ts'
import { warmupCosine, warmupStableDecay } from './warmup.ts'

const first = (schedule: Schedule, count: number): number[] => Array.from({ length: count }, (_, step) => schedule(step))

test('lines, cosines and powers go from the one to the other and stay there', () => {
  expect(first(linear({ steps: 4 }), 6)).toEqual([1, 0.75, 0.5, 0.25, 0, 0])
  expect(first(linear({ from: 2, to: 4, steps: 2 }), 4)).toEqual([2, 3, 4, 4])
  expect(first(cosine({ steps: 2 }), 4)).toEqual([1, 0.5, 0, 0])
  expect(cosine({ from: 3, to: 1, steps: 3 })(1)).toBeCloseTo(1 + 2 * 0.75, 14)
  expect(first(exponential({ factor: 0.5, steps: 2 }), 5)).toEqual([1, Math.SQRT1_2, 0.5, 0.5 ** 1.5, 0.25])
  expect(first(constant(0.3), 2)).toEqual([0.3, 0.3])
})

test('a rise wastes no step at 0 and reaches 1 at its last', () => {
  expect(first(warmupCosine({ warmup: 2, steps: 4 }), 6)).toEqual([0.5, 1, 1, 0.5, 0, 0])
  expect(first(warmupCosine({ steps: 2, end: 0.1 }), 3)).toEqual([1, 0.55, 0.1])
})

test('warmup, plateau, and a line to 0 at the end', () => {
  expect(first(warmupStableDecay({ warmup: 2, steps: 8, decay: 4 }), 10)).toEqual([0.5, 1, 1, 1, 1, 0.75, 0.5, 0.25, 0, 0])
  expect(first(warmupStableDecay({ steps: 2, decay: 2 }), 3)).toEqual([1, 0.5, 0])
})

test('pieces count their own steps', () => {
  const schedule = piecewise([
    { start: 0, schedule: constant(1) },
    { start: 2, schedule: linear({ steps: 2 }) },
    { start: 3, schedule: (step) => 100 + step },
  ])
  expect(first(schedule, 6)).toEqual([1, 1, 1, 100, 101, 102])
})

describe('senseless courses are refused', () => {
  test.each([
    () => linear({ steps: 0 }),
    () => cosine({ steps: 1.5 }),
    () => exponential({ factor: 2, steps: NaN }),
    () => warmupCosine({ warmup: 5, steps: 5 }),
    () => warmupStableDecay({ warmup: 3, steps: 5, decay: 3 }),
    () => warmupStableDecay({ warmup: -1, steps: 5, decay: 3 }),
    () => piecewise([]),
    () => piecewise([{ start: 1, schedule: constant(1) }]),
    () => piecewise([{ start: 0, schedule: constant(1) }, { start: 0, schedule: constant(1) }]), // prettier-ignore
  ])('%s', (make) => {
    expect(make).toThrow(OptionError)
  })
})
