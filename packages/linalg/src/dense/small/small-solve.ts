import type { Blas, FloatArray } from '@ortho/core'

/** Order, and number of right-hand sides, up to which systems are solved without blocks, several at a time. */
export const SMALL_ORDER = 8

/** A batch of small systems. */
export interface SmallSystems {
  /** Matrices by rows, one after the other. */
  readonly a: FloatArray
  /** Right-hand sides by rows. */
  readonly b: FloatArray
  /** Solutions. */
  readonly x: FloatArray
  /** Number of systems. */
  readonly count: number
  /** Order of each. */
  readonly n: number
  /** Right-hand sides of each. */
  readonly r: number
}

/** Systems that are solved at a time: so many stay in the cache. */
const GROUP = 512

/**
 * Solves each A·X = B, or Aᵀ·X = B where `transposed`, by elimination with partial pivoting.
 *
 * @param blas - in double precision.
 * @returns whether all numbers are finite, and no pivot is zero; otherwise solutions are not to be used.
 */
export function solveSmallBatch(blas: Blas, { a, b, x, count, n, r }: SmallSystems, transposed: boolean): boolean {
  // Kernels count from 1.
  if (n === 0 || count === 0) return true
  const group = Math.min(GROUP, count)
  const left = { ...blas.reserve(group * n, n), rows: n }
  const right = { ...blas.reserve(group * n, r), rows: n }
  const [size, length] = [n * n, n * r]
  const { data } = blas
  for (let first = 0; first < count; first += group) {
    const items = Math.min(group, count - first)
    data.set(a.subarray(first * size, (first + items) * size), left.at)
    data.set(b.subarray(first * length, (first + items) * length), right.at)
    if (!blas.smallSolve(items, left, right, transposed)) return false
    x.set(data.subarray(right.at, right.at + items * length), first * length)
  }
  return true
}
