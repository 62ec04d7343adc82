import type { Gpu } from '../../gpu.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { whole } from '../../kernels/views.ts'
import { helpers } from '../../wgsl/helpers.ts'
import { bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import { BLOCK, SIDE_STRIDE, substitution } from '../substitution.ts'
import { type Target, type Window, bound, placesOf } from '../windows.ts'

/** Right-hand sides of a workgroup, one a thread. */
const SIDES = 64

/** Factors of square matrices. */
export interface PackedFactors {
  /** L without its diagonal of ones, and U. */
  readonly packed: Window
  /** int32 `[count, n]`: rows of A in the order of L. */
  readonly perm: GpuStorage
  /** int32 a matrix: not 0 where there is no solution. */
  readonly failures: GpuStorage
}

/**
 * X with A·X = B, or with Aᵀ·X = B where `isTransposed`, for A of order 32 at most: one launch. NaN where the factorization
 * failed.
 */
export function smallSolve(gpu: Gpu, { packed, perm, failures }: PackedFactors, b: Window, x: Target, isTransposed: boolean): void {
  const strips = Math.ceil(b.columns / SIDES)
  const words = new Words()
  const [count, order, sides, across] = [b.count * strips, b.rows, b.columns, strips].map((value) => words.add(value))
  const turns = words.add(Number(isTransposed))
  const [ofT, ofB, ofX] = [placesOf(words, packed), placesOf(words, b), placesOf(words, x)]
  const body = `  let item = g / ${across};
  let side = (g % ${across}) * ${SIDES}u + thread;
  let t_start = ${ofT.start('item')};
  let b_start = ${ofB.start('item')};
  let x_start = ${ofX.start('item')};
  for (var i = 0u; i < ${BLOCK}u; i++) {
    var value = 0.0;
    if (i < ${order} && side < ${sides}) {
      let row = select(u32(in1[item * ${order} + i]), i, ${turns} != 0u);
      value = in3[${ofB.at('b_start', 'row', 'side')}];
      if (in2[item] != 0) { value = not_a_number(); }
    }
    sides[i * ${SIDE_STRIDE}u + thread] = value;
  }
  // L and then U, or Uᵀ and then Lᵀ: the second is upper triangular, and lower with its rows and columns in reverse.
  for (var round = 0u; round < 2u; round++) {
    let unit = round == ${turns};
    for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${SIDES}u) {
      let i = s % ${BLOCK}u;
      let j = s / ${BLOCK}u;
      var value = select(0.0, 1.0, i == j);
      if (i < ${order} && (j < i || (j == i && !unit))) {
        let row = select(i, ${order} - 1u - i, round == 1u);
        let column = select(j, ${order} - 1u - j, round == 1u);
        value = in0[${ofT.at('t_start', `select(row, column, ${turns} != 0u)`, `select(column, row, ${turns} != 0u)`)}];
      }
      triangle[s] = value;
    }
    workgroupBarrier();
    substitute(thread, ${order});
    for (var i = 0u; i < ${order} / 2u; i++) {
      let value = sides[i * ${SIDE_STRIDE}u + thread];
      sides[i * ${SIDE_STRIDE}u + thread] = sides[(${order} - 1u - i) * ${SIDE_STRIDE}u + thread];
      sides[(${order} - 1u - i) * ${SIDE_STRIDE}u + thread] = value;
    }
    workgroupBarrier();
  }
  if (side < ${sides}) {
    for (var i = 0u; i < ${order}; i++) {
      let row = select(i, u32(in1[item * ${order} + i]), ${turns} != 0u);
      out0[${ofX.at('x_start', 'row', 'side')}] = sides[i * ${SIDE_STRIDE}u + thread];
    }
  }`
  const code = `${bindings(['f32', 'i32', 'i32', 'f32'], ['f32'])}
${helpers(body)}${substitution()}
var<workgroup> sides: array<f32, ${BLOCK * SIDE_STRIDE}>;

${groupProgram(count!, SIDES, body)}`
  const reads = [bound(packed), whole(perm, [perm.count]), whole(failures, [failures.count]), bound(b)]
  gpu.launch({ code, reads, writes: [x.storage], params: words.list, groups: groupsFor(b.count * strips, 1) })
}
