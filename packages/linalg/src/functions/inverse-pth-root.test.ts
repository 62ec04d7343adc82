import {
  ConvergenceError,
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  at,
  checkGradients,
  eye,
  matmul,
  matrixTranspose,
  mul,
  stack,
  tensor,
  zeros,
} from '@ortho/core'
import { matrixFromSpectrum } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { inv } from '../solving/inv.ts'
import { distance, epsOf, size } from './fixtures/reference.ts'
import { type InversePthRootOptions, inversePthRoot } from './inverse-pth-root.ts'
import { powm } from './powm.ts'
import { sqrtm } from './sqrtm.ts'

const methods: NonNullable<InversePthRootOptions['method']>[] = ['schur', 'eigen', 'newton']

/** Positive definite with eigenvalues from 1 down to 1 / condition. */
function positive(n: number, condition: number, dtype: 'float64' | 'float32' = 'float64'): Tensor {
  const values = Array.from({ length: n }, (_, i) => condition ** (-i / Math.max(1, n - 1) / 2))
  const root = matrixFromSpectrum(values, { seed: n, dtype: 'float64' })
  const a = matmul(root, root, { transposeB: true })
  return tensor(mul(0.5, add(a, matrixTranspose(a))).dataSync(), { shape: [n, n], dtype })
}

/** ‖X^p·A − I‖_F beside what rounding of A alone may do to it. */
function ratio(x: Tensor, a: Tensor, p: number, condition: number): number {
  const n = a.shape[0]!
  return distance(matmul(powm(x, p), a), eye(n, n, { dtype: a.dtype })) / (n * p * epsOf(a) * condition)
}

describe.each(methods)('by %s', (method) => {
  test('X^p·A = I for well and ill-conditioned matrices', () => {
    for (const p of [1, 2, 3, 4, 5, 8]) {
      for (const n of [1, 2, 3, 8, 21, 40]) {
        for (const condition of [1, 1e2, 1e6]) {
          const a = positive(n, condition)
          expect(ratio(inversePthRoot(a, p, { method }), a, p, condition), `order ${n}, p ${p}, κ ${condition}`).toBeLessThan(10)
        }
      }
    }
  })

  test('float32 and batches', () => {
    const items = [1, 30, 1000].map((condition) => positive(6, condition, 'float32'))
    const x = inversePthRoot(stack(items), 4, { method })
    expect(x.dtype).toBe('float32')
    items.forEach((a, i) => expect(ratio(at(x, i, 0), a, 4, [1, 30, 1000][i]!)).toBeLessThan(10))
    expect(inversePthRoot(zeros([0, 3, 3]), 2, { method }).shape).toEqual([0, 3, 3])
    expect(inversePthRoot(zeros([0, 0]), 2, { method }).shape).toEqual([0, 0])
  })

  test('matrices of any scale', () => {
    const a = positive(5, 100)
    const x = inversePthRoot(a, 2, { method })
    for (const exponent of [-900, -200, 200, 900]) {
      const scaled = inversePthRoot(mul(a, 2 ** exponent), 2, { method })
      expect(distance(mul(scaled, 2 ** (exponent / 2)), x), `2^${exponent}`).toBeLessThan(1e4 * 2 ** -52 * size(x))
    }
  })

  test('derivatives of first and second order, also at repeated eigenvalues', () => {
    for (const a of [positive(4, 5), mul(2, eye(3)), stack([positive(3, 5), eye(3)])]) {
      const f = (x: Tensor): Tensor => inversePthRoot(mul(0.5, add(x, matrixTranspose(x))), 3, { method })
      const { forward, reverse, second, secondReverse } = checkGradients(f, [a])
      expect(forward).toBeLessThan(1e-7)
      expect(reverse).toBeLessThan(1e-11)
      expect(second).toBeLessThan(1e-6)
      expect(secondReverse).toBeLessThan(1e-6)
    }
  })

  test('what has no root is refused', () => {
    for (const p of [0, -1, 1.5, NaN]) expect(() => inversePthRoot([[1]], p, { method })).toThrow(OptionError)
    expect(() => inversePthRoot([[1, 2, 3]], 2, { method })).toThrow(ShapeError)
    expect(() => inversePthRoot([[1, NaN], [0, 1]], 2, { method })).toThrow(OptionError) // prettier-ignore
    const singular = method === 'newton' ? ConvergenceError : SingularMatrixError
    expect(() => inversePthRoot([[1, 2], [2, 4]], 2, { method })).toThrow(singular) // prettier-ignore
    expect(() => inversePthRoot([[0, 0], [0, 0]], 2, { method })).toThrow(singular) // prettier-ignore
    const negative = method === 'newton' ? ConvergenceError : OptionError
    expect(() => inversePthRoot([[1, 0], [0, -4]], 2, { method })).toThrow(negative) // prettier-ignore
  })
})

test('matrices that are not symmetric; p = 1 is the inverse of any matrix', () => {
  const a = tensor([[4, 5, 0], [-1, 3, 1], [2, 0, 6]]) // prettier-ignore
  const x = inversePthRoot(a, 3)
  expect(distance(matmul(powm(x, 3), a), eye(3))).toBeLessThan(1000 * 2 ** -52)
  expect(distance(inversePthRoot(a, 2), inv(sqrtm(a)))).toBeLessThan(1000 * 2 ** -52)
  expect(distance(inversePthRoot([[1, 5], [0, -8]], 1), inv([[1, 5], [0, -8]]))).toBeLessThan(100 * 2 ** -52) // prettier-ignore
})

test('steps that do not suffice are an error that says how far it came', () => {
  expect(() => inversePthRoot(positive(5, 1e4), 2, { method: 'newton', maxSteps: 3 })).toThrow('3 steps')
  expect(() => inversePthRoot(positive(5, 1e4), 2, { method: 'newton', maxSteps: 3 })).toThrow(ConvergenceError)
})
