import type { Gpu } from '../../gpu.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import { BLOCK } from '../substitution.ts'
import { type Target, type Window, bound, placesOf } from '../windows.ts'

/** Threads of the workgroup that has a matrix. */
const THREADS = 64

/** Floats from one row to the next in workgroup memory: one more than a block has, so that columns do not fall into one bank. */
const STRIDE = 33

/** Where the factors of small matrices go. */
export interface SmallFactors {
  /** L without its diagonal of ones, and U, in the place of A. */
  readonly packed?: Target
  /** L, m × k. */
  readonly l?: Target
  /** U, k × n. */
  readonly u?: Target
  /** int32 `[count, m]`. */
  readonly perm: GpuStorage
  /** int32 a matrix. */
  readonly failures: GpuStorage
}

/** P·A = L·U of matrices of at most 32 × 32, each in the memory of a workgroup: one launch for all; pivots as by `luPanel`. */
export function smallLu(gpu: Gpu, a: Window, { packed, l, u, perm, failures }: SmallFactors): void {
  const targets = [packed, l, u].filter((target) => target !== undefined)
  const words = new Words()
  const [count, rows, columns, order] = [a.count, a.rows, a.columns, Math.min(a.rows, a.columns)].map((value) => words.add(value))
  const ofA = placesOf(words, a)
  const values = [packed && 'value', l && 'select(select(value, 1.0, i == j), 0.0, (j > i))', u && 'select(value, 0.0, (i > j))']
  const texts = values.filter((value) => value !== undefined)
  const writes = targets.map((target, k) => {
    const of = placesOf(words, target)
    const [height, width] = [words.add(target.rows), words.add(target.columns)]
    return `    if (i < ${height} && j < ${width}) { out${k}[${of.at(of.start('g'), 'i', 'j')}] = ${texts[k]!}; }`
  })
  const body = `  let start = ${ofA.start('g')};
  for (var s = thread; s < ${rows} * ${columns}; s += ${THREADS}u) {
    work[(s / ${columns}) * ${STRIDE}u + s % ${columns}] = in0[${ofA.at('start', `s / ${columns}`, `s % ${columns}`)}];
  }
${elimination(rows!, columns!, order!)}
  for (var s = thread; s < ${rows} * ${columns}; s += ${THREADS}u) {
    let i = s / ${columns};
    let j = s % ${columns};
    let value = work[i * ${STRIDE}u + j];
${writes.join('\n')}
  }
  if (thread < ${rows}) { out${targets.length}[g * ${rows} + thread] = i32(order[thread]); }
  if (thread == 0u) { out${targets.length + 1}[g] = i32(failure); }`
  const code = `${bindings(['f32'], [...targets.map(() => 'f32'), 'i32', 'i32'])}
var<workgroup> work: array<f32, ${BLOCK * STRIDE}>;
var<workgroup> order: array<u32, ${BLOCK}>;

${groupProgram(count!, THREADS, body)}`
  const storages = [...targets.map(({ storage }) => storage), perm, failures]
  gpu.launch({ code, reads: [bound(a)], writes: storages, params: words.list, groups: groupsFor(a.count, 1) })
}

/** Elimination with partial pivoting in `work`, the rows' numbers in `order`, and 1 + the first step without a pivot. */
function elimination(rows: string, columns: string, order: string): string {
  return `  if (thread < ${BLOCK}u) { order[thread] = thread; }
  var failure = 0u;
  for (var j = 0u; j < ${order}; j++) {
    workgroupBarrier();
    // Each thread searches for itself: all find the same, and none waits.
    var key = 0u;
    var p = j;
    for (var i = j; i < ${rows}; i++) {
      let own = bitcast<u32>(work[i * ${STRIDE}u + j]) & 0x7fffffffu;
      if (own > key) { key = own; p = i; }
    }
    let zero = key < 0x00800000u;
    if (zero && failure == 0u) { failure = j + 1u; }
    workgroupBarrier();
    if (thread < ${columns}) {
      let value = work[p * ${STRIDE}u + thread];
      work[p * ${STRIDE}u + thread] = work[j * ${STRIDE}u + thread];
      work[j * ${STRIDE}u + thread] = value;
    }
    if (thread == ${THREADS - 1}u) {
      let number = order[p];
      order[p] = order[j];
      order[j] = number;
    }
    workgroupBarrier();
    let i = thread % ${BLOCK}u;
    var factor = 0.0;
    if (i > j && i < ${rows} && !zero) { factor = work[i * ${STRIDE}u + j] / work[j * ${STRIDE}u + j]; }
    workgroupBarrier();
    if (i > j && i < ${rows}) {
      if (thread < ${BLOCK}u) { work[i * ${STRIDE}u + j] = factor; }
      for (var c = j + 1u + thread / ${BLOCK}u; c < ${columns}; c += ${THREADS / BLOCK}u) {
        work[i * ${STRIDE}u + c] = fma(-factor, work[j * ${STRIDE}u + c], work[i * ${STRIDE}u + c]);
      }
    }
  }
  workgroupBarrier();`
}
