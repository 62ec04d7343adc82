import type { TypedArray } from '../../../dtype.ts'
import type { BinaryOp, CompareOp } from '../../types.ts'
import { integerPower, modulo, power } from './special.ts'

/** `out[o + i] = f(a[p + i·s], b[q + i·t])` for i < n. */
export type BinaryLoop = (
  n: number,
  a: TypedArray,
  p: number,
  s: number,
  b: TypedArray,
  q: number,
  t: number,
  out: TypedArray,
  o: number,
) => void

/** Float operations with a loop of their own. */
export const floatLoops: { readonly [op in BinaryOp]?: BinaryLoop } = {
  add(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! + b[q]!
  },
  sub(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! - b[q]!
  },
  mul(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! * b[q]!
  },
  div(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! / b[q]!
  },
  pow(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = power(a[p]!, b[q]!)
  },
  mod(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = modulo(a[p]!, b[q]!)
  },
  atan2(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.atan2(a[p]!, b[q]!)
  },
  maximum(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.max(a[p]!, b[q]!)
  },
  minimum(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.min(a[p]!, b[q]!)
  },
}

/** int32 operations, which wrap; those under which {0, 1} is closed serve bool too. */
export const integerLoops: { readonly [op in BinaryOp]?: BinaryLoop } = {
  add(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! + b[q]!
  },
  sub(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! - b[q]!
  },
  mul(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.imul(a[p]!, b[q]!)
  },
  pow(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = integerPower(a[p]!, b[q]!)
  },
  mod(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = modulo(a[p]!, b[q]!)
  },
  maximum(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.max(a[p]!, b[q]!)
  },
  minimum(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = Math.min(a[p]!, b[q]!)
  },
  and(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! & b[q]!
  },
  or(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! | b[q]!
  },
  xor(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! ^ b[q]!
  },
}

/** Comparisons of every dtype; `out` is bool. */
export const compareLoops: { readonly [op in CompareOp]: BinaryLoop } = {
  equal(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! === b[q]! ? 1 : 0
  },
  notEqual(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! !== b[q]! ? 1 : 0
  },
  less(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! < b[q]! ? 1 : 0
  },
  lessEqual(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! <= b[q]! ? 1 : 0
  },
  greater(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! > b[q]! ? 1 : 0
  },
  greaterEqual(n, a, p, s, b, q, t, out, o) {
    for (let i = 0; i < n; i++, p += s, q += t) out[o + i] = a[p]! >= b[q]! ? 1 : 0
  },
}
