import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  at,
  checkGradients,
  eye,
  key,
  matmul,
  matrixTranspose,
  mul,
  neg,
  norm,
  randn,
  stack,
  sub,
  tensor,
  zeros,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, epsOf, size } from '../functions/fixtures/reference.ts'
import { solveDiscreteLyapunov, solveLyapunov, solveSylvester } from './sylvester.ts'

const gaussian = (m: number, n: number, seed: number, dtype: 'float64' | 'float32' = 'float64'): Tensor =>
  randn(key(seed), [m, n], { dtype })

/** ‖A·X + X·B − C‖ / ((‖A‖ + ‖B‖)·‖X‖·ε), over m + n. */
function residual(a: Tensor, b: Tensor, x: Tensor, c: Tensor): number {
  const left = add(matmul(a, x), matmul(x, b))
  return distance(left, c) / ((size(a) + size(b)) * size(x) * (c.shape[0]! + c.shape[1]!) * epsOf(x))
}

/** ‖A·X·Aᵀ − X + Q‖ / ((‖A‖² + 1)·‖X‖·n·ε) */
function discreteResidual(a: Tensor, x: Tensor, q: Tensor): number {
  const left = add(sub(matmul(matmul(a, x), a, { transposeB: true }), x), q)
  return size(left) / ((size(a) ** 2 + 1) * size(x) * q.shape[0]! * epsOf(x))
}

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  test('Sylvester: residuals over sizes around those at which the algorithms change', () => {
    for (const [m, n] of [
      [1, 1],
      [1, 5],
      [2, 3],
      [7, 8],
      [8, 8],
      [9, 8],
      [16, 17],
      [20, 20],
      [21, 3],
      [33, 40],
      [70, 35],
    ] as const) {
      // prettier-ignore
      const [a, b, c] = [gaussian(m, m, 1, dtype), gaussian(n, n, 2, dtype), gaussian(m, n, 3, dtype)]
      const x = solveSylvester(a, b, c)
      expect(x.dtype).toBe(dtype)
      expect(residual(a, b, x, c), `${m} × ${n}`).toBeLessThan(10)
    }
  })

  test('Lyapunov: residuals and symmetry', () => {
    for (const n of [1, 2, 3, 8, 9, 17, 21, 50]) {
      const [a, h] = [gaussian(n, n, n, dtype), gaussian(n, n, n + 1, dtype)]
      const q = add(h, matrixTranspose(h))
      const x = solveLyapunov(a, q)
      expect(residual(a, matrixTranspose(a), x, q), `order ${n}`).toBeLessThan(10)
      const y = solveDiscreteLyapunov(a, q)
      expect(discreteResidual(a, y, q), `order ${n}`).toBeLessThan(10)
    }
  })
})

test('a stable A with a definite Q has a definite solution: Σ Aᵏ·Q·(Aᵏ)ᵀ', () => {
  const a = mul(gaussian(6, 6, 4), 0.9 / 6)
  const q = matmul(gaussian(6, 6, 5), gaussian(6, 6, 5), { transposeB: true })
  let [sum, term] = [q, q]
  for (let k = 0; k < 400; k++) {
    term = matmul(matmul(a, term), a, { transposeB: true })
    sum = add(sum, term)
  }
  const x = solveDiscreteLyapunov(a, q)
  expect(distance(x, sum)).toBeLessThan(1000 * 2 ** -52 * size(sum))
  expect(distance(x, matrixTranspose(x))).toBeLessThan(1000 * 2 ** -52 * size(x))
})

test('defective, diagonal and zero matrices', () => {
  const jordan = tensor([[2, 1, 0], [0, 2, 1], [0, 0, 2]]) // prettier-ignore
  const c = gaussian(3, 3, 1)
  expect(residual(jordan, jordan, solveSylvester(jordan, jordan, c), c)).toBeLessThan(10)
  expect(solveSylvester([[2, 0], [0, 4]], zeros([2, 2]), [[2, 4], [4, 8]]).toArray()).toEqual([[1, 2], [1, 2]]) // prettier-ignore
  expect(solveDiscreteLyapunov(zeros([3, 3]), c).toArray()).toEqual(c.toArray())
  expect(size(solveSylvester(jordan, jordan, zeros([3, 3])))).toBe(0)
})

test('matrices of any scale', () => {
  const [a, b, c] = [gaussian(5, 5, 1), gaussian(4, 4, 2), gaussian(5, 4, 3)]
  const x = solveSylvester(a, b, c)
  for (const exponent of [-900, 900]) {
    const scaled = solveSylvester(mul(a, 2 ** exponent), mul(b, 2 ** exponent), c)
    expect(distance(mul(scaled, 2 ** exponent), x)).toBeLessThan(1000 * 2 ** -52 * size(x))
    expect(distance(mul(solveSylvester(a, b, mul(c, 2 ** exponent)), 2 ** -exponent), x)).toBeLessThan(1000 * 2 ** -52 * size(x))
  }
})

test('batches broadcast, and are loops', () => {
  const [a, b] = [stack([gaussian(3, 3, 1), gaussian(3, 3, 2)]), gaussian(2, 2, 3)]
  const c = randn(key(4), [4, 1, 3, 2], { dtype: 'float64' })
  const x = solveSylvester(a, b, c)
  expect(x.shape).toEqual([4, 2, 3, 2])
  expect(at(at(x, 2, 0), 1, 0).toArray()).toEqual(solveSylvester(at(a, 1, 0), b, at(at(c, 2, 0), 0, 0)).toArray())
  const q = gaussian(3, 3, 6)
  expect(at(solveLyapunov(a, q), 1, 0).toArray()).toEqual(solveLyapunov(at(a, 1, 0), q).toArray())
  expect(at(solveDiscreteLyapunov(a, q), 0, 0).toArray()).toEqual(solveDiscreteLyapunov(at(a, 0, 0), q).toArray())
  const view = matrixTranspose(gaussian(3, 3, 1))
  expect(solveLyapunov(view, q).toArray()).toEqual(solveLyapunov(tensor(view.toArray() as number[][]), q).toArray())
})

test('empty matrices', () => {
  expect(solveSylvester(zeros([0, 0]), eye(3), zeros([0, 3])).shape).toEqual([0, 3])
  expect(solveSylvester(eye(3), zeros([0, 0]), zeros([3, 0])).shape).toEqual([3, 0])
  expect(solveLyapunov(zeros([0, 0]), zeros([0, 0])).shape).toEqual([0, 0])
  expect(solveDiscreteLyapunov(zeros([0, 2, 2]), eye(2)).shape).toEqual([0, 2, 2])
})

test('what has no unique solution, or is not one equation, is refused', () => {
  const a = gaussian(4, 4, 1)
  expect(() => solveSylvester(a, neg(a), eye(4))).toThrow(SingularMatrixError)
  expect(() => solveSylvester([[1]], [[-1]], [[1]])).toThrow('a sum of eigenvalues of A and of B is 0')
  expect(() => solveLyapunov([[1, 0], [0, -1]], eye(2))).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => solveDiscreteLyapunov([[2, 0], [0, 0.5]], eye(2))).toThrow('a product of eigenvalues of A and of B differs from 1 by 0') // prettier-ignore
  expect(() => solveDiscreteLyapunov(eye(3), eye(3))).toThrow(SingularMatrixError)
  expect(() => solveSylvester(a, eye(3), zeros([3, 4]))).toThrow(ShapeError)
  expect(() => solveSylvester(zeros([2, 3]), eye(3), zeros([2, 3]))).toThrow(ShapeError)
  expect(() => solveLyapunov(a, zeros([4, 3]))).toThrow(ShapeError)
  expect(() => solveLyapunov(a, [1, 2, 3, 4])).toThrow(ShapeError)
  for (const [x, y, z] of [[NaN, 1, 1], [1, Infinity, 1], [1, 1, NaN]]) expect(() => solveSylvester([[x!]], [[y!]], [[z!]])).toThrow(OptionError) // prettier-ignore
  expect(() => solveDiscreteLyapunov([[NaN]], [[1]])).toThrow(OptionError)
})

test('derivatives in all arguments, in both modes and to second order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), fc.nat(), (m, n, seed) => {
      // Spectra apart by about 3, whatever the seed: ‖a − 3‖ and ‖b − 1‖ are 0.8.
      const near = (center: number, size: number, at: number): Tensor => {
        const x = gaussian(size, size, at)
        return add(mul(0.8 / norm(x).item(), x), mul(center, eye(size)))
      }
      const [a, b] = [near(3, m, seed), near(1, n, seed + 1)]
      const found = [
        checkGradients(solveSylvester, [a, b, gaussian(m, n, seed + 2)]),
        checkGradients(solveLyapunov, [a, gaussian(m, m, seed + 3)]),
        checkGradients(solveDiscreteLyapunov, [mul(0.2, a), gaussian(m, m, seed + 3)]),
        checkGradients(solveLyapunov, [stack([a, mul(2, a)]), gaussian(m, m, seed + 3)]),
      ]
      for (const { forward, reverse, second, secondReverse } of found) {
        expect(forward).toBeLessThan(1e-7)
        expect(reverse).toBeLessThan(1e-11)
        expect(second).toBeLessThan(1e-6)
        expect(secondReverse).toBeLessThan(1e-6)
      }
    }),
    { numRuns: 8 },
  )
})
