import fc from 'fast-check'
import { expect, test } from 'vitest'
import { broadcastShapes, requireShape, resolveAxes, resolveAxis, sameShape, showShape, sizeOf, stridesOf } from './shape.ts'

const shape = fc.array(fc.nat(4), { maxLength: 4 })

test('sizes and strides', () => {
  expect([sizeOf([]), sizeOf([2, 3]), sizeOf([2, 0])]).toEqual([1, 6, 0])
  expect([stridesOf([]), stridesOf([5]), stridesOf([2, 3, 4])]).toEqual([[], [1], [12, 4, 1]])
  expect([showShape([]), showShape([2, 3])]).toEqual(['[]', '[2, 3]'])
  expect([sameShape([1], [1]), sameShape([1], [1, 1]), sameShape([2], [3])]).toEqual([true, false, false])
})

test('shapes that broadcast do so in either order, and stretch only axes of size 1', () => {
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      const ndim = Math.max(a.length, b.length)
      const [p, q] = [a, b].map((x) => [...new Array<number>(ndim - x.length).fill(1), ...x]) as [number[], number[]]
      if (p.some((n, i) => n !== q[i] && n !== 1 && q[i] !== 1)) {
        expect(() => broadcastShapes('f', a, b)).toThrow(
          `f must be given shapes that broadcast together, got ${showShape(a)} and ${showShape(b)}.`,
        )
      } else {
        const expected = p.map((n, i) => (n === 1 ? q[i]! : n))
        expect([broadcastShapes('f', a, b), broadcastShapes('f', b, a)]).toEqual([expected, expected])
      }
    }),
  )
})

test('axes count from either end', () => {
  expect([resolveAxis('f', 1, 3), resolveAxis('f', -1, 3), resolveAxis('f', -3, 3)]).toEqual([1, 2, 0])
  for (const axis of [3, -4, 0.5, NaN])
    expect(() => resolveAxis('f', axis, 3)).toThrow(`f: "axis" must be an integer in [-3, 2], got ${axis}`)
  expect([resolveAxes('f', undefined, 2), resolveAxes('f', -1, 2), resolveAxes('f', [-1, 0], 2), resolveAxes('f', [], 2)]).toEqual([
    [0, 1],
    [1],
    [0, 1],
    [],
  ])
  expect(() => resolveAxes('f', [0, -2], 2)).toThrow('got 0 twice')
})

test('sizes are non-negative integers, and few enough to count', () => {
  for (const good of [[], [0], [2, 3], [2 ** 52], [2 ** 52, 0]]) expect(() => requireShape('f', good)).not.toThrow()
  for (const bad of [[-1], [0.5], [NaN], [Infinity], [2 ** 30, 2 ** 30], [2 ** 53]])
    expect(() => requireShape('f', bad)).toThrow('f: "shape" must be')
})
