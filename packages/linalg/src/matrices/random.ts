import { type FloatDType, type Key, OptionError, type Tensor, diagonal, expandDims, matrixTranspose, mul, randn, sign } from '@ortho/core'
import { qr } from '../factorizations/qr.ts'

/** Options of {@link randomOrthogonal}. */
export interface RandomOrthogonalOptions {
  /** Columns; rows are then orthonormal where there are more columns than rows. Default: as many as rows. */
  readonly columns?: number
  /** Leading axes. Default none. */
  readonly batch?: readonly number[]
  /** Element type. Default float64. */
  readonly dtype?: FloatDType
}

/**
 * A random matrix with orthonormal columns, uniform in the sense of Haar: Q of a Gaussian matrix with the signs that make the
 * diagonal of R positive (F. Mezzadri, Notices of the AMS 54, 2007).
 *
 * @param rows - n.
 * @returns `[…, n, columns]`.
 * @throws OptionError for sizes that are not 0, 1, 2, …
 * @example
 * ```ts
 * randomOrthogonal(key(0), 3, { columns: 2 }).shape // => [3, 2]
 * ```
 */
export function randomOrthogonal(key: Key, rows: number, options: RandomOrthogonalOptions = {}): Tensor {
  const { columns = rows, batch = [], dtype = 'float64' } = options
  for (const [argument, size] of [
    ['rows', rows],
    ['columns', columns],
  ] as const) {
    // prettier-ignore
    if (Number.isInteger(size) && size >= 0) continue
    throw new OptionError({ where: 'randomOrthogonal', argument, expected: '0, 1, 2, …', received: String(size) })
  }
  const wide = columns > rows
  const { q, r } = qr(randn(key, [...batch, Math.max(rows, columns), Math.min(rows, columns)], { dtype }))
  const uniform = mul(q, expandDims(sign(diagonal(r)), -2))
  return wide ? matrixTranspose(uniform) : uniform
}
