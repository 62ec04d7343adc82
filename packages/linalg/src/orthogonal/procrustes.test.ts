import {
  OptionError,
  ShapeError,
  type Tensor,
  add,
  checkGradients,
  epsilon,
  eye,
  gram,
  key,
  matmul,
  matrixTranspose,
  max,
  abs,
  mul,
  norm,
  randn,
  sub,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, matrixFromSpectrum } from '@ortho/testkit'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { qr } from '../factorizations/qr.ts'
import { svdvals } from '../singular/svd.ts'
import { det } from '../solving/det.ts'
import { orthogonalProcrustes } from './procrustes.ts'

interface Case {
  readonly a: number[][]
  readonly b: number[][]
  readonly r: number[][] | null
  readonly scale: number
  readonly distance: number
}

const fixtures: { procrustes: Case[]; rotations: Case[] } = JSON.parse(
  readFileSync(new URL('./fixtures/spaces.json', import.meta.url), 'utf8'),
)

function distance(a: Tensor, b: Tensor): number {
  return a.size === 0 ? 0 : max(abs(sub(a, b))).item()
}

test("SciPy's orthogonal_procrustes", () => {
  for (const { a, b, r, scale } of fixtures.procrustes) {
    const found = orthogonalProcrustes(a, b)
    expect(found.scale.item()).toBeCloseTo(scale, 12)
    if (r !== null) expect(distance(found.r, tensor(r))).toBeLessThan(1e-13)
  }
})

test("SciPy's Rotation.align_vectors", () => {
  let reflections = 0
  for (const { a, b, r, distance: far } of fixtures.rotations) {
    const found = orthogonalProcrustes(a, b, { rotation: true })
    expect(distance(found.r, tensor(r!))).toBeLessThan(1e-12)
    expect(norm(sub(matmul(tensor(a), found.r), tensor(b))).item()).toBeCloseTo(far, 12)
    if (det(orthogonalProcrustes(a, b).r).item() < 0) reflections++
  }
  expect(reflections).toBeGreaterThan(0)
})

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  const unit = epsilon(dtype)

  /** Orthogonality, and optimality: RᵀM is symmetric, positive semidefinite, and its trace is the scale. */
  function check(a: Tensor, b: Tensor, name: string): void {
    const n = a.shape[1]!
    for (const rotation of [false, true]) {
      const { r, scale } = orthogonalProcrustes(a, b, { rotation })
      expect(distance(gram(r), eye(n, n, { dtype })), name).toBeLessThanOrEqual(30 * n * unit)
      const product = matmul(a, b, { transposeA: true })
      const p = matmul(r, product, { transposeA: true })
      const size = norm(product).item()
      expect(distance(p, matrixTranspose(p)), name).toBeLessThanOrEqual(30 * n * unit * size)
      const values = Array.from(svdvals(product).dataSync())
      if (rotation && n > 0) expect(det(r).item()).toBeCloseTo(1, 3)
      const nuclear = values.reduce((total, value) => total + value, 0)
      const least = values.at(-1) ?? 0
      const reflected = rotation && Math.abs(scale.item() - nuclear) > Math.abs(scale.item() - (nuclear - 2 * least))
      expect(Math.abs(scale.item() - nuclear + (reflected ? 2 * least : 0)), name).toBeLessThanOrEqual(
        30 * n * unit * Math.max(size, nuclear),
      )
    }
  }

  test("LAPACK's matrices, the gallery, more columns than points, none", () => {
    for (let type = 1; type <= 13; type++) {
      for (const size of [
        [0, 3],
        [3, 0],
        [1, 1],
        [10, 3],
        [3, 10],
        [30, 20],
      ] as const) {
        // prettier-ignore
        const [a, b] = [1, 2].map((seed) => lapackMatrix({ type, size, seed, dtype })) as [Tensor, Tensor]
        if (![6, 7, 11, 12].includes(type)) check(a, b, `type ${type}, ${size.join(' × ')}`)
      }
    }
    for (const name of galleryNames) check(galleryMatrix(name, 12, dtype), randn(key(1), [12, 12], { dtype }), name)
    const plane = mul(randn(key(2), [9, 3], { dtype }), tensor([1, 1, 0], { dtype }))
    check(plane, plane, 'points in a plane')
    check(zeros([4, 3], { dtype }), randn(key(3), [4, 3], { dtype }), 'zero')
  })

  test('huge and tiny points, whose product is no number', () => {
    const [a, b] = [randn(key(1), [6, 3], { dtype }), randn(key(2), [6, 3], { dtype })]
    const plain = orthogonalProcrustes(a, b)
    const far = dtype === 'float64' ? 1e300 : 1e36
    for (const [left, right] of [
      [far, far],
      [1 / far, 1 / far],
      [far, 1 / far],
    ] as const) {
      // prettier-ignore
      const { r, scale } = orthogonalProcrustes(mul(a, left), mul(b, right))
      expect(distance(r, plain.r)).toBeLessThan(100 * unit)
      if (left !== right) expect(Math.abs(scale.item() / plain.scale.item() - 1)).toBeLessThan(100 * unit)
    }
  })
})

test('a rotation is found again from turned points, whatever its angle', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), (n, seed) => {
      const { q } = qr(randn(key(seed), [n, n], { dtype: 'float64' }))
      const turn = det(q).item() < 0 ? mul(q, tensor(Array.from({ length: n }, (_, j) => (j === 0 ? -1 : 1)))) : q
      const points = randn(key(seed + 1), [n + 3, n], { dtype: 'float64' })
      expect(distance(orthogonalProcrustes(points, matmul(points, turn), { rotation: true }).r, turn)).toBeLessThan(1e-12)
      expect(distance(orthogonalProcrustes(points, matmul(points, q)).r, q)).toBeLessThan(1e-12)
    }),
    { numRuns: 40 },
  )
})

test('batches broadcast, views, taking apart', () => {
  const [a, b] = [randn(key(1), [3, 1, 5, 3], { dtype: 'float64' }), randn(key(2), [4, 5, 3], { dtype: 'float64' })]
  const [r, scale] = orthogonalProcrustes(a, b, { rotation: true })
  expect([r!.shape, scale!.shape]).toEqual([[3, 4, 3, 3], [3, 4]]) // prettier-ignore
  const turned = matrixTranspose(tensor(matrixTranspose(a).dataSync().slice(), { shape: [3, 1, 3, 5] }))
  expect(orthogonalProcrustes(turned, b, { rotation: true }).r.dataSync()).toEqual(r!.dataSync())
  expect(orthogonalProcrustes(zeros([0, 2, 2]), zeros([2, 2])).r.shape).toEqual([0, 2, 2])
})

test('derivatives, also of rotations that were reflections, and of equal singular values', () => {
  const b = randn(key(2), [5, 3], { dtype: 'float64' })
  const mirror = tensor([1, 1, -1])
  const inputs = [
    randn(key(1), [5, 3], { dtype: 'float64' }),
    b,
    add(mul(b, mirror), mul(0.1, randn(key(3), [5, 3], { dtype: 'float64' }))),
  ]
  for (const a of inputs) {
    for (const rotation of [false, true]) {
      for (const name of ['r', 'scale'] as const) {
        const errors = checkGradients((x, y) => orthogonalProcrustes(x, y, { rotation })[name], [a, b])
        expect(Math.max(errors.forward, errors.second, errors.secondReverse), `${name} ${rotation}`).toBeLessThan(1e-5)
        expect(errors.reverse).toBeLessThan(1e-10)
      }
    }
  }
  const same = matrixFromSpectrum([2, 2, 2], { rows: 3, seed: 1 })
  const errors = checkGradients((x) => orthogonalProcrustes(x, eye(3)).r, [same])
  expect(Math.max(errors.forward, errors.second, errors.secondReverse)).toBeLessThan(1e-5)
  const gradients = checkGradients((x) => sum(orthogonalProcrustes(mul(x, 1e250), mul(eye(3), 1e250)).r), [same])
  expect(Math.max(gradients.forward, gradients.second)).toBeLessThan(1e-5)
})

test('errors', () => {
  expect(() => orthogonalProcrustes([1], [[1]])).toThrow(ShapeError)
  expect(() => orthogonalProcrustes([[1]], [1])).toThrow(ShapeError)
  expect(() => orthogonalProcrustes([[1, 2]], [[1]])).toThrow('[…, 1, 2] like a')
  expect(() => orthogonalProcrustes([[NaN]], [[1]])).toThrow(OptionError)
  expect(() => orthogonalProcrustes([[1]], [[Infinity]])).toThrow('"b"')
})
