import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  at,
  checkGradients,
  key,
  matmul,
  mul,
  randn,
  stack,
  tensor,
  zeros,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatsOf } from '../dense/workspace.ts'
import { distance, epsOf, size } from '../functions/fixtures/reference.ts'
import { solveCirculant } from './circulant.ts'
import { circulant, hankel, toeplitz } from '../matrices/structured.ts'
import { solveToeplitz } from './toeplitz.ts'

type DType = 'float64' | 'float32'

const vector = (n: number, seed: number, dtype: DType = 'float64'): Tensor => randn(key(seed), [n], { dtype })

/** A first column that makes the matrix diagonally dominant. */
function dominant(n: number, seed: number, dtype: DType = 'float64'): Tensor {
  const data = floatsOf(vector(n, seed, dtype)).slice()
  data[0] = 4 * n
  return tensor(data, { shape: [n], dtype })
}

/** ‖A·X − B‖ / (‖A‖·‖X‖·n·ε) */
const backward = (a: Tensor, x: Tensor, b: Tensor): number => distance(matmul(a, x), b) / (size(a) * size(x) * a.shape[0]! * epsOf(x))

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  test('Toeplitz and circulant systems: backward errors', () => {
    for (const n of [1, 2, 3, 5, 8, 16, 17, 31, 64, 100]) {
      const [c, r, b] = [dominant(n, n, dtype), vector(n, n + 1, dtype), randn(key(n + 2), [n, 3], { dtype })]
      const x = solveToeplitz(c, b, { row: r })
      expect(x.dtype).toBe(dtype)
      expect(backward(toeplitz(c, r), x, b), `Toeplitz ${n}`).toBeLessThan(30)
      expect(backward(toeplitz(c), solveToeplitz(c, b), b), `symmetric ${n}`).toBeLessThan(30)
      const y = solveCirculant(c, b)
      expect(y.dtype).toBe(dtype)
      expect(backward(circulant(c), y, b), `circulant ${n}`).toBeLessThan(30)
    }
  })
})

test('ill-conditioned and indefinite Toeplitz matrices are solved to a small residual', () => {
  // 0.99^|i − j|, and one whose second minor is small.
  const n = 60
  const decaying = tensor(
    Float64Array.from({ length: n }, (_, k) => 0.99 ** k),
    { shape: [n] },
  )
  const b = randn(key(1), [n, 1], { dtype: 'float64' })
  expect(backward(toeplitz(decaying), solveToeplitz(decaying, b), b)).toBeLessThan(30)
  const nearly = tensor([1, 1 + 1e-6, 0.3, -0.2, 0.5])
  const right = randn(key(2), [5, 1], { dtype: 'float64' })
  expect(backward(toeplitz(nearly), solveToeplitz(nearly, right), right)).toBeLessThan(30)
})

test('systems of any scale', () => {
  const [c, r, b] = [dominant(6, 1), vector(6, 2), randn(key(3), [6, 2], { dtype: 'float64' })]
  const [x, y] = [solveToeplitz(c, b, { row: r }), solveCirculant(c, b)]
  for (const exponent of [-900, 900]) {
    const scaled = solveToeplitz(mul(c, 2 ** exponent), b, { row: mul(r, 2 ** exponent) })
    expect(distance(mul(scaled, 2 ** exponent), x)).toBeLessThan(100 * 2 ** -52 * size(x))
    expect(distance(mul(solveCirculant(mul(c, 2 ** exponent), b), 2 ** exponent), y)).toBeLessThan(100 * 2 ** -52 * size(y))
    expect(distance(mul(solveCirculant(c, mul(b, 2 ** exponent)), 2 ** -exponent), y)).toBeLessThan(100 * 2 ** -52 * size(y))
  }
})

test('the matrices element by element', () => {
  expect(toeplitz([1, 2, 3]).toArray()).toEqual([[1, 2, 3], [2, 1, 2], [3, 2, 1]]) // prettier-ignore
  expect(toeplitz([1, 2], [9, 5, 6, 7]).toArray()).toEqual([[1, 5, 6, 7], [2, 1, 5, 6]]) // prettier-ignore
  expect(hankel([1, 2, 3]).toArray()).toEqual([[1, 2, 3], [2, 3, 0], [3, 0, 0]]) // prettier-ignore
  expect(hankel([1, 2], [9, 5, 6]).toArray()).toEqual([[1, 2, 5], [2, 5, 6]]) // prettier-ignore
  expect(circulant([4]).toArray()).toEqual([[4]])
  for (const f of [(x: Tensor) => toeplitz(x), (x: Tensor) => hankel(x), circulant]) {
    expect(f(zeros([0])).shape).toEqual([0, 0])
    expect(f(zeros([2, 3])).shape).toEqual([2, 3, 3])
    expect(at(f(stack([vector(3, 1), vector(3, 2)])), 1, 0).toArray()).toEqual(f(vector(3, 2)).toArray())
    expect(() => f(tensor(3))).toThrow(ShapeError)
  }
  expect(() => toeplitz(zeros([2, 3]), zeros([3, 3]))).toThrow(ShapeError)
  for (const f of [toeplitz, hankel]) {
    const { forward, reverse } = checkGradients(f, [vector(3, 1), vector(4, 2)])
    expect([forward < 1e-8, reverse < 1e-13]).toEqual([true, true])
  }
  const { forward, reverse } = checkGradients(circulant, [stack([vector(3, 1), vector(3, 5)])])
  expect([forward < 1e-8, reverse < 1e-13]).toEqual([true, true])
})

test('batches broadcast, and are loops; a vector is a vector only when it has one axis; empty ones', () => {
  const c = stack([dominant(4, 1), dominant(4, 2)])
  const b = randn(key(3), [3, 1, 4, 2], { dtype: 'float64' })
  for (const f of [(x: Tensor, y: Tensor) => solveToeplitz(x, y, { row: mul(0.5, x) }), solveCirculant]) {
    const x = f(c, b)
    expect(x.shape).toEqual([3, 2, 4, 2])
    const one = f(at(c, 1, 0), at(at(b, 2, 0), 0, 0))
    expect(distance(at(at(x, 2, 0), 1, 0), one)).toBeLessThan(16 * 2 ** -52 * size(one))
    const right = at(at(b, 0, 0), 0, 0)
    expect(distance(f(at(c, 0, 0), at(right, 0, 1)), at(f(at(c, 0, 0), right), 0, 1))).toBeLessThan(16 * 2 ** -52 * size(right))
    expect(f(zeros([0]), zeros([0, 2])).shape).toEqual([0, 2])
  }
})

test('singular matrices, vanishing minors, wrong shapes and numbers are refused', () => {
  expect(() => solveToeplitz([0, 1], [1, 1])).toThrow('minor of order 1 of 2')
  expect(() => solveToeplitz([1, 1, 2], [1, 1, 1])).toThrow('minor of order 2 of 3')
  expect(() => solveToeplitz([1, 1], [1, 1])).toThrow(SingularMatrixError)
  expect(() => solveToeplitz(zeros([3]), [1, 1, 1])).toThrow(SingularMatrixError)
  expect(() => solveCirculant([1, 1], [1, 1])).toThrow(SingularMatrixError)
  expect(() => solveCirculant([1, -2, 1], [1, 1, 1])).toThrow('eigenvalues of sizes from')
  expect(() => solveToeplitz([1, 2], [1, 2, 3])).toThrow(ShapeError)
  expect(() => solveToeplitz([1, 2], [1, 2], { row: [1, 2, 3] })).toThrow(ShapeError)
  expect(() => solveCirculant(tensor(1), [1])).toThrow(ShapeError)
  expect(() => solveCirculant([1, 2], [1, 2, 3])).toThrow(ShapeError)
  expect(() => solveToeplitz([1, NaN], [1, 2])).toThrow(OptionError)
  expect(() => solveToeplitz([1, 0], [1, 2], { row: [1, Infinity] })).toThrow(OptionError)
  expect(() => solveCirculant([1, NaN], [1, 2])).toThrow(OptionError)
  expect(() => solveCirculant([1, 0], [NaN, 2])).toThrow(OptionError)
  const single = tensor([4, 1], { dtype: 'float32' })
  expect(solveToeplitz(single, single, { row: tensor([4, 1], { dtype: 'float64' }) }).dtype).toBe('float64')
  // The first element of the row is that of the column.
  expect(solveToeplitz([4, 1], [5, 5], { row: [NaN, 1] }).toArray()).toEqual([1, 1])
})

test('derivatives in all arguments, in both modes and to second order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(), (n, seed) => {
      const [c, r, b] = [dominant(n, seed), vector(n, seed + 1), randn(key(seed + 2), [n, 2], { dtype: 'float64' })]
      const found = [
        checkGradients((x, y, z) => solveToeplitz(x, z, { row: y }), [c, r, b]),
        checkGradients((x, y) => solveToeplitz(x, y), [stack([c, add(c, r)]), b]),
        checkGradients(solveCirculant, [c, b]),
        checkGradients(solveCirculant, [stack([c, mul(2, c)]), b]),
      ]
      for (const { forward, reverse, second, secondReverse } of found) {
        expect(forward).toBeLessThan(1e-7)
        expect(reverse).toBeLessThan(1e-12)
        expect(second).toBeLessThan(1e-6)
        expect(secondReverse).toBeLessThan(1e-6)
      }
    }),
    { numRuns: 8 },
  )
})
