import { type Tensor, OrthoError, eye, key, mul, randn, tensor, zeros } from '@ortho/core'
import { describe, expect, test } from 'vitest'
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
import { jacobiSvd, singularValues } from '../methods/singular/jacobi-svd.ts'
import { polar } from '../orthogonal/polar.ts'
import { svd, svdvals } from '../singular/svd.ts'
import { choleskySolve } from '../solving/cholesky-solve.ts'
import { cond } from '../solving/cond.ts'
import { condest } from '../solving/condest.ts'
import { det } from '../solving/det.ts'
import { inv } from '../solving/inv.ts'
import { lstsq } from '../solving/lstsq.ts'
import { matrixRank } from '../solving/matrix-rank.ts'
import { matrixNorm } from '../solving/norm.ts'
import { nullSpace, orth } from '../solving/null-space.ts'
import { pinv } from '../solving/pinv.ts'
import { slogdet } from '../solving/slogdet.ts'
import { solveTriangular } from '../solving/solve-triangular.ts'
import { solve } from '../solving/solve.ts'
import { describeOnPaths, onto } from './fixtures/paths.ts'

type Run = (a: Tensor) => unknown

const ones = (a: Tensor): Tensor => zeros([a.shape.at(-2) ?? 1, 1], { backend: a.backend, dtype: a.dtype })

/** Of matrices of any shape. */
const rectangular: Readonly<Record<string, Run>> = {
  qr,
  'qr, R': (a) => qr(a, { mode: 'r' }),
  lq,
  pivotedQr,
  lu,
  svd,
  svdvals,
  jacobiSvd,
  singularValues,
  polar,
  'polar, newton': (a) => polar(a, { method: 'newton' }),
  'polar, qdwh': (a) => polar(a, { method: 'qdwh' }),
  lstsq: (a) => lstsq(a, ones(a)),
  pinv,
  nullSpace,
  orth,
  matrixRank,
  cond,
  'matrixNorm, 2': (a) => matrixNorm(a, { ord: 2 }),
  'matrixNorm, nuc': (a) => matrixNorm(a, { ord: 'nuc' }),
}

/** Of square ones. */
const square: Readonly<Record<string, Run>> = {
  cholesky,
  'cholesky, upper': (a) => cholesky(a, { upper: true }),
  ldl,
  eigh,
  'eigh, upper': (a) => eigh(a, { upper: true }),
  eigvalsh,
  eig,
  'eig, not balanced': (a) => eig(a, { balance: false }),
  eigvals,
  schur,
  hessenberg,
  solve: (a) => solve(a, ones(a)),
  choleskySolve: (a) => choleskySolve(a, ones(a)),
  solveTriangular: (a) => solveTriangular(a, ones(a), { lower: true }),
  inv,
  det,
  slogdet,
  'cond, 1': (a) => cond(a, { p: 1 }),
  condest,
}

/** What an error says: its code, function, argument and what came. */
function trouble(run: () => unknown): readonly [code: string, where: string, argument: string | undefined, received: string] | undefined {
  try {
    run()
  } catch (error) {
    if (!(error instanceof OrthoError)) throw error
    return [error.code, error.trouble.where, error.trouble.argument, error.trouble.received]
  }
  return undefined
}

describeOnPaths('what is refused', ({ backend }) => {
  const place = { backend, dtype: 'float64' } as const

  describe.each(Object.entries({ ...rectangular, ...square }))('%s', (name, run) => {
    test('NaN and infinity, by row and column', () => {
      for (const value of [NaN, Infinity, -Infinity]) {
        for (const n of [2, 9, 24]) {
          const data = Float64Array.from({ length: n * n }, (_, p) => (p % (n + 1) === 0 ? 1 : 0))
          data[n] = value
          const found = trouble(() => run(tensor(data, { shape: [n, n], backend })))
          expect(found?.[0]).toBe('ORTHO_OPTION')
          expect(found?.[3]).toBe(`${value} in row 1, column 0`)
        }
        const wide = tensor([[1, 0, 0], [value, 2, 0]], { backend }) // prettier-ignore
        if (name in rectangular) expect(trouble(() => run(wide))?.[3]).toBe(`${value} in row 1, column 0`)
      }
    })

    test('vectors and numbers; for square ones other shapes', () => {
      expect(trouble(() => run(zeros([3], place)))?.[0]).toBe('ORTHO_SHAPE')
      expect(trouble(() => run(zeros([], place)))?.[0]).toBe('ORTHO_SHAPE')
      if (!(name in square)) return
      for (const shape of [
        [2, 3],
        [3, 2],
        [4, 2, 3],
        [0, 2],
      ]) {
        // prettier-ignore
        expect(trouble(() => run(zeros(shape, place)))?.slice(0, 1), shape.join(' × ')).toEqual(['ORTHO_SHAPE'])
      }
    })
  })

  test('right-hand sides that do not fit, or are no numbers', () => {
    const a = eye(3, 3, place)
    for (const run of [solve, choleskySolve, (x: Tensor, y: Tensor) => solveTriangular(x, y), lstsq]) {
      for (const shape of [[2], [2, 3], [4, 1], [5, 2, 3]]) expect(trouble(() => run(a, zeros(shape, place)))?.[0]).toBe('ORTHO_SHAPE') // prettier-ignore
      const found = trouble(() => run(a, onto(backend, tensor([[1], [NaN], [0]]))))
      expect(found?.[0]).toBe('ORTHO_OPTION')
      expect(found?.slice(2)).toEqual(['b', 'NaN in row 1, column 0'])
    }
  })

  test('singular systems name the pivot, the order and the matrix, at every size', () => {
    for (const n of [2, 4, 8, 9, 24, 65]) {
      for (const at of [0, 1, n - 1]) {
        // A column of zeros stays one under elimination, whatever the order of the operations.
        const data = randn(key(n), [n, n], place).dataSync().slice()
        for (let i = 0; i < n; i++) data[i * n + at] = 0
        const a = tensor(data, { shape: [n, n], backend })
        const wanted = `a zero pivot in step ${at + 1} of ${n}`
        for (const [name, run] of Object.entries({ solve: (x: Tensor) => solve(x, ones(x)), inv })) {
          expect(trouble(() => run(a))).toEqual(['ORTHO_SINGULAR', name, 'a', wanted])
          const batch = tensor([...eye(n, n).dataSync(), ...data], { shape: [2, n, n], backend })
          expect(trouble(() => run(batch))?.[3]).toBe(`${wanted} of matrix 1`)
        }
        expect([slogdet(a).sign.item(), slogdet(a).logAbsDet.item(), det(a).item()]).toEqual([0, -Infinity, 0])
        expect([cond(a, { p: 1 }).item(), condest(a).item(), matrixRank(a).item()]).toEqual([Infinity, Infinity, n - 1])
      }
    }
  })

  test('matrices that are not positive definite name the minor', () => {
    for (const n of [2, 12, 13, 24, 65]) {
      for (const at of [1, n - 1]) {
        const data = eye(n, n).dataSync().slice()
        data[at * (n + 1)] = -1
        const a = tensor(data, { shape: [n, n], backend })
        const wanted = `a leading minor of order ${at + 1} (of ${n}) that is not positive`
        for (const run of [cholesky, (x: Tensor) => choleskySolve(x, ones(x)), (x: Tensor) => eigh(x, { b: x })]) {
          expect(trouble(() => run(a))).toEqual(['ORTHO_SINGULAR', 'cholesky', 'a', wanted])
        }
      }
    }
    expect(trouble(() => cholesky(zeros([3, 3], place)))?.[3]).toContain('minor of order 1 (of 3)')
  })

  test('triangular systems name the zero', () => {
    const a = onto(backend, tensor([[1, 0], [5, 0]])) // prettier-ignore
    const wanted = ['ORTHO_SINGULAR', 'solveTriangular', 'a', 'a zero at index 1 of the diagonal']
    expect(trouble(() => solveTriangular(a, ones(a), { lower: true }))).toEqual(wanted)
  })

  test('iterations for matrices of full rank say so of others', () => {
    for (const n of [3, 24]) {
      const rank = mul(onto(backend, tensor(Array.from({ length: n }, (_, i) => [i + 1]))), onto(backend, tensor([Array.from({ length: n }, () => 1)]))) // prettier-ignore
      for (const method of ['newton', 'qdwh', 'newton-schulz'] as const) {
        for (const a of [rank, zeros([n, n], place)]) {
          const found = trouble(() => polar(a, { method }))
          // Rounding of a matrix of rank one may leave full rank, for which there is a factor.
          if (a === rank && found === undefined) continue
          expect(['ORTHO_SINGULAR', 'ORTHO_CONVERGENCE'], `${method}, order ${n}`).toContain(found?.[0])
          expect(found?.[1]).toBe('polar')
        }
      }
    }
  })
})
