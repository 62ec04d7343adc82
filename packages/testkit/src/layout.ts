import { type Shape, sizeOf } from '@ortho/core'

/** Where the elements of a view are in its storage. */
export interface Layout {
  /** Sizes of the axes. */
  readonly shape: Shape
  /** Elements to step per axis. */
  readonly strides: readonly number[]
  /** Element at index (0, …, 0). */
  readonly offset: number
  /** Elements the storage needs. */
  readonly length: number
}

/** How {@link layoutOf} lays a shape out. */
export interface LayoutOptions {
  /** Axes from the one whose elements lie farthest apart to the one whose lie closest. Default: row-major, 0, 1, …. */
  readonly order?: readonly number[]
  /** Per axis: 1 dense, 2 every second element, negative backwards, 0 one element repeated. Default: all 1. */
  readonly steps?: readonly number[]
  /** Unused elements at the start of the storage. Default 0. */
  readonly start?: number
}

/** A layout of `shape` in a storage just large enough. */
export function layoutOf(shape: Shape, { order = [...shape.keys()], steps = [], start = 0 }: LayoutOptions = {}): Layout {
  const strides = new Array<number>(shape.length).fill(0)
  let length = 1
  let offset = start
  for (const axis of order.toReversed()) {
    const step = steps[axis] ?? 1
    const n = shape[axis]!
    strides[axis] = step * length
    if (step < 0) offset += Math.max(0, n - 1) * -step * length
    if (step !== 0) length *= Math.max(1, n) * Math.abs(step)
  }
  return { shape, strides, offset, length: start + length }
}

/** Place in the storage of each element, in row-major order. */
export function positionsOf({ shape, strides, offset }: Pick<Layout, 'shape' | 'strides' | 'offset'>): Int32Array {
  const positions = new Int32Array(sizeOf(shape))
  const index = new Array<number>(shape.length).fill(0)
  let p = offset
  for (let flat = 0; flat < positions.length; flat++) {
    positions[flat] = p
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      p += strides[axis]!
      if (++index[axis]! < shape[axis]!) break
      p -= strides[axis]! * shape[axis]!
      index[axis] = 0
    }
  }
  return positions
}
