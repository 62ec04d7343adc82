import {
  type FloatDType,
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  cast,
  checkGradients,
  concat,
  cpuBackend,
  embedDiagonal,
  epsilon,
  expandDims,
  eye,
  gram,
  key,
  matmul,
  matrixTranspose,
  mul,
  norm,
  oneHot,
  randn,
  sub,
  tensor,
  transpose,
  tril,
  triu,
  zeros,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choleskyInPlace } from '../dense/factorizations/cholesky.ts'
import { floatsOf, load } from '../dense/workspace.ts'
import { choleskySolve } from '../solving/cholesky-solve.ts'
import { cholesky } from './cholesky.ts'
import { ratio } from './fixtures/hard-matrices.ts'

/** B·Bᵀ with a little added to its diagonal; row i of B is scaled by gradeⁱ. */
function positive(n: number, seed: number, dtype: FloatDType, grade = 1): Tensor {
  const scales = tensor(Float64Array.from({ length: n }, (_, i) => grade ** i), { shape: [n, 1] }) // prettier-ignore
  const b = mul(randn(key(seed), [n, n], { dtype: 'float64' }), scales)
  return cast(add(gram(b), mul(gram(scales), eye(n, n, { dtype: 'float64' }))), dtype)
}

describe.each(['float64', 'float32'] as const)('cholesky in %s', (dtype) => {
  const eps = epsilon(dtype)

  test('sizes around the blocks, plain, graded and at both ends of the scale', () => {
    for (const n of [0, 1, 2, 3, 11, 12, 13, 24, 25, 63, 64, 65, 131]) {
      for (const scale of dtype === 'float64' ? [1, 1e300, 1e-300] : [1, 1e30, 1e-30]) {
        const a = mul(positive(n, n, dtype, n < 30 ? 0.6 : 1), scale)
        const l = cholesky(a)
        expect(l.dtype).toBe(dtype)
        expect(tril(l).toArray()).toEqual(l.toArray())
        if (n > 0) expect(ratio(matmul(l, l, { transposeB: true }), a, a), `order ${n} at ${scale}`).toBeLessThanOrEqual(30)
        const r = cholesky(triu(a), { upper: true })
        expect(norm(sub(r, matrixTranspose(l))).item()).toBeLessThanOrEqual(30 * n * eps * norm(l).item() * 1e4)
      }
    }
  })

  test('the element-wise bound |A − L·Lᵀ| ≤ (n + 2)·ε·√(aᵢᵢ·aⱼⱼ), which scaling does not change', () => {
    const n = 20
    const a = positive(n, 3, dtype, 0.2)
    const l = floatsOf(cholesky(a))
    const elements = floatsOf(a)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = -elements[i * n + j]!
        for (let p = 0; p <= j; p++) sum += l[i * n + p]! * l[j * n + p]!
        expect(Math.abs(sum)).toBeLessThanOrEqual((n + 2) * eps * Math.sqrt(elements[i * n + i]! * elements[j * n + j]!))
      }
    }
  })

  test('leaves of any size give the same factor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (n, leaf, seed) => {
        const a = positive(n, seed, dtype)
        const blas = cpuBackend().workspace!(dtype)
        const window = blas.reserve(n, n)
        load(floatsOf(a), 0, blas.data, window)
        expect(choleskyInPlace(blas, window, leaf)).toBe(0)
        const l = tril(tensor(blas.data.slice(window.at, window.at + n * n), { shape: [n, n] }))
        expect(ratio(matmul(l, l, { transposeB: true }), a, a)).toBeLessThanOrEqual(30)
      }),
      { numRuns: 30 },
    )
  })
})

test('only one triangle is read; batches and views', () => {
  const a = positive(4, 1, 'float64')
  const l = cholesky(a)
  expect(cholesky(tril(a)).toArray()).toEqual(l.toArray())
  expect(cholesky(transpose(a)).toArray()).toEqual(l.toArray())
  expect(cholesky(concat([expandDims(a, 0), expandDims(eye(4), 0)], 0)).toArray()).toEqual([l.toArray(), eye(4).toArray()])
})

test('what it refuses, naming the minor', () => {
  expect(() => cholesky([[1, 2], [2, 1]])).toThrow('a leading minor of order 2 (of 2)') // prettier-ignore
  expect(() => cholesky([[[1, 0], [0, 1]], [[0, 0], [0, 1]]])).toThrow('in matrix 1') // prettier-ignore
  expect(() => cholesky(sub(eye(50), mul(oneAt(50, 37), 2)))).toThrow('a leading minor of order 38 (of 50)')
  expect(() => cholesky(zeros([2, 2]))).toThrow(SingularMatrixError)
  expect(() => cholesky(zeros([2, 3]))).toThrow(ShapeError)
  expect(() => cholesky([[NaN]])).toThrow(OptionError)
})

/** Zeros but for a one at place i of the diagonal. */
function oneAt(n: number, i: number): Tensor {
  return embedDiagonal(oneHot(i, n))
}

test('choleskySolve of vectors, matrices, batches and factors', () => {
  for (const n of [1, 5, 40]) {
    const a = positive(n, n, 'float64')
    const b = randn(key(n), [3, n, 2], { dtype: 'float64' })
    const x = choleskySolve(a, b)
    expect(norm(sub(matmul(a, x), b)).item()).toBeLessThan(30 * n * epsilon('float64') * norm(a).item() * norm(x).item())
    expect(choleskySolve(cholesky(a), b, { factored: true }).toArray()).toEqual(x.toArray())
  }
  expect(() => choleskySolve([[1]], [1, 2])).toThrow(ShapeError)
})

test('derivatives to second order, of the triangle that is read', () => {
  for (const n of [1, 2, 5]) {
    const a = concat([expandDims(positive(n, n, 'float64'), 0), expandDims(positive(n, n + 1, 'float64'), 0)], 0)
    const b = randn(key(n), [n, 2], { dtype: 'float64' })
    const functions = [(x: Tensor) => cholesky(x), (x: Tensor) => cholesky(x, { upper: true }), (x: Tensor) => choleskySolve(x, b)]
    for (const f of functions) {
      const { forward, reverse, second, secondReverse } = checkGradients(f, [a])
      expect(forward).toBeLessThan(1e-6)
      expect(reverse).toBeLessThan(1e-11)
      expect(second).toBeLessThan(1e-5)
      expect(secondReverse).toBeLessThan(1e-5)
    }
  }
})
