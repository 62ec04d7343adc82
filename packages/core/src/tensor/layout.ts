import type { View } from '../backend/types.ts'
import type { Shape } from '../shape.ts'

/** Shape, strides and offset of a view: where its elements are, without the storage. */
export interface Layout {
  /** Sizes of the axes. */
  readonly shape: Shape
  /** Elements to step per axis. */
  readonly strides: readonly number[]
  /** Element at index (0, …, 0). */
  readonly offset: number
}

/** True when the elements lie in row-major order without gaps (axes of size 1 may have any stride). */
export function isContiguous({ shape, strides }: Pick<View, 'shape' | 'strides'>): boolean {
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis]!
    if (n !== 1) {
      if (strides[axis] !== step) return n === 0 || shape.includes(0)
      step *= n
    }
  }
  return true
}

/** `x` stretched to `shape`, to which it must broadcast: new and stretched axes get stride 0. */
export function broadcastLayout(x: Layout, shape: Shape): Layout {
  const extra = shape.length - x.shape.length
  const strides = shape.map((n, axis) => (axis < extra || (x.shape[axis - extra] === 1 && n !== 1) ? 0 : x.strides[axis - extra]!))
  return { shape, strides, offset: x.offset }
}

/** The axes in another order: axis i of the result is axis `order[i]` of `x`. */
export function transposeLayout(x: Layout, order: readonly number[]): Layout {
  return { shape: order.map((axis) => x.shape[axis]!), strides: order.map((axis) => x.strides[axis]!), offset: x.offset }
}

/** Every `steps[i]`-th element of axis i from `starts[i]` to before `stops[i]`; steps are positive. */
export function sliceLayout(x: Layout, starts: readonly number[], stops: readonly number[], steps: readonly number[]): Layout {
  const shape = starts.map((start, axis) => Math.max(0, Math.ceil((stops[axis]! - start) / steps[axis]!)))
  const strides = x.strides.map((stride, axis) => stride * steps[axis]!)
  // An empty slice may start past the end: its offset would point outside the storage.
  const offset = shape.includes(0) ? x.offset : starts.reduce((at, start, axis) => at + start * x.strides[axis]!, x.offset)
  return { shape, strides, offset }
}

/** The named axes reversed. */
export function flipLayout(x: Layout, axes: readonly number[]): Layout {
  const strides = [...x.strides]
  let { offset } = x
  for (const axis of axes) {
    offset += Math.max(0, x.shape[axis]! - 1) * x.strides[axis]!
    strides[axis] = -x.strides[axis]!
  }
  return { shape: x.shape, strides, offset }
}

/** Strides under which the elements of `x` have `shape` (of the same size), or undefined when they must be copied. */
export function reshapeLayout(x: Layout, shape: Shape): Layout | undefined {
  const strides = new Array<number>(shape.length)
  if (shape.includes(0)) return { shape, strides: strides.fill(1), offset: x.offset }
  // Walk both shapes from the back, matching groups of axes of equal size; a group must be evenly strided in x.
  let from = x.shape.length - 1
  let to = shape.length - 1
  while (to >= 0) {
    while (from >= 0 && x.shape[from] === 1) from--
    if (shape[to] === 1) {
      strides[to--] = 1
      continue
    }
    let have = x.shape[from]!
    let want = shape[to]!
    const step = x.strides[from]!
    let firstFrom = from
    let firstTo = to
    while (have !== want) {
      if (have < want) {
        firstFrom--
        while (x.shape[firstFrom] === 1) firstFrom--
        if (x.strides[firstFrom] !== step * have) return undefined
        have *= x.shape[firstFrom]!
      } else want *= shape[--firstTo]!
    }
    for (let axis = to, stride = step; axis >= firstTo; axis--) {
      strides[axis] = stride
      stride *= shape[axis]!
    }
    from = firstFrom - 1
    to = firstTo - 1
  }
  return { shape, strides, offset: x.offset }
}
