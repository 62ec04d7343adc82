import { type FloatDType, key, normalArray } from '@ortho/core'

/** Standard normal numbers, the same on every run: full rank as matrices, in the range that functions are used in. */
export function gaussian<D extends FloatDType>(seed: number, count: number, dtype: D): ReturnType<typeof normalArray<D>> {
  return normalArray(key(seed), count, dtype)
}

/** Two n × n matrices, row-major. */
export interface SquarePair<T> {
  readonly n: number
  readonly a: T
  readonly b: T
}

/** Operands of a square product. */
export function squarePair<D extends FloatDType>(n: number, dtype: D): SquarePair<ReturnType<typeof normalArray<D>>> {
  return { n, a: gaussian(1, n * n, dtype), b: gaussian(2, n * n, dtype) }
}

/** A·B in float64 by plain loops. */
export function productOf({ n, a, b }: SquarePair<ArrayLike<number>>): Float64Array {
  const c = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const row = c.subarray(i * n, (i + 1) * n)
    for (let p = 0; p < n; p++) addScaled(row, a[i * n + p] ?? NaN, b, p * n)
  }
  return c
}

function addScaled(row: Float64Array, factor: number, b: ArrayLike<number>, at: number): void {
  for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? NaN) + factor * (b[at + j] ?? NaN)
}

/** Unit roundoff doubled, of each dtype. */
const EPSILON = { float64: 2 ** -52, float32: 2 ** -23 }

/**
 * Absolute error that a product of depth k of standard normal matrices may have: the partial sums grow like √k, so k
 * additions err by about k·eps/4 and all n² of them stay below six times that; the rest is room for other orders of summation.
 */
export function productTolerance(k: number, dtype: FloatDType): { readonly absolute: number } {
  return { absolute: 4 * k * EPSILON[dtype] }
}
