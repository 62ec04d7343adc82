import { readFileSync } from 'node:fs'
import { type Tensor, norm, sub } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { type SparseMatrix, diagonalOperator, fromCoo, sparseAdd, sparseEye, sparseLu } from '../index.ts'
import { eigsh } from './eigsh.ts'
import { lobpcg } from './lobpcg.ts'
import { svds } from './svds.ts'

interface Triplets {
  readonly shape: readonly [number, number]
  readonly rows: number[]
  readonly columns: number[]
  readonly values: number[]
}

interface Fixture {
  readonly symmetric: (Triplets & {
    readonly name: string
    readonly largest: number[]
    readonly smallest: number[]
    readonly magnitude: number[]
    readonly both: number[]
    readonly sigma: number
    readonly near: number[]
    readonly lobpcg: { readonly largest: number[]; readonly smallest: number[] }
  })[]
  readonly rectangular: Triplets & { readonly largest: number[]; readonly smallest: number[] }
  readonly square: (Triplets & { readonly sign: number; readonly logAbs: number; readonly b: number[]; readonly x: number[] })[]
}

const { symmetric, rectangular, square }: Fixture = JSON.parse(readFileSync(new URL('fixtures/spectra.json', import.meta.url), 'utf8'))

function near(found: Tensor, wanted: readonly number[], bound: number): void {
  expect(found.shape).toEqual([wanted.length])
  found.dataSync().forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThan(bound))
}

/** (A − sigma·I)⁻¹ by a sparse factorization. */
function shiftInverse(a: SparseMatrix, sigma: number) {
  return sparseLu(sparseAdd(a, sparseEye(a.shape[0]), { beta: -sigma })).inverse
}

describe.each(symmetric)('the spectrum that SciPy finds: $name', ({ name: _, sigma, near: wanted, lobpcg: ends, ...rest }) => {
  const a = fromCoo(rest)

  test('eigsh: both ends, and next to a shift', () => {
    for (const which of ['largest', 'smallest', 'magnitude', 'both'] as const) near(eigsh(a, { k: 4, which }).values, rest[which], 1e-12)
    near(eigsh(a, { k: 4, sigma, inverse: shiftInverse(a, sigma) }).values, wanted, 1e-12)
    near(eigsh(a.toDense(), { k: 4, sigma }).values, wanted, 1e-12)
  })

  test('lobpcg: both ends, plain and preconditioned', () => {
    near(lobpcg(a, { k: 4 }).values, ends.largest.toReversed(), 1e-8)
    near(lobpcg(a, { k: 4, largest: false }).values, ends.smallest, 1e-8)
    const diagonal = a.toDense().dataSync().filter((__, p) => p % (a.shape[1] + 1) === 0) // prettier-ignore
    const preconditioner = diagonalOperator(Float64Array.from(diagonal, (value) => 1 / Math.max(value, 0.1)))
    near(lobpcg(a, { k: 4, largest: false, preconditioner }).values, ends.smallest, 1e-8)
  })
})

test('svds: both ends of what SciPy finds', () => {
  const a = fromCoo(rectangular)
  near(svds(a, { k: 4 }).s, rectangular.largest, 1e-12)
  near(svds(a, { k: 4, which: 'smallest' }).s, rectangular.smallest, 1e-12)
})

test.each(square)('sparse LU of order $shape.0: the determinant and the solution of SciPy', ({ sign, logAbs, b, x, ...parts }) => {
  for (const ordering of ['column', 'amd', 'natural'] as const) {
    const found = sparseLu(fromCoo(parts), { ordering })
    expect(found.sign).toBe(sign)
    expect(Math.abs(found.logAbsDet - logAbs)).toBeLessThan(1e-12 * (1 + Math.abs(logAbs)))
    expect(norm(sub(found.solve(b), x)).item()).toBeLessThan(1e-11 * norm(x).item())
  }
})
