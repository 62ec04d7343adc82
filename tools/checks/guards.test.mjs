import { expect, test } from 'vitest'
import { checkSizes } from './size.mjs'
import { checkTypeCost } from './type-cost.mjs'

test('bundles of small programs stay under their ceilings, and importing a package for nothing costs nothing', async () => {
  expect(await checkSizes()).toEqual([])
})

test('a registry of hundreds of methods stays cheap to type-check', () => {
  expect(checkTypeCost()).toEqual([])
})
