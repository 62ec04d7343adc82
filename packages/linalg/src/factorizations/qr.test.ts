import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  checkGradients,
  cpuBackend,
  concat,
  diagonal,
  epsilon,
  key,
  matmul,
  matrixTranspose,
  min,
  norm,
  randn,
  slice,
  sub,
  tensor,
  transpose,
  triu,
  vjp,
  zeros,
} from '@ortho/core'
import { orthoDefect } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formQ, qrInPlace, reserveQr } from '../dense/factorizations/qr.ts'
import { floatsOf, load } from '../dense/workspace.ts'
import { hardMatrices, ratio } from './fixtures/hard-matrices.ts'
import { lq } from './lq.ts'
import { qr } from './qr.ts'

describe.each(['float64', 'float32'] as const)('qr in %s', (dtype) => {
  const eps = epsilon(dtype)

  /** ‖A − Q·R‖ and ‖QᵀQ − I‖ at most 30 in units of rounding, R exactly triangular. */
  function expectFactors(name: string, a: Tensor, q: Tensor, r: Tensor): void {
    expect(ratio(matmul(q, r), a, a), name).toBeLessThanOrEqual(30)
    expect(orthoDefect(q), name).toBeLessThanOrEqual(30 * Math.max(1, q.shape.at(-2)!) * eps)
    expect(triu(r).toArray(), name).toEqual(r.toArray())
    expect([q.dtype, r.dtype]).toEqual([dtype, dtype])
  }

  test('hard matrices of all shapes, reduced and complete', () => {
    for (const { name, a } of hardMatrices(dtype)) {
      const [m, n] = a.shape.slice(-2) as [number, number]
      const thin = qr(a)
      expect(thin.q.shape.slice(-2)).toEqual([m, Math.min(m, n)])
      if (m > 0) expectFactors(name, a, thin.q, thin.r)
      const whole = qr(a, { mode: 'complete' })
      expect(whole.q.shape.slice(-2)).toEqual([m, m])
      expectFactors(name, a, whole.q, whole.r)
      expect(ratio(qr(a, { mode: 'r' }).r, thin.r, a), name).toBeLessThanOrEqual(1)
    }
  })

  test('a non-negative diagonal on request', () => {
    for (const [m, n] of [[7, 4], [4, 7], [5, 5], [1, 1]] as const) {
      const a = randn(key(m), [2, m, n], { dtype })
      for (const mode of ['reduced', 'complete'] as const) {
        const { q, r } = qr(a, { mode, sign: 'positive' })
        expectFactors(mode, a, q, r)
        expect(min(diagonal(r)).item()).toBeGreaterThan(0)
      }
      expect(min(diagonal(qr(a, { mode: 'r', sign: 'positive' }).r)).item()).toBeGreaterThan(0)
      const { l, q } = lq(matrixTranspose(a), { sign: 'positive' })
      expectFactors('lq', a, matrixTranspose(q), matrixTranspose(l))
      expect(min(diagonal(l)).item()).toBeGreaterThan(0)
    }
  }) // prettier-ignore

  test('blocks of any width give the factors of one block', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }), fc.nat())
    fc.assert(
      fc.property(sizes, ([m, n, block, seed]) => {
        const a = randn(key(seed), [m, n], { dtype })
        const blas = cpuBackend().workspace!(dtype)
        const results = [block, 64].map((width) => {
          const mark = blas.mark
          const [packed, q] = [blas.reserve(m, n), blas.reserve(m, m)]
          const room = reserveQr(blas, m, n, Math.max(m, n), width)
          load(floatsOf(a), 0, blas.data, packed)
          qrInPlace(blas, packed, room)
          formQ(blas, packed, room, q)
          const found = [...blas.data.slice(packed.at, packed.at + m * n), ...blas.data.slice(q.at, q.at + m * m)]
          blas.release(mark)
          return tensor(found)
        })
        // Householder's choices are continuous, so both orders of the same arithmetic stay close.
        expect(norm(sub(results[0]!, results[1]!)).item()).toBeLessThanOrEqual(100 * Math.max(m, n) * eps * conditionOf(a) * norm(a).item())
      }),
      { numRuns: 40 },
    )
  })
})

/** A bound on how much the factors of the leading columns can turn. */
function conditionOf(a: Tensor): number {
  const d = diagonal(qr(a, { mode: 'r' }).r)
  const sizes = [...d.dataSync()].map(Math.abs)
  return (10 * Math.max(...sizes)) / Math.min(...sizes)
}

test('batches, views and empty matrices', () => {
  const a = randn(key(1), [3, 2, 5, 4])
  const { q, r } = qr(a)
  const one = qr(slice(a, { axis: 0, start: 2 }, { axis: 1, start: 1 }))
  expect(slice(q, { axis: 0, start: 2 }, { axis: 1, start: 1 }).toArray()).toEqual(one.q.toArray())
  expect(norm(sub(matmul(q, r), a)).item()).toBeLessThan(1e-13)
  const turned = transpose(randn(key(2), [4, 6]))
  const [first, second] = qr(turned)
  expect(norm(sub(matmul(first!, second!), turned)).item()).toBeLessThan(1e-14)
  expect(qr(zeros([0, 3])).r.shape).toEqual([0, 3])
  expect(qr(zeros([3, 0]), { mode: 'complete' }).q.toArray()).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1]]) // prettier-ignore
})

test('what it refuses', () => {
  expect(() => qr([1, 2])).toThrow(ShapeError)
  expect(() => qr([[1, NaN]])).toThrow(OptionError)
  expect(() => vjp((a) => qr(a, { mode: 'complete' }).q, randn(key(1), [3, 2]))).toThrow(OptionError)
  expect(() => vjp((a) => qr(a).q, tensor([[1, 0], [0, 0]])).pullback(zeros([2, 2]))).toThrow(SingularMatrixError) // prettier-ignore
})

test('derivatives of all shapes to second order', () => {
  for (const [m, n] of [[5, 3], [4, 4], [3, 5], [1, 1]] as const) {
    const a = randn(key(m), [2, m, n], { dtype: 'float64' })
    const both = (x: Tensor): Tensor => {
      const { q, r } = qr(x, { sign: 'positive' })
      return concat([q, r], -1)
    }
    const functions = m > n ? [(x: Tensor) => qr(x).q, (x: Tensor) => qr(x, { mode: 'r' }).r] : [both]
    for (const f of functions) {
      const { forward, reverse, second, secondReverse } = checkGradients(f, [a])
      expect(forward).toBeLessThan(1e-6)
      expect(reverse).toBeLessThan(1e-11)
      expect(second).toBeLessThan(1e-5)
      expect(secondReverse).toBeLessThan(1e-5)
    }
  }
}) // prettier-ignore
