import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  checkGradients,
  epsilon,
  key,
  matmul,
  mul,
  randn,
  sum,
  tensor,
  triu,
  zeros,
} from '@ortho/core'
import { matrixFromSpectrum, orthoDefect } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { ratio } from './fixtures/hard-matrices.ts'
import { type QrMethod, qr } from './qr.ts'

/** A matrix with singular values from 1 down to 1/condition. */
function conditioned(m: number, n: number, condition: number, dtype: 'float64' | 'float32'): Tensor {
  const spectrum = Array.from({ length: n }, (_, i) => condition ** (-i / Math.max(1, n - 1)))
  return tensor(matrixFromSpectrum(spectrum, { rows: m, seed: n }).toArray(), { dtype })
}

describe.each(['float64', 'float32'] as const)('QR by Cholesky in %s', (dtype) => {
  const eps = epsilon(dtype)
  const methods: readonly (readonly [QrMethod, condition: number])[] = [
    ['cholesky-qr2', 0.1 / Math.sqrt(eps)],
    ['cholesky-qr3', 1e-3 / eps],
  ]

  test.each(methods)('%s: residuals and orthogonality up to a condition of %d', (method, limit) => {
    for (const [m, n] of [
      [1, 1],
      [5, 5],
      [40, 7],
      [33, 33],
      [200, 20],
      [6, 0],
    ] as const) {
      for (const condition of [1, Math.sqrt(limit), limit]) {
        for (const scale of [1, 1e-30, 1e30]) {
          const a = mul(conditioned(m, n, condition, dtype), scale)
          const { q, r } = qr(a, { method })
          const name = `${m} × ${n}, condition ${condition}, times ${scale}`
          expect(ratio(matmul(q, r), a, a), name).toBeLessThanOrEqual(30)
          expect(orthoDefect(q), name).toBeLessThanOrEqual(30 * m * eps)
          expect(triu(r).toArray(), name).toEqual(r.toArray())
        }
      }
    }
  })

  test('the factors are those of Householder reflections with a positive diagonal', () => {
    const a = randn(key(1), [2, 30, 6], { dtype })
    const [expected, found] = [qr(a, { sign: 'positive' }), qr(a, { method: 'cholesky-qr3' })]
    expect(ratio(found.r, expected.r, a)).toBeLessThan(30)
    expect(ratio(found.q, expected.q, expected.q)).toBeLessThan(30)
    expect(qr(a, { method: 'cholesky-qr2', mode: 'r' }).r.toArray()).toEqual(qr(a, { method: 'cholesky-qr2' }).r.toArray())
  })
})

test('two passes are not enough for large conditions, which are refused or lose orthogonality; three are', () => {
  const a = conditioned(60, 20, 1e12, 'float64')
  expect(() => qr(a, { method: 'cholesky-qr2' })).toThrow(/well enough conditioned.*'cholesky-qr3' or 'householder'/s)
  expect(orthoDefect(qr(a, { method: 'cholesky-qr3' }).q)).toBeLessThan(30 * 60 * 2 ** -52)
})

test('derivatives, of both factors', () => {
  const a = randn(key(2), [7, 3], { dtype: 'float64' })
  for (const method of ['cholesky-qr2', 'cholesky-qr3'] as const) {
    const loss = (x: Tensor): Tensor => {
      const { q, r } = qr(x, { method })
      return sum(mul(matmul(q, r), q))
    }
    const { forward, reverse } = checkGradients(loss, [a])
    expect(forward).toBeLessThan(1e-7)
    expect(reverse).toBeLessThan(1e-11)
  }
})

test('what does not fit is refused', () => {
  const a = randn(key(3), [5, 3], { dtype: 'float64' })
  expect(() => qr(a, { method: 'cholesky-qr2', mode: 'complete' })).toThrow(OptionError)
  expect(qr(zeros([0, 5, 3]), { method: 'cholesky-qr2' }).r.shape).toEqual([0, 3, 3])
  expect(() => qr(zeros([3, 5]), { method: 'cholesky-qr2' })).toThrow(ShapeError)
  expect(() => qr(zeros([5, 3]), { method: 'cholesky-qr3' })).toThrow(SingularMatrixError)
  expect(() => qr([[NaN]], { method: 'cholesky-qr2' })).toThrow(/qr.*finite.*NaN/s)
  // @ts-expect-error no such method
  expect(() => qr(a, { method: 'gram' })).toThrow(OptionError)
})
