import { OptionError, SingularMatrixError, type Tensor, add, eye, key, matmul, mul, neg, randn, sub, tensor } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatsOf, load, store } from '../dense/workspace.ts'
import { schur } from '../eigen/schur.ts'
import { inv } from '../solving/inv.ts'
import { movingBlas } from './fixtures/moving-blas.ts'
import { distance, size } from './fixtures/reference.ts'
import { powerInPlace } from './kernels/power-kernel.ts'
import { powerScalar } from './kernels/scalar-functions.ts'
import { logm } from './logm.ts'
import { powm } from './powm.ts'
import { sqrtm } from './sqrtm.ts'

const identity = (n: number): Tensor => eye(n, n, { dtype: 'float64' })

const shifted = (n: number, seed: number): Tensor =>
  add(mul(randn(key(seed), [n, n], { dtype: 'float64' }), 0.5 / Math.sqrt(n)), mul(2, identity(n)))

describe.each(['float64', 'float32'] as const)('powm in %s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('(A^(1/k))^k = A over sizes around those at which the algorithms change', () => {
    for (const n of [1, 2, 3, 7, 8, 9, 17, 19, 20, 21, 35]) {
      const a = tensor(shifted(n, n).dataSync(), { shape: [n, n], dtype })
      for (const k of [2, 3, 7]) {
        const back = powm(powm(a, 1 / k), k)
        expect(distance(back, a), `order ${n}, root ${k}`).toBeLessThan(10 * k * n * eps * size(a) * Math.log(2 + size(a)))
      }
    }
  })
})

test('A^p·A^q = A^(p + q), with powers of any size and sign', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(), fc.double({ min: -6, max: 6, noNaN: true }), (n, seed, p) => {
      const [a, q] = [shifted(n, seed), 2.5 - p]
      const [x, y] = [powm(a, p), powm(a, q)]
      const bound = 100 * n * 2 ** -52 * (1 + Math.abs(p) + Math.abs(q)) * size(x) * size(y)
      expect(distance(matmul(x, y), powm(a, 2.5))).toBeLessThan(bound)
    }),
    { numRuns: 60 },
  )
})

test('whole powers are products, of any matrix', () => {
  const a = [[0, 1, 2], [-3, 1, 0], [2, 2, -2]] // prettier-ignore
  expect(powm(a, 0).toArray()).toEqual(identity(3).toArray())
  expect(powm(a, 1).toArray()).toEqual(a)
  expect(powm(a, 2).toArray()).toEqual(matmul(a, a).toArray())
  expect(powm(a, 7).toArray()).toEqual(matmul(matmul(matmul(a, a), matmul(a, a)), matmul(a, matmul(a, a))).toArray())
  expect(distance(powm(a, -3), inv(powm(a, 3)))).toBeLessThan(1000 * 2 ** -52)
  expect(powm([[0, 1], [0, 0]], 2).toArray()).toEqual([[0, 0], [0, 0]]) // prettier-ignore
  expect(() => powm([[1, 2], [2, 4]], -1)).toThrow(SingularMatrixError) // prettier-ignore
  const { re, im } = powm(a, 3, { complex: true })
  expect(re.toArray()).toEqual(powm(a, 3).toArray())
  expect(im.toArray()).toEqual(mul(0, identity(3)).toArray())
})

test('half powers are square roots; small ones are I + p·log A', () => {
  const a = shifted(6, 1)
  expect(distance(powm(a, 0.5), sqrtm(a))).toBeLessThan(100 * 2 ** -52 * size(a))
  const p = 2 ** -30
  expect(distance(powm(a, p), add(identity(6), mul(p, logm(a))))).toBeLessThan(10 * p * p * size(a) ** 2 + 20 * 2 ** -52)
})

test('negative eigenvalues: refused with their value, or complex with the principal argument', () => {
  expect(() => powm([[1, 5], [0, -8]], 0.5)).toThrow(OptionError) // prettier-ignore
  expect(() => powm([[1, 5], [0, -8]], 0.5)).toThrow('the eigenvalue -8') // prettier-ignore
  expect(() => powm([[1, 0], [0, -8]], 0.5, { symmetric: true })).toThrow('the eigenvalue -8') // prettier-ignore
  for (const p of [1 / 3, 0.9, -0.4, 1.7]) {
    const { re, im } = powm([[1, 5], [0, -8]], p, { complex: true }) // prettier-ignore
    const exact = (c: number): number[][] => [[c === 1 ? 1 : 0, (5 / 9) * ((c === 1 ? 1 : 0) - 8 ** p * turn(p, c))], [0, 8 ** p * turn(p, c)]] // prettier-ignore
    expect(distance(re, exact(1))).toBeLessThan(100 * 2 ** -52 * 8 ** Math.abs(p))
    expect(distance(im, exact(0))).toBeLessThan(100 * 2 ** -52 * 8 ** Math.abs(p))
  }
})

function turn(p: number, cosine: number): number {
  return cosine === 1 ? Math.cos(Math.PI * p) : Math.sin(Math.PI * p)
}

test('singular matrices have no other powers', () => {
  for (const options of [{}, { complex: true }, { symmetric: true }] as const) {
    const power = (p: number): unknown => (options.complex === true ? powm([[1, 2], [2, 4]], p, options) : powm([[1, 2], [2, 4]], p, options)) // prettier-ignore
    expect(() => power(-0.5)).toThrow(SingularMatrixError)
  }
  expect(() => powm([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 0.3, { complex: true })).toThrow('0 to rounding') // prettier-ignore
  // Symmetric ones have no Jordan blocks: positive powers are known.
  expect(distance(powm([[1, 2], [2, 4]], 0.3, { symmetric: true }), mul(5 ** -0.7, [[1, 2], [2, 4]]))).toBeLessThan(1e-4) // prettier-ignore
  expect(() => powm([[1]], NaN)).toThrow(OptionError)
  expect(() => powm([[1]], Infinity)).toThrow(OptionError)
})

test('matrices of any scale', () => {
  const a = randn(key(3), [6, 6], { dtype: 'float64' })
  for (const p of [0.3, -0.45, 0.75]) {
    const { re, im } = powm(a, p, { complex: true })
    for (const exponent of [-1000, -100, 100, 1000]) {
      const scaled = powm(mul(a, 2 ** exponent), p, { complex: true })
      const back = 2 ** (-exponent * p)
      expect(distance(mul(scaled.re, back), re), `p ${p}, 2^${exponent}`).toBeLessThan(2000 * 2 ** -52 * size(re))
      expect(distance(mul(scaled.im, back), im), `p ${p}, 2^${exponent}`).toBeLessThan(2000 * 2 ** -52 * size(re))
    }
  }
})

test('divided differences of powers, close and far, of either sign', () => {
  for (const p of [3, 4, -3, -2]) {
    const { divided } = powerScalar(p)
    for (const x of [2, -2]) {
      for (const gap of [0, 1e-14, 1e-9, 1e-3]) {
        const y = x * (1 + gap)
        const middle = (x + y) / 2
        // f′ in the middle and the term of third order, which is 0 or relative to gap².
        const exact = p * middle ** (p - 1) * (1 + ((p - 1) * (p - 2) * gap * gap) / 24)
        expect(Math.abs(divided(x, y) / exact - 1), `${p}: ${x}, ${y}`).toBeLessThan(16 * 2 ** -52 + gap ** 3)
        expect(divided(y, x)).toBe(divided(x, y))
      }
    }
    expect(divided(3, -2)).toBeCloseTo((3 ** p - (-2) ** p) / 5, 14)
  }
})

test('memory that moves whenever room is reserved', () => {
  const { t } = schur(shifted(9, 4))
  for (const p of [0.3, -1.7, 2, -2]) {
    const blas = movingBlas()
    const window = blas.reserve(9, 9)
    load(floatsOf(t), 0, blas.data, window)
    powerInPlace('test', p, blas, window, 0)
    const out = new Float64Array(81)
    store(blas.data, window, out, 0)
    expect(distance(tensor(out, { shape: [9, 9] }), powm(t, p))).toBeLessThan(100 * 2 ** -52 * size(powm(t, p)))
  }
  expect(size(sub(powm(neg(t), 2), powm(t, 2)))).toBe(0)
})
