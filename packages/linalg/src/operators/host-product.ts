import { type Primitive, type Tensor, UnsupportedKernelError, apply, sizeOf, tensorFrom } from '@ortho/core'
import { arrayLike, floatsOf } from '../dense/workspace.ts'

/** A linear map of arrays and its transpose. */
interface HostMap {
  readonly rows: number
  readonly columns: number
  readonly into: (x: Float64Array, y: Float64Array) => void
  readonly adjointInto: ((y: Float64Array, x: Float64Array) => void) | undefined
}

const hostProductPrimitive: Primitive<HostMap> = {
  name: 'linearOperator',
  run: ([x], map) => multiplied(x!, map),
  tangent: (t, _i, _inputs, _out, map) => apply(hostProductPrimitive, [t], map),
  spec: ([x], { rows }) => ({ shape: [...x!.shape.slice(0, -2), rows, x!.shape.at(-1)!], dtype: x!.dtype }),
  transpose: (c, _i, _inputs, { rows, columns, into, adjointInto }) => {
    if (adjointInto === undefined) {
      throw new UnsupportedKernelError({
        where: 'linearOperator',
        expected: 'given `applyAdjointInto` where gradients are taken',
        received: 'only `applyInto`',
      })
    }
    return apply(hostProductPrimitive, [c], { rows: columns, columns: rows, into: adjointInto, adjointInto: into })
  },
}

/** The map on the columns of a tensor, as a linear operation that differentiation knows. */
export function hostProduct(map: HostMap): (x: Tensor) => Tensor {
  return (x) => apply(hostProductPrimitive, [x], map)
}

function multiplied(x: Tensor, { rows, columns, into }: HostMap): Tensor {
  const r = x.shape.at(-1)!
  const shape = [...x.shape.slice(0, -2), rows, r]
  const elements = floatsOf(x)
  const out = arrayLike(x, sizeOf(shape))
  const [from, to] = [new Float64Array(columns), new Float64Array(rows)]
  for (let item = 0; item < sizeOf(x.shape.slice(0, -2)); item++) {
    for (let j = 0; j < r; j++) {
      for (let i = 0; i < columns; i++) from[i] = elements[(item * columns + i) * r + j]!
      into(from, to)
      for (let i = 0; i < rows; i++) out[(item * rows + i) * r + j] = to[i]!
    }
  }
  return tensorFrom(out, shape, x.dtype, x.backend)
}
