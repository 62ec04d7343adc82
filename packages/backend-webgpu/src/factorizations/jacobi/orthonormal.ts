import type { View } from '@ortho/core'
import type { Gpu } from '../../gpu.ts'
import { productKernels } from '../../kernels/products.ts'
import { treeText } from '../../kernels/reduce.ts'
import { swapped, whole } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { helpers } from '../../wgsl/helpers.ts'
import { THREADS, bindings, groupsFor } from '../../wgsl/program.ts'
import { Words, groupProgram } from '../../wgsl/words.ts'
import { scaleFunctions } from './scale.ts'

/** Rows of a panel. */
const PANEL = 32

/** Threads that compute a product of two rows. */
const LANES = 8

/** Rows to make orthonormal. */
export interface Rows {
  /** float32 `[matrices, count, length]`, replaced. */
  readonly storage: GpuStorage
  /** Number of matrices. */
  readonly matrices: number
  /** Rows of a matrix, at most `length`. */
  readonly count: number
  /** Elements of a row. */
  readonly length: number
}

/**
 * Makes rows orthonormal, each in the span of itself and those before: rows that are nearly so already change by roundings alone.
 *
 * Block Gram–Schmidt, twice (J. Barlow, A. Smoktunowicz, Numer. Math. 123, 2013): panels of 32 rows lose their parts along
 * those before by matrix products, then a workgroup a matrix makes the rows of a panel orthonormal one by one, each in two passes.
 *
 * @param largest - bits of the largest |element| of each matrix; rows of those that are not finite become NaN.
 */
export function orthonormalizeRows(gpu: Gpu, rows: Rows, largest: GpuStorage): void {
  for (let first = 0; first < rows.count; first += PANEL) {
    const projected = first === 0 ? undefined : withoutEarlier(gpu, rows, first)
    orthonormalizePanel(gpu, rows, first, projected, largest)
    if (projected !== undefined) gpu.release(projected)
  }
}

/** The panel from row `first` on without its parts along the rows before, `[matrices, rows of the panel, length]`. */
function withoutEarlier(gpu: Gpu, rows: Rows, first: number): GpuStorage {
  const { matmul } = productKernels(gpu)
  const count = Math.min(PANEL, rows.count - first)
  const before = rowsOf(rows, 0, first)
  const once = (panel: View): GpuStorage => {
    const parts = gpu.storageOf(matmul(panel, swapped(before)))
    const rest = matmul(whole(parts, [rows.matrices, count, first]), before, { alpha: -1, beta: 1, c: panel })
    gpu.release(parts)
    return gpu.storageOf(rest)
  }
  const coarse = once(rowsOf(rows, first, count))
  const fine = once(whole(coarse, [rows.matrices, count, rows.length]))
  gpu.release(coarse)
  return fine
}

function rowsOf({ storage, matrices, count, length }: Rows, first: number, some: number): View {
  return { storage, dtype: 'float32', shape: [matrices, some, length], strides: [count * length, length, 1], offset: first * length }
}

/** Makes a panel orthonormal by classical Gram–Schmidt, twice, after bringing it from `source` where there is one. */
function orthonormalizePanel(gpu: Gpu, rows: Rows, first: number, source: GpuStorage | undefined, largest: GpuStorage): void {
  const words = new Words()
  const count = Math.min(PANEL, rows.count - first)
  const [all, perMatrix, m, from, some] = [rows.matrices, rows.count, rows.length, first, count].map((value) => words.add(value))
  const body = `  let start = (g * ${perMatrix} + ${from}) * ${m};
  ${source === undefined ? '' : `for (var c = thread; c < ${some} * ${m}; c += ${THREADS}u) { out0[start + c] = in1[g * ${some} * ${m} + c]; }`}
  storageBarrier();
  let lane = thread;
  for (var j = 0u; j < ${some}; j++) {
    let own = start + j * ${m};
    for (var time = 0u; time < 2u; time++) {
      // A product with each of the rows before, by some threads each.
      let i = thread / ${LANES}u;
      var part = 0.0;
      if (i < j) { for (var c = thread % ${LANES}u; c < ${m}; c += ${LANES}u) { part += out0[start + i * ${m} + c] * out0[own + c]; } }
      totals[thread] = part;
      workgroupBarrier();
      if (thread < ${PANEL}u) {
        part = 0.0;
        for (var l = 0u; l < ${LANES}u; l++) { part += totals[thread * ${LANES}u + l]; }
        along[thread] = part;
      }
      workgroupBarrier();
      for (var c = thread; c < ${m}; c += ${THREADS}u) {
        var value = out0[own + c];
        for (var e = 0u; e < j; e++) { value -= along[e] * out0[start + e * ${m} + c]; }
        out0[own + c] = value;
      }
      storageBarrier();
    }
    var squares = 0.0;
    for (var c = thread; c < ${m}; c += ${THREADS}u) { squares += out0[own + c] * out0[own + c]; }
${treeText('squares', `${THREADS}u`, '1u', 'add')}
    workgroupBarrier();
    let size = sqrt(totals[0]);
    for (var c = thread; c < ${m}; c += ${THREADS}u) { out0[own + c] = out0[own + c] / size; }
    storageBarrier();
    workgroupBarrier();
  }
  if (!is_finite(in0[g])) { for (var c = thread; c < ${some} * ${m}; c += ${THREADS}u) { out0[start + c] = not_a_number(); } }`
  const shared = `var<workgroup> totals: array<f32, ${THREADS}>;
var<workgroup> along: array<f32, ${PANEL}>;
fn add(a: f32, b: f32) -> f32 { return a + b; }
`
  const types = source === undefined ? ['u32'] : ['u32', 'f32']
  const code = bindings(types, ['f32']) + helpers(body) + scaleFunctions + shared + groupProgram(all!, THREADS, body)
  const reads = [largest, ...(source === undefined ? [] : [source])].map((storage) => whole(storage, [storage.count]))
  gpu.launch({ code, reads, writes: [rows.storage], params: words.list, groups: groupsFor(rows.matrices, 1) })
}
