import type { DType, TypedArray } from '../../../dtype.ts'
import { sizeOf, stridesOf, type Shape } from '../../../shape.ts'
import type { View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { runUnary } from './elementwise.ts'
import { elements, flatStep, RowWalk, type Layout } from './strided.ts'

/** The elements of `x` in row-major order, always in new storage. */
export function copy(x: View): TypedArray {
  const n = sizeOf(x.shape)
  if (flatStep(x.shape, x.strides) === 1) return elements(x).slice(x.offset, x.offset + n)
  const out = allocate(x.dtype, n)
  copyInto(x, out, { strides: stridesOf(x.shape), offset: 0 })
  return out
}

/** `x` itself where it is contiguous, otherwise a contiguous copy of it. */
export function contiguous(x: View): View {
  if (flatStep(x.shape, x.strides) === 1) return x
  return { storage: copy(x), dtype: x.dtype, shape: x.shape, strides: stridesOf(x.shape), offset: 0 }
}

/** Writes `x` into the window `to` of `out`, which has the shape of `x`. */
export function copyInto(x: View, out: TypedArray, to: Layout): void {
  const data = elements(x)
  if (x.shape.length === 2) {
    // Matrices, above all transposed ones, are too frequent and small to plan a walk.
    for (let i = 0, p = x.offset, q = to.offset; i < x.shape[0]!; i++, p += x.strides[0]!, q += to.strides[0]!) {
      copyRow(x.shape[1]!, data, p, x.strides[1]!, out, q, to.strides[1]!)
    }
    return
  }
  const walk = new RowWalk(x.shape, [x, to])
  const n = walk.length
  const s = walk.steps[0]!
  const t = walk.steps[1]!
  for (let row = 0; row < walk.count; row++, walk.next()) copyRow(n, data, walk.at[0]!, s, out, walk.at[1]!, t)
}

/** Copies `n` elements, by block where both sides are dense. */
export function copyRow(n: number, x: TypedArray, p: number, s: number, out: TypedArray, q: number, t: number): void {
  // A block move costs about 100 ns to set up, which pays from some 64 elements on.
  if (s === 1 && t === 1 && n >= 64) out.set(x.subarray(p, p + n), q)
  else for (let i = 0; i < n; i++, p += s, q += t) out[q] = x[p]!
}

/** `x` in another dtype: to int32 truncates (modulo 2³², NaN to 0), to bool is `x ≠ 0`. */
export function cast(x: View, dtype: DType): TypedArray {
  if (dtype === x.dtype) return copy(x)
  const out = allocate(dtype, sizeOf(x.shape))
  runUnary(dtype === 'bool' ? truth : convert, x, out)
  return out
}

/** `shape` filled with `value`. */
export function fill(shape: Shape, dtype: DType, value: number): TypedArray {
  return allocate(dtype, sizeOf(shape)).fill(stored(dtype, value))
}

/** The parts one after the other along `axis`. */
export function concat(parts: readonly View[], axis: number): TypedArray {
  const first = parts[0]!
  let length = 0
  for (const part of parts) length += part.shape[axis]!
  const shape = first.shape.with(axis, length)
  const strides = stridesOf(shape)
  const out = allocate(first.dtype, sizeOf(shape))
  let offset = 0
  for (const part of parts) {
    copyInto(part, out, { strides, offset })
    offset += part.shape[axis]! * strides[axis]!
  }
  return out
}

/** `x` in a field of `value`. */
export function pad(x: View, low: readonly number[], high: readonly number[], value: number): TypedArray {
  const shape = x.shape.map((n, axis) => low[axis]! + n + high[axis]!)
  const strides = stridesOf(shape)
  const out = fill(shape, x.dtype, value)
  copyInto(x, out, { strides, offset: strides.reduce((sum, stride, axis) => sum + low[axis]! * stride, 0) })
  return out
}

function stored(dtype: DType, value: number): number {
  return dtype === 'bool' ? (value === 0 ? 0 : 1) : value
}

function convert(n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number): void {
  for (let i = 0; i < n; i++, p += s) out[o + i] = x[p]!
}

function truth(n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number): void {
  for (let i = 0; i < n; i++, p += s) out[o + i] = x[p] === 0 ? 0 : 1
}
