import type { DType, TypedArray } from '../../../dtype.ts'
import { sizeOf, stridesOf, type Shape } from '../../../shape.ts'
import type { View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { runUnary } from './elementwise.ts'
import { elements, flatStep, type Layout } from './strided.ts'
import { copyStrided } from './strided-copy.ts'

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
  copyStrided(x.shape, elements(x), x, out, to)
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
