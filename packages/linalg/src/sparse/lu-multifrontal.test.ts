import {
  type Blas,
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  getBackend,
  key,
  norm,
  portableBlas,
  randn,
  sub,
} from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slogdet } from '../solving/slogdet.ts'
import { solve } from '../solving/solve.ts'
import { sparseAdd, sparseKron, sparseMultiply, sparseNorm, sparseScale } from './arithmetic.ts'
import { fromCoo, fromCsr, fromDense, sortedSum } from './build.ts'
import { inversePermutation, sparsePermute, toCoo } from './convert.ts'
import { arrow, convection, draws, line, poisson2d, poisson3d, randomSparse } from './fixtures/problems.ts'
import { type LuPlanOptions, planLu } from './lu-analysis.ts'
import { type LuFactors, type Triplets, blockFactors } from './lu-factors.ts'
import { type LuByFrontsOptions, type LuFronts, luByFronts } from './lu-multifrontal.ts'
import { type SparseMatrix, withValues } from './matrix.ts'
import { analyzeLu, sparseLu } from './sparse-lu.ts'
import { sparseDiagonals, sparseEye } from './special.ts'

const eps = 2 ** -52
const workspace = () => getBackend().workspace!('float64')

/** The plan of dense blocks, whatever the matrix. */
function frontsOf(a: SparseMatrix, options: LuPlanOptions = {}): LuFronts {
  const plan = planLu('test', a, { values: a.values, few: 0, ...options })
  if ('unmatched' in plan || plan.fronts === undefined) return expect.fail('no plan of blocks')
  return plan.fronts
}

function factorsOf(a: SparseMatrix, fronts = frontsOf(a), options: LuByFrontsOptions = {}, blas: Blas = workspace()): LuFactors {
  const outcome = luByFronts(blas, a, fronts, options)
  if (outcome === undefined || 'zeroColumn' in outcome) return expect.fail('no factors')
  return blockFactors(outcome)
}

function matrixOf({ rows, columns, values }: Triplets, n: number, absolute = false): SparseMatrix {
  return sortedSum([n, n], rows, columns, absolute ? values.map(Math.abs) : values)
}

/** |A[perm, columnPerm] − L·U| ≤ 2·(n + 1)·ε·|L|·|U|, element by element, which holds for any pivots and scales. */
function expectFactored(a: SparseMatrix, factors: LuFactors): void {
  const n = a.shape[0]
  inversePermutation('test', 'perm', factors.perm, n)
  inversePermutation('test', 'columnPerm', factors.columnPerm, n)
  const [lower, upper] = [factors.lower(), factors.upper()]
  expect(lower.values.length + upper.values.length - n).toBe(factors.nonzeros)
  expect(lower.rows.every((i, p) => i >= lower.columns[p]! && (i > lower.columns[p]! || lower.values[p] === 1))).toBe(true)
  expect(upper.rows.every((i, p) => i <= upper.columns[p]!)).toBe(true)
  const permuted = sparsePermute(a, { rows: factors.perm, columns: factors.columnPerm })
  const rest = sparseAdd(sparseMultiply(matrixOf(lower, n), matrixOf(upper, n)), permuted, { beta: -1 })
    .toDense()
    .dataSync()
  const sizes = sparseMultiply(matrixOf(lower, n, true), matrixOf(upper, n, true))
    .toDense()
    .dataSync()
  expect(rest.findIndex((value, p) => !(Math.abs(value) <= 2 * (n + 1) * eps * sizes[p]!))).toBe(-1)
}

/** ‖A·x − b‖ / (‖A‖·‖x‖·n·ε), for A and for Aᵀ. */
function backwardErrors(a: SparseMatrix, { solve, solveAdjoint }: LuFactors, seed = 1): number {
  const n = a.shape[0]
  const b = Float64Array.from(randn(key(seed), [n], { dtype: 'float64' }).dataSync())
  const [x, y, residual] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  const errors = [solve, solveAdjoint].map((run, k) => {
    run(b, x)
    if (k === 0) a.applyInto!(x, y)
    else a.applyAdjointInto!(x, y)
    y.forEach((value, i) => (residual[i] = value - b[i]!))
    return Math.hypot(...residual) / (sparseNorm(a) * Math.hypot(...x) * n * eps || 1)
  })
  return Math.max(...errors)
}

/** Convection and diffusion on a k × k × k grid. */
function convection3d(k: number): SparseMatrix {
  const first = sparseDiagonals([k, k], [{ offset: 0, values: 1 }, { offset: -1, values: -1 }]) // prettier-ignore
  return sparseAdd(poisson3d(k), sparseKron(first, sparseEye(k * k)))
}

/** The pattern of a matrix with elements of [−1, 1). */
function shaken(a: SparseMatrix, seed: number): SparseMatrix {
  const draw = draws(seed)
  return withValues(a, a.values.map(draw))
}

const shuffled = (n: number, step: number): Int32Array => Int32Array.from({ length: n }, (_, i) => (step * i + 3) % n)

describe('LU in dense blocks', () => {
  test('A[perm, columnPerm] = L·U, solutions and determinants, for random matrices in every order', () => {
    const orders = fc.constantFrom(undefined, 'rcm' as const, 'natural' as const)
    const how = fc.record({ threshold: fc.constantFrom(0.01, 0.1, 1), leaf: fc.constantFrom(1, 3, 8) })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 0.03, 0.1, 0.4),
        fc.nat(),
        orders,
        how,
        (n, density, seed, ordering, options) => {
          const a = sparseAdd(randomSparse(n, n, density, seed), sparseEye(n), { beta: 0.3 })
          const factors = factorsOf(a, frontsOf(a, { ordering }), options)
          expectFactored(a, factors)
          expect(backwardErrors(a, factors)).toBeLessThan(30)
          const same = factorsOf(a, frontsOf(a, { ordering }), options, portableBlas('float64'))
          expect(same.perm).toEqual(factors.perm)
        },
      ),
    )
  })

  test('of grids whose pivots have to be put off, of arrows, trees and bands', () => {
    const grids = [shaken(poisson3d(6), 1), shaken(poisson2d(15), 2), shaken(convection(14), 3), shaken(arrow(60), 4), shaken(line(90), 5)]
    for (const a of grids) {
      const fronts = frontsOf(a)
      const counts = [0, 0.1, 1].map((threshold) => {
        const factors = factorsOf(a, fronts, { threshold })
        expectFactored(a, factors)
        if (threshold > 0) expect(backwardErrors(a, factors)).toBeLessThan(30)
        return factors.nonzeros
      })
      // Only threshold 0 is free to keep the order.
      expect(counts[0]).toBe(fronts.nodes.reduce((sum, { width, rows }) => sum + width * (2 * rows.length - width), 0))
      expect(counts[2]).toBeGreaterThanOrEqual(counts[0]!)
    }
    expect(factorsOf(grids[0]!, frontsOf(grids[0]!), { threshold: 1 }).nonzeros).toBeGreaterThan(factorsOf(grids[0]!).nonzeros)
  })

  test('zeros on the diagonal: saddle points, permuted rows, and a diagonal that is nowhere', () => {
    const constraints = randomSparse(100, 30, 0.1, 7)
    const coupled = sparseAdd(constraints, fromCoo({ shape: [100, 30], rows: shuffled(30, 1), columns: shuffled(30, 1).map((i) => i % 30), values: new Float64Array(30).fill(2) })) // prettier-ignore
    const saddle = blockMatrix(poisson2d(10), coupled)
    const moved = sparsePermute(convection3d(5), { rows: shuffled(125, 7) })
    const cycle = fromCoo({ shape: [90, 90], rows: shuffled(90, 1), columns: shuffled(90, 1).map((i) => (i + 1) % 90), values: shuffled(90, 1).map((i) => i + 1) }) // prettier-ignore
    for (const a of [saddle, moved, cycle]) {
      for (const values of [a.values, undefined]) {
        const factors = factorsOf(a, frontsOf(a, { values }))
        expectFactored(a, factors)
        expect(backwardErrors(a, factors)).toBeLessThan(30)
      }
    }
  })

  test('rows and columns of very different scales have no more fill than without', () => {
    const a = convection3d(6)
    const wanted = factorsOf(a).nonzeros
    const draw = draws(5)
    const powers = (): Float64Array => Float64Array.from({ length: 216 }, () => 10 ** (100 * draw()))
    const [rows, columns] = [powers(), powers()]
    for (const scales of [{ rows }, { columns }, { rows, columns }, 1e300, 1e-300]) {
      const scaled = sparseScale(a, scales)
      const factors = factorsOf(scaled)
      expect(factors.nonzeros).toBeLessThan(1.1 * wanted)
      // The solution is that of the plain matrix, scaled: as exact as this one.
      const [r, c] =
        typeof scales === 'number'
          ? [rows.map(() => scales), rows.map(() => 1)]
          : [scales.rows ?? rows.map(() => 1), scales.columns ?? rows.map(() => 1)]
      const x = new Float64Array(216)
      factors.solve(r.slice(), x)
      const plain = new Float64Array(216)
      factorsOf(a).solve(new Float64Array(216).fill(1), plain)
      x.forEach((value, i) => expect(Math.abs(value * c[i]! - plain[i]!)).toBeLessThan(1e5 * eps * plain[i]!))
    }
  })

  test('thousands of zeros and of tiny elements among the pivots', () => {
    const a = shaken(poisson3d(7), 3)
    const draw = draws(9)
    const elements = a.values.map((value) => (draw() < -0.4 ? 0 : draw() < -0.4 ? 1e-14 * value : value))
    const holes = sparseAdd(withValues(a, elements), sparsePermute(sparseEye(343), { rows: shuffled(343, 5) }), { beta: 1e-3 })
    const factors = factorsOf(holes)
    expectFactored(holes, factors)
    expect(backwardErrors(holes, factors)).toBeLessThan(30)
  })

  test('nearly singular matrices have small residuals, singular ones name a column', () => {
    const a = convection(12)
    const onto = (change: number): SparseMatrix => {
      // Rows that add up to zero, but for the change.
      const [elements, sums] = [a.values.slice(), new Float64Array(144)]
      for (let p = 0; p < elements.length; p++) sums[a.columnIndices[p]!]! += elements[p]!
      const place = (j: number): number => a.columnIndices.indexOf(j, a.rowPointers[j])
      for (let j = 0; j < 144; j++) elements[place(j)]! -= sums[j]!
      elements[place(70)]! += change
      return withValues(a, elements)
    }
    for (const change of [1e-6, 1e-12, 1e-15]) {
      const factors = factorsOf(onto(change))
      expectFactored(onto(change), factors)
      expect(backwardErrors(onto(change), factors)).toBeLessThan(30)
    }
    const empty = withValues(a, a.values.map((value, p) => (a.columnIndices[p] === 77 ? 0 : value))) // prettier-ignore
    expect(planLu('test', empty, { values: empty.values, few: 0 })).toMatchObject({ fronts: {} })
    expect(luByFronts(workspace(), empty, frontsOf(empty))).toEqual({ zeroColumn: 77 })
    const repeated = fromDense([[1, 2, 0], [2, 4, 0], [0, 0, 1]]) // prettier-ignore
    expect(luByFronts(workspace(), repeated, frontsOf(repeated))).toMatchObject({ zeroColumn: expect.any(Number) })
  })

  test('a workspace that would be too large, and numbers that overflow, give none', () => {
    const a = convection(12)
    expect(luByFronts(workspace(), a, frontsOf(a), { most: 10 })).toBeUndefined()
    const elements = a.values.slice()
    elements[100] = NaN
    expect(luByFronts(workspace(), withValues(a, elements), frontsOf(a))).toBeUndefined()
  })
})

describe('sparseLu', () => {
  const far = (a: SparseMatrix, x: Tensor, b: Tensor): number =>
    norm(sub(a.apply(x), b)).item() / (sparseNorm(a) * norm(x).item() * a.shape[0] * eps)

  test('agrees with dense LU on what it factors in blocks', () => {
    for (const a of [convection3d(6), shaken(poisson3d(6), 8), randomSparse(150, 150, 0.05, 2)]) {
      const n = a.shape[0]
      const { sign, logAbsDet, analysis, solve: run, l, u, perm, columnPerm } = sparseLu(a)
      expect(analysis.columnWork).toBe(0)
      const dense = slogdet(a.toDense())
      expect(sign).toBe(dense.sign.item())
      expect(Math.abs(logAbsDet - dense.logAbsDet.item())).toBeLessThan(1e-10 * (1 + Math.abs(logAbsDet)))
      const b = randn(key(n), [n, 3], { dtype: 'float64' })
      expect(far(a, run(b), b)).toBeLessThan(30)
      expect(norm(sub(run(b), solve(a.toDense(), b))).item()).toBeLessThan(1e-8 * norm(run(b)).item())
      const rest = sparseAdd(sparseMultiply(l, u), sparsePermute(a, { rows: perm, columns: columnPerm }), { beta: -1 })
      expect(sparseNorm(rest)).toBeLessThan(30 * n * eps * sparseNorm(a))
    }
  })

  test('chooses columns for what is small, thin or unsymmetric without fill, blocks where columns turn out to cost more', () => {
    const triangle = upperTriangle(sparseAdd(sparseEye(400), randomSparse(400, 400, 0.02, 1)))
    const moved = sparsePermute(triangle, { rows: shuffled(400, 7), columns: shuffled(400, 11) })
    for (const a of [convection(9), line(3000), moved]) expect(sparseLu(a).analysis.columnWork).toBeGreaterThan(0)
    expect(sparseLu(randomSparse(300, 300, 0.03, 3)).analysis.columnWork).toBe(0)
    expect(analyzeLu(convection3d(8)).columnWork).toBe(0)
    expect(analyzeLu(convection3d(8), { ordering: 'column' }).columnWork).toBe(Infinity)
  })

  test('one analysis serves for matrices with other elements, whose pivots lie elsewhere', () => {
    const a = convection3d(7)
    const b = randn(key(4), [343], { dtype: 'float64' })
    const analyses = [analyzeLu(a), sparseLu(a).analysis, sparseLu(shaken(a, 6)).analysis]
    const others = [a, shaken(a, 5), sparseScale(a, 1e-200), sparseScale(shaken(a, 6), { rows: Float64Array.from({ length: 343 }, (_, i) => 10 ** ((i % 7) * 40 - 120)) })] // prettier-ignore
    for (const analysis of analyses)
      for (const other of others) expect(far(other, sparseLu(other, { analysis }).solve(b), b)).toBeLessThan(30)
    expect(() => sparseLu(a, { analysis: analyzeLu(convection3d(6)) })).toThrow(ShapeError)
    expect(() => sparseLu(a, { ordering: [1, 2] })).toThrow(OptionError)
  })

  test('float32 gives float32, thresholds are taken', () => {
    const a = convection3d(6)
    const narrow = fromCsr({ ...a, values: Float32Array.from(a.values) })
    const b = randn(key(2), [216], { dtype: 'float64' })
    const { l, u, solve: run } = sparseLu(narrow, { pivotThreshold: 1 })
    expect([l.dtype, u.dtype]).toEqual(['float32', 'float32'])
    expect(l.values.every((value) => Math.abs(value) <= 1)).toBe(true)
    expect(far(a, run(b), b)).toBeLessThan(30)
  })

  test('singular matrices are errors that name the column; those singular by their pattern say so', () => {
    const a = convection3d(6)
    const empty = withValues(a, a.values.map((value, p) => (a.columnIndices[p] === 99 ? 0 : value))) // prettier-ignore
    expect(() => sparseLu(empty)).toThrow(SingularMatrixError)
    expect(() => sparseLu(empty)).toThrow('a zero pivot in column 99')
    const holes = randomSparse(200, 200, 0.05, 4)
    const structural = withValues(holes, holes.values.map((value, p) => (holes.columnIndices[p] === 31 ? 0 : value))) // prettier-ignore
    expect(() => sparseLu(structural)).toThrow('no element for a pivot in column 31')
    expect(() => sparseLu(withValues(a, a.values.map(() => 0)))).toThrow(SingularMatrixError) // prettier-ignore
  })
})

function upperTriangle(a: SparseMatrix): SparseMatrix {
  const { rows, columns, values } = toCoo(a)
  const kept = [...rows.keys()].filter((p) => rows[p]! <= columns[p]!)
  const among = (array: ArrayLike<number>): number[] => kept.map((p) => array[p]!)
  return fromCoo({ shape: a.shape, rows: among(rows), columns: among(columns), values: among(values) })
}

/** [A, B; Bᵀ, 0]. */
function blockMatrix(a: SparseMatrix, b: SparseMatrix): SparseMatrix {
  const [n, m] = b.shape
  const [top, side] = [toCoo(a), toCoo(b)]
  const moved = (indices: Int32Array): Int32Array => indices.map((i) => i + n)
  return fromCoo({
    shape: [n + m, n + m],
    rows: [...top.rows, ...side.rows, ...moved(side.columns)],
    columns: [...top.columns, ...moved(side.columns), ...side.rows],
    values: [...top.values, ...side.values, ...side.values],
  })
}
