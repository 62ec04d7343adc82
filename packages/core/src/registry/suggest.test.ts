import fc from 'fast-check'
import { expect, test } from 'vitest'
import { didYouMean, editDistance, suggestionsFor } from './suggest.ts'

test('editDistance counts insertions, deletions and substitutions', () => {
  expect(editDistance('', 'abc')).toBe(3)
  expect(editDistance('abc', '')).toBe(3)
  expect(editDistance('steps', 'stpes')).toBe(2)
  expect(editDistance('kitten', 'sitting')).toBe(3)
})

test('editDistance is symmetric, zero only for equals, and bounded by the longer word', () => {
  const word = fc.string({ maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const d = editDistance(a, b)
      expect(d).toBe(editDistance(b, a))
      expect(d === 0).toBe(a === b)
      expect(d).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
})

test('near names are suggested, nearest first, and far ones are not', () => {
  const names = ['optim/muon', 'optim/muonh', 'peft/lora', 'linalg/svd']
  expect(suggestionsFor('optim/mun', names)).toEqual(['optim/muon', 'optim/muonh'])
  expect(suggestionsFor('muon', names)).toEqual(['optim/muon', 'optim/muonh'])
  expect(didYouMean('xyz', names)).toBeUndefined()
  expect(didYouMean('peft/lroa', names)).toBe('Did you mean "peft/lora"?')
})
