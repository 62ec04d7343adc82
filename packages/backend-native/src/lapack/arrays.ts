import { BackendError, type FactorizationKernels, type FloatArray, type FloatDType, itemSize } from '@ortho/core'

/** What a kernel finds, with its integers as arrays. */
export type Found<Name extends keyof FactorizationKernels> = {
  readonly [K in keyof ReturnType<FactorizationKernels[Name]>]: K extends 'failures' | 'perm'
    ? Int32Array
    : ReturnType<FactorizationKernels[Name]>[K]
}

/** An array of zeros. @throws BackendError where memory does not suffice. */
export function floats(dtype: FloatDType, size: number): FloatArray {
  try {
    return dtype === 'float64' ? new Float64Array(size) : new Float32Array(size)
  } catch (cause) {
    const gibibytes = (size * itemSize(dtype)) / 2 ** 30
    const received = `${size} numbers of ${dtype}, ${gibibytes.toFixed(1)} GiB`
    throw new BackendError({ where: 'native', expected: 'small enough for a typed array and for the memory', received }, cause)
  }
}

/** Bytes from which memory that is not zeroed is asked for, and up to which failures to get it are told by a fresh array. */
const [LARGE, LARGEST] = [65_536, 1_073_741_824] as const

/** An array of unspecified contents, all of which are to be written: zeroing large ones takes as long as copying a matrix. */
export function unfilled(dtype: FloatDType, size: number): FloatArray {
  const bytes = size * itemSize(dtype)
  if (bytes < LARGE || bytes > LARGEST) return floats(dtype, size)
  const { buffer } = Buffer.allocUnsafeSlow(bytes)
  return dtype === 'float64' ? new Float64Array(buffer) : new Float32Array(buffer)
}

/** Part `item` of `count` equal parts of an array. */
export function partOf(array: FloatArray, item: number, count: number): FloatArray {
  if (count === 1) return array
  const length = array.length / count
  return array.subarray(item * length, (item + 1) * length)
}
