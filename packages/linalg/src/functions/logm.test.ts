import { OptionError, SingularMatrixError, type Tensor, add, concat, eye, key, matmul, mul, neg, randn, sub, tensor } from '@ortho/core'
import { expectNear, galleryMatrix } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { floatsOf, load, store } from '../dense/workspace.ts'
import { schur } from '../eigen/schur.ts'
import { inv } from '../solving/inv.ts'
import { expm } from './expm.ts'
import { movingBlas } from './fixtures/moving-blas.ts'
import { distance, size } from './fixtures/reference.ts'
import { legendreNodes, logInPlace } from './kernels/log-kernel.ts'
import { logm } from './logm.ts'

const identity = (n: number): Tensor => eye(n, n, { dtype: 'float64' })

/** exp(re + i·im), by [[re, −im], [im, re]]. */
function complexExponential(re: Tensor, im: Tensor): Tensor {
  return expm(concat([concat([re, neg(im)], -1), concat([im, re], -1)], 0))
}

describe.each(['float64', 'float32'] as const)('logm in %s', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23

  test('exp(log A) = A over sizes around those at which the algorithms change', () => {
    for (const n of [1, 2, 3, 7, 8, 9, 17, 19, 20, 21, 35, 60]) {
      const a = add(mul(randn(key(n), [n, n], { dtype }), 0.8 / Math.sqrt(n)), mul(1.5, eye(n)))
      // The condition numbers of both are about that of A.
      const bound = 10 * n * eps * size(a) * size(inv(a)) * size(a)
      expect(distance(expm(logm(a)), a), `order ${n}`).toBeLessThan(bound)
    }
  })

  test('log(exp A) = A where imaginary parts stay below π', () => {
    for (const factor of [1e-6, 1e-3, 0.1, 1, 3]) {
      const x = randn(key(8), [6, 6], { dtype })
      const a = mul(x, factor / size(x))
      const image = expm(a)
      expect(distance(logm(image), a), `norm ${factor}`).toBeLessThan(10 * 6 * eps * size(image) * size(inv(image)))
    }
  })
})

test('of the inverse and of powers: −log A and k·log A', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (n, seed) => {
      const a = add(mul(randn(key(seed), [n, n], { dtype: 'float64' }), 0.4 / Math.sqrt(n)), identity(n))
      const l = logm(a)
      const worse = 100 * n * 2 ** -52 * (size(a) * size(inv(a))) ** 2
      expect(distance(logm(inv(a)), neg(l))).toBeLessThan(worse)
      expect(distance(logm(matmul(a, a)), mul(2, l))).toBeLessThan(worse * size(a))
    }),
    { numRuns: 30 },
  )
})

test('what is known in closed form', () => {
  expect(logm([[1, 1e-12], [0, 1]]).toArray()).toEqual([[0, 1e-12], [0, 0]]) // prettier-ignore
  expect(logm([[1, 1e12], [0, 1]]).toArray()).toEqual([[0, 1e12], [0, 0]]) // prettier-ignore
  expect(logm([[1, 0], [0, 1e-20]]).toArray()).toEqual([[0, 0], [0, Math.log(1e-20)]]) // prettier-ignore
  for (const angle of [1e-8, 0.5, 2, 3.1, -3.1]) {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    // Near π the angle is as sensitive as the cosine is flat; ε is that of the given numbers.
    expectNear(logm([[c, s], [-s, c]]), [[0, angle], [-angle, 0]], { atol: 8 * 2 ** -52 }) // prettier-ignore
  }
  // log of a Jordan block: log λ, 1/λ, −1/(2·λ²), …
  const jordan = logm(galleryMatrix('jordan', 4)).toArray() as number[][]
  expectNear([jordan[0]!], [[-Math.LN2, 2, -2, 8 / 3]], { ulps: 16 })
})

test('close to I no digits are lost', () => {
  const e = tensor([[3, -5], [7, 2]]) // prettier-ignore
  for (const exponent of [-20, -30, -40, -50]) {
    const small = mul(2 ** exponent, e)
    const square = matmul(small, small)
    // log(I + E) = E − E²/2 + E³/3 − …
    const series = add(sub(small, mul(0.5, square)), mul(1 / 3, matmul(square, small)))
    // The fourth term; an error of ε in I + E, from the Schur form, is one of ε here.
    const bound = size(small) ** 4 + 20 * 2 ** -52
    expect(distance(logm(add(identity(2), small)), series)).toBeLessThan(bound)
  }
})

test('negative eigenvalues: refused with their value, or complex with parts up to π', () => {
  expect(() => logm([[1, 5], [0, -9]])).toThrow(OptionError) // prettier-ignore
  expect(() => logm([[1, 5], [0, -9]])).toThrow('the eigenvalue -9') // prettier-ignore
  expect(() => logm([[1, 0], [0, -9]], { symmetric: true })).toThrow('the eigenvalue -9') // prettier-ignore
  const minus = logm([[-1, 0], [0, -1]], { complex: true }) // prettier-ignore
  expect([minus.re.toArray(), minus.im.toArray()]).toEqual([[[0, 0], [0, 0]], [[Math.PI, 0], [0, Math.PI]]]) // prettier-ignore
  for (const seed of [1, 2, 3, 4]) {
    const a = randn(key(seed), [6, 6], { dtype: 'float64' })
    const { re, im } = logm(a, { complex: true })
    const exact = concat([concat([a, mul(0, a)], -1), concat([mul(0, a), a], -1)], 0)
    expect(distance(complexExponential(re, im), exact)).toBeLessThan(1000 * 2 ** -52 * size(a) ** 2 * size(inv(a)))
  }
})

test('singular matrices are refused, also where rounding hides the eigenvalue 0', () => {
  expect(() => logm([[1, 1], [0, 0]])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => logm([[1, 2], [2, 4]])).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => logm([[1, 2], [2, 4]], { symmetric: true })).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => logm([[1, 2], [2, 4]], { complex: true })).toThrow(SingularMatrixError) // prettier-ignore
  expect(() => logm([[1, 2, 3], [4, 5, 6], [7, 8, 9]], { complex: true })).toThrow('0 to rounding') // prettier-ignore
  // A diagonal matrix is exact: 1e-20 is meant.
  expect(logm([[1, 0], [0, 1e-20]], { symmetric: true }).toArray()).toEqual([[0, 0], [0, Math.log(1e-20)]]) // prettier-ignore
})

test('matrices of any scale: log(c·A) = log c + log A', () => {
  const a = add(randn(key(3), [5, 5], { dtype: 'float64' }), mul(4, identity(5)))
  for (const exponent of [-1000, -300, 300, 1000]) {
    const shifted = add(logm(a), mul(exponent * Math.LN2, identity(5)))
    expect(distance(logm(mul(a, 2 ** exponent)), shifted)).toBeLessThan(10 * 2 ** -52 * size(shifted))
  }
})

test('nodes and weights integrate polynomials exactly', () => {
  for (let m = 1; m <= 7; m++) {
    for (let power = 0; power < 2 * m; power++) {
      const sum = legendreNodes(m).reduce((total, [node, weight]) => total + weight * node ** power, 0)
      expect(Math.abs(sum - 1 / (power + 1))).toBeLessThan(8 * 2 ** -52)
    }
  }
})

test('memory that moves whenever room is reserved', () => {
  const a = add(randn(key(1), [9, 9], { dtype: 'float64' }), mul(4, identity(9)))
  const { t, z } = schur(a)
  const blas = movingBlas()
  const window = blas.reserve(9, 9)
  load(floatsOf(t), 0, blas.data, window)
  logInPlace('test', blas, window, 0)
  const out = new Float64Array(81)
  store(blas.data, window, out, 0)
  const result = matmul(matmul(z, tensor(out, { shape: [9, 9] })), z, { transposeB: true })
  expect(distance(result, logm(a))).toBeLessThan(100 * 2 ** -52 * size(result))
})
