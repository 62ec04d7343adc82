/** A dense matrix by columns in double precision: column j is `data[j·rows … j·rows + rows − 1]`. */
export interface Columns {
  /** Length of each column. */
  readonly rows: number
  /** Number of columns. */
  readonly count: number
  /** The elements; written in place by the functions whose name says so. */
  readonly data: Float64Array
}

/** The identity of order n. */
export function identityColumns(n: number): Columns {
  const data = new Float64Array(n * n)
  for (let j = 0; j < n; j++) data[j * n + j] = 1
  return { rows: n, count: n, data }
}

/** The transpose as a new matrix. */
export function transposed({ rows, count, data }: Columns): Columns {
  const out = new Float64Array(data.length)
  for (let j = 0; j < count; j++) for (let i = 0; i < rows; i++) out[i * count + j] = data[j * rows + i]!
  return { rows: count, count: rows, data: out }
}

/** Inner product of columns p and q. */
export function dotColumns({ rows, data }: Columns, p: number, q: number): number {
  let sum = 0
  for (let i = 0, a = p * rows, b = q * rows; i < rows; i++) sum += data[a + i]! * data[b + i]!
  return sum
}

/** Exchanges columns p and q in place. */
export function swapColumnsInPlace({ rows, data }: Columns, p: number, q: number): void {
  if (p === q) return
  for (let i = 0, a = p * rows, b = q * rows; i < rows; i++) {
    const held = data[a + i]!
    data[a + i] = data[b + i]!
    data[b + i] = held
  }
}

/** Columns p, q ← c·p − s·q, s·p + c·q in place. */
export function rotateColumnsInPlace({ rows, data }: Columns, p: number, q: number, c: number, s: number): void {
  for (let i = 0, a = p * rows, b = q * rows; i < rows; i++) {
    const x = data[a + i]!
    const y = data[b + i]!
    data[a + i] = c * x - s * y
    data[b + i] = s * x + c * y
  }
}

/**
 * Multiplies column j by `factors[j]` in place.
 */
export function scaleColumnsInPlace({ rows, count, data }: Columns, factors: ArrayLike<number>): void {
  for (let j = 0; j < count; j++) for (let i = j * rows; i < (j + 1) * rows; i++) data[i]! *= factors[j]!
}
