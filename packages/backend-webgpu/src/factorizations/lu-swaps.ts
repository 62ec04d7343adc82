import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { whole } from '../kernels/views.ts'
import { bindings } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { MOVES } from './lu-panel.ts'
import { BLOCK } from './substitution.ts'
import { textOf } from './texts.ts'
import { type Target, inRuns, placesOf } from './windows.ts'

/** Columns of a workgroup. */
const COLUMNS = 64

/** Threads of a workgroup. */
const THREADS = 256

/** Elements of the rows on top that each thread has. */
const EACH = 8

/** Exchanges of rows that a panel asks of the columns beside it. */
export interface RowMoves {
  /** All columns of the rows that are left, by columns. */
  readonly a: Target
  /** The panel's own columns, where all is done: from this one … */
  readonly from: number
  /** … to before this one; at most 32. */
  readonly to: number
  /** What the panel says: see {@link MOVES}. */
  readonly moves: GpuStorage
}

/** Moves rows in all columns but the panel's, each once: all reads come first, then all writes. */
export function moveRows(gpu: Gpu, { a, from, to, moves }: RowMoves): void {
  const columns = a.columns - (to - from)
  if (columns === 0) return
  inRuns(a.count, (first, many) => {
    const words = new Words()
    const code = movesProgram(words, { a, from, to, first })
    const reads = [whole(moves, [moves.count])]
    gpu.launch({ code, reads, writes: [a.storage], params: words.list, groups: [Math.ceil(columns / COLUMNS), many, 1] })
  })
}

function movesProgram(words: Words, { a, from, to, first }: Omit<RowMoves, 'moves'> & { readonly first: number }): string {
  const [columns, k, width, start] = [a.columns - (to - from), from, to - from, first].map((value) => words.add(value))
  const ofA = placesOf(words, a)
  const element = `    let i = (thread + e * ${THREADS}u) % ${BLOCK}u;
    let c = (thread + e * ${THREADS}u) / ${BLOCK}u;
    let beside = group.x * ${COLUMNS}u + c;
    let column = select(beside, beside + ${width}, beside >= ${k});
    let inside = i < ${width} && beside < ${columns};`
  return textOf(
    'lu moves',
    () => `${bindings(['i32'], ['f32'])}
var<workgroup> top: array<f32, ${(BLOCK + 1) * COLUMNS}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let item = ${start} + group.y;
  let a_start = ${ofA.start('item')};
  let moves = item * ${MOVES.size}u;
  for (var e = 0u; e < ${EACH}u; e++) {
${element}
    if (inside) { top[c * ${BLOCK + 1}u + i] = out0[${ofA.at('a_start', 'i', 'column')}]; }
  }
  workgroupBarrier();
  var fresh: array<f32, ${EACH}>;
  for (var e = 0u; e < ${EACH}u; e++) {
${element}
    if (inside) {
      let source = u32(in0[moves + ${MOVES.top}u + i]);
      if (source < ${width}) { fresh[e] = top[c * ${BLOCK + 1}u + source]; } else { fresh[e] = out0[${ofA.at('a_start', 'source', 'column')}]; }
    }
  }
  storageBarrier();
  workgroupBarrier();
  for (var e = 0u; e < ${EACH}u; e++) {
${element}
    if (inside) {
      out0[${ofA.at('a_start', 'i', 'column')}] = fresh[e];
      // What was on top of the matrix goes where the pivots were; several pivots may come from one row, but write the same there.
      let pivot = u32(in0[moves + i]);
      let source = u32(in0[moves + ${MOVES.displaced}u + i]);
      if (pivot >= ${width}) { out0[${ofA.at('a_start', 'pivot', 'column')}] = top[c * ${BLOCK + 1}u + source]; }
    }
  }
}
`,
  )
}
