import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { ShapeError } from '../../errors.ts'
import { resolveAxes, resolveAxis, showShape, sizeOf } from '../../shape.ts'
import { type TensorLike, full, onesLike, zerosLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { stopGradient } from '../../autodiff/stop-gradient.ts'
import { add, div, logicalAnd, mul, sub } from '../elementwise/arithmetic.ts'
import { broadcastTo } from '../movement/broadcast.ts'
import { cast } from '../elementwise/cast.ts'
import { equal, greater, isFinite } from '../elementwise/compare.ts'
import { asFloat, asTensor } from '../operands.ts'
import { reshape } from '../movement/reshape.ts'
import { select } from '../elementwise/select.ts'
import { type ReduceOptions, kept, sum, without } from './sum.ts'
import { abs, exp, log, sqrt, square } from '../elementwise/unary.ts'

interface Extreme {
  readonly op: 'max' | 'min'
  readonly axes: readonly number[]
}

const extremePrimitive: Primitive<Extreme> = {
  name: 'max/min',
  run: ([x], { op, axes }) => made(x!, x!.backend.kernels.reduce(op, x!, axes), without(x!.shape, axes)),
  // Elements that tie for the extreme share its derivative evenly.
  tangent: (t, _i, [x], y, { axes }) => {
    const chosen = cast(equal(x!, broadcastTo(reshape(y, kept(x!.shape, axes)), x!.shape)), x!.dtype)
    return sum(mul(t, div(chosen, sum(chosen, { axis: axes, keepDims: true }))), { axis: axes })
  },
}

function extreme(op: 'max' | 'min', x: TensorLike, options: ReduceOptions): Tensor {
  const t = asTensor(x)
  const axes = resolveAxes(op, options.axis, t.ndim)
  if (axes.some((axis) => t.shape[axis] === 0) && sizeOf(without(t.shape, axes)) > 0) {
    throw new ShapeError({ where: op, expected: 'taken over at least one element', received: `shape ${showShape(t.shape)}` })
  }
  const result = axes.length === 0 ? t : apply(extremePrimitive, [t], { op, axes })
  return options.keepDims === true ? reshape(result, kept(t.shape, axes)) : result
}

/** Largest element over all axes or those named; NaN if any is. @throws ShapeError when there is none. */
export function max(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return extreme('max', x, options)
}

/** Smallest element over all axes or those named; NaN if any is. @throws ShapeError when there is none. */
export function min(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return extreme('min', x, options)
}

/** Whether any element (as `x ≠ 0`) holds; false for none. */
export function any(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return truth('max', x, options)
}

/** Whether all elements (as `x ≠ 0`) hold; true for none. */
export function all(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return truth('min', x, options)
}

function truth(op: 'max' | 'min', x: TensorLike, options: ReduceOptions): Tensor {
  const t = cast(asTensor(x), 'bool')
  const axes = resolveAxes(op === 'max' ? 'any' : 'all', options.axis, t.ndim)
  const shape = options.keepDims === true ? kept(t.shape, axes) : without(t.shape, axes)
  // Kernels have no largest or smallest of nothing.
  if (countOf(t, options) === 0) return full(shape, op === 'min', { backend: t.backend })
  return axes.length === 0 ? t : reshape(apply(extremePrimitive, [t], { op, axes }), shape)
}

/** Mean over all axes, or those named. NaN for none. */
export function mean(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = asFloat(x)
  return div(sum(t, options), countOf(t, options))
}

/** Options of {@link variance} and {@link std}. */
export interface VarianceOptions extends ReduceOptions {
  /** Subtracted from the count in the divisor: 0 for the population's, 1 for the unbiased estimate. Default 0. */
  readonly ddof?: number | undefined
}

/** Mean squared distance from the mean. NaN (or ∞) where there are no more elements than `ddof`. */
export function variance(x: TensorLike, options: VarianceOptions = {}): Tensor {
  const t = asFloat(x)
  const centred = sub(t, mean(t, { ...options, keepDims: true }))
  return div(sum(square(centred), options), Math.max(0, countOf(t, options) - (options.ddof ?? 0)))
}

/** Square root of {@link variance}. */
export function std(x: TensorLike, options: VarianceOptions = {}): Tensor {
  return sqrt(variance(x, options))
}

function countOf(t: Tensor, options: ReduceOptions): number {
  return sizeOf(resolveAxes('mean', options.axis, t.ndim).map((axis) => t.shape[axis]!))
}

/** `log Σ eˣ` over all axes or those named, without overflow; −∞ for none. */
export function logSumExp(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = asFloat(x)
  if (countOf(t, options) === 0) return log(sum(t, options))
  const top = stopGradient(max(t, { ...options, keepDims: true }))
  const shift = select(isFinite(top), top, zerosLike(top))
  const axes = resolveAxes('logSumExp', options.axis, t.ndim)
  const result = add(log(sum(exp(sub(t, shift)), { ...options, keepDims: true })), shift)
  return options.keepDims === true ? result : reshape(result, without(t.shape, axes))
}

/**
 * Square root of the sum of squares over all axes or those named, scaled against overflow; 0 for none. Its derivative
 * at 0 is taken as 0.
 */
export function norm(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = asFloat(x)
  if (countOf(t, options) === 0) return sum(t, options)
  const axes = resolveAxes('norm', options.axis, t.ndim)
  const top = stopGradient(max(abs(t), { ...options, keepDims: true }))
  const scale = select(logicalAnd(isFinite(top), greater(top, 0)), top, onesLike(top))
  const total = sum(square(div(t, scale)), { ...options, keepDims: true })
  const zero = equal(total, 0)
  const root = select(zero, zerosLike(total), sqrt(select(zero, onesLike(total), total)))
  const result = mul(root, scale)
  return options.keepDims === true ? result : reshape(result, without(t.shape, axes))
}

const placePrimitive: Primitive<{ readonly op: 'max' | 'min'; readonly axis: number }> = {
  name: 'argmax/argmin',
  run: ([x], { op, axis }) => made(x!, x!.backend.kernels.argReduce(op, x!, axis), without(x!.shape, [axis]), 'int32'),
}

function argExtreme(op: 'max' | 'min', x: TensorLike, { axis, keepDims }: ArgOptions): Tensor {
  const t = asTensor(x)
  const flat = axis === undefined ? reshape(t, [t.size]) : t
  const k = resolveAxis(`arg${op}`, axis ?? 0, flat.ndim)
  if (flat.shape[k] === 0) {
    throw new ShapeError({ where: `arg${op}`, expected: 'taken over at least one element', received: `shape ${showShape(t.shape)}` })
  }
  const result = apply(placePrimitive, [flat], { op, axis: k })
  return keepDims === true ? reshape(result, kept(t.shape, resolveAxes(`arg${op}`, axis, t.ndim))) : result
}

/** Options of {@link argmax} and {@link argmin}. */
export interface ArgOptions {
  /** The axis. Default: over all elements in row-major order. */
  readonly axis?: number | undefined
  /** Keep the axis (without one, all axes) with size 1. Default false. */
  readonly keepDims?: boolean | undefined
}

/** int32 index of the first largest element; of the first NaN if there is one. @throws ShapeError when there is none. */
export function argmax(x: TensorLike, options: ArgOptions = {}): Tensor {
  return argExtreme('max', x, options)
}

/** int32 index of the first smallest element; of the first NaN if there is one. @throws ShapeError when there is none. */
export function argmin(x: TensorLike, options: ArgOptions = {}): Tensor {
  return argExtreme('min', x, options)
}
