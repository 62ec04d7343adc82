import {
  type Tensor,
  ConvergenceError,
  OptionError,
  ShapeError,
  DTypeError,
  cast,
  key,
  matmul,
  matrixTranspose,
  mul,
  randn,
  tensor,
  zeros,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jacobiSvd, singularValues } from './jacobi-svd.ts'

const eps = 2 ** -52

/** Largest |a − b|; NaN if there is one. */
function distance(a: Tensor, b: Tensor): number {
  const y = b.dataSync()
  return Math.max(0, ...Array.from(a.dataSync(), (v, i) => Math.abs(v - y[i]!)))
}

function identity(n: number): Tensor {
  return tensor(Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)), { shape: [n, n] }) // prettier-ignore
}

/** LAPACK's test ratios: residual and losses of orthogonality in units of size·ε·‖X‖. All should be below about 10. */
function ratios(x: Tensor): { residual: number; left: number; right: number; ordered: boolean } {
  const { u, s, vh } = jacobiSvd(x)
  const [m = 0, n = 0] = x.shape
  const k = Math.min(m, n)
  const size = Math.max(m, n, 1)
  const values = Array.from(s.dataSync())
  const top = values[0] ?? 0
  const rebuilt = matmul(mul(u, s), vh)
  return {
    residual: top === 0 ? distance(rebuilt, x) : distance(rebuilt, x) / (size * eps * top),
    left: distance(matmul(u, u, { transposeA: true }), identity(k)) / (size * eps),
    right: distance(matmul(vh, vh, { transposeB: true }), identity(k)) / (size * eps),
    ordered: values.every((v, i) => v >= 0 && (i === 0 || v <= values[i - 1]!)),
  }
}

function expectGood(x: Tensor): void {
  const { residual, left, right, ordered } = ratios(x)
  expect(residual).toBeLessThan(10)
  expect(left).toBeLessThan(10)
  expect(right).toBeLessThan(10)
  expect(ordered).toBe(true)
}

describe('residual and orthogonality are at the level of rounding', () => {
  test('for matrices of chosen size, grading and rank', () => {
    const matrices = fc.record({
      m: fc.integer({ min: 1, max: 14 }),
      n: fc.integer({ min: 1, max: 14 }),
      rank: fc.integer({ min: 0, max: 14 }),
      digits: fc.integer({ min: 0, max: 20 }),
      seed: fc.nat(),
    })
    fc.assert(
      fc.property(matrices, ({ m, n, rank, digits, seed }) => {
        const r = Math.min(rank, m, n)
        const grades = tensor(Float64Array.from({ length: r }, (_, i) => 10 ** ((-digits * i) / Math.max(1, r - 1))))
        const left = randn(key(seed), [m, r])
        const x = r === 0 ? zeros([m, n]) : matmul(mul(left, grades), randn(key(seed + 1), [r, n]))
        expectGood(x)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    [60, 40],
    [40, 60],
    [65, 65],
  ])('for a Gaussian of %d × %d', (m, n) => {
    expectGood(randn(key(7), [m, n]))
  })

  test.each([1e-320, 1e-300, 1e300])('at scale %d, and the values scale exactly', (scale) => {
    const power = 2 ** Math.round(Math.log2(scale))
    const x = cast(randn(key(3), [9, 6], { dtype: 'float32' }), 'float64')
    const [s, t] = [singularValues(x).dataSync(), singularValues(mul(x, power)).dataSync()]
    t.forEach((value, i) => expect(Math.abs(value - s[i]! * power)).toBeLessThanOrEqual(Math.max(2 ** -1074 * 20, 64 * eps * value)))
  })

  test('for numbers next to overflow', () => {
    const [s] = singularValues(tensor([[1.7e308, 0], [0, 1e-308]])).dataSync() // prettier-ignore
    expect(s).toBe(1.7e308)
  })
})

describe('known decompositions', () => {
  test('Läuchli: √(n + μ²) once, then μ to full relative accuracy', () => {
    const mu = 1e-9
    const n = 5
    const x = tensor(
      Float64Array.from({ length: (n + 1) * n }, (_, i) => (i < n ? 1 : i % n === Math.floor(i / n) - 1 ? mu : 0)),
      { shape: [n + 1, n] },
    )
    const [top, ...rest] = singularValues(x).dataSync()
    expect(Math.abs(top! - Math.sqrt(n + mu * mu))).toBeLessThan(8 * eps)
    for (const value of rest) expect(Math.abs(value - mu)).toBeLessThan(50 * eps * mu)
    expectGood(x)
  })

  test('a matrix graded by rows and columns keeps the relative accuracy of its small values', () => {
    // D₁·B·D₂ with powers of two: the product of the singular values is |det B|·det D₁·det D₂ whatever the grading.
    const b = [[4, 1, -1], [2, 5, 1], [1, -1, 6]] // prettier-ignore
    const det = 4 * (30 + 1) - 1 * (12 - 1) + -1 * (-2 - 5)
    for (const [rows, columns] of [
      [
        [0, -40, -80],
        [0, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, -40, -80],
      ],
      [
        [30, -40, -80],
        [-70, -20, 5],
      ],
    ]) {
      // prettier-ignore
      const x = tensor(b.map((row, i) => row.map((v, j) => v * 2 ** (rows![i]! + columns![j]!))))
      const product = Array.from(singularValues(x).dataSync()).reduce((p, v) => p * v, 1)
      const expected = det * 2 ** [...rows!, ...columns!].reduce((p, q) => p + q, 0)
      expect(Math.abs(product / expected - 1)).toBeLessThan(100 * eps)
      const transposedValues = singularValues(matrixTranspose(x)).dataSync()
      singularValues(x).dataSync().forEach((v, i) => expect(Math.abs(transposedValues[i]! / v - 1)).toBeLessThan(100 * eps)) // prettier-ignore
    }
  })

  test('Hilbert of order 8: the smallest value to 1e-13 relative', () => {
    const n = 8
    const x = tensor(
      Float64Array.from({ length: n * n }, (_, i) => 1 / (Math.floor(i / n) + (i % n) + 1)),
      { shape: [n, n] },
    )
    const s = singularValues(x).dataSync()
    // det of the Hilbert matrix of order 8 is 1/365356847125734485878112256000000; elements are rounded, so cond·ε bounds it.
    const product = Array.from(s).reduce((p, v) => p * v, 1)
    expect(Math.abs(product * 365356847125734485878112256000000 - 1)).toBeLessThan((eps * s[0]!) / s[n - 1]!)
  })

  test('diagonal, zero, single row, single column and empty matrices', () => {
    expect(Array.from(singularValues(tensor([[0, -3], [2, 0], [0, 0]])).dataSync())).toEqual([3, 2]) // prettier-ignore
    for (const shape of [[3, 3], [4, 2], [2, 4], [1, 5], [5, 1]]) expectGood(zeros(shape)) // prettier-ignore
    expectGood(tensor([[3, 4]]))
    expect(Array.from(singularValues(tensor([[3, 4]])).dataSync())).toEqual([5])
    const { u, s, vh } = jacobiSvd(zeros([0, 3]))
    expect([u.shape, s.shape, vh.shape]).toEqual([[0, 0], [0], [0, 3]])
  })

  test('duplicated columns give zero values and full bases', () => {
    const x = matmul(randn(key(1), [7, 2]), tensor([[1, 1, 0, 0], [0, 0, 1, 1]])) // prettier-ignore
    expectGood(x)
    const s = singularValues(x).dataSync()
    expect(s[2]! / s[0]!).toBeLessThan(10 * eps)
  })
})

test('a batch is decomposed matrix by matrix, in the dtype of x, and the result is iterable', () => {
  const x = randn(key(5), [2, 3, 5, 4], { dtype: 'float32' })
  const [u, s, vh] = jacobiSvd(x)
  expect([u!.shape, s!.shape, vh!.shape]).toEqual([[2, 3, 5, 4], [2, 3, 4], [2, 3, 4, 4]]) // prettier-ignore
  expect(u!.dtype).toBe('float32')
  const rebuilt = matmul(mul(u!, tensor(s!.dataSync(), { shape: [2, 3, 1, 4] })), vh!)
  expect(distance(rebuilt, x)).toBeLessThan(40 * 2 ** -23)
  expect(distance(singularValues(x), s!)).toBeLessThan(4 * 2 ** -23)
})

test('inputs are left alone', () => {
  const x = randn(key(9), [4, 4])
  const before = x.dataSync().slice()
  jacobiSvd(x)
  expect(x.dataSync()).toEqual(before)
})

test('what cannot be decomposed is an error that says why', () => {
  expect(() => jacobiSvd(tensor([[1, NaN], [0, 1]]))).toThrow(OptionError) // prettier-ignore
  expect(() => jacobiSvd(tensor([[1, 0], [0, -Infinity]]))).toThrow('got -Infinity in row 1, column 1') // prettier-ignore
  expect(() => jacobiSvd(tensor([1, 2]))).toThrow(ShapeError)
  expect(() => singularValues(tensor(new Int32Array(4), { shape: [2, 2] }))).toThrow(DTypeError)
  expect(() => singularValues(randn(key(0), [8, 8]), { maxSweeps: 1 })).toThrow(ConvergenceError)
})
