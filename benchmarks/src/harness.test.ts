import { isOrthoError } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import type { Case, Contender } from './case.ts'
import { measure, requireNear } from './harness.ts'

function contender(name: string, log: string[], more: Partial<Contender> = {}): Contender {
  return { name, calls: 2, call: () => log.push(name), result: () => [1], ...more }
}

function work(contenders: Case['contenders'], floors: Case['floors'] = []): Case {
  return { name: 'work', reference: () => [1], tolerance: {}, contenders, floors }
}

describe('measure', () => {
  test('runs all contenders in every round, each round beginning with another one', async () => {
    const log: string[] = []
    await measure(work([contender('a', log), contender('b', log)]), { rounds: 2, share: 1 })
    // A round to warm up and two that count, two calls each.
    expect(log.join('')).toBe('aabb' + 'bbaa' + 'aabb')
  })

  test('prepares before each round and waits for promises', async () => {
    const log: string[] = []
    const slow = contender('done', log, {
      calls: 1,
      prepare: () => void log.push('prepared'),
      call: async () => {
        await Promise.resolve()
        log.push('done')
      },
    })
    await measure(work([slow]), { rounds: 1, share: 1 })
    expect(log).toEqual(['prepared', 'prepared', 'done', 'prepared', 'done'])
  })

  test('takes the time of a contender that has a clock, and leaves out a slow one after its rounds', async () => {
    const log: string[] = []
    const { timings, outcomes } = await measure(
      work(
        [contender('own', log, { clock: (calls) => Promise.resolve(10 * calls) }), contender('slow', log, { rounds: 1 })],
        [{ kind: 'ratio', of: 'own', against: 'slow', atLeast: 0 }],
      ),
      { rounds: 3, share: 1 },
    )
    expect(timings).toMatchObject([
      { name: 'own', rounds: 3, median: 20 },
      { name: 'slow', rounds: 1 },
    ])
    expect(log).toEqual(['slow', 'slow'])
    expect(outcomes[0]?.passed).toBe(true)
  })

  test('makes at least one call, whatever the share', async () => {
    const log: string[] = []
    const { timings } = await measure(work([contender('a', log)]), { rounds: 1, share: 0.001 })
    expect(log).toEqual(['a', 'a'])
    expect(timings[0]).toMatchObject({ calls: 1, rounds: 1 })
  })

  test('a wrong result is not timed', async () => {
    const log: string[] = []
    const wrong = contender('wrong', log, { result: () => [1.5] })
    await expect(measure(work([wrong]), { rounds: 1, share: 1 })).rejects.toSatisfy(isOrthoError)
    expect(log).toEqual([])
  })

  test('what is timed for comparison has no result to check', async () => {
    const log: string[] = []
    const yardstick = { name: 'yardstick', calls: 1, call: () => log.push('yardstick') }
    const floors = [{ kind: 'ratio', of: 'a', against: 'yardstick', atLeast: 0 }] as const
    const { outcomes } = await measure(work([contender('a', []), yardstick], floors), { rounds: 1, share: 1 })
    expect(log).toHaveLength(2)
    expect(outcomes[0]?.passed).toBe(true)
  })

  test('a floor with an absent contender is skipped for its reason', async () => {
    const floors = [{ kind: 'ratio', of: 'a', against: 'b', atLeast: 2 }] as const
    const { outcomes, absent } = await measure(work([contender('a', []), { name: 'b', absent: 'not installed' }], floors), {
      rounds: 1,
      share: 1,
    })
    expect(outcomes).toEqual([{ floor: floors[0], skipped: 'not installed' }])
    expect(absent).toEqual([{ name: 'b', absent: 'not installed' }])
  })

  test('judges floors by the times it measured', async () => {
    const floors = [
      { kind: 'ratio', of: 'a', against: 'a', atLeast: 1 },
      { kind: 'ratio', of: 'a', against: 'a', atLeast: 1.01 },
      { kind: 'time', of: 'a', atMostMicroseconds: Infinity },
      { kind: 'time', of: 'a', atMostMicroseconds: -1 },
    ] as const
    const { outcomes } = await measure(work([contender('a', [], { calls: 10_000 })], floors), { rounds: 3, share: 1 })
    expect(outcomes.map(({ passed }) => passed)).toEqual([true, false, true, false])
    expect(outcomes[0]?.measured).toBe(1)
  })
})

describe('requireNear', () => {
  test('takes what is within the tolerance and refuses what is not', () => {
    const tolerance = { absolute: 0.1, relative: 0.01 }
    expect(() => requireNear('x', [10.19], [10], tolerance)).not.toThrow()
    expect(() => requireNear('x', [10.21], [10], tolerance)).toThrow(/result\[0\]/)
  })

  test('refuses NaN and other lengths', () => {
    expect(() => requireNear('x', [NaN], [1], { absolute: Infinity })).toThrow(/NaN/)
    expect(() => requireNear('x', [1, 2], [1], {})).toThrow(/elements/)
  })
})
