import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyShape, anyView, indicesOf, list } from '../backend/cpu/portable/fixtures/views.ts'
import { sizeOf, stridesOf } from '../shape.ts'
import { isContiguous, reshapeLayout } from './layout.ts'

const anyLayout = anyShape(0, 4).chain((shape) => anyView('int32', shape))

test('a layout is contiguous exactly when its elements follow each other', () => {
  fc.assert(
    fc.property(anyLayout, (x) => {
      const places = indicesOf(x.shape).map((index) => index.reduce((sum, i, axis) => sum + i * x.strides[axis]!, 0))
      expect(isContiguous(x)).toBe(places.every((place, i) => place === i))
    }),
    { numRuns: 500 },
  )
})

test('a reshaped layout, where there is one, has the same elements; a contiguous one always has', () => {
  const cut = fc.array(fc.nat(20), { maxLength: 3 })
  fc.assert(
    fc.property(anyLayout, cut, (x, cuts) => {
      const size = sizeOf(x.shape)
      const shape = cuts.reduce<number[]>(
        (axes, c) => {
          const [last = 1] = axes.slice(-1)
          const divisors = Array.from({ length: last }, (_, i) => i + 1).filter((d) => last % d === 0)
          const d = divisors[c % Math.max(1, divisors.length)] ?? 1
          return last === 0 ? [...axes, c] : [...axes.slice(0, -1), d, last / d]
        },
        [size],
      )
      const layout = reshapeLayout(x, shape)
      if (isContiguous(x)) expect(layout).toBeDefined()
      if (layout !== undefined) expect(list({ ...x, ...layout })).toEqual(list(x))
    }),
    { numRuns: 1000 },
  )
})

test('splitting and merging need no copy where strides allow', () => {
  const x = { shape: [4, 6], strides: stridesOf([4, 6]), offset: 5 }
  expect(reshapeLayout(x, [2, 2, 3, 2])).toEqual({ shape: [2, 2, 3, 2], strides: [12, 6, 2, 1], offset: 5 })
  expect(reshapeLayout({ ...x, strides: [12, 2] }, [24])).toEqual({ shape: [24], strides: [2], offset: 5 })
  expect(reshapeLayout({ ...x, strides: [1, 4] }, [24])).toBeUndefined()
  expect(reshapeLayout({ ...x, strides: [0, 1] }, [2, 2, 6])).toEqual({ shape: [2, 2, 6], strides: [0, 0, 1], offset: 5 })
})
