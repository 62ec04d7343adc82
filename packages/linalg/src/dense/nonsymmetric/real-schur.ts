import type { Blas, Window } from '@ortho/core'
import { hessenbergInPlace, setIdentity } from './hessenberg.ts'
import { hessenbergQrInPlace } from './hessenberg-qr.ts'
import type { QrTuning } from './hessenberg-qr-room.ts'
import { precisionOf } from './hessenberg-qr-small.ts'

/** What of the matrix is reduced, and what is wanted. */
export interface RealSchurOptions {
  /** First row and column that are not triangular already. Default 0. */
  readonly lo?: number
  /** Last one. Default the last of all. */
  readonly hi?: number
  /** Whether all of T is wanted, or only the blocks on its diagonal. Default true. */
  readonly wantT?: boolean
  /** Sizes of blocks. Default: by the size of the matrix. */
  readonly tuning?: QrTuning | undefined
}

/**
 * A = Z·T·Zᵀ with T upper quasi-triangular: eigenvalues on the diagonal, pairs of complex ones in 2 × 2 blocks with equal
 * diagonal elements and off-diagonal ones of opposite sign. In place; any scale.
 *
 * @param a - square, `column` 1, finite; becomes T.
 * @param z - as a; becomes Z. Left out: not formed.
 * @returns how many leading rows of T are not in Schur form: 0 unless the iteration did not converge.
 */
export function realSchurInPlace(blas: Blas, a: Window, z: Window | undefined, options: RealSchurOptions = {}): number {
  const n = a.rows
  const { lo = 0, hi = n - 1, wantT = true } = options
  if (n === 0) return 0
  if (n === 1 || hi <= lo) {
    if (z !== undefined) setIdentity(blas.data, z)
    return 0
  }
  const factor = comfortableScale(blas.data, a)
  if (factor !== 1) scaleInPlace(blas.data, a, factor)
  hessenbergInPlace(blas, a, z, { lo, hi })
  const left = hessenbergQrInPlace(blas, a, z, lo, hi, { wantT, tuning: options.tuning })
  if (factor !== 1) scaleInPlace(blas.data, a, 1 / factor)
  return left <= lo ? 0 : left
}

/** A power of two that brings the largest element to where squares neither overflow nor underflow; 1 where it is there already. */
export function comfortableScale(data: Blas['data'], { at, rows, columns, row }: Window): number {
  let largest = 0
  for (let i = 0; i < rows; i++) {
    for (let j = 0, p = at + i * row; j < columns; j++, p++) {
      const size = Math.abs(data[p]!)
      if (size > largest) largest = size
    }
  }
  const { eps, least } = precisionOf(data)
  const small = Math.sqrt(least) / eps
  if (largest === 0 || (largest >= small && largest <= 1 / small)) return 1
  // Half the exponent would do; to bring the largest element near 1 keeps most of the others. 2^1022 is the largest factor.
  return 2 ** Math.min(1022, -Math.floor(Math.log2(largest)))
}

/** Multiplies a window by a number. */
export function scaleInPlace(data: Blas['data'], { at, rows, columns, row }: Window, factor: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0, p = at + i * row; j < columns; j++, p++) data[p]! *= factor
  }
}
