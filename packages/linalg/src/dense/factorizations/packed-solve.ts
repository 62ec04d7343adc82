import type { FloatArray } from '@ortho/core'

/** A packed LU factorization of one matrix of a batch, as arrays. */
export interface PackedMatrix {
  /** L below the diagonal (unit), U on and above it; by rows from index `start` on. */
  readonly packed: FloatArray
  /** Index of the first element. */
  readonly start: number
  /** Order. */
  readonly n: number
  /** Row i of L·U is row `perm[i]` of A. */
  readonly perm: Int32Array
}

/** x ← A⁻¹·x, or A⁻ᵀ·x where `transposed`, for one vector in double precision. */
export function solvePacked(lu: PackedMatrix, x: Float64Array, transposed: boolean): void {
  if (transposed) solvePackedTransposed(lu, x)
  else solvePackedPlain(lu, x)
}

function solvePackedPlain({ packed, start, n, perm }: PackedMatrix, x: Float64Array): void {
  const moved = x.slice()
  for (let i = 0; i < n; i++) {
    let sum = moved[perm[i]!]!
    for (let j = 0, p = start + i * n; j < i; j++) sum -= packed[p + j]! * x[j]!
    x[i] = sum
  }
  solveUpper(packed, start, n, x)
}

function solvePackedTransposed({ packed, start, n, perm }: PackedMatrix, x: Float64Array): void {
  solveUpperTransposed(packed, start, n, x)
  for (let i = n - 1; i > 0; i--) {
    const value = x[i]!
    for (let j = 0, p = start + i * n; j < i; j++) x[j]! -= value * packed[p + j]!
  }
  const moved = x.slice()
  for (let i = 0; i < n; i++) x[perm[i]!] = moved[i]!
}

/** x ← U⁻¹·x for the upper triangle of a matrix by rows, `n` a row. */
export function solveUpper(u: FloatArray, start: number, n: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = start + i * n
    let sum = x[i]!
    for (let j = i + 1; j < n; j++) sum -= u[row + j]! * x[j]!
    x[i] = sum / u[row + i]!
  }
}

/** x ← U⁻ᵀ·x; as {@link solveUpper}. */
export function solveUpperTransposed(u: FloatArray, start: number, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = start + i * n
    const value = x[i]! / u[row + i]!
    x[i] = value
    for (let j = i + 1; j < n; j++) x[j]! -= value * u[row + j]!
  }
}
