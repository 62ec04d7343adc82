import {
  SingularMatrixError,
  type Tensor,
  add,
  concat,
  eye,
  key,
  matmul,
  matrixTranspose,
  mul,
  randn,
  tensor,
  trace,
  zeros,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatsOf } from '../dense/workspace.ts'
import { eigvals } from '../eigen/eig.ts'
import { polar } from '../orthogonal/polar.ts'
import { distance, size } from './fixtures/reference.ts'
import { signm } from './signm.ts'

const gaussian = (n: number, seed: number, dtype: 'float64' | 'float32' = 'float64'): Tensor => randn(key(seed), [n, n], { dtype })

describe.each(['float64', 'float32'] as const)('signm in %s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('S² = I and S·A = A·S over sizes around those at which the algorithms change', () => {
    for (const n of [1, 2, 3, 7, 8, 9, 17, 19, 20, 21, 35, 60]) {
      const a = gaussian(n, n, dtype)
      const s = signm(a)
      expect(distance(matmul(s, s), eye(n, n, { dtype })), `order ${n}`).toBeLessThan(30 * n * eps * size(s) ** 2)
      expect(distance(matmul(s, a), matmul(a, s)), `order ${n}`).toBeLessThan(30 * n * eps * size(s) ** 2 * size(a))
    }
  })
})

test('the trace counts eigenvalues on the right less those on the left', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (n, seed) => {
      const a = gaussian(n, seed)
      const count = Array.from(floatsOf(eigvals(a).re), Math.sign).reduce((sum, side) => sum + side)
      const s = signm(a)
      expect(Math.abs(trace(s).item() - count)).toBeLessThan(30 * n * 2 ** -52 * size(s) ** 2)
    }),
    { numRuns: 40 },
  )
})

test('of symmetric matrices the general way is the symmetric one', () => {
  for (const n of [1, 2, 6, 25]) {
    const a = add(gaussian(n, n), matrixTranspose(gaussian(n, n)))
    expect(distance(signm(a), signm(a, { symmetric: true }))).toBeLessThan(1000 * n * 2 ** -52)
  }
  expect(signm([[-2, 0], [0, 3]], { symmetric: true }).toArray()).toEqual([[-1, 0], [0, 1]]) // prettier-ignore
})

test('sign of [[0, A], [Aᵀ, 0]] holds the polar factor', () => {
  const a = gaussian(5, 2)
  const none = zeros([5, 5], { dtype: 'float64' })
  const s = signm(concat([concat([none, a], -1), concat([matrixTranspose(a), none], -1)], 0))
  const { u } = polar(a)
  const expected = concat([concat([none, u], -1), concat([matrixTranspose(u), none], -1)], 0)
  expect(distance(s, expected)).toBeLessThan(1e4 * 2 ** -52)
})

test('does not depend on the scale', () => {
  const a = gaussian(6, 9)
  const s = signm(a)
  for (const exponent of [-1000, -300, 300, 1000])
    expect(distance(signm(mul(a, 2 ** exponent)), s)).toBeLessThan(1000 * 2 ** -52 * size(s) ** 2)
  expect(signm([[1e-100, 0], [0, -1e100]]).toArray()).toEqual([[1, 0], [0, -1]]) // prettier-ignore
  expect(signm([[1, 1e10], [0, -1]]).toArray()).toEqual([[1, 1e10], [0, -1]]) // prettier-ignore
})

test('eigenvalues on the imaginary axis are refused', () => {
  expect(() => signm([[0, 1], [-1, 0]])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => signm([[0]])).toThrow(SingularMatrixError)
  expect(() => signm([[1, 2], [2, 4]])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => signm([[1, 2], [2, 4]], { symmetric: true })).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => signm([[1, 0], [0, 0]], { symmetric: true })).toThrow('the eigenvalue 0') // prettier-ignore
  const skew = add(gaussian(6, 1), mul(-1, matrixTranspose(gaussian(6, 1))))
  expect(() => signm(skew)).toThrow('on the imaginary axis')
  expect(() => signm(tensor([[0, 1], [0, 0]]))).toThrow(SingularMatrixError) // prettier-ignore
})
