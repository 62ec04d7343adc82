import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { ShapeError } from '../../errors.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { slice } from './movement.ts'

interface Padding {
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly value: number
}

const padPrimitive: Primitive<Padding> = {
  name: 'pad',
  run: ([x], { low, high, value }) => made(x!, x!.backend.kernels.pad(x!, low, high, value), padded(x!.shape, low, high)),
  tangent: (t, _i, _inputs, _output, padding) => apply(padPrimitive, [t], { ...padding, value: 0 }),
  spec: ([x], { low, high }) => ({ shape: padded(x!.shape, low, high), dtype: x!.dtype }),
  transpose: (c, _i, [x], { low }) => slice(c, ...low.map((start, axis) => ({ axis, start, stop: start + x!.shape[axis]! }))),
}

function padded(shape: readonly number[], low: readonly number[], high: readonly number[]): number[] {
  return shape.map((n, axis) => low[axis]! + n + high[axis]!)
}

/**
 * `x` with `widths[i] = [before, after]` elements of `value` around axis i.
 *
 * @throws ShapeError when a width is negative or their number is not that of the axes.
 */
export function pad(x: Tensor, widths: readonly (readonly [before: number, after: number])[], value = 0): Tensor {
  if (widths.length !== x.ndim || widths.flat().some((n) => !Number.isInteger(n) || n < 0)) {
    throw new ShapeError({
      where: 'pad',
      argument: 'widths',
      expected: `${x.ndim} pairs of non-negative integers`,
      received: JSON.stringify(widths),
    })
  }
  if (widths.every(([before, after]) => before === 0 && after === 0)) return x
  return apply(padPrimitive, [x], { low: widths.map(([before]) => before), high: widths.map(([, after]) => after), value })
}
