import { type Tensor, type TensorLike, tensorFrom } from '@ortho/core'
import { cholesky } from '../lapack/cholesky.ts'
import { runLater } from '../lapack/job.ts'
import { lu } from '../lapack/lu.ts'
import { pivotedQr, qr } from '../lapack/qr.ts'
import { requireDefinite } from './failures.ts'
import { type Operand, operand, ordered, resultFor, squareOperand } from './operands.ts'

/** Options of {@link qrAsync} and {@link pivotedQrAsync}. */
export interface QrAsyncOptions {
  /** `reduced` (default): Q has min(m, n) columns; `complete`: it is square. */
  readonly mode?: 'reduced' | 'complete'
}

/** A = Q·R, in this order. */
export interface QrFactors extends Iterable<Tensor> {
  /** `[…, m, k]`, or `[…, m, m]`: orthonormal columns. */
  readonly q: Tensor
  /** `[…, k, n]`, or `[…, m, n]`: upper triangular. */
  readonly r: Tensor
}

/** A·P = Q·R, in this order. */
export interface PivotedQrFactors extends QrFactors {
  /** int32 `[…, n]`: column j of A·P is column `perm[j]` of A. */
  readonly perm: Tensor
}

/** A[perm] = L·U, in this order; k = min(m, n). */
export interface LuFactors extends Iterable<Tensor> {
  /** `[…, m, k]`, lower triangular with a diagonal of ones. */
  readonly l: Tensor
  /** `[…, k, n]`, upper triangular. */
  readonly u: Tensor
  /** int32 `[…, m]`: row i of L·U is row `perm[i]` of A. */
  readonly perm: Tensor
}

/**
 * The numbers of `cholesky`, L with A = L·Lᵀ from the lower triangle of A, computed on another thread while the event loop runs.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns L, `[…, n, n]`.
 * @throws (rejects) SingularMatrixError where A is not positive definite; ShapeError, OptionError as `cholesky`.
 * @example
 * ```ts no-run
 * const l = await choleskyAsync([[4, 2], [2, 5]]) // [[2, 0], [1, 2]]
 * ```
 */
export async function choleskyAsync(a: TensorLike): Promise<Tensor> {
  const x = squareOperand('choleskyAsync', a)
  const { l, failures } = await runLater(x.session, (room) => cholesky(room, x.view))
  requireDefinite('choleskyAsync', x, failures)
  return resultFor(x, l, x.n, x.n)
}

/**
 * The factors of `lu`, A[perm] = L·U with partial pivoting, computed on another thread while the event loop runs.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws (rejects) ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts no-run
 * const { l, u, perm } = await luAsync(a)
 * ```
 */
export async function luAsync(a: TensorLike): Promise<LuFactors> {
  const x = operand('luAsync', a)
  const { l, u, perm } = await runLater(x.session, (room) => lu(room, x.view))
  const k = Math.min(x.m, x.n)
  return ordered({ l: resultFor(x, l, x.m, k), u: resultFor(x, u, k, x.n), perm: integers(x, perm, x.m) })
}

/**
 * The factors of `qr`, A = Q·R by Householder reflections, computed on another thread while the event loop runs.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws (rejects) ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts no-run
 * const { q, r } = await qrAsync(a)
 * ```
 */
export async function qrAsync(a: TensorLike, { mode = 'reduced' }: QrAsyncOptions = {}): Promise<QrFactors> {
  const x = operand('qrAsync', a)
  const complete = mode === 'complete'
  const { q, r } = await runLater(x.session, (room) => qr(room, x.view, { wantQ: true, complete }))
  const width = complete ? x.m : Math.min(x.m, x.n)
  return ordered({ q: resultFor(x, q!, x.m, width), r: resultFor(x, r, width, x.n) })
}

/**
 * The factors of `pivotedQr`, A·P = Q·R with |R| falling along the diagonal, computed on another thread while the event loop runs.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws (rejects) ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts no-run
 * const { q, r, perm } = await pivotedQrAsync(a)
 * ```
 */
export async function pivotedQrAsync(a: TensorLike, { mode = 'reduced' }: QrAsyncOptions = {}): Promise<PivotedQrFactors> {
  const x = operand('pivotedQrAsync', a)
  const complete = mode === 'complete'
  const { q, r, perm } = await runLater(x.session, (room) => pivotedQr(room, x.view, { complete }))
  const width = complete ? x.m : Math.min(x.m, x.n)
  return ordered({ q: resultFor(x, q, x.m, width), r: resultFor(x, r, width, x.n), perm: integers(x, perm, x.n) })
}

function integers({ tensor, batch }: Operand, data: Int32Array, length: number): Tensor {
  return tensorFrom(data, [...batch, length], 'int32', tensor.backend)
}
