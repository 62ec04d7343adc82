import { SingularMatrixError, getBackend, key, portableBlas, randn } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sparseAdd, sparseMultiply, sparseNorm } from './arithmetic.ts'
import { analyzeCholesky } from './cholesky-analysis.ts'
import { choleskyFactor } from './cholesky-factor.ts'
import { choleskyByFronts, hasDenseBlocks } from './cholesky-multifrontal.ts'
import { sparseTranspose } from './convert.ts'
import { arrow, poisson2d, poisson3d, randomSparse } from './fixtures/problems.ts'
import { type SparseMatrix, withValues } from './matrix.ts'
import { sparseCholesky } from './sparse-cholesky.ts'
import { sparseEye } from './special.ts'

const eps = 2 ** -52
const workspace = () => getBackend().workspace!('float64')

function expectSameFactor(a: SparseMatrix, ordering: 'amd' | 'rcm' | 'natural', blas = workspace()): void {
  const analysis = analyzeCholesky(a, { ordering })
  const found = choleskyByFronts(blas, analysis, a.values)!
  const wanted = choleskyFactor(analysis, a.values)
  if ('pivot' in wanted) return expect.fail(`a pivot of ${wanted.pivot}`)
  expect(found.pointers).toEqual(wanted.factor.pointers)
  expect(found.indices).toEqual(wanted.factor.indices)
  // Both are backward stable; their difference is their condition number times that.
  const bound = 1e4 * a.shape[0] * eps * Math.sqrt(sparseNorm(a))
  wanted.factor.values.forEach((value, p) => expect(Math.abs(found.values[p]! - value)).toBeLessThanOrEqual(bound))
}

describe('fronts', () => {
  test('make the factor that rows make, for random patterns in every order', () => {
    const orders = fc.constantFrom('amd' as const, 'rcm' as const, 'natural' as const)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 0.03, 0.1, 0.4), fc.nat(), orders, (n, density, seed, ordering) => {
        const b = randomSparse(n, n, density, seed)
        const a = sparseAdd(sparseMultiply(sparseTranspose(b), b), sparseEye(n))
        expectSameFactor(a, ordering)
        expectSameFactor(a, ordering, portableBlas('float64'))
      }),
    )
  })

  test('of grids, trees and arrows', () => {
    for (const a of [poisson2d(25), poisson3d(8), arrow(50), sparseEye(7), poisson2d(1)]) expectSameFactor(a, 'amd')
  })

  test('a workspace that would be too large, and a matrix that is not definite, give none', () => {
    const a = poisson2d(12)
    const analysis = analyzeCholesky(a)
    expect(choleskyByFronts(workspace(), analysis, a.values, 10)).toBeUndefined()
    for (const fault of [-1, 0, Infinity]) {
      const elements = a.values.slice()
      elements[a.columnIndices.indexOf(70, a.rowPointers[70])] = fault
      expect(choleskyByFronts(workspace(), analysis, elements)).toBeUndefined()
    }
  })

  test('are what large factorizations use; a failure still names the pivot', () => {
    const a = poisson3d(10)
    const { analysis, solve } = sparseCholesky(a)
    expect(hasDenseBlocks(analysis)).toBe(true)
    expect(hasDenseBlocks(analyzeCholesky(arrow(100)))).toBe(false)
    const b = randn(key(1), [1000], { dtype: 'float64' })
    const x = solve(b)
    a.apply(x)
      .dataSync()
      .forEach((value, i) => expect(Math.abs(value - b.dataSync()[i]!)).toBeLessThan(1000 * eps * sparseNorm(a)))
    const elements = a.values.slice()
    elements[a.columnIndices.indexOf(500, a.rowPointers[500])] = -6
    expect(() => sparseCholesky(withValues(a, elements), { analysis })).toThrow(SingularMatrixError)
    expect(() => sparseCholesky(withValues(a, elements), { analysis })).toThrow(/pivot -?\d.* in step \d+ of 1000, row \d+/)
  })
})
