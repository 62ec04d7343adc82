import { add, concat, eye, key, matmul, matrixTranspose, mul, neg, randn, sub, zeros } from '@ortho/core'
import { expectNear } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expm } from './expm.ts'
import { distance, size } from './fixtures/reference.ts'
import { cosm, sinm } from './trigonometric.ts'

describe.each(['float64', 'float32'] as const)('cosm and sinm in %s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('cos² + sin² = I over sizes around those at which the algorithms change, and over scalings', () => {
    for (const n of [1, 2, 3, 8, 19, 20, 21, 33, 60]) {
      for (const factor of [1e-6, 0.1, 1, 3, 9]) {
        const a = mul(randn(key(n), [n, n], { dtype }), factor / Math.sqrt(n))
        const [c, s] = [cosm(a), sinm(a)]
        const sum = add(matmul(c, c), matmul(s, s))
        const bound = 30 * n * eps * Math.max(1, factor) * (size(c) ** 2 + size(s) ** 2)
        expect(distance(sum, eye(n, n, { dtype })), `order ${n}, factor ${factor}`).toBeLessThan(bound)
      }
    }
  })
})

test('cos and sin are the parts of exp(i·A)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), fc.double({ min: -8, max: 3, noNaN: true }), (n, seed, exponent) => {
      const a = mul(2 ** exponent / Math.sqrt(n), randn(key(seed), [n, n], { dtype: 'float64' }))
      const none = zeros([n, n], { dtype: 'float64' })
      const exact = expm(concat([concat([none, neg(a)], -1), concat([a, none], -1)], 0))
      const [c, s] = [cosm(a), sinm(a)]
      const joined = concat([concat([c, neg(s)], -1), concat([s, c], -1)], 0)
      expect(distance(joined, exact)).toBeLessThan(100 * n * 2 ** -52 * Math.max(1, 2 ** exponent) * size(exact))
    }),
    { numRuns: 40 },
  )
})

test('parity, double angles, and A itself where it is small', () => {
  const a = randn(key(2), [6, 6], { dtype: 'float64' })
  expect(distance(cosm(neg(a)), cosm(a))).toBe(0)
  expect(distance(sinm(neg(a)), neg(sinm(a)))).toBe(0)
  const [c, s] = [cosm(a), sinm(a)]
  const bound = 1000 * 2 ** -52 * (size(c) ** 2 + size(s) ** 2)
  expect(distance(cosm(mul(2, a)), sub(matmul(c, c), matmul(s, s)))).toBeLessThan(bound)
  expect(distance(sinm(mul(2, a)), mul(2, matmul(s, c)))).toBeLessThan(bound)
  for (const exponent of [-30, -300, -1000]) {
    const small = mul(2 ** exponent, a)
    expect(distance(sinm(small), small)).toBeLessThan(4 * 2 ** -52 * size(small))
    expect(distance(cosm(small), eye(6))).toBeLessThan(2 ** -52)
  }
})

test('what is known in closed form', () => {
  expectNear(cosm([[0, 2], [-2, 0]]), [[Math.cosh(2), 0], [0, Math.cosh(2)]], { atol: 16 * 2 ** -52 }) // prettier-ignore
  expectNear(sinm([[0, 2], [-2, 0]]), [[0, Math.sinh(2)], [-Math.sinh(2), 0]], { atol: 16 * 2 ** -52 }) // prettier-ignore
  expect([cosm([[0.3]]).item(), sinm([[0.3]]).item()].map((x) => Math.fround(x))).toEqual(
    [Math.cos(0.3), Math.sin(0.3)].map((x) => Math.fround(x)),
  )
  expect(cosm([[0, 1e6], [0, 0]]).toArray()).toEqual([[1, 0], [0, 1]]) // prettier-ignore
  // Large symmetric matrices: the angle 1000 loses 3 digits.
  const x = randn(key(1), [5, 5], { dtype: 'float64' })
  const a = mul(1000 / size(x), add(x, matrixTranspose(x)))
  expect(distance(cosm(a), cosm(a, { symmetric: true }))).toBeLessThan(100 * 2 ** -52 * size(a))
  expect(distance(sinm(a), sinm(a, { symmetric: true }))).toBeLessThan(100 * 2 ** -52 * size(a))
})
