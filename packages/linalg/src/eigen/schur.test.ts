import {
  OptionError,
  ShapeError,
  type Tensor,
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
  trace,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, lapackTypes, rosser } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { realSchurInPlace } from '../dense/nonsymmetric/real-schur.ts'
import { floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { hessenberg } from './hessenberg.ts'
import { reorderSchur } from './reorder.ts'
import { schur } from './schur.ts'

const epsOf = (a: Tensor): number => (a.dtype === 'float64' ? 2 ** -52 : 2 ** -23)

/** ‖A − Z·T·Zᵀ‖ / (‖A‖·n·ε), at any scale. */
function backward(a: Tensor, t: Tensor, z: Tensor): number {
  const most = Math.max(...floatsOf(a).map(Math.abs))
  const factor = most === 0 ? 1 : 2 ** -Math.floor(Math.log2(most))
  // Two factors, because one alone may overflow.
  const scaled = (x: Tensor): Tensor => mul(mul(x, Math.sqrt(factor)), Math.sqrt(factor))
  const [x, y] = [scaled(a), scaled(t)]
  const residual = norm(sub(x, matmul(matmul(z, y), z, { transposeB: true }))).item()
  return residual === 0 ? 0 : residual / (norm(x).item() * a.shape[0]! * epsOf(a))
}

function orthogonality(z: Tensor): number {
  const n = z.shape[0]!
  return norm(sub(matmul(z, z, { transposeA: true }), eye(n, n, { dtype: z.dtype }))).item() / (n * epsOf(z))
}

/** Zeros below the subdiagonal, no two blocks overlap, and blocks are standard. */
function requireQuasiTriangular(t: Tensor): void {
  const n = t.shape[0]!
  const x = floatsOf(t)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j + 1 < i; j++) expect(x[i * n + j]).toBe(0)
    if (i === 0 || x[i * n + i - 1] === 0) continue
    if (i > 1) expect(x[(i - 1) * n + i - 2]).toBe(0)
    expect(x[i * n + i]).toBe(x[(i - 1) * n + i - 1])
    expect(Math.sign(x[i * n + i - 1]!) * Math.sign(x[(i - 1) * n + i]!)).toBe(-1)
  }
}

function requireSchur(a: Tensor, { t, z }: { readonly t: Tensor; readonly z: Tensor }, name = ''): void {
  requireQuasiTriangular(t)
  expect(backward(a, t, z), name).toBeLessThan(30)
  expect(orthogonality(z), name).toBeLessThan(30)
}

/** Through the steps for large matrices, with small blocks. */
function schurByBlocks(a: Tensor, wantT = true): { t: Tensor; z: Tensor } {
  const n = a.shape[0]!
  const blas = openWorkspace('test', a)
  const [t, z] = [blas.reserve(n, n), blas.reserve(n, n)]
  load(floatsOf(a), 0, blas.data, t)
  const tuning = { small: 3, alone: 6, window: 5, bulges: 2 }
  expect(realSchurInPlace(blas, t, z, { tuning, wantT })).toBe(0)
  const out = [a, a].map(() => (a.dtype === 'float64' ? new Float64Array(n * n) : new Float32Array(n * n)))
  store(blas.data, t, out[0]!, 0)
  store(blas.data, z, out[1]!, 0)
  return { t: tensor(out[0]!, { shape: [n, n] }), z: tensor(out[1]!, { shape: [n, n] }) }
}

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  test('schur over sizes around those at which algorithms change', () => {
    for (const n of [1, 2, 3, 4, 10, 47, 49, 63, 64, 65, 66, 75, 76, 77, 130]) {
      const a = randn(key(n), [n, n], { dtype })
      const form = schur(a)
      requireSchur(a, form, `order ${n}`)
      expect(form.t.dtype).toBe(dtype)
      const [first, second] = [trace(a).item(), trace(form.t).item()]
      expect(Math.abs(first - second)).toBeLessThan(30 * n * norm(a).item() * epsOf(a))
    }
  })

  test('the steps for large matrices, on small ones', () => {
    for (const n of [4, 5, 6, 7, 8, 13, 20, 33]) {
      const a = randn(key(n), [n, n], { dtype })
      requireSchur(a, schurByBlocks(a), `order ${n}`)
    }
  })

  test('hard matrices, by both paths', () => {
    for (const name of galleryNames) {
      const a = galleryMatrix(name, 12, dtype)
      requireSchur(a, schur(a), name)
      requireSchur(a, schurByBlocks(a), `${name}, by blocks`)
    }
  })

  test("LAPACK's types, near overflow and underflow too", () => {
    for (let type = 1; type <= lapackTypes.length; type++) {
      const a = lapackMatrix({ type, size: [16, 16], seed: type, dtype })
      requireSchur(a, schur(a), lapackTypes[type - 1])
      requireSchur(a, schurByBlocks(a), lapackTypes[type - 1])
    }
  })

  test('hessenberg, in loops and in blocks', () => {
    for (const n of [1, 2, 3, 10, 64, 65, 66, 97, 130]) {
      const a = randn(key(n), [n, n], { dtype })
      const { h, q } = hessenberg(a)
      expect(backward(a, h, q), `order ${n}`).toBeLessThan(30)
      expect(orthogonality(q)).toBeLessThan(30)
      const x = floatsOf(h)
      for (let i = 2; i < n; i++) for (let j = 0; j + 1 < i; j++) expect(x[i * n + j]).toBe(0)
    }
  })
})

test('permutations, on which the iteration without exceptional shifts stands still', () => {
  for (const n of [3, 4, 5, 8, 20, 60, 90]) {
    const data = new Float64Array(n * n)
    for (let i = 0; i < n; i++) data[i * n + ((i + n - 1) % n)] = 1
    const a = tensor(data, { shape: [n, n] })
    requireSchur(a, schur(a), `cycle of ${n}`)
    if (n < 30) requireSchur(a, schurByBlocks(a), `cycle of ${n}, by blocks`)
  }
})

test('matrices on which other implementations fail', () => {
  const demmel = (h: number): number[][] => [[0, 1, 0, 0], [1, 0, h, 0], [0, -h, 0, 1], [0, 0, 1, 0]] // prettier-ignore
  const hard = [...[1e-6, 1e-8, 1e-12].map(demmel), [[0, 1, -2], [3, 2, 2], [1, 1, 4]], [[0.2, 0, 0, 100], [0.08, 0.47, 0, 0], [0, 0.06, 0.58, 0], [0, 0, 0.1, 0.73]]] // prettier-ignore
  for (const rows of hard) requireSchur(tensor(rows), schur(rows))
  requireSchur(rosser(), schur(rosser()))
})

test('huge and tiny matrices', () => {
  for (const scale of [1e300, 1e-300, 5e-324]) {
    const a = mul(scale, randn(key(3), [10, 10], { dtype: 'float64' }))
    const { t, z } = schur(a)
    expect(orthogonality(z)).toBeLessThan(30)
    // Elements of a few units of the smallest number have no digits.
    if (scale < 1e-310) continue
    requireQuasiTriangular(t)
    expect(backward(a, t, z)).toBeLessThan(30)
  }
})

test('diagonal blocks alone are those of the whole form', () => {
  const a = randn(key(8), [25, 25], { dtype: 'float64' })
  const [whole, blocks] = [schurByBlocks(a).t, schurByBlocks(a, false).t]
  for (let i = 0; i < 25; i++) {
    for (let j = Math.max(0, i - 1); j <= i; j++) expect(floatsOf(blocks)[25 * i + j]).toBe(floatsOf(whole)[25 * i + j])
  }
})

test('batches, views, empty matrices; named and in order', () => {
  const a = randn(key(1), [3, 2, 5, 5], { dtype: 'float64' })
  const [t, z] = schur(matrixTranspose(a))
  expect(norm(sub(matmul(matmul(z!, t!), z!, { transposeB: true }), matrixTranspose(a))).item()).toBeLessThan(1e-12)
  expect(schur(zeros([0, 0])).t.shape).toEqual([0, 0])
  expect(hessenberg(zeros([2, 0, 0])).q.shape).toEqual([2, 0, 0])
})

test('what is wrong is said', () => {
  expect(() => schur(zeros([2, 3]))).toThrow(ShapeError)
  expect(() => schur([[1, NaN], [0, 1]])).toThrow(OptionError) // prettier-ignore
  expect(() => grad((x: Tensor) => sum(schur(x).t))(eye(2))).toThrow('without derivatives, because the form is not unique')
  expect(() => grad((x: Tensor) => sum(hessenberg(x).h))(eye(2))).toThrow(OptionError)
})

describe('reorderSchur', () => {
  test('keeps the form, brings the chosen eigenvalues to the front', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), fc.nat(), (n, seed) => {
        const a = randn(key(seed), [n, n], { dtype: 'float64' })
        const { t, z, counts } = reorderSchur(schur(a), 'left-half-plane')
        requireSchur(a, { t, z })
        const x = floatsOf(t)
        for (let i = 0; i < n; i++) expect(x[i * n + i]! < 0).toBe(i < counts[0]!)
      }),
      { numRuns: 60 },
    )
  })

  test('other selections; both of a pair follow one', () => {
    const form = schur([[0, -1, 2], [1, 0, 3], [0, 0, 5]]) // prettier-ignore
    expect(reorderSchur(form, 'outside-circle').counts).toEqual([1])
    expect(reorderSchur(form, (_re, im) => im > 0).counts).toEqual([2])
    expect(floatsOf(reorderSchur(form, (re) => re > 4).t)[0]).toBeCloseTo(5, 14)
    expect(reorderSchur(schur([[-1, 2], [0, 3]]), 'right-half-plane').t.toArray()).toEqual([[3, expect.closeTo(2, 14)], [0, expect.closeTo(-1, 14)]]) // prettier-ignore
  })

  test('what is wrong is said', () => {
    const form = schur([[1, 2], [3, 4]]) // prettier-ignore
    // @ts-expect-error: not a selection.
    expect(() => reorderSchur(form, 'upper')).toThrow('one of left-half-plane')
    const full = randn(key(1), [3, 3])
    expect(() => reorderSchur({ t: full, z: full }, 'inside-circle')).toThrow('quasi-triangular')
    expect(() => grad((x: Tensor) => sum(reorderSchur({ t: x, z: eye(2) }, 'inside-circle').t))(eye(2))).toThrow(OptionError)
  })
})
