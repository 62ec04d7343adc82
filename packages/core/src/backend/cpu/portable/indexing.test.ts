import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DType } from '../../../dtype.ts'
import { sizeOf } from '../../../shape.ts'
import type { View } from '../../types.ts'
import { anyShape, anyView, at, dtypes, indicesOf, numbers, stored, values, whole } from './fixtures/views.ts'
import { gather, gatherAlong, scatterAdd, scatterAddAlong } from './indexing.ts'

/** int32 view of `shape`, two elements into its storage, with entries below `limit`, sometimes with repeated rows. */
function indexView(shape: readonly number[], limit: number): fc.Arbitrary<View> {
  return fc.tuple(fc.integer(), fc.boolean()).map(([seed, repeat]) => {
    const data = numbers(seed, sizeOf(shape) + 2, 'float64').map((v) => Math.floor(((v + 4) * 32) % limit))
    const x = { ...whole(Int32Array.from(data), 'int32', shape), offset: 2 }
    return repeat && shape.length > 0 ? { ...x, strides: x.strides.with(0, 0) } : x
  })
}

interface Case {
  readonly x: View
  readonly axis: number
  readonly indices: View
}

function gatherCase(dtype: DType): fc.Arbitrary<Case> {
  return fc.tuple(anyShape(1, 4, 1), fc.nat(3), anyShape(0, 2)).chain(([shape, a, inner]) => {
    const axis = a % shape.length
    return fc.record({ x: anyView(dtype, shape), axis: fc.constant(axis), indices: indexView(inner, shape[axis]!) })
  })
}

function alongCase(dtype: DType): fc.Arbitrary<Case> {
  return fc.tuple(anyShape(1, 4, 1), fc.nat(3), fc.nat(4)).chain(([shape, a, count]) => {
    const axis = a % shape.length
    const indices = indexView(shape.with(axis, count), shape[axis]!)
    return fc.record({ x: anyView(dtype, shape), axis: fc.constant(axis), indices })
  })
}

describe.each(dtypes)('%s', (dtype) => {
  test('gather', () => {
    fc.assert(
      fc.property(gatherCase(dtype), ({ x, axis, indices }) => {
        const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)]
        const expected = indicesOf(shape).map((index) => {
          const i = at(indices, index.slice(axis, axis + indices.shape.length))
          return at(x, [...index.slice(0, axis), i, ...index.slice(axis + indices.shape.length)])
        })
        expect(values(gather(x, indices, axis))).toEqual(expected)
      }),
    )
  })

  test('gatherAlong', () => {
    fc.assert(
      fc.property(alongCase(dtype), ({ x, axis, indices }) => {
        const expected = indicesOf(indices.shape).map((index) => at(x, index.with(axis, at(indices, index))))
        expect(values(gatherAlong(x, indices, axis))).toEqual(expected)
      }),
    )
  })

  if (dtype === 'bool') return

  test('scatterAdd adds where gather reads', () => {
    const input = gatherCase(dtype).chain((c) => {
      const shape = [...c.x.shape.slice(0, c.axis), ...c.indices.shape, ...c.x.shape.slice(c.axis + 1)]
      return fc.tuple(fc.constant(c), anyView(dtype, shape))
    })
    fc.assert(
      fc.property(input, ([{ x, axis, indices }, updates]) => {
        const out = new Map(indicesOf(x.shape).map((index) => [index.join(), 0]))
        for (const index of indicesOf(updates.shape)) {
          const i = at(indices, index.slice(axis, axis + indices.shape.length))
          const to = [...index.slice(0, axis), i, ...index.slice(axis + indices.shape.length)].join()
          out.set(to, out.get(to)! + at(updates, index))
        }
        expect(values(scatterAdd(x.shape, indices, updates, axis))).toEqual([...out.values()].map((v) => stored(v, dtype)))
      }),
    )
  })

  test('scatterAddAlong adds where gatherAlong reads', () => {
    const input = alongCase(dtype).chain((c) => fc.tuple(fc.constant(c), anyView(dtype, c.indices.shape)))
    fc.assert(
      fc.property(input, ([{ x, axis, indices }, updates]) => {
        const out = new Map(indicesOf(x.shape).map((index) => [index.join(), 0]))
        for (const index of indicesOf(updates.shape)) {
          const to = index.with(axis, at(indices, index)).join()
          out.set(to, out.get(to)! + at(updates, index))
        }
        expect(values(scatterAddAlong(x.shape, indices, updates, axis))).toEqual([...out.values()].map((v) => stored(v, dtype)))
      }),
    )
  })
})
