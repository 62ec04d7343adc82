import { describe, expect, test } from 'vitest'
import { DTypeError, OptionError, ShapeError } from '../errors.ts'
import { take } from '../ops/movement/indexing.ts'
import { tensor } from '../tensor/create.ts'
import { integerArray } from './integers.ts'
import { key, split } from './key.ts'
import { bernoulli, categorical, exponential, gumbel, permutation, randint, randn, truncatedNormal, uniform } from './random.ts'

const root = key(42)

test('the numbers that the JAX documentation prints', () => {
  // https://docs.jax.dev/en/latest/jax.random.html, section "PRNG keys".
  const [, subkey] = split(key(0))
  expect(uniform(key(0), [], { dtype: 'float32' }).item().toPrecision(6)).toBe('0.947667')
  expect(uniform(subkey, [], { dtype: 'float32' }).item().toPrecision(6)).toBe('0.00729382')
})

test('a shape is filled in row-major order with one stream', () => {
  const flat = randn(root, [24])
  expect(randn(root, [2, 3, 4]).dataSync()).toEqual(flat.dataSync())
  expect(randn(root, [2, 3, 4]).shape).toEqual([2, 3, 4])
  expect(randn(root, [2, 0, 3]).size).toBe(0)
})

test('dtypes are the backend’s unless named', () => {
  expect([uniform(root), exponential(root), gumbel(root, [], { dtype: 'float32' })].map((x) => x.dtype)).toEqual([
    'float64',
    'float64',
    'float32',
  ])
  expect([randint(root, [2], { max: 3 }).dtype, bernoulli(root).dtype, permutation(root, 3).dtype]).toEqual(['int32', 'bool', 'int32'])
})

test('options reach the distribution', () => {
  expect(Math.min(...uniform(root, [100], { min: 5, max: 6 }).dataSync())).toBeGreaterThanOrEqual(5)
  expect(Math.min(...truncatedNormal(root, [100], { lower: 1, upper: 2 }).dataSync())).toBeGreaterThan(1)
  expect(bernoulli(root, [50], { p: 1 }).toArray()).toEqual(new Array(50).fill(true))
  expect(randint(root, [8], { min: -5, max: 1000 }).toArray()).toEqual([...integerArray(root, 8, { min: -5, max: 1000 })])
})

test('a tensor is shuffled by taking its rows in a random order', () => {
  const rows = tensor([[0, 1], [2, 3], [4, 5], [6, 7]]) // prettier-ignore
  const shuffled = take(rows, permutation(key(3), 4)).toArray()
  expect(shuffled).toHaveLength(4)
  expect(shuffled).toEqual(expect.arrayContaining([[0, 1], [2, 3], [4, 5], [6, 7]])) // prettier-ignore
})

describe('categorical', () => {
  const logits = tensor([[0, 1], [2, 0], [1, 1]], { dtype: 'float32' }) // prettier-ignore

  test('an impossible category is never drawn', () => {
    const draws = categorical(root, tensor([-Infinity, 0, -Infinity, 0]), { shape: [200] }).dataSync()
    expect(new Set(draws)).toEqual(new Set([1, 3]))
  })

  test('shapes and dtypes that do not fit are errors', () => {
    expect(() => categorical(root, logits, { shape: [5] })).toThrow('"shape" must be a shape that ends in [3], got [5]')
    expect(() => categorical(root, logits, { shape: [] })).toThrow(ShapeError)
    expect(() => categorical(root, tensor([1, 2], { dtype: 'int32' }))).toThrow(DTypeError)
    expect(() => categorical(root, tensor(1))).toThrow(ShapeError)
  })
})

test('what cannot be drawn is an error', () => {
  expect(() => randn(root, [-1])).toThrow(ShapeError)
  expect(() => randn(root, [1.5])).toThrow(ShapeError)
  expect(() => uniform(root, [2], { min: 2, max: 1 })).toThrow(OptionError)
  expect(() => bernoulli(root, [2], { p: 2 })).toThrow(OptionError)
})
