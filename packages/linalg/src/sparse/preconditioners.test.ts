import { OptionError, ShapeError, SingularMatrixError, type Tensor, checkGradients, key, matmul, norm, ones, randn, sub } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cg } from '../krylov/cg.ts'
import { gmres } from '../krylov/gmres.ts'
import type { LinearOperator } from '../operators/operator.ts'
import { sparseAdd } from './arithmetic.ts'
import { fromDense } from './build.ts'
import { convection, line, poisson2d, randomSparse } from './fixtures/problems.ts'
import { ic0, ilu0 } from './incomplete.ts'
import type { SparseMatrix } from './matrix.ts'
import { jacobi, ssor } from './preconditioners.ts'
import { sparseCholesky } from './sparse-cholesky.ts'
import { sparseDiagonals, sparseEye } from './special.ts'

const eps = 2 ** -52

/** Diagonally dominant, of any pattern. */
function dominant(n: number, seed: number): SparseMatrix {
  return sparseAdd(randomSparse(n, n, 0.3, seed), sparseEye(n), { beta: n + 1 })
}

/** ‖A − M‖ at the places of A, M given by what its inverse does. */
function deviationOnPattern(a: SparseMatrix, inverse: LinearOperator): number {
  const m = invert(inverse.toDense())
  const n = a.shape[0]
  let most = 0
  for (let i = 0; i < n; i++) {
    for (let p = a.rowPointers[i]!; p < a.rowPointers[i + 1]!; p++) {
      most = Math.max(most, Math.abs(m[i]![a.columnIndices[p]!]! - a.values[p]!))
    }
  }
  return most
}

function invert(x: Tensor): number[][] {
  const n = x.shape[0]!
  return sparseLuDense(x, n)
}

function sparseLuDense(x: Tensor, n: number): number[][] {
  const a = (x.toArray() as number[][]).map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))])
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k; i < n; i++) if (Math.abs(a[i]![k]!) > Math.abs(a[best]![k]!)) best = i
    ;[a[k], a[best]] = [a[best]!, a[k]!]
    for (let i = 0; i < n; i++) {
      if (i === k) continue
      const factor = a[i]![k]! / a[k]![k]!
      for (let j = k; j < 2 * n; j++) a[i]![j]! -= factor * a[k]![j]!
    }
  }
  return a.map((row, i) => row.slice(n).map((value) => value / row[i]!))
}

test('ILU(0) and IC(0) are exact where there is no fill', () => {
  for (const k of [1, 2, 3, 20]) {
    const a = line(k)
    const b = randn(key(k), [k, 2], { dtype: 'float64' })
    for (const m of [ilu0(a), ic0(a)]) expect(norm(sub(a.apply(m.apply(b)), b)).item()).toBeLessThan(100 * k * k * eps * norm(b).item())
  }
})

test('ILU(0) and IC(0) agree with A at the places of its pattern', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (n, seed) => {
      const a = dominant(n, seed)
      expect(deviationOnPattern(a, ilu0(a))).toBeLessThan(1e-11 * n)
    }),
    { numRuns: 40 },
  )
  const a = poisson2d(5)
  expect(deviationOnPattern(a, ic0(a))).toBeLessThan(1e-12)
  expect(deviationOnPattern(a, ilu0(a))).toBeLessThan(1e-12)
})

test('SSOR is its formula', () => {
  const a = convection(3)
  const omega = 1.3
  const dense = a.toDense().toArray() as number[][]
  const part = (keep: (i: number, j: number) => boolean, factor: number): SparseMatrix =>
    fromDense(dense.map((row, i) => row.map((value, j) => (i === j ? value : keep(i, j) ? factor * value : 0))))
  const inverseDiagonal = sparseDiagonals([9, 9], [{ offset: 0, values: dense.map((row, i) => 1 / row[i]!) }])
  const left = part((i, j) => j < i, omega).toDense()
  const m = matmul(matmul(left, inverseDiagonal.toDense()), part((i, j) => j > i, omega).toDense())
  const b = randn(key(1), [9], { dtype: 'float64' })
  const z = ssor(a, { omega }).apply(matmul(m, b))
  const scaled = z.dataSync().map((value: number) => value / (omega * (2 - omega)))
  b.dataSync().forEach((value, i) => expect(Math.abs(scaled[i]! - value)).toBeLessThan(1e-13))
})

describe('as operators', () => {
  const made: [string, (a: SparseMatrix) => LinearOperator][] = [
    ['jacobi', jacobi],
    ['ssor', (a) => ssor(a, { omega: 1.4 })],
    ['ilu0', ilu0],
  ]

  test.each(made)('%s: the adjoint is the transpose, and derivatives follow', (_name, make) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.nat(), (n, seed) => {
        const m = make(dominant(n, seed))
        const [x, y] = [randn(key(seed), [n], { dtype: 'float64' }), randn(key(seed + 1), [n], { dtype: 'float64' })]
        const difference = matmul(y, m.apply(x)).item() - matmul(m.applyAdjoint(y), x).item()
        expect(Math.abs(difference)).toBeLessThan(30 * n * eps * (1 + norm(x).item() * norm(y).item()))
        expect(checkGradients((z) => m.apply(z), [x]).reverse).toBeLessThan(1e-12)
      }),
      { numRuns: 20 },
    )
  })

  test('they save steps of CG and GMRES, the better the closer they are', () => {
    const a = poisson2d(25)
    const b = ones([625])
    const steps = (preconditioner?: LinearOperator): number => cg(a, b, { rtol: 1e-8, ...(preconditioner && { preconditioner }) }).steps
    const [plain, relaxed, incomplete, exact] = [steps(), steps(ssor(a)), steps(ic0(a)), steps(sparseCholesky(a).inverse)]
    expect(relaxed).toBeLessThan(0.7 * plain)
    expect(incomplete).toBeLessThan(0.7 * plain)
    expect(exact).toBeLessThanOrEqual(2)
    const c = convection(20)
    const run = (preconditioner?: LinearOperator): number =>
      gmres(c, ones([400]), { rtol: 1e-8, ...(preconditioner && { preconditioner }) }).steps
    expect(run(ilu0(c))).toBeLessThan(0.5 * run())
  })
})

test('what has no preconditioner is an error that names the row', () => {
  const hole = fromDense([[1, 2], [3, 0]]) // prettier-ignore
  for (const make of [jacobi, ssor, ilu0, ic0]) {
    expect(() => make(hole)).toThrow('none in row 1')
    expect(() => make(hole)).toThrow(SingularMatrixError)
    expect(() => make(fromDense([[1, 2]]))).toThrow(ShapeError)
  }
  const zero = sparseAdd(hole, sparseEye(2), { beta: 0 })
  expect(() => jacobi(zero)).toThrow('one in row 1')
  expect(() => ilu0(fromDense([[1, 2], [2, 4]]))).toThrow('0 in row 1') // prettier-ignore
  expect(() => ic0(fromDense([[1, 2], [2, 1]]))).toThrow('-3 in row 1') // prettier-ignore
  expect(ic0(fromDense([[1, 2], [2, 1]]), { shift: 2 }).shape).toEqual([2, 2]) // prettier-ignore
  expect(() => ic0(line(2), { shift: -1 })).toThrow(OptionError)
  expect(() => ssor(line(2), { omega: 2 })).toThrow(OptionError)
})
