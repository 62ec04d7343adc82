import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  add,
  checkGradients,
  eye,
  key,
  matmul,
  mul,
  norm,
  randn,
  sub,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inv } from './inv.ts'
import { solve } from './solve.ts'

describe.each(['float64', 'float32'] as const)('solve in %s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('backward error ‖b − A·x‖ / (‖A‖·‖x‖·n·ε) over sizes around the blocks', () => {
    for (const n of [1, 2, 3, 7, 8, 9, 16, 17, 33, 64, 100]) {
      const a = randn(key(n), [n, n], { dtype })
      const b = randn(key(n + 1), [n, 3], { dtype })
      const x = solve(a, b)
      const ratio = norm(sub(b, matmul(a, x))).item() / (norm(a).item() * norm(x).item() * n * eps)
      expect(ratio, `order ${n}`).toBeLessThan(30)
      expect(x.dtype).toBe(dtype)
    }
  })

  test('badly scaled and ill-conditioned matrices', () => {
    const matrices = [8, 9, 10, 11, 12, 13].map((type) => lapackMatrix({ type, size: [16, 16], seed: type, dtype }))
    const gallery = galleryNames.filter((name) => name !== 'ones').map((name) => galleryMatrix(name, 8, dtype))
    for (const a of [...matrices, ...gallery]) {
      const n = a.shape[0]!
      const b = randn(key(3), [n, 1], { dtype })
      const x = solve(a, b)
      const residual = norm(sub(b, matmul(a, x))).item()
      if (Number.isFinite(norm(x).item())) expect(residual).toBeLessThanOrEqual(30 * norm(a).item() * norm(x).item() * n * eps)
    }
  })
})

test('batches broadcast, and a vector is a vector only when it has one axis', () => {
  const a = randn(key(1), [5, 4, 4], { dtype: 'float64' })
  const b = randn(key(2), [4, 2], { dtype: 'float64' })
  expect(solve(a, b).shape).toEqual([5, 4, 2])
  expect(norm(sub(matmul(a, solve(a, b)), b)).item()).toBeLessThan(1e-10)
  expect(solve([[2, 0], [0, 4]], [2, 4]).toArray()).toEqual([1, 1]) // prettier-ignore
  expect(solve(zeros([0, 0]), zeros([0, 3])).shape).toEqual([0, 3])
  expect(inv([[2, 0], [0, 4]]).toArray()).toEqual([[0.5, 0], [0, 0.25]]) // prettier-ignore
})

test('what cannot be solved is an error that says why', () => {
  expect(() => solve([[1, 2], [2, 4]], [1, 1])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => solve([[1, 2], [2, 4]], [1, 1])).toThrow('a zero pivot in step 2 of 2') // prettier-ignore
  expect(() => solve([[1, NaN], [2, 4]], [1, 1])).toThrow(OptionError) // prettier-ignore
  expect(() => solve([[1, 0], [2, 4]], [1, Infinity])).toThrow(OptionError) // prettier-ignore
  expect(() => solve([[1, 0, 0], [2, 4, 0]], [1, 1])).toThrow(ShapeError) // prettier-ignore
  expect(() => solve([[1, 0], [2, 4]], [1, 1, 1])).toThrow(ShapeError) // prettier-ignore
})

test('derivatives of both arguments, in both modes and to second order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), (n, seed) => {
      const a = add(randn(key(seed), [2, n, n], { dtype: 'float64' }), mul(4 * n, eye(n)))
      const b = randn(key(seed + 1), [n, 2], { dtype: 'float64' })
      const { forward, reverse, second, secondReverse } = checkGradients((x, y) => solve(x, y), [a, b])
      expect(forward).toBeLessThan(1e-7)
      expect(reverse).toBeLessThan(1e-12)
      expect(second).toBeLessThan(1e-6)
      expect(secondReverse).toBeLessThan(1e-6)
    }),
    { numRuns: 20 },
  )
})

test('systems that are nearly singular are solved, or refused with their condition where a limit is given', () => {
  const nearly = [[1, 1], [1, 1 + 2 ** -40]] // prettier-ignore
  expect(solve(nearly, [2, 2]).toArray()).toEqual([2, 0])
  expect(solve(nearly, [2, 2], { maxCondition: 1e14 }).toArray()).toEqual([2, 0])
  expect(() => solve(nearly, [2, 2], { maxCondition: 1e10 })).toThrow(/a condition number of at most 10000000000.*about 4\.40e\+12/s)
  expect(() => solve([nearly, [[1, 2], [2, 4]]], zeros([2, 2, 1]), { maxCondition: 1e15 })).toThrow(/about Infinity of matrix 1/) // prettier-ignore
  expect(() => solve(nearly, [2, 2], { maxCondition: 0 })).toThrow(OptionError)
})
