import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { resolveAxes, sizeOf } from '../../shape.ts'
import { type TensorLike, onesLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { mul } from '../elementwise/arithmetic.ts'
import { concat } from '../movement/join.ts'
import { chunk, slice, transpose } from '../movement/movement.ts'
import { countable } from '../operands.ts'
import { pad } from '../movement/pad.ts'
import { reshape } from '../movement/reshape.ts'
import { type ReduceOptions, kept, sum, without } from './sum.ts'

const productPrimitive: Primitive<undefined> = {
  name: 'prod',
  run: ([x]) => made(x!, x!.backend.kernels.reduce('prod', x!, [x!.ndim - 1]), x!.shape.slice(0, -1)),
  tangent: (t, _i, [x]) => sum(mul(t, othersOnLastAxis(x!)), { axis: -1 }),
}

/** For each element the product of all others on the last axis: by halves, so that zeros do no harm. */
function othersOnLastAxis(x: Tensor): Tensor {
  const n = x.shape.at(-1)!
  if (n <= 1) return onesLike(x)
  const spare = n % 2
  const even = pad(
    x,
    x.shape.map((_, axis) => [0, axis === x.ndim - 1 ? spare : 0]),
    1,
  )
  const [left, right] = chunk(even, 2, -1)
  const pairs = othersOnLastAxis(mul(left!, right!))
  return slice(concat([mul(pairs, right!), mul(pairs, left!)], -1), { axis: -1, stop: n })
}

/** Product over all axes, or those named; 1 for none. Bools count as int32. */
export function prod(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = countable(x)
  const axes = resolveAxes('prod', options.axis, t.ndim)
  const rest = without(t.shape, axes)
  const others = t.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis))
  const last = reshape(transpose(t, [...others, ...axes]), [...rest, sizeOf(axes.map((axis) => t.shape[axis]!))])
  const result = apply(productPrimitive, [last], undefined)
  return options.keepDims === true ? reshape(result, kept(t.shape, axes)) : result
}
