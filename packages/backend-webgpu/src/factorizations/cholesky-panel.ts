import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { helpers } from '../wgsl/helpers.ts'
import { bindings } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { BLOCK, SIDE_STRIDE, substitution } from './substitution.ts'
import { textOf } from './texts.ts'
import { type Places, type Target, type Window, bound, inRuns, placesOf } from './windows.ts'

/** Rows below the diagonal block that a workgroup solves for, one a thread. */
const ROWS = 64

/** Columns of a Cholesky factor that are found in one launch. */
export interface CholeskyPanel {
  /** What the columns before leave of the matrix; only its lower triangle is read. */
  readonly a: Window
  /** The factor: these columns are written, and zeros in the same rows above the diagonal. */
  readonly l: Target
  /** int32 a matrix: order of the first minor that is not positive, else 0; written by the panel that starts at 0. */
  readonly failures: GpuStorage
  /** First column. */
  readonly from: number
  /** After the last column: at most 32 more. */
  readonly to: number
}

/**
 * Each workgroup factors the diagonal block for itself, which takes no longer than if one did it and the others waited; then
 * it solves for some of the rows below.
 */
export function choleskyPanel(gpu: Gpu, panel: CholeskyPanel): void {
  const { a, l, failures, to } = panel
  const groups = Math.max(1, Math.ceil((l.rows - to) / ROWS))
  inRuns(l.count, (first, many) => {
    const words = new Words()
    const code = panelProgram(words, panel, first)
    gpu.launch({ code, reads: [bound(a)], writes: [l.storage, failures], params: words.list, groups: [groups, many, 1] })
  })
}

function panelProgram(words: Words, { a, l, from, to }: CholeskyPanel, first: number): string {
  const [order, k, width, start] = [l.rows, from, to - from, first].map((value) => words.add(value))
  const [ofA, ofL] = [placesOf(words, a), placesOf(words, l)]
  return textOf('cholesky panel', () => {
    const body = `${factorFunction()}
@compute @workgroup_size(${ROWS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let item = ${start} + group.y;
  let below = ${k} + ${width} + group.x * ${ROWS}u;
  let a_start = ${ofA.start('item')};
  let l_start = ${ofL.start('item')};
  for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${ROWS}u) {
    let i = s / ${BLOCK}u;
    let j = s % ${BLOCK}u;
    var value = select(0.0, 1.0, i == j);
    if (i < ${width} && j <= i) { value = in0[${ofA.at('a_start', `${k} + i`, `${k} + j`)}]; }
    triangle[j * ${BLOCK}u + i] = value;
  }
  for (var s = thread; s < ${BLOCK * ROWS}u; s += ${ROWS}u) {
    let i = below + s / ${BLOCK}u;
    let j = s % ${BLOCK}u;
    var value = 0.0;
    if (i < ${order} && j < ${width}) { value = in0[${ofA.at('a_start', 'i', `${k} + j`)}]; }
    sides[j * ${SIDE_STRIDE}u + s / ${BLOCK}u] = value;
  }
  // A panel that failed before has failed from its first column on; one may fail here while others look: that is no matter.
  var good = ${BLOCK}u;
  if (${k} > 0u) {
    let order = u32(atomicLoad(&out1[item]));
    if (order > 0u && order <= ${k}) { good = 0u; }
  }
  let failed = good == 0u;
  good = min(good, factor(thread, ${width}));
  if (thread == 0u && group.x == 0u && !failed && (${k} == 0u || good < ${width})) {
    atomicStore(&out1[item], i32(select(0u, ${k} + good + 1u, good < ${width})));
  }
  substitute(thread, ${width});
  workgroupBarrier();
${writePanel({ k: k!, width: width!, order: order! }, ofL)}
}
`
    return bindings(['f32'], ['f32', 'atomic<i32>']) + helpers(body) + substitution() + body
  })
}

/** The columns of L, NaN from the first without a pivot on, and zeros across the diagonal. */
function writePanel({ k, width, order }: Readonly<Record<'k' | 'width' | 'order', string>>, ofL: Places): string {
  return `  if (group.x == 0u) {
    for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${ROWS}u) {
      let i = s / ${BLOCK}u;
      let j = s % ${BLOCK}u;
      if (i < ${width} && j < ${width}) {
        var value = triangle[j * ${BLOCK}u + i];
        if (j >= good) { value = not_a_number(); }
        if (j > i) { value = 0.0; }
        out0[${ofL.at('l_start', `${k} + i`, `${k} + j`)}] = value;
      }
    }
  }
  for (var s = thread; s < ${BLOCK * ROWS}u; s += ${ROWS}u) {
    let i = below + s / ${BLOCK}u;
    let j = s % ${BLOCK}u;
    if (i < ${order} && j < ${width}) {
      var value = sides[j * ${SIDE_STRIDE}u + s / ${BLOCK}u];
      if (j >= good) { value = not_a_number(); }
      out0[${ofL.at('l_start', 'i', `${k} + j`)}] = value;
    }
  }
  // Zeros across the diagonal.
  for (var s = thread; s < ${BLOCK * ROWS}u; s += ${ROWS}u) {
    let i = s / ${ROWS}u;
    let j = below + s % ${ROWS}u;
    if (i < ${width} && j < ${order}) { out0[${ofL.at('l_start', `${k} + i`, 'j')}] = 0.0; }
  }`
}

/**
 * WGSL `factor(thread, width)`: Cholesky of the block in `triangle` in place; the number of columns before the first pivot that
 * is not positive. Numbers are told by their bits: positive, finite and not subnormal, since those may count as zeros.
 */
function factorFunction(): string {
  return `var<workgroup> sides: array<f32, ${BLOCK * SIDE_STRIDE}>;

fn factor(thread: u32, width: u32) -> u32 {
  var good = width;
  for (var j = 0u; j < width; j++) {
    workgroupBarrier();
    let pivot = triangle[j * ${BLOCK}u + j];
    let bits = bitcast<u32>(pivot);
    if (bits < 0x00800000u || bits >= 0x7f800000u) { good = min(good, j); }
    let root = sqrt(pivot);
    workgroupBarrier();
    if (thread == j) { triangle[j * ${BLOCK}u + j] = root; }
    if (thread > j && thread < width) { triangle[j * ${BLOCK}u + thread] = triangle[j * ${BLOCK}u + thread] / root; }
    workgroupBarrier();
    // Rows of a warp share a column of the rest.
    for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${ROWS}u) {
      let i = s % ${BLOCK}u;
      let c = s / ${BLOCK}u;
      if (c > j && i >= c && i < width) {
        triangle[s] = fma(-triangle[j * ${BLOCK}u + i], triangle[j * ${BLOCK}u + c], triangle[s]);
      }
    }
  }
  workgroupBarrier();
  return good;
}
`
}
