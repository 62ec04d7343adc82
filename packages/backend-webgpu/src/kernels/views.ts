import { type Shape, type View, stridesOf } from '@ortho/core'
import type { GpuStorage } from '../memory/storage.ts'

/** The whole of a contiguous storage as `shape`. */
export function whole(storage: GpuStorage, shape: Shape): View {
  return { storage, dtype: storage.dtype, shape, strides: stridesOf(shape), offset: 0 }
}

/** Some of the axes of a window. */
export interface Part {
  /** Their sizes. */
  readonly shape: Shape
  /** Elements to step along them. */
  readonly strides: readonly number[]
}

/** The axes from `from` to `to − 1` of a window. */
export function axesOf({ shape, strides }: Part, from: number, to?: number): Part {
  return { shape: shape.slice(from, to), strides: strides.slice(from, to) }
}

/** A window with its last two axes exchanged. */
export function swapped({ shape, strides, ...rest }: View): View {
  const exchange = (list: readonly number[]): number[] => [...list.slice(0, -2), list.at(-1)!, list.at(-2)!]
  return { ...rest, shape: exchange(shape), strides: exchange(strides) }
}
