import type { FloatArray } from '../dtype.ts'
import type { TriangularOptions } from './types.ts'

/**
 * A matrix in a workspace: element (i, j) is `data[at + i·row + j·column]`. Kernels ask for one of the strides to be 1; a
 * vector is a window of one column.
 */
export interface Window {
  /** Index of element (0, 0). */
  readonly at: number
  /** Number of rows. */
  readonly rows: number
  /** Number of columns. */
  readonly columns: number
  /** Elements between rows. */
  readonly row: number
  /** Elements between columns. */
  readonly column: number
}

/** Scaling folded into a product. */
export interface GemmScales {
  /** Factor of the product. Default 1. */
  readonly alpha?: number
  /** Whether the product is added to C; otherwise it replaces C, which is not read. Default false. */
  readonly accumulate?: boolean
}

/** Where {@link Blas.smallSvd} leaves what it finds, contiguous, matrix after matrix; k = min(m, n). */
export interface SmallSvdPlaces {
  /** Singular values, k a matrix, descending. */
  readonly s: number
  /** The factors, where they are wanted. */
  readonly vectors?: SmallVectorPlaces | undefined
}

/** Where the singular vectors of a batch go: elements of the room. */
export interface SmallVectorPlaces {
  /** U, `m × k` a matrix, by rows. */
  readonly u: number
  /** Vᴴ, `k × n` a matrix, by rows. */
  readonly vh: number
}

/**
 * Room for numbers, and kernels that work on it in place: what algorithms on the host are written with, whatever computes.
 *
 * A job begins with {@link Backend.workspace} and owns the room until the next job, or any operation on tensors of that
 * backend, begins: an algorithm uses only this while it runs. Windows of one call do not overlap unless said otherwise.
 * All is in one dtype; numbers on the JavaScript side are doubles.
 */
export interface Blas {
  /** All numbers. {@link reserve} may replace the array: read it again afterwards. */
  readonly data: FloatArray
  /** Index of the first free element; what is reserved later lies above. */
  readonly mark: number
  /** Makes room for a matrix by rows, aligned, its contents unspecified. A workspace that is full throws BackendError. */
  reserve(rows: number, columns: number): Window
  /** Gives back everything reserved since `mark` was read. */
  release(mark: number): void
  /** `C = alpha·A·B` or `C += alpha·A·B`; A and B have any strides, C has one that is 1. */
  gemm(a: Window, b: Window, c: Window, scales?: GemmScales): void
  /** `B ← alpha·T⁻¹·B`; T has any strides, B one that is 1. For `B·T⁻¹` pass both transposed. A zero pivot gives infinity. */
  triangularSolve(t: Window, b: Window, options: TriangularOptions): void
  /** `B ← T·B`; as for {@link triangularSolve}. */
  triangularMultiply(t: Window, b: Window, options: TriangularOptions): void
  /** `A += alpha·x·yᵀ`; x and y are columns with any stride, A has a stride that is 1. */
  ger(alpha: number, x: Window, y: Window, a: Window): void
  /** `y ← alpha·A·x` for a symmetric A of which the lower triangle is read; A has `column` 1, x and y are contiguous. */
  symv(alpha: number, a: Window, x: Window, y: Window): void
  /** Σ xᵢ·yᵢ over n elements from index `x` and `y` on, contiguous. */
  dot(n: number, x: number, y: number): number
  /** `y += alpha·x` over n elements from index `x` and `y` on, contiguous. */
  axpy(n: number, alpha: number, x: number, y: number): void
  /**
   * Plane rotations of neighbouring rows of W (`column` 1), one after the other: for i = 0, 1, … (or from the last down where
   * `backward`) rows i and i + 1 become `c·wᵢ + s·wᵢ₊₁` and `c·wᵢ₊₁ − s·wᵢ`. There are `W.rows − 1` of them: cosines from
   * index `c` on, sines from index `s` on.
   */
  rotateRows(w: Window, c: number, s: number, backward: boolean): void
  /**
   * Thin singular value decompositions of `items` small matrices that follow each other, contiguous, by one-sided Jacobi
   * rotations: until the cosine of every two rows, or columns where these are fewer, is at most `tolerance`. Small values have
   * high relative accuracy.
   *
   * @param a - the first matrix, its smaller side at most 16, the larger 64; squares of squares of its elements neither overflow
   * nor vanish.
   * @param to - where the results begin. Of a value up to `least` the vector of the longer side is zero.
   * @returns number of matrices for which it came to no end, rounded up to groups.
   */
  smallSvd(items: number, a: Window, to: SmallSvdPlaces, tolerance: number, least: number): number
  /**
   * Solves `items` small systems A·X = B, or Aᵀ·X = B where `transposed`, by elimination with partial pivoting: square matrices
   * and right-hand sides that X overwrites, contiguous, each following the one before.
   *
   * @param a - the first matrix, of order 16 at most.
   * @param b - the first right-hand sides, at most 16 of them.
   * @returns whether all elements are finite and no pivot is zero; otherwise solutions are not to be used.
   */
  smallSolve(items: number, a: Window, b: Window, transposed: boolean): boolean
  /**
   * Two-sided Jacobi rotations of `items` small symmetric matrices that follow each other, contiguous: until no element beside
   * the diagonal is larger than `tolerance`, which leaves the eigenvalues on it, ascending; other elements become anything. The
   * square matrices from index `vectors` on, where given, become eigenvectors as columns.
   *
   * @param a - the first matrix, of order 16 at most, its lower triangle given; squares of its elements neither overflow nor vanish.
   * @returns number of matrices for which it came to no end, rounded up to groups.
   */
  diagonalize(items: number, a: Window, vectors: number | undefined, tolerance: number): number
}
