import { type Shape, sizeOf, stridesOf } from '@ortho/core'

/** Numbers in row-major order. */
export interface Dense {
  /** Sizes of the axes. */
  readonly shape: Shape
  /** The numbers. */
  readonly data: Float64Array
}

/** What a kernel must return, and how finely: |actual − expected| ≤ units·ε·scale + smallest normal number. */
export interface Expected extends Dense {
  /** Roundings that the result may carry, in units of ε. 0: the very number. */
  readonly units: number
  /** Size of what was rounded, per element. Default: the expected magnitude itself. */
  readonly scale?: Float64Array
}

/** Calls `visit` with the index of each element of `shape` in row-major order; the array is reused. */
export function eachIndex(shape: Shape, visit: (index: readonly number[], flat: number) => void): void {
  const size = sizeOf(shape)
  const index = new Array<number>(shape.length).fill(0)
  for (let flat = 0; flat < size; flat++) {
    visit(index, flat)
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      if (++index[axis]! < shape[axis]!) break
      index[axis] = 0
    }
  }
}

/** Row-major place of an index. */
export function flatIndex(shape: Shape, index: readonly number[]): number {
  return stridesOf(shape).reduce((sum, stride, axis) => sum + stride * index[axis]!, 0)
}

/** Elements before, on and after `axis`. */
export function splitAt(shape: Shape, axis: number): { outer: number; length: number; inner: number } {
  return { outer: sizeOf(shape.slice(0, axis)), length: shape[axis]!, inner: sizeOf(shape.slice(axis + 1)) }
}
