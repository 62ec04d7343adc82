import type { Storage, View } from './types.ts'

/**
 * Outcome of a factorization, an int32 a matrix of the batch: 0 for success, else what its kernel says. Callers turn it into
 * errors where the host can look without waiting; on a device it stays with the results, whose elements are NaN where there is
 * nothing better.
 */
export type Failures = Storage

/** Complex numbers in two parts. */
export interface ComplexStorage {
  /** Real parts. */
  readonly re: Storage
  /** Imaginary parts. */
  readonly im: Storage
}

/** What {@link FactorizationKernels.cholesky} finds: A = L·Lᵀ. */
export interface CholeskyStorage {
  /** L, `[…, n, n]`, zeros above the diagonal. */
  readonly l: Storage
  /** Order of the first leading minor that is not positive, which leaves L unspecified. */
  readonly failures: Failures
}

/** What {@link FactorizationKernels.lu} finds: P·A = L·U. */
export interface LuStorage {
  /** `[…, m, k]`: ones on the diagonal, zeros above it. */
  readonly l: Storage
  /** `[…, k, n]`: zeros below the diagonal. */
  readonly u: Storage
  /** int32 `[…, m]`: row i of P·A is row `perm[i]` of A. */
  readonly perm: Storage
  /** 1 + index of the first zero pivot; the factors are valid all the same. */
  readonly failures: Failures
}

/** What {@link FactorizationKernels.luSolver} finds: square matrices, ready to solve systems with. */
export interface LuSolver {
  /** 1 + index of the first zero pivot: no systems can be solved with that matrix. */
  readonly failures: Failures
  /** X (`[…, n, r]`) with A·X = B, or Aᵀ·X = B where `transposed`; B has the batch axes of A. */
  readonly solve: (b: View, transposed: boolean) => Storage
}

/** What {@link FactorizationKernels.qr} finds: A = Q·R. */
export interface QrStorage {
  /** Q, `[…, m, k]`, or `[…, m, m]` where complete: orthonormal columns. Left out unless wanted. */
  readonly q?: Storage
  /** R, `[…, k, n]`, or `[…, m, n]` where complete: zeros below the diagonal. */
  readonly r: Storage
}

/** What is wanted of {@link FactorizationKernels.qr}. */
export interface QrWanted {
  /** Whether Q is formed. */
  readonly wantQ: boolean
  /** Whether Q is square and R has as many rows as A. */
  readonly complete: boolean
}

/** What {@link FactorizationKernels.pivotedQr} finds: A·P = Q·R. */
export interface PivotedQrStorage {
  /** Q, `[…, m, k]`, or `[…, m, m]` where complete. */
  readonly q: Storage
  /** R, `[…, k, n]`, or `[…, m, n]` where complete; its diagonal falls in size. */
  readonly r: Storage
  /** int32 `[…, n]`: column j of A·P is column `perm[j]` of A. */
  readonly perm: Storage
}

/** What {@link FactorizationKernels.eigh} finds: A·V = V·diag(λ). */
export interface EighStorage {
  /** λ, `[…, n]`, ascending. */
  readonly values: Storage
  /** V, `[…, n, n]`: orthonormal columns. Left out unless wanted. */
  readonly vectors?: Storage
  /** Number of values that were not found. */
  readonly failures: Failures
}

/** What {@link FactorizationKernels.svd} finds: A = U·diag(s)·Vᴴ. */
export interface SvdStorage {
  /** U, `[…, m, k]` for `thin`, `[…, m, m]` for `full`: orthonormal columns. Left out for `none`. */
  readonly u?: Storage
  /** s, `[…, k]`, descending, not negative. */
  readonly s: Storage
  /** Vᴴ, `[…, k, n]` for `thin`, `[…, n, n]` for `full`: orthonormal rows. Left out for `none`. */
  readonly vh?: Storage
  /** Number of values that were not found. */
  readonly failures: Failures
}

/** What {@link FactorizationKernels.schur} finds: A = Z·T·Zᵀ. */
export interface SchurStorage {
  /** T, `[…, n, n]`, upper quasi-triangular: blocks of 2 have equal diagonals and off-diagonals of opposite sign. */
  readonly t: Storage
  /** Z, `[…, n, n]`: orthonormal columns. Left out unless wanted. */
  readonly z?: Storage
  /** Number of eigenvalues that were not found. */
  readonly failures: Failures
}

/** What {@link FactorizationKernels.eig} finds: A·V = V·diag(λ) and Wᴴ·A = diag(λ)·Wᴴ. */
export interface EigStorage {
  /** λ, `[…, n]`; of a conjugate pair the positive imaginary part comes first. */
  readonly values: ComplexStorage
  /** V, `[…, n, n]`: right eigenvectors as columns of length 1, their largest element real. Left out unless wanted. */
  readonly right?: ComplexStorage
  /** W, `[…, n, n]`: left eigenvectors, likewise. Left out unless wanted. */
  readonly left?: ComplexStorage
  /** Number of values that were not found. */
  readonly failures: Failures
}

/** Which eigenvectors are wanted of {@link FactorizationKernels.eig}. */
export interface EigWanted {
  /** Whether the right ones are. */
  readonly right: boolean
  /** Whether the left ones are. */
  readonly left: boolean
}

/**
 * Factorizations that a backend may bring. Operands are float, finite, of at least two axes, with batch axes in front; what
 * is returned is contiguous, by rows, in the dtype of the operand, and batches follow each other. k = min(m, n).
 *
 * A backend without one of these but with a workspace gets the algorithm that stands beside the function that needs it.
 */
export interface FactorizationKernels {
  /** A = L·Lᵀ from the lower triangle of symmetric matrices `[…, n, n]`. */
  readonly cholesky: (a: View) => CholeskyStorage
  /** P·A = L·U with partial pivoting of matrices `[…, m, n]`. */
  readonly lu: (a: View) => LuStorage
  /** The same for square matrices `[…, n, n]`, kept in any form that solves systems with them or with their transposes. */
  readonly luSolver: (a: View) => LuSolver
  /** A = Q·R of matrices `[…, m, n]`. */
  readonly qr: (a: View, options: QrWanted) => QrStorage
  /** A·P = Q·R with |R| falling along the diagonal, of matrices `[…, m, n]`; `complete` as for {@link FactorizationKernels.qr}. */
  readonly pivotedQr: (a: View, options: Pick<QrWanted, 'complete'>) => PivotedQrStorage
  /** Eigenvalues, and eigenvectors where `wantVectors`, of symmetric matrices `[…, n, n]` from their lower triangle. */
  readonly eigh: (a: View, options: { readonly wantVectors: boolean }) => EighStorage
  /** Singular values of matrices `[…, m, n]`, and `thin` or `full` vectors. */
  readonly svd: (a: View, options: { readonly vectors: 'none' | 'thin' | 'full' }) => SvdStorage
  /** The real Schur form of matrices `[…, n, n]`, with Z where `wantVectors`. */
  readonly schur: (a: View, options: { readonly wantVectors: boolean }) => SchurStorage
  /** Eigenvalues of matrices `[…, n, n]`, and the eigenvectors that are wanted. */
  readonly eig: (a: View, options: EigWanted) => EigStorage
}
