import { type PrimitiveKernels, type Shape, type View, sizeOf, stridesOf } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'
import { tensorOf } from '../session/session.ts'
import { blocksOf, cutOf } from '../views/blocks.ts'
import { compact, realise } from '../views/realise.ts'

/** The kernels that pick, place and join elements. */
export type IndexingKernels = Pick<PrimitiveKernels, 'gather' | 'scatterAdd' | 'gatherAlong' | 'scatterAddAlong' | 'concat' | 'pad'>

/** Gather, scatter, concatenation and padding. */
export function indexingKernels(o: Ops): IndexingKernels {
  return {
    gather: (x, indices, axis) =>
      o.session.hold(() => {
        const [before, after] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)]
        const shape = [...before, ...indices.shape, ...after]
        if (sizeOf(shape) === 0) return o.fill(shape, x.dtype, 0)
        const table = o.reshape(realise(o, x), [sizeOf(before), x.shape[axis]!, sizeOf(after)])
        return o.reshape(o.gather(table, flat(o, realise(o, indices)), 1), shape)
      }),
    scatterAdd: (shape, indices, updates, axis) =>
      o.session.hold(() => {
        if (sizeOf(updates.shape) === 0) return o.fill(shape, updates.dtype, 0)
        const [outer, inner, n] = [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis + 1)), shape[axis]!]
        const count = sizeOf(indices.shape)
        const rows = o.transpose(o.reshape(realise(o, updates), [outer, count, inner]), [1, 0, 2])
        const sums = scatter(o, realise(o, indices), o.reshape(rows, [count, outer * inner]), [n, outer * inner])
        return o.reshape(o.transpose(o.reshape(sums, [n, outer, inner]), [1, 0, 2]), shape)
      }),
    gatherAlong: (x, indices, axis) =>
      o.session.hold(() => {
        if (sizeOf(indices.shape) === 0) return o.fill(indices.shape, x.dtype, 0)
        return o.reshape(o.gather(flat(o, realise(o, x)), places(o, x.shape, indices, axis), 0), indices.shape)
      }),
    scatterAddAlong: (shape, indices, updates, axis) =>
      o.session.hold(() => {
        if (sizeOf(updates.shape) === 0) return o.fill(shape, updates.dtype, 0)
        const sums = scatter(o, places(o, shape, indices, axis), flat(o, realise(o, updates)), [sizeOf(shape)])
        return o.reshape(sums, shape)
      }),
    concat: (parts, axis) =>
      o.session.hold(() => {
        const shape = parts[0]!.shape.with(
          axis,
          parts.reduce((n, part) => n + part.shape[axis]!, 0),
        )
        const filled = parts.filter((part) => sizeOf(part.shape) > 0)
        if (filled.length === 0) return o.fill(shape, parts[0]!.dtype, 0)
        const outer = sizeOf(shape.slice(0, axis))
        const rows = filled.map((part) => o.reshape(realise(o, part), [outer, sizeOf(part.shape) / outer]))
        return o.reshape(o.concat(rows, 1), shape)
      }),
    pad: (x, low, high, value) =>
      o.session.hold(() => {
        const shape = x.shape.map((n, axis) => low[axis]! + n + high[axis]!)
        if (sizeOf(x.shape) === 0) return o.fill(shape, x.dtype, value)
        if (sameSize(x.shape, shape)) return realise(o, x)
        const { sizes, paddings } = paddedGroups(x.shape, low, high)
        return o.reshape(o.unary('PadV2', o.reshape(realise(o, x), sizes), { paddings, constantValue: value }), shape)
      }),
  }
}

/** Smallest and largest of an int32 view, read from the backend's memory where it is at hand. */
export function rangeOf(o: Ops, x: View): readonly [min: number, max: number] {
  if (sizeOf(x.shape) === 0) return [0, 0]
  const source = tensorOf(x.storage)
  const blocks = blocksOf(x)
  // Different places, as many as there are elements: all of them, in whatever order.
  const isWhole =
    blocks.length > 0 && sizeOf(blocks.map(({ size }) => size)) === source.size && cutOf(blocks, x.offset, source.size) !== undefined
  const held = isWhole ? source : o.session.hold(() => compact(o, x))
  const data = held.dataSync()
  if (held !== source) held.dispose()
  let [min, max] = [data[0]!, data[0]!]
  for (const v of data) {
    if (v < min) min = v
    else if (v > max) max = v
  }
  return [min, max]
}

function flat(o: Ops, x: TfTensor): TfTensor {
  return o.reshape(x, [x.size])
}

/** Zeros of `shape` with rows of `updates` added at indices on its first axis. */
function scatter(o: Ops, indices: TfTensor, updates: TfTensor, shape: Shape): TfTensor {
  return o.session.call('ScatterNd', { indices: o.reshape(indices, [indices.size, 1]), updates }, { shape: [...shape] })
}

/** Place in a contiguous tensor of `shape` of what `indices` along `axis` point to, all on one axis. */
function places(o: Ops, shape: Shape, indices: View, axis: number): TfTensor {
  const strides = stridesOf(shape)
  const { shape: sizes } = indices
  const start = new Int32Array(sizeOf(sizes.with(axis, 1)))
  const outer = sizeOf(sizes.slice(0, axis))
  const inner = sizeOf(sizes.slice(axis + 1))
  for (let i = 0; i < outer; i++) for (let j = 0; j < inner; j++) start[i * inner + j] = i * shape[axis]! * strides[axis]! + j
  const starts = o.session.constant(start, [outer, 1, inner], 'int32')
  const along = o.reshape(realise(o, indices), [outer, sizes[axis]!, inner])
  return flat(o, o.add(o.mul(along, strides[axis]!), starts))
}

function sameSize(a: Shape, b: Shape): boolean {
  return sizeOf(a) === sizeOf(b)
}

/** Neighbouring axes without padding as one. */
function paddedGroups(shape: Shape, low: readonly number[], high: readonly number[]): { sizes: number[]; paddings: [number, number][] } {
  const sizes: number[] = []
  const paddings: [number, number][] = []
  let before = false
  for (const [axis, n] of shape.entries()) {
    const isPlain = low[axis] === 0 && high[axis] === 0
    if (isPlain && before) {
      sizes[sizes.length - 1]! *= n
    } else {
      sizes.push(n)
      paddings.push([low[axis]!, high[axis]!])
    }
    before = isPlain
  }
  return { sizes, paddings }
}
