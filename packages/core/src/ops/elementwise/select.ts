import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { DTypeError } from '../../errors.ts'
import { broadcastShapes } from '../../shape.ts'
import { type TensorLike, zerosLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { broadcastTo } from '../movement/broadcast.ts'
import { asTensor, promoted, requireSameBackend } from '../operands.ts'

const selectPrimitive: Primitive<undefined> = {
  name: 'select',
  run: ([p, a, b]) => made(a!, a!.backend.kernels.select(p!, a!, b!), a!.shape),
  tangent: (t, i, [p]) => onSide(p!, i, t),
  spec: ([, a]) => a!,
  transpose: (c, i, [p]) => onSide(p!, i, c),
}

/** `x` where side `i` of the selection is taken, zero elsewhere. */
function onSide(condition: Tensor, i: number, x: Tensor): Tensor {
  const zero = zerosLike(x)
  return i === 1 ? select(condition, x, zero) : select(condition, zero, x)
}

/**
 * `a` where `condition` holds, else `b`, elementwise with broadcasting. No derivative flows to the side not taken.
 *
 * @throws DTypeError when `condition` is not bool.
 */
export function select(condition: TensorLike, a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted('select', a, b)
  const p = asTensor(condition, x.backend)
  requireSameBackend('select', p, x)
  if (p.dtype !== 'bool') {
    throw new DTypeError({
      where: 'select',
      argument: 'condition',
      expected: 'a bool tensor',
      received: p.dtype,
      hint: 'Compare first, e.g. `greater(x, 0)`.',
    })
  }
  const shape = broadcastShapes('select', broadcastShapes('select', p.shape, x.shape), y.shape)
  return apply(selectPrimitive, [broadcastTo(p, shape), broadcastTo(x, shape), broadcastTo(y, shape)], undefined)
}

/** Another name of {@link select}: NumPy's. */
export { select as where }
