import { OptionError, ShapeError, type Tensor, grad, key, matrixTranspose, mul, randn, slice, stack, sum, tensor, zeros } from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, lapackSizes } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { certify } from '../certificate.ts'
import type { BidiagonalTuning } from '../dense/singular/bidiagonal-form.ts'
import { bidiagonalArrays } from './bidiagonalize-kernel.ts'
import { bidiagonalize } from './bidiagonalize.ts'
import { scaledDefect, scaledResidual } from './fixtures/ratios.ts'
import { svdvals } from './svd.ts'

/** The largest of LAPACK's ratios of the three factors, and infinity for an element of B off its two diagonals. */
function ratio(a: Tensor, tuning: BidiagonalTuning): number {
  const [m, n] = [a.shape[0]!, a.shape[1]!]
  const k = Math.min(m, n)
  const arrays = bidiagonalArrays('test', a, tuning)
  const u = tensor(arrays.u, { shape: [m, k], dtype: a.dtype })
  const b = tensor(arrays.b, { shape: [k, k], dtype: a.dtype })
  const vh = tensor(arrays.vh, { shape: [k, n], dtype: a.dtype })
  const bidiagonal = arrays.b.every((value, p) => value === 0 || [0, 1].includes((p % k) - Math.floor(p / k)))
  if (!bidiagonal) return Infinity
  return Math.max(scaledResidual(a, [u, b, vh]), scaledDefect(u), scaledDefect(matrixTranspose(vh)))
}

describe.each(['float64', 'float32'] as const)('bidiagonalize in %s', (dtype) => {
  test("LAPACK's matrices in all sizes, in panels of every width", () => {
    for (const size of [...lapackSizes, [7, 40], [40, 7]] as const) {
      for (let type = 1; type <= 16; type++) {
        const a = lapackMatrix({ type, size, seed: type, dtype })
        for (const tuning of [{}, { block: 4 }, { block: 10, tall: 0.5 }]) {
          expect(ratio(a, tuning), `type ${type}, ${size.join(' × ')}, ${JSON.stringify(tuning)}`).toBeLessThan(30)
        }
      }
    }
  })

  test('the gallery, and sizes around the block', () => {
    for (const name of galleryNames) for (const n of [1, 2, 3, 12]) expect(ratio(galleryMatrix(name, n, dtype), {}), name).toBeLessThan(30)
    for (const n of [31, 32, 33, 67]) {
      for (const shape of [[n, n], [2 * n, n], [n, n + 5]]) expect(ratio(randn(key(n), shape, { dtype }), {}), shape.join(' × ')).toBeLessThan(30) // prettier-ignore
    }
  })
})

test('B has the singular values of A, and a bidiagonal matrix stays as it is up to signs', () => {
  for (const shape of [
    [9, 6],
    [6, 9],
    [1, 4],
    [4, 1],
  ]) {
    // prettier-ignore
    const a = randn(key(2), shape, { dtype: 'float64' })
    const { b } = bidiagonalize(a)
    svdvals(b).dataSync().forEach((value, i) => { expect(value).toBeCloseTo(svdvals(a).dataSync()[i]!, 13) }) // prettier-ignore
  }
  expect(bidiagonalize([[1, 2, 0], [0, 3, 4], [0, 0, 5]]).b.toArray()).toEqual([[1, 2, 0], [0, 3, 4], [0, 0, 5]]) // prettier-ignore
})

test('batches, views, huge and tiny scales, empty matrices', () => {
  const a = randn(key(3), [2, 3, 5, 4], { dtype: 'float64' })
  const { u, b, vh } = bidiagonalize(a)
  expect([u.shape, b.shape, vh.shape]).toEqual([[2, 3, 5, 4], [2, 3, 4, 4], [2, 3, 4, 4]]) // prettier-ignore
  const single = slice(a, { axis: 0, start: 1, stop: 2 }, { axis: 1, start: 2, stop: 3 })
  expect(bidiagonalize(single).b.dataSync()).toEqual(slice(b, { axis: 0, start: 1, stop: 2 }, { axis: 1, start: 2, stop: 3 }).dataSync())
  const [first, second] = [randn(key(4), [4, 7], { dtype: 'float64' }), randn(key(5), [4, 7], { dtype: 'float64' })]
  const turned = matrixTranspose(stack([matrixTranspose(first), matrixTranspose(second)]))
  expect(bidiagonalize(turned).vh.dataSync()).toEqual(bidiagonalize(stack([first, second])).vh.dataSync())
  for (const scale of [2 ** 990, 2 ** -990, 2 ** -1040]) {
    const [plain, scaled] = [bidiagonalize(first), bidiagonalize(mul(first, scale))]
    scaled.b.dataSync().forEach((value, i) => {
      // Each of 28 elements was rounded to a multiple of the least number.
      expect(Math.abs(value / scale - plain.b.dataSync()[i]!)).toBeLessThan(1e-13 + (28 * Number.MIN_VALUE) / scale)
    })
  }
  expect(certify(a, bidiagonalize(a)).passed && certify(turned, bidiagonalize(turned)).passed).toBe(true)
  expect(bidiagonalize(zeros([0, 3, 2])).u.shape).toEqual([0, 3, 2])
  expect(bidiagonalize(zeros([3, 0])).u.shape).toEqual([3, 0])
  expect([...bidiagonalize([[2]])].map((x) => x.toArray())).toEqual([[[1]], [[2]], [[1]]])
})

test('errors', () => {
  expect(() => bidiagonalize([1, 2])).toThrow(ShapeError)
  expect(() => bidiagonalize([[1, Infinity]])).toThrow(OptionError)
  expect(() => grad((x: Tensor) => sum(bidiagonalize(x).b))(randn(key(1), [3, 3]))).toThrow('`svdvals`')
})
