import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { OptionError, ShapeError } from '../../errors.ts'
import { type Shape, resolveAxes, resolveAxis, showShape } from '../../shape.ts'
import { flipLayout, sliceLayout, transposeLayout } from '../../tensor/layout.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { viewed } from './broadcast.ts'
import { pad } from './pad.ts'
import { reshape } from './reshape.ts'

const transposePrimitive: Primitive<readonly number[]> = {
  name: 'transpose',
  run: ([x], order) => viewed(x!, transposeLayout(x!, order)),
  tangent: (t, _i, _inputs, _output, order) => transpose(t, order),
  spec: ([x], order) => ({ shape: order.map((axis) => x!.shape[axis]!), dtype: x!.dtype }),
  transpose: (c, _i, _inputs, order) => transpose(c, inverse(order)),
}

function inverse(order: readonly number[]): number[] {
  const back = new Array<number>(order.length)
  order.forEach((axis, i) => (back[axis] = i))
  return back
}

/**
 * The axes in another order, as a view. Without `order`: reversed, so the matrix transpose of a matrix.
 *
 * @param order - axis i of the result is axis `order[i]` of `x`.
 * @throws ShapeError when `order` is not a permutation of the axes.
 */
export function transpose(x: Tensor, order?: readonly number[]): Tensor {
  const axes = order?.map((axis) => resolveAxis('transpose', axis, x.ndim)) ?? x.shape.map((_, axis) => x.ndim - 1 - axis)
  if (axes.length !== x.ndim || new Set(axes).size !== x.ndim) {
    throw new ShapeError({
      where: 'transpose',
      argument: 'order',
      expected: `a permutation of ${x.ndim} axes`,
      received: showShape(order ?? []),
    })
  }
  return axes.every((axis, i) => axis === i) ? x : apply(transposePrimitive, [x], axes)
}

/** The last two axes exchanged: the transpose of each matrix of a batch. */
export function matrixTranspose(x: Tensor): Tensor {
  return swapAxes(x, -1, -2)
}

/** Two axes exchanged. */
export function swapAxes(x: Tensor, a: number, b: number): Tensor {
  const [p, q] = [resolveAxis('swapAxes', a, x.ndim), resolveAxis('swapAxes', b, x.ndim)]
  return transpose(
    x,
    x.shape.map((_, axis) => (axis === p ? q : axis === q ? p : axis)),
  )
}

/** Axis `from` moved to position `to`, the others in their order. */
export function moveAxis(x: Tensor, from: number, to: number): Tensor {
  const [p, q] = [resolveAxis('moveAxis', from, x.ndim), resolveAxis('moveAxis', to, x.ndim)]
  const order = x.shape.map((_, axis) => axis).filter((axis) => axis !== p)
  order.splice(q, 0, p)
  return transpose(x, order)
}

const flipPrimitive: Primitive<readonly number[]> = {
  name: 'flip',
  run: ([x], axes) => viewed(x!, flipLayout(x!, axes)),
  tangent: (t, _i, _inputs, _output, axes) => apply(flipPrimitive, [t], axes),
  spec: ([x]) => x!,
  transpose: (c, _i, _inputs, axes) => apply(flipPrimitive, [c], axes),
}

/** The order along the named axes reversed (default: all), as a view. */
export function flip(x: Tensor, axis?: number | readonly number[]): Tensor {
  return apply(flipPrimitive, [x], resolveAxes('flip', axis, x.ndim))
}

interface Range {
  readonly starts: readonly number[]
  readonly stops: readonly number[]
  readonly steps: readonly number[]
}

const slicePrimitive: Primitive<Range> = {
  name: 'slice',
  run: ([x], { starts, stops, steps }) => viewed(x!, sliceLayout(x!, starts, stops, steps)),
  tangent: (t, _i, _inputs, _output, range) => apply(slicePrimitive, [t], range),
  spec: ([x], { starts, stops, steps }) => ({
    shape: sliceLayout({ shape: x!.shape, strides: x!.shape, offset: 0 }, starts, stops, steps).shape,
    dtype: x!.dtype,
  }),
  transpose: (c, _i, [x], { starts, steps }) => {
    const spread = steps.reduce((y, step, axis) => (step === 1 ? y : dilate(y, axis, step)), c)
    return pad(
      spread,
      starts.map((start, axis) => [start, x!.shape[axis]! - start - spread.shape[axis]!]),
    )
  },
}

/** `step − 1` zeros after each element of an axis but the last. */
function dilate(x: Tensor, axis: number, step: number): Tensor {
  const n = x.shape[axis]!
  if (n === 0) return x
  const apart = reshape(x, inserted(x.shape, axis + 1))
  const filled = pad(
    apart,
    apart.shape.map((_, i) => [0, i === axis + 1 ? step - 1 : 0]),
  )
  const joined = reshape(filled, resized(x.shape, axis, n * step))
  return slice(joined, { axis, stop: n * step - step + 1 })
}

/** Part of one axis. */
export interface SliceOptions {
  /** The axis; negative counts from the back. */
  readonly axis: number
  /** First index; negative counts from the end. Default: the beginning (the end, for a negative step). */
  readonly start?: number | undefined
  /** Index to stop before; negative counts from the end. Default: to the end (the beginning, for a negative step). */
  readonly stop?: number | undefined
  /** Distance between elements, negative to go backwards. Default 1. */
  readonly step?: number | undefined
}

/**
 * Part of one or several axes, as a view, with Python's rules: bounds beyond the ends are clamped.
 *
 * @throws OptionError for a bound or step that is not an integer, a step of 0, or an axis named twice.
 * @example
 * ```ts
 * slice(arange(6), { axis: 0, start: -3 }).toArray() // [3, 4, 5]
 * ```
 */
export function slice(x: Tensor, ...parts: readonly SliceOptions[]): Tensor {
  const starts = x.shape.map(() => 0)
  const stops = [...x.shape]
  const steps = x.shape.map(() => 1)
  const named = new Set<number>()
  const backwards: number[] = []
  for (const part of parts) {
    const axis = resolveAxis('slice', part.axis, x.ndim)
    if (named.has(axis)) throw new OptionError({ where: 'slice', argument: 'axis', expected: 'named once', received: `axis ${axis} twice` })
    named.add(axis)
    const n = x.shape[axis]!
    const step = part.step ?? 1
    if (!Number.isInteger(step) || step === 0) {
      throw new OptionError({ where: 'slice', argument: 'step', expected: 'a non-zero integer', received: String(step) })
    }
    if (step < 0) backwards.push(axis)
    starts[axis] = bound(part.start, n, step < 0) ?? 0
    stops[axis] = Math.max(starts[axis], bound(part.stop, n, step < 0) ?? n)
    steps[axis] = Math.abs(step)
  }
  const turned = backwards.length === 0 ? x : flip(x, backwards)
  return apply(slicePrimitive, [turned], { starts, stops, steps })
}

/** A bound of an axis of `n` elements, counted from its end when `backwards`: such a slice is one of the flipped axis. */
function bound(value: number | undefined, n: number, backwards: boolean): number | undefined {
  if (value === undefined) return undefined
  if (!Number.isInteger(value)) {
    throw new OptionError({ where: 'slice', argument: 'start and stop', expected: 'integers', received: String(value) })
  }
  const at = value < 0 ? value + n : value
  return Math.min(n, Math.max(0, backwards ? n - 1 - at : at))
}

/** The element, row, … at `index` of `axis` (default the first), without that axis. Negative counts from the end. */
export function at(x: Tensor, index: number, axis = 0): Tensor {
  const k = resolveAxis('at', axis, x.ndim)
  const n = x.shape[k]!
  const i = index < 0 ? index + n : index
  if (!Number.isInteger(index) || i < 0 || i >= n) {
    throw new ShapeError({ where: 'at', argument: 'index', expected: `an integer in [${-n}, ${n - 1}]`, received: String(index) })
  }
  return squeeze(slice(x, { axis: k, start: i, stop: i + 1 }), k)
}

/** Without axes of size 1: all of them, or those named. @throws ShapeError when a named one is larger. */
export function squeeze(x: Tensor, axis?: number | readonly number[]): Tensor {
  const axes = axis === undefined ? x.shape.flatMap((n, i) => (n === 1 ? [i] : [])) : resolveAxes('squeeze', axis, x.ndim)
  const large = axes.find((i) => x.shape[i] !== 1)
  if (large !== undefined) {
    throw new ShapeError({
      where: 'squeeze',
      argument: 'axis',
      expected: 'an axis of size 1',
      received: `axis ${large} of ${showShape(x.shape)}`,
    })
  }
  return reshape(
    x,
    x.shape.filter((_, i) => !axes.includes(i)),
  )
}

/** With an axis of size 1 inserted before `axis` (counted in the result; −1 appends one). */
export function expandDims(x: Tensor, axis: number): Tensor {
  return reshape(x, inserted(x.shape, resolveAxis('expandDims', axis, x.ndim + 1)))
}

/** All elements on one axis. */
export function ravel(x: Tensor): Tensor {
  return reshape(x, [x.size])
}

/** `x` in `parts` equal pieces along `axis`, as views. @throws ShapeError when the axis does not divide. */
export function chunk(x: Tensor, parts: number, axis = 0): Tensor[] {
  const k = resolveAxis('chunk', axis, x.ndim)
  const n = x.shape[k]! / parts
  if (!Number.isInteger(parts) || parts < 1 || !Number.isInteger(n)) {
    throw new ShapeError({ where: 'chunk', argument: 'parts', expected: `a divisor of axis ${k} (${x.shape[k]})`, received: String(parts) })
  }
  return Array.from({ length: parts }, (_, i) => slice(x, { axis: k, start: i * n, stop: (i + 1) * n }))
}

/** The shape of `x` with `axis` of size `n`. */
export function resized(shape: Shape, axis: number, n: number): number[] {
  return shape.map((size, i) => (i === axis ? n : size))
}

function inserted(shape: Shape, axis: number): number[] {
  return [...shape.slice(0, axis), 1, ...shape.slice(axis)]
}
