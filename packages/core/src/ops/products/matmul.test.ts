import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as o from '../../index.ts'
import { type Tensor, tensor, zeros } from '../../index.ts'
import { denseOf, element, scrambled, tabulate, tensorOf } from '../fixtures/dense.ts'

const size = fc.nat(4)

test('agrees with the definition for any batches that stretch and any transposed views, exactly on small integers', () => {
  const batch = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('both', 'left', 'right')), { maxLength: 2 })
  fc.assert(
    fc.property(
      size,
      size,
      size,
      batch,
      fc.nat(2),
      fc.boolean(),
      fc.boolean(),
      fc.nat(),
      (m, k, n, axes, missing, transposeA, transposeB, seed) => {
        const lead = axes.map(([n]) => n)
        const left = axes.map(([n, side]) => (side === 'right' ? 1 : n))
        const right = axes.map(([n, side]) => (side === 'left' ? 1 : n)).slice(missing)
        const a = scrambled([...left, m, k], seed)
        const b = scrambled([...right, k, n], seed + 1)
        const wide = axes.map(([n], axis) => (axes[axis]![1] === 'right' && axis < missing ? 1 : n))
        const expected = tabulate([...wide, m, n], (index) => {
          const at = (shape: readonly number[]): number[] => {
            const own = index.slice(index.length - shape.length, -2)
            return own.map((i, axis) => (shape[axis] === 1 ? 0 : i))
          }
          const [i = 0, j = 0] = index.slice(-2)
          return Array.from({ length: k }, (_, p) => element(a, [...at(a.shape), i, p]) * element(b, [...at(b.shape), p, j])).reduce(
            (s, v) => s + v,
            0,
          )
        })
        const given = (x: Tensor, transposed: boolean): Tensor => (transposed ? o.matrixTranspose(x) : x)
        const product = o.matmul(given(tensorOf(a), transposeA), given(tensorOf(b), transposeB), { transposeA, transposeB })
        expect(denseOf(product)).toEqual(expected)
        expect(lead.length).toBe(product.ndim - 2)
      },
    ),
    { numRuns: 300 },
  )
})

test('vectors are rows on the left and columns on the right, and vanish from the result', () => {
  const [x, y] = [
    tensor([
      [1, 2],
      [3, 4],
    ]),
    tensor([5, 6]),
  ]
  expect(o.matmul(y, x).toArray()).toEqual([23, 34])
  expect(o.matmul(x, y).toArray()).toEqual([17, 39])
  expect(o.matmul(y, y).item()).toBe(61)
  expect(o.matmul(zeros([0]), zeros([0])).item()).toBe(0)
})

test('integers are exact and wrap as int32 does', () => {
  const x = tensor([[2 ** 26 + 1, 1]], { dtype: 'int32' })
  const product = o.matmul(x, tensor([[2], [3]], { dtype: 'int32' }))
  expect([product.dtype, product.toArray()]).toEqual(['int32', [[2 ** 27 + 5]]])
  expect(o.matmul(tensor([2 ** 20], { dtype: 'int32' }), tensor([2 ** 12], { dtype: 'int32' })).item()).toBe(0)
})

test('gram is exactly symmetric and the product with the transpose', () => {
  const x = tensorOf(scrambled([2, 3, 4], 5))
  expect(denseOf(o.gram(x))).toEqual(denseOf(o.matmul(x, x, { transposeB: true })))
})

describe('what products refuse', () => {
  test.each<[string, () => Tensor, string]>([
    ['a scalar', () => o.matmul(tensor(2), zeros([2])), 'given vectors or matrices, got a scalar. Use `mul`.'],
    ['inner sizes', () => o.matmul(zeros([2, 3]), zeros([2, 3])), 'whose inner sizes agree, got [2, 3] × [2, 3]. 3 columns meet 2 rows.'],
    ['batches', () => o.matmul(zeros([2, 1, 1]), zeros([3, 1, 1])), 'broadcast together, got [2] and [3]'],
    ['a vector to gram', () => o.gram(zeros([2])), 'gram must be given a matrix or a batch of them, got [2]'],
    ['a triangle that is not square', () => o.triangularSolve(zeros([2, 3]), zeros([2, 1])), 'given […, n, n] and […, n, m]'],
    ['a vector to tril', () => o.tril(zeros([2])), 'tril must be given a matrix'],
    ['a vector to triu', () => o.triu(zeros([2])), 'triu must be given a matrix'],
    ['a cube to diag', () => o.diag(zeros([1, 1, 1])), 'given a vector or a matrix, got [1, 1, 1]'],
    ['a vector to diagonal', () => o.diagonal(zeros([2])), 'given a matrix, got [2]'],
    ['a scalar to embedDiagonal', () => o.embedDiagonal(tensor(1)), 'given at least one axis, got a scalar'],
  ])('%s', (_, call, message) => expect(call).toThrow(message))
})

test('a triangular solve does not read the other triangle', () => {
  const t = tensor([
    [2, NaN],
    [1, 4],
  ])
  expect(o.triangularSolve(t, tensor([[2], [9]])).toArray()).toEqual([[1], [2]])
  expect(o.triangularSolve(o.transpose(t), tensor([[4], [8]]), { lower: false }).toArray()).toEqual([[1], [2]])
  expect(o.triangularMatmul(t, tensor([[1], [2]])).toArray()).toEqual([[2], [9]])
})
