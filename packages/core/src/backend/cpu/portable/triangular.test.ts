import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TriangularOptions, View } from '../../types.ts'
import { matmul } from './matmul.ts'
import { anyView, at, floats, indicesOf, values, whole } from './fixtures/views.ts'
import { triangularMatmul, triangularSolve } from './triangular.ts'

const kinds = [true, false].flatMap((lower) => [true, false].map((unitDiagonal) => ({ lower, unitDiagonal })))

/** The triangle that `options` name, as a matrix with zeros elsewhere. */
function triangle(t: View, { lower, unitDiagonal }: TriangularOptions): View {
  const data = indicesOf(t.shape).map((index) => {
    const [i = 0, j = 0] = index.slice(-2)
    if (i === j) return unitDiagonal ? 1 : at(t, index)
    return i > j === lower ? at(t, index) : 0
  })
  return whole(Float64Array.from(data), 'float64', t.shape)
}

const sizes = fc.tuple(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 1 }), fc.nat(9), fc.nat(4))

describe.each(floats)('%s', (dtype) => {
  const eps = dtype === 'float32' ? 2 ** -23 : 2 ** -52

  describe.each(kinds)('%o', (options) => {
    test('product', () => {
      const input = sizes.chain(([batch, n, m]) => fc.tuple(anyView(dtype, [...batch, n, n]), anyView(dtype, [...batch, n, m])))
      fc.assert(
        fc.property(input, ([t, b]) => {
          // Few-bit operands: exact in double precision.
          expect(values(triangularMatmul(t, b, options)).map((v) => v + 0)).toEqual(
            values(matmul(triangle(t, options), b)).map((v) => v + 0),
          )
        }),
      )
    })

    test('solve leaves a small residual and does not read the other side', () => {
      const input = sizes.chain(([batch, n, m]) => fc.tuple(anyView(dtype, [...batch, n, n]), anyView(dtype, [...batch, n, m])))
      fc.assert(
        fc.property(input, fc.boolean(), ([t, b], byColumns) => {
          const n = t.shape.at(-1)!
          // Diagonal made to dominate, other side made NaN.
          const data = indicesOf(t.shape).map((index) => {
            const [i = 0, j = 0] = byColumns ? index.slice(-2).reverse() : index.slice(-2)
            if (i === j) return options.unitDiagonal ? NaN : n + 1
            return i > j === options.lower ? at(t, index) / 8 : NaN
          })
          const stored = whole(dtype === 'float32' ? Float32Array.from(data) : Float64Array.from(data), dtype, t.shape)
          const matrix = byColumns ? { ...stored, strides: [...stored.strides.slice(0, -2), 1, n] } : stored
          const x = triangularSolve(matrix, b, options)
          const residual = values(matmul(triangle(matrix, options), whole(x, dtype, b.shape), { alpha: -1, c: b }))
          const scale = Math.max(0, ...values(x).map(Math.abs))
          for (const r of residual) expect(Math.abs(r)).toBeLessThanOrEqual(2 * (n + 1) ** 2 * eps * scale)
        }),
      )
    })
  })
})

test('a product with a triangle does not read the other side', () => {
  const t = whole(Float64Array.of(NaN, NaN, 3, NaN), 'float64', [2, 2])
  const b = whole(Float64Array.of(1, 2), 'float64', [2, 1])
  expect(values(triangularMatmul(t, b, { lower: true, unitDiagonal: true }))).toEqual([1, 5])
})
