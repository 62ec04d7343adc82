import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { DTypeError, ShapeError } from '../../errors.ts'
import { type Shape, requireShape, resolveAxis, sameShape, showShape } from '../../shape.ts'
import { type CreateOptions, type TensorLike, arange, tensor } from '../../tensor/create.ts'
import { requireLive } from '../../tensor/lifetime.ts'
import { Tensor, made } from '../../tensor/tensor.ts'
import { add } from '../elementwise/arithmetic.ts'
import { cast } from '../elementwise/cast.ts'
import { equal, less } from '../elementwise/compare.ts'
import { expandDims, resized } from './movement.ts'
import { countable, requireSameBackend } from '../operands.ts'
import { select } from '../elementwise/select.ts'

interface Place {
  readonly axis: number
  /** Shape of the tensor that is indexed. */
  readonly shape: Shape
}

const gatherPrimitive: Primitive<number> = {
  name: 'take',
  run: ([x, indices], axis) => made(x!, x!.backend.kernels.gather(x!, indices!, axis), taken(x!.shape, indices!.shape, axis)),
  tangent: (t, _i, [, indices], _out, axis) => apply(gatherPrimitive, [t, indices!], axis),
  spec: ([x, indices], axis) => ({ shape: taken(x!.shape, indices!.shape, axis), dtype: x!.dtype }),
  transpose: (c, _i, [x, indices], axis) => apply(scatterPrimitive, [c, indices!], { axis, shape: x!.shape }),
}

function taken(shape: Shape, indices: Shape, axis: number): number[] {
  return [...shape.slice(0, axis), ...indices, ...shape.slice(axis + 1)]
}

const scatterPrimitive: Primitive<Place> = {
  name: 'scatterAdd',
  run: ([x, indices], { axis, shape }) => made(x!, x!.backend.kernels.scatterAdd(shape, indices!, x!, axis), shape),
  tangent: (t, _i, [, indices], _out, place) => apply(scatterPrimitive, [t, indices!], place),
  spec: ([x], { shape }) => ({ shape, dtype: x!.dtype }),
  transpose: (c, _i, [, indices], { axis }) => apply(gatherPrimitive, [c, indices!], axis),
}

const gatherAlongPrimitive: Primitive<number> = {
  name: 'takeAlongAxis',
  run: ([x, indices], axis) => made(x!, x!.backend.kernels.gatherAlong(x!, indices!, axis), indices!.shape),
  tangent: (t, _i, [, indices], _out, axis) => apply(gatherAlongPrimitive, [t, indices!], axis),
  spec: ([x, indices]) => ({ shape: indices!.shape, dtype: x!.dtype }),
  transpose: (c, _i, [x, indices], axis) => apply(scatterAlongPrimitive, [c, indices!], { axis, shape: x!.shape }),
}

const scatterAlongPrimitive: Primitive<Place> = {
  name: 'scatterAddAlongAxis',
  run: ([x, indices], { axis, shape }) => made(x!, x!.backend.kernels.scatterAddAlong(shape, indices!, x!, axis), shape),
  tangent: (t, _i, [, indices], _out, place) => apply(scatterAlongPrimitive, [t, indices!], place),
  spec: ([x], { shape }) => ({ shape, dtype: x!.dtype }),
  transpose: (c, _i, [, indices], { axis }) => apply(gatherAlongPrimitive, [c, indices!], axis),
}

/**
 * The slices of `x` at `indices` along `axis`, whose place the axes of `indices` take.
 *
 * @param indices - int32 in [−n, n); negative ones count from the end. Bounds are checked where values can be read
 * without waiting; elsewhere an index out of range is undefined.
 * @throws ShapeError for an index out of range; DTypeError for indices that are not integers.
 * @example
 * ```ts
 * take(tensor([10, 20, 30]), [2, 0]).toArray() // [30, 10]
 * ```
 */
export function take(x: Tensor, indices: TensorLike, axis = 0): Tensor {
  const k = resolveAxis('take', axis, x.ndim)
  return apply(gatherPrimitive, [x, inRange('take', indices, x.shape[k]!, x)], k)
}

/**
 * `x` with `updates` added at `indices` along `axis`; repeated indices add up. The transpose of {@link take}.
 *
 * @param updates - shaped as `take(x, indices, axis)`; bools count as int32.
 */
export function scatterAdd(x: Tensor, indices: TensorLike, updates: Tensor, axis = 0): Tensor {
  const k = resolveAxis('scatterAdd', axis, x.ndim)
  const places = inRange('scatterAdd', indices, x.shape[k]!, x)
  requireShapeOf('scatterAdd', updates, taken(x.shape, places.shape, k))
  return add(x, apply(scatterPrimitive, [countable(updates), places], { axis: k, shape: x.shape }))
}

/** `x` picked element by element along `axis`: `out[i, j] = x[indices[i, j], j]` for axis 0. `indices` has the rank of `x`. */
export function takeAlongAxis(x: Tensor, indices: TensorLike, axis = -1): Tensor {
  const k = resolveAxis('takeAlongAxis', axis, x.ndim)
  const places = inRange('takeAlongAxis', indices, x.shape[k]!, x)
  requireShapeOf('takeAlongAxis', places, resized(x.shape, k, places.shape[k] ?? 0))
  return apply(gatherAlongPrimitive, [x, places], k)
}

/** `x` with `updates` added element by element along `axis`. The transpose of {@link takeAlongAxis}. */
export function scatterAddAlongAxis(x: Tensor, indices: TensorLike, updates: Tensor, axis = -1): Tensor {
  const k = resolveAxis('scatterAddAlongAxis', axis, x.ndim)
  const places = inRange('scatterAddAlongAxis', indices, x.shape[k]!, x)
  requireShapeOf('scatterAddAlongAxis', places, resized(x.shape, k, places.shape[k] ?? 0))
  requireShapeOf('scatterAddAlongAxis', updates, places.shape)
  return add(x, apply(scatterAlongPrimitive, [countable(updates), places], { axis: k, shape: x.shape }))
}

/**
 * Ones at the classes and zeros elsewhere on a new last axis of `classes` elements; a row out of range is all zeros.
 *
 * @param options - `backend` is that of `indices` when they are a tensor.
 */
export function oneHot(indices: TensorLike, classes: number, options: CreateOptions = {}): Tensor {
  const places = indices instanceof Tensor ? indices : tensor(indices, { dtype: 'int32', backend: options.backend })
  requireShape('oneHot', [classes])
  const hot = equal(expandDims(places, -1), arange(classes, undefined, 1, { dtype: 'int32', backend: places.backend }))
  return cast(hot, options.dtype ?? places.backend.defaultDType)
}

function requireShapeOf(where: string, x: Tensor, shape: Shape): void {
  if (sameShape(x.shape, shape)) return
  throw new ShapeError({ where, expected: `given indices and updates of shape ${showShape(shape)}`, received: showShape(x.shape) })
}

/** Indices as int32, from the front. @throws ShapeError for one out of range, where that can be seen without waiting. */
function inRange(where: string, indices: TensorLike, n: number, x: Tensor): Tensor {
  const given = indices instanceof Tensor ? indices.concrete : integers(where, indices, x)
  requireSameBackend(where, x, given)
  if (given.dtype !== 'int32') {
    throw new DTypeError({ where, argument: 'indices', expected: 'int32', received: given.dtype, hint: "Use `cast(indices, 'int32')`." })
  }
  requireLive(where, given)
  if (given.size === 0) return given
  const [low, high] = given.backend.kernels.range?.(given) ?? [-1, n - 1]
  if (low < -n || high >= n) {
    throw new ShapeError({
      where,
      argument: 'indices',
      expected: `in [${-n}, ${n - 1}] for an axis of ${n}`,
      received: `values from ${low} to ${high}`,
    })
  }
  return low < 0 ? select(less(given, 0), add(given, n), given) : given
}

/** Host numbers as int32 indices. @throws DTypeError where a fraction would be cut off. */
function integers(where: string, indices: Exclude<TensorLike, Tensor>, { backend }: Tensor): Tensor {
  if (isWhole(indices)) return tensor(indices, { dtype: 'int32', backend })
  throw new DTypeError({ where, argument: 'indices', expected: 'integers', received: 'other values' })
}

function isWhole(indices: Exclude<TensorLike, Tensor>): boolean {
  if (typeof indices !== 'object') return Number.isInteger(indices)
  for (const item of indices) if (!isWhole(item)) return false
  return true
}
