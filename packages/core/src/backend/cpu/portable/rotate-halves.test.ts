import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { View } from '../../types.ts'
import { anyShape, anyView, at, floats, indicesOf, stored, values } from './fixtures/views.ts'
import { rotateHalves } from './rotate-halves.ts'

/** The definition, element by element. */
function turned(x: View, cos: View, sin: View): number[] {
  const half = cos.shape.at(-1)!
  return indicesOf(x.shape).map((index) => {
    const k = index.at(-1)!
    const pair = index.with(-1, k % half)
    const [first, second] = [at(x, pair), at(x, index.with(-1, (k % half) + half))]
    const [c, s] = [at(cos, pair), at(sin, pair)]
    return stored(k < half ? first * c - second * s : second * c + first * s, x.dtype)
  })
}

describe.each(floats)('%s', (dtype) => {
  const operands = anyShape(1, 4).chain((half) =>
    fc.tuple(anyView(dtype, half.with(-1, 2 * half.at(-1)!)), anyView(dtype, half), anyView(dtype, half)),
  )

  test('every pair of halves is turned, whatever the layouts', () => {
    fc.assert(
      fc.property(operands, ([x, cos, sin]) => {
        // Products of numbers of so few bits are exact, so there is one result; adding 0 makes -0 one with 0.
        const found = values(rotateHalves(x, cos, sin)).map((v) => v + 0)
        expect(found).toEqual(turned(x, cos, sin).map((v) => v + 0))
      }),
    )
  })
})
