import { type DType, type PrimitiveKernels, type Shape, type Storage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { bindings, elementProgram, floatBits, groupsFor } from '../wgsl/program.ts'
import { Words, placeFunction } from '../wgsl/words.ts'

/** Most parts that one launch of a concatenation reads. */
const MOST_PARTS = 4

/** Kernels that move elements. They move words, whatever the dtype, so that bits stay as they are. */
export function movementKernels(gpu: Gpu): Pick<PrimitiveKernels, 'copy' | 'concat' | 'pad'> {
  return {
    // An expression, so that what follows runs with it.
    copy: (x) => gpu.elementwise({ kind: 'cast' }, x.dtype, [x]),
    concat: (parts, axis) => concat(gpu, parts, axis),
    pad: (x, low, high, value) => pad(gpu, x, low, high, value),
  }
}

function concat(gpu: Gpu, parts: readonly View[], axis: number): Storage {
  const first = parts[0]!
  const length = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0)
  const shape = first.shape.with(axis, length)
  const out = gpu.allocate(first.dtype, sizeOf(shape))
  const filled = parts.filter((part) => sizeOf(part.shape) > 0)
  for (let from = 0, start = 0; from < filled.length; from += MOST_PARTS) {
    const some = filled.slice(from, from + MOST_PARTS)
    writeParts(gpu, some, axis, out, { shape, start })
    start += some.reduce((sum, part) => sum + part.shape[axis]!, 0)
  }
  return out
}

/** Writes parts beside one another, from `start` on along `axis` of a result of `shape`. */
function writeParts(gpu: Gpu, parts: readonly View[], axis: number, out: GpuStorage, at: { shape: Shape; start: number }): void {
  const before = at.shape.slice(0, axis)
  const after = at.shape.slice(axis + 1)
  const outer = mergedAxes(before, parts.map(({ strides }) => strides.slice(0, axis))) // prettier-ignore
  const inner = mergedAxes(after, parts.map(({ strides }) => strides.slice(axis + 1))) // prettier-ignore
  const words = new Words()
  const written = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0)
  const count = sizeOf(before) * written * sizeOf(after)
  const [total, run, width, length, start] = [count, sizeOf(after), written, at.shape[axis]!, at.start].map((n) => words.add(n))
  const places = parts.map(
    (_, k) =>
      placeFunction(`outer${k}`, words, outer.sizes, outer.strides[k]!) + placeFunction(`inner${k}`, words, inner.sizes, inner.strides[k]!),
  )
  let end = 0
  const cases = parts.map(({ shape, strides, offset }, k) => {
    const begin = words.add(end)
    end += shape[axis]!
    const place = `${words.add(offset)} + outer${k}(o) + (along - ${begin}) * ${words.add(strides[axis]!)} + inner${k}(c)`
    return `${k === parts.length - 1 ? '' : `if (along < ${words.add(end)}) `}{ value = in${k}[${place}]; }`
  })
  const body = `  let c = i % ${run};
  let along = (i / ${run}) % ${width};
  let o = i / ${run} / ${width};
  var value = 0u;
  ${cases.join('\n  else ')}
  out0[(o * ${length} + ${start} + along) * ${run} + c] = value;`
  const reads = parts.map(() => 'u32')
  const code = bindings(reads, ['u32']) + places.join('') + elementProgram(total!, body)
  gpu.launch({ code, reads: parts, writes: [out], params: words.list, groups: groupsFor(count) })
}

/** An axis of a padded window: its size, what stands before it, its size with all, and its stride. */
interface PaddedAxis {
  size: number
  low: number
  full: number
  readonly stride: number
}

/** The axes of a padded window, those that are not padded taken together with the one before where they run on. */
function paddedAxes({ shape, strides }: View, low: readonly number[], high: readonly number[]): PaddedAxis[] {
  const axes: PaddedAxis[] = []
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const own = { size: shape[axis]!, low: low[axis]!, full: low[axis]! + shape[axis]! + high[axis]!, stride: strides[axis]! }
    const next = axes[0]
    // The next axis must be unpadded: then a step along this one is `next.size` elements of it.
    if (next !== undefined && next.full === next.size && own.stride === next.stride * next.size) {
      axes[0] = { size: own.size * next.size, low: own.low * next.size, full: own.full * next.size, stride: next.stride }
    } else axes.unshift(own)
  }
  return axes
}

function pad(gpu: Gpu, x: View, low: readonly number[], high: readonly number[], value: number): Storage {
  const axes = paddedAxes(x, low, high)
  const count = sizeOf(axes.map(({ full }) => full))
  if (sizeOf(x.shape) === 0) return gpu.constant(x.shape.map((n, axis) => low[axis]! + n + high[axis]!), x.dtype, value) // prettier-ignore
  const out = gpu.allocate(x.dtype, count)
  const words = new Words()
  const total = words.add(count)
  const field = words.add(bitsOf(value, x.dtype))
  const offset = words.add(x.offset)
  const lines = axes.map(({ size, low: before, full, stride }, k) => {
    const coordinate = k === 0 ? 'rest' : `rest % ${words.add(full)}`
    const next = k === 0 ? '' : `  rest = rest / ${words.add(full)};\n`
    return `  let c${k} = ${coordinate} - ${words.add(before)};\n${next}  inside = inside && c${k} < ${words.add(size)};
  place += c${k} * ${words.add(stride)};`
  })
  const body = `  var rest = i;
  var inside = true;
  var place = ${offset};
${lines.toReversed().join('\n')}
  var value = ${field};
  if (inside) { value = in0[place]; }
  out0[i] = value;`
  const code = bindings(['u32'], ['u32']) + elementProgram(total, body)
  gpu.launch({ code, reads: [x], writes: [out], params: words.list, groups: groupsFor(count) })
  return out
}

function bitsOf(value: number, dtype: DType): number {
  return dtype === 'float32' ? floatBits(value) : dtype === 'bool' ? Number(value !== 0) : value
}
