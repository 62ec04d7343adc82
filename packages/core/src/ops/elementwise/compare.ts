import { type Primitive, apply } from '../../autodiff/primitive.ts'
import type { CompareOp, UnaryTest } from '../../backend/types.ts'
import type { TensorLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { asFloat, broadcasted, promoted } from '../operands.ts'

const comparePrimitive: Primitive<CompareOp> = {
  name: 'compare',
  run: ([a, b], op) => made(a!, a!.backend.kernels.compare(op, a!, b!), a!.shape, 'bool'),
}

const testPrimitive: Primitive<UnaryTest> = {
  name: 'test',
  run: ([x], op) => made(x!, x!.backend.kernels.test(op, x!), x!.shape, 'bool'),
}

function compare(op: CompareOp, a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted(op, a, b)
  return apply(comparePrimitive, broadcasted(op, x, y), op)
}

/** `a = b`, elementwise with broadcasting; false where either is NaN. The result is bool, as of all comparisons. */
export function equal(a: TensorLike, b: TensorLike): Tensor {
  return compare('equal', a, b)
}

/** `a ≠ b`; true where either is NaN. */
export function notEqual(a: TensorLike, b: TensorLike): Tensor {
  return compare('notEqual', a, b)
}

/** `a < b`. */
export function less(a: TensorLike, b: TensorLike): Tensor {
  return compare('less', a, b)
}

/** `a ≤ b`. */
export function lessEqual(a: TensorLike, b: TensorLike): Tensor {
  return compare('lessEqual', a, b)
}

/** `a > b`. */
export function greater(a: TensorLike, b: TensorLike): Tensor {
  return compare('greater', a, b)
}

/** `a ≥ b`. */
export function greaterEqual(a: TensorLike, b: TensorLike): Tensor {
  return compare('greaterEqual', a, b)
}

/** True where `x` is NaN. */
export function isNaN(x: TensorLike): Tensor {
  return apply(testPrimitive, [asFloat(x)], 'isnan')
}

/** True where `x` is +∞ or −∞. */
export function isInf(x: TensorLike): Tensor {
  return apply(testPrimitive, [asFloat(x)], 'isinf')
}

/** True where `x` is neither NaN nor infinite. */
export function isFinite(x: TensorLike): Tensor {
  return apply(testPrimitive, [asFloat(x)], 'isfinite')
}
