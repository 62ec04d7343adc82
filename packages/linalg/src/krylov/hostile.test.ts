import { ConvergenceError, OptionError, ShapeError, eye, ones, tensor, zeros } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { cpAls, linearOperator } from '../index.ts'
import { bicgstab } from './bicgstab.ts'
import { cg } from './cg.ts'
import { eigsh } from './eigsh.ts'
import { indefinite, poisson } from './fixtures/problems.ts'
import { fgmres, gmres } from './gmres.ts'
import type { KrylovOptions, OnFailure } from './iteration.ts'
import { lobpcg } from './lobpcg.ts'
import { lsmr } from './lsmr.ts'
import { lsqr } from './lsqr.ts'
import { minres } from './minres.ts'
import { svds } from './svds.ts'
import type { MatrixLike } from './system.ts'

const a = [[4, 1, 0], [1, 3, 1], [0, 1, 2]] // prettier-ignore
const b = [1, 2, 3]
const grid = poisson(12)

type Options = Pick<KrylovOptions, 'x0' | 'maxSteps' | 'callback' | 'onFailure'>
type Solver = (a: MatrixLike, b: readonly number[], options?: Options) => { status: string; steps: number; residual: number }
const solvers: Record<string, Solver> = { cg, minres, gmres, fgmres, bicgstab, lsqr, lsmr }

/** Every iteration with less room than it needs. */
const cut: Record<string, (onFailure?: OnFailure) => { readonly status: string }> = {
  ...Object.fromEntries(
    Object.entries(solvers).map(([name, solver]) => [
      name,
      (onFailure) => solver(grid, [...ones([144]).dataSync()], { maxSteps: 2, onFailure }),
    ]),
  ),
  eigsh: (onFailure) => eigsh(grid, { which: 'smallest', maxRestarts: 0, onFailure }),
  svds: (onFailure) => svds(grid, { which: 'smallest', maxRestarts: 0, onFailure }),
  lobpcg: (onFailure) => lobpcg(grid, { k: 2, maxSteps: 2, onFailure }),
  cpAls: (onFailure = 'throw') => cpAls([[[1, 2], [3, 4]], [[5, 6], [7, 9]]], { rank: 2, maxSteps: 2, onFailure }), // prettier-ignore
}

describe.each(Object.entries(cut))('%s without enough steps', (_name, run) => {
  test('throws, with a number for how far it came, unless asked to return', () => {
    expect(() => run()).toThrow(ConvergenceError)
    expect(() => run('throw')).toThrow(/max-steps after \d+ steps with a residual of \d.*e/)
    expect(run('status').status).toBe('max-steps')
    // @ts-expect-error an unknown choice
    expect(() => run('ignore')).toThrow(OptionError)
  })
})

describe.each(Object.entries(solvers))('%s', (_name, solver) => {
  test('refuses numbers, sizes and vectors that make no sense', () => {
    expect(() => solver(a, [1, 2])).toThrow(ShapeError)
    expect(() => solver([[NaN]], [1])).toThrow(OptionError)
    expect(() => solver([[1]], [Infinity])).toThrow(OptionError)
    expect(() => solver([[1]], [1], { x0: [NaN] })).toThrow(OptionError)
    expect(() => solver([[1]], [1], { x0: [1, 2] })).toThrow(ShapeError)
    for (const maxSteps of [NaN, -1, 0.5, Infinity]) expect(() => solver([[1]], [1], { maxSteps })).toThrow(OptionError)
  })

  test('has nothing to do for b = 0 or a start that solves the system, even with no steps', () => {
    expect(solver(a, [0, 0, 0], { maxSteps: 0 })).toMatchObject({ status: 'converged', steps: 0, residual: 0 })
    expect(solver(a, [6, 10, 8], { x0: [1, 2, 3], maxSteps: 0 })).toMatchObject({ status: 'converged', steps: 0 })
    expect(() => solver(a, b, { maxSteps: 0 })).toThrow(ConvergenceError)
    expect(solver(a, b, { maxSteps: 0, onFailure: 'status' })).toMatchObject({ status: 'max-steps', steps: 0 })
  })

  test('lets errors of callbacks and operators through, and stops without complaint', () => {
    class Mine extends Error {}
    const thrown = (): never => {
      throw new Mine('mine')
    }
    expect(() => solver(a, b, { callback: thrown })).toThrow(Mine)
    expect(() => solver(linearOperator({ shape: [3, 3], apply: thrown, applyAdjoint: thrown }), b)).toThrow(Mine)
    expect(solver(a, b, { callback: () => true })).toMatchObject({ status: 'stopped', steps: 1 })
    // Only `true` stops.
    expect(solver(a, b, { callback: () => 1 }).status).toBe('converged')
    const held: Float64Array[] = []
    solver(a, b, { callback: ({ solution }) => void held.push(solution().fill(NaN)) })
    expect(held.length).toBeGreaterThan(1)
  })

  test('singular systems: with a solution, and without', () => {
    const singular = [[1, 1], [1, 1]] // prettier-ignore
    expect(solver(singular, [2, 2])).toMatchObject({ status: 'converged' })
    const { status } = solver(singular, [1, 2], { onFailure: 'status' })
    expect(['least-squares', 'breakdown', 'indefinite', 'stalled', 'max-steps']).toContain(status)
    expect(solver([[0]], [1], { onFailure: 'status' }).status).not.toBe('converged')
  })
})

test('methods for definite matrices say when theirs is not', () => {
  expect(cg(indefinite(9, 1), ones([9]), { onFailure: 'status' }).status).toBe('indefinite')
  expect(() => cg(indefinite(9, 1), ones([9]))).toThrow('indefinite')
  expect(() => cg(a, b, { preconditioner: eye(2) })).toThrow(ShapeError)
  expect(() => cg(a, b, { rtol: NaN })).toThrow(OptionError)
  // @ts-expect-error what is no tensor
  expect(() => cg({ shape: [3, 3], apply: () => 'x' }, b)).toThrow()
  expect(() => cg({ shape: [3, 3], apply: () => tensor(5) }, b)).toThrow(ShapeError)
})

describe('eigsh, svds and lobpcg', () => {
  test.each(Object.entries({ eigsh, svds, lobpcg }))('%s refuses numbers and names that make no sense', (_name, solver) => {
    for (const k of [-1, 1.5, NaN, 4]) expect(() => solver(eye(3), { k })).toThrow(OptionError)
    for (const tol of [NaN, -1]) expect(() => solver(eye(3), { k: 1, tol })).toThrow(OptionError)
    expect(() => solver([[NaN]])).toThrow(OptionError)
    expect(() => solver([1, 2])).toThrow(ShapeError)
    expect([...solver(eye(3), { k: 0 })].map(({ size }) => size)).toEqual(solver === svds ? [0, 0, 0] : [0, 0])
    expect([...solver(zeros([0, 0]), { k: 0 })].every(({ size }) => size === 0)).toBe(true)
  })

  test('starts, constraints and ends', () => {
    // @ts-expect-error an unknown end
    expect(() => eigsh(eye(3), { which: 'LM' })).toThrow(OptionError)
    // @ts-expect-error an unknown end
    expect(() => svds(eye(3), { which: 'LM' })).toThrow(OptionError)
    for (const solver of [eigsh, svds]) {
      expect(() => solver(eye(3), { start: [1] })).toThrow(ShapeError)
      expect(() => solver(eye(3), { start: [NaN, 1, 1] })).toThrow(OptionError)
      for (const maxRestarts of [NaN, -1]) expect(() => solver(eye(3), { maxRestarts })).toThrow(OptionError)
    }
    const broken = [[NaN], [1], [1]]
    expect(() => lobpcg(eye(3), { x0: broken })).toThrow(OptionError)
    expect(() => lobpcg(eye(3), { constraints: broken })).toThrow(OptionError)
    expect(() =>
      lobpcg(grid, {
        callback: () => {
          throw new RangeError('mine')
        },
      }),
    ).toThrow(RangeError)
  })
})
