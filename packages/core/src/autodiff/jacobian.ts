import { reshape } from '../ops/reshape.ts'
import { stack } from '../ops/join.ts'
import { eye } from '../tensor/create.ts'
import { at } from '../ops/movement.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { grad, jvp, vjp } from './transforms.ts'

/**
 * The Jacobian of `f` at `x`, shaped `[…output, …input]`.
 *
 * @param mode - `reverse` (one pass per output element, the default) or `forward` (one per input element).
 */
export function jacobian(f: (x: Tensor) => Tensor, x: Tensor, mode: 'forward' | 'reverse' = 'reverse'): Tensor {
  if (mode === 'forward') {
    const basis = eye(x.size, x.size, x)
    const columns = Array.from({ length: x.size }, (_, i) => jvp(f, [x], [reshape(at(basis, i), x.shape)]).tangent)
    const out = columns[0]?.shape ?? f(x).shape
    return reshape(stack(columns, -1), [...out, ...x.shape])
  }
  const { value, pullback } = vjp(f, x)
  const basis = eye(value.size, value.size, value)
  const rows = Array.from({ length: value.size }, (_, i) => pullback(reshape(at(basis, i), value.shape))[0])
  return reshape(stack(rows), [...value.shape, ...x.shape])
}

/** The matrix of second derivatives of the scalar function `f` at `x`, shaped `[…input, …input]`: forward over reverse. */
export function hessian(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  return jacobian(grad(f), x, 'forward')
}
