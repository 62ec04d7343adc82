import { OptionError, SingularMatrixError } from '@ortho/core'
import { type LinearOperator, operatorNamed } from '../operators/operator.ts'
import type { SparseMatrix } from './matrix.ts'
import { requireSquarePattern } from './ordering.ts'
import { type Triangles, diagonalPlaces, lowerAdjointRows, lowerRows, upperAdjointRows, upperRows } from './triangles.ts'

/**
 * Incomplete LU factorization without fill, ILU(0): `M = L·U` with the pattern of A, equal to A at the places of the pattern
 * (Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithm 10.4).
 *
 * Exact where elimination makes no fill, as for tridiagonal matrices. No rows are exchanged: the diagonal has to be there. For
 * symmetric positive definite matrices {@link ic0}.
 *
 * @param a - `[n, n]` with its diagonal stored.
 * @returns M⁻¹ as an operator: the `preconditioner` of {@link gmres}, {@link bicgstab} and their kin.
 * @throws SingularMatrixError naming the row without a diagonal element, or whose pivot is zero.
 * @example
 * ```ts
 * ilu0(fromDense([[2, 1], [1, 3]])).apply([3, 4]).toArray() // => [1, 1]
 * ```
 */
export function ilu0(a: SparseMatrix): LinearOperator {
  const where = 'ilu0'
  const n = requireSquarePattern(where, a)
  const values = Float64Array.from(a.values)
  const places = diagonalPlaces(where, a)
  eliminateRows(where, a, values, places)
  const diagonal = Float64Array.from({ length: n }, (_, i) => values[places[i]!]!)
  const upper: Triangles = { pattern: a, values, places, diagonal }
  const lower: Triangles = { pattern: a, values, places, diagonal: new Float64Array(n).fill(1) }
  return operatorNamed(where, {
    shape: a.shape,
    dtype: a.dtype,
    applyInto: (r, z) => {
      z.set(r)
      lowerRows(lower, z)
      upperRows(upper, z)
    },
    applyAdjointInto: (r, z) => {
      z.set(r)
      upperAdjointRows(upper, z)
      lowerAdjointRows(lower, z)
    },
  })
}

/** Eliminates row by row; what would fall outside the pattern is dropped. */
function eliminateRows(
  where: string,
  { shape: [n], rowPointers, columnIndices }: SparseMatrix,
  values: Float64Array,
  places: Int32Array,
): void {
  /** Position of each column in the row that is being eliminated. */
  const at = new Int32Array(n).fill(-1)
  for (let i = 0; i < n; i++) {
    const [start, end] = [rowPointers[i]!, rowPointers[i + 1]!]
    for (let p = start; p < end; p++) at[columnIndices[p]!] = p
    for (let p = start; p < places[i]!; p++) {
      const k = columnIndices[p]!
      const factor = (values[p]! /= values[places[k]!]!)
      for (let q = places[k]! + 1; q < rowPointers[k + 1]!; q++) {
        const to = at[columnIndices[q]!]!
        if (to !== -1) values[to]! -= factor * values[q]!
      }
    }
    for (let p = start; p < end; p++) at[columnIndices[p]!] = -1
    const pivot = values[places[i]!]!
    if (pivot === 0 || !Number.isFinite(pivot)) throw noPivot(where, 'with nonzero pivots', pivot, i)
  }
}

/** Options of {@link ic0}. */
export interface Ic0Options {
  /** `A + shift·diag(A)` is factored: for matrices on which the factorization breaks down. Default 0. */
  readonly shift?: number | undefined
}

/**
 * Incomplete Cholesky factorization without fill, IC(0): `M = L·Lᵀ` with the pattern of the lower triangle of A (J. A. Meijerink,
 * H. A. van der Vorst, Math. Comp. 31, 1977). Always exists for M-matrices, such as those of diffusion problems; for others a
 * small `shift`, 1e-3 to 1e-1, may be needed.
 *
 * @param a - `[n, n]`, symmetric positive definite; only the lower triangle is read.
 * @returns M⁻¹ as an operator: the `preconditioner` of {@link cg} and {@link minres}.
 * @throws SingularMatrixError naming the row whose pivot is not positive; OptionError for a negative shift.
 * @example
 * ```ts
 * ic0(fromDense([[4, 2], [2, 5]])).apply([6, 7]).toArray() // => [1, 1]
 * ```
 */
export function ic0(a: SparseMatrix, { shift = 0 }: Ic0Options = {}): LinearOperator {
  const where = 'ic0'
  const n = requireSquarePattern(where, a)
  if (!(shift >= 0 && shift < Infinity)) {
    throw new OptionError({ where, argument: 'shift', expected: 'a number from 0 on', received: String(shift) })
  }
  const places = diagonalPlaces(where, a)
  const values = Float64Array.from(a.values)
  const { rowPointers, columnIndices } = a
  const diagonal = new Float64Array(n)
  const row = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const end = places[i]!
    let pivot = values[end]! * (1 + shift)
    for (let p = rowPointers[i]!; p < end; p++) {
      const j = columnIndices[p]!
      let sum = values[p]!
      for (let q = rowPointers[j]!; q < places[j]!; q++) sum -= values[q]! * row[columnIndices[q]!]!
      values[p] = row[j] = sum / diagonal[j]!
      pivot -= row[j] ** 2
    }
    for (let p = rowPointers[i]!; p < end; p++) row[columnIndices[p]!] = 0
    if (!(pivot > 0 && pivot < Infinity)) throw noPivot(where, 'with positive pivots', pivot, i, 'Pass a `shift`, 1e-3 for instance.')
    diagonal[i] = Math.sqrt(pivot)
  }
  const factor: Triangles = { pattern: a, values, places, diagonal }
  const into = (r: Float64Array, z: Float64Array): void => {
    z.set(r)
    lowerRows(factor, z)
    lowerAdjointRows(factor, z)
  }
  return operatorNamed(where, { shape: a.shape, dtype: a.dtype, applyInto: into, applyAdjointInto: into })
}

function noPivot(where: string, expected: string, pivot: number, row: number, hint?: string): SingularMatrixError {
  return new SingularMatrixError({ where, argument: 'a', expected, received: `${pivot} in row ${row}`, hint })
}
