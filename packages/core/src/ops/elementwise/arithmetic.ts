import { type Primitive, apply } from '../../autodiff/primitive.ts'
import type { BinaryOp } from '../../backend/types.ts'
import { isFloat } from '../../dtype.ts'
import { DTypeError } from '../../errors.ts'
import { type TensorLike, zerosLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { cast } from './cast.ts'
import { equal, greater, less } from './compare.ts'
import { broadcasted, countable, promoted } from '../operands.ts'
import { select } from './select.ts'
import { floor, log, neg, square } from './unary.ts'

type Partials = readonly [left: Partial2 | undefined, right: Partial2 | undefined]
type Partial2 = (t: Tensor, a: Tensor, b: Tensor, out: Tensor) => Tensor

/** Changes of `op(a, b)` along a change of its left and of its right operand. */
const partials: Record<BinaryOp, Partials> = {
  add: [(t) => t, (t) => t],
  sub: [(t) => t, (t) => neg(t)],
  mul: [(t, _a, b) => mul(t, b), (t, a) => mul(t, a)],
  div: [(t, _a, b) => div(t, b), (t, _a, b, out) => neg(mul(t, div(out, b)))],
  // At exponent 0 the power is constant, also at base 0; at base 0 it does not change with a positive exponent.
  pow: [
    (t, a, b) => mul(t, mul(b, pow(a, select(equal(b, 0), 1, sub(b, 1))))),
    (t, a, _b, out) => mul(t, mul(out, log(select(equal(a, 0), 1, a)))),
  ],
  mod: [(t) => t, (t, a, b) => neg(mul(t, floor(div(a, b))))],
  atan2: [(t, y, x) => mul(t, div(x, add(square(x), square(y)))), (t, y, x) => neg(mul(t, div(y, add(square(x), square(y)))))],
  maximum: [(t, a, b) => mul(t, share(greater(a, b), a, b)), (t, a, b) => mul(t, share(less(a, b), a, b))],
  minimum: [(t, a, b) => mul(t, share(less(a, b), a, b)), (t, a, b) => mul(t, share(greater(a, b), a, b))],
  and: [undefined, undefined],
  or: [undefined, undefined],
  xor: [undefined, undefined],
}

/** 1 where this operand is chosen, ½ on a tie, else 0. */
function share(chosen: Tensor, a: Tensor, b: Tensor): Tensor {
  return select(chosen, 1, select(equal(a, b), 0.5, zerosLike(a)))
}

const binaryPrimitive: Primitive<BinaryOp> = {
  name: 'binary',
  run: ([a, b], op) => made(a!, a!.backend.kernels.binary(op, a!, b!), a!.shape),
  tangent: (t, i, [a, b], out, op) => partials[op][i]?.(t, a!, b!, out),
  spec: ([a]) => a!,
  transpose: (c, i, [a, b], op) => transposes[op]?.(c, i, a!, b!) ?? notLinear(op),
}

/** Operations that are linear in an operand, pulled back to it. */
const transposes: { readonly [op in BinaryOp]?: (c: Tensor, i: number, a: Tensor, b: Tensor) => Tensor } = {
  add: (c) => c,
  sub: (c, i) => (i === 0 ? c : neg(c)),
  mul: (c, i, a, b) => mul(c, i === 0 ? b : a),
  div: (c, i, _a, b) => (i === 0 ? div(c, b) : notLinear('div')),
}

function notLinear(op: string): never {
  throw new DTypeError({
    where: op,
    expected: 'applied to a tangent only in an operand in which it is linear',
    received: 'one in which it is not',
    hint: 'The tangent rule that does so must be written as a product with the tangent.',
  })
}

function binary(op: BinaryOp, a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted(op, a, b)
  return apply(binaryPrimitive, broadcasted(op, x, y), op)
}

/** Like {@link binary}, where bools count as int32. */
function arithmetic(op: BinaryOp, a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted(op, a, b)
  return apply(binaryPrimitive, broadcasted(op, countable(x), countable(y)), op)
}

/** Like {@link binary}, where integers and bools count as floats. */
function fractional(op: BinaryOp, a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted(op, a, b)
  const dtype = isFloat(x.dtype) ? x.dtype : x.backend.defaultDType
  return apply(binaryPrimitive, broadcasted(op, cast(x, dtype), cast(y, dtype)), op)
}

/** Logic on bools, bitwise on int32. @throws DTypeError for floats. */
function bitwise(where: string, op: 'and' | 'or' | 'xor', a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted(where, a, b)
  if (isFloat(x.dtype)) {
    throw new DTypeError({
      where,
      expected: 'given bool or int32 tensors',
      received: x.dtype,
      hint: 'Compare first, e.g. `greater(x, 0)`.',
    })
  }
  return apply(binaryPrimitive, broadcasted(where, x, y), op)
}

/**
 * `a + b`, elementwise with broadcasting.
 *
 * @example
 * ```ts
 * add([1, 2], 1).toArray() // => [2, 3]
 * ```
 */
export function add(a: TensorLike, b: TensorLike): Tensor {
  return arithmetic('add', a, b)
}

/** `a − b`, elementwise with broadcasting. */
export function sub(a: TensorLike, b: TensorLike): Tensor {
  return arithmetic('sub', a, b)
}

/** `a · b`, elementwise with broadcasting. For the matrix product see {@link matmul}. */
export function mul(a: TensorLike, b: TensorLike): Tensor {
  return arithmetic('mul', a, b)
}

/** `a / b`, elementwise with broadcasting; integers divide as floats. */
export function div(a: TensorLike, b: TensorLike): Tensor {
  return fractional('div', a, b)
}

/** `a` to the power `b`, elementwise; NaN for a negative base with a fractional exponent. Integers count as floats. */
export function pow(a: TensorLike, b: TensorLike): Tensor {
  return fractional('pow', a, b)
}

/** Remainder with the sign of the divisor, as in Python. */
export function mod(a: TensorLike, b: TensorLike): Tensor {
  return arithmetic('mod', a, b)
}

/** Angle of the point (x, y) in (−π, π]. */
export function atan2(y: TensorLike, x: TensorLike): Tensor {
  return fractional('atan2', y, x)
}

/** The larger of each pair; NaN if either is. The derivative is shared evenly on a tie. */
export function maximum(a: TensorLike, b: TensorLike): Tensor {
  return binary('maximum', a, b)
}

/** The smaller of each pair; NaN if either is. The derivative is shared evenly on a tie. */
export function minimum(a: TensorLike, b: TensorLike): Tensor {
  return binary('minimum', a, b)
}

/** `x` held between `low` and `high`. */
export function clip(x: TensorLike, low: TensorLike, high: TensorLike): Tensor {
  return minimum(maximum(x, low), high)
}

/** And of bools; bitwise on int32. */
export function logicalAnd(a: TensorLike, b: TensorLike): Tensor {
  return bitwise('logicalAnd', 'and', a, b)
}

/** Or of bools; bitwise on int32. */
export function logicalOr(a: TensorLike, b: TensorLike): Tensor {
  return bitwise('logicalOr', 'or', a, b)
}

/** Exclusive or of bools; bitwise on int32. */
export function logicalXor(a: TensorLike, b: TensorLike): Tensor {
  return bitwise('logicalXor', 'xor', a, b)
}
