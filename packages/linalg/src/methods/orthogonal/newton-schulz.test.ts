import {
  type Tensor,
  DTypeError,
  OptionError,
  ShapeError,
  diagonal,
  key,
  matmul,
  matrixTranspose,
  max,
  min,
  mul,
  norm,
  randn,
  stack,
  sub,
  tensor,
  unstack,
  zeros,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jacobiSvd, singularValues } from '../singular/jacobi-svd.ts'
import type { NewtonSchulzFamily } from './coefficients.ts'
import { type NewtonSchulzOptions, newtonSchulz } from './newton-schulz.ts'

const eps = 2 ** -52

function polar(x: Tensor): Tensor {
  const { u, vh } = jacobiSvd(x)
  return matmul(u, vh)
}

function largest(x: Tensor): number {
  return Math.max(0, ...Array.from(x.dataSync(), Math.abs))
}

/** Smallest and largest results over singular values from `low` to 1, each beside one that completes the norm to 1. */
function band(options: NewtonSchulzOptions, low: number): [number, number] {
  const pairs = Array.from({ length: 3000 }, (_, i) => {
    const sigma = low ** (i / 2999)
    return [[sigma, 0], [0, Math.sqrt(1 - sigma * sigma)]] // prettier-ignore
  })
  const [first] = unstack(diagonal(newtonSchulz(tensor(pairs), { ...options, eps: 0 })), -1)
  return [min(first!).item(), max(first!).item()]
}

describe('bands of singular values in [low, 1] after the steps', () => {
  const rows: [NewtonSchulzFamily, number, number, number, number][] = [
    // family, steps, low, least, most: scalar maps of the published coefficients
    ['muon', 5, 1e-3, 0.471, 1.202],
    ['muon', 5, 1e-2, 0.682, 1.134],
    ['muon', 5, 0.1, 0.682, 1.134],
    ['you', 5, 1e-3, 0.475, 1.145],
    ['you', 5, 1e-2, 0.978, 1.032],
    ['you', 5, 0.1, 0.978, 1.032],
    ['polar-express', 5, 1e-3, 0.847, 1.141],
    ['polar-express', 5, 1e-2, 0.859, 1.141],
    ['polar-express', 5, 0.1, 0.859, 1.141],
    ['modula', 5, 1e-3, 0.241, 1.211],
    ['modula', 5, 1e-2, 0.972, 1.188],
    ['modula', 5, 0.1, 0.99, 1.019],
    ['modula', 10, 1e-3, 0.99, 1.018],
    ['modula', 10, 1e-2, 0.996, 1.004],
    ['modula', 10, 0.1, 0.999, 1.001],
    ['exact', 12, 1e-3, 1, 1],
  ]
  test.each(rows)('%s × %d from %d: [%d, %d]', (coefficients, steps, low, least, most) => {
    const [a, b] = band({ coefficients, steps }, low)
    // Half a unit of the last printed digit.
    expect(a).toBeGreaterThan(least - 6e-4)
    expect(a).toBeLessThan(least + 6e-4)
    expect(b).toBeGreaterThan(most - 6e-4)
    expect(b).toBeLessThan(most + 6e-4)
  })
})

/** ‖NS(x) − U·Vᵀ‖_F / ‖U·Vᵀ‖_F. */
function distanceToPolar(x: Tensor, options: NewtonSchulzOptions): number {
  const target = polar(x)
  return norm(sub(newtonSchulz(x, options), target)).item() / norm(target).item()
}

describe('distance to the polar factor', () => {
  test.each<[NewtonSchulzFamily, number]>([
    ['muon', 0.153],
    ['you', 0.017],
    ['polar-express', 0.094],
  ])('%s on a 256 × 1024 Gaussian: %d', (coefficients, expected) => {
    // At this size the spectrum fluctuates by a few parts in a thousand.
    expect(Math.abs(distanceToPolar(randn(key(2), [256, 1024]), { coefficients }) / expected - 1)).toBeLessThan(0.03)
  })

  test('exact coefficients reach it to rounding, for any shape and condition up to 1e4', () => {
    const matrices = fc.record({ m: fc.integer({ min: 1, max: 9 }), n: fc.integer({ min: 1, max: 9 }), digits: fc.double({ min: 0, max: 4, noNaN: true }), seed: fc.nat() }) // prettier-ignore
    fc.assert(
      fc.property(matrices, ({ m, n, digits, seed }) => {
        const k = Math.min(m, n)
        const { u, vh } = jacobiSvd(randn(key(seed), [m, n]))
        const x = matmul(mul(u, tensor(Float64Array.from({ length: k }, (_, i) => 10 ** ((-digits * i) / Math.max(1, k - 1))))), vh)
        // Rounding of relative size ε rotates the singular vectors of a value σ by ε/σ.
        expect(largest(sub(newtonSchulz(x, { coefficients: 'exact', steps: 40 }), matmul(u, vh)))).toBeLessThan(
          100 * 9 * eps * 10 ** digits,
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('laws', () => {
  const options: NewtonSchulzOptions[] = [
    {},
    { coefficients: 'you' },
    { normalizer: 'schatten-4' },
    { coefficients: [[1.5, -0.5, 0]], steps: 3 },
  ]
  test.each(options)('the transpose, a sign and a power of two commute with it: %o', (option) => {
    const x = randn(key(4), [5, 8])
    const y = newtonSchulz(x, { ...option, eps: 0 })
    expect(largest(sub(newtonSchulz(matrixTranspose(x), { ...option, eps: 0 }), matrixTranspose(y)))).toBeLessThan(1e3 * eps)
    expect(largest(sub(newtonSchulz(mul(x, -1024), { ...option, eps: 0 }), mul(y, -1)))).toBe(0)
  })

  test('each matrix of a batch is as it would be alone', () => {
    const [a, b] = [randn(key(5), [6, 4]), mul(randn(key(6), [6, 4]), 1e3)]
    const both = newtonSchulz(stack([a, b]))
    expect(largest(sub(both, stack([newtonSchulz(a), newtonSchulz(b)])))).toBeLessThan(100 * eps)
  })

  test('no steps is the normalization: at most 1 in spectral norm, nearer to it with the tighter bounds', () => {
    const x = randn(key(8), [12, 20])
    const top = (normalizer: 'frobenius' | 'schatten-4' | 'row-sums'): number =>
      singularValues(newtonSchulz(x, { steps: 0, normalizer })).dataSync()[0]!
    expect(norm(newtonSchulz(x, { steps: 0 })).item()).toBeCloseTo(1, 6)
    expect(top('frobenius')).toBeLessThan(top('schatten-4'))
    expect(top('schatten-4')).toBeLessThan(top('row-sums'))
    expect(top('row-sums')).toBeLessThan(1)
  })

  test('row sums give the polar factor of the scaled rows', () => {
    for (const shape of [
      [4, 7],
      [7, 4],
    ]) {
      // prettier-ignore
      const x = randn(key(11), shape)
      const scaled = newtonSchulz(x, { steps: 0, normalizer: 'row-sums' })
      expect(largest(sub(newtonSchulz(x, { coefficients: 'exact', steps: 40, normalizer: 'row-sums' }), polar(scaled)))).toBeLessThan(
        1e3 * eps,
      )
    }
  })
})

describe('hard inputs', () => {
  test('zero stays zero under every normalizer', () => {
    for (const normalizer of ['frobenius', 'schatten-4', 'row-sums'] as const)
      expect(largest(newtonSchulz(zeros([3, 5]), { normalizer }))).toBe(0)
  })

  test('rank one: u·vᵀ, and a row or a column is normalized', () => {
    const x = matmul(randn(key(1), [6, 1]), randn(key(2), [1, 9]))
    // Each step doubles what rounding puts beside u·vᵀ.
    expect(largest(sub(newtonSchulz(x, { coefficients: 'exact', steps: 12, eps: 0 }), mul(x, 1 / norm(x).item())))).toBeLessThan(
      2 ** 12 * eps,
    )
    const row = newtonSchulz(tensor([[3, 4]]), { coefficients: 'exact', steps: 12 }).toArray()
    expect(row).toEqual([[expect.closeTo(0.6, 12), expect.closeTo(0.8, 12)]])
  })

  test('duplicated rows stay duplicated', () => {
    const y = newtonSchulz(tensor([[1, 2, 3], [1, 2, 3]]), { coefficients: 'exact', steps: 20 }) // prettier-ignore
    const [first, second] = unstack(y)
    expect(largest(sub(first!, second!))).toBeLessThan(10 * eps)
    expect(norm(y).item()).toBeCloseTo(1, 10)
  })

  test('NaN stays in its matrix', () => {
    const y = newtonSchulz(tensor([[[1, NaN], [0, 1]], [[1, 0], [0, 1]]])) // prettier-ignore
    expect(Array.from(y.dataSync(), Number.isNaN)).toEqual([true, true, true, true, false, false, false, false])
  })

  test('elements whose squares overflow or vanish in float32', () => {
    for (const scale of [1e30, 1e-30]) {
      const x = mul(randn(key(3), [4, 6], { dtype: 'float32' }), scale)
      const expected = newtonSchulz(mul(x, 1 / scale), { eps: 0 })
      expect(largest(sub(newtonSchulz(x, { eps: 0 }), expected))).toBeLessThan(100 * 2 ** -23)
    }
  })

  test('empty matrices, vectors, integers and senseless options', () => {
    expect(newtonSchulz(zeros([0, 3])).shape).toEqual([0, 3])
    expect(newtonSchulz(zeros([2, 0, 0])).shape).toEqual([2, 0, 0])
    expect(() => newtonSchulz(tensor([1, 2]))).toThrow(ShapeError)
    expect(() => newtonSchulz(tensor(new Int32Array(4), { shape: [2, 2] }))).toThrow(DTypeError)
    expect(() => newtonSchulz(zeros([2, 2]), { steps: -1 })).toThrow(OptionError)
    expect(() => newtonSchulz(zeros([2, 2]), { coefficients: [] })).toThrow(OptionError)
  })
})
