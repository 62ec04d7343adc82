import type { TypedArray } from '../../../dtype.ts'
import { sizeOf, type Shape } from '../../../shape.ts'
import type { View } from '../../types.ts'
import { allocate, zeros } from '../allocate.ts'
import { contiguous } from './layout.ts'
import { copyRow } from './strided-copy.ts'
import { elements } from './strided.ts'

/** The slices of `x` along `axis` that `indices` (int32, in range) names; its axes take the place of `axis`. */
export function gather(x: View, indices: View, axis: number): TypedArray {
  const source = contiguous(x)
  const data = elements(source)
  const { outer, length, inner } = split(x.shape, axis)
  const { data: index, start, count } = flat(indices)
  const out = allocate(x.dtype, outer * count * inner)
  for (let i = 0, o = 0; i < outer; i++) {
    const base = source.offset + i * length * inner
    if (inner === 1) for (let j = start; j < start + count; j++) out[o++] = data[base + index[j]!]!
    else for (let j = start; j < start + count; j++, o += inner) copyRow(inner, data, base + index[j]! * inner, 1, out, o, 1)
  }
  return out
}

/** Zeros of `shape` with the slices of `updates` added at `indices` along `axis`: the transpose of {@link gather}. */
export function scatterAdd(shape: Shape, indices: View, updates: View, axis: number): TypedArray {
  const source = contiguous(updates)
  const data = elements(source)
  const { outer, length, inner } = split(shape, axis)
  const { data: index, start, count } = flat(indices)
  const out = zeros(updates.dtype, sizeOf(shape))
  for (let i = 0, p = source.offset; i < outer; i++) {
    for (let j = start; j < start + count; j++) {
      let to = (i * length + index[j]!) * inner
      for (const end = to + inner; to < end; to++, p++) out[to]! += data[p]!
    }
  }
  return out
}

/** `x` at `indices` along `axis`, element by element: `out[i][j][k] = x[i][indices[i][j][k]][k]` for axis 1. */
export function gatherAlong(x: View, indices: View, axis: number): TypedArray {
  const source = contiguous(x)
  const data = elements(source)
  const { outer, length, inner } = split(x.shape, axis)
  const { data: index, start, count } = flat(indices)
  const out = allocate(x.dtype, count)
  const along = indices.shape[axis]!
  for (let i = 0, o = 0; i < outer; i++) {
    const base = source.offset + i * length * inner
    for (let j = 0; j < along; j++) {
      for (let k = 0; k < inner; k++, o++) out[o] = data[base + index[start + o]! * inner + k]!
    }
  }
  return out
}

/** Zeros of `shape` with `updates` added at `indices` along `axis`: the transpose of {@link gatherAlong}. */
export function scatterAddAlong(shape: Shape, indices: View, updates: View, axis: number): TypedArray {
  const source = contiguous(updates)
  const data = elements(source)
  const { outer, length, inner } = split(shape, axis)
  const { data: index, start } = flat(indices)
  const out = zeros(updates.dtype, sizeOf(shape))
  const along = indices.shape[axis]!
  for (let i = 0, p = 0; i < outer; i++) {
    const base = i * length * inner
    for (let j = 0; j < along; j++) {
      for (let k = 0; k < inner; k++, p++) out[base + index[start + p]! * inner + k]! += data[source.offset + p]!
    }
  }
  return out
}

/** Elements before, on and after `axis`. */
function split(shape: Shape, axis: number): { outer: number; length: number; inner: number } {
  return { outer: sizeOf(shape.slice(0, axis)), length: shape[axis]!, inner: sizeOf(shape.slice(axis + 1)) }
}

/** The indices in row-major order: `data[start]` to `data[start + count − 1]`. */
function flat(indices: View): { data: TypedArray; start: number; count: number } {
  const dense = contiguous(indices)
  return { data: elements(dense), start: dense.offset, count: sizeOf(indices.shape) }
}
