import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { View } from '../../types.ts'
import { anyView, at, floats, indicesOf, numbers, stored, values, whole } from './fixtures/views.ts'
import { gram, matmul } from './matmul.ts'

function naive(a: View, b: View): number[] {
  const k = a.shape.at(-1)!
  return indicesOf([...a.shape.slice(0, -1), b.shape.at(-1)!]).map((index) => {
    let sum = 0
    for (let l = 0; l < k; l++) sum += at(a, index.with(-1, l)) * at(b, index.with(-2, l))
    return sum
  })
}

const size = fc.integer({ min: 0, max: 9 })
const batch = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 })

describe.each(floats)('%s', (dtype) => {
  // Operands have few bits, so sums are exact in double precision and only the final rounding remains.
  test('product of any views', () => {
    const input = fc
      .tuple(batch, size, size, size)
      .chain(([lead, m, k, n]) => fc.tuple(anyView(dtype, [...lead, m, k]), anyView(dtype, [...lead, k, n])))
    fc.assert(
      fc.property(input, ([a, b]) => {
        expect(values(matmul(a, b))).toEqual(naive(a, b).map((v) => stored(v, dtype) + 0))
      }),
      { numRuns: 300 },
    )
  })

  test('scaled and accumulated, rounded once', () => {
    const input = fc.tuple(batch, size, size, size).chain(([lead, m, k, n]) =>
      fc.record({
        a: anyView(dtype, [...lead, m, k]),
        b: anyView(dtype, [...lead, k, n]),
        c: fc.option(anyView(dtype, [...lead, m, n]), { nil: undefined }),
        alpha: fc.constantFrom(1, -0.5, 3),
        beta: fc.constantFrom(undefined, 0, 1, 0.25),
      }),
    )
    fc.assert(
      fc.property(input, ({ a, b, c, alpha, beta }) => {
        const out = indicesOf([...a.shape.slice(0, -1), b.shape.at(-1)!])
        const expected = naive(a, b).map((v, i) => stored(alpha * v + (c === undefined ? 0 : (beta ?? 1) * at(c, out[i]!)), dtype) + 0)
        expect(values(matmul(a, b, { alpha, beta, c })).map((v) => v + 0)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    [33, 37, 41],
    [1, 200, 300],
    [300, 200, 1],
    [64, 65, 63],
  ])('packed and vector paths: %i × %i × %i', (m, k, n) => {
    const a = whole(numbers(1, m * k, dtype), dtype, [m, k])
    const b = whole(numbers(2, k * n, dtype), dtype, [k, n])
    const bt = { ...whole(numbers(2, k * n, dtype), dtype, [k, n]), strides: [1, k] }
    expect(values(matmul(a, b))).toEqual(naive(a, b).map((v) => stored(v, dtype)))
    expect(values(matmul(a, bt))).toEqual(naive(a, bt).map((v) => stored(v, dtype)))
  })

  test('a beta of 0 does not read c', () => {
    const one = whole(numbers(1, 1, dtype).fill(2), dtype, [1, 1])
    const nan = whole(numbers(1, 1, dtype).fill(NaN), dtype, [1, 1])
    expect(values(matmul(one, one, { beta: 0, c: nan, alpha: 2 }))).toEqual([8])
  })

  test('gram is the product with the transpose, and symmetric', () => {
    const input = fc.tuple(batch, fc.constantFrom(0, 1, 2, 5, 33, 70), size).chain(([lead, m, k]) => anyView(dtype, [...lead, m, k]))
    fc.assert(
      fc.property(input, (x) => {
        const n = x.shape.length
        const order = [...Array(n - 2).keys(), n - 1, n - 2]
        const turned = { ...x, shape: order.map((i) => x.shape[i]!), strides: order.map((i) => x.strides[i]!) }
        expect(values(gram(x))).toEqual(naive(x, turned).map((v) => stored(v, dtype)))
      }),
      { numRuns: 40 },
    )
  })
})
