import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { ShapeError } from '../../errors.ts'
import { type Shape, requireShape, sameShape, showShape, sizeOf } from '../../shape.ts'
import { reshapeLayout } from '../../tensor/layout.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { viewed } from './broadcast.ts'

const reshapePrimitive: Primitive<Shape> = {
  name: 'reshape',
  run: ([x], shape) => {
    const layout = reshapeLayout(x!, shape)
    return layout === undefined ? made(x!, x!.backend.kernels.copy(x!), shape) : viewed(x!, layout)
  },
  tangent: (t, _i, _inputs, _output, shape) => reshape(t, shape),
  spec: ([x], shape) => ({ shape, dtype: x!.dtype }),
  transpose: (c, _i, [x]) => reshape(c, x!.shape),
}

/**
 * The same elements in row-major order under another shape; one size may be −1 and is worked out. A view where the
 * layout allows, else a copy.
 *
 * @throws ShapeError when the sizes do not match.
 * @example
 * ```ts
 * reshape(arange(6), [2, -1]).toArray() // [[0, 1, 2], [3, 4, 5]]
 * ```
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const wanted = shape.includes(-1) ? inferred(x, shape) : [...shape]
  if (sameShape(x.shape, wanted)) return x
  requireShape('reshape', wanted)
  if (sizeOf(wanted) !== x.size) refuse(x, shape)
  return apply(reshapePrimitive, [x], wanted)
}

function inferred(x: Tensor, shape: Shape): Shape {
  const at = shape.indexOf(-1)
  const rest = sizeOf(shape.filter((_, axis) => axis !== at))
  if (rest <= 0 || x.size % rest !== 0) refuse(x, shape)
  return shape.map((n, axis) => (axis === at ? x.size / rest : n))
}

function refuse(x: Tensor, shape: Shape): never {
  throw new ShapeError({
    where: 'reshape',
    argument: 'shape',
    expected: `one of ${x.size} elements, as ${showShape(x.shape)} has`,
    received: showShape(shape),
  })
}
