import {
  OptionError,
  ShapeError,
  type Tensor,
  add,
  checkGradients,
  diagonal,
  key,
  matmul,
  matrixTranspose,
  mul,
  norm,
  randn,
  reshape,
  sub,
  sum,
  tensor,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sparseAdd, sparseKron, sparseMultiply, sparseNorm, sparseScale } from './arithmetic.ts'
import { fromCoo, fromCsc, fromCsr, fromDense } from './build.ts'
import { sparseDiagonal, sparsePermute, sparseRows, sparseSlice, sparseTranspose, toCoo, toCsc } from './convert.ts'
import { poisson2d, randomSparse, sparseMatrices } from './fixtures/problems.ts'
import type { SparseMatrix } from './matrix.ts'
import { sparseProduct } from './product.ts'
import { sparseDiagonals, sparseEye } from './special.ts'

const eps = 2 ** -52

/** The largest difference in units of n·ε of the largest element. */
function expectClose(found: Tensor, wanted: Tensor, unit = eps): void {
  expect(found.shape).toEqual(wanted.shape)
  const size = Array.from(wanted.dataSync()).reduce((most, value) => Math.max(most, Math.abs(value)), 1)
  const n = Math.max(1, ...wanted.shape)
  expect(found.size === 0 ? 0 : norm(sub(found, wanted)).item()).toBeLessThanOrEqual(30 * n * unit * size)
}

function expectInOrder(a: SparseMatrix): void {
  const { shape, rowPointers, columnIndices, values, nonzeros } = a
  expect([rowPointers.length, rowPointers[0], rowPointers.at(-1)]).toEqual([shape[0] + 1, 0, nonzeros])
  expect([columnIndices.length, values.length]).toEqual([nonzeros, nonzeros])
  for (let i = 0; i < shape[0]; i++) {
    const row = columnIndices.subarray(rowPointers[i], rowPointers[i + 1])
    row.forEach((j, p) => expect(j >= 0 && j < shape[1] && (p === 0 || j > row[p - 1]!)).toBe(true))
  }
}

describe('building and converting', () => {
  test('every format gives the same matrix back', () => {
    fc.assert(
      fc.property(sparseMatrices(), (a) => {
        expectInOrder(a)
        const dense = a.toDense().toArray()
        const csc = toCsc(a)
        for (const again of [fromCoo(toCoo(a)), fromCsr(a), fromCsc(csc), fromDense(a.toDense()), sparseTranspose(sparseTranspose(a))]) {
          expectInOrder(again)
          expect(again.toDense().toArray()).toEqual(dense)
        }
        expect(sparseTranspose(a).toDense().toArray()).toEqual(matrixTranspose(a.toDense()).toArray())
        if (a.shape[0] > 0 && a.shape[1] > 0) expect(sparseDiagonal(a).toArray()).toEqual(diagonal(a.toDense()).toArray())
      }),
    )
  })

  test('triplets in any order; those at one place are added up', () => {
    const a = fromCoo({ shape: [2, 3], rows: [1, 0, 1, 1], columns: [2, 1, 0, 2], values: [1, 2, 3, 4] })
    expectInOrder(a)
    expect(a.toDense().toArray()).toEqual([[0, 2, 0], [3, 0, 5]]) // prettier-ignore
    const b = fromCsr({ shape: [2, 3], rowPointers: [0, 3, 3], columnIndices: [2, 0, 2], values: [1, 2, 3] })
    expectInOrder(b)
    expect(b.toDense().toArray()).toEqual([[2, 0, 4], [0, 0, 0]]) // prettier-ignore
    const c = fromCsc({ shape: [2, 3], columnPointers: [0, 0, 0, 3], rowIndices: [1, 0, 1], values: Float32Array.of(1, 2, 3) })
    expect(c.toDense().toArray()).toEqual([[0, 0, 2], [0, 0, 4]]) // prettier-ignore
    expect(c.dtype).toBe('float32')
    expect(fromDense([[1e-3, 1]], { tolerance: 0.01 }).nonzeros).toBe(1)
  })

  test('what is not a matrix is an error that names the place', () => {
    const shape = [2, 2] as const
    expect(() => fromCoo({ shape, rows: [0, 2], columns: [0, 0], values: [1, 1] })).toThrow(
      'whole numbers from 0 to 1, got 2 for element 1',
    )
    expect(() => fromCoo({ shape, rows: [0], columns: [-1], values: [1] })).toThrow(OptionError)
    expect(() => fromCoo({ shape, rows: [0], columns: [0.5], values: [1] })).toThrow(OptionError)
    expect(() => fromCoo({ shape, rows: [0, 1], columns: [0], values: [1, 1] })).toThrow(ShapeError)
    expect(() => fromCoo({ shape: [2, -1], rows: [], columns: [], values: [] })).toThrow(ShapeError)
    expect(() => fromCoo({ shape, rows: [1], columns: [0], values: [NaN] })).toThrow('NaN in row 1, column 0')
    const indices = { columnIndices: [0, 1], values: [1, Infinity] }
    expect(() => fromCsr({ shape, rowPointers: [0, 1, 2], ...indices })).toThrow('Infinity in row 1, column 1')
    expect(() => fromCsr({ shape, rowPointers: [0, 2, 1], columnIndices: [0, 1], values: [1, 1] })).toThrow('got 1 at position 2')
    expect(() => fromCsr({ shape, rowPointers: [0, 2], columnIndices: [0, 1], values: [1, 1] })).toThrow(ShapeError)
    expect(() => fromCsr({ shape, rowPointers: [1, 1, 2], columnIndices: [0, 1], values: [1, 1] })).toThrow(OptionError)
    expect(() => fromCsc({ shape, columnPointers: [0, 1, 2], rowIndices: [0, 2], values: [1, 1] })).toThrow(OptionError)
    expect(() => fromDense([[[1]]])).toThrow(ShapeError)
    expect(() => fromDense([[NaN]])).toThrow(OptionError)
  })

  test('matrices without rows, columns or elements', () => {
    for (const shape of [
      [0, 0],
      [0, 3],
      [3, 0],
      [2, 2],
    ] as const) {
      const a = fromCoo({ shape, rows: [], columns: [], values: [] })
      expectInOrder(a)
      expect(a.apply(new Float64Array(shape[1])).toArray()).toEqual(Array.from({ length: shape[0] }, () => 0))
      expect(a.applyAdjoint(new Float64Array(shape[0])).toArray()).toEqual(Array.from({ length: shape[1] }, () => 0))
      expect(sparseNorm(a)).toBe(0)
      expect(sparseNorm(a, 1)).toBe(0)
    }
  })
})

describe('arithmetic', () => {
  test('agrees with dense matrices', () => {
    fc.assert(
      fc.property(sparseMatrices(9), sparseMatrices(9), fc.double({ min: -2, max: 2, noNaN: true }), (a, b, s) => {
        const [m, n] = a.shape
        const [x, y] = [a.toDense(), b.toDense()]
        const kron = sparseKron(a, b)
        expectInOrder(kron)
        const blocks = mul(reshape(x, [m, 1, n, 1]), reshape(y, [1, b.shape[0], 1, b.shape[1]]))
        expectClose(kron.toDense(), reshape(blocks, kron.shape))
        const other = randomSparse(m, n, 0.4, 7)
        const total = sparseAdd(a, other, { alpha: s, beta: -1 })
        expectInOrder(total)
        expectClose(total.toDense(), sub(mul(x, s), other.toDense()))
        expectClose(sparseScale(a, s).toDense(), mul(x, s))
        const third = randomSparse(n, 5, 0.4, 8)
        const product = sparseMultiply(a, third)
        expectInOrder(product)
        expectClose(product.toDense(), matmul(x, third.toDense()))
      }),
      { numRuns: 60 },
    )
  })

  test('blocks, rows, permutations and diagonal scaling', () => {
    const a = randomSparse(7, 9, 0.5, 3)
    const dense = a.toDense().toArray() as number[][]
    const block = sparseSlice(a, { rows: [2, 6], columns: [1, 5] })
    expect(block.toDense().toArray()).toEqual(dense.slice(2, 6).map((row) => row.slice(1, 5)))
    expect(sparseSlice(a, { rows: [3, 3] }).shape).toEqual([0, 9])
    expect(sparseRows(a, [6, 0, 6]).toDense().toArray()).toEqual([6, 0, 6].map((i) => dense[i]))
    const [rows, columns] = [[3, 1, 0, 2, 6, 5, 4], [8, 7, 6, 5, 4, 3, 2, 1, 0]] // prettier-ignore
    expect(sparsePermute(a, { rows, columns }).toDense().toArray()).toEqual(rows.map((i) => columns.map((j) => dense[i]![j])))
    const scaled = sparseScale(a, { rows: [1, 2, 3, 4, 5, 6, 7], columns: new Float64Array(9).fill(0.5) })
    expect(scaled.toDense().toArray()).toEqual(dense.map((row, i) => row.map((value) => value * (i + 1) * 0.5)))
    expect(() => sparseSlice(a, { rows: [2, 8] })).toThrow('0 ≤ start ≤ stop ≤ 7')
    expect(() => sparseRows(a, [7])).toThrow(OptionError)
    expect(() => sparsePermute(a, { rows: [0, 0, 1, 2, 3, 4, 5] })).toThrow(OptionError)
    expect(() => sparsePermute(a, { rows: [0] })).toThrow(OptionError)
    expect(() => sparseAdd(a, block)).toThrow(ShapeError)
    expect(() => sparseMultiply(a, a)).toThrow(ShapeError)
    expect(() => sparseScale(a, { rows: [1] })).toThrow(ShapeError)
    expect(() => sparseScale(a, NaN)).toThrow(OptionError)
  })

  test('norms, also where squares overflow or underflow', () => {
    const a = fromDense([[3, 0, -4], [0, 12, 0]]) // prettier-ignore
    expect([sparseNorm(a), sparseNorm(a, 1), sparseNorm(a, Infinity), sparseNorm(a, 'max')]).toEqual([13, 12, 12, 12])
    for (const scale of [2 ** 1020, 2 ** -1060]) expect(sparseNorm(sparseScale(fromDense([[3, 4]]), scale))).toBe(5 * scale)
    expect(() => sparseNorm(a, 2)).toThrow(OptionError)
  })

  test('identities and diagonals', () => {
    expect(sparseEye(3, { dtype: 'float32' }).toDense().toArray()).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1]]) // prettier-ignore
    const bands = [{ offset: 1, values: [1, 2] }, { offset: -1, values: 5 }, { offset: 1, values: [10, 20] }] // prettier-ignore
    expect(sparseDiagonals([2, 3], bands).toDense().toArray()).toEqual([[0, 11, 0], [5, 0, 22]]) // prettier-ignore
    expect(() => sparseDiagonals([2, 3], [{ offset: 4, values: 1 }])).toThrow(OptionError)
    expect(() => sparseDiagonals([2, 3], [{ offset: 0, values: [1] }])).toThrow(ShapeError)
    expect(() => sparseEye(-1)).toThrow(ShapeError)
  })
})

describe('products with dense operands', () => {
  test('agree with the dense matrix, for vectors, matrices and batches, forward and adjoint, in both dtypes', () => {
    fc.assert(
      fc.property(sparseMatrices(40), fc.constantFrom('float64' as const, 'float32' as const), fc.nat(), (a, dtype, seed) => {
        const [m, n] = a.shape
        const unit = dtype === 'float32' ? 2 ** -23 : eps
        const own = dtype === 'float32' ? fromCsr({ ...a, values: Float32Array.from(a.values) }) : a
        const dense = own.toDense()
        for (const shape of [[], [1], [3], [2, 4]]) {
          const operand = (length: number): Tensor =>
            randn(key(seed), shape.length === 0 ? [length] : [...shape.slice(0, -1), length, shape.at(-1)!], { dtype })
          const [x, y] = [operand(n), operand(m)]
          if (x.size === 0 || y.size === 0) continue
          expect(own.apply(x).dtype).toBe(dtype)
          expectClose(own.apply(x), matmul(dense, x), unit)
          expectClose(own.applyAdjoint(y), matmul(matrixTranspose(dense), y), unit)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('large products take the other path and agree too; arrays of the host as well', () => {
    const a = poisson2d(40)
    const x = randn(key(1), [1600], { dtype: 'float64' })
    const wanted = matmul(a.toDense(), x)
    expectClose(a.apply(x), wanted)
    expectClose(a.applyAdjoint(x), wanted)
    const y = new Float64Array(1600).fill(NaN)
    a.applyInto?.(Float64Array.from(x.dataSync()), y)
    expectClose(tensor(y), wanted)
    const narrow = fromCsr({ ...a, values: Float32Array.from(a.values) })
    expect(narrow.apply(x).dtype).toBe('float64')
    expectClose(narrow.apply(x), wanted)
    narrow.applyAdjointInto?.(Float64Array.from(x.dataSync()), y)
    expectClose(tensor(y), wanted)
    expect(() => a.apply([1, 2])).toThrow('[1600] or […, 1600, r] for a matrix of [1600, 1600]')
    expect(() => sparseProduct(a, [1], x)).toThrow(ShapeError)
  })

  test('derivatives in the operand and in the elements, in both modes and to second order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.nat(), fc.boolean(), (m, n, seed, adjoint) => {
        const a = add(randn(key(seed), [m, n], { dtype: 'float64' }), 0.1)
        const pattern = fromDense(a, { tolerance: 0.5 })
        const values = tensor(pattern.values)
        const x = randn(key(seed + 1), [2, adjoint ? m : n, 3], { dtype: 'float64' })
        const f = (v: Tensor, z: Tensor): Tensor => sparseProduct(pattern, v, mul(z, z), { adjoint })
        const { forward, reverse, second, secondReverse } = checkGradients(f, [values, x])
        expect(Math.max(forward, second, secondReverse)).toBeLessThan(1e-6)
        expect(reverse).toBeLessThan(1e-12)
        const g = (z: Tensor): Tensor => (adjoint ? pattern.applyAdjoint(z) : pattern.apply(z))
        expect(checkGradients((z) => sum(g(z)), [x]).reverse).toBeLessThan(1e-12)
      }),
      { numRuns: 15 },
    )
  })
})
