import { OptionError, ShapeError, checkGradients, cast, norm as coreNorm, key, matmul, mul, randn, sub, tensor, zeros } from '@ortho/core'
import { expectNear, matrixFromSpectrum } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { cond } from './cond.ts'
import { condest } from './condest.ts'
import { type MatrixNormOrder, matrixNorm, norm, vectorNorm } from './norm.ts'

describe('norms of vectors', () => {
  test('all orders, by hand', () => {
    const x = [3, 0, -4]
    const wanted = new Map([[2, 5], [1, 7], [0, 2], [Infinity, 4], [-Infinity, 0], [3, Math.cbrt(91)], [0.5, (Math.sqrt(3) + 2) ** 2], [-1, 0]]) // prettier-ignore
    for (const [ord, value] of wanted) expect(vectorNorm(x, { ord }).item()).toBeCloseTo(value, 13)
    expect(vectorNorm([3, -4], { ord: -1 }).item()).toBeCloseTo(12 / 7, 13)
    expect(vectorNorm([[3, 0], [0, 4]]).item()).toBe(5) // prettier-ignore
    expect(vectorNorm([[3, 4], [6, 8]], { axis: -1, keepDims: true, ord: 3 }).shape).toEqual([2, 1]) // prettier-ignore
  })

  test('neither overflow nor underflow', () => {
    for (const ord of [2, 3, 1.5]) {
      expect(vectorNorm([1e300, 1e300], { ord }).item() / 1e300).toBeCloseTo(2 ** (1 / ord), 12)
      expect(vectorNorm([1e-300, 1e-300], { ord }).item() / 1e-300).toBeCloseTo(2 ** (1 / ord), 12)
    }
    expect(vectorNorm(zeros([3]), { ord: 3 }).item()).toBe(0)
    expect(vectorNorm(zeros([0]), { ord: 3 }).item()).toBe(0)
  })

  test('derivatives, finite at vectors of zeros among others', () => {
    const x = randn(key(1), [2, 4], { dtype: 'float64' })
    for (const ord of [1, 2, 3, 1.5, Infinity, -Infinity, -2]) {
      const { forward, reverse, second } = checkGradients((y) => vectorNorm(y, { ord, axis: -1 }), [x])
      expect(forward).toBeLessThan(1e-6)
      expect(reverse).toBeLessThan(1e-12)
      expect(second).toBeLessThan(1e-5)
    }
    const { forward } = checkGradients((y) => vectorNorm(mul(y, tensor([[0], [1]])), { ord: 3, axis: -1 }), [x])
    expect(forward).toBeLessThan(1e-6)
  })
})

describe('norms of matrices', () => {
  const a = tensor([[1, -2, 0], [3, 4, -5]]) // prettier-ignore

  test('all orders, by hand and by known singular values', () => {
    const wanted = new Map<MatrixNormOrder, number>([['fro', Math.sqrt(55)], [1, 6], [-1, 4], [Infinity, 12], [-Infinity, 3]]) // prettier-ignore
    for (const [ord, value] of wanted) expect(matrixNorm(a, { ord }).item()).toBeCloseTo(value, 13)
    const known = matrixFromSpectrum([3, 2, 0.5], { rows: 6, seed: 1 })
    for (const [ord, value] of [['nuc', 5.5], [2, 3], [-2, 0.5]] as const) expect(matrixNorm(known, { ord }).item()).toBeCloseTo(value, 13) // prettier-ignore
  })

  test('norm follows the axes, and is the norm of core without an order', () => {
    const x = randn(key(2), [2, 3, 4], { dtype: 'float64' })
    expect(norm(x).item()).toBe(coreNorm(x).item())
    expect(norm(x, { axis: 1 }).toArray()).toEqual(coreNorm(x, { axis: 1 }).toArray())
    expect(norm(x, { axis: [0, 2], ord: 1 }).shape).toEqual([3])
    expect(norm(x, { axis: [0, 2], ord: 1, keepDims: true }).shape).toEqual([1, 3, 1])
    expectNear(norm(x, { axis: [0, 2], ord: 1 }), norm(x, { axis: [2, 0], ord: Infinity }), { ulps: 2 })
    expectNear(norm(x, { axis: [-2, -1], ord: 'nuc' }), matrixNorm(x, { ord: 'nuc' }), { ulps: 2 })
    expect(norm(a, { ord: -1 }).item()).toBe(4)
    expect(norm([3, -4], { ord: Infinity }).item()).toBe(4)
    expect(matrixNorm(cast(a, 'float32'), { keepDims: true }).dtype).toBe('float32')
    expect(() => norm(x, { ord: 2 })).toThrow(ShapeError)
    expect(() => norm([1, 2], { ord: 'fro' })).toThrow(OptionError)
    expect(() => matrixNorm([1])).toThrow(ShapeError)
    expect(() => matrixNorm(a, { ord: 3 })).toThrow(OptionError)
  })

  test('derivatives', () => {
    const x = randn(key(3), [2, 4, 3], { dtype: 'float64' })
    for (const ord of ['fro', 'nuc', 2, -2, 1, -1, Infinity, -Infinity] as const) {
      const { forward, reverse, second } = checkGradients((y) => matrixNorm(y, { ord }), [x])
      expect(forward).toBeLessThan(1e-6)
      expect(reverse).toBeLessThan(1e-11)
      expect(second).toBeLessThan(1e-5)
    }
  })
})

describe('condition numbers', () => {
  const a = matrixFromSpectrum([4, 2, 1, 0.5], { rows: 4, seed: 5 })

  test('by known singular values, and by the inverse', () => {
    expect(cond(a).item()).toBeCloseTo(8, 12)
    expect(cond(a, { p: -2 }).item()).toBeCloseTo(1 / 8, 13)
    expect(cond(a, { p: 'fro' }).item()).toBeCloseTo(Math.sqrt(21.25 * (0.0625 + 0.25 + 1 + 4)), 12)
    expect(cond([[1, 2], [3, 4]], { p: 1 }).item()).toBeCloseTo(21, 12) // prettier-ignore
    expect(cond([[1, 2], [3, 4]], { p: Infinity }).item()).toBeCloseTo(21, 12) // prettier-ignore
    expect(cond(matrixFromSpectrum([4, 1], { rows: 7, seed: 1 })).item()).toBeCloseTo(4, 12)
  })

  test('infinite for singular ones, and only for these', () => {
    for (const p of [2, 1, Infinity, 'fro', 'nuc'] as const) {
      const [first, second] = cond(tensor([[[1, 0], [0, 0]], [[1, 0], [0, 1]]]), { p }).dataSync() // prettier-ignore
      expect(first).toBe(Infinity)
      expect(second).toBeCloseTo(p === 'fro' ? 2 : p === 'nuc' ? 4 : 1, 14)
    }
    expect(cond(zeros([2, 2])).item()).toBe(Infinity)
    expect(() => cond(zeros([2, 3]), { p: 1 })).toThrow(ShapeError)
    expect(() => cond(zeros([0, 0]))).toThrow(OptionError)
  })

  test('the estimate lies between a third of the number and the number', () => {
    for (let seed = 0; seed < 40; seed++) {
      const n = 1 + (seed % 20)
      const x = randn(key(seed), [2, n, n], { dtype: 'float64' })
      const [found, wanted] = [condest(x).dataSync(), cond(x, { p: 1 }).dataSync()]
      found.forEach((value, i) => {
        expect(value).toBeLessThanOrEqual(wanted[i]! * (1 + 1e-9))
        expect(value).toBeGreaterThan(wanted[i]! / 3)
      })
    }
    expect(condest(zeros([2, 2])).item()).toBe(Infinity)
  })

  test('derivatives', () => {
    for (const p of [2, -2, 1, 'fro', 'nuc'] as const) {
      const { forward, reverse } = checkGradients((x) => cond(x, { p }), [a])
      expect(forward).toBeLessThan(1e-6)
      expect(reverse).toBeLessThan(1e-11)
    }
  })
})

test('‖A·x‖ ≤ ‖A‖·‖x‖ for the norms that belong together', () => {
  const a = randn(key(7), [5, 4], { dtype: 'float64' })
  const x = randn(key(8), [4], { dtype: 'float64' })
  for (const ord of [1, 2, Infinity] as const) {
    const left = vectorNorm(matmul(a, x), { ord })
    expect(sub(left, mul(matrixNorm(a, { ord }), vectorNorm(x, { ord }))).item()).toBeLessThan(1e-14)
  }
})
