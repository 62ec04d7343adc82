import type { DType } from '../../dtype.ts'
import { stridesOf, type Shape } from '../../shape.ts'
import type { Storage, View } from '../types.ts'

/** The whole of a contiguous storage as `shape`. */
export function dense(storage: Storage, dtype: DType, shape: Shape): View {
  return { storage, dtype, shape, strides: stridesOf(shape), offset: 0 }
}

/** `x` repeated to `shape`: leading axes are added, axes of size 1 stretch. */
export function stretch(x: View, shape: Shape): View {
  const added = shape.length - x.shape.length
  const strides = shape.map((n, axis) => (axis < added || x.shape[axis - added] !== n ? 0 : x.strides[axis - added]!))
  return { ...x, shape, strides }
}

/** `x` with its axes in the order `axes`. */
export function permute(x: View, axes: readonly number[]): View {
  return { ...x, shape: axes.map((axis) => x.shape[axis]!), strides: axes.map((axis) => x.strides[axis]!) }
}

/** `x` with its last two axes exchanged. */
export function transpose(x: View): View {
  const n = x.shape.length
  return permute(x, [...x.shape.keys()].slice(0, -2).concat(n - 1, n - 2))
}

/** The elements `from` to `to − 1` of `x` along `axis`. */
export function slice(x: View, axis: number, from: number, to: number): View {
  return { ...x, shape: x.shape.with(axis, to - from), offset: x.offset + from * x.strides[axis]! }
}

/** A contiguous `x` under another shape of the same size. */
export function reshape(x: View, shape: Shape): View {
  return { ...x, shape, strides: stridesOf(shape) }
}
