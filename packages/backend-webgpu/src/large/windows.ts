import type { View } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { Box } from './boxes.ts'

/** Elements between the places at which a binding may begin: 256 bytes, which every device allows. */
const ALIGNMENT = 64

/** The part of a window that a box of its axes shows. */
export function partOf({ strides, offset, ...rest }: View, { starts, sizes }: Box): View {
  return { ...rest, strides, shape: sizes, offset: starts.reduce((at, start, axis) => at + start * strides[axis]!, offset) }
}

/**
 * The same window on a storage that is only as much of a large one as it spans, so that a program can bind it. Itself where its
 * storage can be bound whole. For launches at once: it does not hold the memory.
 */
export function bindable(gpu: Gpu, view: View): View {
  const storage = gpu.computed(view)
  if (!gpu.isLarge(storage.count)) return view
  const { shape, strides, offset } = view
  const reach = strides.map((stride, axis) => stride * (shape[axis]! - 1))
  const first = offset + reach.reduce((sum, step) => sum + Math.min(0, step), 0)
  const last = offset + reach.reduce((sum, step) => sum + Math.max(0, step), 0)
  const base = first - (first % ALIGNMENT)
  const count = last - base + 1
  // Whole vectors, which some programs read; buffers end with one.
  const range = { offset: 4 * base, size: 16 * Math.ceil(count / 4) }
  const contents = { buffer: gpu.bufferOf(storage), range }
  return { ...view, storage: { ...storage, count, contents }, offset: offset - base }
}
