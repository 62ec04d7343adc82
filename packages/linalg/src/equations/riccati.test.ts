import {
  ConvergenceError,
  OptionError,
  OrthoError,
  ShapeError,
  type Tensor,
  add,
  at,
  checkGradients,
  eye,
  key,
  matmul,
  matrixTranspose,
  mul,
  randn,
  stack,
  sub,
  zeros,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { floatsOf } from '../dense/workspace.ts'
import { eigvals } from '../eigen/eig.ts'
import { eigvalsh } from '../eigen/eigh.ts'
import { distance, epsOf, size } from '../functions/fixtures/reference.ts'
import { solve } from '../solving/solve.ts'
import { solveDiscreteRiccati, solveRiccati } from './riccati.ts'

type DType = 'float64' | 'float32'

const gaussian = (m: number, n: number, seed: number, dtype: DType = 'float64'): Tensor => randn(key(seed), [m, n], { dtype })

/** A system with random A and B, positive definite weights. */
function system(n: number, m: number, seed: number, dtype: DType = 'float64'): [a: Tensor, b: Tensor, q: Tensor, r: Tensor] {
  const gram = (size: number, from: number): Tensor => {
    const h = gaussian(size, size, from, dtype)
    return add(matmul(h, h, { transposeB: true }), eye(size, size, { dtype }))
  }
  const a = mul(gaussian(n, n, seed, dtype), 1 / Math.sqrt(n))
  return [a, gaussian(n, m, seed + 1, dtype), mul(gram(n, seed + 2), 1 / n), gram(m, seed + 3)]
}

function requireContinuous([a, b, q, r]: readonly Tensor[], x: Tensor, name = ''): void {
  const gain = solve(r!, matmul(b!, x, { transposeA: true }))
  const xa = matmul(x, a!)
  const sum = add(sub(add(xa, matrixTranspose(xa)), matmul(matmul(x, b!), gain)), q!)
  // What rounding of the products leaves.
  const scale = 2 * size(a!) * size(x) + size(b!) * size(x) * size(gain) + size(q!)
  requireSmall(size(sum) / scale, x, name)
  expect(Math.max(...floatsOf(eigvals(sub(a!, matmul(b!, gain))).re)), name).toBeLessThan(0)
}

function requireDiscrete([a, b, q, r]: readonly Tensor[], x: Tensor, name = ''): void {
  const xa = matmul(x, a!)
  const gain = solve(add(r!, matmul(b!, matmul(x, b!), { transposeA: true })), matmul(b!, xa, { transposeA: true }))
  const loop = sub(a!, matmul(b!, gain))
  const sum = add(sub(matmul(a!, matmul(x, loop), { transposeA: true }), x), q!)
  const scale = size(a!) * size(x) * (size(a!) + size(b!) * size(gain)) + size(x) + size(q!)
  requireSmall(size(sum) / scale, x, name)
  const { re, im } = eigvals(loop)
  const sizes = Array.from(floatsOf(re), (value, i) => Math.hypot(value, floatsOf(im)[i]!))
  expect(Math.max(...sizes), name).toBeLessThan(1)
}

/** The relative residual, symmetry, definiteness. */
function requireSmall(residual: number, x: Tensor, name: string): void {
  expect(residual / (x.shape[0]! * epsOf(x)), name).toBeLessThan(30)
  expect(distance(x, matrixTranspose(x)), name).toBe(0)
  expect(Math.min(...floatsOf(eigvalsh(x))), name).toBeGreaterThan(-100 * epsOf(x) * size(x))
}

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  test('residual, stability of the closed loop, symmetry', () => {
    for (const [n, m] of [
      [1, 1],
      [2, 1],
      [3, 3],
      [8, 2],
      [10, 4],
      [20, 5],
      [35, 10],
    ] as const) {
      // prettier-ignore
      const given = system(n, m, n, dtype)
      const [x, y] = [solveRiccati(...given), solveDiscreteRiccati(...given)]
      expect([x.dtype, y.dtype]).toEqual([dtype, dtype])
      requireContinuous(given, x, `order ${n}`)
      requireDiscrete(given, y, `order ${n}`)
    }
  })
})

test('weights of very different sizes', () => {
  const [a, b, q, r] = system(6, 2, 1)
  for (const [f, g] of [
    [1e8, 1],
    [1, 1e8],
    [1e-8, 1],
    [1e6, 1e-6],
    [1e-6, 1e6],
    [1e150, 1e150],
  ] as const) {
    // prettier-ignore
    const given = [a, b, mul(f, q), mul(g, r)] as const
    requireContinuous(given, solveRiccati(...given), `q ${f}, r ${g}`)
    requireDiscrete(given, solveDiscreteRiccati(...given), `q ${f}, r ${g}`)
  }
})

test('unstable systems, zero weights, and what is known in closed form', () => {
  const [a, b, , r] = system(5, 2, 2)
  const unstable = add(mul(0.2, a), mul(3, eye(5)))
  const none = zeros([5, 5], { dtype: 'float64' })
  requireContinuous([unstable, b, none, r], solveRiccati(unstable, b, none, r))
  requireDiscrete([unstable, b, none, r], solveDiscreteRiccati(unstable, b, none, r))
  // 2ax − x²b²/r + q = 0
  expect(solveRiccati([[2]], [[3]], [[5]], [[4]]).item()).toBeCloseTo((2 + Math.sqrt(4 + (5 * 9) / 4)) / (9 / 4), 13)
  // The double integrator: [[√3, 1], [1, √3]]
  const x = solveRiccati([[0, 1], [0, 0]], [[0], [1]], eye(2), [[1]]) // prettier-ignore
  expect(distance(x, [[Math.sqrt(3), 1], [1, Math.sqrt(3)]])).toBeLessThan(16 * 2 ** -52) // prettier-ignore
  // The golden ratio.
  expect(solveDiscreteRiccati([[1]], [[1]], [[1]], [[1]]).item()).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14)
  // Nothing to control: X = 0.
  const stable = mul(-1, eye(3))
  expect(size(solveRiccati(stable, gaussian(3, 1, 1), zeros([3, 3]), [[1]]))).toBe(0)
})

test('batches broadcast, and are loops; empty systems', () => {
  const [one, two] = [system(4, 2, 1), system(4, 2, 9)]
  const a = stack([one[0], two[0]])
  const x = solveRiccati(a, one[1], one[2], one[3])
  const y = solveDiscreteRiccati(a, one[1], one[2], one[3])
  expect(x.shape).toEqual([2, 4, 4])
  expect(distance(at(x, 1, 0), solveRiccati(two[0], one[1], one[2], one[3]))).toBeLessThan(1e4 * 2 ** -52 * size(x))
  expect(distance(at(y, 1, 0), solveDiscreteRiccati(two[0], one[1], one[2], one[3]))).toBeLessThan(1e4 * 2 ** -52 * size(y))
  expect(solveRiccati(zeros([0, 0]), zeros([0, 2]), zeros([0, 0]), eye(2)).shape).toEqual([0, 0])
  expect(solveDiscreteRiccati(zeros([0, 3, 3]), zeros([3, 1]), eye(3), eye(1)).shape).toEqual([0, 3, 3])
})

test('systems without a stabilizing solution are refused', () => {
  // Nothing acts on the unstable part.
  expect(() => solveRiccati([[1, 0], [0, -1]], [[0], [1]], eye(2), [[1]])).toThrow(OrthoError) // prettier-ignore
  expect(() => solveDiscreteRiccati([[2, 0], [0, 0.5]], [[0], [1]], eye(2), [[1]])).toThrow(OrthoError) // prettier-ignore
  // Eigenvalues on the imaginary axis, or the unit circle, that no weight sees.
  expect(() => solveRiccati([[0, 1], [-1, 0]], [[0], [0]], zeros([2, 2]), [[1]])).toThrow(ConvergenceError) // prettier-ignore
  expect(() => solveDiscreteRiccati([[1]], [[0]], [[1]], [[1]])).toThrow(OrthoError)
  expect(() => solveRiccati([[1]], [[1]], [[1]], [[0]])).toThrow('solveRiccati')
})

test('wrong shapes and numbers are refused', () => {
  expect(() => solveRiccati(zeros([2, 3]), eye(2), eye(2), eye(2))).toThrow(ShapeError)
  expect(() => solveRiccati(eye(2), eye(3), eye(2), eye(2))).toThrow(ShapeError)
  expect(() => solveRiccati(eye(2), eye(2), eye(3), eye(2))).toThrow(ShapeError)
  expect(() => solveDiscreteRiccati(eye(2), zeros([2, 1]), eye(2), eye(2))).toThrow(ShapeError)
  for (let k = 0; k < 4; k++) {
    const given = [[[1]], [[1]], [[1]], [[1]]] as [number[][], number[][], number[][], number[][]]
    given[k]![0]![0] = k % 2 === 0 ? NaN : Infinity
    expect(() => solveRiccati(...given)).toThrow(OptionError)
    expect(() => solveDiscreteRiccati(...given)).toThrow(OptionError)
  }
})

test('derivatives in all arguments, in both modes and to second order', () => {
  for (const [n, m] of [
    [1, 1],
    [3, 2],
    [4, 1],
  ] as const) {
    // prettier-ignore
    for (const f of [solveRiccati, solveDiscreteRiccati]) {
      const { forward, reverse, second, secondReverse } = checkGradients(f, system(n, m, n), { step: 1e-6 })
      expect(forward).toBeLessThan(1e-7)
      expect(reverse).toBeLessThan(1e-10)
      expect(second).toBeLessThan(1e-6)
      expect(secondReverse).toBeLessThan(1e-6)
    }
  }
})
