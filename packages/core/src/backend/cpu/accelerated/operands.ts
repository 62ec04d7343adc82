import { sizeOf } from '../../../shape.ts'
import { isContiguous, reshapeLayout } from '../../../tensor/layout.ts'
import type { View } from '../../types.ts'
import { contiguous } from '../portable/layout.ts'
import type { StridedMatrix } from '../wasm/operand.ts'
import type { FloatArray } from '../../../dtype.ts'

/** The storage of a float view; undefined for other dtypes. */
export function floatData({ storage }: View): FloatArray | undefined {
  return storage instanceof Float64Array || storage instanceof Float32Array ? storage : undefined
}

/** The elements of a contiguous float view; undefined for any other. */
export function denseFloats(x: View): FloatArray | undefined {
  const data = floatData(x)
  if (data === undefined || !isContiguous(x)) return undefined
  const size = sizeOf(x.shape)
  return x.offset === 0 && data.length === size ? data : data.subarray(x.offset, x.offset + size)
}

/** The elements of a float view in row-major order, copied if need be. */
export function packedFloats(x: View): FloatArray | undefined {
  return denseFloats(contiguous(x))
}

/** The one value of a view whose strides are all 0; undefined for any other. */
export function constantOf(x: View): number | undefined {
  for (let axis = 0; axis < x.shape.length; axis++) if (x.shape[axis] !== 1 && x.strides[axis] !== 0) return undefined
  return floatData(x)?.[x.offset]
}

/**
 * Elements of a view that repeats its trailing axes along the leading ones (a row added to every row), once;
 * undefined for any other view.
 */
export function repeatedRow(x: View): FloatArray | undefined {
  let lead = 0
  while (lead < x.shape.length && (x.strides[lead] === 0 || x.shape[lead] === 1)) lead++
  if (lead === 0 || lead === x.shape.length) return undefined
  const row = { ...x, shape: x.shape.slice(lead), strides: x.strides.slice(lead) }
  return denseFloats({ storage: x.storage, dtype: x.dtype, shape: row.shape, strides: row.strides, offset: x.offset })
}

/**
 * Elements of a view that repeats each of them along its trailing axes (a scalar for every row), once; undefined for any
 * other view.
 */
export function repeatedColumn(x: View): FloatArray | undefined {
  let end = x.shape.length
  while (end > 0 && (x.strides[end - 1] === 0 || x.shape[end - 1] === 1)) end--
  if (end === 0 || end === x.shape.length) return undefined
  return denseFloats({ ...x, shape: x.shape.slice(0, end), strides: x.strides.slice(0, end) })
}

/** Matrices of a batch as the engine takes them: the leading axes as one stride, or a copy for which that holds. */
export function matricesOf(x: View): StridedMatrix | undefined {
  if (sizeOf(x.shape) === 0) return undefined
  const ndim = x.shape.length
  const [rows, columns] = [x.shape[ndim - 2]!, x.shape[ndim - 1]!]
  const merged = ndim === 2 ? x : reshapeLayout(x, [sizeOf(x.shape.slice(0, -2)), rows, columns])
  if (merged === undefined) return matricesOf(contiguous(x))
  const data = floatData(x)
  if (data === undefined) return undefined
  const { strides, offset } = merged
  const batch = ndim === 2 ? 0 : strides[0]!
  return { data, offset, row: strides.at(-2)!, column: strides.at(-1)!, batch }
}

/** Number of matrices in a batch. */
export function batchOf(x: View): number {
  return sizeOf(x.shape.slice(0, -2))
}
