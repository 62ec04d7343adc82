import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { ShapeError } from '../../errors.ts'
import { type Shape, broadcastShapes, requireShape, sameShape, showShape } from '../../shape.ts'
import { type Layout, broadcastLayout } from '../../tensor/layout.ts'
import { Tensor } from '../../tensor/tensor.ts'
import { reshape } from './reshape.ts'
import { sum } from '../reduction/sum.ts'

/** A view of the storage of `x` with another layout. */
export function viewed(x: Tensor, { shape, strides, offset }: Layout): Tensor {
  return new Tensor(x.backend, x.storage, x.dtype, shape, strides, offset)
}

const broadcastPrimitive: Primitive<Shape> = {
  name: 'broadcastTo',
  run: ([x], shape) => viewed(x!, broadcastLayout(x!, shape)),
  tangent: (t, _i, _inputs, _output, shape) => broadcastTo(t, shape),
  spec: ([x], shape) => ({ shape, dtype: x!.dtype }),
  transpose: (c, _i, [x]) => sumTo(c, x!.shape),
}

/** `x` stretched to `shape` without copying. @throws ShapeError when it does not broadcast to it. */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x
  requireShape('broadcastTo', shape)
  if (!sameShape(broadcastShapes('broadcastTo', x.shape, shape), shape)) {
    throw new ShapeError({
      where: 'broadcastTo',
      argument: 'shape',
      expected: `one that ${showShape(x.shape)} stretches to`,
      received: showShape(shape),
    })
  }
  return apply(broadcastPrimitive, [x], [...shape])
}

/** `x` summed over the axes along which `shape` was stretched to become its shape. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  const extra = x.shape.length - shape.length
  const axes = x.shape.map((_, axis) => axis).filter((axis) => axis < extra || (shape[axis - extra] === 1 && x.shape[axis] !== 1))
  return reshape(axes.length === 0 ? x : sum(x, { axis: axes }), shape)
}
