import type { BinaryOp, CompareOp, UnaryOp, UnaryTest } from '@ortho/core'
import { erf, erfinv, integerPower, modulo, power, roundEven, sigmoid, softplus } from './special.ts'

/** A function of one number and how it is tested. */
export interface UnaryReference {
  /** The function, in double precision. */
  readonly of: (x: number) => number
  /** Roundings allowed; 0 where the result is a number of the dtype. */
  readonly units: number
  /** Where it is sampled. */
  readonly min: number
  readonly max: number
}

/** Float operations. The four roundings of most leave room for libraries that are not correctly rounded. */
export const floatUnary: { readonly [op in Exclude<UnaryOp, 'not'>]: UnaryReference } = {
  neg: { of: (x) => -x, units: 0, min: -9, max: 9 },
  abs: { of: Math.abs, units: 0, min: -9, max: 9 },
  sign: { of: Math.sign, units: 0, min: -9, max: 9 },
  square: { of: (x) => x * x, units: 1, min: -9, max: 9 },
  reciprocal: { of: (x) => 1 / x, units: 3, min: 0.1, max: 9 },
  sqrt: { of: Math.sqrt, units: 3, min: 0, max: 99 },
  rsqrt: { of: (x) => 1 / Math.sqrt(x), units: 3, min: 0.01, max: 99 },
  cbrt: { of: Math.cbrt, units: 4, min: -99, max: 99 },
  exp: { of: Math.exp, units: 4, min: -20, max: 20 },
  expm1: { of: Math.expm1, units: 4, min: -1, max: 1 },
  log: { of: Math.log, units: 4, min: 0.01, max: 99 },
  log1p: { of: Math.log1p, units: 4, min: -0.5, max: 1 },
  log2: { of: Math.log2, units: 4, min: 0.01, max: 99 },
  sin: { of: Math.sin, units: 4, min: -9, max: 9 },
  cos: { of: Math.cos, units: 4, min: -9, max: 9 },
  tan: { of: Math.tan, units: 8, min: -1.5, max: 1.5 },
  asin: { of: Math.asin, units: 4, min: -1, max: 1 },
  acos: { of: Math.acos, units: 4, min: -1, max: 1 },
  atan: { of: Math.atan, units: 4, min: -9, max: 9 },
  sinh: { of: Math.sinh, units: 4, min: -9, max: 9 },
  cosh: { of: Math.cosh, units: 4, min: -9, max: 9 },
  tanh: { of: Math.tanh, units: 4, min: -9, max: 9 },
  asinh: { of: Math.asinh, units: 4, min: -9, max: 9 },
  acosh: { of: Math.acosh, units: 4, min: 1, max: 99 },
  atanh: { of: Math.atanh, units: 4, min: -0.99, max: 0.99 },
  sigmoid: { of: sigmoid, units: 4, min: -20, max: 20 },
  softplus: { of: softplus, units: 4, min: -20, max: 20 },
  relu: { of: (x) => Math.max(x, 0), units: 0, min: -9, max: 9 },
  erf: { of: erf, units: 16, min: -4, max: 4 },
  erfinv: { of: erfinv, units: 16, min: -0.99, max: 0.99 },
  floor: { of: Math.floor, units: 0, min: -9, max: 9 },
  ceil: { of: Math.ceil, units: 0, min: -9, max: 9 },
  round: { of: roundEven, units: 0, min: -9, max: 9 },
  trunc: { of: Math.trunc, units: 0, min: -9, max: 9 },
}

/** int32 operations; the bits of the result beyond 32 are dropped. */
export const integerUnary: { readonly [op in 'neg' | 'abs' | 'sign' | 'square' | 'not']: (x: number) => number } = {
  neg: (x) => -x | 0,
  abs: (x) => Math.abs(x) | 0,
  sign: Math.sign,
  square: (x) => Math.imul(x, x),
  not: (x) => ~x,
}

/** Tests. */
export const unaryTests: { readonly [op in UnaryTest]: (x: number) => boolean } = {
  isnan: (x) => Number.isNaN(x),
  isinf: (x) => Math.abs(x) === Infinity,
  isfinite: (x) => Number.isFinite(x),
}

/** A function of two numbers and how it is tested. */
export interface BinaryReference {
  /** The function, in double precision. */
  readonly of: (x: number, y: number) => number
  /** Roundings allowed. */
  readonly units: number
  /** Size of what is rounded. Default: the result. */
  readonly scale?: (x: number, y: number) => number
  /** Where the left operand is sampled; the right one is sampled at ±[½, 4). */
  readonly min: number
  readonly max: number
}

/** Float operations. */
export const floatBinary: { readonly [op in Exclude<BinaryOp, 'and' | 'or' | 'xor'>]: BinaryReference } = {
  add: { of: (x, y) => x + y, units: 1, min: -4, max: 4 },
  sub: { of: (x, y) => x - y, units: 1, min: -4, max: 4 },
  mul: { of: (x, y) => x * y, units: 1, min: -4, max: 4 },
  div: { of: (x, y) => x / y, units: 3, min: -4, max: 4 },
  // Through exp(y·log x) each rounding of the exponent weighs |y·log x|.
  pow: { of: power, units: 16, scale: (x, y) => power(x, y) * (1 + Math.abs(y) * (1 + Math.abs(Math.log(x)))), min: 0.1, max: 4 },
  mod: { of: modulo, units: 4, scale: (x, y) => Math.abs(x) + Math.abs(y), min: -9, max: 9 },
  atan2: { of: Math.atan2, units: 4, min: -4, max: 4 },
  maximum: { of: Math.max, units: 0, min: -4, max: 4 },
  minimum: { of: Math.min, units: 0, min: -4, max: 4 },
}

/** int32 operations, modulo 2³². */
export const integerBinary: { readonly [op in Exclude<BinaryOp, 'div' | 'atan2'>]: (x: number, y: number) => number } = {
  add: (x, y) => (x + y) | 0,
  sub: (x, y) => (x - y) | 0,
  mul: Math.imul,
  pow: integerPower,
  mod: modulo,
  maximum: Math.max,
  minimum: Math.min,
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
}

/** bool operations. */
export const boolBinary: { readonly [op in 'and' | 'or' | 'xor' | 'maximum' | 'minimum']: (x: number, y: number) => number } = {
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
  maximum: Math.max,
  minimum: Math.min,
}

/** Comparisons. */
export const comparisons: { readonly [op in CompareOp]: (x: number, y: number) => boolean } = {
  equal: (x, y) => x === y,
  notEqual: (x, y) => x !== y,
  less: (x, y) => x < y,
  lessEqual: (x, y) => x <= y,
  greater: (x, y) => x > y,
  greaterEqual: (x, y) => x >= y,
}

/**
 * Size of what is rounded in f(x): |f| + |x·f′|, so that an argument rounded once is allowed too. The slope is a difference
 * quotient, of which an order of magnitude is enough.
 */
export function unaryScale(of: (x: number) => number, x: number): number {
  const value = of(x)
  const step = 2 ** -20
  const slope = (of(x * (1 + step)) - of(x * (1 - step))) / (2 * step)
  return Math.abs(value) + (Number.isFinite(slope) ? Math.abs(slope) : 0)
}
