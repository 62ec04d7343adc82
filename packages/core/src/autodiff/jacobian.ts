import { reshape } from '../ops/movement/reshape.ts'
import { stack } from '../ops/movement/join.ts'
import { eye, zeros } from '../tensor/create.ts'
import { at } from '../ops/movement/movement.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { grad, jvp, vjp } from './transforms.ts'

/**
 * The Jacobian of `f` at `x`, shaped `[…output, …input]`.
 *
 * @param mode - `reverse` (one pass per output element, the default) or `forward` (one per input element).
 */
export function jacobian(f: (x: Tensor) => Tensor, x: Tensor, mode: 'forward' | 'reverse' = 'reverse'): Tensor {
  if (mode === 'forward') {
    const basis = units(x)
    const columns = Array.from({ length: x.size }, (_, i) => jvp(f, [x], [reshape(at(basis, i), x.shape)]).tangent)
    const [first] = columns
    return first === undefined ? nothing(f(x), x) : reshape(stack(columns, -1), [...first.shape, ...x.shape])
  }
  const { value, pullback } = vjp(f, x)
  if (value.size === 0) return nothing(value, x)
  const basis = units(value)
  const rows = Array.from({ length: value.size }, (_, i) => pullback(reshape(at(basis, i), value.shape))[0])
  return reshape(stack(rows), [...value.shape, ...x.shape])
}

/** The directions of single elements of `x`, as rows. */
function units({ size, dtype, backend }: Tensor): Tensor {
  return eye(size, size, { dtype, backend })
}

/** The Jacobian where either side has no elements. */
function nothing(value: Tensor, { shape, dtype, backend }: Tensor): Tensor {
  return zeros([...value.shape, ...shape], { dtype, backend })
}

/** The matrix of second derivatives of the scalar function `f` at `x`, shaped `[…input, …input]`: forward over reverse. */
export function hessian(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  return jacobian(grad(f), x, 'forward')
}
