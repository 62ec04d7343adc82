import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DType } from '../../../dtype.ts'
import { sizeOf } from '../../../shape.ts'
import type { ReduceOp, View } from '../../types.ts'
import { anyShape, anyView, at, dtypes, floats, indicesOf, numbers, stored, values, whole } from './fixtures/views.ts'
import { argReduce, range, reduce } from './reduce.ts'
import { scan } from './scan.ts'

const folds: { readonly [op in ReduceOp]: (a: number, b: number, dtype: DType) => number } = {
  sum: (a, b) => a + b,
  prod: (a, b, dtype) => (dtype === 'int32' ? Math.imul(a, b) : a * b),
  max: (a, b) => Math.max(a, b),
  min: (a, b) => Math.min(a, b),
}

const identity = { sum: 0, prod: 1, max: -Infinity, min: Infinity }

function naive(op: ReduceOp, x: View, axes: readonly number[]): number[] {
  const kept = x.shape.filter((_, axis) => !axes.includes(axis))
  const reduced = axes.map((axis) => x.shape[axis]!)
  return indicesOf(kept).map((outer) => {
    let total: number = identity[op]
    for (const inner of indicesOf(reduced)) {
      const rest = [...outer]
      const index = x.shape.map((_, axis) => (axes.includes(axis) ? inner[axes.indexOf(axis)]! : rest.shift()!))
      total = folds[op](total, at(x, index), x.dtype)
    }
    return stored(total, x.dtype)
  })
}

const ops: ReduceOp[] = ['sum', 'prod', 'max', 'min']

describe.each(dtypes)('%s', (dtype) => {
  test.each(dtype === 'bool' ? (['max', 'min'] as const) : ops)('%s over any axes of any view', (op) => {
    const smallest = op === 'sum' || op === 'prod' ? 0 : 1
    const input = anyShape(0, 4, smallest).chain((shape) => fc.tuple(anyView(dtype, shape), fc.subarray([...shape.keys()])))
    fc.assert(
      fc.property(input, ([x, axes]) => {
        const expected = naive(op, x, axes)
        const found = values(reduce(op, x, axes))
        expect(found.length).toBe(expected.length)
        // Sums of few-bit numbers are exact; products round, in another order, at most once per factor.
        const size = sizeOf(x.shape)
        found.forEach((v, i) => {
          const eps = op === 'prod' && dtype !== 'int32' ? 2 ** -52 * size + (dtype === 'float32' ? 2 ** -23 : 0) : 0
          expect(Math.abs(v - expected[i]!)).toBeLessThanOrEqual(eps * Math.abs(expected[i]!))
        })
      }),
      { numRuns: 150 },
    )
  })

  test.each(['max', 'min'] as const)('first index of the %s', (op) => {
    const input = anyShape(1, 4, 1).chain((shape) => fc.tuple(anyView(dtype, shape), fc.nat(shape.length - 1)))
    fc.assert(
      fc.property(input, ([x, axis]) => {
        const expected = indicesOf(x.shape.toSpliced(axis, 1)).map((outer) => {
          const line = Array.from({ length: x.shape[axis]! }, (_, i) => at(x, outer.toSpliced(axis, 0, i)))
          return line.indexOf(op === 'max' ? Math.max(...line) : Math.min(...line))
        })
        expect(values(argReduce(op, x, axis))).toEqual(expected)
      }),
    )
  })

  test.each(dtype === 'bool' ? (['max', 'min'] as const) : ops)('running %s', (op) => {
    const input = anyShape(1, 4).chain((shape) => fc.tuple(anyView(dtype, shape), fc.nat(shape.length - 1)))
    fc.assert(
      fc.property(input, ([x, axis]) => {
        const expected = indicesOf(x.shape).map((index) => {
          let total: number = identity[op]
          for (let i = 0; i <= index[axis]!; i++) total = folds[op](total, at(x, index.with(axis, i)), dtype)
          return stored(total, dtype)
        })
        expect(values(scan(op, x, axis))).toEqual(expected)
      }),
    )
  })
})

describe.each(floats)('NaN in %s', (dtype) => {
  const data = numbers(5, 60, dtype)
  data[17] = NaN
  const x = whole(data, dtype, [6, 10])
  test('propagates through max and min, along rows and columns', () => {
    for (const op of ['max', 'min'] as const) {
      expect(values(reduce(op, x, [0, 1]))).toEqual([NaN])
      expect(values(reduce(op, x, [0])).map(Number.isNaN)).toEqual(Array.from({ length: 10 }, (_, j) => j === 7))
      expect(values(reduce(op, x, [1])).map(Number.isNaN)).toEqual([false, true, false, false, false, false])
      expect(argReduce(op, x, 1)[1]).toBe(7)
    }
    expect(values(argReduce('max', whole(Float64Array.of(-Infinity, NaN, NaN, 9), 'float64', [4]), 0))).toEqual([1])
  })
})

test('indices of rows of infinities and of the smallest integers', () => {
  expect(values(argReduce('max', whole(Float64Array.of(-Infinity, -Infinity), 'float64', [2]), 0))).toEqual([0])
  expect(values(argReduce('min', whole(Float64Array.of(Infinity, Infinity), 'float64', [2]), 0))).toEqual([0])
})

test('int32 sums and products wrap', () => {
  const x = whole(Int32Array.of(2 ** 31 - 1, 2, 3, 2 ** 30), 'int32', [2, 2])
  for (const axes of [[0], [1], [0, 1]]) {
    expect(values(reduce('sum', x, axes))).toEqual(naive('sum', x, axes))
    expect(values(reduce('prod', x, axes))).toEqual(naive('prod', x, axes))
  }
  expect(values(scan('sum', x, 1))).toEqual([2 ** 31 - 1, -(2 ** 31) + 1, 3, 2 ** 30 + 3])
})

test('range of an int32 view', () => {
  expect(range(whole(Int32Array.of(4, -7, 9), 'int32', [3]))).toEqual([-7, 9])
  expect(range(whole(new Int32Array(0), 'int32', [0]))).toEqual([0, 0])
})

describe('accuracy of long sums', () => {
  // 0.1 is rounded: a running sum in the dtype drifts by many ulp, a pairwise or blocked one does not.
  const n = 100_000
  test.each([
    ['rows of float64', 'float64', [1, n], [1]],
    ['columns of float64', 'float64', [n, 8], [0]],
    ['rows of float32', 'float32', [1, n], [1]],
    ['columns of float32', 'float32', [n, 8], [0]],
  ] as const)('%s', (_, dtype, shape, axes) => {
    const value = stored(0.1, dtype)
    const x = whole(
      dtype === 'float32' ? new Float32Array(sizeOf(shape)).fill(value) : new Float64Array(sizeOf(shape)).fill(value),
      dtype,
      shape,
    )
    const unit = dtype === 'float32' ? 2 ** -24 : 2 ** -53
    // Blocks of 128 and then n/128 block sums: at most B + n/B roundings, in double precision even for float32.
    const bound = unit + 2 ** -53 * (128 + n / 128)
    for (const total of values(reduce('sum', x, axes))) expect(Math.abs(total / (value * n) - 1)).toBeLessThanOrEqual(bound)
  })
})
