import { ConvergenceError, OptionError, add, eye, key, matmul, mul, randn, sub, tensor } from '@ortho/core'
import { galleryMatrix } from '@ortho/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expm } from './expm.ts'
import { distance, size } from './fixtures/reference.ts'
import { funm } from './funm.ts'
import type { AnalyticFunction } from './kernels/parlett.ts'
import { sqrtm } from './sqrtm.ts'

const exp: AnalyticFunction = ({ re, im }) => ({ re: Math.exp(re) * Math.cos(im), im: Math.exp(re) * Math.sin(im) })

const square: AnalyticFunction = ({ re, im }, order) => {
  if (order === 0) return { re: re * re - im * im, im: 2 * re * im }
  return order === 1 ? { re: 2 * re, im: 2 * im } : order === 2 ? 2 : 0
}

/** z^½, the principal one. */
const root: AnalyticFunction = ({ re, im }, order) => {
  const power = 0.5 - order
  const [r, angle] = [Math.hypot(re, im) ** power, power * Math.atan2(im, re)]
  let factor = 1
  for (let k = 0; k < order; k++) factor *= 0.5 - k
  return { re: factor * r * Math.cos(angle), im: factor * r * Math.sin(angle) }
}

test('polynomials and the exponential of random matrices', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (n, seed) => {
      const a = mul(randn(key(seed), [n, n], { dtype: 'float64' }), 2 / Math.sqrt(n))
      // Eigenvalues just farther apart than the blocks lose up to n digits of the distance 0.1; mostly far fewer.
      const bound = 1e4 * n * 2 ** -52
      expect(distance(funm(a, square), matmul(a, a))).toBeLessThan(bound * size(a) ** 2)
      expect(distance(funm(a, exp), expm(a))).toBeLessThan(bound * size(expm(a)))
    }),
    { numRuns: 25 },
  )
})

test('close eigenvalues share a block, wherever they stand in the Schur form', () => {
  const n = 12
  // Three clusters that alternate along the diagonal of a full triangle.
  const a = tensor(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i > j ? 0 : i === j ? (i % 3) + 1 + 0.01 * i : ((i + 2 * j) % 5) / 5)))) // prettier-ignore
  expect(distance(funm(a, exp), expm(a))).toBeLessThan(1e4 * n * 2 ** -52 * size(expm(a)))
  expect(distance(funm(a, root), sqrtm(a))).toBeLessThan(1e4 * n * 2 ** -52 * size(sqrtm(a)))
  // A chain, each 0.08 from the next: one block, and a Taylor series about its middle.
  const chain = add(galleryMatrix('jordan', 8), tensor(Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_, j) => (i === j ? 1 + 0.08 * i : 0))))) // prettier-ignore
  expect(distance(funm(chain, root), sqrtm(chain))).toBeLessThan(1e4 * 2 ** -52 * size(sqrtm(chain)))
})

test('only a block of several eigenvalues asks for derivatives', () => {
  const orders: number[] = []
  const f: AnalyticFunction = (z, order) => {
    orders.push(order)
    return exp(z, order)
  }
  funm([[1, 2], [0, 3]], f) // prettier-ignore
  expect(Math.max(...orders)).toBe(0)
  funm([[1, 2], [0, 1.05]], f) // prettier-ignore
  expect(Math.max(...orders)).toBeGreaterThan(1)
})

test('derivatives that vanish at first do not end the series', () => {
  const power =
    (k: number): AnalyticFunction =>
    ({ re }, order) => {
      let factor = 1
      for (let i = 0; i < order; i++) factor *= k - i
      return order > k ? 0 : factor * re ** (k - order)
    }
  const shift = galleryMatrix('jordan', 7)
  const nilpotent = sub(shift, mul(0.5, eye(7)))
  for (const k of [3, 4, 5, 6]) {
    let expected = nilpotent
    for (let i = 1; i < k; i++) expected = matmul(expected, nilpotent)
    expect(distance(funm(nilpotent, power(k)), expected)).toBeLessThan(8 * 2 ** -52)
  }
})

test('complex results', () => {
  const a = tensor([[1, 2], [-3, 0.5]]) // prettier-ignore
  const turned: AnalyticFunction = ({ re, im }, order) => (order === 0 ? { re: -im, im: re } : order === 1 ? { re: 0, im: 1 } : 0)
  const { re, im } = funm(a, turned, { complex: true })
  expect(size(re)).toBeLessThan(100 * 2 ** -52 * size(a))
  expect(distance(im, a)).toBeLessThan(100 * 2 ** -52 * size(a))
  expect(() => funm(a, turned)).toThrow(OptionError)
  expect(() => funm(a, turned)).toThrow('complex: true')
  const halves = funm([[-4, 0], [0, 9]], root, { complex: true }) // prettier-ignore
  expect(distance(halves.im, [[2, 0], [0, 0]])).toBeLessThan(8 * 2 ** -52) // prettier-ignore
})

test('functions that are not analytic, or not finite, at the eigenvalues are refused', () => {
  const log: AnalyticFunction = ({ re, im }, order) => {
    if (order === 0) return { re: Math.log(Math.hypot(re, im)), im: Math.atan2(im, re) }
    let value = 1 / re
    for (let k = 1; k < order; k++) value *= -k / re
    return value
  }
  expect(() => funm([[0.05, 1], [0, -0.04]], log)).toThrow(ConvergenceError) // prettier-ignore
  expect(() => funm([[0, 0], [0, 1]], log)).toThrow(OptionError) // prettier-ignore
  expect(() => funm([[0, 0], [0, 1]], log)).toThrow('derivative of order 0 at 0 + 0i') // prettier-ignore
  expect(() => funm([[1]], () => NaN)).toThrow(OptionError)
  // Derivatives are those of f, where they are needed.
  const cosine: AnalyticFunction = ({ re }) => Math.cos(re)
  expect(funm([[1, 0], [0, 2]], cosine).toArray()).toEqual([[Math.cos(1), 0], [0, Math.cos(2)]]) // prettier-ignore
  expect(() => funm([[1, 1], [0, 1]], cosine)).toThrow('f(z, 1) is the first one') // prettier-ignore
})

test('a matrix larger than the blocks of the products', () => {
  const n = 40
  const a = add(mul(randn(key(2), [n, n], { dtype: 'float64' }), 1 / Math.sqrt(n)), eye(n))
  expect(size(sub(funm(a, exp), expm(a)))).toBeLessThan(1e5 * n * 2 ** -52 * size(expm(a)))
})
