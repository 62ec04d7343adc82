import { arange, neg } from '@ortho/core'
import { expect, test } from 'vitest'
import { samplePlaces, sampled } from './sample.ts'

test('places lie inside each result, the first and the last among them', () => {
  const places = samplePlaces(10_000, 7)
  expect(places.filter(([of]) => of === 0).every(([, at]) => at >= 0 && at < 10_000)).toBe(true)
  expect(places).toEqual(expect.arrayContaining([[0, 0], [0, 9999], [1, 0], [1, 6]])) // prettier-ignore
  expect(places.every(([of, at]) => of === 0 || (at >= 0 && at < 7))).toBe(true)
})

test('places fall into all rows and columns alike', () => {
  const n = 16
  const inside = samplePlaces(n * n).map(([, at]) => at)
  expect(new Set(inside.map((at) => at % n)).size).toBe(n)
  expect(new Set(inside.map((at) => Math.floor(at / n))).size).toBe(n)
})

test('elements come in the order of their places', async () => {
  const results = [arange(10), neg(arange(10))]
  const places = [[1, 3], [0, 9], [0, 2], [1, 1]] as const // prettier-ignore
  expect(await sampled(results, places)).toEqual([-3, 9, 2, -1])
})
