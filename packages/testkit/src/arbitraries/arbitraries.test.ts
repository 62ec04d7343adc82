import { gram, isFloat, matmul, matrixTranspose } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectNear } from '../near.ts'
import { orthoDefect } from '../measures.ts'
import { matrixFromSpectrum, matrixWithSpectrum, tallMatrix } from './matrix.ts'
import { anyShape } from './shape.ts'
import { anyView } from './view.ts'

const EPS = 2 ** -52

describe('matrices with a spectrum', () => {
  test('of ones have orthonormal columns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(), (n, extra, seed) => {
        const q = matrixFromSpectrum(new Array<number>(n).fill(1), { rows: n + extra, seed })
        expect(q.shape).toEqual([n + extra, n])
        expect(orthoDefect(q)).toBeLessThan(8 * EPS * n * (n + extra))
      }),
    )
  })

  test('have these singular values: power sums of the Gram matrix agree', () => {
    const spectrum = [3, 2, 0.5, 0]
    fc.assert(
      fc.property(matrixWithSpectrum(spectrum, { rows: 7 }), (x) => {
        const g = gram(matrixTranspose(x))
        const trace = (m: typeof g): number => [0, 1, 2, 3].reduce((sum, i) => sum + Number(m.dataSync()[5 * i]), 0)
        expectNear(trace(g), 9 + 4 + 0.25, { rtol: 64 * EPS })
        expectNear(trace(matmul(g, g)), 81 + 16 + 0.0625, { rtol: 64 * EPS })
      }),
      { numRuns: 30 },
    )
  })

  test('depend on the seed alone, and on it', () => {
    const values = (seed: number): unknown => matrixFromSpectrum([2, 1], { rows: 3, seed }).toArray()
    expect(values(5)).toEqual(values(5))
    expect(values(5)).not.toEqual(values(6))
  })
})

test('tall matrices are tall, within the limits, of the dtype, and of norm 1', () => {
  fc.assert(
    fc.property(tallMatrix({ maxCols: 4, maxExtraRows: 3, logCond: [1, 2], dtype: 'float32' }), (x) => {
      const [m, n] = x.shape
      expect(n).toBeGreaterThanOrEqual(1)
      expect(n).toBeLessThanOrEqual(4)
      expect(m! - n!).toBeGreaterThanOrEqual(0)
      expect(m! - n!).toBeLessThanOrEqual(3)
      expect(x.dtype).toBe('float32')
    }),
  )
})

test('a failing tall matrix shrinks to the fewest columns and the smallest condition', () => {
  const result = fc.check(
    fc.property(tallMatrix(), (x) => x.shape[1]! < 3),
    { seed: 1 },
  )
  expect(result.counterexample?.[0].shape).toEqual([3, 3])
})

test('views hold the numbers that their strides name, and cover every kind of layout', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      anyShape({ maxAxes: 3 }).chain((shape) => anyView(shape, { dtype: 'float32', min: -1, max: 1 })),
      (x) => {
        expect(isFloat(x.dtype)).toBe(true)
        expect(x.dataSync().every((v) => v >= -1 && v < 1)).toBe(true)
        if (x.size > 1) for (const stride of x.strides) seen.add(String(Math.sign(stride)))
        if (x.offset > 0) seen.add('offset')
      },
    ),
    { numRuns: 300 },
  )
  expect([...seen].sort()).toEqual(['-1', '0', '1', 'offset'])
})

test('a failing view shrinks to a dense one', () => {
  const result = fc.check(
    fc.property(anyView([2, 3]), (x) => x.size < 6),
    { seed: 3 },
  )
  const view = result.counterexample?.[0]
  expect(view?.strides).toEqual([3, 1])
  expect(view?.offset).toBe(0)
})
