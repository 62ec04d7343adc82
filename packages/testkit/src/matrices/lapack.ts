import { type Tensor, bernoulliArray, key, tensor, uniformArray } from '@ortho/core'
import { matrixFromSpectrum } from '../arbitraries/matrix.ts'
import { store } from '../draw.ts'

/** The 19 sizes [m, n] at which LAPACK tests its singular value decompositions (svd.in). */
export const lapackSizes: readonly (readonly [m: number, n: number])[] = [
  [0, 0], [0, 1], [0, 3], [1, 0], [1, 1], [1, 2], [2, 0], [2, 1], [3, 0], [3, 1],
  [3, 3], [10, 10], [10, 16], [16, 10], [16, 16], [30, 30], [30, 40], [40, 30], [40, 40],
] // prettier-ignore

/** What the 16 types of {@link lapackMatrix} are, in order. */
export const lapackTypes: readonly string[] = [
  'zero', 'identity', 'diagonal, even', 'diagonal, geometric', 'diagonal, clustered', 'diagonal, geometric, huge',
  'diagonal, geometric, tiny', 'even', 'geometric', 'clustered', 'even, huge', 'even, tiny', 'random', 'random, huge', 'random, tiny',
  'bidiagonal, from ε² to ε⁻²',
] // prettier-ignore

/** Which matrix {@link lapackMatrix} makes. */
export interface LapackMatrixOptions {
  /** 1 to 16; {@link lapackTypes} names them. */
  readonly type: number
  /** Rows and columns. */
  readonly size: readonly [m: number, n: number]
  /** Random parts depend on it alone. */
  readonly seed: number
  /** Default float64. It sets ε and the largest and least scale, too. */
  readonly dtype?: 'float64' | 'float32'
}

/**
 * One of the 16 kinds of matrix of LAPACK's tests (TESTING/EIG/dchkbd.f). Spectra fall from 1 to ε evenly, geometrically, or all
 * but the first at ε, with random signs where they are a diagonal; "huge" and "tiny" are scaled by the square roots of the
 * overflow and underflow thresholds.
 */
export function lapackMatrix({ type, size: [m, n], seed, dtype = 'float64' }: LapackMatrixOptions): Tensor {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
  const huge = dtype === 'float64' ? 2 ** 511 : 2 ** 63
  const place = { shape: [m, n], dtype, backend: 'cpu' }
  const k = Math.min(m, n)
  const elements = (fill: (i: number, j: number) => number): Tensor =>
    tensor(
      store(
        Float64Array.from({ length: m * n }, (_, p) => fill(Math.floor(p / n), p % n)),
        dtype,
      ),
      place,
    )
  const uniform = uniformArray(key(seed), m * n, 'float64', { min: -1, max: 1 })
  const signs = bernoulliArray(key(seed + 1), k, 0.5, 'float64')
  const diagonal = (spectrum: readonly number[], scale = 1): Tensor =>
    elements((i, j) => (i === j ? (signs[i] === 0 ? -1 : 1) * spectrum[i]! * scale : 0))
  const full = (spectrum: readonly number[], scale = 1): Tensor => {
    if (k === 0) return elements(() => 0)
    const tall = matrixFromSpectrum(spectrum, { rows: Math.max(m, n), seed }).dataSync()
    return elements((i, j) => scale * (m >= n ? tall[i * n + j]! : tall[j * m + i]!))
  }
  const even = spectrumOf(k, (t) => 1 + (eps - 1) * t)
  const geometric = spectrumOf(k, (t) => eps ** t)
  const clustered = spectrumOf(k, (t) => (t === 0 ? 1 : eps))
  switch (type) {
    case 1:
      return elements(() => 0)
    case 2:
      return elements((i, j) => (i === j ? 1 : 0))
    case 3:
      return diagonal(even)
    case 4:
      return diagonal(geometric)
    case 5:
      return diagonal(clustered)
    case 6:
      return diagonal(geometric, huge)
    case 7:
      return diagonal(geometric, 1 / huge)
    case 8:
      return full(even)
    case 9:
      return full(geometric)
    case 10:
      return full(clustered)
    case 11:
      return full(even, huge)
    case 12:
      return full(even, 1 / huge)
    case 13:
      return elements((i, j) => uniform[i * n + j]!)
    case 14:
      return elements((i, j) => huge * uniform[i * n + j]!)
    case 15:
      return elements((i, j) => uniform[i * n + j]! / huge)
    default:
      return elements((i, j) => (j === i || j === i + 1 ? eps ** (2 * uniform[i * n + j]!) : 0))
  }
}

function spectrumOf(k: number, at: (t: number) => number): number[] {
  return Array.from({ length: k }, (_, i) => at(k === 1 ? 0 : i / (k - 1)))
}
