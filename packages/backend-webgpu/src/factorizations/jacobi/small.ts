import type { Gpu } from '../../gpu.ts'
import { whole } from '../../kernels/views.ts'
import { bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram, powerOfTwoFrom } from '../../wgsl/words.ts'
import { diagonalizeText, threadsFor } from './diagonalize.ts'
import { gramText } from './gram.ts'
import type { ScaledLines } from './lines.ts'
import { WIDTH } from './pairs.ts'
import { combineText } from './turning.ts'

/** Most times that all columns are made orthogonal anew from their products. */
const PASSES = 12

/** Sweeps over the products of all columns before they are computed anew. */
const INNER_SWEEPS = 4

/** Sweeps over a symmetric matrix; quadratic convergence takes five or six. */
const SYMMETRIC_SWEEPS = 12

/** Lines of a matrix that one workgroup works on alone; undefined where there are too many. */
export function smallWidth(columns: number): number | undefined {
  return columns > WIDTH ? undefined : Math.max(8, powerOfTwoFrom(columns))
}

/**
 * Makes the columns of matrices of `smallWidth` lines orthogonal, a workgroup a matrix, in one launch: as long as some are coupled,
 * the matrix of their products is diagonalized, and all lines are turned.
 */
export function decoupleSmall(gpu: Gpu, work: ScaledLines): void {
  const { lines: width, matrices } = work
  const words = new Words()
  const [all, length, rows, passes, inner] = [matrices, work.length, work.rows, PASSES, INNER_SWEEPS].map((value) => words.add(value))
  const [stride, threads] = [width + 1, threadsFor(width)]
  const coefficients = (q: number): string => `vec4(${[0, 1, 2, 3].map((k) => `turn[${(4 * q + k) * stride}u + i]`).join(', ')})`
  const body = `  matrix_start = g * ${width}u * ${length};
  set_limits(${rows}, in0[g]);
  for (var time = 0u; time < ${passes}; time++) {
    gram(thread, ${rows});
    if (!diagonalize(thread, ${inner})) { break; }
    for (var c = thread; c < ${length}; c += ${threads}u) {
    ${combineText(width, (k) => `matrix_start + ${k} * ${length} + c`, coefficients)}
    }
    storageBarrier();
    workgroupBarrier();
  }`
  const element = `var<private> matrix_start: u32;
fn element_at(line: u32, row: u32) -> f32 {
  return out0[matrix_start + line * ${length} + row];
}
`
  const code =
    bindings(['f32'], ['f32']) + diagonalizeText(width, 'columns') + element + gramText(width) + groupProgram(all!, threads, body)
  gpu.launch({ code, reads: [whole(work.squares, [matrices])], writes: [work.storage], params: words.list, groups: groupsFor(matrices, 1) })
}

/** Diagonalizes symmetric matrices of `smallWidth` lines, a workgroup a matrix, in one launch; V takes the place of the unit matrix. */
export function diagonalizeSmall(gpu: Gpu, work: ScaledLines): void {
  const { lines: width, matrices } = work
  const words = new Words()
  const [all, length, columns, sweeps] = [matrices, work.length, work.length - work.rows, SYMMETRIC_SWEEPS].map((value) => words.add(value))
  const [stride, threads] = [width + 1, threadsFor(width)]
  const each = (body: string): string => `for (var s = thread; s < ${width * width}u; s += ${threads}u) {
    let i = s / ${width}u;
    let j = s % ${width}u;
    let start = (g * ${width}u + i) * ${length};
    ${body}
  }`
  const body = `  set_limits(${width}u, in0[g]);
  ${each(`block[i * ${stride}u + j] = out0[start + j];`)}
  workgroupBarrier();
  if (!diagonalize(thread, ${sweeps})) { return; }
  ${each(`out0[start + j] = block[i * ${stride}u + j];
    if (j < ${columns}) { out0[start + ${width}u + j] = turn[j * ${stride}u + i]; }`)}`
  const code = bindings(['f32'], ['f32']) + diagonalizeText(width, 'symmetric') + groupProgram(all!, threads, body)
  gpu.launch({ code, reads: [whole(work.squares, [matrices])], writes: [work.storage], params: words.list, groups: groupsFor(matrices, 1) })
}
