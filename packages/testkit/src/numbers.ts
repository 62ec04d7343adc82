import { type Shape, Tensor, sizeOf } from '@ortho/core'
import { AssertionFailure } from './assertion.ts'

/** Nested arrays of numbers; a bare number for a scalar. */
export type NestedNumbers = number | readonly NestedNumbers[]

/** Whatever holds numbers to compare: a tensor of a backend that reads without waiting, a typed array, nested arrays, a number. */
export type Numbers = Tensor | Float64Array | Float32Array | Int32Array | Uint8Array | NestedNumbers

/** Numbers in row-major order, with the shape they had and the gap between 1 and the next number of their precision. */
export interface FlatNumbers {
  /** Sizes of the axes; `[length]` for a typed array. */
  readonly shape: Shape
  /** The numbers, exact. */
  readonly data: Float64Array
  /** 2⁻²³ for float32, otherwise 2⁻⁵². */
  readonly eps: number
}

/** The numbers of `x`, flat. @throws AssertionFailure for ragged nesting, BackendError for a tensor that must be awaited. */
export function flatten(x: Numbers): FlatNumbers {
  if (x instanceof Tensor)
    return { shape: x.shape, data: Float64Array.from(x.dataSync()), eps: x.dtype === 'float32' ? 2 ** -23 : 2 ** -52 }
  if (ArrayBuffer.isView(x)) return { shape: [x.length], data: Float64Array.from(x), eps: x instanceof Float32Array ? 2 ** -23 : 2 ** -52 }
  const shape: number[] = []
  for (let first: NestedNumbers | undefined = x; typeof first === 'object'; first = first[0]) shape.push(first.length)
  const flat: number[] = []
  spread(x, shape, 0, flat)
  return { shape, data: Float64Array.from(flat), eps: 2 ** -52 }
}

/** Row-major place `flat` of `shape` as an index, `[1, 2]`. */
export function showIndex(flat: number, shape: Shape): string {
  const index = shape.map((n, axis) => Math.floor(flat / sizeOf(shape.slice(axis + 1))) % n)
  return `[${index.join(', ')}]`
}

function spread(x: NestedNumbers, shape: Shape, axis: number, out: number[]): void {
  if (typeof x === 'number') {
    if (axis !== shape.length) throw ragged()
    out.push(x)
    return
  }
  if (axis === shape.length || x.length !== shape[axis]) throw ragged()
  for (const part of x) spread(part, shape, axis + 1, out)
}

function ragged(): AssertionFailure {
  return new AssertionFailure('expected nested arrays of regular shape, got ragged ones')
}
