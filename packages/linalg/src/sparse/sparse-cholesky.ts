import { type FloatArray, SingularMatrixError, type Tensor, type TensorLike, getBackend } from '@ortho/core'
import { type LinearOperator, operatorNamed } from '../operators/operator.ts'
import { type CholeskyAnalysis, type SparseOrderingOptions, analyzeCholesky, requireSamePattern } from './cholesky-analysis.ts'
import { type CholeskyOutcome, type ColumnFactor, choleskyFactor, lowerAdjointSolve, lowerSolve } from './cholesky-factor.ts'
import { choleskyByFronts, hasDenseBlocks } from './cholesky-multifrontal.ts'
import { expandPointers, fromCsc, requireNumbers } from './build.ts'
import type { SparseMatrix } from './matrix.ts'
import { requireSquarePattern } from './ordering.ts'

/** Options of {@link sparseCholesky}. */
export interface SparseCholeskyOptions extends SparseOrderingOptions {
  /** What {@link analyzeCholesky} or an earlier factorization found for this pattern; `ordering` is not read then. */
  readonly analysis?: CholeskyAnalysis | undefined
}

/** `P·A·Pᵀ = L·Lᵀ`. */
export interface SparseCholesky {
  /** L, lower triangular. */
  readonly l: SparseMatrix
  /** Row and column `perm[k]` of A are row and column k of `P·A·Pᵀ`. */
  readonly perm: Int32Array
  /** ln det A, which is positive. */
  readonly logAbsDet: number
  /** For other matrices of the same pattern. */
  readonly analysis: CholeskyAnalysis
  /** X with `A·X = B` for `[n]` or `[…, n, r]`, differentiable in B. */
  readonly solve: (b: TensorLike) => Tensor
  /** A⁻¹ as an operator, for instance as a preconditioner. */
  readonly inverse: LinearOperator
}

/**
 * Sparse Cholesky factorization of a symmetric positive definite matrix, reordered for small fill.
 *
 * Computed and kept in double precision: in dense blocks where the factor has large ones, as that of a grid in three dimensions
 * has, else row by row. For many matrices of one pattern pass the `analysis` of the first. For indefinite or
 * nonsymmetric matrices use {@link sparseLu}; for systems too large to factor {@link cg} with {@link ic0}.
 *
 * @param a - `[n, n]`, finite; only the lower triangle is read.
 * @throws SingularMatrixError naming the row of the pivot that is not positive; ShapeError, OptionError.
 * @example
 * ```ts
 * const { solve } = sparseCholesky(fromDense([[4, 2], [2, 3]]))
 * solve([8, 8]).toArray() // => [1, 2]
 * ```
 */
export function sparseCholesky(a: SparseMatrix, options: SparseCholeskyOptions = {}): SparseCholesky {
  const where = 'sparseCholesky'
  const n = requireSquarePattern(where, a)
  requireNumbers(where, a.values, (p) => [expandPointers(a.rowPointers)[p]!, a.columnIndices[p]!])
  if (options.analysis !== undefined) requireSamePattern(where, a, options.analysis.pattern)
  const analysis = options.analysis ?? analyzeCholesky(a, options)
  const { perm } = analysis
  const outcome = factorOf(analysis, a.values)
  if ('pivot' in outcome) {
    throw new SingularMatrixError({
      where,
      argument: 'a',
      expected: 'positive definite',
      received: `pivot ${outcome.pivot} in step ${outcome.step + 1} of ${n}, row ${perm[outcome.step]!}`,
      hint: 'Use `sparseLu` for indefinite matrices.',
    })
  }
  const { factor } = outcome
  const inverse = inverseOperator(a, perm, factor)
  let l: SparseMatrix | undefined
  return {
    get l() {
      l ??= fromCsc({ shape: a.shape, columnPointers: factor.pointers, rowIndices: factor.indices, values: rounded(factor.values, a) })
      return l
    },
    perm,
    logAbsDet: 2 * sumOfLogs(factor, n),
    analysis,
    solve: inverse.apply,
    inverse,
  }
}

/** By dense blocks where there are large ones; where that fails row by row, which finds the pivot to blame. */
function factorOf(analysis: CholeskyAnalysis, elements: FloatArray): CholeskyOutcome {
  const blas = hasDenseBlocks(analysis) ? getBackend().workspace?.('float64') : undefined
  const factor = blas && choleskyByFronts(blas, analysis, elements)
  return factor === undefined ? choleskyFactor(analysis, elements) : { factor }
}

/** The elements in the dtype of the matrix. */
export function rounded(values: Float64Array, { dtype }: SparseMatrix): Float64Array | Float32Array {
  return dtype === 'float32' ? Float32Array.from(values) : values
}

function inverseOperator(a: SparseMatrix, perm: Int32Array, factor: ColumnFactor): LinearOperator {
  const n = perm.length
  const y = new Float64Array(n)
  const into = (b: Float64Array, x: Float64Array): void => {
    for (let k = 0; k < n; k++) y[k] = b[perm[k]!]!
    lowerSolve(factor, y)
    lowerAdjointSolve(factor, y)
    for (let k = 0; k < n; k++) x[perm[k]!] = y[k]!
  }
  return operatorNamed('sparseCholesky', { shape: a.shape, dtype: a.dtype, applyInto: into, applyAdjointInto: into, solve: a.apply })
}

function sumOfLogs({ pointers, values }: ColumnFactor, n: number): number {
  let sum = 0
  for (let j = 0; j < n; j++) sum += Math.log(values[pointers[j]!]!)
  return sum
}
