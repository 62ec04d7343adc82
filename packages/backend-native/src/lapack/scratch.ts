import { type FloatArray, type FloatDType, itemSize } from '@ortho/core'
import { floats, unfilled } from './arrays.ts'

/** Working memory that is used again: fresh memory costs a page fault for every 4 KiB that is touched. */
export interface Scratch {
  /** An array of unspecified contents. */
  readonly borrow: (dtype: FloatDType, size: number) => FloatArray
  /** Takes everything back that was borrowed. */
  readonly release: () => void
}

/** Bytes that are kept between jobs, and the smallest piece that is worth keeping. */
const KEPT = 67_108_864
const SMALLEST = 16_384

/** Pieces of memory that no job uses. */
export type Pool = ArrayBuffer[]

/** Working memory of one job, from `pool`. */
export function scratchFrom(pool: Pool): Scratch {
  const borrowed: ArrayBuffer[] = []
  return {
    borrow: (dtype, size) => {
      const bytes = size * itemSize(dtype)
      if (bytes < SMALLEST) return floats(dtype, size)
      const buffer = takeFrom(pool, bytes) ?? unfilled(dtype, size).buffer
      if (!(buffer instanceof ArrayBuffer)) return floats(dtype, size)
      borrowed.push(buffer)
      return dtype === 'float64' ? new Float64Array(buffer, 0, size) : new Float32Array(buffer, 0, size)
    },
    release: () => {
      pool.push(...borrowed.splice(0))
      let total = pool.reduce((sum, { byteLength }) => sum + byteLength, 0)
      while (total > KEPT) total -= pool.shift()?.byteLength ?? total
    },
  }
}

/** The smallest piece that is large enough, but not more than four times too large. */
function takeFrom(pool: Pool, bytes: number): ArrayBuffer | undefined {
  let best = -1
  pool.forEach(({ byteLength }, i) => {
    if (byteLength >= bytes && byteLength <= 4 * bytes && byteLength < (pool[best]?.byteLength ?? Infinity)) best = i
  })
  return best < 0 ? undefined : pool.splice(best, 1)[0]
}
