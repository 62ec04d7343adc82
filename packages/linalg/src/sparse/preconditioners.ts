import { OptionError, SingularMatrixError } from '@ortho/core'
import { type LinearOperator, operatorNamed } from '../operators/operator.ts'
import type { SparseMatrix } from './matrix.ts'
import { requireSquarePattern } from './ordering.ts'
import { type Triangles, diagonalPlaces, lowerAdjointRows, lowerRows, upperAdjointRows, upperRows } from './triangles.ts'

/**
 * The Jacobi preconditioner: `M = diag(A)`; `apply` divides by the diagonal.
 *
 * Nearly free, and as good as symmetric scaling. Where rows differ little in size {@link ssor}, {@link ic0} and {@link ilu0}
 * save more steps.
 *
 * @param a - `[n, n]` with a diagonal of no zeros.
 * @returns M⁻¹ as an operator: the `preconditioner` of {@link cg}, {@link gmres} and their kin.
 * @throws SingularMatrixError naming the row without a diagonal element.
 * @example
 * ```ts
 * jacobi(fromDense([[2, 1], [1, 4]])).apply([2, 2]).toArray() // => [1, 0.5]
 * ```
 */
export function jacobi(a: SparseMatrix): LinearOperator {
  const { diagonal } = splitOf('jacobi', a)
  const into = (r: Float64Array, z: Float64Array): void => {
    for (let i = 0; i < z.length; i++) z[i] = r[i]! / diagonal[i]!
  }
  return operatorNamed('jacobi', { shape: a.shape, dtype: a.dtype, applyInto: into, applyAdjointInto: into })
}

/** Options of {@link ssor}. */
export interface SsorOptions {
  /** Relaxation, between 0 and 2. Default 1: symmetric Gauss–Seidel. */
  readonly omega?: number | undefined
}

/**
 * The symmetric successive over-relaxation preconditioner: `M = (D + ω·L)·D⁻¹·(D + ω·U) / (ω·(2 − ω))` for `A = L + D + U`.
 *
 * Needs no factorization; symmetric positive definite where A is. {@link ic0} and {@link ilu0} cost the same to apply.
 *
 * @param a - `[n, n]` with a diagonal of no zeros.
 * @returns M⁻¹ as an operator.
 * @throws SingularMatrixError naming the row without a diagonal element; OptionError for ω out of range.
 * @example
 * ```ts
 * ssor(fromDense([[2, 0], [0, 4]])).apply([2, 4]).toArray() // => [1, 1]
 * ```
 */
export function ssor(a: SparseMatrix, { omega = 1 }: SsorOptions = {}): LinearOperator {
  const where = 'ssor'
  if (!(omega > 0 && omega < 2)) {
    throw new OptionError({ where, argument: 'omega', expected: 'between 0 and 2', received: String(omega) })
  }
  const plain = splitOf(where, a)
  const { diagonal } = plain
  // (D + ω·L) = ω·(D/ω + L): the factors ω cancel but for one, of which 2 − ω is left beside D.
  const t: Triangles = { ...plain, diagonal: diagonal.map((d) => d / omega) }
  const factor = (2 - omega) / omega
  const run = (r: Float64Array, z: Float64Array, adjoint: boolean): void => {
    z.set(r)
    if (adjoint) upperAdjointRows(t, z)
    else lowerRows(t, z)
    for (let i = 0; i < z.length; i++) z[i]! *= factor * diagonal[i]!
    if (adjoint) lowerAdjointRows(t, z)
    else upperRows(t, z)
  }
  return operatorNamed(where, {
    shape: a.shape,
    dtype: a.dtype,
    applyInto: (r, z) => run(r, z, false),
    applyAdjointInto: (r, z) => run(r, z, true),
  })
}

/** The triangles of A, whose diagonal must not have zeros. */
function splitOf(where: string, a: SparseMatrix): Triangles {
  const n = requireSquarePattern(where, a)
  const values = Float64Array.from(a.values)
  const places = diagonalPlaces(where, a)
  const diagonal = Float64Array.from({ length: n }, (_, i) => values[places[i]!]!)
  const zero = diagonal.indexOf(0)
  if (zero === -1) return { pattern: a, values, places, diagonal }
  throw new SingularMatrixError({ where, argument: 'a', expected: 'without zeros on its diagonal', received: `one in row ${zero}` })
}
