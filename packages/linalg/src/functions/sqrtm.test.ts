import { OptionError, SingularMatrixError, type Tensor, add, eye, key, matmul, mul, randn, sub, tensor, zeros } from '@ortho/core'
import { galleryMatrix, galleryNames } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatsOf, load, store } from '../dense/workspace.ts'
import { eigvals } from '../eigen/eig.ts'
import { schur } from '../eigen/schur.ts'
import { movingBlas } from './fixtures/moving-blas.ts'
import { distance, size } from './fixtures/reference.ts'
import { rootInPlace } from './kernels/root-kernel.ts'
import { sqrtm } from './sqrtm.ts'

describe.each(['float64', 'float32'] as const)('sqrtm in %s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('residual ‖A − X²‖ / (‖X‖²·n·ε) over sizes around those at which the algorithms change', () => {
    for (const n of [1, 2, 3, 4, 7, 8, 9, 16, 17, 19, 20, 21, 35, 70]) {
      const a = add(mul(randn(key(n), [n, n], { dtype }), 0.4 / Math.sqrt(n)), mul(1.5, eye(n)))
      const x = sqrtm(a)
      expect(distance(matmul(x, x), a) / (size(x) ** 2 * n * eps), `order ${n}`).toBeLessThan(10)
    }
  })

  test('complex roots of the gallery: real and imaginary part of X² − A', () => {
    for (const name of galleryNames) {
      // Of 0 as a defective eigenvalue there is no root; of this one to rounding.
      if (name === 'ones' || name === 'companion') continue
      const a = galleryMatrix(name, 7, dtype)
      const { re, im } = sqrtm(a, { complex: true })
      const scale = 7 * eps * (size(re) + size(im)) ** 2
      expect(distance(sub(matmul(re, re), matmul(im, im)), a), name).toBeLessThan(10 * scale)
      expect(size(add(matmul(re, im), matmul(im, re))), name).toBeLessThan(10 * scale)
    }
  })
})

test('eigenvalues of the root lie in the right half-plane', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(), (n, seed) => {
      const x = sqrtm(randn(key(seed), [n, n], { dtype: 'float64' }), { complex: true })
      // Those of re + i·im and of its conjugate are those of [[re, −im], [im, re]].
      const [re, im] = [x.re.toArray() as number[][], x.im.toArray() as number[][]]
      const whole = [...re.map((row, i) => [...row, ...im[i]!.map((value) => -value)]), ...im.map((row, i) => [...row, ...re[i]!])]
      const least = Math.min(...floatsOf(eigvals(whole).re))
      expect(least).toBeGreaterThan(-1e-6 * size(whole))
    }),
    { numRuns: 40 },
  )
})

test('singular matrices have roots where 0 is not defective', () => {
  expect(sqrtm([[4, 0], [0, 0]]).toArray()).toEqual([[2, 0], [0, 0]]) // prettier-ignore
  expect(sqrtm(zeros([3, 3])).toArray()).toEqual(zeros([3, 3]).toArray())
  const [a, exact] = [tensor([[4, 2], [2, 1]]), mul(1 / Math.sqrt(5), [[4, 2], [2, 1]])] // prettier-ignore
  // An error of ε in the eigenvalue 0 is one of √ε in its root.
  for (const x of [sqrtm(a), sqrtm(a, { symmetric: true })]) expect(distance(x, exact)).toBeLessThan(10 * 2 ** -26)
  expect(() => sqrtm([[0, 1], [0, 0]])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => sqrtm([[0, 1], [0, 0]])).toThrow('0 is a defective eigenvalue') // prettier-ignore
})

test('negative eigenvalues are refused with their value, unless complex numbers are asked for', () => {
  expect(() => sqrtm([[1, 5], [0, -9]])).toThrow(OptionError) // prettier-ignore
  expect(() => sqrtm([[1, 5], [0, -9]])).toThrow('the eigenvalue -9') // prettier-ignore
  expect(() => sqrtm([[1, 0], [0, -9]], { symmetric: true })).toThrow('the eigenvalue -9') // prettier-ignore
  const { re, im } = sqrtm([[-4, 0], [0, 9]], { complex: true }) // prettier-ignore
  expect([re.toArray(), im.toArray()]).toEqual([[[0, 0], [0, 3]], [[2, 0], [0, 0]]]) // prettier-ignore
})

test('matrices of any scale', () => {
  const a: Tensor = add(randn(key(3), [5, 5], { dtype: 'float64' }), mul(4, eye(5)))
  const x = sqrtm(a)
  for (const exponent of [-900, 900]) {
    const scaled = sqrtm(mul(a, 2 ** exponent))
    expect(distance(mul(scaled, 2 ** (-exponent / 2)), x)).toBeLessThan(100 * 2 ** -52 * size(x))
  }
})

test('memory that moves whenever room is reserved', () => {
  const a = add(randn(key(1), [9, 9], { dtype: 'float64' }), mul(4, eye(9)))
  const { t } = schur(a)
  const blas = movingBlas()
  const window = blas.reserve(9, 9)
  load(floatsOf(t), 0, blas.data, window)
  rootInPlace('test', blas, window)
  const out = new Float64Array(81)
  store(blas.data, window, out, 0)
  const root = tensor(out, { shape: [9, 9] })
  expect(distance(matmul(root, root), t)).toBeLessThan(100 * 2 ** -52 * size(root) ** 2)
})
