import type { FloatArray, FloatDType } from '@ortho/core'
import type { Place } from './matrices.ts'

/** Least numbers with a finite reciprocal. */
const LEAST = { float64: 2.2250738585072014e-308, float32: 1.1754943508222875e-38 }

/** The exponent to which the largest element of a matrix is lifted. */
export const LIFTED: Readonly<Record<FloatDType, number>> = { float64: 400, float32: 50 }

/**
 * The power of two by which a matrix must be multiplied before it is factored again, or 0: OpenBLAS divides columns by their
 * pivots through reciprocals, and those of subnormal pivots are infinite.
 *
 * @param factors - what `getrf` left, its columns `step` apart, with `k` pivots.
 * @param source - the m × n matrix itself.
 */
export function liftOf(dtype: FloatDType, factors: FloatArray, step: number, k: number, m: number, n: number, source: Place): number {
  const least = LEAST[dtype]
  let worn = false
  for (let i = 0; i < k && !worn; i++) {
    const pivot = Math.abs(factors[i * (step + 1)]!)
    // NaN is what infinities become.
    worn = pivot !== 0 && !(pivot >= least && pivot < Infinity)
  }
  if (!worn) return 0
  const { data, at, row, column } = source
  let top = 0
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) top = Math.max(top, Math.abs(data[at + i * row + j * column]!))
  return Math.max(0, LIFTED[dtype] - Math.floor(Math.log2(top)))
}

/** Multiplies elements on and above the diagonal, or all, of a matrix with columns `step` apart by 2^exponent. */
export function shift(data: FloatArray, step: number, m: number, n: number, exponent: number, which: 'all' | 'upper'): void {
  // In two factors, because 2¹⁰⁷⁴ is not a number.
  const first = 2 ** Math.trunc(exponent / 2)
  const second = 2 ** (exponent - Math.trunc(exponent / 2))
  for (let j = 0; j < n; j++) {
    const end = j * step + (which === 'all' ? m : Math.min(j + 1, m))
    for (let p = j * step; p < end; p++) data[p] = data[p]! * first * second
  }
}
