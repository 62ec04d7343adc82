import { expect, test } from 'vitest'
import { type Tensor, at, exp, hessian, jacobian, key, matmul, mul, outer, randn, sin, square, sum, tensor, zeros } from '../index.ts'

const eps = 2 ** -52
const far = (a: Tensor, b: Tensor): number => Math.max(...Array.from(a.dataSync(), (v, i) => Math.abs(v - b.dataSync()[i]!)))

test('the Jacobian of a linear map is its matrix, by both modes', () => {
  const a = randn(key(1), [3, 4])
  for (const mode of ['forward', 'reverse'] as const) expect(jacobian((x) => matmul(a, x), zeros([4]), mode).toArray()).toEqual(a.toArray())
})

test('both modes agree on tensors of any rank', () => {
  const f = (x: Tensor): Tensor => matmul(sin(x), exp(sum(x, { axis: 0, keepDims: true })), { transposeB: true })
  const x = randn(key(2), [2, 3])
  const [forward, reverse] = [jacobian(f, x, 'forward'), jacobian(f, x, 'reverse')]
  expect(forward.shape).toEqual([2, 1, 2, 3])
  expect(reverse.shape).toEqual(forward.shape)
  expect(far(forward, reverse)).toBeLessThanOrEqual(64 * eps * Math.max(...forward.dataSync().map(Math.abs)))
})

test('at a view with an offset', () => {
  const rows = tensor([
    [9, 9],
    [1, 2],
    [3, 4],
  ])
  for (const mode of ['forward', 'reverse'] as const)
    expect(jacobian(square, at(rows, 1), mode).toArray()).toEqual([
      [2, 0],
      [0, 4],
    ])
  expect(hessian((x) => sum(mul(x, square(x))), at(rows, 2)).toArray()).toEqual([
    [18, 0],
    [0, 24],
  ])
})

test('the Hessian is symmetric and the analytic one', () => {
  // f = e^{a·x}: H = f·a·aᵀ.
  const a = tensor([0.5, -1, 2])
  const x = tensor([0.1, 0.2, 0.3])
  const h = hessian((y) => exp(sum(mul(a, y))), x)
  const expected = mul(outer(a, a), exp(sum(mul(a, x))))
  expect(far(h, expected)).toBeLessThanOrEqual(8 * eps * 10)
  const m = h.toArray() as number[][]
  m.forEach((row, i) => row.forEach((v, j) => expect(Math.abs(v - m[j]![i]!)).toBeLessThanOrEqual(8 * eps * Math.abs(v))))
})

test('where either side is empty, or a scalar', () => {
  for (const mode of ['forward', 'reverse'] as const) {
    expect(jacobian(square, zeros([0]), mode).shape).toEqual([0, 0])
    expect(jacobian((x) => sum(x), zeros([0]), mode).shape).toEqual([0])
    expect(jacobian(() => zeros([0]), zeros([2]), mode).shape).toEqual([0, 2])
    expect(jacobian(square, tensor(3), mode).item()).toBe(6)
  }
})
