import { type Primitive, apply } from '../../autodiff/primitive.ts'
import type { UnaryOp } from '../../backend/types.ts'
import { isFloat } from '../../dtype.ts'
import { DTypeError } from '../../errors.ts'
import { type TensorLike, zerosLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { add, div, mul, sub } from './arithmetic.ts'
import { greater } from './compare.ts'
import { asFloat, asTensor, countable } from '../operands.ts'
import { select } from './select.ts'

/** Change of `y = op(x)` along `t`. Those not listed are flat wherever they are smooth. */
const tangents: { readonly [op in UnaryOp]?: (t: Tensor, x: Tensor, y: Tensor) => Tensor } = {
  abs: (t, x) => mul(t, sign(x)),
  square: (t, x) => mul(t, mul(x, 2)),
  reciprocal: (t, _x, y) => neg(mul(t, square(y))),
  sqrt: (t, _x, y) => div(t, mul(y, 2)),
  rsqrt: (t, x, y) => mul(t, mul(div(y, x), -0.5)),
  cbrt: (t, _x, y) => div(t, mul(square(y), 3)),
  exp: (t, _x, y) => mul(t, y),
  expm1: (t, _x, y) => mul(t, add(y, 1)),
  log: (t, x) => div(t, x),
  log1p: (t, x) => div(t, add(x, 1)),
  log2: (t, x) => div(t, mul(x, Math.LN2)),
  sin: (t, x) => mul(t, cos(x)),
  cos: (t, x) => neg(mul(t, sin(x))),
  tan: (t, _x, y) => mul(t, add(square(y), 1)),
  asin: (t, x) => mul(t, rsqrt(sub(1, square(x)))),
  acos: (t, x) => neg(mul(t, rsqrt(sub(1, square(x))))),
  atan: (t, x) => div(t, add(square(x), 1)),
  sinh: (t, x) => mul(t, cosh(x)),
  cosh: (t, x) => mul(t, sinh(x)),
  tanh: (t, _x, y) => mul(t, sub(1, square(y))),
  asinh: (t, x) => mul(t, rsqrt(add(square(x), 1))),
  acosh: (t, x) => mul(t, rsqrt(sub(square(x), 1))),
  atanh: (t, x) => div(t, sub(1, square(x))),
  sigmoid: (t, _x, y) => mul(t, mul(y, sub(1, y))),
  softplus: (t, x) => mul(t, sigmoid(x)),
  relu: (t, x) => select(greater(x, 0), t, zerosLike(t)),
  erf: (t, x) => mul(t, mul(exp(neg(square(x))), 2 / Math.sqrt(Math.PI))),
  erfinv: (t, _x, y) => mul(t, mul(exp(square(y)), Math.sqrt(Math.PI) / 2)),
}

const unaryPrimitive: Primitive<UnaryOp> = {
  name: 'unary',
  run: ([x], op) => made(x!, x!.backend.kernels.unary(op, x!), x!.shape),
  tangent: (t, _i, [x], y, op) => tangents[op]?.(t, x!, y),
}

const negPrimitive: Primitive<undefined> = {
  name: 'neg',
  run: ([x]) => made(x!, x!.backend.kernels.unary('neg', x!), x!.shape),
  tangent: (t) => neg(t),
  spec: ([x]) => x!,
  transpose: (c) => neg(c),
}

function ofFloat(op: UnaryOp, x: TensorLike): Tensor {
  return apply(unaryPrimitive, [asFloat(x)], op)
}

function ofNumber(op: 'abs' | 'sign' | 'square', x: TensorLike): Tensor {
  return apply(unaryPrimitive, [countable(x)], op)
}

/** Rounding keeps integers as they are. */
function rounding(op: 'floor' | 'ceil' | 'round' | 'trunc', x: TensorLike): Tensor {
  const t = asTensor(x)
  return isFloat(t.dtype) ? apply(unaryPrimitive, [t], op) : t
}

/** `−x`, elementwise. */
export function neg(x: TensorLike): Tensor {
  return apply(negPrimitive, [countable(x)], undefined)
}
/** `|x|`, elementwise; its derivative at 0 is taken as 0. */
export function abs(x: TensorLike): Tensor {
  return ofNumber('abs', x)
}
/** −1, 0 or 1 by the sign of `x`; NaN for NaN. */
export function sign(x: TensorLike): Tensor {
  return ofNumber('sign', x)
}
/** `x²`. */
export function square(x: TensorLike): Tensor {
  return ofNumber('square', x)
}
/** `1 / x`. */
export function reciprocal(x: TensorLike): Tensor {
  return ofFloat('reciprocal', x)
}
/** `√x`; NaN below 0. */
export function sqrt(x: TensorLike): Tensor {
  return ofFloat('sqrt', x)
}
/** `1 / √x`. */
export function rsqrt(x: TensorLike): Tensor {
  return ofFloat('rsqrt', x)
}
/** Real cube root. */
export function cbrt(x: TensorLike): Tensor {
  return ofFloat('cbrt', x)
}
/** `eˣ`. */
export function exp(x: TensorLike): Tensor {
  return ofFloat('exp', x)
}
/** `eˣ − 1`, accurate near 0. */
export function expm1(x: TensorLike): Tensor {
  return ofFloat('expm1', x)
}
/** Natural logarithm; −∞ at 0, NaN below. */
export function log(x: TensorLike): Tensor {
  return ofFloat('log', x)
}
/** `log(1 + x)`, accurate near 0. */
export function log1p(x: TensorLike): Tensor {
  return ofFloat('log1p', x)
}
/** Logarithm to base 2. */
export function log2(x: TensorLike): Tensor {
  return ofFloat('log2', x)
}
/** Sine of radians. */
export function sin(x: TensorLike): Tensor {
  return ofFloat('sin', x)
}
/** Cosine of radians. */
export function cos(x: TensorLike): Tensor {
  return ofFloat('cos', x)
}
/** Tangent of radians. */
export function tan(x: TensorLike): Tensor {
  return ofFloat('tan', x)
}
/** Inverse sine, in [−π/2, π/2]. */
export function asin(x: TensorLike): Tensor {
  return ofFloat('asin', x)
}
/** Inverse cosine, in [0, π]. */
export function acos(x: TensorLike): Tensor {
  return ofFloat('acos', x)
}
/** Inverse tangent, in (−π/2, π/2). */
export function atan(x: TensorLike): Tensor {
  return ofFloat('atan', x)
}
/** Hyperbolic sine. */
export function sinh(x: TensorLike): Tensor {
  return ofFloat('sinh', x)
}
/** Hyperbolic cosine. */
export function cosh(x: TensorLike): Tensor {
  return ofFloat('cosh', x)
}
/** Hyperbolic tangent. */
export function tanh(x: TensorLike): Tensor {
  return ofFloat('tanh', x)
}
/** Inverse hyperbolic sine. */
export function asinh(x: TensorLike): Tensor {
  return ofFloat('asinh', x)
}
/** Inverse hyperbolic cosine; NaN below 1. */
export function acosh(x: TensorLike): Tensor {
  return ofFloat('acosh', x)
}
/** Inverse hyperbolic tangent. */
export function atanh(x: TensorLike): Tensor {
  return ofFloat('atanh', x)
}
/** `1 / (1 + e⁻ˣ)`. */
export function sigmoid(x: TensorLike): Tensor {
  return ofFloat('sigmoid', x)
}
/** `log(1 + eˣ)`, without overflow. */
export function softplus(x: TensorLike): Tensor {
  return ofFloat('softplus', x)
}
/** `max(x, 0)`; its derivative at 0 is taken as 0. */
export function relu(x: TensorLike): Tensor {
  return ofFloat('relu', x)
}
/** Error function `2/√π ∫₀ˣ e^{−s²} ds`. */
export function erf(x: TensorLike): Tensor {
  return ofFloat('erf', x)
}
/** Inverse of {@link erf}; ±∞ at ±1. */
export function erfinv(x: TensorLike): Tensor {
  return ofFloat('erfinv', x)
}
/** Largest integer ≤ x. */
export function floor(x: TensorLike): Tensor {
  return rounding('floor', x)
}
/** Smallest integer ≥ x. */
export function ceil(x: TensorLike): Tensor {
  return rounding('ceil', x)
}
/** Nearest integer, ties to even. */
export function round(x: TensorLike): Tensor {
  return rounding('round', x)
}
/** `x` without its fraction. */
export function trunc(x: TensorLike): Tensor {
  return rounding('trunc', x)
}
/** Not of bools; bitwise on int32. @throws DTypeError for floats. */
export function logicalNot(x: TensorLike): Tensor {
  const t = asTensor(x)
  if (isFloat(t.dtype)) throw new DTypeError({ where: 'logicalNot', expected: 'given a bool or int32 tensor', received: t.dtype })
  return apply(unaryPrimitive, [t], 'not')
}
