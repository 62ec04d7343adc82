import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { resolveAxes, type Shape } from '../../shape.ts'
import type { TensorLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { broadcastTo } from '../movement/broadcast.ts'
import { countable } from '../operands.ts'
import { reshape } from '../movement/reshape.ts'

/** Which axes a reduction takes, and whether they stay. */
export interface ReduceOptions {
  /** One axis or several; negative ones count from the back. Default: all. */
  readonly axis?: number | readonly number[] | undefined
  /** Keep reduced axes with size 1. Default false. */
  readonly keepDims?: boolean | undefined
}

/** `shape` without `axes`. */
export function without(shape: Shape, axes: readonly number[]): number[] {
  return shape.filter((_, axis) => !axes.includes(axis))
}

/** `shape` with `axes` of size 1. */
export function kept(shape: Shape, axes: readonly number[]): number[] {
  return shape.map((n, axis) => (axes.includes(axis) ? 1 : n))
}

const sumPrimitive: Primitive<readonly number[]> = {
  name: 'sum',
  run: ([x], axes) => made(x!, x!.backend.kernels.reduce('sum', x!, axes), without(x!.shape, axes)),
  tangent: (t, _i, _inputs, _output, axes) => apply(sumPrimitive, [t], axes),
  spec: ([x], axes) => ({ shape: without(x!.shape, axes), dtype: x!.dtype }),
  transpose: (c, _i, [x], axes) => broadcastTo(reshape(c, kept(x!.shape, axes)), x!.shape),
}

/**
 * Sum over all axes, or those named. Bools are counted as int32. An empty sum is 0.
 *
 * @example
 * ```ts
 * sum(tensor([[1, 2], [3, 4]]), { axis: 0 }).toArray() // [4, 6]
 * ```
 */
export function sum(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = countable(x)
  const axes = resolveAxes('sum', options.axis, t.ndim)
  const result = axes.length === 0 ? t : apply(sumPrimitive, [t], axes)
  return options.keepDims === true ? reshape(result, kept(t.shape, axes)) : result
}
