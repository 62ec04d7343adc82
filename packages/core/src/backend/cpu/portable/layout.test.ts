import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShape, anyView, at, dtypes, indicesOf, list, stored, values, whole } from './fixtures/views.ts'
import { cast, concat, copy, fill, pad } from './layout.ts'
import { RowWalk, flatStep } from './strided.ts'

describe.each(dtypes)('%s', (dtype) => {
  test('copy visits any view in row-major order, into new storage', () => {
    fc.assert(
      fc.property(
        anyShape(0, 5).chain((shape) => anyView(dtype, shape)),
        (x) => {
          const out = copy(x)
          expect(values(out)).toEqual(list(x))
          expect(out).not.toBe(x.storage)
        },
      ),
    )
  })

  test.each(dtypes)('cast to %s', (to) => {
    fc.assert(
      fc.property(
        anyShape(0, 3).chain((shape) => anyView(dtype, shape)),
        (x) => {
          const expected = list(x).map((v) => (to === 'bool' ? Number(v !== 0) : stored(v, to)))
          expect(values(cast(x, to))).toEqual(expected)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('concat', () => {
    const parts = fc.tuple(anyShape(1, 4), fc.nat(3), fc.array(fc.nat(4), { minLength: 1, maxLength: 3 })).chain(([shape, a, lengths]) => {
      const axis = a % shape.length
      return fc.tuple(fc.constant(axis), ...lengths.map((n) => anyView(dtype, shape.with(axis, n))))
    })
    fc.assert(
      fc.property(parts, ([axis, ...views]) => {
        const total = views.reduce((sum, v) => sum + v.shape[axis]!, 0)
        const expected = indicesOf(views[0]!.shape.with(axis, total)).map((index) => {
          let i = index[axis]!
          for (const v of views) {
            if (i < v.shape[axis]!) return at(v, index.with(axis, i))
            i -= v.shape[axis]!
          }
          return NaN
        })
        expect(values(concat(views, axis))).toEqual(expected)
      }),
    )
  })

  test('pad', () => {
    const input = anyShape(0, 4).chain((shape) => {
      const widths = fc.array(fc.nat(3), { minLength: shape.length, maxLength: shape.length })
      return fc.tuple(anyView(dtype, shape), widths, widths)
    })
    fc.assert(
      fc.property(input, ([x, low, high]) => {
        const shape = x.shape.map((n, axis) => low[axis]! + n + high[axis]!)
        const expected = indicesOf(shape).map((index) => {
          const inner = index.map((i, axis) => i - low[axis]!)
          return inner.every((i, axis) => i >= 0 && i < x.shape[axis]!) ? at(x, inner) : 1
        })
        expect(values(pad(x, low, high, 1))).toEqual(expected)
      }),
    )
  })
})

test('cast truncates towards zero and takes NaN for true', () => {
  const x = whole(Float64Array.of(-1.9, 1.9, -0.5, NaN), 'float64', [4])
  expect(values(cast(x, 'int32'))).toEqual([-1, 1, 0, 0])
  expect(values(cast(x, 'bool'))).toEqual([1, 1, 1, 1])
})

test('fill', () => {
  expect(values(fill([2, 2], 'float32', 0.1))).toEqual(new Array(4).fill(Math.fround(0.1)))
  expect(values(fill([], 'bool', 0.5))).toEqual([1])
  expect(values(fill([0, 3], 'int32', 7))).toEqual([])
})

test('long dense rows are moved as blocks', () => {
  const data = Float32Array.from({ length: 400 }, (_, i) => i)
  const x = { ...whole(data, 'float32', [3, 100]), strides: [130, 1], offset: 7 }
  expect(values(copy(x))).toEqual(list(x))
})

test('axes that one stride crosses are merged', () => {
  expect(flatStep([2, 3, 4], [12, 4, 1])).toBe(1)
  expect(flatStep([2, 1, 4], [8, 99, 2])).toBe(2)
  expect(flatStep([2, 3], [0, 0])).toBe(0)
  expect(flatStep([2, 3], [0, 1])).toBeUndefined()
  const walk = new RowWalk(
    [2, 3, 4],
    [
      { strides: [24, 4, 1], offset: 0 },
      { strides: [0, 4, 1], offset: 5 },
    ],
  )
  expect([walk.length, walk.count, walk.steps]).toEqual([12, 2, [1, 1]])
})
