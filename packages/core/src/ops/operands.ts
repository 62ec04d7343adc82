import type { Backend } from '../backend/types.ts'
import { type DType, isFloat, promote } from '../dtype.ts'
import { BackendError } from '../errors.ts'
import { broadcastShapes } from '../shape.ts'
import { type TensorLike, tensor } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { broadcastTo } from './movement/broadcast.ts'
import { cast } from './elementwise/cast.ts'

/** `x` as a tensor; what is not one is made on `backend` (default: the current one). */
export function asTensor(x: TensorLike, backend?: Backend): Tensor {
  return x instanceof Tensor ? x : tensor(x, { backend })
}

/** `x` as a float tensor: integers and bools become the backend's default dtype. */
export function asFloat(x: TensorLike): Tensor {
  const t = asTensor(x)
  return isFloat(t.dtype) ? t : cast(t, t.backend.defaultDType)
}

/** `x` as a tensor that counts: bools become int32. */
export function countable(x: TensorLike): Tensor {
  const t = asTensor(x)
  return t.dtype === 'bool' ? cast(t, 'int32') : t
}

/** Both operands as tensors of one backend and dtype. A plain number follows the dtype of the tensor it meets. */
export function promoted(where: string, a: TensorLike, b: TensorLike): [Tensor, Tensor] {
  const x = operand(a, b)
  const y = operand(b, a)
  requireSameBackend(where, x, y)
  if (x.dtype === y.dtype) return [x, y]
  const dtype = promote(x.dtype, y.dtype)
  return [cast(x, dtype), cast(y, dtype)]
}

/** Both operands stretched to their common shape. @throws ShapeError when there is none. */
export function broadcasted(where: string, a: Tensor, b: Tensor): [Tensor, Tensor] {
  if (a.shape === b.shape) return [a, b]
  const shape = broadcastShapes(where, a.shape, b.shape)
  return [broadcastTo(a, shape), broadcastTo(b, shape)]
}

/** @throws BackendError when the operands live on two backends, naming both. */
export function requireSameBackend(where: string, a: Tensor, b: Tensor): void {
  if (a.backend === b.backend) return
  throw new BackendError({
    where,
    expected: 'given tensors of one backend',
    received: `one on ${a.backend.name} and one on ${b.backend.name}`,
    hint: 'Move one with `await x.to(backend)`.',
  })
}

function operand(x: TensorLike, other: TensorLike): Tensor {
  if (x instanceof Tensor) return x
  if (!(other instanceof Tensor)) return tensor(x)
  return tensor(x, typeof x === 'number' ? { backend: other.backend, dtype: weakDType(x, other) } : { backend: other.backend })
}

/** A number has no dtype of its own: it takes the tensor's, unless that cannot hold it. */
function weakDType(x: number, { dtype, backend }: Tensor): DType {
  if (isFloat(dtype)) return dtype
  return Number.isInteger(x) && x === (x | 0) ? 'int32' : backend.defaultDType
}
