/** A square band matrix: element (i, j) is `bands[(upper + i − j)·n + j]`, as in SciPy and LAPACK. */
export interface BandMatrix {
  readonly n: number
  readonly lower: number
  readonly upper: number
  readonly bands: Float64Array
}

/** The transpose. */
export function transposedBands({ n, lower, upper, bands }: BandMatrix): BandMatrix {
  const out = new Float64Array(bands.length)
  for (let d = -upper; d <= lower; d++) {
    for (let j = Math.max(0, -d); j < Math.min(n, n - d); j++) out[(lower - d) * n + j + d] = bands[(upper + d) * n + j]!
  }
  return { n, lower: upper, upper: lower, bands: out }
}

/**
 * X with A·X = B in place of B (n × r by rows), by elimination with partial pivoting in the band: about 2·n·l·(l + u) and
 * n·(2·l + u)·r multiplications.
 *
 * @returns 1 + index of the first zero pivot, or 0.
 */
export function solveBandedInPlace({ n, lower, upper, bands }: BandMatrix, b: Float64Array, r: number): number {
  // Row i holds columns i … i + lower + upper after the ones before are eliminated: exchanges fill in `lower` more bands.
  const width = lower + upper + 1
  const rows = new Float64Array(n * width)
  const load = (i: number, first: number): void => {
    for (let j = Math.max(first, i - lower); j <= Math.min(n - 1, i + upper); j++)
      rows[i * width + j - first] = bands[(upper + i - j) * n + j]!
  }
  for (let i = 0; i < Math.min(n, lower); i++) load(i, 0)
  for (let k = 0; k < n; k++) {
    // Rows k … k + lower are held from column k on.
    const last = Math.min(n - 1, k + lower)
    if (k + lower < n) load(k + lower, k)
    let pivot = k
    for (let i = k + 1; i <= last; i++) if (Math.abs(rows[i * width]!) > Math.abs(rows[pivot * width]!)) pivot = i
    const top = rows[pivot * width]!
    if (top === 0) return k + 1
    if (pivot !== k) {
      exchangeRows(rows, width, k, pivot)
      exchangeRows(b, r, k, pivot)
    }
    for (let i = k + 1; i <= last; i++) eliminate(rows, b, { width, r, k, i, factor: rows[i * width]! / top })
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let c = 0; c < r; c++) {
      let sum = b[k * r + c]!
      for (let j = 1; j < Math.min(width, n - k); j++) sum -= rows[k * width + j]! * b[(k + j) * r + c]!
      b[k * r + c] = sum / rows[k * width]!
    }
  }
  return 0
}

interface Elimination {
  readonly width: number
  readonly r: number
  readonly k: number
  readonly i: number
  readonly factor: number
}

/** Row i minus a multiple of row k, moved one place to the left: its first element is 0. */
function eliminate(rows: Float64Array, b: Float64Array, { width, r, k, i, factor }: Elimination): void {
  const [p, q] = [i * width, k * width]
  for (let j = 1; j < width; j++) rows[p + j - 1] = rows[p + j]! - factor * rows[q + j]!
  rows[p + width - 1] = 0
  for (let c = 0; c < r; c++) b[i * r + c]! -= factor * b[k * r + c]!
}

function exchangeRows(data: Float64Array, width: number, i: number, j: number): void {
  for (let c = 0; c < width; c++) {
    const held = data[i * width + c]!
    data[i * width + c] = data[j * width + c]!
    data[j * width + c] = held
  }
}

/**
 * X with A·X = B in place of B (n × r by rows) for a positive definite A of which the lower bands are given, by Cholesky
 * factorization in the band: about n·l² + 4·n·l·r operations.
 *
 * @param bands - element (i, j), i ≥ j, is `bands[(i − j)·n + j]`; overwritten by the factor.
 * @returns order of the first leading minor that is not positive, or 0.
 */
export function solvePositiveBandedInPlace(bands: Float64Array, n: number, lower: number, b: Float64Array, r: number): number {
  for (let j = 0; j < n; j++) {
    const last = Math.min(n - 1, j + lower)
    const pivot = bands[j]!
    if (!(pivot > 0)) return j + 1
    const root = Math.sqrt(pivot)
    bands[j] = root
    for (let i = j + 1; i <= last; i++) bands[(i - j) * n + j]! /= root
    for (let k = j + 1; k <= last; k++) {
      const factor = bands[(k - j) * n + j]!
      for (let i = k; i <= last; i++) bands[(i - k) * n + k]! -= factor * bands[(i - j) * n + j]!
    }
    for (let c = 0; c < r; c++) {
      const value = (b[j * r + c]! /= root)
      for (let i = j + 1; i <= last; i++) b[i * r + c]! -= bands[(i - j) * n + j]! * value
    }
  }
  for (let j = n - 1; j >= 0; j--) {
    for (let c = 0; c < r; c++) {
      let sum = b[j * r + c]!
      for (let i = j + 1; i <= Math.min(n - 1, j + lower); i++) sum -= bands[(i - j) * n + j]! * b[i * r + c]!
      b[j * r + c] = sum / bands[j]!
    }
  }
  return 0
}
