import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  abs,
  checkGradients,
  concat,
  key,
  matmul,
  max,
  mul,
  randn,
  tensor,
  tril,
  triu,
  vjp,
  zeros,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { hardMatrices, ratio } from './fixtures/hard-matrices.ts'
import { lu } from './lu.ts'
import { permuted } from './permuted.ts'

test.each(['float64', 'float32'] as const)('hard matrices of all shapes in %s', (dtype) => {
  for (const { name, a } of hardMatrices(dtype)) {
    const { l, u, perm } = lu(a)
    const [m, n] = a.shape.slice(-2) as [number, number]
    const k = Math.min(m, n)
    expect([l.shape.slice(-2), u.shape.slice(-2), perm.shape.at(-1)]).toEqual([[m, k], [k, n], m])
    if (k === 0) continue
    expect(ratio(matmul(l, u), permuted(a, perm, -2), a), name).toBeLessThanOrEqual(30)
    expect(triu(u).toArray()).toEqual(u.toArray())
    expect(max(abs(l)).item(), name).toBe(1)
    expect(tril(l).toArray()).toEqual(l.toArray())
  }
}) // prettier-ignore

test('pivots, batches and refusals', () => {
  const [l, u, perm] = lu([[[0, 1], [2, 0]], [[3, 0], [0, 1]]]) // prettier-ignore
  expect(perm!.toArray()).toEqual([[1, 0], [0, 1]]) // prettier-ignore
  expect(u!.toArray()).toEqual([[[2, 0], [0, 1]], [[3, 0], [0, 1]]]) // prettier-ignore
  expect(l!.toArray()).toEqual([[[1, 0], [0, 1]], [[1, 0], [0, 1]]]) // prettier-ignore
  expect(() => lu([1, 2])).toThrow(ShapeError)
  expect(() => lu([[Infinity]])).toThrow(OptionError)
  expect(() => vjp((a) => lu(a).u, zeros([2, 2])).pullback(zeros([2, 2]))).toThrow(SingularMatrixError)
})

describe('derivatives with the order of the rows held', () => {
  test.each([[5, 3], [4, 4], [3, 5], [1, 1]])('%i × %i', (m, n) => {
    const a = mul(randn(key(m), [2, m, n], { dtype: 'float64' }), tensor(0.7))
    const both = (x: Tensor): Tensor => {
      const { l, u } = lu(x)
      return m >= n ? concat([l, u], -2) : concat([l, u], -1)
    }
    const { forward, reverse, second, secondReverse } = checkGradients(both, [a], { step: 1e-6 })
    expect(forward).toBeLessThan(1e-6)
    expect(reverse).toBeLessThan(1e-11)
    expect(second).toBeLessThan(1e-5)
    expect(secondReverse).toBeLessThan(1e-5)
  })
}) // prettier-ignore
