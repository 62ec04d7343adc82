import { expect, test } from 'vitest'
import { maximum, median, minimum } from './statistics.ts'

test('the median of an odd and of an even number of values', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([7])).toBe(7)
})

test('nothing has no median and no extremes', () => {
  expect(median([])).toBeNaN()
  expect(minimum([])).toBe(Infinity)
  expect(maximum([])).toBe(-Infinity)
})
