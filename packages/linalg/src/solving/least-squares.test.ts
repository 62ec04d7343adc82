import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  cast,
  checkGradients,
  epsilon,
  eye,
  grad,
  key,
  matmul,
  matrixTranspose,
  mul,
  norm,
  randn,
  sub,
  sum,
  tensor,
  tril,
  triu,
  zeros,
} from '@ortho/core'
import { expectNear, galleryMatrix, lauchli, matrixFromSpectrum, orthoDefect } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { lstsq } from './lstsq.ts'
import { matrixRank } from './matrix-rank.ts'
import { nullSpace, orth } from './null-space.ts'
import { pinv } from './pinv.ts'
import { refine } from './refine.ts'
import { solve } from './solve.ts'
import { solveTriangular } from './solve-triangular.ts'

describe.each(['float64', 'float32'] as const)('lstsq in %s', (dtype) => {
  const eps = epsilon(dtype)

  test('the residual is orthogonal to the columns, and x to the null space', () => {
    const spectra = [[3, 2, 1], [5, 1e-2, 1e-3], [2, 1, 0], [1, 0, 0], [0, 0, 0]] // prettier-ignore
    for (const [m, n] of [[7, 3], [3, 3], [3, 8]] as const) {
      for (const spectrum of spectra) {
        for (const method of ['qr', 'svd'] as const) {
          const tall = cast(matrixFromSpectrum(spectrum, { rows: Math.max(m, n), seed: m }), dtype)
          const a = m >= n ? tall : matrixTranspose(tall)
          const b = randn(key(1), [m, 2], { dtype })
          const { x, rank, residuals, singularValues } = lstsq(a, b, { method })
          expect([x.dtype, x.shape, residuals.shape]).toEqual([dtype, [n, 2], [2]])
          // Rounding of the zeros of float32 matrices leaves singular values of the size of ε.
          expect(rank.item()).toBe(spectrum.filter((s) => s > 0).length)
          expect(singularValues?.shape).toEqual(method === 'svd' ? [3] : undefined)
          const r = sub(b, matmul(a, x))
          const size = norm(a).item()
          expect(norm(matmul(a, r, { transposeA: true })).item()).toBeLessThanOrEqual(30 * Math.max(m, n) * eps * size * (size * norm(x).item() + norm(b).item()))
          expectNear(residuals, sum(mul(r, r), { axis: 0 }), { atol: 100 * eps * norm(b).item() ** 2 })
          if (n > 3 || spectrum.includes(0)) {
            const outside = sub(x, matmul(matmul(pinv(a), a), x))
            expect(norm(outside).item()).toBeLessThanOrEqual(300 * n * eps * norm(x).item() * (spectrum[0]! / (spectrum.filter((s) => s > 0).at(-1) ?? 1)))
          }
        }
      }
    }
  }) // prettier-ignore

  test('columns that are nearly dependent count as the singular values say', () => {
    const small = dtype === 'float64' ? 1e-9 : 1e-4
    const a = cast(lauchli(3, small), dtype)
    expect(lstsq(a, [1, 0, 0, 0]).rank.item()).toBe(3)
    expect(lstsq(a, [1, 0, 0, 0], { rtol: 1e-3 }).rank.item()).toBe(1)
    expect(lstsq(galleryMatrix('hilbert', 12, dtype), zeros([12], { dtype })).rank.item()).toBeLessThan(12)
    // All diagonal elements of R stay large, yet one singular value does not.
    const kahan = galleryMatrix('kahan', 90, dtype)
    expect(lstsq(kahan, zeros([90], { dtype })).rank.item()).toBe(matrixRank(kahan).item())
  })
})

test('lstsq of vectors, batches and empty matrices', () => {
  const a = randn(key(1), [2, 1, 5, 3])
  const b = randn(key(2), [3, 5, 2])
  const { x, residuals, rank } = lstsq(a, b)
  expect([x.shape, residuals.shape, rank.shape]).toEqual([[2, 3, 3, 2], [2, 3, 2], [2, 3]])
  const [y, left, full] = lstsq([[1, 0], [1, 0], [0, 2]], [1, 3, 4]) // prettier-ignore
  expect(y!.toArray()).toEqual([expect.closeTo(2, 14), expect.closeTo(2, 14)])
  expect([left!.item(), full!.item()]).toEqual([expect.closeTo(2, 13), 2])
  expect(lstsq(zeros([0, 3]), zeros([0])).x.toArray()).toEqual([0, 0, 0])
  expect(lstsq(zeros([3, 0]), [3, 4, 0]).residuals.item()).toBe(25)
  expect(() => lstsq([[1, 2]], [1, 2])).toThrow(ShapeError)
  expect(() => lstsq([[NaN]], [1])).toThrow(OptionError)
  expect(() => lstsq([[1]], [Infinity])).toThrow(OptionError)
  expect(() => lstsq([[1]], [1], { rtol: -1 })).toThrow(OptionError)
}) // prettier-ignore

test('derivatives of lstsq: tall, square, wide', () => {
  for (const [m, n] of [[6, 3], [4, 4], [3, 6]] as const) {
    const [a, b] = [randn(key(m), [2, m, n], { dtype: 'float64' }), randn(key(n), [m, 2], { dtype: 'float64' })]
    for (const f of [(p: Tensor, q: Tensor) => lstsq(p, q).x, (p: Tensor, q: Tensor) => lstsq(p, q).residuals]) {
      const { forward, reverse, second, secondReverse } = checkGradients(f, [a, b], { step: 1e-6 })
      expect(forward).toBeLessThan(1e-6)
      expect(reverse).toBeLessThan(1e-10)
      expect(second).toBeLessThan(1e-4)
      expect(secondReverse).toBeLessThan(1e-4)
    }
  }
}) // prettier-ignore

describe('pinv', () => {
  test('the four conditions of Penrose, for any rank and shape', () => {
    for (const [m, n, rank] of [
      [5, 3, 3],
      [3, 5, 2],
      [4, 4, 1],
      [3, 3, 0],
      [1, 4, 1],
    ] as const) {
      const core = Array.from({ length: Math.min(m, n) }, (_, i) => (i < rank ? 2 - i / 4 : 0))
      const tall = matrixFromSpectrum(core, { rows: Math.max(m, n), seed: rank })
      const a = m >= n ? tall : matrixTranspose(tall)
      const p = pinv(a)
      expect(p.shape).toEqual([n, m])
      const [ap, pa] = [matmul(a, p), matmul(p, a)]
      for (const error of [sub(matmul(ap, a), a), sub(matmul(pa, p), p), sub(ap, matrixTranspose(ap)), sub(pa, matrixTranspose(pa))]) {
        expect(norm(error).item()).toBeLessThan(30 * 5 * epsilon('float64') * 4)
      }
    }
    expect(pinv(zeros([2, 0, 3])).shape).toEqual([2, 3, 0])
    expectNear(pinv(mul(eye(2), 1e-200)), mul(eye(2), 1e200), { rtol: 1e-15 })
  })

  test('derivatives where the rank stays: of full rank, and along curves of lower rank', () => {
    for (const shape of [
      [5, 3],
      [3, 5],
    ]) {
      const { forward, reverse, second, secondReverse } = checkGradients((x) => pinv(x), [randn(key(1), shape, { dtype: 'float64' })])
      for (const error of [forward, second, secondReverse]) expect(error).toBeLessThan(1e-5)
      expect(reverse).toBeLessThan(1e-11)
    }
    const factors = [randn(key(2), [5, 2], { dtype: 'float64' }), randn(key(3), [2, 4], { dtype: 'float64' })]
    const { forward, second } = checkGradients((x, y) => pinv(matmul(x, y), { rtol: 1e-10 }), factors)
    expect(forward).toBeLessThan(1e-6)
    expect(second).toBeLessThan(1e-4)
  })
})

test('matrixRank, nullSpace and orth', () => {
  for (const [m, n, rank] of [[6, 4, 2], [4, 6, 3], [5, 5, 5], [3, 4, 0], [4, 3, 3]] as const) {
    const spectrum = Array.from({ length: Math.min(m, n) }, (_, i) => (i < rank ? 1 / (1 + i) : 0))
    const tall = matrixFromSpectrum(spectrum, { rows: Math.max(m, n), seed: 9 })
    const a = m >= n ? tall : matrixTranspose(tall)
    expect(matrixRank(a).item()).toBe(rank)
    const [kernel, range] = [nullSpace(a), orth(a)]
    expect([kernel.shape, range.shape]).toEqual([[n, n - rank], [m, rank]])
    expect(norm(matmul(a, kernel)).item()).toBeLessThan(30 * 6 * epsilon('float64'))
    expect(orthoDefect(kernel)).toBeLessThan(1e-14)
    expect(orthoDefect(range)).toBeLessThan(1e-14)
    expect(norm(sub(matmul(range, matmul(range, a, { transposeA: true })), a)).item()).toBeLessThan(1e-14)
  }
  expect(matrixRank([[[1, 0], [0, 0]], [[1, 0], [0, 1]]]).toArray()).toEqual([1, 2])
  expect(matrixRank([[1, 0], [0, 1e-3]], { rtol: 1e-2 }).item()).toBe(1)
  expect(matrixRank([[1, 0], [0, 1e-3]], { atol: 2 }).item()).toBe(0)
  expect(matrixRank(zeros([3, 0])).item()).toBe(0)
  expect(nullSpace(zeros([0, 2])).shape).toEqual([2, 2])
  expect(orth(zeros([2, 0])).shape).toEqual([2, 0])
  expect(() => orth([[[1, 0], [0, 0]], [[1, 0], [0, 1]]])).toThrow('ranks 1 and 2')
  expect(() => grad((x: Tensor) => sum(orth(x)))(eye(2))).toThrow(OptionError)
}) // prettier-ignore

test('solveTriangular: both triangles, transposes, ones on the diagonal, vectors', () => {
  const a = randn(key(1), [2, 5, 5], { dtype: 'float64' })
  const b = randn(key(2), [5, 3], { dtype: 'float64' })
  for (const lower of [false, true]) {
    for (const transposed of [false, true]) {
      for (const unitDiagonal of [false, true]) {
        const x = solveTriangular(a, b, { lower, transposed, unitDiagonal })
        const part = lower ? tril(a, unitDiagonal ? -1 : 0) : triu(a, unitDiagonal ? 1 : 0)
        const t = unitDiagonal ? sub(part, mul(eye(5), -1)) : part
        const error = sub(matmul(t, x, { transposeA: transposed }), b)
        expect(norm(error).item()).toBeLessThan(30 * 5 * epsilon('float64') * norm(t).item() * norm(x).item())
      }
    }
  }
  expect(solveTriangular([[2, 9], [0, 4]], [13, 4]).toArray()).toEqual([2, 1]) // prettier-ignore
  expect(() => solveTriangular([[2, 9], [0, 0]], [1, 1])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => solveTriangular([[2, 9], [0, 0]], [1, 1])).toThrow('a zero at index 1 of the diagonal') // prettier-ignore
  expect(solveTriangular([[0, 9], [0, 0]], [10, 1], { unitDiagonal: true }).toArray()).toEqual([1, 1]) // prettier-ignore
  expect(() => solveTriangular([[1]], [1, 2])).toThrow(ShapeError)
  const { forward, reverse, second } = checkGradients((x, y) => solveTriangular(x, y, { lower: true, transposed: true }), [a, b])
  expect(forward).toBeLessThan(1e-5)
  expect(reverse).toBeLessThan(1e-10)
  expect(second).toBeLessThan(1e-4)
})

describe('refine', () => {
  test('gives the last digits where solve loses as many as the condition has', () => {
    // The inverse of this matrix has integers: 1/(i + j + 1) times 27720 for order 6.
    const n = 6
    const a = tensor(Float64Array.from({ length: n * n }, (_, p) => 27720 / (Math.floor(p / n) + (p % n) + 1)), { shape: [n, n] }) // prettier-ignore
    const wanted = [1, -2, 3, -4, 5, -6]
    const b = matmul(a, tensor(wanted))
    const { x, backwardErrors } = refine(a, b)
    expectNear(x, tensor(wanted), { rtol: 2 * epsilon('float64') })
    expect(backwardErrors.item()).toBeLessThanOrEqual(2 * epsilon('float64'))
    const single = refine(cast(a, 'float32'), cast(b, 'float32'))
    expect(single.x.dtype).toBe('float32')
    expectNear(single.x, refine(cast(cast(a, 'float32'), 'float64'), cast(cast(b, 'float32'), 'float64')).x, { rtol: 2 ** -22 })
  })

  test('many right-hand sides, a start, and no steps', () => {
    const a = randn(key(1), [2, 7, 7], { dtype: 'float64' })
    const b = randn(key(2), [7, 3], { dtype: 'float64' })
    const { x, steps, backwardErrors } = refine(a, b, { x: zeros([2, 7, 3]) })
    expect(norm(sub(matmul(a, x), b)).item()).toBeLessThan(1e-12)
    expect(steps).toBeGreaterThan(0)
    expect(backwardErrors.shape).toEqual([2, 3])
    expect(refine(a, b, { maxSteps: 0 }).steps).toBe(0)
    expectNear(refine(a, b, { maxSteps: 0 }).x, solve(a, b), { rtol: 1e-9 })
    expect(() => refine(zeros([2, 2]), [1, 1])).toThrow(SingularMatrixError)
    expect(() => refine([[1]], [1], { maxSteps: -1 })).toThrow(OptionError)
    expect(() => refine([[1]], [1], { x: [1, 2] })).toThrow(ShapeError)
    expect(refine(mul(eye(2), 1e300), [1e300, 2e300]).x.toArray()).toEqual([1, 2])
  })
})
