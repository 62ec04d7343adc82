import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  checkGradients,
  concat,
  epsilon,
  eye,
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
import { galleryMatrix, galleryNames } from '@ortho/testkit'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qr } from '../factorizations/qr.ts'
import { csd } from '../singular/csd.ts'
import { matrixRank } from '../solving/matrix-rank.ts'
import { subspaceAngles } from './subspace-angles.ts'

test("SciPy's subspace_angles", () => {
  const { angles }: { angles: { a: number[][]; b: number[][]; theta: number[] }[] } = JSON.parse(readFileSync(new URL('./fixtures/spaces.json', import.meta.url), 'utf8')) // prettier-ignore
  for (const { a, b, theta } of angles) {
    for (const found of [subspaceAngles(a, b), subspaceAngles(b, a)]) {
      expect(found.shape).toEqual([theta.length])
      theta.forEach((angle, i) => { expect(Math.abs(found.dataSync()[i]! - angle)).toBeLessThan(1e-13) }) // prettier-ignore
    }
  }
})

test.each(['float64', 'float32'] as const)('known angles of all sizes in %s, from bases of any scale', (dtype) => {
  const unit = epsilon(dtype)
  const least = dtype === 'float64' ? 1e-14 : 1e-6
  const expected = [Math.PI / 2, 1.2, Math.PI / 4, Math.PI / 4, 1e-3, least, 0]
  const n = expected.length
  const { q } = qr(randn(key(1), [3 * n, 2 * n], { dtype: 'float64' }))
  const [first, second] = [slice(q, { axis: 1, stop: n }), slice(q, { axis: 1, start: n })]
  const diagonal = (value: (angle: number) => number): Tensor => mul(eye(n, n, { dtype: 'float64' }), tensor(expected.map(value)))
  const other = matmul(concat([first, second], 1), concat([diagonal(Math.cos), diagonal(Math.sin)], 0))
  const mixed = (x: Tensor, seed: number, scale: number): Tensor =>
    tensor(
      mul(matmul(x, randn(key(seed), [n, n], { dtype: 'float64' })), scale)
        .dataSync()
        .slice(),
      { shape: x.shape, dtype },
    )
  for (const scale of dtype === 'float64' ? [1, 1e300, 1e-290] : [1, 1e30, 1e-30]) {
    const found = subspaceAngles(mixed(first, 2, scale), mixed(other, 3, 1))
    // The two changes of basis have conditions below 30.
    expected.forEach((angle, i) => { expect(Math.abs(found.dataSync()[i]! - angle), `${i}`).toBeLessThan(30 * 3 * n * unit) }) // prettier-ignore
  }
})

test('tiny angles of axes keep their digits', () => {
  for (const angle of [1e-3, 1e-8, 1e-12, 1e-100, 1e-150]) {
    const found = subspaceAngles([[1], [0]], [[1], [Math.tan(angle)]]).item()
    expect(Math.abs(found / angle - 1)).toBeLessThan(2 ** -50)
  }
})

test('as many angles as the smaller rank; the same space has none that are not 0', () => {
  for (const name of galleryNames) {
    const a = galleryMatrix(name, 7)
    const rank = matrixRank(a).item()
    const b = randn(key(4), [7, 3], { dtype: 'float64' })
    expect(subspaceAngles(a, b).shape, name).toEqual([Math.min(rank, 3)])
    const own = subspaceAngles(a, mul(a, -4)).dataSync()
    for (const angle of own) expect(angle, name).toBeLessThan(30 * 7 * 2 ** -52)
  }
  const twice = matmul(randn(key(1), [6, 2], { dtype: 'float64' }), randn(key(2), [2, 4], { dtype: 'float64' }))
  expect(subspaceAngles(twice, twice).shape).toEqual([2])
  expect(subspaceAngles(zeros([3, 2]), eye(3)).shape).toEqual([0])
  expect(subspaceAngles(zeros([3, 0]), eye(3)).shape).toEqual([0])
  expect(subspaceAngles(zeros([0, 2]), zeros([0, 1])).shape).toEqual([0])
})

test('the angles of a partition of an orthogonal matrix', () => {
  const { q } = qr(randn(key(8), [9, 9], { dtype: 'float64' }))
  const theta = csd(q, { rows: 4, columns: 3 }).theta.dataSync()
  const found = subspaceAngles(slice(eye(9), { axis: 1, stop: 4 }), slice(q, { axis: 1, stop: 3 })).dataSync()
  theta.forEach((angle, i) => { expect(found[2 - i]!).toBeCloseTo(angle, 13) }) // prettier-ignore
})

test('laws: symmetric, between 0 and π/2, the same after a rotation of space', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(),
      (m, p, q, seed) => {
        const [a, b] = [randn(key(seed), [m, p], { dtype: 'float64' }), randn(key(seed + 1), [m, q], { dtype: 'float64' })]
        const { q: turn } = qr(randn(key(seed + 2), [m, m], { dtype: 'float64' }))
        const [plain, swapped, turned] = [subspaceAngles(a, b), subspaceAngles(b, a), subspaceAngles(matmul(turn, a), matmul(turn, b))].map((t) => t.dataSync()) // prettier-ignore
        plain!.forEach((angle, i) => {
          expect(angle >= 0 && angle <= Math.PI / 2 + 1e-15 && (i === 0 || angle <= plain![i - 1]! + 1e-12)).toBe(true)
          expect(Math.abs(swapped![i]! - angle)).toBeLessThan(1e-10)
          expect(Math.abs(turned![i]! - angle)).toBeLessThan(1e-10)
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('batches broadcast, views', () => {
  const [a, b] = [randn(key(1), [3, 1, 5, 2], { dtype: 'float64' }), randn(key(2), [2, 5, 3], { dtype: 'float64' })]
  const all = subspaceAngles(a, b)
  expect(all.shape).toEqual([3, 2, 2])
  const turned = matrixTranspose(tensor(matrixTranspose(a).dataSync().slice(), { shape: [3, 1, 2, 5] }))
  expect(subspaceAngles(turned, b).dataSync()).toEqual(all.dataSync())
})

test('derivatives', () => {
  const [a, b] = [randn(key(1), [2, 6, 3], { dtype: 'float64' }), randn(key(2), [6, 2], { dtype: 'float64' })]
  const errors = checkGradients((x, y) => subspaceAngles(x, y), [a, b])
  expect(Math.max(errors.forward, errors.second, errors.secondReverse)).toBeLessThan(1e-5)
  expect(errors.reverse).toBeLessThan(1e-10)
  const near = checkGradients((x) => sum(subspaceAngles(x, [[1, 0], [0, 1], [0, 0.001]])), [tensor([[1, 0.2], [0, 1], [0.002, 0]])]) // prettier-ignore
  expect(near.forward).toBeLessThan(1e-5)
})

test('errors', () => {
  expect(() => subspaceAngles([1], [[1]])).toThrow(ShapeError)
  expect(() => subspaceAngles([[1]], [[1], [2]])).toThrow('rows of a')
  expect(() => subspaceAngles([[1]], [[NaN]])).toThrow('"b"')
  expect(() => subspaceAngles([[1]], [[1]], { rtol: -1 })).toThrow(OptionError)
  expect(() => subspaceAngles([[1], [1]], stack([zeros([2, 1]), tensor([[1], [0]])]))).toThrow('one rank')
  expect(() => grad((x: Tensor) => sum(subspaceAngles(x, [[1], [0]])))(randn(key(1), [2, 3]))).toThrow('no more columns')
  expect(() => grad((x: Tensor) => sum(subspaceAngles(x, [[1], [0]])))(zeros([2, 1]))).toThrow(SingularMatrixError)
})
