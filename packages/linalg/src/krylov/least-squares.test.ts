import { readFileSync } from 'node:fs'
import {
  ConvergenceError,
  OptionError,
  ShapeError,
  type Tensor,
  add,
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
  zeros,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { diagonalOperator, linearOperator } from '../index.ts'
import { solve } from '../solving/solve.ts'
import { lsmr } from './lsmr.ts'
import { lsqr } from './lsqr.ts'

interface Reference {
  readonly x: number[]
  readonly istop: number
  readonly steps: number
  readonly residual: number
  readonly normal: number
  readonly norm: number
  readonly condition: number
}

interface Fixture {
  readonly a: number[][]
  readonly cases: {
    readonly name: string
    readonly b: number[]
    readonly damp: number
    readonly maxSteps: number
    readonly lsqr: Reference
    readonly lsmr: Reference
  }[]
}

const fixture: Fixture = JSON.parse(readFileSync(new URL('fixtures/least-squares.json', import.meta.url), 'utf8'))
/** Codes of SciPy. */
const statusOf: Record<number, string> = { 1: 'converged', 2: 'least-squares', 3: 'ill-conditioned', 7: 'max-steps' }
const solvers = { lsqr, lsmr } as const
const names = ['lsqr', 'lsmr'] as const

describe.each(names)('%s', (name) => {
  const solver = solvers[name]

  test.each(fixture.cases)('$name: step by step what SciPy does', ({ b, damp, maxSteps, ...references }) => {
    const expected = references[name]
    const found = solver(fixture.a, b, { damp, maxSteps, atol: 1e-9, btol: 1e-9, onFailure: 'status' })
    expect(norm(sub(found.x, expected.x)).item()).toBeLessThan(1e-9)
    expect(found.status).toBe(statusOf[expected.istop])
    expect(found.steps).toBe(expected.steps)
    expect(found.norm / expected.norm).toBeCloseTo(1, 9)
    expect(found.condition / expected.condition).toBeCloseTo(1, 6)
    expect(Math.abs(found.residuals.at(-1)! - expected.residual)).toBeLessThan(1e-9)
    expect(Math.abs(found.normalResiduals.at(-1)! - expected.normal)).toBeLessThan(1e-9)
  })

  test.each([
    [10, 10],
    [30, 8],
    [8, 30],
    [1, 1],
    [1, 5],
    [5, 1],
  ] as const)('%i × %i: a solution, the least residual, the least norm', (m, n) => {
    // prettier-ignore
    const a = randn(key(m), [m, n], { dtype: 'float64' })
    const b = randn(key(n), [m], { dtype: 'float64' })
    const { x, status, residuals, normalResiduals, residual, steps } = solver(a, b, {
      atol: 1e-13,
      btol: 1e-13,
      maxSteps: 500,
      conditionLimit: 0,
    })
    const t = matrixTranspose(a)
    const expected = m >= n ? solve(matmul(t, a), matmul(t, b)) : matmul(t, solve(matmul(a, t), b))
    expect(norm(sub(x, expected)).item()).toBeLessThan(1e-7)
    expect(status).toBe(m > n ? 'least-squares' : 'converged')
    expect(residual).toBeCloseTo(norm(sub(b, matmul(a, x))).item(), 10)
    expect([residuals.length, normalResiduals.length]).toEqual([steps + 1, steps + 1])
    residuals.slice(1).forEach((r, k) => expect(r).toBeLessThanOrEqual(residuals[k]! * (1 + 1e-9) + 1e-12))
    if (name === 'lsmr') normalResiduals.slice(1).forEach((r, k) => expect(r).toBeLessThanOrEqual(normalResiduals[k]! * (1 + 1e-12)))
  })

  test('damping: the solution of (AᵀA + damp²·I)·x = Aᵀb', () => {
    const a = randn(key(1), [20, 6], { dtype: 'float64' })
    const b = randn(key(2), [20], { dtype: 'float64' })
    const { x } = solver(a, b, { damp: 2, atol: 1e-12 })
    expect(norm(sub(x, solve(add(matmul(matrixTranspose(a), a), mul(4, eye(6))), matmul(matrixTranspose(a), b)))).item()).toBeLessThan(
      1e-10,
    )
  })

  test('b = 0, b orthogonal to the columns, an exact start, a zero matrix', () => {
    const a = [[1, 0], [0, 1], [0, 0]] // prettier-ignore
    expect(solver(a, [0, 0, 0])).toMatchObject({ status: 'converged', steps: 0, residuals: [0] })
    expect(solver(a, [0, 0, 5])).toMatchObject({ status: 'least-squares', steps: 0, residual: 5 })
    expect(solver(a, [1, 2, 0], { x0: [1, 2] })).toMatchObject({ status: 'converged', steps: 0 })
    const near = solver(a, [1, 2, 0], { x0: [1, 1] })
    expect(near.x.toArray()).toEqual([1, 2])
    expect(solver(zeros([3, 2]), [1, 2, 3])).toMatchObject({ status: 'least-squares', steps: 0 })
    expect(solver(zeros([0, 0]), zeros([0])).x.shape).toEqual([0])
  })

  test('ill-conditioned ones are told, or solved as far as asked', () => {
    const d = Float64Array.from({ length: 40 }, (_, i) => 10 ** ((-10 * i) / 39))
    const b = randn(key(4), [40], { dtype: 'float64' })
    expect(solver(diagonalOperator(d), b, { maxSteps: 2000, atol: 0, btol: 0, conditionLimit: 1e4, onFailure: 'status' }).status).toBe(
      'ill-conditioned',
    )
    expect(solver(diagonalOperator(d), b, { maxSteps: 5, onFailure: 'status' }).status).toBe('max-steps')
    expect(() => solver(diagonalOperator(d), b, { maxSteps: 5 })).toThrow(ConvergenceError)
    expect(() => solver(diagonalOperator(d), b, { maxSteps: 5 })).toThrow(/max-steps after 5 steps .* \(the last: .*e.*e/)
  })

  test('operators, float32, the callback and what is refused', () => {
    const a = randn(key(5), [9, 4], { dtype: 'float64' })
    const b = randn(key(6), [9], { dtype: 'float64' })
    const operator = linearOperator({ shape: [9, 4], apply: (x) => matmul(a, x), applyAdjoint: (y) => matmul(a, y, { transposeA: true }) })
    expect(norm(sub(solver(operator, b).x, solver(a, b).x)).item()).toBeLessThan(1e-12)
    const single = (x: Tensor): Tensor => tensor(Float32Array.from(x.dataSync()), { shape: x.shape })
    const { x, status } = solver(single(a), single(b))
    expect([x.dtype, status]).toEqual(['float32', 'least-squares'])
    expect(solver(a, b, { callback: ({ step }) => step === 2 })).toMatchObject({ status: 'stopped', steps: 2 })
    expect(solver({ ...operator, apply: (v) => mul(operator.apply(v), NaN) }, b, { onFailure: 'status' }).status).toBe('non-finite')
    expect(() => solver(a, [1, 2])).toThrow(ShapeError)
    expect(() => solver(a, b, { damp: -1 })).toThrow(OptionError)
    expect(() => solver({ shape: [9, 4], apply: operator.apply }, b)).toThrow('applyAdjoint')
    expect(() => solver({ apply: operator.apply }, b)).toThrow('shape')
    expect(() => grad((y: Tensor) => sum(solver(a, y).x))(b)).toThrow('being differentiated')
  })
})
