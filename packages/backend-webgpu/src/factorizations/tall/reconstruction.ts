import type { Gpu } from '../../gpu.ts'
import { bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import { BLOCK } from '../substitution.ts'
import { type Target, type Window, bound, placesOf } from '../windows.ts'

/** Threads of the workgroup that has a matrix: one a row, then one a row of T. */
const THREADS = 32

/** What {@link reconstruct} works on; all blocks are of order w ≤ 32. */
export interface Reconstruction {
  /** Q₁, the first rows of Q; then V₁, unit lower triangular. */
  readonly v: Target
  /** R of Q·R. */
  readonly r: Window
  /** Upper triangle: S·R, the R that belongs to the reflectors. */
  readonly a: Target
  /** T of I − V·T·Vᵀ. */
  readonly t: Target
  /** Upper triangular W: the rows of V below are those of Q times W⁻¹. */
  readonly w: Target
}

/**
 * The reflectors whose product begins with the orthonormal columns Q·S, S = diag(±1): I − Q₁·S = V₁·U by elimination, where the
 * signs are taken so that pivots are 1 or more and none has to be searched; T = U·V₁⁻ᵀ, W = −U·S
 * (Ballard, Demmel, Grigori, Jacquelin, Nguyen & Solomonik 2014, "Reconstructing Householder vectors from TSQR").
 */
export function reconstruct(gpu: Gpu, { v, r, a, t, w }: Reconstruction): void {
  const words = new Words()
  const [count, order] = [v.count, v.columns].map((value) => words.add(value))
  const [ofV, ofR, ofA, ofT, ofW] = [v, r, a, t, w].map((window) => placesOf(words, window))
  const body = `  let v_start = ${ofV!.start('g')};
  for (var c = 0u; c < ${order}; c++) {
    if (thread < ${order}) { work[c * ${BLOCK}u + thread] = out0[${ofV!.at('v_start', 'thread', 'c')}]; }
  }
${elimination(order!)}
  if (thread < ${order}) {
    let i = thread;
    for (var c = 0u; c < ${order}; c++) {
      let own = work[c * ${BLOCK}u + i];
      var upper = 0.0;
      if (c > i) { upper = -signs[c] * own; }
      if (c == i) { upper = 1.0 + abs(own); }
      out3[${ofW!.at(ofW!.start('g'), 'i', 'c')}] = -signs[c] * upper;
      var lower = select(0.0, 1.0, c == i);
      if (c < i) { lower = own; }
      out0[${ofV!.at('v_start', 'i', 'c')}] = lower;
      if (c >= i) { out1[${ofA!.at(ofA!.start('g'), 'i', 'c')}] = signs[i] * in0[${ofR!.at(ofR!.start('g'), 'i', 'c')}]; }
      // Row i of T from T·V₁ᵀ = U.
      for (var k = i; k < c; k++) { upper = fma(-product[k * ${BLOCK}u + i], work[k * ${BLOCK}u + c], upper); }
      product[c * ${BLOCK}u + i] = upper;
      out2[${ofT!.at(ofT!.start('g'), 'i', 'c')}] = upper;
    }
  }`
  const code = `${bindings(['f32'], ['f32', 'f32', 'f32', 'f32'])}
var<workgroup> work: array<f32, ${BLOCK * BLOCK}>;
var<workgroup> product: array<f32, ${BLOCK * BLOCK}>;
var<workgroup> signs: array<f32, ${BLOCK}>;

${groupProgram(count!, THREADS, body)}`
  const writes = [v, a, t, w].map(({ storage }) => storage)
  gpu.launch({ code, reads: [bound(r)], writes, params: words.list, groups: groupsFor(v.count, 1) })
}

/** Elimination by rows, each a thread's own. Below the diagonal V₁ stays, and above it U·S but for its sign. */
function elimination(order: string): string {
  return `  for (var j = 0u; j < ${order}; j++) {
    workgroupBarrier();
    let diagonal = work[j * ${BLOCK}u + j];
    let sign = select(1.0, -1.0, diagonal >= 0.0);
    let factor = -sign * work[j * ${BLOCK}u + thread] / (1.0 + abs(diagonal));
    workgroupBarrier();
    if (thread == j) { signs[j] = sign; }
    if (thread > j && thread < ${order}) {
      work[j * ${BLOCK}u + thread] = factor;
      for (var c = j + 1u; c < ${order}; c++) { work[c * ${BLOCK}u + thread] = fma(-factor, work[c * ${BLOCK}u + j], work[c * ${BLOCK}u + thread]); }
    }
  }
  workgroupBarrier();`
}
