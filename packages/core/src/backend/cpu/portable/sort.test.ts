import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShape, anyView, at, dtypes, indicesOf, numbers, values, whole } from './fixtures/views.ts'
import { argsort } from './sort.ts'

/** Stable order of `line` by the definition: NaN last, equal elements in place. */
function order(line: readonly number[], descending: boolean): number[] {
  const rank = (v: number): number => (Number.isNaN(v) ? Infinity : descending ? -v : v)
  return [...line.keys()].sort((i, j) => {
    const nan = Number(Number.isNaN(line[i])) - Number(Number.isNaN(line[j]))
    return nan !== 0 ? nan : rank(line[i]!) < rank(line[j]!) ? -1 : rank(line[i]!) > rank(line[j]!) ? 1 : i - j
  })
}

describe.each([false, true])('descending: %s', (descending) => {
  test.each(dtypes)('rows of any %s view', (dtype) => {
    fc.assert(
      fc.property(
        anyShape(1, 3).chain((shape) => anyView(dtype, shape)),
        (x) => {
          const expected = indicesOf(x.shape.slice(0, -1)).flatMap((outer) => {
            return order(
              Array.from({ length: x.shape.at(-1)! }, (_, i) => at(x, [...outer, i])),
              descending,
            )
          })
          expect(values(argsort(x, descending))).toEqual(expected)
        },
      ),
    )
  })

  test('NaN, infinities and zeros of either sign', () => {
    const entry = fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1, -1, 2 ** -1074)
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (line) => {
        const x = whole(Float64Array.from(line), 'float64', [line.length])
        expect(values(argsort(x, descending))).toEqual(order(line, descending))
      }),
    )
  })

  test.each([15, 16, 17, 31, 33, 64, 1000, 4097])('%i elements with ties', (n) => {
    const data = numbers(n, n, 'float32')
    expect(values(argsort(whole(data, 'float32', [n]), descending))).toEqual(order([...data], descending))
  })
})

test('the smallest int32 sorts last when descending', () => {
  expect(values(argsort(whole(Int32Array.of(-(2 ** 31), 5, -1), 'int32', [3]), true))).toEqual([1, 2, 0])
})
