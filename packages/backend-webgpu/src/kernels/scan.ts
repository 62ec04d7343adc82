import { type DType, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { THREADS, bindings, elementProgram, groupsFor } from '../wgsl/program.ts'
import { Words, groupProgram, placeFunction } from '../wgsl/words.ts'
import { type Fold, foldCarried } from './folds.ts'
import { reduceChunks } from './reduce.ts'
import { type Part, axesOf, whole } from './views.ts'

/** Elements that a thread of a workgroup takes at a time. */
const EACH = 4

/** Elements that a workgroup takes at a time: `EACH` a thread. */
const TILE = 1024

/** Lines that keep a device busy with one workgroup each. */
const ENOUGH_LINES = 256

/** Lengths up to this are left to one thread a line. */
const SHORT = 64

/** A window seen as lines along one axis. */
interface Lines {
  readonly x: View
  /** The axes before and after the axis. */
  readonly across: Part
  /** Number of lines. */
  readonly count: number
  /** Elements of each. */
  readonly length: number
  /** Elements to step along a line, in the window and in the result. */
  readonly step: readonly [from: number, to: number]
  /** Neighbouring lines in the result: elements after the axis. */
  readonly inner: number
}

/** Inclusive running fold along `axis` of a window that has elements. */
export function scanWindow(gpu: Gpu, fold: Fold, x: View, axis: number, dtype: DType): GpuStorage {
  const lines = linesOf(x, axis)
  const out = gpu.allocate(dtype, sizeOf(x.shape))
  const { count, length, inner } = lines
  if (length <= SHORT || (inner >= 32 && count >= 8 * ENOUGH_LINES)) {
    scanLines(gpu, fold, lines, out)
    return out
  }
  const chunks = count >= ENOUGH_LINES ? 1 : Math.min(Math.ceil(length / (4 * TILE)), Math.ceil(ENOUGH_LINES / count))
  const chunk = Math.ceil(length / chunks / TILE) * TILE
  if (chunk >= length) {
    scanTiles(gpu, fold, lines, out, length)
    return out
  }
  // What the chunks fold to, and that scanned, is what each chunk but the first starts from.
  const along: Part = { shape: [length], strides: [lines.step[0]] }
  const totals = reduceChunks(gpu, fold, x, lines.across, along, chunk)
  const carries = gpu.allocate('bool', totals.count)
  const table = whole(totals, [totals.count / count, count])
  scanLines(gpu, foldCarried(fold, 'both'), linesOf(table, 0), carries)
  scanTiles(gpu, fold, lines, out, chunk, whole(carries, table.shape))
  gpu.release(totals)
  gpu.release(carries)
  return out
}

function linesOf(x: View, axis: number): Lines {
  const [before, after] = [axesOf(x, 0, axis), axesOf(x, axis + 1)]
  const across = { shape: [...before.shape, ...after.shape], strides: [...before.strides, ...after.strides] }
  const inner = sizeOf(after.shape)
  return { x, across, count: sizeOf(across.shape), length: x.shape[axis]!, step: [x.strides[axis]!, inner], inner }
}

/** What both programs share: functions `begin(line)` and `target_of(line)`, where a line begins in the window and in the result. */
function lineFunctions({ x, across, length, inner }: Lines, words: Words): string {
  const { sizes, strides } = mergedAxes(across.shape, [across.strides])
  const [offset, run, size] = [x.offset, inner, length].map((n) => words.add(n))
  return `${placeFunction('line_at', words, sizes, strides[0]!)}fn begin(line: u32) -> u32 {
  return ${offset} + line_at(line);
}
fn target_of(line: u32) -> u32 {
  return line / ${run} * ${size} * ${run} + line % ${run};
}
`
}

/** One thread a line. */
function scanLines(gpu: Gpu, fold: Fold, lines: Lines, out: GpuStorage): void {
  const words = new Words()
  const [count, length, step, outStep] = [lines.count, lines.length, ...lines.step].map((n) => words.add(n))
  const functions = lineFunctions(lines, words)
  const body = `  var place = begin(i);
  var target_place = target_of(i);
  var total = ${fold.start};
  for (var t = 0u; t < ${length}; t++) {
    total = join(total, load(in0[place], t));
    out0[target_place] = store(total);
    place += ${step};
    target_place += ${outStep};
  }`
  const code = bindings([fold.from], [fold.to]) + fold.functions + functions + elementProgram(count!, body)
  gpu.launch({ code, reads: [lines.x], writes: [out], params: words.list, groups: groupsFor(lines.count) })
}

/** One workgroup a chunk of a line, tile after tile; with `carries`, what all chunks up to each one fold to: `[chunks, lines]`. */
function scanTiles(gpu: Gpu, fold: Fold, lines: Lines, out: GpuStorage, chunk: number, carries?: View): void {
  const words = new Words()
  const chunks = Math.ceil(lines.length / chunk)
  const [all, count, length, step, outStep, size, parts] = [
    lines.count * chunks, lines.count, lines.length, ...lines.step, chunk, chunks,
  ].map((n) => words.add(n)) // prettier-ignore
  const functions = lineFunctions(lines, words)
  const carried = carries === undefined ? '' : `if (part > 0u) { carry = in1[(part - 1u) * ${count} + line]; }`
  const body = `  let line = g / ${parts};
  let part = g % ${parts};
  let place = begin(line);
  let target_place = target_of(line);
  let end = min(${length}, (part + 1u) * ${size});
  var carry = ${fold.start};
  ${carried}
  for (var tile = part * ${size}; tile < end; tile += ${TILE}u) {
    let t = tile + thread * ${EACH}u;
    var own: array<${fold.carried}, ${EACH}>;
    var total = ${fold.start};
    for (var j = 0u; j < ${EACH}u; j++) {
      if (t + j < end) { total = join(total, load(in0[place + (t + j) * ${step}], t + j)); }
      own[j] = total;
    }
    totals[thread] = total;
    workgroupBarrier();
    for (var distance = 1u; distance < ${THREADS}u; distance *= 2u) {
      if (thread >= distance) { total = join(totals[thread - distance], total); }
      workgroupBarrier();
      totals[thread] = total;
      workgroupBarrier();
    }
    var before = carry;
    if (thread > 0u) { before = join(carry, totals[thread - 1u]); }
    for (var j = 0u; j < ${EACH}u; j++) {
      if (t + j < end) { out0[target_place + (t + j) * ${outStep}] = store(join(before, own[j])); }
    }
    carry = join(carry, totals[${THREADS - 1}u]);
    workgroupBarrier();
  }`
  const shared = `var<workgroup> totals: array<${fold.carried}, ${THREADS}>;\n`
  const reads = carries === undefined ? [fold.from] : [fold.from, fold.carried]
  const code = bindings(reads, [fold.to]) + fold.functions + functions + shared + groupProgram(all!, THREADS, body)
  const views = carries === undefined ? [lines.x] : [lines.x, carries]
  gpu.launch({ code, reads: views, writes: [out], params: words.list, groups: groupsFor(lines.count * chunks, 1) })
}
