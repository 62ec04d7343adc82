import { type Tensor, key, matmul, portableBlas, randn, tensor } from '@ortho/core'
import { expect, test } from 'vitest'
import { oneNorm } from '../../dense/arithmetic.ts'
import { floatsOf, load } from '../../dense/workspace.ts'
import { movingBlas } from '../fixtures/moving-blas.ts'
import { estimateOneNorm, logNormOfAbsolutePower } from './one-norm-estimate.ts'

const gaussian = (n: number, seed: number): Tensor => randn(key(seed), [n, n], { dtype: 'float64' })

function exactNorm(x: Tensor): number {
  const n = x.shape[0]!
  return oneNorm(floatsOf(x), { at: 0, rows: n, columns: n, row: n, column: 1 })
}

function estimate(factors: readonly Tensor[], blas = portableBlas('float64')): number {
  const n = factors[0]!.shape[0]!
  const windows = factors.map(() => blas.reserve(n, n))
  factors.forEach((factor, k) => load(floatsOf(factor), 0, blas.data, windows[k]!))
  return estimateOneNorm(blas, windows)
}

test('estimates of norms of products are lower bounds within a factor of 3, and exact for small matrices', () => {
  for (const n of [1, 2, 7, 8, 9, 20, 60]) {
    for (let seed = 0; seed < 10; seed++) {
      const [a, b] = [gaussian(n, seed), gaussian(n, seed + 100)]
      const exact = exactNorm(matmul(matmul(a, b), a))
      const found = estimate([a, b, a])
      expect(found).toBeLessThanOrEqual(exact * (1 + 100 * n * 2 ** -52))
      expect(found).toBeGreaterThan((n <= 8 ? 1 - 100 * n * 2 ** -52 : 1 / 3) * exact)
      expect(estimate([a, b, a], movingBlas())).toBe(found)
    }
  }
})

test('norms of powers of absolute values, also where they over- or underflow', () => {
  const norm = (a: Tensor, power: number): number => {
    const n = a.shape[0]!
    const blas = portableBlas('float64')
    const w = blas.reserve(n, n)
    load(floatsOf(a), 0, blas.data, w)
    return logNormOfAbsolutePower(blas, w, power)
  }
  const a = tensor([[1, -2], [3, 4]]) // prettier-ignore
  expect(norm(a, 1)).toBeCloseTo(Math.log2(6), 14)
  expect(norm(a, 2)).toBeCloseTo(Math.log2(32), 13)
  expect(norm(tensor([[0, 1], [0, 0]]), 2)).toBe(-Infinity) // prettier-ignore
  expect(norm(tensor([[2 ** 300]]), 27)).toBeCloseTo(27 * 300, 9)
  expect(norm(tensor([[2 ** -1070]]), 27)).toBeCloseTo(-27 * 1070, 9)
})
