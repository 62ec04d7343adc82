import type { FloatArray } from '@ortho/core'

/** A Toeplitz matrix by its first column and row; the diagonal is `column[0]`. */
export interface ToeplitzParts {
  readonly column: Float64Array
  readonly row: Float64Array
}

/** What {@link levinson} found. */
export interface LevinsonResult {
  readonly x: Float64Array
  /** Order of the first leading minor that vanishes to rounding; 0 if none does. */
  readonly failure: number
}

/**
 * X with T·X = B by the recursion of Levinson and Durbin over the leading minors (G. H. Golub and C. F. Van Loan, Matrix
 * Computations, section 4.7, for any T): f and g solve with the first and the last unit vector. 4·n² + 4·n²·r operations.
 *
 * @param b - n × r by rows.
 * @param eps - unit of rounding below which a minor counts as 0 beside the one before.
 */
export function levinson({ column, row }: ToeplitzParts, b: Float64Array, r: number, eps: number): LevinsonResult {
  const n = column.length
  const x = new Float64Array(n * r)
  const scale = Math.max(largest(column), largest(row))
  if (n === 0) return { x, failure: 0 }
  const pivot = column[0]!
  if (!(Math.abs(pivot) > eps * scale)) return { x, failure: 1 }
  let [f, g] = [new Float64Array(n), new Float64Array(n)]
  let [nextF, nextG] = [new Float64Array(n), new Float64Array(n)]
  f[0] = g[0] = 1 / pivot
  for (let c = 0; c < r; c++) x[c] = b[c]! / pivot
  for (let k = 1; k < n; k++) {
    let [errorF, errorG] = [0, 0]
    for (let i = 0; i < k; i++) {
      errorF += column[k - i]! * f[i]!
      errorG += row[i + 1]! * g[i]!
    }
    const minor = 1 - errorF * errorG
    if (!(Math.abs(minor) > eps)) return { x, failure: k + 1 }
    for (let i = 0; i <= k; i++) {
      const [first, last] = [i < k ? f[i]! : 0, i > 0 ? g[i - 1]! : 0]
      nextF[i] = (first - errorF * last) / minor
      nextG[i] = (last - errorG * first) / minor
    }
    ;[f, nextF] = [nextF, f]
    ;[g, nextG] = [nextG, g]
    for (let c = 0; c < r; c++) {
      let defect = b[k * r + c]!
      for (let i = 0, p = c; i < k; i++, p += r) defect -= column[k - i]! * x[p]!
      for (let i = 0, p = c; i <= k; i++, p += r) x[p]! += defect * g[i]!
    }
  }
  return { x, failure: 0 }
}

/** B − T·X. */
export function toeplitzResidual({ column, row }: ToeplitzParts, x: Float64Array, b: Float64Array, r: number): Float64Array {
  const n = column.length
  const out = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const element = i >= j ? column[i - j]! : row[j - i]!
      for (let c = 0; c < r; c++) out[i * r + c]! -= element * x[j * r + c]!
    }
  }
  return out
}

/** The largest absolute value. */
export function largest(data: FloatArray): number {
  let most = 0
  for (const value of data) most = Math.max(most, Math.abs(value))
  return most
}
