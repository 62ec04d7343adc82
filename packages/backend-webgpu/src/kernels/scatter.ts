import { type Shape, type Storage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { THREADS, bindings, elementProgram, elementType, groupsFor } from '../wgsl/program.ts'
import { Words, groupProgram, placeFunction, powerOfTwoFrom } from '../wgsl/words.ts'
import { treeText } from './reduce.ts'
import { type SortedRows, sortRows } from './sort.ts'
import { type Part, axesOf, whole } from './views.ts'

/** Lists of indices up to this long are read through for each element of the result. */
const SHORT = 64

/** Updates an element of the result gets on average from which on several threads add them up. */
const CROWDED = 32

/** A scattering: where things are. */
interface Scattering {
  readonly shape: Shape
  readonly axis: number
  readonly updates: View
  /** Indices as `[lines, entries]` in some layout: each line is the list of the elements of the result that share it. */
  readonly lists: View
  /** Number of lists: one, or one for each line along the axis. */
  readonly lines: number
  /** Entries of a list. */
  readonly entries: number
  /** Whether every line along the axis has a list of its own. */
  readonly along: boolean
  /** The axes of the updates that the entries of a list count through. */
  readonly steps: Part
}

/**
 * Zeros of `shape` with `updates` added where `indices` say.
 *
 * There is no atomic addition of floats, and sums whose order changes from run to run are not wanted: the list of indices is
 * sorted (stable, on the device), and each element of the result adds up its stretch of the sorted list, in the list's order.
 * Short lists are read through instead, in one launch.
 *
 * @param along - whether `indices` have the shape of `updates` and hold a place along `axis` for each element, rather than for
 *   each slice.
 */
export function scatter(gpu: Gpu, shape: Shape, indices: View, updates: View, axis: number, along: boolean): Storage {
  if (sizeOf(shape) === 0 || sizeOf(updates.shape) === 0) return gpu.constant(shape, updates.dtype, 0)
  const out = gpu.allocate(updates.dtype, sizeOf(shape))
  const work = scatteringOf(shape, indices, updates, axis, along)
  if (work.entries <= SHORT) {
    addFound(gpu, work, out)
    return out
  }
  const row = along ? undefined : flat(gpu, indices)
  const sorted = sortRows(gpu, row ?? work.lists, false)
  if (row !== undefined && row.storage !== indices.storage) gpu.release(row.storage)
  const starts = stretches(gpu, work, sorted)
  addStretches(gpu, work, sorted, starts, out)
  for (const storage of [sorted.keys, sorted.index, starts]) gpu.release(storage)
  return out
}

/** A window as one axis: itself where its axes run on, else a copy. */
function flat(gpu: Gpu, x: View): View {
  const { sizes, strides } = mergedAxes(x.shape, [x.strides])
  if (sizes.length === 1) return { ...x, shape: sizes, strides: strides[0]! }
  return whole(gpu.elementwise({ kind: 'cast' }, x.dtype, [x]), [sizeOf(x.shape)])
}

function scatteringOf(shape: Shape, indices: View, updates: View, axis: number, along: boolean): Scattering {
  const ranks = along ? 1 : indices.shape.length
  const steps = axesOf(updates, axis, axis + ranks)
  if (along) {
    // Axes in another order: a list is the last axis of this window.
    const order = [...indices.shape.keys()].filter((k) => k !== axis).concat(axis)
    const lists = { ...indices, shape: order.map((k) => indices.shape[k]!), strides: order.map((k) => indices.strides[k]!) }
    const entries = indices.shape[axis]!
    return { shape, axis, updates, lists, lines: sizeOf(indices.shape) / entries, entries, along, steps }
  }
  return { shape, axis, updates, lists: indices, lines: 1, entries: sizeOf(indices.shape), along, steps }
}

/**
 * What both ways of adding share. WGSL `update(e, o, c)`: the update that entry number e of the list has for the place before
 * (o) and after (c) the axis; `line_of(o, c)`: number of the list.
 */
function updateFunctions({ shape, axis, updates, along, steps }: Scattering, words: Words): string {
  const before = axesOf(updates, 0, axis)
  const after = axesOf(updates, axis + steps.shape.length)
  const parts = [['before', before], ['entry', steps], ['after', after]] as const // prettier-ignore
  const places = parts.map(([name, part]) => {
    const { sizes, strides } = mergedAxes(part.shape, [part.strides])
    return placeFunction(`${name}_place`, words, sizes, strides[0]!)
  })
  const type = elementType(updates.dtype)
  return `${places.join('')}fn update(e: u32, o: u32, c: u32) -> ${type} {
  return in0[${words.add(updates.offset)} + before_place(o) + entry_place(e) + after_place(c)];
}
fn line_of(o: u32, c: u32) -> u32 {
  return ${along ? `o * ${words.add(sizeOf(shape.slice(axis + 1)))} + c` : '0u'};
}
`
}

/** One thread an element of the result, which reads the whole list. */
function addFound(gpu: Gpu, work: Scattering, out: GpuStorage): void {
  const { shape, axis, updates, lists, lines, entries, along } = work
  const words = new Words()
  const [count, run, length, number, first] = [out.count, sizeOf(shape.slice(axis + 1)), shape[axis]!, entries, lists.offset].map((n) => words.add(n)) // prettier-ignore
  const [across, list] = along ? [axesOf(lists, 0, -1), axesOf(lists, -1)] : [{ shape: [lines], strides: [0] }, lists]
  const [lineAxes, listAxes] = [mergedAxes(across.shape, [across.strides]), mergedAxes(list.shape, [list.strides])]
  const functions =
    updateFunctions(work, words) +
    placeFunction('line_place', words, lineAxes.sizes, lineAxes.strides[0]!) +
    placeFunction('list_place', words, listAxes.sizes, listAxes.strides[0]!)
  const type = elementType(updates.dtype)
  const body = `  let c = i % ${run};
  let r = i / ${run} % ${length};
  let o = i / ${run} / ${length};
  let list = ${first} + line_place(line_of(o, c));
  var total = ${type}(0);
  for (var e = 0u; e < ${number}; e++) {
    if (in1[list + list_place(e)] == r) { total += update(e, o, c); }
  }
  out0[i] = total;`
  const code = bindings([type, 'u32'], [type]) + functions + elementProgram(count!, body)
  gpu.launch({ code, reads: [updates, lists], writes: [out], params: words.list, groups: groupsFor(out.count) })
}

/** Where the entries of each place begin in the sorted lists: `[lines, length + 1]`, found by bisection. */
function stretches(gpu: Gpu, { shape, axis, lines, entries }: Scattering, { keys }: SortedRows): GpuStorage {
  const length = shape[axis]! + 1
  const starts = gpu.allocate('bool', lines * length)
  const words = new Words()
  const [count, perLine, number] = [starts.count, length, entries].map((n) => words.add(n))
  // Keys of int32 are the numbers with the sign bit turned over.
  const body = `  let key = (i % ${perLine}) ^ 0x80000000u;
  let list = i / ${perLine} * ${number};
  var low = 0u;
  var high = ${number};
  while (low < high) {
    let half = (low + high) / 2u;
    if (in0[list + half] < key) { low = half + 1u; } else { high = half; }
  }
  out0[i] = low;`
  const code = bindings(['u32'], ['u32']) + elementProgram(count!, body)
  gpu.launch({ code, reads: [whole(keys, [keys.count])], writes: [starts], params: words.list, groups: groupsFor(starts.count) })
  return starts
}

/** Each element of the result adds up its stretch; where stretches are long on average, several threads share one. */
function addStretches(gpu: Gpu, work: Scattering, { index }: SortedRows, starts: GpuStorage, out: GpuStorage): void {
  const { shape, axis, updates, entries } = work
  const average = entries / shape[axis]!
  const lanes = average < CROWDED ? 1 : Math.min(THREADS, powerOfTwoFrom(average / 8))
  const slots = THREADS / lanes
  const groups = Math.ceil(out.count / slots)
  const words = new Words()
  const [all, count, run, length, number, laneCount, slotCount] = [groups, out.count, sizeOf(shape.slice(axis + 1)), shape[axis]!, entries, lanes, slots].map((n) => words.add(n)) // prettier-ignore
  const type = elementType(updates.dtype)
  // Threads side by side work on elements side by side.
  const body = `  let lane = thread / ${slotCount};
  let i = g * ${slotCount} + thread % ${slotCount};
  var total = ${type}(0);
  if (i < ${count}) {
    let c = i % ${run};
    let r = i / ${run} % ${length};
    let o = i / ${run} / ${length};
    let line = line_of(o, c);
    let place = line * (${length} + 1u) + r;
    let list = line * ${number};
    let end = in2[place + 1u];
    for (var t = in2[place] + lane; t < end; t += ${laneCount}) { total += update(in1[list + t], o, c); }
  }
${treeText('total', laneCount!, slotCount!)}
  if (lane == 0u && i < ${count}) { out0[i] = total; }`
  const join = `fn join(a: ${type}, b: ${type}) -> ${type} {\n  return a + b;\n}\nvar<workgroup> totals: array<${type}, ${THREADS}>;\n`
  const functions = updateFunctions(work, words) + join
  const code = bindings([type, 'u32', 'u32'], [type]) + functions + groupProgram(all!, THREADS, body)
  const reads = [updates, whole(index, [index.count]), whole(starts, [starts.count])]
  gpu.launch({ code, reads, writes: [out], params: words.list, groups: groupsFor(groups, 1) })
}
