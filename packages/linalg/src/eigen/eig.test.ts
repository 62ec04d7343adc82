import { readFileSync } from 'node:fs'
import {
  type Complex,
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  checkGradients,
  eye,
  grad,
  key,
  mul,
  randn,
  square,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, lapackTypes } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatsOf } from '../dense/workspace.ts'
import { eig, eigvals } from './eig.ts'
import { eigOnHost } from './eig-kernel.ts'

const epsOf = (a: Tensor): number => (a.dtype === 'float64' ? 2 ** -52 : 2 ** -23)
const tuning = { small: 3, alone: 6, window: 5, bulges: 2 }

/** Numbers of one matrix, scaled to largest element 1. */
interface Problem {
  readonly n: number
  readonly a: ArrayLike<number>
  readonly re: ArrayLike<number>
  readonly im: ArrayLike<number>
}

/** Largest of ‖A·v − λ·v‖ / (‖A‖·n·ε) and of | ‖v‖ − 1 | / (n·ε) over the columns; for left vectors Aᵀ and the conjugates. */
function ratios({ n, a, re, im }: Problem, x: ArrayLike<number>, y: ArrayLike<number>, left: boolean, eps: number): number {
  const size = Math.sqrt(Array.from(a).reduce((total, value) => total + value * value, 0)) || 1
  let worst = 0
  for (let j = 0; j < n; j++) {
    const imaginary = left ? -im[j]! : im[j]!
    let [residual, length] = [0, 0]
    for (let i = 0; i < n; i++) {
      let u = -re[j]! * x[i * n + j]! + imaginary * y[i * n + j]!
      let v = -re[j]! * y[i * n + j]! - imaginary * x[i * n + j]!
      for (let k = 0; k < n; k++) {
        const element = left ? a[k * n + i]! : a[i * n + k]!
        u += element * x[k * n + j]!
        v += element * y[k * n + j]!
      }
      residual += u * u + v * v
      length += x[i * n + j]! ** 2 + y[i * n + j]! ** 2
    }
    worst = Math.max(worst, Math.sqrt(residual) / (size * n * eps), Math.abs(Math.sqrt(length) - 1) / (n * eps))
  }
  return worst
}

function requireEigen(a: Tensor, name = '', byBlocks = false): void {
  const n = a.shape[0]!
  const most = Math.max(...floatsOf(a).map(Math.abs)) || 1
  const scaled = (values: Iterable<number>): number[] => Array.from(values, (value) => value / most)
  const found = eigOnHost('eig', a, { right: true, left: true, balance: true, ...(byBlocks ? { tuning } : {}) })
  expect(found.failures, name).toEqual(Int32Array.of(0))
  const part = (storage: object): number[] => {
    if (storage instanceof Float64Array || storage instanceof Float32Array) return Array.from(storage)
    throw new TypeError('not on the host')
  }
  const problem = { n, a: scaled(floatsOf(a)), re: scaled(part(found.values.re)), im: scaled(part(found.values.im)) }
  const { right, left } = found
  expect(ratios(problem, part(right!.re), part(right!.im), false, epsOf(a)), `${name}, right`).toBeLessThan(30)
  expect(ratios(problem, part(left!.re), part(left!.im), true, epsOf(a)), `${name}, left`).toBeLessThan(30)
}

describe.each(['float64', 'float32'] as const)('eig in %s', (dtype) => {
  test('sizes around those at which algorithms change', () => {
    for (const n of [1, 2, 3, 4, 5, 15, 16, 17, 30, 49, 65, 76, 110]) requireEigen(randn(key(n), [n, n], { dtype }), `order ${n}`)
    for (const n of [4, 6, 8, 13, 20, 33]) requireEigen(randn(key(n), [n, n], { dtype }), `order ${n}, by blocks`, true)
  })

  test('hard matrices, by both paths', () => {
    for (const name of galleryNames) {
      requireEigen(galleryMatrix(name, 16, dtype), name)
      requireEigen(galleryMatrix(name, 16, dtype), `${name}, by blocks`, true)
    }
    for (const name of ['jordan', 'clement', 'ones', 'kahan', 'grcar'] as const) requireEigen(galleryMatrix(name, 90, dtype), name)
  })

  test("LAPACK's types, near overflow and underflow too", () => {
    for (let type = 1; type <= lapackTypes.length; type++) {
      requireEigen(lapackMatrix({ type, size: [16, 16], seed: type, dtype }), lapackTypes[type - 1])
    }
  })
})

/** 1/|wᴴv| of column j. */
function conditionOf(v: Complex, w: Complex, n: number, j: number): number {
  const [vr, vi, wr, wi] = [v.re, v.im, w.re, w.im].map(floatsOf)
  let [re, im] = [0, 0]
  for (let p = j; p < n * n; p += n) {
    re += wr![p]! * vr![p]! + wi![p]! * vi![p]!
    im += wr![p]! * vi![p]! - wi![p]! * vr![p]!
  }
  return 1 / Math.hypot(re, im)
}

test('eigenvalues and their condition are those of SciPy', () => {
  interface Case { readonly name: string; readonly a: number[][]; readonly re: number[]; readonly im: number[]; readonly condition: number[] } // prettier-ignore
  const { matrices }: { matrices: Case[] } = JSON.parse(readFileSync(new URL('./fixtures/nonsymmetric.json', import.meta.url), 'utf8'))
  for (const { name, a, re, im, condition } of matrices) {
    const { values, vectors, leftVectors } = eig(a, { left: true })
    const n = a.length
    const size = Math.hypot(...a.flat())
    const [x, y] = [floatsOf(values.re), floatsOf(values.im)]
    for (let k = 0; k < n; k++) {
      const bound = 30 * n * condition[k]! * size * 2 ** -52
      const j = Array.from(x).findIndex((_, i) => Math.hypot(x[i]! - re[k]!, y[i]! - im[k]!) <= bound)
      expect(j, `${name}: ${re[k]!} + ${im[k]!}i`).toBeGreaterThanOrEqual(0)
      expect(conditionOf(vectors, leftVectors!, n, j) / condition[k]!, name).toBeCloseTo(1, 4)
    }
  }
})

test('values alone are those of the full path; trace and determinant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (n, seed) => {
      const a = randn(key(seed), [n, n], { dtype: 'float64' })
      const [values, full] = [eigvals(a), eig(a).values]
      expect(values.re.toArray()).toEqual(full.re.toArray())
      expect(values.im.toArray()).toEqual(full.im.toArray())
      let [re, im] = [1, 0]
      let total = 0
      for (let i = 0; i < n; i++) {
        const [x, y] = [floatsOf(values.re)[i]!, floatsOf(values.im)[i]!]
        total += x
        ;[re, im] = [re * x - im * y, re * y + im * x]
      }
      const size = Math.hypot(...floatsOf(a))
      const diagonal = Array.from(floatsOf(a)).filter((_, k) => k % (n + 1) === 0)
      expect(Math.abs(total - diagonal.reduce((all: number, value: number) => all + value, 0))).toBeLessThan(30 * n * size * 2 ** -52)
      expect(Math.abs(im)).toBeLessThan(30 * n * size ** n * 2 ** -52)
    }),
    { numRuns: 40 },
  )
})

test('balancing makes small eigenvalues of badly scaled matrices accurate', () => {
  const rows = [[1, 2, 3], [4, 5, 6], [7, 8, 10]] // prettier-ignore
  const scale = [1, 2 ** 33, 2 ** -33]
  const a = rows.map((row, i) => row.map((value, j) => (value * scale[j]!) / scale[i]!))
  const expected = floatsOf(eigvals(rows).re)
  const furthest = (found: Complex): number =>
    Math.max(...floatsOf(found.re).map((value) => Math.min(...expected.map((other) => Math.abs(other - value)))))
  expect(furthest(eigvals(a))).toBeLessThan(30 * 3 * 17 * 2 ** -52)
  expect(furthest(eigvals(a, { balance: false }))).toBeGreaterThan(1e-3)
  expect(eig(a).isReal).toBe(true)
})

test('what is asked for is what comes, named and in order', () => {
  const a = randn(key(5), [3, 4, 4], { dtype: 'float64' })
  const { values, vectors, leftVectors, isReal } = eig(a, { left: true })
  expect([values.re.shape, vectors.im.shape, leftVectors!.re.shape, isReal]).toEqual([[3, 4], [3, 4, 4], [3, 4, 4], false])
  const [first, second] = eig(a)
  expect(first!.re.toArray()).toEqual(values.re.toArray())
  expect(second!.im.toArray()).toEqual(vectors.im.toArray())
  const only = eig(a, { right: false })
  expect('vectors' in only).toBe(false)
  expect(eig(zeros([0, 0])).vectors.re.shape).toEqual([0, 0])
  expect(eig([[2, 0], [0, 3]]).isReal).toBe(true) // prettier-ignore
  // The largest element of complex vectors is real and positive.
  const [x, y] = [floatsOf(vectors.re), floatsOf(vectors.im)]
  for (let j = 0; j < 4; j++) {
    const sizes = [0, 1, 2, 3].map((i) => Math.hypot(x[4 * i + j]!, y[4 * i + j]!))
    const place = 4 * sizes.indexOf(Math.max(...sizes)) + j
    if (floatsOf(values.im)[j] !== 0) expect([y[place], x[place]! > 0]).toEqual([expect.closeTo(0, 15), true])
  }
})

test('what is wrong is said', () => {
  expect(() => eig(zeros([2, 3]))).toThrow(ShapeError)
  expect(() => eigvals([[1, Infinity], [0, 1]])).toThrow(OptionError) // prettier-ignore
  expect(() => grad((x: Tensor) => sum(eigvals(x).re))(tensor([[1, 1], [0, 1]]))).toThrow(SingularMatrixError) // prettier-ignore
})

describe('derivatives, in both modes and to second order', () => {
  const check = (f: (x: Tensor) => Tensor, a: Tensor): void => {
    const { forward, reverse, second, secondReverse } = checkGradients(f, [a])
    expect(forward).toBeLessThan(1e-6)
    expect(reverse).toBeLessThan(1e-12)
    expect(second).toBeLessThan(1e-5)
    expect(secondReverse).toBeLessThan(1e-5)
  }
  const ofValues = ({ re, im }: Complex): Tensor => add(sum(square(re)), sum(mul(im, mul(im, re))))

  test('eigenvalues', () => {
    for (const n of [1, 2, 3, 5]) {
      const a = randn(key(7 * n), [2, n, n], { dtype: 'float64' })
      check((x) => ofValues(eigvals(x)), a)
      check((x) => ofValues(eig(x, { right: false }).values), a)
    }
  })

  test('left and right eigenvectors, with their lengths and real elements kept', () => {
    for (const n of [1, 2, 3, 5]) {
      const a = randn(key(7 * n), [2, n, n], { dtype: 'float64' })
      const w = randn(key(99), [n, n], { dtype: 'float64' })
      check((x) => {
        const { vectors: v, leftVectors: l } = eig(x, { left: true })
        const right = add(sum(mul(w, square(v.re))), sum(mul(w, square(v.im))))
        return add(right, add(sum(mul(w, mul(l!.re, v.re))), sum(mul(w, mul(l!.im, v.im)))))
      }, a)
    }
  })

  test('equal eigenvalues, in a function that does not depend on the choice of their vectors', () => {
    // Σ λ² is the trace of A².
    const a = mul(2, eye(3, 3, { dtype: 'float64' }))
    const gradient = grad((x: Tensor) => {
      const { re, im } = eig(x).values
      return sum(add(square(re), mul(-1, square(im))))
    })(a)
    expect(gradient.toArray()).toEqual(mul(2, a).toArray())
  })
})
