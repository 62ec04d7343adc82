import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  add,
  at,
  checkGradients,
  concat,
  key,
  matmul,
  matrixTranspose,
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
import { inv } from '../solving/inv.ts'
import { solve } from '../solving/solve.ts'
import { bandedMultiply } from './bands.ts'
import { solveBanded, solveSymmetricBanded, solveTridiagonal } from './banded.ts'

type DType = 'float64' | 'float32'

const bandsOf = (lower: number, upper: number, n: number, seed: number, dtype: DType = 'float64'): Tensor =>
  randn(key(seed), [lower + upper + 1, n], { dtype })

/** The matrix that bands stand for. */
function dense(ab: Tensor, lower: number, upper: number): Tensor {
  const n = ab.shape[1]!
  const bands = floatsOf(ab)
  const element = (i: number, j: number): number => (i - j <= lower && j - i <= upper ? bands[(upper + i - j) * n + j]! : 0)
  const rows = Float64Array.from({ length: n * n }, (_, p) => element(Math.floor(p / n), p % n))
  return tensor(ab.dtype === 'float64' ? rows : Float32Array.from(rows), { shape: [n, n], dtype: ab.dtype })
}

/** Upper bands of a diagonally dominant, so positive definite, matrix. */
function positiveBands(upper: number, n: number, seed: number, dtype: DType = 'float64'): Tensor {
  const data = floatsOf(randn(key(seed), [upper + 1, n], { dtype })).slice()
  for (let j = 0; j < n; j++) data[upper * n + j] = Math.abs(data[upper * n + j]!) + 6 * (upper + 1)
  return tensor(data, { shape: [upper + 1, n], dtype })
}

/** The symmetric matrix that upper bands stand for. */
function mirrored(ab: Tensor, upper: number): Tensor {
  const half = dense(ab, 0, upper)
  const n = half.shape[0]!
  const all = floatsOf(half)
  const data = floatsOf(half).map((value, p) => (p % n < Math.floor(p / n) ? all[(p % n) * n + Math.floor(p / n)]! : value))
  return tensor(data, { shape: [n, n], dtype: ab.dtype })
}

/** ‖A·X − B‖ / (‖A‖·‖X‖·n·ε) */
const backward = (a: Tensor, x: Tensor, b: Tensor): number => distance(matmul(a, x), b) / (size(a) * size(x) * a.shape[0]! * epsOf(x))

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  test('backward errors over orders and widths, also wider than the matrix', () => {
    for (const [n, lower, upper] of [
      [1, 0, 0],
      [1, 2, 1],
      [2, 1, 1],
      [3, 0, 2],
      [3, 5, 4],
      [8, 3, 0],
      [9, 2, 3],
      [40, 1, 1],
      [40, 7, 2],
      [65, 3, 11],
    ] as const) {
      // prettier-ignore
      const ab = bandsOf(lower, upper, n, n + lower, dtype)
      const b = randn(key(2), [n, 3], { dtype })
      const a = dense(ab, lower, upper)
      const x = solveBanded([lower, upper], ab, b)
      expect(x.dtype).toBe(dtype)
      expect(backward(a, x, b), `order ${n}, ${lower} + ${upper}`).toBeLessThan(30)
    }
  })

  test('positive definite matrices by either triangle', () => {
    for (const [n, upper] of [
      [1, 0],
      [1, 3],
      [2, 1],
      [5, 0],
      [9, 2],
      [40, 5],
      [12, 14],
    ] as const) {
      const ab = positiveBands(upper, n, n, dtype)
      const b = randn(key(2), [n, 2], { dtype })
      const a = mirrored(ab, upper)
      const x = solveSymmetricBanded(ab, b)
      expect(backward(a, x, b), `order ${n}, ${upper}`).toBeLessThan(30)
      // Element (i, j), i ≥ j, in row i − j and column j.
      const all = floatsOf(a)
      const low = Float64Array.from({ length: (upper + 1) * n }, (_, p) => {
        const [d, j] = [Math.floor(p / n), p % n]
        return j + d < n ? all[(j + d) * n + j]! : NaN
      })
      expect(solveSymmetricBanded(tensor(low, { shape: [upper + 1, n], dtype }), b, { lower: true }).toArray()).toEqual(x.toArray())
    }
  })
})

test('rows are exchanged where a pivot is zero or small', () => {
  // [[0, 1, 0], [1, 0, 1], [0, 1, 1]]
  expect(solveTridiagonal([1, 1], [0, 0, 1], [1, 1], [2, 4, 6]).toArray()).toEqual([0, 2, 4])
  const x = solveTridiagonal([1], [1e-20, 1], [1], [1, 2])
  expect(distance(x, [[1], [1]])).toBeLessThan(4 * 2 ** -52) // prettier-ignore
})

test('a tridiagonal matrix is a band matrix; wide and tall right-hand sides', () => {
  const n = 12
  const [lower, middle, upper] = [randn(key(1), [n - 1]), randn(key(2), [n]), randn(key(3), [n - 1])].map((v) => tensor(v.toArray() as number[], { dtype: 'float64' })) as [Tensor, Tensor, Tensor] // prettier-ignore
  const b = randn(key(4), [n, 5], { dtype: 'float64' })
  const x = solveTridiagonal(lower, middle, upper, b)
  const zero = zeros([1], { dtype: 'float64' })
  const ab = stack([concat([zero, upper]), middle, concat([lower, zero])])
  expect(distance(x, solve(dense(ab, 1, 1), b))).toBeLessThan(100 * n * 2 ** -52 * size(x) * size(inv(dense(ab, 1, 1))) * size(ab))
  expect(solveTridiagonal(lower, middle, upper, at(b, 0, 1)).toArray()).toEqual(at(x, 0, 1).toArray())
  expect(solveTridiagonal([], [4], [], [8]).toArray()).toEqual([2])
  expect(solveTridiagonal(zeros([0]), zeros([0]), zeros([0]), zeros([0])).shape).toEqual([0])
})

test('corners outside of the matrix are not read', () => {
  const clean = tensor([[0, 1, 2], [5, 6, 7], [1, 3, 0]]) // prettier-ignore
  const dirty = tensor([[NaN, 1, 2], [5, 6, 7], [1, 3, Infinity]]) // prettier-ignore
  expect(solveBanded([1, 1], dirty, [1, 2, 3]).toArray()).toEqual(solveBanded([1, 1], clean, [1, 2, 3]).toArray())
  expect(solveSymmetricBanded([[NaN, 1, 2], [5, 6, 7]], [1, 2, 3]).toArray()).toEqual(solveSymmetricBanded([[0, 1, 2], [5, 6, 7]], [1, 2, 3]).toArray()) // prettier-ignore
})

test('batches broadcast, and are loops; empty ones', () => {
  const ab = stack([bandsOf(1, 2, 6, 1), bandsOf(1, 2, 6, 2)])
  const b = randn(key(3), [4, 1, 6, 2], { dtype: 'float64' })
  const x = solveBanded([1, 2], ab, b)
  expect(x.shape).toEqual([4, 2, 6, 2])
  expect(at(at(x, 3, 0), 1, 0).toArray()).toEqual(solveBanded([1, 2], at(ab, 1, 0), at(at(b, 3, 0), 0, 0)).toArray())
  expect(solveBanded([1, 1], zeros([3, 0]), zeros([0, 2])).shape).toEqual([0, 2])
  expect(solveBanded([1, 1], zeros([0, 3, 4]), zeros([4, 2])).shape).toEqual([0, 4, 2])
  expect(solveSymmetricBanded(zeros([2, 0]), zeros([0])).shape).toEqual([0])
})

test('singular and indefinite matrices, wrong shapes and numbers are refused', () => {
  expect(() => solveTridiagonal([1, 1], [1, 1, 1], [1, 1], [1, 1, 1])).not.toThrow()
  expect(() => solveTridiagonal([2], [1, 4], [2], [1, 1])).toThrow(SingularMatrixError)
  expect(() => solveTridiagonal([2], [1, 4], [2], [1, 1])).toThrow('a zero pivot in step 2 of 2')
  expect(() => solveSymmetricBanded([[0, 2], [1, 1]], [1, 1])).toThrow('a minor of order 2 that is not positive') // prettier-ignore
  expect(() => solveBanded([1, 1], zeros([2, 3]), [1, 2, 3])).toThrow(ShapeError)
  expect(() => solveBanded([1, 1], zeros([3, 3]), [1, 2])).toThrow(ShapeError)
  expect(() => solveBanded([-1, 1], zeros([1, 3]), [1, 2, 3])).toThrow(OptionError)
  expect(() => solveBanded([0.5, 1], zeros([1, 3]), [1, 2, 3])).toThrow(OptionError)
  expect(() => solveTridiagonal([1, 2], [1, 2], [1], [1, 2])).toThrow(ShapeError)
  expect(() => solveTridiagonal(tensor(1), tensor(1), tensor(1), [1])).toThrow(ShapeError)
  expect(() => solveSymmetricBanded([1, 2], [1, 2])).toThrow(ShapeError)
  expect(() => solveBanded([0, 0], [[1, NaN]], [1, 2])).toThrow(OptionError)
  expect(() => solveBanded([0, 0], [[1, 1]], [1, Infinity])).toThrow(OptionError)
  const item = stack([tensor([[1, 1]]), tensor([[1, 0]])])
  expect(() => solveBanded([0, 0], item, [[1], [2]])).toThrow('of matrix 1')
})

test('bands times a matrix are the dense product, and its transpose', () => {
  for (const [n, lower, upper] of [
    [5, 1, 2],
    [4, 0, 0],
    [3, 4, 5],
    [6, 3, 0],
  ] as const) {
    const ab = bandsOf(lower, upper, n, 5)
    const x = randn(key(6), [n, 2], { dtype: 'float64' })
    const a = dense(ab, lower, upper)
    expect(distance(bandedMultiply(ab, x, upper, false), matmul(a, x))).toBeLessThan(8 * 2 ** -52 * size(a) * size(x))
    expect(distance(bandedMultiply(ab, x, upper, true), matmul(matrixTranspose(a), x))).toBeLessThan(8 * 2 ** -52 * size(a) * size(x))
  }
})

test('derivatives in all arguments, in both modes and to second order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      fc.nat(),
      (n, lower, upper, seed) => {
        const dominant = add(bandsOf(lower, upper, n, seed), tensor(Array.from({ length: lower + upper + 1 }, (_, k) => new Array<number>(n).fill(k === upper ? 10 : 0)))) // prettier-ignore
        const b = randn(key(seed + 1), [n, 2], { dtype: 'float64' })
        const diagonals = [randn(key(seed + 2), [Math.max(0, n - 1)], { dtype: 'float64' }), add(8, randn(key(seed + 3), [n], { dtype: 'float64' }))] as const // prettier-ignore
        const found = [
          checkGradients((x, y) => solveBanded([lower, upper], x, y), [dominant, b]),
          checkGradients((x, y) => solveBanded([lower, upper], x, y), [stack([dominant, mul(2, dominant)]), b]),
          checkGradients((x, y) => solveSymmetricBanded(x, y), [positiveBands(upper, n, seed), b]),
          checkGradients((x, y) => solveSymmetricBanded(x, y, { lower: true }), [flipped(positiveBands(upper, n, seed)), b]),
          checkGradients(solveTridiagonal, [diagonals[0], diagonals[1], diagonals[0], b]),
        ]
        for (const { forward, reverse, second, secondReverse } of found) {
          expect(forward).toBeLessThan(1e-7)
          expect(reverse).toBeLessThan(1e-12)
          expect(second).toBeLessThan(1e-6)
          expect(secondReverse).toBeLessThan(1e-6)
        }
      },
    ),
    { numRuns: 8 },
  )
})

/** The diagonal first: some lower bands of a dominant matrix. */
function flipped(ab: Tensor): Tensor {
  const rows = ab.toArray() as number[][]
  return tensor(rows.reverse())
}
