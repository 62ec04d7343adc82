import {
  OptionError,
  ShapeError,
  type Tensor,
  concat,
  epsilon,
  expandDims,
  grad,
  key,
  matmul,
  matrixTranspose,
  mul,
  randn,
  slice,
  stack,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { eigvalsh } from '../eigen/eigh.ts'
import { qr } from '../factorizations/qr.ts'
import { scaledDefect, scaledResidual } from './fixtures/ratios.ts'
import { gsvd } from './gsvd.ts'

/** The largest ratio of both residuals and of the orthogonality of U and V; infinite where c and s are not as promised. */
function ratio(a: Tensor, b: Tensor): number {
  const { u, v, c, s, x } = gsvd(a, b)
  const [m, p, k] = [a.shape[0]!, b.shape[0]!, c.size]
  const [cosines, sines] = [Array.from(c.dataSync()), Array.from(s.dataSync())]
  const unit = epsilon(a.dtype)
  const ordered = cosines.every((value, j) => value >= 0 && sines[j]! >= 0 && Math.abs(value ** 2 + sines[j]! ** 2 - 1) < 8 * unit && (j === 0 || value <= cosines[j - 1]! + 8 * unit)) // prettier-ignore
  const structure = cosines.slice(m).every((value) => value === 0) && sines.slice(0, Math.max(0, k - p)).every((value) => value === 0)
  if (!ordered || !structure || x.shape[0] !== a.shape[1] || x.shape[1] !== k) return Infinity
  const diagonal = (values: readonly number[]): Tensor => mul(expandDims(tensor(values, { dtype: a.dtype, shape: [values.length] }), -1), tensor(Float64Array.from({ length: values.length ** 2 }, (_, q) => (q % (values.length + 1) === 0 ? 1 : 0)), { shape: [values.length, values.length], dtype: a.dtype })) // prettier-ignore
  const xt = matrixTranspose(x)
  const [first, last] = [Math.min(m, k), Math.max(0, k - p)]
  // The scale is in X, which the ratio expects in the middle.
  const left = scaledResidual(a, [matmul(u, diagonal(cosines.slice(0, first))), slice(xt, { axis: 0, stop: first }), eyeLike(a)])
  const right = scaledResidual(b, [matmul(v, diagonal(sines.slice(last))), slice(xt, { axis: 0, start: last }), eyeLike(a)])
  return Math.max(left, right, scaledDefect(u), scaledDefect(v))
}

function eyeLike(a: Tensor): Tensor {
  const n = a.shape[1]!
  return tensor(Float64Array.from({ length: n * n }, (_, p) => (p % (n + 1) === 0 ? 1 : 0)), { shape: [n, n] }) // prettier-ignore
}

const shapes = [[0, 0, 0], [0, 0, 3], [0, 4, 3], [4, 0, 3], [1, 1, 1], [3, 3, 3], [5, 4, 3], [2, 2, 3], [2, 1, 5], [1, 5, 3], [5, 1, 3], [2, 7, 5], [40, 3, 6], [3, 40, 6], [20, 20, 20], [12, 30, 25]] as const // prettier-ignore

describe.each(['float64', 'float32'] as const)('gsvd in %s', (dtype) => {
  test('all shapes', () => {
    for (const [m, p, n] of shapes) {
      const [a, b] = [randn(key(m + 1), [m, n], { dtype }), randn(key(p + 100), [p, n], { dtype })]
      expect(ratio(a, b), `${m}, ${p} × ${n}`).toBeLessThan(30)
      expect(gsvd(a, b).c.size).toBe(Math.min(m + p, n))
    }
  })

  test("LAPACK's matrices of all types against each other", () => {
    for (let first = 1; first <= 15; first++) {
      for (let second = 1; second <= 15; second++) {
        const a = lapackMatrix({ type: first, size: [7, 6], seed: first, dtype })
        const b = lapackMatrix({ type: second, size: [5, 6], seed: second + 20, dtype })
        expect(ratio(a, b), `types ${first} and ${second}`).toBeLessThan(30)
      }
    }
    for (const name of galleryNames) expect(ratio(galleryMatrix(name, 8, dtype), galleryMatrix('hilbert', 8, dtype)), name).toBeLessThan(30)
  })

  test('dependent columns of the stack, zeros', () => {
    for (const [m, p, n, rank] of [
      [5, 4, 6, 3],
      [2, 6, 5, 4],
      [9, 1, 4, 2],
      [1, 1, 7, 1],
    ] as const) {
      // prettier-ignore
      const right = randn(key(n), [rank, n], { dtype })
      const [a, b] = [matmul(randn(key(m), [m, rank], { dtype }), right), matmul(randn(key(p + 9), [p, rank], { dtype }), right)]
      expect(gsvd(a, b).c.size).toBe(Math.min(rank, m + p))
      expect(ratio(a, b), `${m}, ${p} × ${n} of rank ${rank}`).toBeLessThan(30)
    }
    const a = randn(key(1), [4, 3], { dtype })
    expect(ratio(a, zeros([2, 3], { dtype }))).toBeLessThan(30)
    expect(ratio(zeros([2, 3], { dtype }), a)).toBeLessThan(30)
    expect(Array.from(gsvd(a, zeros([2, 3], { dtype })).c.dataSync())).toEqual([1, 1, 1])
    expect(gsvd(zeros([2, 3], { dtype }), zeros([4, 3], { dtype })).x.shape).toEqual([3, 0])
  })
})

test('values and vectors that it was made of', () => {
  const [m, p, n] = [7, 6, 5]
  const values = [1e9, 3, 1, 1e-3, 1e-12]
  const [c, s] = [values.map((t) => t / Math.hypot(1, t)), values.map((t) => 1 / Math.hypot(1, t))]
  const x = randn(key(3), [n, n], { dtype: 'float64' })
  const { q: u } = qr(randn(key(1), [m, n], { dtype: 'float64' }))
  const { q: v } = qr(randn(key(2), [p, n], { dtype: 'float64' }))
  const found = gsvd(matmul(mul(u, tensor(c)), x, { transposeB: true }), matmul(mul(v, tensor(s)), x, { transposeB: true }))
  c.forEach((value, j) => {
    // X has a condition of about 30.
    expect(Math.abs(found.c.dataSync()[j]! - value)).toBeLessThan(1e-13)
    expect(Math.abs(found.s.dataSync()[j]! - s[j]!)).toBeLessThan(1e-13)
  })
})

test('squares of c/s are the eigenvalues of AᵀA·x = λ·BᵀB·x', () => {
  const [a, b] = [randn(key(5), [6, 4], { dtype: 'float64' }), randn(key(6), [5, 4], { dtype: 'float64' })]
  const { c, s } = gsvd(a, b)
  const squares = eigvalsh(matmul(a, a, { transposeA: true }), { b: matmul(b, b, { transposeA: true }) }).dataSync()
  squares.forEach((square, i) => {
    const value = c.dataSync()[3 - i]! / s.dataSync()[3 - i]!
    expect(Math.abs(value ** 2 / square - 1)).toBeLessThan(1e-12)
  })
})

test('scales far apart: both residuals are small, and angles follow the scales', () => {
  const [a, b] = [randn(key(5), [4, 3], { dtype: 'float64' }), randn(key(6), [5, 3], { dtype: 'float64' })]
  const plain = gsvd(a, b)
  for (const [left, right] of [
    [1e-140, 1e140],
    [1e150, 1e-150],
    [1e300, 1e300],
    [1e-300, 1e-300],
    [1e300, 1e-300],
  ] as const) {
    // prettier-ignore
    const [big, small] = [mul(a, left), mul(b, right)]
    const found = gsvd(big, small)
    if (right / left > 0 && Number.isFinite(right / left) && left / right > 0 && Number.isFinite(left / right)) expect(ratio(big, small), `${left}, ${right}`).toBeLessThan(30) // prettier-ignore
    found.c.dataSync().forEach((cosine, j) => {
      expect(Number.isNaN(cosine)).toBe(false)
      const expected = Math.atan2(plain.s.dataSync()[j]! * (right / left), plain.c.dataSync()[j]!)
      expect(Math.abs(Math.atan2(found.s.dataSync()[j]!, cosine) - expected)).toBeLessThanOrEqual(1e-13 * expected)
    })
  }
  const columns = tensor([1, 1e-30, 1e-60])
  const graded = gsvd(mul(a, columns), mul(b, columns), { rtol: 0 })
  // Scales of columns belong to X: angles do not know them.
  graded.c.dataSync().forEach((cosine, j) => { expect(Math.abs(cosine - plain.c.dataSync()[j]!)).toBeLessThan(1e-13) }) // prettier-ignore
  expect(gsvd(mul(a, columns), mul(b, columns)).c.size).toBe(1)
})

test('batches broadcast; ranks agree; taking apart', () => {
  const [a, b] = [randn(key(1), [3, 1, 4, 3], { dtype: 'float64' }), randn(key(2), [2, 2, 3], { dtype: 'float64' })]
  const { u, v, c, s, x } = gsvd(a, b)
  expect([u.shape, v.shape, c.shape, s.shape, x.shape]).toEqual([[3, 2, 4, 3], [3, 2, 2, 2], [3, 2, 3], [3, 2, 3], [3, 2, 3, 3]]) // prettier-ignore
  const at = (t: Tensor, i: number): Tensor => slice(t, { axis: 0, start: i, stop: i + 1 })
  expect(gsvd(at(a, 2), b).x.dataSync()).toEqual(at(x, 2).dataSync())
  const turned = matrixTranspose(tensor(matrixTranspose(a).dataSync().slice(), { shape: [3, 1, 3, 4] }))
  expect([...gsvd(turned, b)].map((t) => t.dataSync())).toEqual([u, v, c, s, x].map((t) => t.dataSync()))
  expect(gsvd(zeros([0, 4, 3]), zeros([2, 3])).x.shape).toEqual([0, 3, 3])
  expect(() => gsvd(stack([zeros([2, 2]), concat([zeros([1, 2]), [[1, 2]]].map((t) => (t instanceof Array ? tensor(t) : t)))]), zeros([2, 2]))).toThrow('one rank') // prettier-ignore
})

test('errors', () => {
  expect(() => gsvd([1], [[1]])).toThrow(ShapeError)
  expect(() => gsvd([[1]], [1])).toThrow(ShapeError)
  expect(() => gsvd([[1, 2]], [[1]])).toThrow('[…, p, 2]')
  expect(() => gsvd(zeros([2, 1, 1]), zeros([3, 1, 1]))).toThrow(ShapeError)
  expect(() => gsvd([[1]], [[NaN]])).toThrow('"b"')
  expect(() => gsvd([[Infinity]], [[1]])).toThrow(OptionError)
  expect(() => gsvd([[1]], [[1]], { rtol: -1 })).toThrow(OptionError)
  expect(() => grad((a: Tensor) => sum(gsvd(a, [[1, 0], [0, 1]]).c))(randn(key(1), [2, 2]))).toThrow('`eigh` with `b`') // prettier-ignore
})
