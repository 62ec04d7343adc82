import type { Storage, View } from './types.ts'

/**
 * Outcome of a factorization, one number a matrix of the batch: 0 for success, else what its kernel says. Callers turn it
 * into errors.
 */
export type Failures = Int32Array

/** Complex numbers in two parts. */
export interface ComplexStorage {
  /** Real parts. */
  readonly re: Storage
  /** Imaginary parts. */
  readonly im: Storage
}

/**
 * Factorizations that a backend may bring. Operands are float, finite, of at least two axes, with batch axes in front; what
 * is returned is contiguous, by rows, in the dtype of the operand, and batches follow each other. k = min(m, n).
 *
 * A backend without one of these but with a workspace gets the algorithm that stands beside the function that needs it.
 */
export interface FactorizationKernels {
  /** L (`[…, n, n]`, zeros above the diagonal) with A = L·Lᵀ from the lower triangle of A. Failure: order of the first minor that is not positive. */
  cholesky(a: View): { readonly l: Storage; readonly failures: Failures }
  /**
   * P·A = L·U with partial pivoting: both packed in `[…, m, n]` (L unit lower, without its diagonal), row i of P·A being row
   * `perm[i]` (`[…, m]`) of A. Failure: 1 + index of the first zero pivot; the factors are valid.
   */
  lu(a: View): { readonly packed: Storage; readonly perm: Int32Array; readonly failures: Failures }
  /** A = Q·R: Q `[…, m, k]` and R `[…, k, n]`, or `[…, m, m]` and `[…, m, n]` where `complete`; Q is left out unless wanted. */
  qr(a: View, options: { readonly wantQ: boolean; readonly complete: boolean }): { readonly q?: Storage; readonly r: Storage }
  /** A·P = Q·R with |R| falling along the diagonal; column j of A·P is column `perm[j]` (`[…, n]`) of A. Thin or complete. */
  pivotedQr(a: View, options: { readonly complete: boolean }): { readonly q: Storage; readonly r: Storage; readonly perm: Int32Array }
  /** Eigenvalues `[…, n]` ascending and eigenvectors `[…, n, n]` as columns, from the lower triangle. Failure: values not converged. */
  eigh(
    a: View,
    options: { readonly wantVectors: boolean },
  ): { readonly values: Storage; readonly vectors?: Storage; readonly failures: Failures }
  /** Singular values `[…, k]` descending; `thin`: U `[…, m, k]` and Vᴴ `[…, k, n]`; `full`: both square. Failure: values not converged. */
  svd(
    a: View,
    options: { readonly vectors: 'none' | 'thin' | 'full' },
  ): { readonly u?: Storage; readonly s: Storage; readonly vh?: Storage; readonly failures: Failures }
  /** Real Schur form A = Z·T·Zᵀ, blocks of 2 in standard form (equal diagonal, off-diagonals of opposite sign). Failure: as for `eigh`. */
  schur(a: View, options: { readonly wantVectors: boolean }): { readonly t: Storage; readonly z?: Storage; readonly failures: Failures }
  /** Eigenvalues `[…, n]`, right and left eigenvectors as columns `[…, n, n]` of Euclidean length 1, largest element real. Failure: as for `eigh`. */
  eig(
    a: View,
    options: { readonly right: boolean; readonly left: boolean },
  ): { readonly values: ComplexStorage; readonly right?: ComplexStorage; readonly left?: ComplexStorage; readonly failures: Failures }
}
