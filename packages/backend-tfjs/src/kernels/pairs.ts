import { type BinaryOp, type CompareOp, type DType, DTypeError } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'
import { bitwiseAnd, bitwiseOr, bitwiseXor, modulo, multiply, power } from './integers.ts'

/** A function of two tensors that stretch to each other. */
type Pair = (o: Ops, a: TfTensor, b: TfTensor) => TfTensor

const floatPairs: { readonly [op in BinaryOp]?: Pair } = {
  add: (o, a, b) => o.add(a, b),
  sub: (o, a, b) => o.sub(a, b),
  mul: (o, a, b) => o.mul(a, b),
  div: (o, a, b) => o.div(a, b),
  pow: floatPower,
  mod: floatModulo,
  atan2: (o, a, b) => o.binary('Atan2', a, b),
  maximum: (o, a, b) => extreme(o, 'Maximum', a, b),
  minimum: (o, a, b) => extreme(o, 'Minimum', a, b),
}

const integerPairs: { readonly [op in BinaryOp]?: Pair } = {
  add: (o, a, b) => o.add(a, b),
  sub: (o, a, b) => o.sub(a, b),
  mul: multiply,
  pow: power,
  mod: modulo,
  maximum: (o, a, b) => o.binary('Maximum', a, b),
  minimum: (o, a, b) => o.binary('Minimum', a, b),
  and: bitwiseAnd,
  or: bitwiseOr,
  xor: bitwiseXor,
}

const boolPairs: { readonly [op in BinaryOp]?: Pair } = {
  and: (o, a, b) => o.and(a, b),
  or: (o, a, b) => o.or(a, b),
  xor: (o, a, b) => o.binary('NotEqual', a, b),
  mul: (o, a, b) => o.and(a, b),
  maximum: (o, a, b) => o.or(a, b),
  minimum: (o, a, b) => o.and(a, b),
}

/** Operations whose formulas use the operands beside conditions on both, for which these must have one shape. */
const whole: readonly BinaryOp[] = ['pow', 'mod', 'maximum', 'minimum']

/** Whether the operands of `op` must have the shape of the result already. */
export function needsWhole(op: BinaryOp, dtype: DType): boolean {
  return dtype !== 'bool' && whole.includes(op)
}

/** `op` of each pair. @throws DTypeError when it is not defined on the dtype. */
export function applyPair(o: Ops, op: BinaryOp, dtype: DType, a: TfTensor, b: TfTensor): TfTensor {
  const pair = (dtype === 'float32' ? floatPairs : dtype === 'int32' ? integerPairs : boolPairs)[op]
  if (pair === undefined) throw undefinedOn(op, dtype)
  return pair(o, a, b)
}

/** An operation that a dtype does not have. */
export function undefinedOn(op: string, dtype: DType): DTypeError {
  return new DTypeError({ where: op, expected: 'given a dtype it is defined on', received: dtype, hint: 'Cast the operands first.' })
}

const comparisons: { readonly [op in CompareOp]: string } = {
  equal: 'Equal',
  notEqual: 'NotEqual',
  less: 'Less',
  lessEqual: 'LessEqual',
  greater: 'Greater',
  greaterEqual: 'GreaterEqual',
}

/** Comparison of each pair. NaN differs from all, itself included. */
export function applyCompare(o: Ops, op: CompareOp, a: TfTensor, b: TfTensor): TfTensor {
  // Not every backend orders bools.
  if (a.dtype === 'bool') return o.binary(comparisons[op], o.cast(a, 'int32'), o.cast(b, 'int32'))
  const found = o.binary(comparisons[op], a, b)
  if (a.dtype !== 'float32' || o.session.trusts(comparisons[op])) return found
  const isMissing = o.or(o.isNaN(a), o.isNaN(b))
  return op === 'notEqual' ? o.or(found, isMissing) : o.and(found, o.not(isMissing))
}

/** The larger or smaller one; NaN of either side wins. */
export function extreme(o: Ops, kernel: 'Maximum' | 'Minimum', a: TfTensor, b: TfTensor): TfTensor {
  const found = o.binary(kernel, a, b)
  if (a.dtype !== 'float32' || o.session.trusts(kernel)) return found
  return o.select(o.isNaN(a), a, o.select(o.isNaN(b), b, found))
}

/** a^b of IEEE 754: 1 to any power is 1, NaN included, and (−1)^±∞ = 1. */
function floatPower(o: Ops, a: TfTensor, b: TfTensor): TfTensor {
  const found = o.binary('Pow', a, b)
  if (o.session.trusts('Pow')) return found
  const isUnit = o.and(o.binary('Equal', a, -1), o.unary('IsInf', b))
  return o.select(o.or(o.binary('Equal', a, 1), isUnit), 1, found)
}

/** a − ⌊a/b⌋·b with the sign of b; of a finite number by an infinite one of the other sign that one. */
function floatModulo(o: Ops, a: TfTensor, b: TfTensor): TfTensor {
  const found = o.binary('Mod', a, b)
  if (o.session.trusts('Mod')) return found
  const isSameSide = o.binary('GreaterEqual', o.mul(applySign(o, a), applySign(o, b)), 0)
  const byInfinity = o.select(isSameSide, a, b)
  return o.select(o.and(o.unary('IsInf', b), o.unary('IsFinite', a)), byInfinity, found)
}

function applySign(o: Ops, x: TfTensor): TfTensor {
  return o.sub(o.cast(o.binary('Greater', x, 0), 'float32'), o.cast(o.binary('Less', x, 0), 'float32'))
}
