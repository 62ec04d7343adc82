import { type DType, type Shape, type View, sizeOf, stridesOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import { whole } from '../kernels/views.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { type Box, boxesOf } from './boxes.ts'
import { bindable, partOf } from './windows.ts'

/** An operand of a kernel, and which of its axes are axes of the work. */
export interface Operand {
  readonly view: View
  /** For each axis of the work, that of the view; undefined where it does not depend on it. The others are never cut. */
  readonly axes: readonly (number | undefined)[]
}

/** A kernel on operands too large for it, to be called on pieces of them. */
export interface PiecewiseWork {
  /** Sizes of the axes along which the work can be cut: those of the result, then those that are summed over. */
  readonly shape: Shape
  /** Axes of the result, the first of `shape`. */
  readonly kept: Shape
  /** Axes of the work that are not cut. */
  readonly fixed?: ReadonlySet<number>
  /** Type of the result. */
  readonly dtype: DType
  readonly operands: readonly Operand[]
  /**
   * The kernel on one piece; `before` is what the pieces before it have summed to, to be released by it.
   *
   * @returns contiguous storage of the result's part of the box, owned by the caller.
   */
  readonly kernel: (views: readonly View[], before: View | undefined) => GpuStorage
}

/** Calls a kernel piece by piece, and puts the results together. @throws BackendError where pieces cannot be made small enough. */
export function inPieces(gpu: Gpu, work: PiecewiseWork): GpuStorage {
  const packed: GpuStorage[] = []
  const out = gpu.allocate(work.dtype, sizeOf(work.kept))
  try {
    const operands = work.operands.map((operand) => closeTogether(gpu, operand, packed))
    computePieces(gpu, { ...work, operands }, out)
    return out
  } catch (error) {
    gpu.release(out)
    throw error
  } finally {
    for (const storage of packed) gpu.release(storage)
  }
}

function computePieces(gpu: Gpu, { shape, kept, fixed, operands, kernel }: PiecewiseWork, out: GpuStorage): void {
  const strides = shape.map((_, axis) => stridesOf(kept)[axis] ?? 0)
  const spreads = operands.map(({ view, axes }) => ({
    strides: axes.map((axis) => (axis === undefined ? 0 : view.strides[axis]!)),
    beside: spanBeside(view, axes),
  }))
  let sum: GpuStorage | undefined
  try {
    for (const box of boxesOf(shape, [...spreads, { strides }], gpu.most, fixed)) {
      const part = box.sizes.slice(0, kept.length)
      const views = operands.map((operand) => bindable(gpu, partOf(operand.view, ownBox(operand, box))))
      sum = kernel(views, sum === undefined ? undefined : whole(sum, part))
      const isLast = box.starts.every((start, axis) => axis < kept.length || start + box.sizes[axis]! === shape[axis]!)
      if (!isLast) continue
      const offset = part.reduce((at, _, axis) => at + box.starts[axis]! * strides[axis]!, 0)
      gpu.assign(whole(sum, part), out, { strides: strides.slice(0, kept.length), offset })
      gpu.release(sum)
      sum = undefined
    }
  } finally {
    if (sum !== undefined) gpu.release(sum)
  }
}

/** A box in the axes of an operand. */
function ownBox({ axes, view }: Operand, { starts, sizes }: Box): Box {
  return {
    starts: view.shape.map((_, axis) => starts[axes.indexOf(axis)] ?? 0),
    sizes: view.shape.map((size, axis) => sizes[axes.indexOf(axis)] ?? size),
  }
}

/**
 * An operand whose elements that are never cut apart lie close enough together: a copy in which they lie side by side, where
 * they do not.
 */
function closeTogether(gpu: Gpu, operand: Operand, packed: GpuStorage[]): Operand {
  const { view, axes } = operand
  if (spanBeside(view, axes) <= gpu.most) return operand
  const order = [...view.shape.keys()].sort((a, b) => Number(axes.includes(b)) - Number(axes.includes(a)))
  const steps = stridesOf(order.map((axis) => view.shape[axis]!))
  const strides = view.shape.map((_, axis) => steps[order.indexOf(axis)]!)
  const storage = gpu.allocate(view.dtype, sizeOf(view.shape))
  packed.push(storage)
  gpu.assign(view, storage, { strides, offset: 0 })
  return { axes, view: { ...view, storage, strides, offset: 0 } }
}

/** Elements that a window spans along the axes that are not among `axes`. */
function spanBeside({ shape, strides }: View, axes: readonly (number | undefined)[]): number {
  return shape.reduce((span, size, axis) => (axes.includes(axis) ? span : span + Math.abs(strides[axis]!) * (size - 1)), 1)
}
