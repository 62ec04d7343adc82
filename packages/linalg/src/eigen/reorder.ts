import { OptionError, type Tensor, tensorFrom } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { blockSize, moveBlockUp } from '../dense/nonsymmetric/real-schur-swap.ts'
import { requireFinite, requireSquare } from '../dense/require.ts'
import { quasiTriangularValues } from '../dense/nonsymmetric/triangular-vectors.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { withoutDerivative } from './hessenberg.ts'
import type { Schur } from './schur.ts'

/**
 * Which eigenvalues come first: a test of real and imaginary part, or one of the usual half planes and discs. Of a pair both
 * are taken when either is.
 */
export type EigenvalueSelection =
  ((re: number, im: number) => boolean) | 'left-half-plane' | 'right-half-plane' | 'inside-circle' | 'outside-circle'

/** A reordered Schur form, and how many eigenvalues were chosen. */
export interface ReorderedSchur extends Schur, Iterable<Tensor> {
  /** Of each matrix of the batch: as many leading columns of Z span the invariant subspace of the chosen eigenvalues. */
  readonly counts: readonly number[]
}

/**
 * A real Schur form with chosen eigenvalues in front, in the order in which they were: Z's leading columns then span their
 * invariant subspace. By orthogonal exchanges of neighbouring blocks (Z. Bai and J. W. Demmel, Linear Algebra Appl. 186, 1993).
 *
 * @param form - `t` and `z` as {@link schur} gives them.
 * @param selection - which eigenvalues; see {@link EigenvalueSelection}.
 * @returns `t`, `z` and `counts`. Not differentiable.
 * @throws OptionError for an unknown selection, a form that is not quasi-triangular, or eigenvalues so close that exchanging
 * them would change them; ShapeError.
 * @example
 * ```ts
 * reorderSchur(schur([[1, 2], [0, -3]]), 'left-half-plane').counts // => [1]
 * ```
 */
export function reorderSchur(form: Schur, selection: EigenvalueSelection): ReorderedSchur {
  const chosen = typeof selection === 'function' ? selection : testOf(selection)
  const counts: number[] = []
  const result = withoutDerivative('reorderSchur', (t, z): Schur => reordered(t, z, chosen, counts))(form.t, form.z)
  return Object.assign(ordered(result), { counts })
}

function testOf(name: string): (re: number, im: number) => boolean {
  const tests: Readonly<Record<string, (re: number, im: number) => boolean>> = {
    'left-half-plane': (re) => re < 0,
    'right-half-plane': (re) => re >= 0,
    'inside-circle': (re, im) => Math.hypot(re, im) <= 1,
    'outside-circle': (re, im) => Math.hypot(re, im) > 1,
  }
  const test = tests[name]
  if (test !== undefined) return test
  const expected = `a function or one of ${Object.keys(tests).join(', ')}`
  throw new OptionError({ where: 'reorderSchur', argument: 'selection', expected, received: name })
}

function reordered(t: Tensor, z: Tensor, chosen: (re: number, im: number) => boolean, counts: number[]): Schur {
  const { n } = requireSquare('reorderSchur', t, 't')
  requireSquare('reorderSchur', z, 'z')
  const [forms, bases] = [floatsOf(t), floatsOf(z)]
  requireFinite('reorderSchur', forms, n, 't')
  requireFinite('reorderSchur', bases, n, 'z')
  const [newT, newZ] = [arrayLike(t, t.size), arrayLike(z, z.size)]
  const blas = openWorkspace('reorderSchur', t)
  const [form, basis] = [blas.reserve(n, n), blas.reserve(n, n)]
  const { data } = blas
  for (let item = 0; item < batchSize(t); item++) {
    load(forms, item * n * n, data, form)
    load(bases, item * n * n, data, basis)
    requireQuasiTriangular(data, form.at, n)
    const values = quasiTriangularValues(data, form)
    let front = 0
    for (let i = 0; i < n;) {
      const size = blockSize(data, form, i)
      // What follows has not moved, so its eigenvalues are still those of the beginning.
      if (chosen(values.re[i]!, values.im[i]!) || (size === 2 && chosen(values.re[i + 1]!, values.im[i + 1]!))) {
        if (moveBlockUp(data, form, basis, i, front) !== front) throw tooClose(values.re[i]!, values.im[i]!)
        front += size
      }
      i += size
    }
    counts.push(front)
    store(data, form, newT, item * n * n)
    store(data, basis, newZ, item * n * n)
  }
  return { t: tensorFrom(newT, t.shape, t.dtype, t.backend), z: tensorFrom(newZ, z.shape, z.dtype, z.backend) }
}

function requireQuasiTriangular(data: ArrayLike<number>, at: number, n: number): void {
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (data[at + i * n + j] === 0 || (j === i - 1 && (i < 2 || data[at + (i - 1) * n + i - 2] === 0))) continue
      throw new OptionError({
        where: 'reorderSchur',
        argument: 't',
        expected: 'upper quasi-triangular',
        received: `${data[at + i * n + j]!} in row ${i}, column ${j}`,
      })
    }
  }
}

function tooClose(re: number, im: number): OptionError {
  return new OptionError({
    where: 'reorderSchur',
    argument: 'selection',
    expected: 'a set of eigenvalues that are well separated from the others',
    received: `one that parts ${re}${im === 0 ? '' : ` ± ${Math.abs(im)}i`} from eigenvalues that are equal up to rounding`,
  })
}
