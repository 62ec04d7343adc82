import {
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  abs,
  add,
  cast,
  expandDims,
  eye,
  key,
  matmul,
  matrixTranspose,
  max,
  mul,
  norm,
  randn,
  slice,
  sub,
  tensor,
  tril,
  triu,
  zeros,
} from '@ortho/core'
import { galleryMatrix, lapackMatrix, lapackTypes, matrixFromSpectrum, rosser } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eigh, eigvalsh } from './eigh.ts'
import { batchSize } from '../dense/workspace.ts'
import { type EighSizes, eighOnHost } from './eigh-kernel.ts'

const symmetric = (a: Tensor): Tensor => mul(0.5, add(a, matrixTranspose(a)))

/** LAPACK's test ratios, the larger of ‖A·V − V·Λ‖ / (‖A‖·n·ε) and ‖VᵀV − I‖ / (n·ε), of one matrix, computed in float64. */
function ratio(a: Tensor, values: Tensor, vectors: Tensor): number {
  const n = a.shape.at(-1)!
  if (n === 0) return 0
  const eps = a.dtype === 'float64' ? 2 ** -52 : 2 ** -23
  const largest = max(abs(a)).item()
  const scale = largest === 0 ? 1 : 1 / largest
  const [x, l, v] = [mul(cast(a, 'float64'), scale), mul(cast(values, 'float64'), scale), cast(vectors, 'float64')]
  const residual = norm(sub(matmul(x, v), mul(v, expandDims(l, -2)))).item() / (norm(x).item() || 1)
  const defect = norm(sub(matmul(v, v, { transposeA: true }), eye(n))).item()
  return Math.max(residual, defect) / (n * eps)
}

/** Eigenvalues and eigenvectors on the host with sizes at which algorithms change. */
function onHost(a: Tensor, sizes: EighSizes): { values: Tensor; vectors: Tensor; only: Tensor } {
  const both = eighOnHost('test', a, true, sizes)
  const { values } = eighOnHost('test', a, false, sizes)
  const array = (x: unknown): Float64Array | Float32Array => {
    if (x instanceof Float64Array || x instanceof Float32Array) return x
    throw new Error('not an array')
  }
  expect(both.failures).toEqual(new Int32Array(batchSize(a)))
  const line = a.shape.slice(0, -1)
  return {
    values: tensor(array(both.values), { shape: line }),
    vectors: tensor(array(both.vectors), { shape: a.shape }),
    only: tensor(array(values), { shape: line }),
  }
}

function expectRight(a: Tensor, sizes: EighSizes, label: string): void {
  const { values, vectors, only } = onHost(a, sizes)
  const n = a.shape.at(-1)!
  expect(ratio(a, values, vectors), label).toBeLessThanOrEqual(30)
  const list = [...values.dataSync()]
  expect(list, label).toEqual([...list].sort((x, y) => x - y))
  const eps = a.dtype === 'float64' ? 2 ** -52 : 2 ** -23
  const size = Math.max(0, ...list.map(Math.abs))
  only.dataSync().forEach((value, i) => {
    expect(Math.abs(value - list[i]!), `${label}, value ${i} alone`).toBeLessThanOrEqual(30 * n * eps * size)
  })
}

/** As for large matrices. */
const large = { rotated: 0 }

/** Every algorithm on small matrices: rotations; blocks of 4 with halving down to 3; blocks of 8 with QL steps only. */
const ways: readonly EighSizes[] = [{ rotated: 16 }, { ...large, block: 4, leaf: 3 }, { ...large, block: 8, leaf: 64 }, large]

describe.each(['float64', 'float32'] as const)('eigh in %s', (dtype) => {
  test.each(lapackTypes.map((name, i) => [i + 1, name] as const))('LAPACK type %i: %s', (type) => {
    for (const n of [0, 1, 2, 3, 10, 16, 30, 40]) {
      const a = symmetric(lapackMatrix({ type, size: [n, n], seed: 10 * n + type, dtype }))
      for (const sizes of ways) expectRight(a, sizes, `order ${n}, ${JSON.stringify(sizes)}`)
    }
  })

  test('sizes around the blocks', () => {
    for (const n of [15, 16, 17, 20, 21, 31, 32, 33, 63, 64, 65, 67, 96, 128, 131]) {
      expectRight(symmetric(randn(key(n), [n, n], { dtype })), {}, `order ${n}`)
    }
  })

  test('spectra in clusters of every size, with one half of the matrix decoupled or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.nat(1000), (n, groups, seed) => {
        const spectrum = Array.from({ length: n }, (_, i) => 1 + (i % groups))
        const dense = cast(symmetric(matmul(matrixFromSpectrum(spectrum, { rows: n, seed }), eye(n))), dtype)
        expectRight(dense, { ...large, block: 4, leaf: 2 }, 'clusters')
        const apart = cast(
          symmetric(
            tensor(
              Float64Array.from({ length: n * n }, (_, p) => decoupled(n, p)),
              { shape: [n, n] },
            ),
          ),
          dtype,
        )
        expectRight(apart, { ...large, block: 4, leaf: 2 }, 'decoupled')
      }),
      { numRuns: 25 },
    )
  })

  test('the gallery', () => {
    const names = ['hilbert', 'wilkinson', 'laplacian', 'pascal', 'minij', 'graded', 'ones', 'clement', 'kahan'] as const
    for (const name of names) {
      for (const n of [8, 21, 40]) {
        const a = symmetric(galleryMatrix(name, n, dtype))
        for (const sizes of ways) expectRight(a, sizes, `${name} ${n} ${JSON.stringify(sizes)}`)
      }
    }
    for (const sizes of ways) expectRight(cast(rosser(), dtype), sizes, 'rosser')
  })

  test('batches, views, and the result of a loop', () => {
    const g = randn(key(3), [2, 3, 20, 20], { dtype })
    const a = slice(symmetric(g), { axis: -1, step: -2 }, { axis: -2, step: -2 })
    const { values, vectors } = eigh(a)
    expect([values.dtype, values.shape, vectors.shape]).toEqual([dtype, [2, 3, 10], [2, 3, 10, 10]])
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 3; j++) {
        const one = slice(a, { axis: 0, start: i, stop: i + 1 }, { axis: 1, start: j, stop: j + 1 })
        const alone = eigh(one)
        expect([...alone.vectors.dataSync()]).toEqual([...vectors.dataSync().subarray((3 * i + j) * 100, (3 * i + j + 1) * 100)])
        expect([...eigvalsh(one).dataSync()].length).toBe(10)
      }
    }
  })
})

function decoupled(n: number, p: number): number {
  const [i, j] = [Math.floor(p / n), p % n]
  const half = n >> 1
  return i === j ? (i % half) + 1 : i < half === j < half ? 0.25 ** Math.abs(i - j) : 0
}

describe('known spectra', () => {
  test('the second difference: 2 − 2·cos(kπ/(n + 1))', () => {
    for (const n of [5, 16, 17, 40, 100]) {
      const known = Array.from({ length: n }, (_, i) => 2 - 2 * Math.cos(((i + 1) * Math.PI) / (n + 1)))
      const { values } = eigh(galleryMatrix('laplacian', n))
      for (const found of [values, eigvalsh(galleryMatrix('laplacian', n))]) {
        found.dataSync().forEach((value, i) => {
          expect(Math.abs(value - known[i]!)).toBeLessThan(4 * n * 2 ** -52)
        })
      }
    }
  })

  test("Rosser's double, nearly equal, zero and small eigenvalues", () => {
    const [big, root] = [10 * Math.sqrt(10405), Math.sqrt(26)]
    const known = [-big, 0, 510 - 100 * root, 1000, 1000, 510 + 100 * root, 1020, big]
    eigh(rosser())
      .values.dataSync()
      .forEach((value, i) => {
        expect(Math.abs(value - known[i]!)).toBeLessThan(8 * 2 ** -52 * 1020)
      })
  })

  test("Wilkinson's pairs agree with Sturm counts", () => {
    const n = 41
    const d = Array.from({ length: n }, (_, i) => Math.abs(i - 20))
    const below = (x: number): number => {
      let [count, q] = [0, 1]
      for (let i = 0; i < n; i++) {
        q = d[i]! - x - (i === 0 ? 0 : 1 / (q === 0 ? 2 ** -60 : q))
        if (q < 0) count++
      }
      return count
    }
    const margin = 30 * n * 2 ** -52 * 21
    for (const values of [eigh(galleryMatrix('wilkinson', n)).values, eigvalsh(galleryMatrix('wilkinson', n))]) {
      values.dataSync().forEach((value, i) => {
        expect(below(value - margin)).toBeLessThanOrEqual(i)
        expect(below(value + margin)).toBeGreaterThan(i)
      })
    }
  })
})

test('scaling by a power of two scales values and leaves vectors as they are, to the edges of the range', () => {
  const a = symmetric(randn(key(5), [24, 24], { dtype: 'float64' }))
  const { values, vectors } = eigh(a)
  for (const exponent of [-1000, -300, 300, 1000]) {
    const scaled = eigh(mul(a, 2 ** exponent))
    expect([...scaled.vectors.dataSync()]).toEqual([...vectors.dataSync()])
    expect([...scaled.values.dataSync()]).toEqual([...mul(values, 2 ** exponent).dataSync()])
  }
  expect(eigvalsh([[5e-324, 0], [0, 0]]).toArray()).toEqual([0, 5e-324]) // prettier-ignore
  expect(eigvalsh([[1e308, 1e308], [1e308, -1e308]]).toArray()).toEqual([-1.4142135623730951e308, 1.4142135623730951e308]) // prettier-ignore
})

test('one triangle is read', () => {
  const a = symmetric(randn(key(6), [5, 5], { dtype: 'float64' }))
  const known = eigvalsh(a).toArray()
  const other = mul(99, eye(5))
  expect(eigvalsh(add(tril(a), triu(mul(other, 0), 1))).toArray()).toEqual(known)
  expect(eigvalsh(triu(a), { upper: true }).toArray()).toEqual(known)
  expect(eigh([[0, 7], [1, 0]]).values.toArray()).toEqual([-1, 1]) // prettier-ignore
  expect(eigvalsh([[0, 1], [7, 0]], { upper: true }).toArray()).toEqual([-1, 1]) // prettier-ignore
})

test('parts by index and by value', () => {
  const a = symmetric(randn(key(7), [12, 12], { dtype: 'float64' }))
  const { values, vectors } = eigh(a)
  const [some, columns] = eigh(a, { subset: [2, 4] })
  expect([...some!.dataSync()]).toEqual([...values.dataSync().subarray(2, 5)])
  expect(columns!.toArray()).toEqual(slice(vectors, { axis: 1, start: 2, stop: 5 }).toArray())
  expect(eigvalsh(a, { subset: [-1, -1] }).shape).toEqual([1])
  const list = values.dataSync()
  const range = [list[3]!, list[8]!] as const
  expect([...eigh(a, { range }).values.dataSync()]).toEqual([...list.subarray(4, 9)])
  expect(eigh(a, { range: [1e6, 1e7] }).vectors.shape).toEqual([12, 0])
  expect(eigvalsh([[1, 0], [0, 2]], { range: [-Infinity, 1] }).toArray()).toEqual([1]) // prettier-ignore
  expect(eigh(a, { vectors: false })).not.toHaveProperty('vectors')
  expect([...eigh(a, { vectors: false })].length).toBe(1)
})

test('A·x = λ·B·x, with VᵀBV = I', () => {
  const n = 12
  const a = symmetric(randn(key(8), [3, n, n], { dtype: 'float64' }))
  const g = randn(key(9), [n, n], { dtype: 'float64' })
  const b = add(matmul(g, g, { transposeB: true }), eye(n))
  const { values, vectors } = eigh(a, { b })
  const image = mul(matmul(b, vectors), expandDims(values, -2))
  expect(norm(sub(matmul(a, vectors), image)).item()).toBeLessThan(1e-12 * norm(image).item())
  expect(norm(sub(matmul(matmul(vectors, b, { transposeA: true }), vectors), eye(n))).item()).toBeLessThan(1e-12)
  expect([...eigvalsh(triu(a), { b: triu(b), upper: true }).dataSync()].map((x) => x.toFixed(9))).toEqual(
    [...values.dataSync()].map((x) => x.toFixed(9)),
  )
  expect(() => eigh(a, { b: mul(-1, b) })).toThrow(SingularMatrixError)
})

test('what is not a symmetric eigenproblem is an error that says why', () => {
  expect(() => eigh([1, 2])).toThrow(ShapeError)
  expect(() => eigh(zeros([2, 3]))).toThrow(ShapeError)
  expect(() => eigvalsh([[NaN, 0], [0, 1]])).toThrow(OptionError) // prettier-ignore
  expect(() => eigh([[1, 0], [0, 2]], { subset: [0, 2] })).toThrow('"subset" must be first ≤ last, below 2, got [0, 2]') // prettier-ignore
  expect(() => eigh([[1, 0], [0, 2]], { range: [2, 1] })).toThrow('low < high') // prettier-ignore
  expect(() => eigh([[[1]], [[2]]], { range: [0, 1] })).toThrow('same values of each matrix')
  expect(() => eigh([[1]], { range: [0, 1], subset: [0, 0] })).toThrow('left out where `subset` is given')
  expect([eigh(zeros([0, 0])).vectors.shape, eigh(zeros([3, 0, 0])).values.shape]).toEqual([
    [0, 0],
    [3, 0],
  ])
  expect(eigh(zeros([0, 4, 4])).vectors.shape).toEqual([0, 4, 4])
})
