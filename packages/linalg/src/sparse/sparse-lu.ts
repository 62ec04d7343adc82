import { OptionError, SingularMatrixError, type Tensor, type TensorLike } from '@ortho/core'
import { type LinearOperator, operatorNamed } from '../operators/operator.ts'
import { expandPointers, fromCsc, requireNumbers, sortedSum } from './build.ts'
import { inversePermutation, sparseTranspose } from './convert.ts'
import { columnGraph, symmetricGraph } from './graph.ts'
import { type LuFactor, luAdjointSolve, luFactor, luSolve } from './lu-factor.ts'
import type { SparseMatrix, SparsePattern } from './matrix.ts'
import { type OrderingLike, orderOf, requireSquarePattern } from './ordering.ts'
import { rounded } from './sparse-cholesky.ts'

/** Orders of columns: those of {@link SparseOrdering} on `A + Aᵀ`, or `column`, approximate minimum degree on `AᵀA`. */
export type LuOrderingLike = OrderingLike | 'column'

/** Options of {@link analyzeLu}. */
export interface LuOrderingOptions {
  /** Order of the columns: by name, or itself. Default: `amd` where most of the pattern is symmetric, else `column`. */
  readonly ordering?: LuOrderingLike | undefined
}

/** All of an LU factorization that is decided before its pivots. */
export interface LuAnalysis {
  /** Column that is eliminated k-th. */
  readonly columnPerm: Int32Array
}

/** Options of {@link sparseLu}. */
export interface SparseLuOptions extends LuOrderingOptions {
  /** What {@link analyzeLu} or an earlier factorization found for this pattern; `ordering` is not read then. */
  readonly analysis?: LuAnalysis | undefined
  /**
   * From 0 to 1: the diagonal element is the pivot where it has at least this part of the largest element of its column. Less
   * than 1 keeps more of the order, for less fill at some growth. Default 1: partial pivoting.
   */
  readonly pivotThreshold?: number | undefined
}

/** A determinant too large or too small for a number: `sign·exp(logAbs)`. */
export interface LogDeterminant {
  /** 1 or −1. */
  readonly sign: number
  /** ln of the absolute value. */
  readonly logAbs: number
}

/** `A[perm[i], columnPerm[j]] = (L·U)[i, j]`. */
export interface SparseLu {
  /** L, unit lower triangular. */
  readonly l: SparseMatrix
  /** U, upper triangular. */
  readonly u: SparseMatrix
  /** Row of A that each row of L is. */
  readonly perm: Int32Array
  /** Column of A that each column of U is. */
  readonly columnPerm: Int32Array
  /** Elements of L below and of U on and above the diagonal. */
  readonly nonzeros: number
  /** det A. */
  readonly determinant: LogDeterminant
  /** For other matrices of the same pattern. */
  readonly analysis: LuAnalysis
  /** X with `A·X = B` for `[n]` or `[…, n, r]`, differentiable in B. */
  readonly solve: (b: TensorLike) => Tensor
  /** X with `Aᵀ·X = B`. */
  readonly solveAdjoint: (b: TensorLike) => Tensor
  /** A⁻¹ as an operator, for instance as a preconditioner. */
  readonly inverse: LinearOperator
}

/**
 * Chooses the order of the columns for {@link sparseLu}, for one or more matrices of a pattern.
 *
 * @throws ShapeError for a pattern that is not square; OptionError for an ordering that is none.
 * @example
 * ```ts
 * analyzeLu(fromDense([[1, 2], [3, 4]]), { ordering: 'natural' }).columnPerm // => [0, 1]
 * ```
 */
export function analyzeLu(a: SparsePattern, { ordering }: LuOrderingOptions = {}): LuAnalysis {
  const where = 'analyzeLu'
  const n = requireSquarePattern(where, a)
  const wanted = ordering ?? (symmetry(a) > 0.7 ? 'amd' : 'column')
  const columnPerm =
    wanted === 'column' ? orderOf(where, 'amd', n, () => columnGraph(a)) : orderOf(where, wanted, n, () => symmetricGraph(a))
  inversePermutation(where, 'ordering', columnPerm, n)
  return { columnPerm }
}

/**
 * Sparse LU factorization with partial pivoting and columns reordered for small fill.
 *
 * Computed and kept in double precision. For symmetric positive definite matrices {@link sparseCholesky} takes half the room;
 * for systems too large to factor use {@link gmres} with {@link ilu0}.
 *
 * @param a - `[n, n]`, finite.
 * @throws SingularMatrixError naming the column without a pivot, and whether the pattern alone makes the matrix singular;
 *   ShapeError, OptionError.
 * @example
 * ```ts
 * const { solve } = sparseLu(fromDense([[0, 2], [1, 1]]))
 * solve([4, 5]).toArray() // => [3, 2]
 * ```
 */
export function sparseLu(a: SparseMatrix, options: SparseLuOptions = {}): SparseLu {
  const where = 'sparseLu'
  const n = requireSquarePattern(where, a)
  const { pivotThreshold = 1, analysis = analyzeLu(a, options) } = options
  requireNumbers(where, a.values, (p) => [expandPointers(a.rowPointers)[p]!, a.columnIndices[p]!])
  if (!(pivotThreshold >= 0 && pivotThreshold <= 1)) {
    throw new OptionError({ where, argument: 'pivotThreshold', expected: 'from 0 to 1', received: String(pivotThreshold) })
  }
  const { columnPerm } = analysis
  inversePermutation(where, 'analysis', columnPerm, n)
  const { rowPointers: pointers, columnIndices: indices, values } = sparseTranspose(a)
  const outcome = luFactor({ n, pointers, indices, values }, columnPerm, pivotThreshold)
  if ('step' in outcome) {
    throw new SingularMatrixError({
      where,
      argument: 'a',
      expected: 'a nonsingular matrix',
      received: `${outcome.empty ? 'no element for a' : 'a zero'} pivot in step ${outcome.step + 1} of ${n}, column ${columnPerm[outcome.step]!}`,
      hint: outcome.empty ? 'The pattern alone makes it singular: look for rows or columns without elements.' : 'Use `lsqr`.',
    })
  }
  return withSolvers(a, outcome.factor, analysis)
}

function withSolvers(a: SparseMatrix, factor: LuFactor, analysis: LuAnalysis): SparseLu {
  const { columnPerm } = analysis
  const { lower, upper, perm } = factor
  const n = perm.length
  const y = new Float64Array(n)
  const applyInto = (b: Float64Array, x: Float64Array): void => {
    for (let k = 0; k < n; k++) y[k] = b[perm[k]!]!
    luSolve(factor, y)
    for (let k = 0; k < n; k++) x[columnPerm[k]!] = y[k]!
  }
  const applyAdjointInto = (b: Float64Array, x: Float64Array): void => {
    for (let k = 0; k < n; k++) y[k] = b[columnPerm[k]!]!
    luAdjointSolve(factor, y)
    for (let k = 0; k < n; k++) x[perm[k]!] = y[k]!
  }
  const inverse = operatorNamed('sparseLu', {
    shape: a.shape,
    dtype: a.dtype,
    applyInto,
    applyAdjointInto,
    solve: a.apply,
    solveAdjoint: a.applyAdjoint,
  })
  const made: { l?: SparseMatrix; u?: SparseMatrix } = {}
  return {
    get l() {
      return (made.l ??= unitLower(a, factor))
    },
    get u() {
      const { pointers, indices, values } = upper
      return (made.u ??= fromCsc({ shape: a.shape, columnPointers: pointers, rowIndices: indices, values: rounded(values, a) }))
    },
    perm,
    columnPerm,
    nonzeros: lower.values.length + upper.values.length,
    determinant: determinantOf(factor, columnPerm),
    analysis,
    solve: inverse.apply,
    solveAdjoint: inverse.applyAdjoint,
    inverse,
  }
}

function unitLower(a: SparseMatrix, { lower: { pointers, indices, values } }: LuFactor): SparseMatrix {
  const n = a.shape[0]
  const rows = new Int32Array(values.length + n)
  const columns = new Int32Array(values.length + n)
  const elements = new Float64Array(values.length + n).fill(1)
  rows.set(indices)
  columns.set(expandPointers(pointers))
  elements.set(values)
  for (let i = 0; i < n; i++) rows[values.length + i] = columns[values.length + i] = i
  return sortedSum(a.shape, rows, columns, rounded(elements, a))
}

function determinantOf({ upper, perm }: LuFactor, columnPerm: Int32Array): LogDeterminant {
  let sign = parity(perm) * parity(columnPerm)
  let logAbs = 0
  for (let j = 0; j < perm.length; j++) {
    const pivot = upper.values[upper.pointers[j + 1]! - 1]!
    logAbs += Math.log(Math.abs(pivot))
    if (pivot < 0) sign = -sign
  }
  return { sign, logAbs }
}

/** 1 for an even permutation, −1 for an odd one. */
function parity(perm: Int32Array): number {
  const visited = new Uint8Array(perm.length)
  let sign = 1
  for (let start = 0; start < perm.length; start++) {
    for (let i = start, length = 0; visited[i] === 0; i = perm[i]!, length++) {
      visited[i] = 1
      if (length > 0) sign = -sign
    }
  }
  return sign
}

/** Part of the elements off the diagonal whose mirror image is stored too. */
function symmetry({ shape: [n], rowPointers, columnIndices }: SparsePattern): number {
  let [matched, beside] = [0, 0]
  for (let i = 0; i < n; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!
      if (i === j) continue
      beside++
      if (isStored(columnIndices, rowPointers[j]!, rowPointers[j + 1]!, i)) matched++
    }
  }
  return beside === 0 ? 1 : matched / beside
}

/** Whether `wanted` is among the ascending indices from `low` up to `end`, by bisection. */
function isStored(indices: Int32Array, low: number, end: number, wanted: number): boolean {
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (indices[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low < end && indices[low] === wanted
}
