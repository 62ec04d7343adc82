import {
  ShapeError,
  SingularMatrixError,
  OptionError,
  type Tensor,
  checkGradients,
  key,
  matmul,
  matrixTranspose,
  norm,
  ones,
  randn,
  sub,
  tensor,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sparseAdd, sparseMultiply, sparseNorm, sparseScale } from './arithmetic.ts'
import { fromCoo, fromCsr, fromDense } from './build.ts'
import { analyzeCholesky } from './cholesky-analysis.ts'
import { sparsePermute, sparseTranspose } from './convert.ts'
import { arrow, convection, poisson2d, poisson3d, randomSparse } from './fixtures/problems.ts'
import type { SparseMatrix } from './matrix.ts'
import { amdOrdering, bandwidth, columnOrdering, rcmOrdering } from './ordering.ts'
import { sparseCholesky } from './sparse-cholesky.ts'
import { analyzeLu, sparseLu } from './sparse-lu.ts'
import { sparseEye } from './special.ts'
import { sparseSolve, spsolve } from './spsolve.ts'

const eps = 2 ** -52
const orderings = ['amd', 'rcm', 'natural'] as const

/** ‖A·X − B‖ / (‖A‖·‖X‖·n·ε), in Frobenius norms. */
function backwardError(a: SparseMatrix, x: Tensor, b: Tensor, unit = eps): number {
  const residual = norm(sub(a.apply(x), b)).item()
  return residual === 0 ? 0 : residual / (sparseNorm(a) * norm(x).item() * a.shape[0] * unit)
}

/** Random, symmetric and positive definite: Bᵀ·B + shift·I. */
function definite(n: number, density: number, seed: number): SparseMatrix {
  const b = randomSparse(n, n, density, seed)
  return sparseAdd(sparseMultiply(sparseTranspose(b), b), sparseEye(n), { beta: 0.1 })
}

const sizes = fc.integer({ min: 0, max: 30 })
const densities = fc.constantFrom(0, 0.05, 0.15, 0.5, 1)

describe('orderings', () => {
  test('are permutations, of patterns of any kind', () => {
    fc.assert(
      fc.property(sizes, densities, fc.nat(), (n, density, seed) => {
        const a = randomSparse(n, n, density, seed)
        for (const order of [amdOrdering(a), rcmOrdering(a), columnOrdering(a)]) {
          expect(Array.from(order).sort((i, j) => i - j)).toEqual(Array.from({ length: n }, (_, i) => i))
        }
      }),
    )
  })

  test('an arrow fills up in natural order, and not at all by minimum degree', () => {
    const n = 60
    expect(analyzeCholesky(arrow(n), { ordering: 'natural' }).nonzeros).toBe((n * (n + 1)) / 2)
    expect(analyzeCholesky(arrow(n)).nonzeros).toBe(2 * n - 1)
    expect(sparseLu(arrow(n), { ordering: 'column' }).nonzeros).toBeLessThan(n * n)
  })

  test('trees have no fill whatever their shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 80 }), fc.nat(), (n, seed) => {
        const upper = randomSparse(n, n, 1, seed).values
        const parents = Array.from({ length: n - 1 }, (_, i) => Math.floor(((upper[i]! + 1) / 2) * (i + 1)))
        const children = parents.map((_, i) => i + 1)
        const diagonal = Array.from({ length: n }, (_, i) => i)
        const rows = [...parents, ...children, ...diagonal]
        const tree = fromCoo({ shape: [n, n], rows, columns: [...children, ...parents, ...diagonal], values: rows.map(() => 1) })
        expect(analyzeCholesky(tree).nonzeros).toBe(2 * n - 1)
      }),
    )
  })

  test('on a 50 × 50 grid the fill falls by 3 and the band by the numbering of the grid', () => {
    const a = poisson2d(50)
    const natural = analyzeCholesky(a, { ordering: 'natural' }).nonzeros
    expect(natural / analyzeCholesky(a).nonzeros).toBeGreaterThan(3)
    const shuffled = sparsePermute(a, { rows: columnOrdering(a), columns: columnOrdering(a) })
    expect(bandwidth(shuffled)).toBeGreaterThan(500)
    const order = rcmOrdering(shuffled)
    expect(bandwidth(sparsePermute(shuffled, { rows: order, columns: order }))).toBeLessThanOrEqual(60)
  })
})

describe('Cholesky', () => {
  test('P·A·Pᵀ = L·Lᵀ, and solutions, for random matrices in every order', () => {
    fc.assert(
      fc.property(sizes, densities, fc.nat(), fc.constantFrom(...orderings), (n, density, seed, ordering) => {
        const a = definite(n, density, seed)
        const { l, perm, solve, logAbsDet } = sparseCholesky(a, { ordering })
        const permuted = sparsePermute(a, { rows: perm, columns: perm })
        const rest = sparseAdd(sparseMultiply(l, sparseTranspose(l)), permuted, { beta: -1 })
        expect(sparseNorm(rest)).toBeLessThanOrEqual(30 * n * eps * sparseNorm(a))
        expect(l.columnIndices.every((j, p) => j <= rowOf(l, p))).toBe(true)
        const b = randn(key(seed), [n, 2], { dtype: 'float64' })
        if (n > 0) expect(backwardError(a, solve(b), b)).toBeLessThan(30)
        let logs = 0
        l.values.forEach((value, p) => (logs += l.columnIndices[p] === rowOf(l, p) ? 2 * Math.log(value) : 0))
        expect(Math.abs(logAbsDet - logs)).toBeLessThanOrEqual(30 * n * eps * (1 + Math.abs(logs)))
      }),
    )
  })

  test('Poisson problems in two and three dimensions, one analysis for many matrices', () => {
    for (const a of [poisson2d(1), poisson2d(2), poisson2d(30), poisson3d(3), poisson3d(9)]) {
      const first = sparseCholesky(a)
      expect(first.l.nonzeros).toBe(first.analysis.nonzeros)
      const shifted = sparseAdd(a, sparseEye(a.shape[0]))
      const b = randn(key(3), [a.shape[0]], { dtype: 'float64' })
      expect(backwardError(a, first.solve(b), b)).toBeLessThan(30)
      expect(backwardError(shifted, sparseCholesky(shifted, { analysis: first.analysis }).solve(b), b)).toBeLessThan(30)
    }
    const analysis = analyzeCholesky(poisson2d(3))
    expect(() => sparseCholesky(poisson2d(2), { analysis })).toThrow(ShapeError)
  })

  test('huge and tiny scales, float32, and the inverse as an operator', () => {
    const a = poisson2d(6)
    const b = randn(key(1), [36, 1], { dtype: 'float64' })
    for (const scale of [1e300, 1e-300]) {
      const scaled = sparseScale(a, scale)
      const x = sparseCholesky(scaled).solve(b)
      expect(norm(sub(sparseScale(a, 1).apply(sparseCholesky(a).solve(b)), b)).item()).toBeLessThan(1e-12)
      expect(norm(sub(scaled.apply(x), b)).item()).toBeLessThan(1e-12)
    }
    const narrow = fromCsr({ ...a, values: Float32Array.from(a.values) })
    const { solve, l, inverse } = sparseCholesky(narrow)
    expect([solve(ones([36], { dtype: 'float32' })).dtype, l.dtype, inverse.dtype]).toEqual(['float32', 'float32', 'float32'])
    expect(backwardError(a, sparseCholesky(a).inverse.apply(b), b)).toBeLessThan(30)
    expect(norm(sub(inverse.applyAdjoint(b), inverse.apply(b))).item()).toBe(0)
  })

  test('what is not positive definite is an error that names the row', () => {
    expect(() => sparseCholesky(fromDense([[1, 2], [2, 1]]), { ordering: 'natural' })).toThrow('pivot -3 in step 2 of 2, row 1') // prettier-ignore
    expect(() => sparseCholesky(fromDense([[1, 0], [0, 0]]))).toThrow(SingularMatrixError) // prettier-ignore
    expect(() => sparseCholesky(sparseScale(poisson2d(4), -1))).toThrow(SingularMatrixError)
    expect(() => sparseCholesky(fromDense([[1, 0]]))).toThrow(ShapeError)
    expect(() => analyzeCholesky(poisson2d(2), { ordering: [0, 1, 1, 2] })).toThrow(OptionError)
    expect(analyzeCholesky(poisson2d(2), { ordering: [3, 2, 1, 0] }).nonzeros).toBe(9)
  })

  test('only the lower triangle is read', () => {
    const a = fromDense([[4, 100, 0], [2, 5, 7], [0, 1, 3]]) // prettier-ignore
    const symmetric = fromDense([[4, 2, 0], [2, 5, 1], [0, 1, 3]]) // prettier-ignore
    expect(norm(sub(sparseCholesky(a).solve([1, 2, 3]), sparseCholesky(symmetric).solve([1, 2, 3]))).item()).toBeLessThan(1e-14)
  })
})

describe('LU', () => {
  test('A[perm, columnPerm] = L·U, solutions and determinants, for random matrices in every order', () => {
    fc.assert(
      fc.property(sizes, densities, fc.nat(), fc.constantFrom(...orderings, 'column' as const), (n, density, seed, ordering) => {
        const a = sparseAdd(randomSparse(n, n, density, seed), sparseEye(n), { beta: 0.3 })
        const { l, u, perm, columnPerm, solve, solveAdjoint, sign, logAbsDet } = sparseLu(a, { ordering })
        const permuted = sparsePermute(a, { rows: perm, columns: columnPerm })
        const rest = sparseAdd(sparseMultiply(l, u), permuted, { beta: -1 })
        expect(sparseNorm(rest)).toBeLessThanOrEqual(30 * n * eps * sparseNorm(a))
        expect(l.values.every((value) => Math.abs(value) <= 1)).toBe(true)
        if (n === 0) return
        const b = randn(key(seed), [n], { dtype: 'float64' })
        const [x, y] = [solve(b), solveAdjoint(b)]
        expect(backwardError(a, x, b)).toBeLessThan(30)
        expect(backwardError(sparseTranspose(a), y, b)).toBeLessThan(30)
        if (n > 6) return
        const wanted = smallDeterminant(a.toDense().toArray() as number[][])
        expect(Math.abs(sign * Math.exp(logAbsDet) - wanted)).toBeLessThanOrEqual(1e-11 * (1 + Math.abs(wanted)))
      }),
    )
  })

  test('convection and diffusion, thresholds, and an analysis used again', () => {
    for (const k of [1, 2, 20, 35]) {
      const a = convection(k)
      const b = randn(key(k), [k * k, 2], { dtype: 'float64' })
      const first = sparseLu(a)
      for (const { solve } of [
        first,
        sparseLu(a, { pivotThreshold: 0.1, analysis: first.analysis }),
        sparseLu(a, { ordering: 'column' }),
      ]) {
        expect(backwardError(a, solve(b), b)).toBeLessThan(30)
      }
      expect(sparseLu(a, { pivotThreshold: 0 }).nonzeros).toBeLessThanOrEqual(first.nonzeros)
    }
    expect(() => sparseLu(convection(2), { pivotThreshold: 2 })).toThrow(OptionError)
    expect(() => sparseLu(convection(2), { analysis: analyzeLu(convection(3)) })).toThrow(ShapeError)
  })

  test('rows have to be exchanged where the diagonal is zero or tiny', () => {
    const a = fromDense([[0, 1, 0], [1e-20, 1, 1], [1, 0, 1]]) // prettier-ignore
    for (const ordering of orderings) {
      expect(backwardError(a, sparseLu(a, { ordering }).solve([1, 2, 3]), tensor([1, 2, 3]))).toBeLessThan(30)
    }
  })

  test('the orderings save fill on a grid', () => {
    const a = convection(30)
    const natural = sparseLu(a, { ordering: 'natural' }).nonzeros
    expect(natural / sparseLu(a).nonzeros).toBeGreaterThan(2)
    expect(natural / sparseLu(a, { ordering: 'column' }).nonzeros).toBeGreaterThan(1.2)
  })

  test('singular matrices are errors that name the column; those singular by their pattern say so', () => {
    const natural = { ordering: 'natural' } as const
    expect(() => sparseLu(fromDense([[1, 2], [2, 4]]), natural)).toThrow('a zero pivot in step 2 of 2, column 1') // prettier-ignore
    const emptyColumn = fromCoo({ shape: [3, 3], rows: [0, 1, 2], columns: [0, 0, 2], values: [1, 2, 3] })
    expect(() => sparseLu(emptyColumn, natural)).toThrow('no element for a pivot in step 2 of 3, column 1')
    expect(() => sparseLu(sparseTranspose(emptyColumn))).toThrow(SingularMatrixError)
    const structural = fromDense([[1, 1, 1], [1, 0, 0], [2, 0, 0]]) // prettier-ignore
    expect(() => sparseLu(structural)).toThrow(SingularMatrixError)
    expect(() => sparseLu(fromDense([[1, 0, 0], [0, 1, 0]]))).toThrow(ShapeError) // prettier-ignore
    expect(
      sparseLu(fromDense([[5]]))
        .solve([10])
        .toArray(),
    ).toEqual([2])
  })
})

describe('spsolve', () => {
  test('takes vectors, matrices and batches', () => {
    const a = convection(5)
    for (const shape of [[25], [25, 3], [2, 25, 3]]) {
      const b = randn(key(1), shape, { dtype: 'float64' })
      const x = spsolve(a, b)
      expect(x.shape).toEqual(shape)
      expect(backwardError(a, x, b)).toBeLessThan(30)
    }
    const spd = poisson2d(4)
    const b = randn(key(2), [16], { dtype: 'float32' })
    expect(spsolve(spd, b, { assume: 'positive-definite' }).dtype).toBe('float64')
    expect(() => spsolve(spd, [1])).toThrow(ShapeError)
    expect(() => spsolve(spd, new Float64Array(16).fill(NaN))).toThrow(OptionError)
    expect(spsolve(fromDense([[2, 0], [0, 4]]), [2, 4]).toArray()).toEqual([1, 1]) // prettier-ignore
  })

  test('derivatives in the right-hand side and the elements, in both modes and to second order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), (n, seed) => {
        const a = sparseAdd(randomSparse(n, n, 0.4, seed), sparseEye(n), { beta: 2 * n })
        const b = randn(key(seed), [n, 2], { dtype: 'float64' })
        const { forward, reverse, second, secondReverse } = checkGradients((v, y) => sparseSolve(a, v, y), [tensor(a.values), b])
        expect(Math.max(forward, second, secondReverse)).toBeLessThan(1e-6)
        expect(reverse).toBeLessThan(1e-12)
        const factored = sparseLu(a)
        expect(checkGradients((y) => factored.solve(y), [b]).reverse).toBeLessThan(1e-12)
      }),
      { numRuns: 12 },
    )
  })

  test('derivatives agree with those of the dense inverse', () => {
    const a = sparseAdd(randomSparse(5, 5, 0.4, 2), sparseEye(5), { beta: 6 })
    const b = randn(key(2), [5, 2], { dtype: 'float64' })
    const x = sparseSolve(a, a.values, b)
    expect(norm(sub(matmul(a.toDense(), x), b)).item()).toBeLessThan(1e-13)
    expect(norm(sub(matmul(matrixTranspose(a.toDense()), sparseLu(a).solveAdjoint(b)), b)).item()).toBeLessThan(1e-13)
  })
})

function rowOf({ rowPointers }: SparseMatrix, p: number): number {
  let i = 0
  while (rowPointers[i + 1]! <= p) i++
  return i
}

/** By expansion along the first row. */
function smallDeterminant(a: readonly (readonly number[])[]): number {
  if (a.length === 0) return 1
  const rest = a.slice(1)
  return a[0]!.reduce(
    (sum, value, j) => sum + (j % 2 === 0 ? 1 : -1) * value * smallDeterminant(rest.map((row) => row.filter((_, k) => k !== j))),
    0,
  )
}
