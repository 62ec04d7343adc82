import type { Complex, Tensor, TensorLike } from '@ortho/core'
import { eig } from '../lapack/eig.ts'
import { eigh } from '../lapack/eigh.ts'
import { runLater } from '../lapack/job.ts'
import { schur } from '../lapack/schur.ts'
import { svd } from '../lapack/svd.ts'
import { requireConverged } from './failures.ts'
import { complexFor, operand, ordered, resultFor, squareOperand } from './operands.ts'

/** Options of {@link svdAsync}. */
export interface SvdAsyncOptions {
  /** Whether U and V are square, completed by a basis of what is left. Default false: thin. */
  readonly full?: boolean
}

/** A = U·diag(s)·Vᴴ, in this order. */
export interface SvdFactors extends Iterable<Tensor> {
  /** `[…, m, k]`, or `[…, m, m]`: orthonormal columns. */
  readonly u: Tensor
  /** `[…, k]`, descending. */
  readonly s: Tensor
  /** `[…, k, n]`, or `[…, n, n]`: orthonormal rows. */
  readonly vh: Tensor
}

/** A·V = V·diag(λ) for a symmetric A, in this order. */
export interface EighFactors extends Iterable<Tensor> {
  /** `[…, n]`, ascending. */
  readonly values: Tensor
  /** `[…, n, n]`: orthonormal columns. */
  readonly vectors: Tensor
}

/** A·V = V·diag(λ), in this order. */
export interface EigFactors extends Iterable<Complex> {
  /** `[…, n]`; of a conjugate pair the positive imaginary part comes first. */
  readonly values: Complex
  /** `[…, n, n]`: columns of length 1. */
  readonly vectors: Complex
}

/** A = Z·T·Zᵀ, in this order. */
export interface SchurFactors extends Iterable<Tensor> {
  /** `[…, n, n]`, upper quasi-triangular. */
  readonly t: Tensor
  /** `[…, n, n]`, orthogonal. */
  readonly z: Tensor
}

/**
 * The singular value decomposition A = U·diag(s)·Vᴴ, the numbers of `svd`, computed on another thread while the event loop runs.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws (rejects) ShapeError; OptionError for NaN or infinity; ConvergenceError.
 * @example
 * ```ts no-run
 * const { u, s, vh } = await svdAsync(a)
 * ```
 */
export async function svdAsync(a: TensorLike, { full = false }: SvdAsyncOptions = {}): Promise<SvdFactors> {
  const x = operand('svdAsync', a)
  const { u, s, vh, failures } = await runLater(x.session, (room) => svd(room, x.view, { vectors: full ? 'full' : 'thin' }))
  requireConverged('svdAsync', x, failures)
  const k = Math.min(x.m, x.n)
  const [columns, rows] = full ? [x.m, x.n] : [k, k]
  return ordered({ u: resultFor(x, u!, x.m, columns), s: resultFor(x, s, k), vh: resultFor(x, vh!, rows, x.n) })
}

/**
 * Eigenvalues and eigenvectors of symmetric matrices from their lower triangle, the numbers of `eigh`, computed on another
 * thread while the event loop runs.
 *
 * @param a - `[…, n, n]`, finite.
 * @throws (rejects) ShapeError; OptionError for NaN or infinity; ConvergenceError.
 * @example
 * ```ts no-run
 * const { values, vectors } = await eighAsync(a)
 * ```
 */
export async function eighAsync(a: TensorLike): Promise<EighFactors> {
  const x = squareOperand('eighAsync', a)
  const { values, vectors, failures } = await runLater(x.session, (room) => eigh(room, x.view, { wantVectors: true }))
  requireConverged('eighAsync', x, failures)
  return ordered({ values: resultFor(x, values, x.n), vectors: resultFor(x, vectors!, x.n, x.n) })
}

/**
 * Eigenvalues and right eigenvectors of general matrices, the numbers of `eig`, computed on another thread while the event
 * loop runs.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns pairs `{ re, im }` of tensors.
 * @throws (rejects) ShapeError; OptionError for NaN or infinity; ConvergenceError.
 * @example
 * ```ts no-run
 * const { values, vectors } = await eigAsync(a)
 * ```
 */
export async function eigAsync(a: TensorLike): Promise<EigFactors> {
  const x = squareOperand('eigAsync', a)
  const { values, right, failures } = await runLater(x.session, (room) => eig(room, x.view, { right: true, left: false }))
  requireConverged('eigAsync', x, failures)
  return ordered({ values: complexFor(x, values, x.n), vectors: complexFor(x, right!, x.n, x.n) })
}

/**
 * The real Schur form A = Z·T·Zᵀ, the numbers of `schur`, computed on another thread while the event loop runs.
 *
 * @param a - `[…, n, n]`, finite.
 * @throws (rejects) ShapeError; OptionError for NaN or infinity; ConvergenceError.
 * @example
 * ```ts no-run
 * const { t, z } = await schurAsync(a)
 * ```
 */
export async function schurAsync(a: TensorLike): Promise<SchurFactors> {
  const x = squareOperand('schurAsync', a)
  const { t, z, failures } = await runLater(x.session, (room) => schur(room, x.view, { wantVectors: true }))
  requireConverged('schurAsync', x, failures)
  return ordered({ t: resultFor(x, t, x.n, x.n), z: resultFor(x, z!, x.n, x.n) })
}
