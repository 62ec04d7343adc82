import { expect, test } from 'vitest'
import { allPassed, passed } from './experiment.ts'
import type { Check, Comparison } from './experiment.ts'

const check = (measured: number, comparison: Comparison, bound: number): Check => ({
  name: 'x',
  measured,
  comparison,
  bound,
  source: 'test',
})

test.each<[number, Comparison, number, boolean]>([
  [1, '<=', 1, true],
  [1.1, '<=', 1, false],
  [1, '>=', 1, true],
  [0.9, '>=', 1, false],
  [1, '<', 1, false],
  [0.9, '<', 1, true],
  [1, '>', 1, false],
  [1.1, '>', 1, true],
  [1, '==', 1, true],
  [1.1, '==', 1, false],
  [Infinity, '<=', 1, false],
  [Infinity, '>=', 1, true],
])('%d %s %d is %s', (measured, comparison, bound, expected) => {
  expect(passed(check(measured, comparison, bound))).toBe(expected)
})

test.each<Comparison>(['<=', '>=', '<', '>', '=='])('NaN and bounds that are not finite fail under %s', (comparison) => {
  expect(passed(check(NaN, comparison, 1))).toBe(false)
  expect(passed(check(1, comparison, NaN))).toBe(false)
  expect(passed(check(0, comparison, Infinity))).toBe(false)
  expect(passed(check(0, comparison, -Infinity))).toBe(false)
})

test('a report passes when it has checks and all pass', () => {
  expect(allPassed({ checks: [] })).toBe(false)
  expect(allPassed({ checks: [check(1, '==', 1)] })).toBe(true)
  expect(allPassed({ checks: [check(1, '==', 1), check(2, '==', 1)] })).toBe(false)
})
