import type { TypedArray } from '../../../dtype.ts'
import type { View } from '../../types.ts'
import { sizeOf } from '../../../shape.ts'
import { allocate } from '../allocate.ts'
import { runBinary, runUnary } from './elementwise.ts'
import { dot } from './product.ts'
import { sigmoid } from './special.ts'
import { elements, positions } from './strided.ts'

/** Computes one row: `n` elements of `x` from `p` in steps of `s` into `out[o]`, …; may use `row`, which has room for n. */
type RowFunction = (n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number, row: Float64Array) => void

/** Softmax over the last axis. */
export function softmax(x: View): TypedArray {
  return eachRow(x, softmaxRow)
}

/** Log of softmax over the last axis. */
export function logSoftmax(x: View): TypedArray {
  return eachRow(x, logSoftmaxRow)
}

/** `s·(t − Σ s·t)` over the last axis. */
export function softmaxTangent(s: View, t: View): TypedArray {
  return eachRowPair(s, t, (n, x, p, xs, y, q, ys, out, o) => {
    const mean = dot(n, x, p, xs, y, q, ys)
    for (let i = 0; i < n; i++) out[o + i] = x[p + i * xs]! * (y[q + i * ys]! - mean)
  })
}

/** `x / √(mean(x²) + eps)` over the last axis. */
export function rmsNormalize(x: View, eps: number): TypedArray {
  return eachRow(x, (n, data, p, s, out, o) => {
    const r = 1 / Math.sqrt(dot(n, data, p, s, data, p, s) / n + eps)
    for (let i = 0; i < n; i++, p += s) out[o + i] = data[p]! * r
  })
}

/** `r·t − r³·x·mean(x·t)`, r = 1/√(mean(x²) + eps), over the last axis. */
export function rmsNormalizeTangent(x: View, t: View, eps: number): TypedArray {
  return eachRowPair(x, t, (n, data, p, s, y, q, ys, out, o) => {
    const r = 1 / Math.sqrt(dot(n, data, p, s, data, p, s) / n + eps)
    const along = (r * r * r * dot(n, data, p, s, y, q, ys)) / n
    for (let i = 0; i < n; i++) out[o + i] = r * y[q + i * ys]! - along * data[p + i * s]!
  })
}

/** `x·σ(x)`. */
export function silu(x: View): TypedArray {
  const out = allocate(x.dtype, sizeOf(x.shape))
  runUnary(siluLoop, x, out)
  return out
}

/** `t·σ(x)·(1 + x·(1 − σ(x)))`. */
export function siluTangent(x: View, t: View): TypedArray {
  const out = allocate(x.dtype, sizeOf(x.shape))
  runBinary(siluTangentLoop, x, t, out)
  return out
}

function eachRow(x: View, work: RowFunction): TypedArray {
  const data = elements(x)
  const n = x.shape.at(-1)!
  const s = x.strides.at(-1)!
  const out = allocate(x.dtype, sizeOf(x.shape))
  if (n === 0) return out
  const row = new Float64Array(n)
  let o = 0
  for (const p of positions(x.shape.slice(0, -1), x)) {
    work(n, data, p, s, out, o, row)
    o += n
  }
  return out
}

function eachRowPair(
  x: View,
  y: View,
  work: (n: number, x: TypedArray, p: number, s: number, y: TypedArray, q: number, t: number, out: TypedArray, o: number) => void,
): TypedArray {
  const left = elements(x)
  const right = elements(y)
  const n = x.shape.at(-1)!
  const out = allocate(x.dtype, sizeOf(x.shape))
  const outer = x.shape.slice(0, -1)
  const from = positions(outer, x)
  const other = positions(outer, y)
  for (let i = 0; i < from.length; i++) {
    work(n, left, from[i]!, x.strides.at(-1)!, right, other[i]!, y.strides.at(-1)!, out, i * n)
  }
  return out
}

function softmaxRow(n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number, row: Float64Array): void {
  const peak = largest(n, x, p, s)
  let total = 0
  for (let i = 0; i < n; i++, p += s) total += row[i] = Math.exp(x[p]! - peak)
  for (let i = 0; i < n; i++) out[o + i] = row[i]! / total
}

function logSoftmaxRow(n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number): void {
  const peak = largest(n, x, p, s)
  let total = 0
  for (let i = 0; i < n; i++) total += Math.exp(x[p + i * s]! - peak)
  const logTotal = Math.log(total)
  for (let i = 0; i < n; i++, p += s) out[o + i] = x[p]! - peak - logTotal
}

function largest(n: number, x: TypedArray, p: number, s: number): number {
  let peak = -Infinity
  for (let i = 0; i < n; i++, p += s) peak = Math.max(peak, x[p]!)
  return peak
}

function siluLoop(n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number): void {
  for (let i = 0; i < n; i++, p += s) out[o + i] = x[p]! * sigmoid(x[p]!)
}

function siluTangentLoop(
  n: number,
  x: TypedArray,
  p: number,
  s: number,
  y: TypedArray,
  q: number,
  t: number,
  out: TypedArray,
  o: number,
): void {
  for (let i = 0; i < n; i++, p += s, q += t) {
    const gate = sigmoid(x[p]!)
    out[o + i] = y[q]! * gate * (1 + x[p]! * (1 - gate))
  }
}
