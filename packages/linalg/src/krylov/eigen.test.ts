import {
  ConvergenceError,
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  abs,
  eye,
  grad,
  key,
  matmul,
  max,
  mul,
  norm,
  randn,
  sub,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { adjoint, diagonalOperator, identityOperator, lowRankUpdateOperator, scaleOperator } from '../index.ts'
import { jacobiSvd } from '../methods/singular/jacobi-svd.ts'
import { cg } from './cg.ts'
import { eigsh } from './eigsh.ts'
import { indefinite, poisson, poissonSpectrum } from './fixtures/problems.ts'
import { lobpcg } from './lobpcg.ts'
import { svds } from './svds.ts'

const EPS = 2 ** -52
const defect = (q: Tensor): number => max(abs(sub(matmul(q, q, { transposeA: true }), eye(q.shape[1]!)))).item()
const numbers = (x: Tensor): number[] => Array.from(x.dataSync())
const near = (found: Tensor, expected: readonly number[], bound: number): void => {
  expect(found.shape).toEqual([expected.length])
  numbers(found).forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(bound))
}
/** Eigenvalues of {@link indefinite}. */
const spectrum = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 + i / n : -1 - (2 * i) / n)).sort((a, b) => a - b)

describe('eigsh', () => {
  test.each(['largest', 'smallest', 'both', 'magnitude', 'smallest-magnitude'] as const)('%s eigenvalues of a dense matrix', (which) => {
    const n = 40
    const all = spectrum(n)
    const bySize = [...all].sort((a, b) => Math.abs(b) - Math.abs(a))
    const expected = {
      largest: all.slice(-5),
      smallest: all.slice(0, 5),
      both: [...all.slice(0, 2), ...all.slice(-3)],
      magnitude: bySize.slice(0, 5),
      // 1.15 and −1.15 tie for the fifth place.
      'smallest-magnitude': bySize.slice(-4),
    }[which].sort((a, b) => a - b)
    const { values, vectors, status, residuals } = eigsh(indefinite(n, 1), { k: expected.length, which })
    expect(status).toBe('converged')
    near(values, expected, 100 * n * EPS)
    expect(defect(vectors)).toBeLessThan(100 * EPS)
    residuals.forEach((r) => expect(r).toBeLessThan(100 * n * EPS))
  })

  test('a Laplacian with double eigenvalues, from both ends', () => {
    const m = 20
    const exact = poissonSpectrum(m)
    for (const which of ['largest', 'smallest'] as const) {
      const { values, vectors, status, restarts } = eigsh(poisson(m), { k: 8, which })
      expect(status).toBe('converged')
      near(values, which === 'largest' ? exact.slice(-8) : exact.slice(0, 8), 1e-12)
      expect(defect(vectors)).toBeLessThan(1e-13)
      expect(restarts).toBeGreaterThan(0)
    }
  })

  test('all of them, one of one, none, and matrices that end the process early', () => {
    near(eigsh(indefinite(12, 2), { k: 12 }).values, spectrum(12), 1e-13)
    near(eigsh([[3]]).values, [3], 1e-15)
    expect(eigsh([[3]], { k: 0 }).values.shape).toEqual([0])
    expect(eigsh(zeros([0, 0])).vectors.shape).toEqual([0, 0])
    near(eigsh(zeros([30, 30]), { k: 3 }).values, [0, 0, 0], 1e-300)
    near(eigsh(identityOperator(100), { k: 4 }).values, [1, 1, 1, 1], 1e-14)
    const steps = Float64Array.from({ length: 100 }, (_, i) => Math.floor(i / 10))
    const { values, vectors } = eigsh(diagonalOperator(steps), { k: 15, which: 'largest' })
    near(values, [8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], 1e-12)
    expect(defect(vectors)).toBeLessThan(1e-13)
  })

  test('scales near overflow and underflow', () => {
    for (const scale of [1e150, 1e-150]) {
      const { values, status } = eigsh(scaleOperator(scale, indefinite(30, 3)), { k: 3, which: 'largest' })
      expect(status).toBe('converged')
      near(mul(values, 1 / scale), spectrum(30).slice(-3), 1e-12)
    }
  })

  test('shift and invert: inside the spectrum, by LU, by a solver, by `solve`', () => {
    const n = 40
    const all = spectrum(n)
    const next = [...all].sort((a, b) => Math.abs(a - 1.31) - Math.abs(b - 1.31)).slice(0, 4)
    near(eigsh(indefinite(n, 1), { k: 4, sigma: 1.31 }).values, next.sort((a, b) => a - b), 1e-12) // prettier-ignore
    const grid = poisson(15)
    const inverse = { shape: [225, 225] as const, apply: (b: Tensor) => cg(grid, b, { rtol: 1e-14, onFailure: 'status' }).x }
    near(eigsh(grid, { k: 4, sigma: 0, inverse }).values, poissonSpectrum(15).slice(0, 4), 1e-11)
    const d = diagonalOperator(Float64Array.from({ length: 50 }, (_, i) => 10 ** (i / 5)))
    near(eigsh(lowRankUpdateOperator(d, { u: zeros([50, 1]) }), { k: 2, sigma: 0 }).values, [1, 10 ** 0.2], 1e-12)
    expect(() => eigsh(indefinite(n, 1), { sigma: NaN })).toThrow(OptionError)
    expect(() => eigsh(eye(3), { k: 1, sigma: 1 })).toThrow(SingularMatrixError)
    expect(() => eigsh(grid, { sigma: 2 })).toThrow('inverse')
  })

  test('float32, a start, and what is refused or not finished', () => {
    const a = indefinite(30, 4)
    const single = tensor(Float32Array.from(a.dataSync()), { shape: [30, 30] })
    const { values, vectors } = eigsh(single, { k: 2, which: 'largest' })
    expect([values.dtype, vectors.dtype]).toEqual(['float32', 'float32'])
    near(values, spectrum(30).slice(-2), 30 * 30 * 2 ** -23)
    const hard = Float64Array.from({ length: 400 }, (_, i) => i * i)
    expect(eigsh(diagonalOperator(hard), { k: 3, which: 'smallest', maxRestarts: 1, onFailure: 'status' }).status).toBe('max-steps')
    expect(() => eigsh(diagonalOperator(hard), { which: 'smallest', maxRestarts: 1 })).toThrow(ConvergenceError)
    expect(eigsh({ shape: [30, 30], apply: (x) => mul(x, NaN) }, { onFailure: 'status' }).status).toBe('non-finite')
    expect(() => eigsh(zeros([2, 3]))).toThrow(ShapeError)
    expect(() => eigsh(a, { k: 31 })).toThrow(OptionError)
    expect(() => eigsh(a, { k: 6, basis: 5 })).toThrow(OptionError)
    expect(() => eigsh({ apply: (x) => x })).toThrow('shape')
    expect(() => grad((x: Tensor) => sum(eigsh(x).values))(a)).toThrow('being differentiated')
    const [first, second] = eigsh(a, { k: 2, start: zeros([30]) })
    expect([first!.shape, second!.shape]).toEqual([[2], [30, 2]])
  })
})

describe('svds', () => {
  test.each([
    [40, 25],
    [25, 40],
    [30, 30],
    [1, 7],
    [7, 1],
    [1, 1],
    [5, 3],
  ] as const)('%i × %i against all singular values', (m, n) => {
    // prettier-ignore
    const a = randn(key(m), [m, n], { dtype: 'float64' })
    const all = numbers(jacobiSvd(a).s)
    for (const which of ['largest', 'smallest'] as const) {
      const k = Math.min(3, m, n)
      const { u, s, vh, status, residuals } = svds(a, { k, which })
      expect(status).toBe('converged')
      near(s, which === 'largest' ? all.slice(0, k) : all.slice(-k), 1e-12)
      expect(defect(u)).toBeLessThan(1e-13)
      expect(defect(transposed(vh))).toBeLessThan(1e-13)
      expect(norm(sub(matmul(a, transposed(vh)), mul(u, s))).item()).toBeLessThan(1e-12)
      residuals.forEach((r) => expect(r).toBeLessThan(1e-12))
    }
  })

  test('multiple, zero and graded singular values', () => {
    const d = Float64Array.from({ length: 60 }, (_, i) => (i < 4 ? 2 : i < 30 ? 1 : 0))
    near(svds(diagonalOperator(d), { k: 6 }).s, [2, 2, 2, 2, 1, 1], 1e-13)
    near(svds(zeros([8, 5]), { k: 2 }).s, [0, 0], 1e-300)
    near(svds(diagonalOperator(d), { k: 2, which: 'smallest' }).s, [0, 0], 1e-13)
    const graded = Float64Array.from({ length: 40 }, (_, i) => 10 ** -i)
    near(svds(diagonalOperator(graded), { k: 5 }).s, [1, 0.1, 0.01, 1e-3, 1e-4], 1e-14)
    expect(svds(randn(key(1), [4, 3]), { k: 0 }).u.shape).toEqual([4, 0])
    near(svds(adjoint(randn(key(1), [6, 3]))).s, numbers(jacobiSvd(randn(key(1), [6, 3])).s), 1e-13)
  })

  test('what is refused or not finished', () => {
    const a = randn(key(3), [200, 150], { dtype: 'float64' })
    expect(svds(a, { k: 3, which: 'smallest', maxRestarts: 0, onFailure: 'status' }).status).toBe('max-steps')
    expect(() => svds(a, { which: 'smallest', maxRestarts: 0 })).toThrow(ConvergenceError)
    expect(() => svds(a, { k: 151 })).toThrow(OptionError)
    expect(() => svds({ shape: [3, 3], apply: (x) => x })).toThrow('applyAdjoint')
    expect(svds({ shape: [9, 9], apply: (x) => mul(x, NaN), applyAdjoint: (x) => x }, { onFailure: 'status' }).status).toBe('non-finite')
    const [u, s, vh] = svds(tensor(new Float32Array(6).fill(1), { shape: [2, 3] }), { k: 1 })
    expect([u!.dtype, s!.dtype, vh!.dtype]).toEqual(['float32', 'float32', 'float32'])
    expect(s!.item()).toBeCloseTo(Math.sqrt(6), 6)
  })
})

describe('lobpcg', () => {
  test('both ends of a Laplacian with double eigenvalues', () => {
    const m = 14
    const exact = poissonSpectrum(m)
    for (const largest of [true, false]) {
      const { values, vectors, status, residuals, history, steps } = lobpcg(poisson(m), { k: 5, largest })
      expect(status).toBe('converged')
      near(values, largest ? exact.slice(-5).reverse() : exact.slice(0, 5), 1e-10)
      expect(defect(vectors)).toBeLessThan(1e-13)
      residuals.forEach((r) => expect(r).toBeLessThanOrEqual(1e-8 * 8))
      expect(history.length).toBe(steps + 1)
    }
  })

  test('a preconditioner saves steps', () => {
    const d = Float64Array.from({ length: 300 }, (_, i) => 1 + i * i)
    const a = lowRankUpdateOperator(diagonalOperator(d), { u: randn(key(1), [300, 1], { dtype: 'float64' }) })
    const preconditioner = diagonalOperator(d.map((value) => 1 / value))
    const helped = lobpcg(a, { k: 3, largest: false, preconditioner })
    const plain = lobpcg(a, { k: 3, largest: false, maxSteps: 2 * helped.steps, onFailure: 'status' })
    expect(helped.status).toBe('converged')
    expect(plain.status).toBe('max-steps')
    near(helped.values, numbers(eigsh(a, { k: 3, sigma: 0 }).values), 1e-9)
  })

  test('constraints, starts that are eigenvectors or dependent, blocks as large as the space', () => {
    const a = indefinite(30, 5)
    const all = spectrum(30)
    const { vectors } = lobpcg(a, { k: 2, tol: 1e-12 })
    near(lobpcg(a, { k: 2, constraints: vectors }).values, [all[27]!, all[26]!], 1e-10)
    expect(lobpcg(a, { x0: vectors })).toMatchObject({ status: 'converged', steps: 0 })
    near(lobpcg(a, { x0: zeros([30, 3]) }).values, [all[29]!, all[28]!, all[27]!], 1e-10)
    near(lobpcg(a, { k: 30, largest: false }).values, all, 1e-12)
    near(lobpcg(a, { k: 14, tol: 1e-11 }).values, all.slice(-14).reverse(), 1e-11)
    near(lobpcg([[4]]).values, [4], 16 * EPS)
    near(lobpcg(identityOperator(9), { k: 3 }).values, [1, 1, 1], 16 * EPS)
    near(lobpcg(zeros([9, 9]), { k: 3 }).values, [0, 0, 0], 1e-300)
  })

  test('ill-conditioned, and tolerances below rounding', () => {
    const d = Float64Array.from({ length: 60 }, (_, i) => 10 ** ((12 * i) / 59))
    const { values, status } = lobpcg(diagonalOperator(d), {
      k: 2,
      largest: false,
      preconditioner: diagonalOperator(d.map((v) => 1 / v)),
      tol: 1e-14,
    })
    expect(status).toBe('converged')
    expect(numbers(values)[0]).toBeCloseTo(1, 2)
    expect(['stalled', 'max-steps']).toContain(lobpcg(indefinite(20, 6), { k: 2, tol: 0, maxSteps: 100, onFailure: 'status' }).status)
  })

  test('the callback, and what is refused', () => {
    const a = poisson(8)
    expect(lobpcg(a, { k: 2, callback: ({ step }) => step === 3 })).toMatchObject({ status: 'stopped', steps: 3 })
    expect(() => lobpcg(a, { k: 2, maxSteps: 1 })).toThrow(ConvergenceError)
    expect(() => lobpcg(a, { k: 65 })).toThrow(OptionError)
    expect(() => lobpcg(zeros([2, 3]))).toThrow(ShapeError)
    expect(() => lobpcg(a, { x0: zeros([3, 1]) })).toThrow(ShapeError)
    expect(lobpcg({ shape: [9, 9], apply: (x) => mul(x, NaN) }, { onFailure: 'status' }).status).toBe('non-finite')
    const [values, vectors] = lobpcg(tensor(new Float32Array([1, 0, 0, 2]), { shape: [2, 2] }), { k: 1 })
    expect([values!.dtype, vectors!.shape]).toEqual(['float32', [2, 1]])
  })
})

function transposed(x: Tensor): Tensor {
  return adjoint(x).toDense()
}
