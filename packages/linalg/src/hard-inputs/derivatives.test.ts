import {
  OptionError,
  type Tensor,
  add,
  checkGradients,
  diagonal,
  expandDims,
  grad,
  jvp,
  key,
  matmul,
  matrixTranspose,
  mul,
  randn,
  slice,
  sqrt,
  square,
  stopGradient,
  sub,
  sum,
  tensor,
  trace,
  withBackend,
} from '@ortho/core'
import { matrixFromSpectrum } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { eig, eigvals } from '../eigen/eig.ts'
import { eigh, eigvalsh } from '../eigen/eigh.ts'
import { cholesky } from '../factorizations/cholesky.ts'
import { ldl } from '../factorizations/ldl.ts'
import { lq } from '../factorizations/lq.ts'
import { lu } from '../factorizations/lu.ts'
import { pivotedQr } from '../factorizations/pivoted-qr.ts'
import { qr } from '../factorizations/qr.ts'
import { polar } from '../orthogonal/polar.ts'
import { svd, svdvals } from '../singular/svd.ts'
import { choleskySolve } from '../solving/cholesky-solve.ts'
import { cond } from '../solving/cond.ts'
import { det } from '../solving/det.ts'
import { inv } from '../solving/inv.ts'
import { lstsq } from '../solving/lstsq.ts'
import { matrixNorm } from '../solving/norm.ts'
import { pinv } from '../solving/pinv.ts'
import { slogdet } from '../solving/slogdet.ts'
import { solveTriangular } from '../solving/solve-triangular.ts'
import { solve } from '../solving/solve.ts'
import { describeOnPaths, onto } from './fixtures/paths.ts'

const n = 4

/** Singular values or eigenvalues, from far apart to equal, also to the last bit but one. */
const spectra: Readonly<Record<string, readonly number[]>> = {
  separated: [4, 2.5, 1.5, 0.5],
  'two clusters': [2, 2 + 1e-9, 1, 1 + 1e-9],
  'equal up to rounding': [3, 3 + 2 ** -51, 1.5, 1.5],
  'all equal': [2, 2, 2, 2],
}

/** Functions that do not see which vectors of equal values were chosen, with the spectra at which they are smooth. */
type Smooth = (x: Tensor) => Tensor

const weights = (shape: readonly number[], seed = 9): Tensor => randn(key(seed), shape, { dtype: 'float64' })
const symmetric = (x: Tensor): Tensor => mul(0.5, add(x, matrixTranspose(x)))

/** What is smooth at every nonsingular matrix, whatever its spectrum. */
const general: Readonly<Record<string, Smooth>> = {
  'qr: Q': (x) => qr(x, { sign: 'positive' }).q,
  'qr: R': (x) => qr(x, { mode: 'r', sign: 'positive' }).r,
  'lq: L': (x) => lq(x, { sign: 'positive' }).l,
  'lq: Q': (x) => lq(x, { sign: 'positive' }).q,
  'lu: U': (x) => lu(x).u,
  'lu: L': (x) => lu(x).l,
  'polar: U': (x) => polar(x).u,
  'polar: P': (x) => polar(x).p,
  'polar, left: P': (x) => polar(x, { side: 'left' }).p,
  'svd: the polar factor': (x) => {
    const { u, vh } = svd(x)
    return matmul(u, vh)
  },
  'svd: the sum of squares': (x) => sum(square(svd(x).s)),
  'svdvals: nuclear norm': (x) => sum(svdvals(x)),
  'norm: nuc': (x) => matrixNorm(x, { ord: 'nuc' }),
  'norm: fro': (x) => matrixNorm(x),
  det,
  slogdet: (x) => slogdet(x).logAbsDet,
  inv,
  solve: (x) => solve(x, weights([n, 2])),
  'solve, vector': (x) => solve(x, weights([n])),
  pinv: (x) => pinv(x),
  lstsq: (x) => lstsq(x, weights([n, 2])).x,
  'lstsq, svd': (x) => lstsq(x, weights([n, 2]), { method: 'svd' }).x,
  'cond: fro': (x) => cond(x, { p: 'fro' }),
  'cond: nuc': (x) => cond(x, { p: 'nuc' }),
  'eigenvalues: Σλ²': (x) => {
    const { re, im } = eigvals(x)
    return sub(sum(square(re)), sum(square(im)))
  },
  'solveTriangular, of R': (x) => solveTriangular(qr(x, { mode: 'r', sign: 'positive' }).r, weights([n, 2])),
}

/** At symmetric positive definite matrices. */
const definite: Readonly<Record<string, Smooth>> = {
  cholesky: (x) => cholesky(x),
  'cholesky, upper': (x) => cholesky(x, { upper: true }),
  choleskySolve: (x) => choleskySolve(x, weights([n, 2])),
  'ldl: D': (x) => ldl(symmetric(x)).d,
  'eigh: Σλ³': (x) => sum(mul(eigh(symmetric(x)).values, square(eigh(symmetric(x)).values))),
  'eigvalsh: Σ√λ': (x) => sum(sqrt(eigvalsh(symmetric(x)))),
}

/** What needs the second and third value apart: the space of the first two. */
const projectors: Readonly<Record<string, Smooth>> = {
  'eigh: projector': (x) => {
    const first = slice(eigh(symmetric(x)).vectors, { axis: -1, start: 2 })
    return matmul(first, first, { transposeB: true })
  },
  'svd: projectors': (x) => {
    const { u, vh } = svd(x)
    const [left, right] = [slice(u, { axis: -1, stop: 2 }), slice(vh, { axis: -2, stop: 2 })]
    return add(matmul(left, left, { transposeB: true }), matmul(right, right, { transposeA: true }))
  },
}

/** Only where all values are apart. */
const separated: Readonly<Record<string, Smooth>> = {
  'pivotedQr: R': (x) => pivotedQr(x).r,
  svdvals: (x) => svdvals(x),
  'svd: squares of vectors': (x) => {
    const { u, s, vh } = svd(x)
    return add(add(sum(mul(weights([n, n]), square(u))), sum(mul(weights([n, n], 8), square(vh)))), sum(mul(weights([n], 7), s)))
  },
  'svd: U·f(s)·Vᴴ': (x) => {
    const { u, s, vh } = svd(x)
    return matmul(mul(u, expandDims(square(s), -2)), vh)
  },
  'norm: 2': (x) => matrixNorm(x, { ord: 2 }),
  'norm: −2': (x) => matrixNorm(x, { ord: -2 }),
  'norm: 1': (x) => matrixNorm(x, { ord: 1 }),
  'norm: −1': (x) => matrixNorm(x, { ord: -1 }),
  'norm: ∞': (x) => matrixNorm(x, { ord: Infinity }),
  'norm: −∞': (x) => matrixNorm(x, { ord: -Infinity }),
  'cond: 2': (x) => cond(x),
  'cond: −2': (x) => cond(x, { p: -2 }),
  'cond: 1': (x) => cond(x, { p: 1 }),
  'cond: ∞': (x) => cond(x, { p: Infinity }),
  eigvalsh: (x) => eigvalsh(symmetric(x)),
  'eigh: squares of vectors': (x) => {
    const { values, vectors } = eigh(symmetric(x))
    return add(sum(mul(weights([n, n]), square(vectors))), sum(mul(weights([n], 7), values)))
  },
  'eigh: V·f(Λ)·Vᵀ': (x) => {
    const { values, vectors } = eigh(symmetric(x))
    return matmul(mul(vectors, expandDims(square(values), -2)), vectors, { transposeB: true })
  },
  'eigh, generalized': (x) => {
    const { values, vectors } = eigh(symmetric(x), { b: add(tensor(identity()), matmul(x, x, { transposeB: true })) })
    return add(sum(mul(weights([n, n]), square(vectors))), sum(values))
  },
  'eigh, one triangle': (x) => eigh(x).values,
  'eig: squares of vectors': (x) => {
    const { values, vectors } = eig(x)
    return add(add(sum(mul(weights([n, n]), square(vectors.re))), sum(mul(weights([n, n], 8), square(vectors.im)))), sum(square(values.re)))
  },
}

function identity(): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)))
}

/** Q·diag(spectrum)·Qᵀ. */
function definiteFrom(spectrum: readonly number[]): Tensor {
  const q = matrixFromSpectrum([1, 1, 1, 1], { rows: n, seed: 5 })
  return symmetric(matmul(mul(q, tensor(spectrum)), q, { transposeB: true }))
}

/** Whether a rule divides by gaps between values: its second derivatives are there only where these are apart. */
const byGaps = /^(svd|eig)|norm: nuc|cond: nuc/

/**
 * Forward mode against central differences, reverse against forward mode. Of functions whose rules divide by gaps, the second
 * derivatives are checked where these are large, and errors grow with 1/gap elsewhere.
 */
function expectDerivatives(f: Smooth, a: Tensor, title: string, gap: number): void {
  const growth = byGaps.test(title) && gap > 1e-12 ? (30 * n * 2 ** -52) / gap : 0
  if (!byGaps.test(title) || gap > 0.1) {
    const errors = checkGradients(f, [a])
    expect(errors.forward, `${title}, forward`).toBeLessThan(1e-6)
    expect(errors.reverse, `${title}, reverse`).toBeLessThan(1e-9)
    expect(errors.second, `${title}, second`).toBeLessThan(1e-4)
    expect(errors.secondReverse, `${title}, second in reverse`).toBeLessThan(1e-4)
    return
  }
  const direction = weights([n, n], 11)
  const { tangent } = jvp((x: Tensor) => f(x), [a], [direction])
  const step = mul(1e-5, direction)
  const difference = mul(0.5e5, sub(f(add(a, step)), f(sub(a, step))))
  expect(largest(sub(tangent, difference)) / (1 + largest(difference)), `${title}, forward`).toBeLessThan(1e-6 + growth)
  const cotangent = weights(tangent.shape, 12)
  const gradient = grad((x: Tensor) => sum(mul(cotangent, f(x))))(a)
  const [left, right] = [sum(mul(gradient, direction)).item(), sum(mul(cotangent, tangent)).item()]
  expect(Math.abs(left - right) / (1 + Math.abs(right)), `${title}, reverse`).toBeLessThan(1e-9 + growth)
}

function largest(x: Tensor): number {
  return Math.max(...Array.from(x.dataSync(), Math.abs))
}

describeOnPaths('derivatives', ({ backend }) => {
  test('forward mode against differences, of all functions', () => {
    withBackend(backend, () => {
      const a = onto(backend, matrixFromSpectrum(spectra['separated']!, { rows: n, seed: 4 }))
      const direction = weights([n, n])
      const step = mul(1e-5, direction)
      for (const [title, f] of Object.entries({ ...general, ...separated })) {
        const { tangent } = jvp((x: Tensor) => f(x), [a], [direction])
        const difference = mul(0.5e5, sub(f(add(a, step)), f(sub(a, step))))
        expect(largest(sub(tangent, difference)) / (1 + largest(tangent)), title).toBeLessThan(1e-6)
      }
    })
  })
})

describe('derivatives', () => {
  describe.each(Object.keys(spectra))('%s', (name) => {
    const spectrum = spectra[name]!
    const a = matrixFromSpectrum(spectrum, { rows: n, seed: 4 })
    const s = definiteFrom(spectrum)
    const cases: readonly (readonly [functions: Readonly<Record<string, Smooth>>, matrix: Tensor])[] = [
      [general, a],
      [definite, s],
      ...(name === 'all equal' ? [] : [[projectors, name === 'separated' ? a : s] as const]),
      ...(name === 'separated' ? [[separated, a] as const] : []),
    ]
    for (const [functions, matrix] of cases) {
      test.each(Object.keys(functions))('%s', (title) => {
        expectDerivatives(functions[title]!, matrix, title, name === 'separated' ? 1 : name === 'two clusters' ? 1e-9 : 0)
      })
    }
  })

  test('losses that see the choice of vectors are refused with a reason', () => {
    const a = definiteFrom(spectra['equal up to rounding']!)
    const w = weights([n, n])
    const losses: Readonly<Record<string, Smooth>> = {
      'squares of eigenvectors': (x) => sum(mul(w, square(eigh(symmetric(x)).vectors))),
      'one eigenvalue of two': (x) => sum(mul(w, expandDims(eigh(symmetric(x)).values, 0))),
      'squares of singular vectors': (x) => sum(mul(w, square(svd(x).u))),
      'U·f(s)·Vᴴ': (x) => {
        const { u, s, vh } = svd(x)
        return sum(mul(w, matmul(mul(u, expandDims(square(s), -2)), vh)))
      },
    }
    for (const [title, loss] of Object.entries(losses)) {
      expect(() => grad(loss)(a), title).toThrow(OptionError)
      expect(() => grad(loss)(a), title).toThrow(/the equal (eigenvalues|singular values) \d and \d/)
    }
    // Values alone have subgradients: of the largest that of one of its vectors.
    const { u, vh } = svd(a)
    const one = matmul(slice(u, { axis: -1, stop: 1 }), slice(vh, { axis: -2, stop: 1 }))
    const found = grad((x: Tensor) => matrixNorm(x, { ord: 2 }))(a)
    expect(largest(sub(found, one))).toBeLessThan(1e-14)
    expect(grad((x: Tensor) => sum(slice(svd(x).s, { axis: -1, stop: 1 })))(a).toArray()).toEqual(found.toArray())
  })

  test('identities: det, slogdet, norms, trace of eigenvalues', () => {
    const a = weights([n, n], 3)
    const near = (x: Tensor, y: Tensor, bound: number): void => {
      expect(largest(sub(x, y))).toBeLessThan(bound * (1 + largest(y)))
    }
    const inverse = matrixTranspose(inv(a))
    near(grad((x: Tensor) => det(x))(a), mul(det(a), inverse), 1e-13)
    near(grad((x: Tensor) => slogdet(x).logAbsDet)(a), inverse, 1e-13)
    near(grad((x: Tensor) => mul(0.5, square(matrixNorm(x))))(a), a, 1e-14)
    near(grad((x: Tensor) => matrixNorm(x, { ord: 'nuc' }))(a), polar(a).u, 1e-13)
    near(grad((x: Tensor) => sum(eigvals(x).re))(a), tensor(identity()), 1e-12)
    near(grad((x: Tensor) => sum(eigvalsh(symmetric(x))))(a), tensor(identity()), 1e-12)
    // A·dx = Q·dR + dQ·R with dR upper triangular and QᵀdQ skew: the product alone would not show a wrong dR.
    const direction = weights([n, n], 6)
    const { tangent: dq } = jvp((x: Tensor) => qr(x).q, [a], [direction])
    const { tangent: dr } = jvp((x: Tensor) => qr(x).r, [a], [direction])
    const { q, r } = qr(a)
    near(add(matmul(dq, r), matmul(q, dr)), direction, 1e-13)
    const skew = matmul(stopGradient(q), dq, { transposeA: true })
    near(add(skew, matrixTranspose(skew)), mul(0, skew), 1e-13)
    const below = dr.dataSync().filter((_, p) => Math.floor(p / n) > p % n)
    expect([...below].every((value) => value === 0)).toBe(true)
    expect(trace(a).item()).toBeCloseTo(sum(diagonal(a)).item(), 14)
  })
})
