import { OptionError, SingularMatrixError, type Tensor, type TensorLike, getBackend, portableBlas } from '@ortho/core'
import { type LinearOperator, operatorNamed } from '../operators/operator.ts'
import { expandPointers, requireNumbers, sortedSum } from './build.ts'
import { requireSamePattern } from './cholesky-analysis.ts'
import { sparseTranspose } from './convert.ts'
import { type LuAnalysis, type LuOrderingOptions, planLu } from './lu-analysis.ts'
import { type Columns, type LuOutcome, luFactor } from './lu-factor.ts'
import { type LuFactors, type Triplets, blockFactors, columnFactors } from './lu-factors.ts'
import { luByFronts } from './lu-multifrontal.ts'
import type { SparseMatrix, SparsePattern } from './matrix.ts'
import { requireSquarePattern } from './ordering.ts'
import { rounded } from './sparse-cholesky.ts'

/** Options of {@link sparseLu}. */
export interface SparseLuOptions extends LuOrderingOptions {
  /** What {@link analyzeLu} or an earlier factorization found for this pattern; `ordering` is not read then. */
  readonly analysis?: LuAnalysis | undefined
  /**
   * From 0 to 1: the least that a pivot may have of the largest element of its column; where the diagonal element has it, it is
   * the pivot. Small numbers keep the order, for less fill at some growth. Default: 1 (partial pivoting) for columns one by one;
   * 0.1 in dense blocks, where rows and columns are scaled first, and elements of L are up to 10 in the scaled matrix.
   */
  readonly pivotThreshold?: number | undefined
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
  /** Elements that are kept of L below and of U on and above the diagonal; zeros in dense blocks are among them. */
  readonly nonzeros: number
  /** Sign of det A: 1 or −1. */
  readonly sign: number
  /** ln |det A|. */
  readonly logAbsDet: number
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
 * Chooses the order of elimination for {@link sparseLu}, and how it is done, for one or more matrices of a pattern.
 *
 * @throws ShapeError for a pattern that is not square; OptionError for an ordering that is none.
 * @example
 * ```ts
 * analyzeLu(fromDense([[1, 2], [3, 4]]), { ordering: 'natural' }).columnPerm // => [0, 1]
 * ```
 */
export function analyzeLu(a: SparsePattern, { ordering }: LuOrderingOptions = {}): LuAnalysis {
  return planned('analyzeLu', planLu('analyzeLu', a, { ordering }))
}

/**
 * Sparse LU factorization with row exchanges and columns reordered for small fill.
 *
 * Computed and kept in double precision: in dense blocks where the factors have large ones, as those of a grid in three dimensions
 * have, else column by column. For many matrices of one pattern pass the `analysis` of the first. For symmetric positive definite
 * matrices {@link sparseCholesky} takes half the room; for systems too large to factor use {@link gmres} with {@link ilu0}.
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
  requireSquarePattern(where, a)
  const { pivotThreshold, ordering, analysis: known } = options
  requireNumbers(where, a.values, (p) => [expandPointers(a.rowPointers)[p]!, a.columnIndices[p]!])
  if (pivotThreshold !== undefined && !(pivotThreshold >= 0 && pivotThreshold <= 1)) {
    throw new OptionError({ where, argument: 'pivotThreshold', expected: 'from 0 to 1', received: String(pivotThreshold) })
  }
  if (known !== undefined) requireSamePattern(where, a, known.pattern)
  const analysis = known ?? planned(where, planLu(where, a, { ordering, values: a.values }))
  const factors = factorsOf(a, analysis, pivotThreshold)
  return withSolvers(a, factors, factors.inBlocks ? { ...analysis, columnWork: 0 } : analysis)
}

function planned(where: string, plan: LuAnalysis | { readonly unmatched: number }): LuAnalysis {
  if ('unmatched' in plan) throw noPivot(where, `no element for a pivot in column ${plan.unmatched}`, true)
  return plan
}

function noPivot(where: string, received: string, empty: boolean): SingularMatrixError {
  return new SingularMatrixError({
    where,
    argument: 'a',
    expected: 'a nonsingular matrix',
    received,
    hint: empty ? 'The pattern alone makes it singular: look for rows or columns without elements.' : 'Use `lsqr`.',
  })
}

/** By the plan; where a front would be too large, by columns all the same. @throws SingularMatrixError */
function factorsOf(a: SparseMatrix, { fronts, columnWork, columnPerm }: LuAnalysis, pivotThreshold: number | undefined): LuFactors {
  const [threshold, inColumns] = [pivotThreshold ?? 1, compressedColumns(a)]
  const cheap = columnWork > 0 ? luFactor(inColumns, columnPerm, threshold, columnWork) : undefined
  if (cheap !== undefined) return fromColumns(cheap, columnPerm)
  const blas = getBackend().workspace?.('float64') ?? portableBlas('float64')
  const outcome = fronts && luByFronts(blas, a, fronts, { threshold: pivotThreshold })
  if (outcome === undefined) return fromColumns(luFactor(inColumns, columnPerm, threshold), columnPerm)
  if ('zeroColumn' in outcome) throw noPivot('sparseLu', `a zero pivot in column ${outcome.zeroColumn}`, false)
  return blockFactors(outcome)
}

function compressedColumns(a: SparseMatrix): Columns {
  const { rowPointers: pointers, columnIndices: indices, values } = sparseTranspose(a)
  return { n: a.shape[0], pointers, indices, values }
}

function fromColumns(outcome: LuOutcome, columnPerm: Int32Array): LuFactors {
  if ('factor' in outcome) return columnFactors(outcome.factor, columnPerm)
  const { step, empty } = outcome
  const which = empty ? 'no element for a' : 'a zero'
  throw noPivot('sparseLu', `${which} pivot in step ${step + 1} of ${columnPerm.length}, column ${columnPerm[step]!}`, empty)
}

function withSolvers(a: SparseMatrix, factors: LuFactors, analysis: LuAnalysis): SparseLu {
  const { perm, columnPerm, nonzeros } = factors
  const inverse = operatorNamed('sparseLu', {
    shape: a.shape,
    dtype: a.dtype,
    applyInto: factors.solve,
    applyAdjointInto: factors.solveAdjoint,
    solve: a.apply,
    solveAdjoint: a.applyAdjoint,
  })
  const made: { l?: SparseMatrix; u?: SparseMatrix } = {}
  return {
    get l() {
      return (made.l ??= assembledLike(a, factors.lower()))
    },
    get u() {
      return (made.u ??= assembledLike(a, factors.upper()))
    },
    perm,
    columnPerm,
    nonzeros,
    ...determinantOf(factors),
    analysis,
    solve: inverse.apply,
    solveAdjoint: inverse.applyAdjoint,
    inverse,
  }
}

function assembledLike(a: SparseMatrix, { rows, columns, values }: Triplets): SparseMatrix {
  return sortedSum(a.shape, rows, columns, rounded(values, a))
}

function determinantOf({ pivots, exponent, perm, columnPerm }: LuFactors): { readonly sign: number; readonly logAbsDet: number } {
  let sign = parity(perm) * parity(columnPerm)
  let logAbsDet = exponent * Math.LN2
  for (const pivot of pivots) {
    logAbsDet += Math.log(Math.abs(pivot))
    if (pivot < 0) sign = -sign
  }
  return { sign, logAbsDet }
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
