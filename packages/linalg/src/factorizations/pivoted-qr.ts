import { OptionError, Tensor, type TensorLike, asFloat, customJvp, tensorFrom } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { pivotedQrInPlace } from '../dense/factorizations/pivoted-qr.ts'
import { formQ, reserveQr } from '../dense/factorizations/qr.ts'
import { ownKernel } from '../dense/kernels.ts'
import { requireMatrices } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { permuted } from './permuted.ts'
import { qrChange } from './qr-change.ts'
import { storeR } from './qr-kernel.ts'

/** Options of {@link pivotedQr}. */
export interface PivotedQrOptions {
  /** `reduced`: k = min(m, n) columns of Q; `complete`: all m. Default `reduced`. */
  readonly mode?: 'reduced' | 'complete' | undefined
}

/** What {@link pivotedQr} finds; k = min(m, n), or m where `complete`. */
export interface PivotedQr extends Iterable<Tensor> {
  /** `[…, m, k]`, columns orthonormal. */
  readonly q: Tensor
  /** `[…, k, n]`, upper triangular, |R| falling along the diagonal. */
  readonly r: Tensor
  /** int32 `[…, n]`: column j of Q·R is column `perm[j]` of A. */
  readonly perm: Tensor
}

/**
 * QR factorization with column pivoting: `A[:, perm] = Q·R`, each step taking the column of which most is left, so that small
 * diagonal elements of R tell of dependent columns.
 *
 * |Rⱼⱼ| bounds the distance from a matrix of rank j within a factor that is small but for contrived cases; a rank that must
 * be sure is that of {@link matrixRank}. {@link qr} is several times as fast. Differentiable as {@link qr} is, with the order
 * of the columns held.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws ShapeError; OptionError for NaN or infinity; SingularMatrixError from derivatives at matrices without full rank.
 * @example
 * ```ts
 * pivotedQr([[1, 0], [0, 2]]).perm.toArray() // => [1, 0]
 * ```
 */
export function pivotedQr(a: TensorLike, { mode = 'reduced' }: PivotedQrOptions = {}): PivotedQr {
  const x = asFloat(a)
  const { m, n } = requireMatrices('pivotedQr', x)
  const complete = mode === 'complete' && m > n
  return ordered(
    customJvp(
      ([y]) => factored(y!, complete),
      ([change], [y], { q, r, perm }) => {
        if (complete) throw undetermined()
        return qrChange('pivotedQr', permuted(change!, perm, -1), permuted(y!, perm, -1), { q, r })
      },
    )(x),
  )
}

/** All three as tensors. */
type Factors = Readonly<Record<'q' | 'r' | 'perm', Tensor>>

function factored(a: Tensor, complete: boolean): Factors {
  const { m, n, batch } = requireMatrices('pivotedQr', a)
  const own = ownKernel('pivotedQr', a, 'pivotedQr')
  if (own === undefined) return onHost(a, complete)
  const k = complete ? m : Math.min(m, n)
  const { q, r, perm } = own(a, { complete })
  return {
    q: new Tensor(a.backend, q, a.dtype, [...batch, m, k]),
    r: new Tensor(a.backend, r, a.dtype, [...batch, k, n]),
    perm: new Tensor(a.backend, perm, 'int32', [...batch, n]),
  }
}

function onHost(a: Tensor, complete: boolean): Factors {
  const { m, n, batch } = requireMatrices('pivotedQr', a)
  const k = complete ? m : Math.min(m, n)
  const count = batchSize(a)
  const elements = floatsOf(a)
  const [q, r, perm] = [arrayLike(a, count * m * k), arrayLike(a, count * k * n), new Int32Array(count * n)]
  const blas = openWorkspace('pivotedQr', a)
  const [packed, vectors] = [blas.reserve(m, n), blas.reserve(m, k)]
  const room = reserveQr(blas, m, n, Math.max(n, k, 1))
  for (let item = 0; item < count; item++) {
    const order = perm.subarray(item * n, (item + 1) * n)
    for (let j = 0; j < n; j++) order[j] = j
    load(elements, item * m * n, blas.data, packed)
    pivotedQrInPlace(blas, packed, order, room)
    storeR(blas.data, packed, r, item * k * n, k)
    formQ(blas, packed, room, vectors)
    store(blas.data, vectors, q, item * m * k)
  }
  return {
    q: tensorFrom(q, [...batch, m, k], a.dtype, a.backend),
    r: tensorFrom(r, [...batch, k, n], a.dtype, a.backend),
    perm: tensorFrom(perm, [...batch, n], 'int32', a.backend),
  }
}

function undetermined(): OptionError {
  return new OptionError({
    where: 'pivotedQr',
    argument: 'mode',
    expected: "'reduced' where derivatives are taken",
    received: "'complete' for more rows than columns",
    hint: 'The columns of Q beyond those of A are one choice of many, which has no derivative.',
  })
}
