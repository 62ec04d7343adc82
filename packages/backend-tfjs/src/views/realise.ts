import { type Shape, type View, sizeOf } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'
import { tensorOf } from '../session/session.ts'
import { type Cut, blocksOf, cutOf, placesOf } from './blocks.ts'

/** Axes that every backend of TensorFlow.js transposes and slices; it reverses and repeats four. */
const MOST_AXES = 6
const MOST_REVERSED = 4

/** A view as a tensor of its shape. */
export function realise(ops: Ops, view: View): TfTensor {
  const { shape } = view
  if (sizeOf(shape) === 0) return ops.fill(shape, view.dtype, 0)
  return stretchTo(ops, compact(ops, view), shape)
}

/** A view as a tensor of its rank whose repeated axes (stride 0) have size 1. The view has elements. */
export function compact(ops: Ops, view: View): TfTensor {
  return ops.reshape(elementsOf(ops, view), compactShape(view))
}

/** Sizes of the axes, 1 where elements repeat. */
export function compactShape({ shape, strides }: Pick<View, 'shape' | 'strides'>): number[] {
  return shape.map((n, axis) => (strides[axis] === 0 ? 1 : n))
}

/** The different elements of a view in row-major order, under any shape. */
function elementsOf(ops: Ops, { storage, shape, strides, offset }: View): TfTensor {
  const x = tensorOf(storage)
  const blocks = blocksOf({ shape, strides })
  if (blocks.length === 0) return x.size === 1 ? x : ops.slice(ops.reshape(x, [x.size]), [offset], [1])
  const cut = cutOf(blocks, offset, x.size)
  if (cut === undefined || !isWithinReach(cut)) {
    const places = placesOf(blocks, offset)
    return ops.gather(ops.reshape(x, [x.size]), ops.session.constant(places, [places.length], 'int32'), 0)
  }
  const { from, to, grid, begin, size, order, reversed } = cut
  const window = to - from === x.size ? x : ops.slice(ops.reshape(x, [x.size]), [from], [to - from])
  const isWhole = begin.every((at, axis) => at === 0 && size[axis] === grid[axis])
  if (isWhole && reversed.length === 0 && order.every((axis, i) => axis === i)) return window
  const kept = ops.slice(ops.reshape(window, grid), begin, size)
  const sizes = order.map((axis) => size[axis]!)
  const ordered = ops.transpose(ops.reshape(kept, size.slice(0, order.length)), order)
  return ops.reverse(ops.reshape(ordered, sizes), reversed)
}

function isWithinReach({ grid, reversed }: Cut): boolean {
  return grid.length <= (reversed.length > 0 ? MOST_REVERSED : MOST_AXES)
}

/** `x`, whose axes have the sizes of `shape` or 1, repeated to it. */
export function stretchTo(ops: Ops, x: TfTensor, shape: Shape): TfTensor {
  if (x.size === sizeOf(shape)) return ops.reshape(x, shape)
  if (x.size === 1) return ops.tile(ops.reshape(x, [1]), [sizeOf(shape)])
  const { sizes, reps } = repetition(x.shape, shape)
  return ops.reshape(ops.tile(ops.reshape(x, sizes), reps), shape)
}

/** Axes of `from` that stretch to `to`, neighbours of one kind together. */
function repetition(from: Shape, to: Shape): { sizes: number[]; reps: number[] } {
  const sizes: number[] = []
  const reps: number[] = []
  for (const [axis, n] of to.entries()) {
    if (n === 1) continue
    const repeats = from[axis] === 1
    const last = sizes.length - 1
    if (last >= 0 && (sizes[last] === 1) === repeats) {
      if (repeats) reps[last]! *= n
      else sizes[last]! *= n
    } else {
      sizes.push(repeats ? 1 : n)
      reps.push(repeats ? n : 1)
    }
  }
  return { sizes, reps }
}

/** Operands of one elementwise call as tensors that stretch to each other, on as few axes as their repetitions allow. */
export interface Together {
  /** One tensor a view. */
  readonly tensors: readonly TfTensor[]
  /** Shape of the result in the axes of the tensors' views, 1 where all of them repeat. */
  readonly shape: readonly number[]
}

/** Brings views of one shape, which has elements, to tensors for a kernel that stretches its operands. */
export function together(ops: Ops, views: readonly View[]): Together {
  const ndim = views[0]!.shape.length
  const full = views.map(compactShape)
  const shape = Array.from({ length: ndim }, (_, axis) => Math.max(...full.map((sizes) => sizes[axis]!)))
  const kept: number[][] = views.map(() => [])
  let before = ''
  for (const [axis, n] of shape.entries()) {
    if (n === 1) continue
    const kind = full.map((sizes) => (sizes[axis] === n ? '1' : '0')).join('')
    for (const [i, sizes] of full.entries()) {
      if (kind === before) kept[i]![kept[i]!.length - 1]! *= sizes[axis]!
      else kept[i]!.push(sizes[axis]!)
    }
    before = kind
  }
  return { tensors: views.map((view, i) => ops.reshape(elementsOf(ops, view), kept[i]!)), shape }
}
