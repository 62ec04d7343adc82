import type { Tensor } from '../tensor/tensor.ts'
import { type Primitive, apply } from './primitive.ts'

const stopPrimitive: Primitive<undefined> = {
  name: 'stopGradient',
  run: ([x]) => x!,
}

/** `x` as a constant: no derivative, of any order, flows through it. */
export function stopGradient(x: Tensor): Tensor {
  return apply(stopPrimitive, [x], undefined)
}
