import {
  ConvergenceError,
  OptionError,
  ShapeError,
  type Tensor,
  abs,
  add,
  checkGradients,
  diagonal,
  div,
  eye,
  grad,
  key,
  matmul,
  matrixTranspose,
  max,
  mul,
  norm,
  ones,
  randn,
  sub,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { diagonalOperator, linearOperator } from '../index.ts'
import { solve } from '../solving/solve.ts'
import { bicgstab } from './bicgstab.ts'
import { cg } from './cg.ts'
import { definite, general, indefinite, poisson } from './fixtures/problems.ts'
import { fgmres, gmres } from './gmres.ts'
import { minres } from './minres.ts'

const draw = (seed: number, n: number, dtype: 'float64' | 'float32' = 'float64'): Tensor => randn(key(seed), [n], { dtype })
const residualOf = (a: Tensor, x: Tensor, b: Tensor): number => norm(sub(b, matmul(a, x))).item()

const solvers = { cg, minres, gmres, fgmres, bicgstab } as const
/** Falls from step to step by theory (cg: only the error does). */
const monotone = new Set(['minres', 'gmres', 'fgmres'])

describe.each(Object.entries(solvers))('%s', (name, solver) => {
  describe.each(['float64', 'float32'] as const)('%s', (dtype) => {
    test.each([1, 2, 3, 10, 33, 80])('of size %i: the residual it promises, and a history', (n) => {
      for (const rtol of dtype === 'float64' ? [1e-5, 1e-12] : [1e-4]) {
        const a = name === 'cg' || name === 'minres' ? definite(n, n, dtype) : general(n, n, dtype)
        const b = draw(n + 1, n, dtype)
        const { x, status, steps, residuals, residual } = solver(a, b, { rtol })
        expect(status).toBe('converged')
        expect(residual).toBeLessThanOrEqual(rtol * norm(b).item() * (1 + 1e-6))
        const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
        expect(Math.abs(residualOf(a, x, b) - residual)).toBeLessThan(30 * n * eps * norm(a).item() * (norm(x).item() + 1))
        expect(residuals.length).toBe(steps + 1)
        expect(residuals[0]).toBeCloseTo(norm(b).item(), dtype === 'float64' ? 12 : 4)
        expect(x.dtype).toBe(dtype)
        if (monotone.has(name)) residuals.slice(1).forEach((r, k) => expect(r).toBeLessThanOrEqual(residuals[k]! * (1 + 1e-6)))
      }
    })
  })

  test('b = 0, the exact start, a start close by, and no room', () => {
    const a = definite(6, 3)
    const b = draw(4, 6)
    const exact = solve(a, b)
    expect(solver(a, zeros([6]), { x0: ones([6]) })).toMatchObject({ status: 'converged', steps: 0, residuals: [0] })
    expect(solver(a, b, { x0: exact })).toMatchObject({ status: 'converged', steps: 0 })
    const near = solver(a, b, { x0: add(exact, 1e-3), rtol: 1e-10 })
    expect(near.status).toBe('converged')
    expect(solver(a, b, { maxSteps: 0, onFailure: 'status' })).toMatchObject({ status: 'max-steps', steps: 0 })
    expect(solver(a, b, { maxSteps: 1, rtol: 1e-14, onFailure: 'status' })).toMatchObject({ status: 'max-steps', steps: 1 })
    expect(solver(zeros([0, 0]), zeros([0])).x.shape).toEqual([0])
  })

  test('scales near overflow and underflow', () => {
    const a = definite(5, 3)
    for (const scale of [1e300, 1e-300]) {
      const b = mul(draw(4, 5), scale)
      const { x, status } = solver(a, b, { rtol: 1e-10 })
      expect(status).toBe('converged')
      expect(norm(sub(div(x, scale), solve(a, draw(4, 5)))).item()).toBeLessThan(1e-9)
    }
  })

  test('eigenvectors end it after one step, few eigenvalues after few', () => {
    const a = diagonalOperator([1, 1, 2, 2, 3, 3])
    expect(solver(a, [0, 0, 0, 5, 0, 0])).toMatchObject({ status: 'converged', steps: 1 })
    expect(solver(a, [1, 2, 3, 4, 5, 6], { rtol: 1e-10 }).steps).toBeLessThanOrEqual(4)
  })

  test('a preconditioner saves steps; residuals are those of the system', () => {
    const n = 60
    const scales = Float64Array.from({ length: n }, (_, i) => 10 ** ((6 * i) / n))
    const root = tensor(scales.map(Math.sqrt))
    const a = mul(mul(definite(n, 5), root), matrixTranspose(mul(ones([n, n]), root)))
    const b = mul(draw(6, n), root)
    const rtol = 1e-9
    const preconditioner = diagonalOperator(div(1, diagonal(a)))
    const plain = solver(a, b, { rtol, maxSteps: 2000, onFailure: 'status' })
    const helped = solver(a, b, { rtol, maxSteps: 2000, preconditioner })
    expect(helped.status).toBe('converged')
    expect(helped.steps * 2).toBeLessThan(plain.steps)
    expect(residualOf(a, helped.x, b)).toBeLessThan(1.1 * rtol * norm(b).item())
    // The recurrence's last residual is the true one.
    expect(helped.residuals.at(-1)! / helped.residual).toBeCloseTo(1, 1)
  })

  test('an operator with functions on arrays, on tensors, and without a shape', () => {
    const b = draw(7, 36)
    const grid = poisson(6)
    const dense = grid.toDense()
    const expected = solve(dense, b)
    for (const a of [
      grid,
      dense,
      linearOperator({ shape: [36, 36], apply: (x) => matmul(dense, x) }),
      { apply: (x: Tensor) => matmul(dense, x) },
    ]) {
      expect(norm(sub(solver(a, b, { rtol: 1e-11 }).x, expected)).item()).toBeLessThan(1e-8)
    }
  })

  test('the callback sees every step, a copy of x, and may stop', () => {
    const a = definite(20, 8)
    const b = draw(9, 20)
    const seen: number[] = []
    const { residuals, steps } = solver(a, b, {
      rtol: 1e-8,
      callback: ({ step, residual, solution }) => {
        seen.push(residual)
        expect(step).toBe(seen.length)
        expect(residualOf(a, tensor(solution()), b)).toBeCloseTo(residual, 8)
      },
    })
    expect(seen).toEqual(residuals.slice(1))
    expect(seen.length).toBe(steps)
    expect(solver(a, b, { rtol: 1e-8, callback: ({ step }) => step === 2 })).toMatchObject({ status: 'stopped', steps: 2 })
  })

  test('derivatives in b and in a dense matrix, by both modes and to second order', () => {
    const a = name === 'cg' || name === 'minres' ? definite(5, 10) : general(5, 10)
    const f = (matrix: Tensor, b: Tensor): Tensor => {
      // The methods for symmetric matrices are differentiated along symmetric changes.
      const m = name === 'cg' || name === 'minres' ? mul(0.5, add(matrix, matrixTranspose(matrix))) : matrix
      return solver(m, b, { rtol: 1e-13 }).x
    }
    const { forward, reverse, second, secondReverse } = checkGradients(f, [a, draw(11, 5)])
    expect(forward).toBeLessThan(1e-7)
    expect(reverse).toBeLessThan(1e-10)
    expect(second).toBeLessThan(1e-5)
    expect(secondReverse).toBeLessThan(1e-5)
    const g = grad((b: Tensor) => sum(mul(b, solver(poisson(3), b, { rtol: 1e-13 }).x)))(draw(12, 9))
    expect(norm(sub(g, mul(2, solve(poisson(3).toDense(), draw(12, 9))))).item()).toBeLessThan(1e-10)
  })

  test('failures are thrown with the end of the history, or told as status', () => {
    const a = definite(30, 12)
    const b = draw(13, 30)
    expect(() => solver(a, b, { maxSteps: 2, rtol: 1e-12 })).toThrow(ConvergenceError)
    expect(() => solver(a, b, { maxSteps: 2, rtol: 1e-12, onFailure: 'throw' })).toThrow(/max-steps after 2 steps .* \(the last: .*e.*e/)
    // @ts-expect-error an unknown choice
    expect(() => solver(a, b, { onFailure: 'ignore' })).toThrow(OptionError)
    expect(() => grad((x: Tensor) => sum(solver(a, x, { maxSteps: 1, rtol: 1e-12 }).x))(b)).toThrow(ConvergenceError)
    expect(solver({ shape: [30, 30], apply: (x) => mul(x, NaN) }, b, { onFailure: 'status' }).status).toBe('non-finite')
    // An operator that is zero has no solution but for b = 0.
    expect(['breakdown', 'indefinite', 'least-squares', 'stalled']).toContain(
      solver(zeros([4, 4]), ones([4]), { onFailure: 'status' }).status,
    )
    expect(() => solver(a, ones([3]))).toThrow(ShapeError)
    expect(() => solver(a, ones([30, 1]))).toThrow(ShapeError)
    expect(() => solver(a, [NaN])).toThrow(OptionError)
    expect(() => solver([[NaN]], [1])).toThrow(OptionError)
    expect(() => solver(a, b, { rtol: -1 })).toThrow(OptionError)
    expect(() => solver(a, b, { maxSteps: 1.5 })).toThrow(OptionError)
    expect(() => solver(a, b, { x0: [1] })).toThrow(ShapeError)
    expect(() => solver({ shape: [30, 30], apply: () => ones([3]) }, b)).toThrow(ShapeError)
    expect(() => grad((t: Tensor) => sum(solver({ apply: (x) => mul(t, x) }, b).x))(tensor(2))).toThrow('being differentiated')
  })

  test('tolerances below rounding end as stalled or reached, not in a loop', () => {
    const a = definite(25, 14)
    const { status, residual } = solver(a, draw(15, 25), { rtol: 0, maxSteps: 4000, onFailure: 'status' })
    expect(['stalled', 'max-steps', 'converged', 'indefinite', 'breakdown', 'least-squares']).toContain(status)
    expect(residual).toBeLessThan(1e-13)
  })
})

describe('matrices that a method is not for', () => {
  test('cg tells an indefinite matrix and an indefinite preconditioner', () => {
    expect(cg(indefinite(20, 1), draw(2, 20), { onFailure: 'status' }).status).toBe('indefinite')
    expect(cg([[0, 1], [1, 0]], [1, -1], { onFailure: 'status' }).status).toBe('indefinite') // prettier-ignore
    expect(cg(definite(5, 1), draw(2, 5), { preconditioner: mul(-1, eye(5)), onFailure: 'status' }).status).toBe('indefinite')
    expect(() => cg(indefinite(20, 1), draw(2, 20))).toThrow('use `minres`')
  })

  test('minres takes indefinite ones, tells nonsymmetric ones and indefinite preconditioners', () => {
    const a = indefinite(40, 1)
    const b = draw(2, 40)
    const { x, status, residuals } = minres(a, b, { rtol: 1e-11 })
    expect(status).toBe('converged')
    expect(max(abs(sub(x, solve(a, b)))).item()).toBeLessThan(1e-9)
    residuals.slice(1).forEach((r, k) => expect(r).toBeLessThanOrEqual(residuals[k]! * (1 + 1e-10)))
    expect(minres(general(10, 3), draw(4, 10), { onFailure: 'status' }).status).toBe('not-symmetric')
    expect(minres(definite(10, 3), draw(4, 10), { preconditioner: general(10, 5), onFailure: 'status' }).status).toBe('not-symmetric')
    expect(minres(definite(10, 3), draw(4, 10), { preconditioner: mul(-1, eye(10)), onFailure: 'status' }).status).toBe('indefinite')
    expect(minres(general(10, 3), draw(4, 10), { check: false, onFailure: 'status' }).status).not.toBe('not-symmetric')
  })

  test('minres on singular systems: a solution where there is one, else the least residual', () => {
    const path = (n: number): number[][] =>
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_, j) => (i === j ? (i === 0 || i === n - 1 ? 1 : 2) : Math.abs(i - j) === 1 ? -1 : 0)),
      )
    const laplacian = tensor(path(12))
    const flows = draw(3, 12)
    const consistent = sub(flows, sum(flows).item() / 12)
    const found = minres(laplacian, consistent, { rtol: 1e-10 })
    expect(found.status).toBe('converged')
    expect(Math.abs(sum(found.x).item())).toBeLessThan(1e-8)
    const none = minres(laplacian, add(consistent, 1), { rtol: 1e-10, onFailure: 'status' })
    expect(none.status).toBe('least-squares')
    expect(none.residual).toBeCloseTo(Math.sqrt(12), 8)
    expect(cg(laplacian, consistent, { rtol: 1e-9 }).status).toBe('converged')
    expect(gmres(laplacian, consistent, { rtol: 1e-9 }).status).toBe('converged')
  })
})

describe('gmres and its restarts', () => {
  test('a cyclic shift gains nothing until the last step: short restarts stall and say so', () => {
    const shift = linearOperator({ shape: [8, 8], applyInto: (x, y) => x.forEach((value, i) => (y[(i + 1) % 8] = value)) })
    const b = [1, 0, 0, 0, 0, 0, 0, 0]
    expect(gmres(shift, b)).toMatchObject({ status: 'converged', steps: 8 })
    expect(gmres(shift, b, { restart: 4, onFailure: 'status' })).toMatchObject({ status: 'stalled', steps: 4 })
    expect(gmres(shift, b, { restart: 8 }).residuals.slice(0, 8)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  })

  test('restarted residuals go on falling over cycles', () => {
    const { status, residuals, steps } = gmres(poisson(10), draw(1, 100), { restart: 5, rtol: 1e-8, maxSteps: 5000 })
    expect(status).toBe('converged')
    expect(steps).toBeGreaterThan(20)
    residuals.slice(1).forEach((r, k) => expect(r).toBeLessThanOrEqual(residuals[k]! * (1 + 1e-9)))
    expect(() => gmres(poisson(2), ones([4]), { restart: 0 })).toThrow(OptionError)
  })

  test('singular matrices: a breakdown is told', () => {
    expect(gmres([[0, 1], [0, 0]], [1, 1], { onFailure: 'status' }).status).toBe('breakdown') // prettier-ignore
    expect(gmres([[0, 1], [0, 0]], [1, 0], { onFailure: 'status' }).status).toBe('breakdown') // prettier-ignore
  })

  test('an ill-conditioned matrix keeps the basis orthogonal: full gmres ends within n steps', () => {
    const n = 30
    const v = randn(key(1), [n, 1], { dtype: 'float64' })
    const h = sub(eye(n), mul(2 / norm(v).item() ** 2, matmul(v, matrixTranspose(v))))
    const a = matmul(
      mul(
        h,
        Float64Array.from({ length: n }, (_, i) => 10 ** ((-8 * i) / (n - 1))),
      ),
      h,
    )
    // ‖x‖ is moderate, so that rounding leaves a residual of ε·‖A‖·‖x‖ and not κ times that.
    const { status, steps } = gmres(a, matmul(a, draw(3, n)), { rtol: 1e-12, restart: n })
    expect(status).toBe('converged')
    expect(steps).toBeLessThanOrEqual(n + 2)
  })

  test('fgmres takes a preconditioner that is an iteration, and does what gmres does with a fixed one', () => {
    const a = poisson(12)
    const b = draw(4, 144)
    const inner = { shape: [144, 144] as const, apply: (r: Tensor) => cg(a, r, { rtol: 0.1 }).x }
    const outer = fgmres(a, b, { preconditioner: inner, rtol: 1e-9 })
    expect(outer.status).toBe('converged')
    expect(outer.steps).toBeLessThan(20)
    const fixed = diagonalOperator(Float64Array.from({ length: 144 }, (_, i) => 1 + (i % 3)))
    const [one, two] = [gmres, fgmres].map((f) => f(a, b, { preconditioner: fixed, rtol: 1e-8 }))
    expect(one!.steps).toBe(two!.steps)
    one!.residuals.forEach((r, k) => expect(two!.residuals[k]).toBeCloseTo(r, 8))
  })
})

test('bicgstab takes another shadow residual where the first is orthogonal to the residual', () => {
  const shift = tensor([[0, 1, 0], [0, 0, 1], [1, 0, 0]]) // prettier-ignore
  const { status, x } = bicgstab(shift, [1, 0, 0], { rtol: 1e-10 })
  expect(status).toBe('converged')
  expect(norm(sub(x, [0, 1, 0])).item()).toBeLessThan(1e-9)
  expect(bicgstab([[0, 1], [-1, 0]], [1, 1], { onFailure: 'status' }).status).toBe('breakdown') // prettier-ignore
})
