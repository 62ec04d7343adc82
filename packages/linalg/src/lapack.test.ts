import { type Tensor, matmul, matrixTranspose, norm, sub } from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, lapackSizes, lapackTypes, lauchli } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { type Factors, certify } from './certificate.ts'
import { schur } from './eigen/schur.ts'
import { lq } from './factorizations/lq.ts'
import { lu } from './factorizations/lu.ts'
import { pivotedQr } from './factorizations/pivoted-qr.ts'
import { qr } from './factorizations/qr.ts'
import { svd, svdvals } from './singular/svd.ts'

const rectangular: Readonly<Record<string, (a: Tensor) => Factors>> = {
  qr: (a) => qr(a),
  'qr, complete': (a) => qr(a, { mode: 'complete' }),
  lq: (a) => lq(a),
  pivotedQr: (a) => pivotedQr(a),
  lu: (a) => lu(a),
  svd: (a) => svd(a),
  'svd, full': (a) => svd(a, { full: true }),
}

describe.each(['float64', 'float32'] as const)('LAPACK’s test ratios stay below 30 in %s', (dtype) => {
  describe.each(Object.keys(rectangular))('%s', (name) => {
    test.each(lapackTypes.map((title, i) => [title, i + 1] as const))('%s', (_title, type) => {
      for (const size of lapackSizes) {
        const a = lapackMatrix({ type, size, seed: type, dtype })
        const { residual, orthogonality } = certify(a, rectangular[name]!(a))
        expect(Math.max(residual, orthogonality), size.join(' × ')).toBeLessThan(30)
      }
    })
  })

  test.each(lapackTypes.map((title, i) => [title, i + 1] as const))('schur: %s', (_title, type) => {
    for (const [m, n] of lapackSizes) {
      if (m !== n) continue
      const a = lapackMatrix({ type, size: [m, n], seed: type, dtype })
      const { residual, orthogonality } = certify(a, schur(a))
      expect(Math.max(residual, orthogonality), `order ${n}`).toBeLessThan(30)
    }
  })

  test.each(galleryNames)('the gallery: %s', (name) => {
    for (const n of [1, 2, 3, 8, 17, 33]) {
      const a = galleryMatrix(name, n, dtype)
      if (!Number.isFinite(norm(a).item())) continue
      for (const [factorization, run] of [...Object.entries(rectangular), ['schur', schur] as const]) {
        const { residual, orthogonality } = certify(a, run(a))
        expect(Math.max(residual, orthogonality), `${factorization} of order ${n}`).toBeLessThan(30)
      }
    }
  })
})

test('singular values do not pass through products: Läuchli, and values alone against all factors', () => {
  for (const eps of [1e-5, 1e-9, 1e-12]) {
    const values = svdvals(lauchli(3, eps)).dataSync()
    expect(Math.abs(values[2]! / eps - 1)).toBeLessThan(1e-3)
  }
  for (let type = 1; type <= 16; type++) {
    const a = lapackMatrix({ type, size: [30, 40], seed: type })
    const { s } = svd(a)
    const distance = norm(sub(svdvals(a), s)).item()
    expect(distance).toBeLessThanOrEqual(30 * 40 * 2 ** -52 * (s.dataSync()[0] ?? 0))
    const turned = svd(matrixTranspose(a)).s
    expect(norm(sub(turned, s)).item()).toBeLessThanOrEqual(30 * 40 * 2 ** -52 * (s.dataSync()[0] ?? 0))
  }
})

test('a certificate fails for factors that are wrong', () => {
  const a = lapackMatrix({ type: 13, size: [10, 10], seed: 1 })
  const { q, r } = qr(a)
  expect(certify(a, { q, r }).passed).toBe(true)
  expect(certify(a, { q, r: matmul(r, r) }).passed).toBe(false)
  expect(certify(a, { q: matmul(q, r), r: q }).passed).toBe(false)
})
