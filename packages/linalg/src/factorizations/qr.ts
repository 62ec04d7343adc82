import {
  OptionError,
  type Tensor,
  type TensorLike,
  asFloat,
  concat,
  customJvp,
  diagonal,
  expandDims,
  less,
  mul,
  neg,
  ones,
  onesLike,
  select,
  slice,
  tensorFrom,
} from '@ortho/core'
import { isReadable, requireFiniteElements } from '../dense/kernels.ts'
import { ordered } from '../dense/ordered.ts'
import { requireMatrices } from '../dense/require.ts'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { choleskyQr } from './cholesky-qr.ts'
import { type ReducedQr, qrChange } from './qr-change.ts'
import { type QrRequest, qrFactors } from './qr-kernel.ts'

/** Options of {@link qr}. */
export interface QrOptions {
  /** `reduced`: k = min(m, n) columns of Q; `complete`: all m; `r`: R of the reduced form alone, without forming Q. Default `reduced`. */
  readonly mode?: 'reduced' | 'complete' | 'r' | undefined
  /** `positive` makes the diagonal of R non-negative, and so the factors of a matrix of full rank unique. Default `lapack`: as it comes. */
  readonly sign?: 'lapack' | 'positive' | undefined
  /**
   * `householder` (default): for any matrix. `cholesky-qr2`: from Gram matrices, in products and triangular systems alone, for tall
   * matrices of a condition up to about ε^−½; `cholesky-qr3`: with one more pass, up to about 1/ε. Several times faster on devices
   * that multiply fast. Both find the reduced factors of matrices with at least as many rows as columns and full rank.
   */
  readonly method?: QrMethod | undefined
}

/** How {@link qr} finds its factors. */
export type QrMethod = 'householder' | 'cholesky-qr2' | 'cholesky-qr3'

/** What {@link qr} finds; k = min(m, n), or m where `complete`. */
export interface Qr extends Iterable<Tensor> {
  /** `[…, m, k]`, columns orthonormal. */
  readonly q: Tensor
  /** `[…, k, n]`, upper triangular. */
  readonly r: Tensor
}

/** What {@link qr} finds where only R is asked for. */
export interface QrTriangle extends Iterable<Tensor> {
  /** `[…, min(m, n), n]`, upper triangular. */
  readonly r: Tensor
}

/**
 * `A = Q·R` by Householder reflections: Q has orthonormal columns, R is upper triangular. 2·n²·(m − n/3) flops, and as many
 * again to form Q.
 *
 * ‖A − Q·R‖ and ‖QᵀQ − I‖ are of the size of ε, whatever the condition of A. Where the rank is in doubt use {@link pivotedQr}.
 * Differentiable to any order where the first k columns of A have full rank; not with `complete` for m > n, since the columns
 * added there are not determined by A.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws ShapeError; OptionError for NaN or infinity, and for options that are not known or do not go together; SingularMatrixError
 * from derivatives at matrices without full rank, and from `cholesky-qr2` and `cholesky-qr3` for conditions that are too large.
 * @example
 * ```ts
 * const { q, r } = qr([[3, 1], [4, 2]], { sign: 'positive' })
 * q.shape // => [2, 2]
 * r.shape // => [2, 2]
 * ```
 */
export function qr(a: TensorLike, options: QrOptions & { readonly mode: 'r' }): QrTriangle
export function qr(a: TensorLike, options?: QrOptions & { readonly mode?: 'reduced' | 'complete' | undefined }): Qr
export function qr(a: TensorLike, { mode = 'reduced', sign = 'lapack', method = 'householder' }: QrOptions = {}): Qr | QrTriangle {
  const x = asFloat(a)
  const { m, n } = requireMatrices('qr', x)
  if (method !== 'householder') {
    const { q, r } = byCholesky(x, mode, method)
    return mode === 'r' ? ordered({ r }) : ordered({ q, r })
  }
  if (mode === 'r') {
    if (x.trace !== undefined) return ordered({ r: qr(x, { sign }).r })
    const { r } = qrFactors('qr', x, { wantQ: false, complete: false })
    return ordered({ r: sign === 'positive' ? withPositiveDiagonal(r, r, 'rows') : r })
  }
  const complete = mode === 'complete' && m > n
  return ordered(
    customJvp(
      ([y]) => factored(y!, { wantQ: true, complete }, sign),
      ([change], [y], { q, r }) => {
        if (complete) throw undetermined()
        return qrChange('qr', change!, y!, { q, r })
      },
    )(x),
  )
}

/** The reduced factors, whose R has a positive diagonal anyway. */
function byCholesky(x: Tensor, mode: string, method: string): ReducedQr {
  const passes = method === 'cholesky-qr2' ? 2 : method === 'cholesky-qr3' ? 3 : undefined
  if (passes === undefined) throw new OptionError({ where: 'qr', argument: 'method', expected: "'householder', 'cholesky-qr2' or 'cholesky-qr3'", received: method }) // prettier-ignore
  if (mode === 'complete') throw new OptionError({ where: 'qr', argument: 'mode', expected: `'reduced' or 'r' for the method '${method}'`, received: mode }) // prettier-ignore
  return customJvp(
    ([y]) => {
      requireFiniteElements('qr', y!)
      return { ...choleskyQr(y!, passes) }
    },
    ([change], [y], factors) => ({ ...qrChange('qr', change!, y!, factors) }),
  )(x)
}

function factored(a: Tensor, request: QrRequest, sign: 'lapack' | 'positive'): { readonly q: Tensor; readonly r: Tensor } {
  const { q, r } = qrFactors('qr', a, request)
  if (q === undefined) throw undetermined()
  return sign === 'positive' ? { q: withPositiveDiagonal(r, q, 'columns'), r: withPositiveDiagonal(r, r, 'rows') } : { q, r }
}

/** `x` with rows (of R) or columns (of Q) negated where R has a negative element on its diagonal. */
function withPositiveDiagonal(r: Tensor, x: Tensor, which: 'rows' | 'columns'): Tensor {
  const { m: k, n } = requireMatrices('qr', r)
  const { m: rows, n: columns } = requireMatrices('qr', x)
  if (!isReadable(r)) return mul(x, expandDims(diagonalSigns(r, which === 'rows' ? rows : columns), which === 'rows' ? -1 : -2))
  const [pivots, elements] = [floatsOf(r), floatsOf(x)]
  const out = arrayLike(x, x.size)
  for (let row = 0, p = 0; p < out.length; row++) {
    const [item, i] = [Math.floor(row / rows), row % rows]
    for (let j = 0; j < columns; j++, p++) {
      const at = which === 'rows' ? i : j
      const turned = at < n && pivots[(item * k + at) * n + at]! < 0
      // The zeros of R stay 0, not −0.
      out[p] = turned && elements[p] !== 0 ? -elements[p]! : elements[p]!
    }
  }
  return tensorFrom(out, x.shape, x.dtype, x.backend)
}

/** −1 for each negative element on the diagonal of R, 1 for the others and for as many more as are missing: `[…, length]`. */
function diagonalSigns(r: Tensor, length: number): Tensor {
  const values = diagonal(r)
  const signs = select(less(values, 0), neg(onesLike(values)), onesLike(values))
  const found = signs.shape.at(-1)!
  if (found >= length) return slice(signs, { axis: -1, stop: length })
  return concat([signs, ones([...signs.shape.slice(0, -1), length - found], { dtype: r.dtype, backend: r.backend })], -1)
}

function undetermined(): OptionError {
  return new OptionError({
    where: 'qr',
    argument: 'mode',
    expected: "'reduced' where derivatives are taken",
    received: "'complete' for more rows than columns",
    hint: 'The columns of Q beyond those of A are one choice of many, which has no derivative.',
  })
}
