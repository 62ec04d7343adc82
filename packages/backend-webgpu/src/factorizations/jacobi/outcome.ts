import type { Gpu } from '../../gpu.ts'
import { treeText } from '../../kernels/reduce.ts'
import { whole } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { THREADS, bindings, floatBits, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import { EPSILON } from './constants.ts'
import type { ScaledLines } from './lines.ts'
import { scaleFunctions } from './scale.ts'

/** What the lines hold after the last sweep, of the scaled matrices. */
export interface Outcome {
  /** float32 `[matrices, columns]`: lengths of columns, or diagonals; 0 for matrices that are not finite. */
  readonly values: GpuStorage
  /** int32 `[matrices]`: how many of them are not what they should be; all of those of matrices that are not finite. */
  readonly failures: GpuStorage
}

/** A row that is left beside a diagonal, in units of the order times ε times the Frobenius norm, from which on it is a failure. */
const WORST_REST = 4

/**
 * Lengths of columns, and how many columns are not orthogonal to the others: what each shorter one has along a longer one is what
 * is left beside the diagonal when the longer ones are made orthonormal first.
 *
 * @param products - `[matrices, columns, columns]`, of all pairs of columns.
 */
export function columnLengths(gpu: Gpu, work: ScaledLines, products: GpuStorage): Outcome {
  const rule = { value: 'sqrt(own)', rest: 'element / sqrt(max(max(own, other), 1e-30))' }
  return outcome(gpu, work, products, { lines: work.columns, length: work.columns, order: work.rows }, rule)
}

/** Diagonals, and how many rows have too much beside theirs. */
export function diagonals(gpu: Gpu, work: ScaledLines): Outcome {
  return outcome(
    gpu,
    work,
    work.storage,
    { lines: work.lines, length: work.length, order: work.columns },
    { value: 'own', rest: 'element' },
  )
}

/** How symmetric matrices lie, and the larger of the sizes of the matrices that they were made of. */
interface Layout {
  readonly lines: number
  readonly length: number
  readonly order: number
}

/** WGSL of `own`, the element on the diagonal, for the rest also of `other`, the one of another row, and `element`, where they meet. */
interface Rule {
  readonly value: string
  readonly rest: string
}

/** A workgroup a matrix, a thread a column; symmetric, so that neighbours read neighbours. */
function outcome(gpu: Gpu, work: ScaledLines, symmetric: GpuStorage, { lines, length, order }: Layout, { value, rest }: Rule): Outcome {
  const { matrices, columns, largest, squares } = work
  const words = new Words()
  const [all, n, lineCount, perLine, worst] = [matrices, columns, lines, length, floatBits(WORST_REST * order * EPSILON)].map((word) =>
    words.add(word),
  )
  const body = `  let start = g * ${lineCount} * ${perLine};
  let usable = is_finite(in1[g]);
  let most = bitcast<f32>(${worst}) * bitcast<f32>(${worst}) * in2[g];
  let lane = thread;
  var bad = 0.0;
  for (var j = thread; j < ${n}; j += ${THREADS}u) {
    let own = in0[start + j * ${perLine} + j];
    var beside = 0.0;
    for (var i = 0u; i < ${n}; i++) {
      let other = in0[start + i * ${perLine} + i];
      let element = in0[start + i * ${perLine} + j];
      let rest = ${rest};
      beside += select(rest * rest, 0.0, i == j);
    }
    out0[g * ${n} + j] = select(0.0, ${value}, usable);
    bad += select(0.0, 1.0, !usable || beside > most);
  }
${treeText('bad', `${THREADS}u`, '1u', 'add')}
  if (thread == 0u) { out1[g] = i32(bad); }`
  const found: Outcome = { values: gpu.allocate('float32', matrices * columns), failures: gpu.allocate('int32', matrices) }
  const shared = `var<workgroup> totals: array<f32, ${THREADS}>;\nfn add(a: f32, b: f32) -> f32 { return a + b; }\n`
  const code = bindings(['f32', 'u32', 'f32'], ['f32', 'i32']) + scaleFunctions + shared + groupProgram(all!, THREADS, body)
  const reads = [symmetric, largest, squares].map((storage) => whole(storage, [storage.count]))
  gpu.launch({ code, reads, writes: [found.values, found.failures], params: words.list, groups: groupsFor(matrices, 1) })
  return found
}
