import { type Tensor, add, eye, key, matmul, matrixTranspose, mul, randn, sub, tensor, trace } from '@ortho/core'
import { expectNear, galleryMatrix, galleryNames } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatsOf, load, store } from '../dense/workspace.ts'
import { det } from '../solving/det.ts'
import { expm } from './expm.ts'
import { distance, size } from './fixtures/reference.ts'
import { movingBlas } from './fixtures/moving-blas.ts'
import { expmFrechetInPlace, expmFrechetRoom } from './kernels/expm-frechet-kernel.ts'
import { expmInPlace, expmRoom } from './kernels/expm-kernel.ts'

const identity = (n: number, dtype: 'float64' | 'float32'): Tensor => eye(n, n, { dtype })

describe.each(['float64', 'float32'] as const)('expm in %s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('exp(A)·exp(−A) = I over sizes around those at which the algorithms change, and over degrees and scalings', () => {
    for (const n of [1, 2, 3, 8, 19, 20, 21, 33, 70]) {
      for (const factor of [1e-12, 1e-3, 0.1, 0.5, 1, 2, 4]) {
        const a = mul(randn(key(n), [n, n], { dtype }), factor / Math.sqrt(n))
        const [plus, minus] = [expm(a), expm(mul(-1, a))]
        const ratio = distance(matmul(plus, minus), identity(n, dtype)) / (n * eps * size(plus) * size(minus))
        expect(ratio, `order ${n}, factor ${factor}`).toBeLessThan(30)
      }
    }
  })

  test('det exp(A) = exp(trace A)', () => {
    for (const name of galleryNames) {
      const a = galleryMatrix(name, 5, dtype)
      const scaled = mul(a, 1 / Math.max(1, size(a)))
      expect(Math.abs(det(expm(scaled)).item() / Math.exp(trace(scaled).item()) - 1), name).toBeLessThan(100 * eps)
    }
  })

  test('exp of a skew-symmetric matrix is orthogonal, of any size', () => {
    for (const factor of [0.01, 1, 30, 1000]) {
      const x = randn(key(4), [6, 6], { dtype })
      const q = expm(mul(factor, sub(x, matrixTranspose(x))))
      const defect = distance(matmul(q, q, { transposeA: true }), identity(6, dtype))
      expect(defect, `factor ${factor}`).toBeLessThan(100 * eps * Math.max(1, 6 * factor))
    }
  })
})

test('exp(A + B) = exp(A)·exp(B) where A and B commute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (n, seed) => {
      const a = mul(randn(key(seed), [n, n], { dtype: 'float64' }), 1 / Math.sqrt(n))
      const b = add(mul(0.5, matmul(a, a)), mul(-0.25, a))
      const [x, y] = [expm(a), expm(b)]
      expect(distance(matmul(x, y), expm(add(a, b)))).toBeLessThan(100 * n * 2 ** -52 * size(x) * size(y))
    }),
    { numRuns: 30 },
  )
})

test('what is known in closed form', () => {
  expect(expm([[0, 1e8], [0, 0]]).toArray()).toEqual([[1, 1e8], [0, 1]]) // prettier-ignore
  const nilpotent = expm([[0, 0, 0], [1e5, 0, 0], [3, -2e3, 0]]) // prettier-ignore
  expectNear(nilpotent, [[1, 0, 0], [1e5, 1, 0], [3 - 1e8, -2e3, 1]], { ulps: 4 }) // prettier-ignore
  expect(expm([[0, 0], [0, 0]]).toArray()).toEqual([[1, 0], [0, 1]]) // prettier-ignore
  expect(expm([[1]]).item()).toBe(Math.E)
  // Triangular: the diagonal and the one beside it to the last digits, whatever the scaling.
  const x = expm([[-400, 1e6], [0, 3]]).toArray() as number[][] // prettier-ignore
  expect([x[0]![0], x[1]![1]]).toEqual([Math.exp(-400), Math.exp(3)])
  expect(Math.abs(x[0]![1]! / ((1e6 * Math.exp(3)) / 403) - 1)).toBeLessThan(4 * 2 ** -52)
})

test('triangular matrices far from normal are not scaled by their norms', () => {
  for (const b of [1e3, 1e6, 1e9]) {
    const a = [[1, b, 0], [0, -1, 0], [0, 0, 0]] // prettier-ignore
    const exact = [[Math.E, b * Math.sinh(1), 0], [0, 1 / Math.E, 0], [0, 0, 1]] // prettier-ignore
    expectNear(expm(a), exact, { ulps: 4 })
  }
})

test('numbers at the ends of the range', () => {
  expect(expm([[-1e300, 0], [0, -1e300]]).toArray()).toEqual([[0, 0], [0, 0]]) // prettier-ignore
  expect(expm([[1e-300, 2e-300], [3e-300, 0]]).toArray()).toEqual([[1, 2e-300], [3e-300, 1]]) // prettier-ignore
  expect(expm([[710]]).item()).toBe(Infinity)
  expect(expm([[1000, 1], [0, 1000]]).toArray()).toEqual([[Infinity, Infinity], [0, Infinity]]) // prettier-ignore
  const decays = expm([[-2e20, 1e20], [1e20, -2e20]]) // prettier-ignore
  for (const value of floatsOf(decays)) expect(value).toBe(0)
  const small = expm(mul(2 ** -1040, tensor([[1, 2], [3, 4]]))) // prettier-ignore
  expect(distance(small, eye(2))).toBeLessThan(2 ** -1030)
})

test('memory that moves whenever room is reserved', () => {
  const a = randn(key(1), [7, 7], { dtype: 'float64' })
  for (const factor of [1e-4, 0.02, 0.1, 0.5, 5]) {
    const blas = movingBlas()
    const room = expmRoom(blas, 7)
    load(floatsOf(mul(a, factor)), 0, blas.data, room.a)
    const out = new Float64Array(49)
    const result = expmInPlace(blas, room)
    store(blas.data, result, out, 0)
    expect(Array.from(out)).toEqual(Array.from(floatsOf(expm(mul(a, factor)))))
  }
  const blas = movingBlas()
  const room = expmFrechetRoom(blas, 7)
  load(floatsOf(a), 0, blas.data, room.a)
  load(floatsOf(a), 0, blas.data, room.e)
  const out = new Float64Array(49)
  const result = expmFrechetInPlace(blas, room)
  store(blas.data, result, out, 0)
  // L(A, A) = A·exp(A)
  expect(distance(matmul(a, expm(a)), tensor(out, { shape: [7, 7] }))).toBeLessThan(1000 * 2 ** -52 * size(a) * size(expm(a)))
})
