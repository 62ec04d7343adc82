import { OptionError, ShapeError, Tensor, add, gram, key, matmul, matrixTranspose, mul, randn, tensor, zeros } from '@ortho/core'
import { lapackMatrix } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { type Factors, certify } from './certificate.ts'
import { eig } from './eigen/eig.ts'
import { eigh } from './eigen/eigh.ts'
import { hessenberg } from './eigen/hessenberg.ts'
import { schur } from './eigen/schur.ts'
import { cholesky } from './factorizations/cholesky.ts'
import { ldl } from './factorizations/ldl.ts'
import { lq } from './factorizations/lq.ts'
import { lu } from './factorizations/lu.ts'
import { pivotedQr } from './factorizations/pivoted-qr.ts'
import { qr } from './factorizations/qr.ts'
import { jacobiSvd } from './methods/singular/jacobi-svd.ts'
import { polar } from './orthogonal/polar.ts'
import { bidiagonalize } from './singular/bidiagonalize.ts'
import { svd } from './singular/svd.ts'

const general: Readonly<Record<string, (a: Tensor) => Factors>> = {
  qr: (a) => qr(a),
  'qr, complete': (a) => qr(a, { mode: 'complete' }),
  pivotedQr: (a) => pivotedQr(a),
  lq: (a) => lq(a),
  lu: (a) => lu(a),
  svd: (a) => svd(a),
  'svd, full': (a) => svd(a, { full: true }),
  jacobiSvd: (a) => jacobiSvd(a),
  bidiagonalize: (a) => bidiagonalize(a),
  polar: (a) => polar(a),
}

const square: Readonly<Record<string, (a: Tensor) => Factors>> = {
  schur: (a) => schur(a),
  hessenberg: (a) => hessenberg(a),
  eig: (a) => eig(a),
}

const symmetric: Readonly<Record<string, (a: Tensor) => Factors>> = {
  eigh: (a) => eigh(a),
  'eigh, subset': (a) => eigh(a, { subset: [0, 0] }),
  ldl: (a) => ldl(a),
  cholesky: (a) => ({ l: cholesky(a) }),
}

/** A matrix of each shape, and one that is symmetric and positive definite. */
function operands(dtype: 'float64' | 'float32', m: number, n: number): { readonly a: Tensor; readonly definite: Tensor } {
  const a = randn(key(m + n), [2, m, n], { dtype })
  return { a, definite: add(gram(a), mul(m, tensor(Float64Array.from({ length: m * m }, (_, p) => (p % (m + 1) === 0 ? 1 : 0)), { shape: [m, m], dtype }))) } // prettier-ignore
}

/** Each factor in turn with one element that is off by a share of its size. */
function spoiled(factors: Factors, share: number): Factors[] {
  const all: readonly (readonly [name: string, value: unknown])[] = Object.entries(factors)
  const entries = all.flatMap(([name, value]) => (value instanceof Tensor && value.dtype !== 'int32' ? [{ name, value }] : []))
  return entries.map(({ name, value }) => {
    const data = value.dataSync().slice()
    data[0]! += share * Math.max(...Array.from(data, Math.abs))
    return { ...factors, [name]: tensor(data, { shape: value.shape, dtype: value.dtype }) }
  })
}

describe.each(['float64', 'float32'] as const)('%s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('passes what is right, and fails what is off by a thousand roundings in one element of one factor', () => {
    for (const [m, n] of [
      [6, 6],
      [7, 4],
      [4, 7],
    ] as const) {
      // prettier-ignore
      const { a, definite } = operands(dtype, m, n)
      const cases = [
        ...Object.entries(general).map(([name, run]) => [name, run, a] as const),
        ...(m === n ? Object.entries(square) : []).map(([name, run]) => [name, run, a] as const),
        ...Object.entries(symmetric).map(([name, run]) => [name, run, definite] as const),
      ]
      for (const [name, run, x] of cases) {
        const factors = run(x)
        const { residual, orthogonality, passed } = certify(x, factors)
        expect([residual < 5, orthogonality < 5, passed], `${name}: ${residual}, ${orthogonality}`).toEqual([true, true, true])
        for (const wrong of spoiled(factors, 1e4 * eps)) expect(certify(x, wrong).passed, name).toBe(false)
      }
    }
  })

  test('the ratio is what the factors are off by, at any scale', () => {
    const scales: readonly (readonly [number, number])[] = dtype === 'float64' ? [[1, 1], [2 ** 1000, 1], [2 ** -500, 2 ** -500]] : [[1, 1], [2 ** 110, 1], [2 ** -50, 2 ** -50]] // prettier-ignore
    for (const [first, second] of scales) {
      const scaled = (x: Tensor): Tensor => mul(mul(x, first), second)
      const { q, r } = qr(tensor([[1, 2], [3, 4]], { dtype })) // prettier-ignore
      const a = scaled(matmul(q, r))
      // R off by 100 roundings of the whole: 100·ε/(2·ε) = 50.
      const { residual } = certify(a, { q, r: scaled(mul(r, 1 + 100 * eps)) })
      expect(residual).toBeGreaterThan(40)
      expect(residual).toBeLessThan(60)
    }
  })

  test('polar factors of both sides, eigenvalues that are complex, zero and empty matrices', () => {
    const wide = randn(key(2), [3, 5], { dtype })
    expect(certify(wide, polar(wide, { side: 'left' })).passed).toBe(true)
    expect(certify(matrixTranspose(wide), polar(matrixTranspose(wide), { side: 'left' })).passed).toBe(true)
    const turn = tensor([[0, -1], [1, 0]], { dtype }) // prettier-ignore
    const { values, vectors } = eig(turn)
    expect(certify(turn, { values, vectors }).passed).toBe(true)
    expect(certify(turn, { values: { re: values.im, im: values.re }, vectors }).passed).toBe(false)
    for (const shape of [
      [3, 3],
      [0, 3],
      [3, 0],
      [0, 0],
      [2, 0, 4],
    ]) {
      // prettier-ignore
      const a = zeros(shape, { dtype })
      for (const run of Object.values(general)) expect(certify(a, run(a)).passed, shape.join(' × ')).toBe(true)
    }
    const zero = zeros([2, 2], { dtype })
    expect(certify(zero, { q: turn, r: turn }).residual).toBe(Infinity)
  })
})

test('of a batch the worst counts, and NaN is no pass', () => {
  const a = randn(key(3), [4, 3, 3])
  const { q, r } = qr(a)
  const data = r.dataSync().slice()
  data[3 * 9] = 1
  expect(certify(a, { q, r: tensor(data, { shape: r.shape }) }).passed).toBe(false)
  data[3 * 9] = NaN
  const { residual, passed } = certify(a, { q, r: tensor(data, { shape: r.shape }) })
  expect([residual, passed]).toEqual([NaN, false])
})

test('a matrix and the factors of another fail', () => {
  const a = lapackMatrix({ type: 13, size: [10, 10], seed: 1 })
  const { q, r } = qr(a)
  expect(certify(a, { q, r }).passed).toBe(true)
  expect(certify(a, { q, r: matmul(r, r) }).passed).toBe(false)
  expect(certify(a, { q: matmul(q, r), r: q }).orthogonality).toBeGreaterThan(30)
})

test('what are no factors is refused', () => {
  // @ts-expect-error: no such factors.
  expect(() => certify([[1]], { x: zeros([1, 1]) })).toThrow(OptionError)
  const { values, vectors } = eig([[1, 2], [3, 4]]) // prettier-ignore
  // @ts-expect-error: real values, complex vectors.
  expect(() => certify([[1, 2], [3, 4]], { values: values.re, vectors })).toThrow('real or complex throughout') // prettier-ignore
  expect(() => certify([1, 2], qr([[1]]))).toThrow(ShapeError)
  expect(() => certify([[1, 2], [3, 4]], { q: zeros([3, 2]), r: zeros([2, 2]) })).toThrow(ShapeError) // prettier-ignore
})
