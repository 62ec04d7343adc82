import { type DType, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { type Axes, mergedAxes } from '../wgsl/axes.ts'
import { THREADS, bindings, groupsFor } from '../wgsl/program.ts'
import { Words, groupProgram, placeFunction, powerOfTwoFrom } from '../wgsl/words.ts'
import { type Fold, foldCarried } from './folds.ts'
import { type Part, whole } from './views.ts'

/** Workgroups that keep a device busy; with fewer of them sums are cut into parts. */
const ENOUGH_GROUPS = 512

/** Fewest elements of a thread of a part. */
const FEWEST_EACH = 16

/** How the threads of a workgroup share the work: each result is folded by `lanes` of them. */
interface Division {
  readonly lanes: number
  /** Whether neighbours among the threads work on one result rather than on results side by side. */
  readonly along: boolean
  /** Into how many parts the elements of each result are cut. */
  readonly parts: number
}

/** What is folded: windows' axes that stay and axes that go. */
interface Folded {
  readonly kept: Axes
  readonly gone: Axes
  /** Number of results. */
  readonly count: number
  /** Number of elements of each. */
  readonly terms: number
}

/**
 * Folds the axes `gone` of a window, which has at least one element; the axes `kept` give the shape of the result.
 *
 * One launch; two where there are few results of many elements each.
 */
export function reduceWindow(gpu: Gpu, fold: Fold, x: View, kept: Part, gone: Part, dtype: DType): GpuStorage {
  const work = { ...foldedAxes(kept, gone), count: sizeOf(kept.shape), terms: sizeOf(gone.shape) }
  const division = divisionOf(work)
  const out = gpu.allocate(dtype, work.count)
  if (division.parts === 1) {
    launch(gpu, fold, x, work, division, out)
    return out
  }
  const some = reduceParts(gpu, fold, x, work, division)
  const last: Folded = { ...foldedAxes({ shape: [work.count], strides: [1] }, { shape: [division.parts], strides: [work.count] }), count: work.count, terms: division.parts } // prettier-ignore
  launch(gpu, foldCarried(fold, 'from'), whole(some, [some.count]), last, { ...divisionOf(last), parts: 1 }, out)
  gpu.release(some)
  return out
}

/** What each of `parts` equal stretches of `chunk` elements along an axis folds to: `[parts, results]`, as it is carried. */
export function reduceChunks(gpu: Gpu, fold: Fold, x: View, kept: Part, axis: Part, chunk: number): GpuStorage {
  const work = { ...foldedAxes(kept, axis), count: sizeOf(kept.shape), terms: sizeOf(axis.shape) }
  return reduceParts(gpu, fold, x, work, { ...divisionOf(work), parts: Math.ceil(work.terms / chunk) }, chunk)
}

function reduceParts(gpu: Gpu, fold: Fold, x: View, work: Folded, division: Division, chunk?: number): GpuStorage {
  const words = fold.carried === 'vec2<u32>' ? 2 : 1
  const some = gpu.allocate('bool', words * work.count * division.parts)
  launch(gpu, foldCarried(fold, 'to'), x, work, division, some, chunk)
  return some
}

/** The order of what is folded is free: axes that lie close together come last, so that they merge and are read in a run. */
function foldedAxes(kept: Part, gone: Part): { kept: Axes; gone: Axes } {
  const order = [...gone.shape.keys()].sort((a, b) => Math.abs(gone.strides[b]!) - Math.abs(gone.strides[a]!))
  const shape = order.map((axis) => gone.shape[axis]!)
  const strides = order.map((axis) => gone.strides[axis]!)
  return { kept: mergedAxes(kept.shape, [kept.strides]), gone: mergedAxes(shape, [strides]) }
}

function divisionOf({ kept, gone, count, terms }: Folded): Division {
  const step = (axes: Axes): number => Math.abs(axes.strides[0]!.at(-1) ?? Infinity)
  const along = count === 1 || step(gone) <= step(kept)
  let lanes = Math.min(THREADS, powerOfTwoFrom(terms / 4))
  if (!along) {
    // Results side by side are read together; more threads a result only where there are few results.
    const most = Math.max(16, THREADS / powerOfTwoFrom(count))
    lanes = 1
    while (lanes < most && count * lanes < ENOUGH_GROUPS * THREADS && terms / lanes > FEWEST_EACH) lanes *= 2
  }
  const groups = Math.ceil((count * lanes) / THREADS)
  const mostParts = Math.floor(terms / (lanes * FEWEST_EACH))
  const parts = groups >= ENOUGH_GROUPS || mostParts < 4 ? 1 : Math.min(mostParts, Math.ceil(ENOUGH_GROUPS / groups))
  return { lanes, along, parts }
}

function launch(gpu: Gpu, fold: Fold, x: View, work: Folded, division: Division, out: GpuStorage, chunk?: number): void {
  const { lanes, along, parts } = division
  const slots = THREADS / lanes
  const groups = Math.ceil(work.count / slots) * parts
  const words = new Words()
  const [all, count, terms, offset, partCount, length, laneCount, slotCount, alongLanes] = [
    groups, work.count, work.terms, x.offset, parts, chunk ?? Math.ceil(work.terms / parts), lanes, slots, Number(along),
  ].map((n) => words.add(n)) // prettier-ignore
  const places =
    placeFunction('kept_at', words, work.kept.sizes, work.kept.strides[0]!) +
    placeFunction('gone_at', words, work.gone.sizes, work.gone.strides[0]!)
  const body = `  let lanes = ${laneCount};
  let slots = ${slotCount};
  let along = ${alongLanes} == 1u;
  let lane = select(thread / slots, thread % lanes, along);
  let slot = select(thread % slots, thread / lanes, along);
  let part = g % ${partCount};
  let i = g / ${partCount} * slots + slot;
  var total = ${fold.start};
  if (i < ${count}) {
    let start = ${offset} + kept_at(i);
    let end = min(${terms}, (part + 1u) * ${length});
    var t = part * ${length} + lane;
    // Four sums side by side: their loads do not wait for one another, and the roundings are fewer.
    var t1 = total; var t2 = total; var t3 = total;
    for (; t + 3u * lanes < end; t += 4u * lanes) {
      total = join(total, term(start, t));
      t1 = join(t1, term(start, t + lanes));
      t2 = join(t2, term(start, t + 2u * lanes));
      t3 = join(t3, term(start, t + 3u * lanes));
    }
    for (; t < end; t += lanes) { total = join(total, term(start, t)); }
    total = join(join(total, t1), join(t2, t3));
  }
${treeText('total', laneCount!, 'select(slots, 1u, along)')}
  if (lane == 0u && i < ${count}) { out0[part * ${count} + i] = store(total); }`
  const term = `fn term(start: u32, t: u32) -> ${fold.carried} {
  return load(in0[start + gone_at(t)], t);
}
`
  const shared = `var<workgroup> totals: array<${fold.carried}, ${THREADS}>;\n`
  const code = bindings([fold.from], [fold.to]) + fold.functions + places + term + shared + groupProgram(all!, THREADS, body)
  gpu.launch({ code, reads: [x], writes: [out], params: words.list, groups: groupsFor(groups, 1) })
}

/**
 * WGSL that joins the variables `name` of the threads of each result in a tree; lane 0 has the whole after it. Needs `lane` and
 * an array in workgroup memory with a place a thread; runs in uniform control flow.
 *
 * @param lanes - text of the number of threads of a result, a power of two, the same in all workgroups.
 * @param step - text of how far apart they are.
 * @param join - name of the function that joins two.
 * @param totals - name of the array.
 */
export function treeText(name: string, lanes: string, step: string, join = 'join', totals = 'totals'): string {
  return `  ${totals}[thread] = ${name};
  for (var half = ${lanes} / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) {
      ${name} = ${join}(${name}, ${totals}[thread + half * ${step}]);
      ${totals}[thread] = ${name};
    }
  }`
}
