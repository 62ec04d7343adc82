import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as o from '../../index.ts'
import { type Tensor, tensor, zeros } from '../../index.ts'
import { countingDevice } from '../../backend/fixtures/backends.ts'
import { denseOf, element, scrambled, tabulate, tensorOf } from '../fixtures/dense.ts'

const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })

test('take puts the axes of the indices in the place of the axis', () => {
  fc.assert(
    fc.property(shapes, fc.nat(), fc.array(fc.nat(3), { maxLength: 2 }), fc.nat(), (shape, at, places, seed) => {
      const [x, axis] = [scrambled(shape, seed), at % shape.length]
      const n = shape[axis]!
      const index = tabulate(places, (i) => (i.reduce((a, b) => a + 3 * b, seed) % (2 * n)) - n)
      const expected = tabulate([...shape.slice(0, axis), ...places, ...shape.slice(axis + 1)], (i) => {
        const k = element(index, i.slice(axis, axis + places.length))
        return element(x, [...i.slice(0, axis), k < 0 ? k + n : k, ...i.slice(axis + places.length)])
      })
      expect(denseOf(o.take(tensorOf(x), o.cast(tensorOf(index), 'int32'), axis))).toEqual(expected)
    }),
  )
})

test('scatterAdd is the transpose of take, scatterAddAlongAxis that of takeAlongAxis', () => {
  fc.assert(
    fc.property(shapes, fc.nat(), fc.nat(5), fc.nat(), (shape, at, count, seed) => {
      const axis = at % shape.length
      const n = shape[axis]!
      const x = tensorOf(scrambled(shape, seed))
      const inner = (a: Tensor, b: Tensor): number => o.sum(o.mul(a, b)).item()
      const places = o.mod(o.cast(tensorOf(scrambled([count], seed)), 'int32'), n)
      const taken = o.take(x, places, axis)
      const c = tensorOf(scrambled(taken.shape, seed + 1))
      expect(inner(taken, c)).toBe(inner(x, o.scatterAdd(o.zerosLike(x), places, c, axis)))
      const along = o.mod(o.cast(tensorOf(scrambled(shape.with(axis, count), seed)), 'int32'), n)
      const picked = o.takeAlongAxis(x, along, axis)
      const d = tensorOf(scrambled(picked.shape, seed + 2))
      expect(inner(picked, d)).toBe(inner(x, o.scatterAddAlongAxis(o.zerosLike(x), along, d, axis)))
    }),
  )
})

test('repeated indices add up; bools are counted; the input stays', () => {
  const x = zeros([3])
  expect(o.scatterAdd(x, [1, 1, -2], tensor([1, 2, 4])).toArray()).toEqual([0, 7, 0])
  const counts = o.scatterAdd(tensor([0, 0, 0], { dtype: 'int32' }), [1, 1, 2], tensor([true, true, true]))
  expect(counts.dtype).toBe('int32')
  expect(counts.toArray()).toEqual([0, 2, 1])
  expect(x.toArray()).toEqual([0, 0, 0])
})

test('oneHot of what is out of range is all zeros', () => {
  expect(o.oneHot([0, 2, -1, 3], 3).toArray()).toEqual([
    [1, 0, 0],
    [0, 0, 1],
    [0, 0, 0],
    [0, 0, 0],
  ])
  expect(o.oneHot(1, 2, { dtype: 'bool' }).toArray()).toEqual([false, true])
})

describe('what indexing refuses', () => {
  const x = zeros([3, 2])
  const int = (values: readonly number[]): Tensor => tensor(values, { dtype: 'int32' })
  test.each<[string, () => Tensor, string]>([
    ['an index beyond the end', () => o.take(x, [0, 3]), 'take: "indices" must be in [-3, 2] for an axis of 3, got values from 0 to 3'],
    ['an index before the beginning', () => o.take(x, int([-4])), 'got values from -4 to -4'],
    ['any index of an empty axis', () => o.take(zeros([0]), [0]), 'for an axis of 0'],
    ['indices of a float dtype', () => o.take(x, tensor([0, 1])), '"indices" must be int32, got float64'],
    ['fractions', () => o.take(x, [0.5]), '"indices" must be integers, got other values'],
    ['NaN', () => o.takeAlongAxis(x, [[NaN, 0]], 0), '"indices" must be integers'],
    ['booleans', () => o.take(x, [true]), '"indices" must be integers'],
    ['a missing axis', () => o.take(x, [0], 2), '"axis" must be an integer in [-2, 1]'],
    ['indices of another rank', () => o.takeAlongAxis(x, [0, 1], 0), 'given indices and updates of shape [2, 2], got [2]'],
    ['updates of another shape', () => o.scatterAdd(x, [0], zeros([2])), 'shape [1, 2], got [2]'],
    ['updates unlike the indices', () => o.scatterAddAlongAxis(x, [[0], [1], [1]], zeros([3, 2])), 'shape [3, 1], got [3, 2]'],
    ['beyond the end, along', () => o.scatterAddAlongAxis(x, [[2], [0], [0]], zeros([3, 1])), 'for an axis of 2'],
    ['a negative number of classes', () => o.oneHot([0], -1), 'made of non-negative integers'],
    ['indices elsewhere', () => o.take(x, tensor([0], { dtype: 'int32', backend: countingDevice() })), 'one on cpu and one on device'],
  ])('%s', (_, call, message) => expect(call).toThrow(message))

  test('no index is fine, whatever the axis', () => expect(o.take(zeros([0, 2]), int([])).shape).toEqual([0, 2]))
})
