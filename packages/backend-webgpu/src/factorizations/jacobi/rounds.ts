import type { Gpu } from '../../gpu.ts'
import { whole } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import { type Problem, diagonalizeText, threadsFor } from './diagonalize.ts'
import { gramText } from './gram.ts'
import { type ScaledLines, columnsOf } from './lines.ts'
import { WIDTH, lineFunction } from './pairs.ts'
import { type Turns, turnLines, turnMatrices } from './turning.ts'

/** Sweeps over a pair of blocks at each meeting: more take longer than the sweeps over all pairs that they save. */
const INNER_SWEEPS = 2

/**
 * Sweeps of a tournament of blocks of columns. In each round a workgroup a pair of blocks finds the rotation that diagonalizes the
 * pair's matrix, and further launches turn by it. That matrix has the products of the pair's columns, or, where the matrix itself
 * is to be diagonalized, is a part of it.
 *
 * What has converged is left alone: lines are not touched where no columns of their pair are coupled, and once a sweep has turned
 * nothing, the launches of those that follow end at once. So the number of launches depends on sizes alone, work on values.
 */
export function tournamentRounds(gpu: Gpu, work: ScaledLines, problem: Problem, sweeps: number): void {
  const pairs = work.lines / WIDTH
  const count = work.matrices * pairs
  const turns: Turns = { q: gpu.allocate('float32', count * WIDTH * WIDTH), any: gpu.allocate('bool', count) }
  const moved = gpu.constant([sweeps, work.matrices], 'int32', 0)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let round = 0; round < 2 * pairs - 1; round++) {
      findTurns(gpu, work, problem, { sweep, round }, turns, moved)
      if (problem === 'symmetric') turnMatrices(gpu, work, round, turns)
      turnLines(gpu, work, problem === 'symmetric' ? work.rows : 0, round, turns)
    }
  }
  for (const storage of [turns.q, turns.any, moved]) gpu.release(storage)
}

/** Finds the rotation of each pair of blocks of a round, unless the sweep before has turned nothing in its matrix. */
function findTurns(
  gpu: Gpu,
  work: ScaledLines,
  problem: Problem,
  { sweep, round }: { readonly sweep: number; readonly round: number },
  turns: Turns,
  moved: GpuStorage,
): void {
  const pairs = work.lines / WIDTH
  const words = new Words()
  const [all, pairCount, lineCount, length, rows, inner, roundWord, sweepWord, matrixCount] = [
    work.matrices * pairs, pairs, work.lines, work.length, work.rows, INNER_SWEEPS, round, sweep, work.matrices,
  ].map((value) => words.add(value)) // prettier-ignore
  const body = `  let matrix = g / ${pairCount};
  if (thread == 0u) {
    goes_on = 1u;
    if (${sweepWord} > 0u) { goes_on = atomicLoad(&out2[(${sweepWord} - 1u) * ${matrixCount} + matrix]); }
  }
  if (workgroupUniformLoad(&goes_on) == 0u) {
    if (thread == 0u) { out1[g] = 0u; }
    return;
  }
  matrix_start = matrix * ${lineCount} * ${length};
  blocks = opponents(g % ${pairCount}, ${roundWord}, 2u * ${pairCount});
  set_limits(${rows}, in1[matrix]);
  ${problem === 'symmetric' ? loadBlock() : `gram(thread, ${rows});`}
  let some = diagonalize(thread, ${inner});
  if (thread == 0u) {
    out1[g] = select(0u, 1u, some);
    if (some) { atomicStore(&out2[${sweepWord} * ${matrixCount} + matrix], 1u); }
  }
  if (!some) { return; }
  for (var s = thread; s < ${WIDTH * WIDTH}u; s += ${threadsFor(WIDTH)}u) {
    out0[g * ${WIDTH * WIDTH}u + s] = turn[s % ${WIDTH}u * ${WIDTH + 1}u + s / ${WIDTH}u];
  }`
  const code = [
    bindings(['f32', 'f32'], ['f32', 'u32', 'atomic<u32>']),
    diagonalizeText(WIDTH, problem),
    lineFunction,
    elementFunction(length!),
    problem === 'symmetric' ? '' : gramText(WIDTH),
    groupProgram(all!, threadsFor(WIDTH), body),
  ].join('')
  const groups = groupsFor(work.matrices * pairs, 1)
  gpu.launch({
    code,
    reads: [columnsOf(work), whole(work.squares, [work.matrices])],
    writes: [turns.q, turns.any, moved],
    params: words.list,
    groups,
  })
}

/** WGSL `element_at(line, row)` of the lines of the pair `blocks`. */
function elementFunction(length: string): string {
  return `var<private> matrix_start: u32;
var<private> blocks: vec2<u32>;
fn element_at(line: u32, row: u32) -> f32 {
  return in0[matrix_start + line_of(blocks, line) * ${length} + row];
}
`
}

/** The part of a symmetric matrix where the pair's lines meet the pair's rows. */
function loadBlock(): string {
  return `for (var s = thread; s < ${WIDTH * WIDTH}u; s += ${threadsFor(WIDTH)}u) {
    block[s / ${WIDTH}u * ${WIDTH + 1}u + s % ${WIDTH}u] = element_at(s / ${WIDTH}u, line_of(blocks, s % ${WIDTH}u));
  }
  workgroupBarrier();`
}
