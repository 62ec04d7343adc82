import type { View } from '@ortho/core'

/** A run of neighbouring axes of a view that step through the storage as one. */
export interface Block {
  /** Elements along it. */
  readonly size: number
  /** Elements of the storage from one to the next; never 0. */
  readonly stride: number
}

/** The axes of a view that move through its storage, outermost first; what belongs together is one. Those of size 1 or stride 0 are left out. */
export function blocksOf({ shape, strides }: Pick<View, 'shape' | 'strides'>): Block[] {
  const blocks: Block[] = []
  for (const [axis, size] of shape.entries()) {
    const stride = strides[axis]!
    if (size === 1 || stride === 0) continue
    const last = blocks.at(-1)
    if (last !== undefined && last.stride === stride * size) blocks[blocks.length - 1] = { size: last.size * size, stride }
    else blocks.push({ size, stride })
  }
  return blocks
}

/** How a view is cut out of its storage: one slice of the storage seen with more axes, transposed, reversed. */
export interface Cut {
  /** Elements of the storage that are looked at, from the first on. */
  readonly from: number
  readonly to: number
  /** Shape of those elements. */
  readonly grid: readonly number[]
  /** First index and size of what is kept of each axis of the grid. */
  readonly begin: readonly number[]
  readonly size: readonly number[]
  /** Axes of the grid in the order of the view, without the last one where that only separates elements. */
  readonly order: readonly number[]
  /** Axes, in the order of the view, that run backwards. */
  readonly reversed: readonly number[]
}

/**
 * Finds the {@link Cut} of a view: possible where its strides divide each other and each axis ends before the next larger
 * stride begins, as after any chain of reshapes, transpositions, slices and flips of whole axes; undefined elsewhere.
 *
 * @param blocks - from {@link blocksOf}, at least one.
 * @param offset - element at index (0, …, 0).
 * @param length - of the storage.
 */
export function cutOf(blocks: readonly Block[], offset: number, length: number): Cut | undefined {
  const sorted = blocks.map((_, i) => i).sort((i, j) => Math.abs(blocks[j]!.stride) - Math.abs(blocks[i]!.stride))
  const strides = sorted.map((i) => Math.abs(blocks[i]!.stride))
  const sizes = sorted.map((i) => blocks[i]!.size)
  const divides = strides.every((stride, i) => i === 0 || (strides[i - 1]! % stride === 0 && strides[i - 1]! > stride))
  if (!divides) return undefined
  const first = blocks.reduce((at, { size, stride }) => (stride < 0 ? at + (size - 1) * stride : at), offset)
  for (const { from, to } of windows(first, strides[0]! * sizes[0]!, strides[0]!, length)) {
    const grid = [(to - from) / strides[0]!, ...strides.map((stride, i) => stride / (strides[i + 1] ?? 1))]
    const begin = digits(first - from, strides)
    const size = [...sizes, 1]
    if (begin.some((at, axis) => at + size[axis]! > grid[axis]!)) continue
    // The elements of the innermost stride of 1 need no axis of their own.
    const depth = strides.at(-1) === 1 ? sizes.length : sizes.length + 1
    const order = blocks.map((_, i) => sorted.indexOf(i))
    const reversed = blocks.flatMap(({ stride }, i) => (stride < 0 ? [i] : []))
    return { from, to, grid: grid.slice(0, depth), begin: begin.slice(0, depth), size: size.slice(0, depth), order, reversed }
  }
  return undefined
}

/** Windows on a storage that may hold a view of `extent` elements from `first` on, in whole steps of `stride`; the whole one first. */
function windows(first: number, extent: number, stride: number, length: number): { from: number; to: number }[] {
  const starts = [first, first - (first % stride), length - extent]
  const cut = starts.map((from) => ({ from, to: from + extent }))
  return [...(length % stride === 0 ? [{ from: 0, to: length }] : []), ...cut].filter(
    ({ from, to }) => from >= 0 && from <= first && to <= length,
  )
}

/** `distance` in steps of each stride, largest first, and the rest. */
function digits(distance: number, strides: readonly number[]): number[] {
  let rest = distance
  const found = strides.map((stride) => {
    const digit = Math.floor(rest / stride)
    rest -= digit * stride
    return digit
  })
  return [...found, rest]
}

/** Place in the storage of each element of the blocks, in row-major order: the way for views that are no {@link Cut}. */
export function placesOf(blocks: readonly Block[], offset: number): Int32Array {
  let places = Int32Array.of(offset)
  for (const { size, stride } of blocks) {
    const next = new Int32Array(places.length * size)
    for (let i = 0, o = 0; i < places.length; i++) for (let j = 0; j < size; j++) next[o++] = places[i]! + j * stride
    places = next
  }
  return places
}
