import { type FloatDType, type Tensor, add, eye, gram, key, matrixTranspose, mul, randn, slice, zeros } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { type Factors, certify } from '../certificate.ts'
import { eig, eigvals } from '../eigen/eig.ts'
import { eigh, eigvalsh } from '../eigen/eigh.ts'
import { hessenberg } from '../eigen/hessenberg.ts'
import { schur } from '../eigen/schur.ts'
import { cholesky } from '../factorizations/cholesky.ts'
import { ldl } from '../factorizations/ldl.ts'
import { lq } from '../factorizations/lq.ts'
import { lu } from '../factorizations/lu.ts'
import { pivotedQr } from '../factorizations/pivoted-qr.ts'
import { qr } from '../factorizations/qr.ts'
import { polar } from '../orthogonal/polar.ts'
import { svd, svdvals } from '../singular/svd.ts'
import { inv } from '../solving/inv.ts'
import { lstsq } from '../solving/lstsq.ts'
import { solve } from '../solving/solve.ts'
import { dense, distance, epsOf, largestOf, minus, sizeOfDense, times } from './fixtures/dense.ts'
import { describeOnPaths } from './fixtures/paths.ts'

/**
 * One less, as many and one more than each size at which an algorithm changes:
 * 4 and 8 (systems of few unknowns), 12 (Cholesky's leaf, rotations), 16 (small singular value problems, polar factors, back
 * substitution), 20 (workspaces, symmetric loops), 25 (bidiagonal leaf), 32 (bidiagonal, tridiagonal and Hessenberg panels, leaf of
 * the tridiagonal halves), 48 (panels of QR; plain double shifts), 64 (Hessenberg panels, updates of Cholesky, strips), 75 (blocks
 * that are solved alone).
 */
const limits = [4, 8, 12, 16, 20, 25, 32, 48, 64, 75]

/** Where the native library is called, its strips and its working copies begin, and where peers keep indices in a byte. */
const large = [128, 256]

const around = (limit: number): number[] => [limit - 1, limit, limit + 1]

const general: Readonly<Record<string, (a: Tensor) => Factors>> = {
  qr: (a) => qr(a),
  'qr, complete': (a) => qr(a, { mode: 'complete' }),
  lq: (a) => lq(a),
  pivotedQr: (a) => pivotedQr(a),
  lu: (a) => lu(a),
  svd: (a) => svd(a),
  'svd, full': (a) => svd(a, { full: true }),
  polar: (a) => polar(a),
}

const square: Readonly<Record<string, (a: Tensor) => Factors>> = {
  hessenberg: (a) => hessenberg(a),
  schur: (a) => schur(a),
  eig: (a) => eig(a),
}

const symmetric: Readonly<Record<string, (a: Tensor) => Factors>> = {
  eigh: (a) => eigh(a),
  ldl: (a) => ldl(a),
  cholesky: (a) => ({ l: cholesky(a) }),
}

function requirePassed(name: string, a: Tensor, factors: Factors): void {
  const { residual, orthogonality, passed } = certify(a, factors)
  if (!passed) expect.fail(`${name} of ${a.shape.join(' × ')}: ${residual}, ${orthogonality}`)
}

/** Values that come without vectors are those that come with them. */
function requireSameValues(name: string, found: Tensor, wanted: Tensor): void {
  const size = largestOf(wanted.dataSync())
  const off = sizeOfDense(minus(dense(found), dense(wanted))) / (found.size * epsOf(found) * size)
  expect(off, `${name}, ${found.size} values`).toBeLessThan(30)
}

describeOnPaths('sizes around every limit', ({ backend, whole }) => {
  const place = (dtype: FloatDType): { readonly dtype: FloatDType; readonly backend: typeof backend } => ({ dtype, backend })

  describe.each<FloatDType>(['float64', 'float32'])('%s', (dtype) => {
    // Sizes do not depend on the dtype.
    const chosen = dtype === 'float32' ? [16, 32] : whole ? limits : backend.name === 'native' ? [16, 32, 64] : [16, 32]
    test.each(chosen)('%i', (limit) => {
      for (const n of around(limit)) {
        const a = randn(key(n), [n, n], place(dtype))
        const wide = randn(key(n + 1), [n, 2 * n + 3], place(dtype))
        const definite = add(gram(a), mul(n, eye(n, n, place(dtype))))
        for (const [name, run] of Object.entries(general)) {
          requirePassed(name, a, run(a))
          if (n !== limit) continue
          requirePassed(name, wide, run(wide))
          requirePassed(name, matrixTranspose(wide), run(matrixTranspose(wide)))
        }
        for (const [name, run] of Object.entries(square)) requirePassed(name, a, run(a))
        for (const [name, run] of Object.entries(symmetric)) requirePassed(name, definite, run(definite))
        requireSameValues('svd', svdvals(a), svd(a).s)
        requireSameValues('eigh', eigvalsh(definite), eigh(definite).values)
        requireSolved(a, limit)
      }
    })
  })

  // Too slow in plain JavaScript, which changes nothing at these sizes.
  test.each(whole || backend.name === 'native' ? large : [])('%i', (limit) => {
    for (const n of around(limit)) {
      const a = randn(key(n), [n, n], place('float64'))
      const definite = add(gram(a), mul(n, eye(n, n, place('float64'))))
      for (const name of ['qr', 'lu', 'svd', 'polar'] as const) requirePassed(name, a, general[name]!(a))
      for (const [name, run] of Object.entries(symmetric)) requirePassed(name, definite, run(definite))
      if (limit < 200) for (const [name, run] of Object.entries(square)) requirePassed(name, a, run(a))
    }
  })

  test('batches around the numbers of matrices that go together', () => {
    for (const [name, group] of [
      ['svd', 1024],
      ['eigh', 512],
      ['solve', 4],
    ] as const) {
      // prettier-ignore
      for (const count of around(group)) {
        const a = randn(key(count), [count, 3, 3], place('float64'))
        const last = slice(a, { axis: 0, start: count - 1 })
        const run: (x: Tensor) => Tensor = name === 'svd' ? (x) => svd(x).u : name === 'eigh' ? (x) => eigh(x).vectors : (x) => inv(x)
        const whole = run(a)
        expect(whole.shape).toEqual([count, 3, 3])
        expect(slice(whole, { axis: 0, start: count - 1 }).toArray()).toEqual(run(last).toArray())
      }
    }
  })

  test('no unknowns, no right-hand sides, no matrices', () => {
    for (const n of [0, 1, 8, 9, 30]) {
      const identity = eye(n, n, place('float64'))
      expect(solve(identity, zeros([n, 0], place('float64'))).shape).toEqual([n, 0])
      expect(lstsq(identity, zeros([n, 0], place('float64'))).x.shape).toEqual([n, 0])
      expect(inv(zeros([0, n, n], place('float64'))).shape).toEqual([0, n, n])
      for (const run of [
        cholesky,
        inv,
        (a: Tensor) => qr(a).q,
        (a: Tensor) => svd(a).u,
        (a: Tensor) => eigh(a).vectors,
        (a: Tensor) => schur(a).z,
      ]) {
        expect(run(zeros([2, 0, 0], place('float64'))).shape).toEqual([2, 0, 0])
        expect(run(zeros([0, n, n], place('float64'))).shape).toEqual([0, n, n])
      }
    }
  })

  test('eigenvalues with and without vectors, around the orders of the blocks', () => {
    for (const n of [...around(16), ...around(48), ...around(75)]) {
      const a = randn(key(n), [n, n], place('float64'))
      const [alone, full] = [eigvals(a), eig(a).values]
      // Gaussian matrices have eigenvalues with conditions of the size of n.
      const off = Math.max(...[...alone.re.dataSync()].map((re, i) => nearest(re, alone.im.dataSync()[i]!, full)))
      expect(off, `order ${n}`).toBeLessThan(30 * n * n * 2 ** -52 * Math.sqrt(n))
    }
  })
})

/** Distance from a number to the nearest of some eigenvalues. */
function nearest(re: number, im: number, values: { readonly re: Tensor; readonly im: Tensor }): number {
  const [x, y] = [values.re.dataSync(), values.im.dataSync()]
  let least = Infinity
  for (let i = 0; i < x.length; i++) least = Math.min(least, Math.hypot(x[i]! - re, y[i]! - im))
  return least
}

/** Right-hand sides around the same limits: `solve`, `inv` and `lstsq`. */
function requireSolved(a: Tensor, limit: number): void {
  const n = a.shape[0]!
  const x = dense(a)
  for (const r of limit <= 8 ? around(limit) : [1, limit]) {
    const b = randn(key(r), [n, r], { dtype: a.dtype === 'float32' ? 'float32' : 'float64', backend: a.backend })
    for (const [name, found] of [
      ['solve', solve(a, b)],
      ['lstsq', lstsq(a, b).x],
    ] as const) {
      // prettier-ignore
      const solution = dense(found)
      const unit = n * epsOf(a) * sizeOfDense(x) * sizeOfDense(solution)
      expect(distance(times(x, solution), dense(b), unit), `${name}, ${n} unknowns, ${r} right-hand sides`).toBeLessThan(30)
    }
  }
}
