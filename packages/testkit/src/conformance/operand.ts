import { type DType, type Shape, type TypedArray, sizeOf } from '@ortho/core'
import { type Range, draw, store } from '../draw.ts'
import { type Layout, layoutOf, positionsOf } from '../layout.ts'
import type { Dense } from '../reference/dense.ts'

/** The layouts that every kernel must read: dense, axes reversed, strided with gaps and an offset, backwards, repeated (stride 0). */
export type LayoutName = 'contiguous' | 'transposed' | 'sliced' | 'reversed' | 'repeated'

/** Every {@link LayoutName}. */
export const layoutNames: readonly LayoutName[] = ['contiguous', 'transposed', 'sliced', 'reversed', 'repeated']

/** An argument of a kernel on the host: what is uploaded, the window on it, and what the reference sees. */
export interface Operand extends Layout, Dense {
  /** Type of the elements. */
  readonly dtype: DType
  /** The storage's elements. */
  readonly stored: TypedArray
  /** For messages. */
  readonly layout: LayoutName
}

/** How {@link operand} makes its numbers. */
export interface OperandOptions extends Range {
  /** Default `contiguous`. */
  readonly layout?: LayoutName
  /** Default 0. */
  readonly seed?: number
  /** The numbers in row-major order instead of drawn ones. */
  readonly values?: ArrayLike<number>
}

/** An operand of `shape`. Elements of the storage outside the window hold {@link poison}, so that reading them shows. */
export function operand(dtype: DType, shape: Shape, options: OperandOptions = {}): Operand {
  const { layout = 'contiguous', seed = 0, values } = options
  const place = named(layout, shape)
  const positions = positionsOf(place)
  const numbers = values === undefined ? draw(seed, sizeOf(shape), dtype, options) : store(values, dtype)
  // An empty tensor may still lie in a storage: nothing of it may be read.
  const stored = store(new Float64Array(positions.length === 0 && layout === 'contiguous' ? 0 : place.length).fill(poison(dtype)), dtype)
  positions.forEach((p, i) => {
    stored[p] = numbers[i]!
  })
  return { ...place, dtype, stored, layout, data: Float64Array.from(positions, (p) => stored[p]!) }
}

/** NaN where the dtype has it, else a number that no reference expects. */
export function poison(dtype: DType): number {
  return dtype === 'int32' ? -987654321 : dtype === 'bool' ? 1 : NaN
}

function named(layout: LayoutName, shape: Shape): Layout {
  switch (layout) {
    case 'contiguous':
      return layoutOf(shape)
    case 'transposed':
      return layoutOf(shape, { order: [...shape.keys()].reverse() })
    case 'sliced':
      return layoutOf(shape, { steps: shape.map(() => 2), start: 3 })
    case 'reversed':
      return layoutOf(shape, { steps: shape.map(() => -1), start: 1 })
    case 'repeated':
      return layoutOf(shape, { steps: shape.map((_, axis) => (axis === 0 ? 0 : 1)), start: 2 })
  }
}
