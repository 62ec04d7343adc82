import type { Gpu } from '../../gpu.ts'
import { helpers } from '../../wgsl/helpers.ts'
import { bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import { reflectorOf } from '../householder.ts'
import { BLOCK } from '../substitution.ts'
import { type Target, type Window, bound, placesOf } from '../windows.ts'

/** Threads of the workgroup that has a matrix: one a column. */
const THREADS = 32

/** Floats from one row to the next in workgroup memory: one more than a block has. */
const STRIDE = 33

/** A = Q·R of matrices of at most 32 × 32, each in the memory of a workgroup: one launch for all; reflectors as by `qrPanel`. */
export function smallQr(gpu: Gpu, a: Window, r: Target, q?: Target): void {
  const words = new Words()
  const [count, rows, columns, steps] = [a.count, a.rows, a.columns, Math.min(a.rows, a.columns)].map((value) => words.add(value))
  const ofA = placesOf(words, a)
  const body = `  let start = ${ofA.start('g')};
  for (var s = thread; s < ${rows} * ${columns}; s += ${THREADS}u) {
    work[(s / ${columns}) * ${STRIDE}u + s % ${columns}] = in0[${ofA.at('start', `s / ${columns}`, `s % ${columns}`)}];
  }
  for (var j = 0u; j < ${steps}; j++) {
    workgroupBarrier();
    // Each thread looks at the whole column for itself: all find the same, and none waits.
    var largest = 0u;
    var below = 0u;
    for (var i = j; i < ${rows}; i++) {
      let bits = bitcast<u32>(work[i * ${STRIDE}u + j]) & 0x7fffffffu;
      largest = max(largest, bits);
      if (i > j) { below = max(below, bits); }
    }
    let scale = scale_for(largest);
    var square = 0.0;
    for (var i = j; i < ${rows}; i++) {
      let value = work[i * ${STRIDE}u + j] * scale;
      square = fma(value, value, square);
    }
    let h = reflector_of(work[j * ${STRIDE}u + j] * scale, square, vec2(largest, below));
    var own = 0.0;
    if (thread < ${rows}) { own = work[thread * ${STRIDE}u + j] * scale; }
    workgroupBarrier();
    if (thread == 0u) { taus[j] = h.tau; }
    if (thread == j) { work[j * ${STRIDE}u + j] = h.diagonal; }
    if (thread > j && thread < ${rows}) { work[thread * ${STRIDE}u + j] = own * h.factor; }
    workgroupBarrier();
    if (thread > j && thread < ${columns}) {
      var dot = work[j * ${STRIDE}u + thread];
      for (var i = j + 1u; i < ${rows}; i++) { dot = fma(work[i * ${STRIDE}u + j], work[i * ${STRIDE}u + thread], dot); }
      dot *= h.tau;
      work[j * ${STRIDE}u + thread] -= dot;
      for (var i = j + 1u; i < ${rows}; i++) { work[i * ${STRIDE}u + thread] = fma(-work[i * ${STRIDE}u + j], dot, work[i * ${STRIDE}u + thread]); }
    }
  }
  workgroupBarrier();
${writeUpper(words, r)}
${q === undefined ? '' : formColumns(words, q, rows!, steps!)}`
  const targets = q === undefined ? [r] : [r, q]
  const code = `${bindings(['f32'], targets.map(() => 'f32'))}
${helpers(reflectorOf())}${reflectorOf()}
var<workgroup> work: array<f32, ${BLOCK * STRIDE}>;
var<workgroup> vectors: array<f32, ${BLOCK * STRIDE}>;
var<workgroup> taus: array<f32, ${BLOCK}>;

${groupProgram(count!, THREADS, body)}` // prettier-ignore
  const writes = targets.map(({ storage }) => storage)
  gpu.launch({ code, reads: [bound(a)], writes, params: words.list, groups: groupsFor(a.count, 1) })
}

function writeUpper(words: Words, r: Target): string {
  const [height, width] = [words.add(r.rows), words.add(r.columns)]
  const ofR = placesOf(words, r)
  return `  for (var s = thread; s < ${height} * ${width}; s += ${THREADS}u) {
    let i = s / ${width};
    let j = s % ${width};
    var value = 0.0;
    if (j >= i) { value = work[i * ${STRIDE}u + j]; }
    out0[${ofR.at(ofR.start('g'), 'i', 'j')}] = value;
  }`
}

/** Q = H₁·H₂·… applied to the columns of I, a column a thread, from the last reflector on. */
function formColumns(words: Words, q: Target, rows: string, steps: string): string {
  const width = words.add(q.columns)
  const ofQ = placesOf(words, q)
  return `  for (var i = 0u; i < ${rows}; i++) { vectors[i * ${STRIDE}u + thread] = select(0.0, 1.0, i == thread); }
  for (var k = ${steps}; k > 0u; k--) {
    let j = k - 1u;
    var dot = vectors[j * ${STRIDE}u + thread];
    for (var i = k; i < ${rows}; i++) { dot = fma(work[i * ${STRIDE}u + j], vectors[i * ${STRIDE}u + thread], dot); }
    dot *= taus[j];
    vectors[j * ${STRIDE}u + thread] -= dot;
    for (var i = k; i < ${rows}; i++) { vectors[i * ${STRIDE}u + thread] = fma(-work[i * ${STRIDE}u + j], dot, vectors[i * ${STRIDE}u + thread]); }
  }
  workgroupBarrier();
  for (var s = thread; s < ${rows} * ${width}; s += ${THREADS}u) {
    out1[${ofQ.at(ofQ.start('g'), `s / ${width}`, `s % ${width}`)}] = vectors[(s / ${width}) * ${STRIDE}u + s % ${width}];
  }`
}
