import {
  OptionError,
  type Tensor,
  abs,
  checkGradients,
  concat,
  cpuBackend,
  diagonal,
  epsilon,
  key,
  matmul,
  randn,
  triu,
  vjp,
} from '@ortho/core'
import { galleryMatrix, matrixFromSpectrum, orthoDefect } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { pivotedQrInPlace } from '../dense/factorizations/pivoted-qr.ts'
import { reserveQr } from '../dense/factorizations/qr.ts'
import { floatsOf, load } from '../dense/workspace.ts'
import { hardMatrices, ratio } from './fixtures/hard-matrices.ts'
import { permuted } from './permuted.ts'
import { pivotedQr } from './pivoted-qr.ts'

describe.each(['float64', 'float32'] as const)('pivotedQr in %s', (dtype) => {
  const eps = epsilon(dtype)

  test('hard matrices of all shapes, reduced and complete', () => {
    for (const { name, a } of hardMatrices(dtype)) {
      const [m, n] = a.shape.slice(-2) as [number, number]
      for (const mode of ['reduced', 'complete'] as const) {
        const { q, r, perm } = pivotedQr(a, { mode })
        expect(q.shape.slice(-2)).toEqual([m, mode === 'complete' ? m : Math.min(m, n)])
        if (m === 0) continue
        expect(ratio(matmul(q, r), permuted(a, perm, -1), a), name).toBeLessThanOrEqual(30)
        expect(orthoDefect(q), name).toBeLessThanOrEqual(30 * m * eps)
        expect(triu(r).toArray(), name).toEqual(r.toArray())
        expectFalling(name, r)
      }
    }
  })

  /** |R| falls along the diagonal, up to rounding of lengths that were updated. */
  function expectFalling(name: string, r: Tensor): void {
    const sizes = abs(diagonal(r))
    const [values, k] = [floatsOf(sizes), sizes.shape.at(-1)!]
    for (let i = 1; i < values.length; i++) {
      if (i % k === 0) continue
      const bound = values[i - 1]! * (1 + 100 * Math.sqrt(eps)) + 10 * k * eps * values[i - (i % k)]!
      if (!(values[i]! <= bound)) expect.fail(`${name}: element ${i} of the diagonal is ${values[i]!} after ${values[i - 1]!}`)
    }
  }

  test('blocks of any width choose the same columns', () => {
    const [m, n] = [33, 29]
    const spectrum = Array.from({ length: n }, (_, i) => (dtype === 'float64' ? 0.3 : 0.7) ** i)
    const a = floatsOf(matrixFromSpectrum(spectrum, { rows: m, seed: 1 }))
    const orders = [1, 2, 5, 16, 64].map((block) => {
      const blas = cpuBackend().workspace!(dtype)
      const window = blas.reserve(m, n)
      const room = reserveQr(blas, m, n, n, block)
      load(a, 0, blas.data, window)
      const perm = Int32Array.from({ length: n }, (_, j) => j)
      pivotedQrInPlace(blas, window, perm, room)
      return perm
    })
    for (const order of orders) expect(order).toEqual(orders[0])
  })
})

test('the rank shows on the diagonal', () => {
  const a = matrixFromSpectrum([3, 2, 1, 1e-20, 1e-20], { rows: 8, seed: 3 })
  const sizes = floatsOf(abs(diagonal(pivotedQr(a).r)))
  expect(sizes[2]).toBeGreaterThan(0.1)
  expect(sizes[3]).toBeLessThan(1e-14)
  expect(pivotedQr(galleryMatrix('ones', 4)).perm.toArray()).toEqual([0, 1, 2, 3])
})

test('derivatives with the order of the columns held', () => {
  for (const [m, n] of [[5, 3], [4, 4], [3, 5]] as const) {
    const a = randn(key(n), [2, m, n], { dtype: 'float64' })
    const { forward, reverse, second } = checkGradients((x) => {
      const { q, r } = pivotedQr(x)
      return m >= n ? concat([q, r], -2) : concat([q, r], -1)
    }, [a])
    expect(forward).toBeLessThan(1e-6)
    expect(reverse).toBeLessThan(1e-11)
    expect(second).toBeLessThan(1e-5)
  }
  expect(() => vjp((x) => pivotedQr(x, { mode: 'complete' }).q, randn(key(1), [3, 2]))).toThrow(OptionError)
}) // prettier-ignore
