import { type RoutineKernels, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { orderFunctions } from '../wgsl/order.ts'
import { THREADS, bindings, elementProgram, groupsFor } from '../wgsl/program.ts'
import { Words, groupProgram, placeFunction, powerOfTwoFrom } from '../wgsl/words.ts'
import { axesOf } from './views.ts'

/** Elements that a workgroup sorts in its memory: 8 KiB of pairs. */
const BLOCK = 1024

/** Rows sorted on the device; both are `[rows, n]`. */
export interface SortedRows {
  /** Unsigned numbers that ascend; they compare as the elements do. */
  readonly keys: GpuStorage
  /** Where each was in its row. */
  readonly index: GpuStorage
}

/** Sorting. */
export function sortKernels(gpu: Gpu): Pick<RoutineKernels, 'argsort'> {
  return {
    argsort(x, descending) {
      if (sizeOf(x.shape) === 0) return gpu.allocate('int32', 0)
      const { keys, index } = sortRows(gpu, x, descending)
      gpu.release(keys)
      return index
    },
  }
}

/**
 * Sorts the last axis of a window that has elements, stable, NaN last: workgroups sort blocks in their memory, and runs of
 * doubling length are merged, one launch each.
 */
export function sortRows(gpu: Gpu, x: View, descending: boolean): SortedRows {
  const n = x.shape.at(-1)!
  const rows = sizeOf(x.shape) / n
  const room = (): SortedRows => ({ keys: gpu.allocate('bool', rows * n), index: gpu.allocate('int32', rows * n) })
  let sorted = room()
  sortBlocks(gpu, x, descending, rows, sorted)
  if (n <= BLOCK) return sorted
  let spare = room()
  for (let run = BLOCK; run < n; run *= 2) {
    mergeRuns(gpu, sorted, spare, { rows, n, run })
    ;[sorted, spare] = [spare, sorted]
  }
  gpu.release(spare.keys)
  gpu.release(spare.index)
  return sorted
}

/** WGSL `key_of(bits)`: equal elements have equal keys, NaN the largest, in either direction. */
function keyFunction({ dtype }: View, descending: boolean): string {
  const way = descending ? '~' : ''
  if (dtype === 'bool') return `fn key_of(bits: u32) -> u32 {\n  return ${descending ? '1u - ' : ''}bits;\n}\n`
  if (dtype === 'int32') return `fn key_of(bits: u32) -> u32 {\n  return ${way}(bits ^ 0x80000000u);\n}\n`
  // −0 equals 0.
  return `${orderFunctions}fn key_of(bits: u32) -> u32 {
  let key = ${way}ordered(select(bits, 0u, bits == 0x80000000u));
  return select(key, 0xffffffffu, is_missing(bits));
}
`
}

/**
 * Sorts blocks of 1024 elements, or as many short rows as fit into one, by a bitonic network (K. E. Batcher, 1968). Ties are
 * broken by the place, which makes it stable and lets what fills up a block come last.
 */
function sortBlocks(gpu: Gpu, x: View, descending: boolean, rows: number, { keys, index }: SortedRows): void {
  const n = x.shape.at(-1)!
  const width = Math.min(BLOCK, powerOfTwoFrom(n))
  const blocks = Math.ceil(n / width)
  const across = axesOf(x, 0, -1)
  const { sizes, strides } = mergedAxes(across.shape, [across.strides])
  const words = new Words()
  const pieces = rows * blocks
  const groups = Math.ceil((pieces * width) / BLOCK)
  const [all, offset, step, length, size, perRow, total] = [groups, x.offset, x.strides.at(-1)!, n, width, blocks, pieces].map((value) => words.add(value)) // prettier-ignore
  const row = placeFunction('row_at', words, sizes, strides[0]!)
  const body = `  for (var s = thread; s < ${BLOCK}u; s += ${THREADS}u) {
    let piece = g * (${BLOCK}u / ${size}) + s / ${size};
    let place = piece % ${perRow} * ${size} + s % ${size};
    var pair = vec2(0xffffffffu, place);
    if (piece < ${total} && place < ${length}) { pair.x = key_of(in0[${offset} + row_at(piece / ${perRow}) + place * ${step}]); }
    pairs[s] = pair;
  }
  workgroupBarrier();
  for (var run = 2u; run <= ${size}; run *= 2u) {
    for (var distance = run / 2u; distance > 0u; distance /= 2u) {
      for (var s = thread; s < ${BLOCK / 2}u; s += ${THREADS}u) {
        let low = s / distance * distance * 2u + s % distance;
        let high = low + distance;
        let a = pairs[low];
        let b = pairs[high];
        let descends = a.x > b.x || (a.x == b.x && a.y > b.y);
        // Every other run descends, but all of the last ones ascend: each piece has its own.
        if (descends == ((low & (${size} - 1u) & run) == 0u)) {
          pairs[low] = b;
          pairs[high] = a;
        }
      }
      workgroupBarrier();
    }
  }
  for (var s = thread; s < ${BLOCK}u; s += ${THREADS}u) {
    let piece = g * (${BLOCK}u / ${size}) + s / ${size};
    let place = piece % ${perRow} * ${size} + s % ${size};
    if (piece < ${total} && place < ${length}) {
      let to = piece / ${perRow} * ${length} + place;
      out0[to] = pairs[s].x;
      out1[to] = pairs[s].y;
    }
  }`
  const shared = `var<workgroup> pairs: array<vec2<u32>, ${BLOCK}>;\n`
  const code = bindings(['u32'], ['u32', 'u32']) + keyFunction(x, descending) + row + shared + groupProgram(all!, THREADS, body)
  gpu.launch({ code, reads: [x], writes: [keys, index], params: words.list, groups: groupsFor(groups, 1) })
}

/**
 * Merges neighbouring runs: an element's place in the merged run is its place in its own, plus the number of elements of the
 * other run that come before it, found by bisection. Of equal elements those of the left run come first.
 */
function mergeRuns(gpu: Gpu, from: SortedRows, to: SortedRows, size: { rows: number; n: number; run: number }): void {
  const words = new Words()
  const [count, n, run] = [size.rows * size.n, size.n, size.run].map((value) => words.add(value))
  const body = `  let row = i / ${n} * ${n};
  let place = i - row;
  let left = place / (2u * ${run}) * 2u * ${run};
  let middle = min(left + ${run}, ${n});
  let right = min(left + 2u * ${run}, ${n});
  let key = in0[i];
  let is_left = place < middle;
  var low = select(left, middle, is_left);
  var high = select(middle, right, is_left);
  let begin = low;
  while (low < high) {
    let half = (low + high) / 2u;
    let other = in0[row + half];
    if (other < key || (other == key && !is_left)) { low = half + 1u; } else { high = half; }
  }
  let target_place = row + select(left + place - middle, place, is_left) + low - begin;
  out0[target_place] = key;
  out1[target_place] = in1[i];`
  const views = [from.keys, from.index].map((storage) => ({ storage, dtype: storage.dtype, shape: [storage.count], strides: [1], offset: 0 })) // prettier-ignore
  const code = bindings(['u32', 'u32'], ['u32', 'u32']) + elementProgram(count!, body)
  gpu.launch({ code, reads: views, writes: [to.keys, to.index], params: words.list, groups: groupsFor(size.rows * size.n) })
}
