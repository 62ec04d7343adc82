import { type DType, type Tensor, tensor } from '@ortho/core'
import fc from 'fast-check'
import { drawNormal, store } from '../draw.ts'

/** What {@link tallMatrix} draws. */
export interface TallMatrixOptions {
  /** Most columns. Default 8. */
  readonly maxCols?: number
  /** Most rows beyond the number of columns. Default 8. */
  readonly maxExtraRows?: number
  /** Range of log₁₀ of the condition number. Default [0, 3]. */
  readonly logCond?: readonly [min: number, max: number]
  /** Default float64. */
  readonly dtype?: 'float64' | 'float32'
}

/**
 * Matrices `[m, n]`, m ≥ n ≥ 1, whose singular values fall geometrically from 1 to 1/condition. A failure shrinks to fewer columns,
 * fewer extra rows, a smaller condition number and a smaller seed, not to other digits.
 */
export function tallMatrix(options: TallMatrixOptions = {}): fc.Arbitrary<Tensor> {
  const { maxCols = 8, maxExtraRows = 8, logCond = [0, 3], dtype = 'float64' } = options
  return fc
    .record({
      cols: fc.integer({ min: 1, max: maxCols }),
      extraRows: fc.nat(maxExtraRows),
      // Hundredths of a decade: integers shrink towards the smallest condition.
      decades: fc.integer({ min: Math.round(100 * logCond[0]), max: Math.round(100 * logCond[1]) }),
      seed: fc.nat(),
    })
    .map(({ cols, extraRows, decades, seed }) => {
      const spectrum = Array.from({ length: cols }, (_, i) => (cols === 1 ? 1 : 10 ** ((-decades / 100) * (i / (cols - 1)))))
      return matrixFromSpectrum(spectrum, { rows: cols + extraRows, seed, dtype })
    })
}

/** Size and place of {@link matrixWithSpectrum}. */
export interface SpectrumOptions {
  /** At least as many as singular values. Default: as many. */
  readonly rows?: number
  /** Default float64. */
  readonly dtype?: 'float64' | 'float32'
}

/** Matrices `[rows, spectrum.length]` with these singular values and random singular vectors; only the seed shrinks. */
export function matrixWithSpectrum(spectrum: readonly number[], options: SpectrumOptions = {}): fc.Arbitrary<Tensor> {
  return fc.nat().map((seed) => matrixFromSpectrum(spectrum, { ...options, seed }))
}

/**
 * U·diag(spectrum)·Vᵀ with U, V of random orthonormal columns (Haar) that depend on the seed alone; made in double precision, on the
 * CPU backend.
 */
export function matrixFromSpectrum(spectrum: readonly number[], options: SpectrumOptions & { readonly seed: number }): Tensor {
  const n = spectrum.length
  const { rows: m = n, dtype = 'float64', seed } = options
  const u = orthonormalColumns(2 * seed, m, n)
  const v = orthonormalColumns(2 * seed + 1, n, n)
  const data = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) data[i * n + j]! += u[i * n + k]! * spectrum[k]! * v[j * n + k]!
    }
  }
  const place: { shape: number[]; dtype: DType; backend: string } = { shape: [m, n], dtype, backend: 'cpu' }
  return tensor(store(data, dtype), place)
}

/**
 * The first n columns of a product of n random Householder reflections I − 2·v·vᵀ/vᵀv with v = x ± ‖x‖·e₁, x normal, signed so
 * that the distribution is uniform (G. W. Stewart, SIAM J. Numer. Anal. 17, 1980).
 */
function orthonormalColumns(seed: number, m: number, n: number): Float64Array {
  const q = new Float64Array(m * n)
  const normal = drawNormal(seed, m * n)
  for (let k = n - 1; k >= 0; k--) {
    const v = normal.subarray(k * m + k, (k + 1) * m)
    const norm = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0))
    const sign = v[0]! < 0 ? -1 : 1
    // vᵀv/2; the sign keeps the first element from cancelling.
    const half = norm * (norm + Math.abs(v[0]!))
    v[0]! += sign * norm
    q[k * n + k] = 1
    for (let j = k; j < n; j++) {
      let dot = 0
      for (let i = k; i < m; i++) dot += v[i - k]! * q[i * n + j]!
      for (let i = k; i < m; i++) q[i * n + j] = -sign * (q[i * n + j]! - (v[i - k]! * dot) / half)
    }
  }
  return q
}
