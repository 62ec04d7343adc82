import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  checkGradients,
  eye,
  grad,
  hessian,
  key,
  matmul,
  matrixTranspose,
  mul,
  norm,
  randn,
  sub,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { galleryMatrix, matrixFromSpectrum } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { det } from './det.ts'
import { inv } from './inv.ts'
import { slogdet } from './slogdet.ts'

test('known determinants', () => {
  expect(det([[0, 2], [3, 0]]).item()).toBe(-6) // prettier-ignore
  expect(det([[[1, 2], [3, 4]], [[2, 0], [0, 5]]]).toArray()).toEqual([expect.closeTo(-2, 14), 10]) // prettier-ignore
  expect(det(zeros([0, 0])).item()).toBe(1)
  expect(det(zeros([3, 0, 0])).toArray()).toEqual([1, 1, 1])
  expect(det([[1, 2], [2, 4]]).item()).toBe(0) // prettier-ignore
  expect(det(galleryMatrix('frank', 8)).item()).toBeCloseTo(1, 6)
  const permutation = tensor([[0, 1, 0], [0, 0, 1], [1, 0, 0]]) // prettier-ignore
  expect(det(permutation).item()).toBe(1)
})

test('what overflows on the way but not in the end', () => {
  const scales = [1e200, 1e200, 1e-200, 1e-300, 1e100, 1e3]
  expect(det(mul(eye(6), tensor(scales))).item() / 1e3).toBeCloseTo(1, 12)
  expect(det(mul(eye(3), 1e-200)).item()).toBe(0)
  expect(det(mul(eye(3), -1e200)).item()).toBe(-Infinity)
  expect(det([[5e-324, 0], [0, 2 ** 1000]]).item()).toBe(2 ** -74) // prettier-ignore
})

test('slogdet', () => {
  const { sign, logAbsDet } = slogdet([[[0, 1], [1, 0]], [[-2, 0], [0, 3]], [[1, 1], [1, 1]]]) // prettier-ignore
  expect(sign.toArray()).toEqual([-1, -1, 0])
  expect(logAbsDet.toArray()).toEqual([0, expect.closeTo(Math.log(6), 14), -Infinity])
  const [one, log] = slogdet(mul(eye(400), 1e-3))
  expect([one!.item(), log!.item()]).toEqual([1, expect.closeTo(400 * Math.log(1e-3), 9)])
  expect(slogdet(zeros([0, 0])).logAbsDet.item()).toBe(0)
})

test('what they refuse', () => {
  for (const f of [det, (a: Tensor | number[][]) => slogdet(a).sign]) {
    expect(() => f(zeros([2, 3]))).toThrow(ShapeError)
    expect(() => f([[NaN]])).toThrow(OptionError)
  }
  expect(() => grad((a: Tensor) => slogdet(a).logAbsDet)(zeros([2, 2]))).toThrow(SingularMatrixError)
})

describe('derivatives', () => {
  test.each([1, 2, 5])('at nonsingular matrices of order %i, to second order', (n) => {
    const a = randn(key(n), [2, n, n], { dtype: 'float64' })
    for (const f of [det, (x: Tensor) => slogdet(x).logAbsDet]) {
      const { forward, reverse, second, secondReverse } = checkGradients(f, [a], { step: 1e-6 })
      expect(forward).toBeLessThan(1e-6)
      expect(reverse).toBeLessThan(1e-11)
      expect(second).toBeLessThan(1e-4)
      expect(secondReverse).toBeLessThan(1e-4)
    }
  })

  test('the gradient of det is the adjugate, at singular matrices of any rank, too', () => {
    for (const spectrum of [[3, 2, 1, 0], [3, 2, 0, 0], [3, 0, 0, 0], [0, 0, 0, 0], [1, 1, 1, 0], [1, 1, 1e-9, 1e-9]]) {
      const a = matrixFromSpectrum(spectrum, { rows: 4, seed: 2 })
      const { forward, reverse, second, secondReverse } = checkGradients(det, [a])
      for (const error of [forward, second, secondReverse]) expect(error, spectrum.join()).toBeLessThan(1e-8)
      expect(reverse).toBeLessThan(1e-12)
    }
    expect(grad((x: Tensor) => det(x))(tensor([[1, 2], [2, 4]])).toArray()).toEqual([[expect.closeTo(4, 14), expect.closeTo(-2, 14)], [expect.closeTo(-2, 14), expect.closeTo(1, 14)]])
    expect(grad((x: Tensor) => det(x))(zeros([1, 1])).toArray()).toEqual([[1]])
  }) // prettier-ignore

  test('third derivatives of a 3 × 3 determinant', () => {
    const a = randn(key(4), [3, 3], { dtype: 'float64' })
    const ones = tensor([[1, 2, 3], [1, 5, 2], [4, 0, 1]]) // prettier-ignore
    // d³/dt³ det(A + t·B) = 6·det B
    const along = (f: (x: Tensor) => Tensor) => (x: Tensor) => sum(mul(grad(f)(x), ones))
    expect(along(along(along(det)))(a).item()).toBeCloseTo(6 * det(ones).item(), 8)
    expect(hessian((x) => det(x), zeros([2, 2])).shape).toEqual([2, 2, 2, 2])
  })
})

test('inv: products both ways, derivatives', () => {
  const a = randn(key(3), [2, 6, 6], { dtype: 'float64' })
  expect(norm(sub(matmul(inv(a), a), eye(6))).item()).toBeLessThan(1e-12)
  expect(norm(sub(inv(matrixTranspose(a)), matrixTranspose(inv(a)))).item()).toBeLessThan(1e-12)
  const { forward, reverse } = checkGradients(inv, [a])
  expect(forward).toBeLessThan(1e-5)
  expect(reverse).toBeLessThan(1e-10)
})
