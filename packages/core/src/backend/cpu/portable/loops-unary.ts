import type { TypedArray } from '../../../dtype.ts'
import type { UnaryOp, UnaryTest } from '../../types.ts'
import { erf, erfinv, roundEven, sigmoid, sign, softplus } from './special.ts'

/** `out[o + i] = f(x[p + i·s])` for i < n. */
export type UnaryLoop = (n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number) => void

/*
 * One loop per frequent operation: V8 inlines the operation and compiles the loop for the few array types it sees
 * (float32 and float64 here), where a shared loop would call a function per element.
 */

/** Float operations with a loop of their own. */
export const floatLoops: { readonly [op in UnaryOp]?: UnaryLoop } = {
  neg(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = -x[p]!
  },
  abs(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x[p]!)
  },
  square(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = x[p]! * x[p]!
  },
  reciprocal(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = 1 / x[p]!
  },
  sqrt(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.sqrt(x[p]!)
  },
  rsqrt(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = 1 / Math.sqrt(x[p]!)
  },
  exp(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.exp(x[p]!)
  },
  log(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.log(x[p]!)
  },
  sin(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.sin(x[p]!)
  },
  cos(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.cos(x[p]!)
  },
  tanh(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.tanh(x[p]!)
  },
  sigmoid(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = sigmoid(x[p]!)
  },
  relu(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.max(x[p]!, 0)
  },
}

/** The other float operations, one element at a time. */
export const floatFunctions: { readonly [op in UnaryOp]?: (x: number) => number } = {
  sign,
  cbrt: Math.cbrt,
  expm1: Math.expm1,
  log1p: Math.log1p,
  log2: Math.log2,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  softplus,
  erf,
  erfinv,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundEven,
  trunc: Math.trunc,
}

/** int32 operations, which wrap. */
export const integerLoops: { readonly [op in UnaryOp]?: UnaryLoop } = {
  neg(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = -x[p]!
  },
  abs(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x[p]!)
  },
  square(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.imul(x[p]!, x[p]!)
  },
  sign(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.sign(x[p]!)
  },
  relu(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.max(x[p]!, 0)
  },
  not(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = ~x[p]!
  },
}

/** The operation of bool. */
export const boolLoops: { readonly [op in UnaryOp]?: UnaryLoop } = {
  not(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = x[p]! ^ 1
  },
}

/** Tests; `out` is bool. */
export const testLoops: { readonly [op in UnaryTest]: UnaryLoop } = {
  isnan(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = x[p] !== x[p] ? 1 : 0
  },
  isinf(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x[p]!) === Infinity ? 1 : 0
  },
  isfinite(n, x, p, s, out, o) {
    for (let i = 0; i < n; i++, p += s) out[o + i] = Math.abs(x[p]!) < Infinity ? 1 : 0
  },
}
