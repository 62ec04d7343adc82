import type { Gpu } from '../../gpu.ts'
import { whole } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import type { Lines } from './lines.ts'
import { WIDTH, lineFunction } from './pairs.ts'
import { tournament } from './tournament.ts'

/** Rotations of all pairs of blocks in a round. */
export interface Turns {
  /** float32 `[matrices, pairs, WIDTH, WIDTH]`: Qᵀ. */
  readonly q: GpuStorage
  /** bool `[matrices, pairs]`: whether the pair turns at all; if not, its Qᵀ is not written. */
  readonly any: GpuStorage
}

/** Elements of the lines that a workgroup turns, one a thread. */
const STRETCH = 64

/** Threads of a workgroup that turns a part of a matrix from both sides. */
const THREADS = 64

/**
 * WGSL statements that replace element `c` of the lines of a pair by its combination with that of the others: new line i is
 * Σ_k Qᵀ[i][k] · line k. A thread keeps its elements in registers, so that lines are replaced in place.
 *
 * @param width - number of lines, a multiple of 4.
 * @param place - text of the place of an element of line `k`, by the text of k.
 * @param coefficients - text of the four coefficients of lines 4·q to 4·q + 3 in the new line `i`.
 */
export function combineText(width: number, place: (k: string) => string, coefficients: (q: number) => string): string {
  const quads = [...Array(width / 4).keys()]
  const loads = quads.map((q) => `let x${q} = vec4(${[0, 1, 2, 3].map((k) => `out0[${place(`${4 * q + k}u`)}]`).join(', ')});`)
  return `${loads.join('\n    ')}
    for (var i = 0u; i < ${width}u; i++) {
      out0[${place('i')}] = ${quads.map((q) => `dot(${coefficients(q)}, x${q})`).join(' + ')};
    }`
}

/** Turns the lines of all pairs from element `from` on. */
export function turnLines(gpu: Gpu, work: Lines, from: number, round: number, { q, any }: Turns): void {
  if (work.length === from) return
  const pairs = work.lines / WIDTH
  const stretches = Math.ceil((work.length - from) / STRETCH)
  const groups = work.matrices * pairs * stretches
  const words = new Words()
  const [all, pairCount, stretchCount, lineCount, length, first, roundWord] = [
    groups, pairs, stretches, work.lines, work.length, from, round,
  ].map((value) => words.add(value)) // prettier-ignore
  const body = `  let number = g / ${stretchCount};
  if (in1[number] == 0u) { return; }
  let q = number * ${(WIDTH * WIDTH) / 4}u;
  let blocks = opponents(number % ${pairCount}, ${roundWord}, 2u * ${pairCount});
  let matrix_start = number / ${pairCount} * ${lineCount} * ${length};
  let c = ${first} + g % ${stretchCount} * ${STRETCH}u + thread;
  if (c < ${length}) {
    ${combineText(
      WIDTH,
      (k) => `matrix_start + line_of(blocks, ${k}) * ${length} + c`,
      (k) => `in0[q + i * ${WIDTH / 4}u + ${k}u]`,
    )}
  }`
  const code = bindings(['vec4<f32>', 'u32'], ['f32']) + tournament + lineFunction + groupProgram(all!, STRETCH, body)
  const reads = [whole(q, [q.count]), whole(any, [any.count])]
  gpu.launch({ code, reads, writes: [work.storage], params: words.list, groups: groupsFor(groups, 1) })
}

/**
 * Turns symmetric matrices from both sides: a workgroup for each two pairs of blocks replaces the part B where they meet by
 * Q₁ᵀ·B·Q₂, and its mirror image likewise. A thread has four by four elements, 8 apart.
 */
export function turnMatrices(gpu: Gpu, work: Lines, round: number, { q, any }: Turns): void {
  const pairs = work.lines / WIDTH
  const groups = work.matrices * pairs * pairs
  const words = new Words()
  const [all, pairCount, lineCount, length, roundWord] = [groups, pairs, work.lines, work.length, round].map((value) => words.add(value))
  const stride = WIDTH + 1
  const body = `  let k = g / ${pairCount} % ${pairCount};
  let l = g % ${pairCount};
  let matrix = g / ${pairCount} / ${pairCount};
  let turns_k = in1[matrix * ${pairCount} + k] == 1u;
  let turns_l = in1[matrix * ${pairCount} + l] == 1u;
  if (k < l || !(turns_k || turns_l)) { return; }
  let matrix_start = matrix * ${lineCount} * ${length};
  let at = opponents(k, ${roundWord}, 2u * ${pairCount});
  let to = opponents(l, ${roundWord}, 2u * ${pairCount});
  for (var s = thread; s < ${WIDTH * WIDTH}u; s += ${THREADS}u) {
    let r = s / ${WIDTH}u;
    let c = s % ${WIDTH}u;
    let unit = select(0.0, 1.0, r == c);
    part[r * ${stride}u + c] = out0[matrix_start + line_of(at, r) * ${length} + line_of(to, c)];
    left[r * ${stride}u + c] = unit;
    right[r * ${stride}u + c] = unit;
    if (turns_k) { left[r * ${stride}u + c] = in0[(matrix * ${pairCount} + k) * ${WIDTH * WIDTH}u + s]; }
    if (turns_l) { right[r * ${stride}u + c] = in0[(matrix * ${pairCount} + l) * ${WIDTH * WIDTH}u + s]; }
  }
  workgroupBarrier();
  let i = thread / 8u;
  let j = thread % 8u;
  ${partProduct(
    (row, t) => `left[(${row}) * ${stride}u + ${t}]`,
    (t, column) => `part[${t} * ${stride}u + ${column}]`,
  )}
  ${partProduct(
    (row, t) => `part[(${row}) * ${stride}u + ${t}]`,
    (t, column) => `right[(${column}) * ${stride}u + ${t}]`,
  )}
  for (var s = thread; s < ${WIDTH * WIDTH}u; s += ${THREADS}u) {
    let r = s / ${WIDTH}u;
    let c = s % ${WIDTH}u;
    // On the diagonal one half gives both, so that the matrix stays symmetric to the last bit.
    let own = select(part[r * ${stride}u + c], part[c * ${stride}u + r], k == l && r < c);
    out0[matrix_start + line_of(at, r) * ${length} + line_of(to, c)] = own;
    if (k != l) { out0[matrix_start + line_of(to, r) * ${length} + line_of(at, c)] = part[c * ${stride}u + r]; }
  }`
  const shared = ['part', 'left', 'right'].map((name) => `var<workgroup> ${name}: array<f32, ${WIDTH * stride}>;\n`).join('')
  const code = bindings(['f32', 'u32'], ['f32']) + tournament + lineFunction + shared + groupProgram(all!, THREADS, body)
  const reads = [whole(q, [q.count]), whole(any, [any.count])]
  gpu.launch({ code, reads, writes: [work.storage], params: words.list, groups: groupsFor(groups, 1) })
}

/** WGSL statements that put the product of two matrices in workgroup memory into `part`, which may be one of them. */
function partProduct(left: (row: string, t: string) => string, right: (t: string, column: string) => string): string {
  const four = (text: (at: number) => string): string => [0, 1, 2, 3].map(text).join(', ')
  const rows = [0, 1, 2, 3].map((r) => `s${r} += x[${r}] * y;`)
  const stores = [0, 1, 2, 3].flatMap((r) =>
    [0, 1, 2, 3].map((c) => `part[(i + ${8 * r}u) * ${WIDTH + 1}u + j + ${8 * c}u] = s${r}[${c}];`),
  )
  return `{
    var s0 = vec4(0.0); var s1 = vec4(0.0); var s2 = vec4(0.0); var s3 = vec4(0.0);
    for (var t = 0u; t < ${WIDTH}u; t++) {
      let x = vec4(${four((r) => left(`i + ${8 * r}u`, 't'))});
      let y = vec4(${four((c) => right('t', `j + ${8 * c}u`))});
      ${rows.join(' ')}
    }
    workgroupBarrier();
    ${stores.join(' ')}
    workgroupBarrier();
  }`
}
