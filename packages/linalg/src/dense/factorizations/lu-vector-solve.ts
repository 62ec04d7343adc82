import type { FloatArray } from '@ortho/core'

/** P·A = L·U of one square matrix of a batch. */
export interface LuMatrix {
  /** L by rows, ones on its diagonal, from index `start` on. */
  readonly l: FloatArray
  /** U by rows, likewise. */
  readonly u: FloatArray
  /** Index of the first element of both. */
  readonly start: number
  /** Order. */
  readonly n: number
  /** Row i of L·U is row `perm[i]` of A. */
  readonly perm: Int32Array
}

/** x ← A⁻¹·x, or A⁻ᵀ·x where `transposed`, for one vector in double precision. */
export function solveVector(lu: LuMatrix, x: Float64Array, transposed: boolean): void {
  if (transposed) solveTransposed(lu, x)
  else solvePlain(lu, x)
}

function solvePlain({ l, u, start, n, perm }: LuMatrix, x: Float64Array): void {
  const moved = x.slice()
  for (let i = 0; i < n; i++) {
    let sum = moved[perm[i]!]!
    for (let j = 0, p = start + i * n; j < i; j++) sum -= l[p + j]! * x[j]!
    x[i] = sum
  }
  solveUpper(u, start, n, x)
}

function solveTransposed({ l, u, start, n, perm }: LuMatrix, x: Float64Array): void {
  solveUpperTransposed(u, start, n, x)
  for (let i = n - 1; i > 0; i--) {
    const value = x[i]!
    for (let j = 0, p = start + i * n; j < i; j++) x[j]! -= value * l[p + j]!
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

/** Matrix `item` of a batch of factors. */
export function luMatrix({ l, u, perm }: Pick<LuMatrix, 'l' | 'u' | 'perm'>, item: number, n: number): LuMatrix {
  return { l, u, start: item * n * n, n, perm: perm.subarray(item * n, (item + 1) * n) }
}
