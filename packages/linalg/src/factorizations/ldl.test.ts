import {
  type FloatDType,
  OptionError,
  ShapeError,
  type Tensor,
  add,
  cast,
  checkGradients,
  concat,
  key,
  matmul,
  matrixTranspose,
  mul,
  randn,
  sub,
  tensor,
  tril,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, rosser } from '@ortho/testkit'
import { expect, test } from 'vitest'
import { floatsOf } from '../dense/workspace.ts'
import { ratio } from './fixtures/hard-matrices.ts'
import { ldl } from './ldl.ts'
import { permuted } from './permuted.ts'

/** A + Aᵀ, halved so that nothing overflows. */
function symmetric(a: Tensor): Tensor {
  return add(mul(a, 0.5), mul(matrixTranspose(a), 0.5))
}

function symmetricMatrices(dtype: FloatDType): Tensor[] {
  const types = Array.from({ length: 16 }, (_, i) => i + 1)
  return [
    ...types.flatMap((type) => [1, 2, 3, 10, 30].map((n) => symmetric(lapackMatrix({ type, size: [n, n], seed: type, dtype })))),
    ...galleryNames.map((name) => symmetric(galleryMatrix(name, 9, dtype))),
    ...[17, 40, 65].map((n) => symmetric(randn(key(n), [n, n], { dtype }))),
    symmetric(mul(randn(key(1), [8, 8], { dtype }), dtype === 'float64' ? 1e300 : 1e35)),
    symmetric(mul(randn(key(2), [8, 8], { dtype }), dtype === 'float64' ? 1e-300 : 1e-35)),
    // No diagonal: only blocks of order 2 will do.
    sub(symmetric(randn(key(3), [3, 12, 12], { dtype })), mul(symmetric(randn(key(3), [3, 12, 12], { dtype })), diagonalOnes(12, dtype))),
    cast(rosser(), dtype),
    zeros([0, 0], { dtype }),
  ]
}

function diagonalOnes(n: number, dtype: FloatDType): Tensor {
  return tensor(Float64Array.from({ length: n * n }, (_, p) => (p % (n + 1) === 0 ? 1 : 0)), { shape: [n, n], dtype }) // prettier-ignore
}

test.each(['float64', 'float32'] as const)('hard symmetric matrices in %s', (dtype) => {
  for (const a of symmetricMatrices(dtype)) {
    const { l, d, perm } = ldl(tril(a))
    if (a.size === 0) continue
    const moved = permuted(permuted(a, perm, -2), perm, -1)
    expect(ratio(matmul(matmul(l, d), l, { transposeB: true }), moved, a)).toBeLessThanOrEqual(30)
    expect(tril(l).toArray()).toEqual(l.toArray())
    expect(matrixTranspose(d).toArray()).toEqual(d.toArray())
    expectBlocks(d)
  }
})

/** Nothing beside the diagonal but blocks of order 2 that do not touch. */
function expectBlocks(d: Tensor): void {
  const n = d.shape.at(-1)!
  const values = floatsOf(d)
  for (let p = 0; p < values.length; p++) {
    const [i, j] = [Math.floor(p / n) % n, p % n]
    if (i - j > 1) expect(values[p]).toBe(0)
    if (i - j === 1 && values[p] !== 0 && i + 1 < n) expect(values[p + n + 1]).toBe(0)
  }
}

test('what it refuses', () => {
  expect(() => ldl(zeros([2, 3]))).toThrow(ShapeError)
  expect(() => ldl([[NaN]])).toThrow(OptionError)
})

test('derivatives with the pivots held', () => {
  for (const seed of [1, 2, 3]) {
    const a = symmetric(randn(key(seed), [2, 5, 5], { dtype: 'float64' }))
    const { forward, reverse, second } = checkGradients(
      (x) => {
        const { l, d } = ldl(x)
        return concat([l, d], -1)
      },
      [a],
      { step: 1e-6 },
    )
    expect(forward).toBeLessThan(1e-6)
    expect(reverse).toBeLessThan(1e-10)
    expect(second).toBeLessThan(1e-4)
  }
})
