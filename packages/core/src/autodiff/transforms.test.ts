import { expect, test } from 'vitest'
import { add, checkGradients, einsum, exp, grad, hessian, jvp, matmul, mul, sin, softmax, square, sum, tensor, valueAndGrad, vjp } from '../index.ts'
import type { Tensor } from '../index.ts'

test('smoke', () => {
  expect(grad((x: Tensor) => sum(mul(x, mul(x, x))))(tensor([1, 2])).toArray()).toEqual([3, 12])
  const g = (x: Tensor): Tensor => sum(sin(x))
  const third = grad((x: Tensor) => sum(grad((y: Tensor) => sum(grad(g)(y)))(x)))
  expect(third(tensor(0.3)).item()).toBeCloseTo(-Math.cos(0.3), 12)
  console.log(checkGradients((x, y) => softmax(matmul(exp(x), y)), [tensor([[0.1, 0.2], [0.3, -0.4]]), tensor([[0.5, 0.2], [0.3, -0.4]])]))
  expect(einsum('ij,j->i', tensor([[1, 2], [3, 4]]), tensor([1, 1])).toArray()).toEqual([3, 7])
})
