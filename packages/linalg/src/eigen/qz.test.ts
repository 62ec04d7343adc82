import { readFileSync } from 'node:fs'
import { OptionError, ShapeError, type Tensor, eye, grad, key, matmul, mul, norm, randn, sub, sum, tensor, zeros } from '@ortho/core'
import { galleryMatrix, galleryNames } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { floatsOf } from '../dense/workspace.ts'
import { eig } from './eig.ts'
import { qz } from './qz.ts'

const epsOf = (a: Tensor): number => (a.dtype === 'float64' ? 2 ** -52 : 2 ** -23)

function requireForm(a: Tensor, b: Tensor, name = ''): void {
  const n = a.shape[0]!
  const { s, t, q, z } = qz(a, b)
  for (const [x, y] of [
    [a, s],
    [b, t],
  ] as const) {
    // prettier-ignore
    const residual = norm(sub(x, matmul(matmul(q, y), z, { transposeB: true }))).item()
    expect(residual, name).toBeLessThanOrEqual(30 * norm(x).item() * n * epsOf(a))
  }
  for (const x of [q, z]) {
    const defect = norm(sub(matmul(x, x, { transposeA: true }), eye(n, n, { dtype: a.dtype }))).item()
    expect(defect / (n * epsOf(a)), name).toBeLessThan(30)
  }
  const [x, y] = [floatsOf(s), floatsOf(t)]
  for (let i = 0; i < n; i++) {
    expect(y[i * n + i]).toBeGreaterThanOrEqual(0)
    for (let j = 0; j < i; j++) {
      expect(y[i * n + j]).toBe(0)
      if (j < i - 1) expect(x[i * n + j]).toBe(0)
    }
    if (i > 0 && x[i * n + i - 1] !== 0) {
      expect(y[(i - 1) * n + i]).toBe(0)
      if (i > 1) expect(x[(i - 1) * n + i - 2]).toBe(0)
    }
  }
}

/** Largest ‖β·A·v − α·B·v‖ / ((|β|·‖A‖ + |α|·‖B‖)·n·ε). */
function residualOf(a: Tensor, b: Tensor): number {
  const n = a.shape[0]!
  const { vectors, alphaRe, alphaIm, beta } = eig(a, { b })
  const [p, q, r] = [alphaRe, alphaIm, beta].map(floatsOf)
  const products = [a, b].flatMap((m) => [floatsOf(matmul(m, vectors.re)), floatsOf(matmul(m, vectors.im))])
  let worst = 0
  for (let j = 0; j < n; j++) {
    const size = r![j]! * norm(a).item() + Math.hypot(p![j]!, q![j]!) * norm(b).item()
    let squares = 0
    for (let i = j; i < n * n; i += n) {
      const [ax, ay, bx, by] = products.map((product) => product[i]!)
      squares += (r![j]! * ax! - p![j]! * bx! + q![j]! * by!) ** 2 + (r![j]! * ay! - p![j]! * by! - q![j]! * bx!) ** 2
    }
    if (size > 0) worst = Math.max(worst, Math.sqrt(squares) / (size * n * epsOf(a)))
  }
  return worst
}

describe.each(['float64', 'float32'] as const)('qz in %s', (dtype) => {
  test('over sizes', () => {
    for (const n of [1, 2, 3, 4, 5, 10, 20, 21, 40]) {
      const [a, b] = [randn(key(n), [n, n], { dtype }), randn(key(n + 1), [n, n], { dtype })]
      requireForm(a, b, `order ${n}`)
      expect(residualOf(a, b)).toBeLessThan(30)
    }
  })

  test('hard matrices, singular ones among them', () => {
    for (const first of galleryNames) {
      for (const second of ['jordan', 'hilbert', 'ones', 'minij'] as const) {
        const [a, b] = [galleryMatrix(first, 10, dtype), galleryMatrix(second, 10, dtype)]
        requireForm(a, b, `${first}, ${second}`)
        expect(residualOf(a, b), `${first}, ${second}`).toBeLessThan(30)
      }
    }
  })
})

test('zero and badly scaled matrices', () => {
  const a = randn(key(2), [6, 6], { dtype: 'float64' })
  const zero = zeros([6, 6], { dtype: 'float64' })
  for (const [x, y] of [[a, zero], [zero, a], [zero, zero]] as const) requireForm(x, y) // prettier-ignore
  const [huge, tiny] = [mul(1e150, a), mul(1e-150, randn(key(4), [6, 6], { dtype: 'float64' }))]
  requireForm(huge, tiny)
  expect(residualOf(huge, tiny)).toBeLessThan(30)
})

test('eigenvalues are those of SciPy; infinite ones are said', () => {
  interface Case { readonly name: string; readonly a: number[][]; readonly b: number[][]; readonly re: number[]; readonly im: number[] } // prettier-ignore
  const { pencils }: { pencils: Case[] } = JSON.parse(readFileSync(new URL('./fixtures/nonsymmetric.json', import.meta.url), 'utf8'))
  for (const { name, a, b, re, im } of pencils) {
    const { values, beta } = eig(a, { b })
    const [x, y] = [Array.from(floatsOf(values.re)), Array.from(floatsOf(values.im))]
    re.forEach((value, k) => {
      const nearest = Math.min(...x.map((other, i) => (Number.isFinite(other) ? Math.hypot(other - value, y[i]! - im[k]!) : Infinity)))
      expect(nearest, name).toBeLessThan(1e-11 * (1 + Math.abs(value)))
    })
    expect(x.filter((value) => !Number.isFinite(value)).length).toBe(a.length - re.length)
    expect(floatsOf(beta).filter((value) => value === 0).length).toBe(a.length - re.length)
  }
  const both = eig([[0]], { b: [[0]] })
  expect([both.values.re.toArray(), both.beta.toArray()]).toEqual([[NaN], [0]])
})

test('with B = I the eigenvalues are those of A; batches broadcast', () => {
  const a = randn(key(9), [3, 7, 7], { dtype: 'float64' })
  const { values, isReal } = eig(a, { b: eye(7) })
  const sums = (x: Tensor): number[] => sum(x, { axis: -1 }).toArray() as number[]
  sums(values.re).forEach((value, i) => expect(value).toBeCloseTo(sums(eig(a).values.re)[i]!, 11))
  expect(isReal).toBe(eig(a).isReal)
  expect(qz(zeros([0, 0]), zeros([0, 0])).q.shape).toEqual([0, 0])
  expect([...qz(tensor([[1]]), tensor([[2]]))].length).toBe(4)
})

test('what is wrong is said', () => {
  expect(() => qz(eye(2), eye(3))).toThrow(ShapeError)
  expect(() => qz(eye(2), [[1, NaN], [0, 1]])).toThrow(OptionError) // prettier-ignore
  expect(() => eig(eye(2), { b: eye(2), left: true })).toThrow('left out where b is given')
  expect(() => grad((x: Tensor) => sum(qz(x, eye(2)).s))(eye(2))).toThrow(OptionError)
})
