import { describe, expect, test } from 'vitest'
import * as o from '../../index.ts'
import { tensor, zeros } from '../../index.ts'

test('unstack undoes stack, chunk undoes concat', () => {
  const x = o.reshape(o.arange(24), [2, 3, 4])
  for (const axis of [0, 1, 2, -1]) {
    expect(o.stack(o.unstack(x, axis), axis).toArray()).toEqual(x.toArray())
    expect(o.concat(o.chunk(x, x.shape.at(axis)!, axis), axis).toArray()).toEqual(x.toArray())
  }
})

test('one part is itself, empty parts are nothing', () => {
  const x = tensor([1, 2])
  expect(o.concat([x])).toBe(x)
  expect(o.concat([zeros([0]), x, zeros([0])]).toArray()).toEqual([1, 2])
  expect(o.unstack(zeros([0, 3]))).toEqual([])
})

describe('what joining refuses', () => {
  test.each<[string, () => unknown, string]>([
    ['no parts', () => o.concat([]), '"parts" must be at least one tensor, got none'],
    ['no parts to stack', () => o.stack([]), '"parts" must be at least one tensor'],
    ['scalars', () => o.concat([tensor(1), tensor(2)]), '"axis" must be left out for a scalar'],
    ['other sizes', () => o.concat([zeros([2, 3]), zeros([2, 4])]), '"parts" must be tensors like [2, 3] but for axis 0, got [2, 4]'],
    ['another rank', () => o.concat([zeros([2, 3]), zeros([3])]), 'got [3]'],
    ['stacking unlike shapes', () => o.stack([zeros([2]), zeros([3])]), 'tensors like [1, 2]'],
    ['a negative count', () => o.tile(zeros([2]), [-1]), 'made of non-negative integers'],
    ['a fractional count', () => o.repeat(zeros([2]), 1.5, 0), 'made of non-negative integers'],
    ['a fractional shift', () => o.roll(zeros([2]), 0.5, 0), 'must be integers'],
    ['a scalar to unstack', () => o.unstack(tensor(1)), '"axis" must be left out for a scalar'],
    ['a negative width', () => o.pad(zeros([2]), [[-1, 0]]), '"widths" must be 1 pairs of non-negative integers, got [[-1,0]]'],
    ['too few widths', () => o.pad(zeros([2, 2]), [[1, 0]]), '"widths" must be 2 pairs'],
  ])('%s', (_, call, message) => expect(call).toThrow(message))
})
