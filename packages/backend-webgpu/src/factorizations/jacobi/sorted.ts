import type { Gpu } from '../../gpu.ts'
import { whole } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { bindings, elementProgram, groupsFor } from '../../wgsl/program.ts'
import { Words } from '../../wgsl/words.ts'
import type { ScaledLines } from './lines.ts'
import { scaleFunctions, shortestLength } from './scale.ts'

/** Values of matrices and the order in which they are wanted. */
export interface Ordered {
  /** float32 `[matrices, columns]`, of the scaled matrices. */
  readonly values: GpuStorage
  /** int32 `[matrices, columns]`: which comes where. */
  readonly order: GpuStorage
}

/** The values in their order and at their size, `[matrices, columns]`; NaN for matrices that are not finite. */
export function sortedValues(gpu: Gpu, { matrices, columns, largest }: ScaledLines, { values, order }: Ordered): GpuStorage {
  const out = gpu.allocate('float32', matrices * columns)
  const words = new Words()
  const [count, n] = [out.count, columns].map((value) => words.add(value))
  const body = `  let bits = in2[i / ${n}];
  let value = in0[i / ${n} * ${n} + in1[i]] * unscale_of(bits);
  out0[i] = select(0x7fc00000u, bitcast<u32>(value), is_finite(bits));`
  const code = bindings(['f32', 'u32', 'u32'], ['u32']) + scaleFunctions + elementProgram(count!, body)
  const reads = [values, order, largest].map((storage) => whole(storage, [storage.count]))
  gpu.launch({ code, reads, writes: [out], params: words.list, groups: groupsFor(out.count) })
  return out
}

/** What the lines hold after the matrix, in the order of the values: `[matrices, columns, columns]`, NaN where not finite. */
export function sortedV(gpu: Gpu, work: ScaledLines, { order }: Ordered): GpuStorage {
  const { matrices, columns } = work
  const out = gpu.allocate('float32', matrices * columns * columns)
  const words = new Words()
  const [count, n, lineCount, length, rows] = [out.count, columns, work.lines, work.length, work.rows].map((value) => words.add(value))
  const body = `  let row = i / ${n};
  let matrix = row / ${n};
  let bits = in0[(matrix * ${lineCount} + in1[row]) * ${length} + ${rows} + i % ${n}];
  out0[i] = select(0x7fc00000u, bits, is_finite(in2[matrix]));`
  const code = bindings(['u32', 'u32', 'u32'], ['u32']) + scaleFunctions + elementProgram(count!, body)
  const reads = [work.storage, order, work.largest].map((storage) => whole(storage, [storage.count]))
  gpu.launch({ code, reads, writes: [out], params: words.list, groups: groupsFor(out.count) })
  return out
}

/**
 * The columns of the matrices in the order of their lengths, each divided by its length: `[matrices, count, rows]`, nearly
 * orthonormal. In place of columns whose singular value is zero to rounding, and after the last one, come numbers in [−1, 1) that
 * look random and are the same each time.
 */
export function sortedDirections(gpu: Gpu, work: ScaledLines, { values, order }: Ordered, count: number): GpuStorage {
  const { matrices, columns, rows } = work
  const out = gpu.allocate('float32', matrices * count * rows)
  const words = new Words()
  const [total, n, lineCount, length, rowCount, wanted] = [
    out.count, columns, work.lines, work.length, rows, count,
  ].map((value) => words.add(value)) // prettier-ignore
  const body = `  let place = i / ${rowCount};
  let j = place % ${wanted};
  let matrix = place / ${wanted};
  let row = i % ${rowCount};
  var value = scattered(j * ${rowCount} + row);
  if (j < ${n}) {
    let line = in1[matrix * ${n} + j];
    let size = in2[matrix * ${n} + line];
    if (size > shortest_length(in3[matrix])) { value = in0[(matrix * ${lineCount} + line) * ${length} + row] / size; }
  }
  out0[i] = value;`
  const code = bindings(['f32', 'u32', 'f32', 'f32'], ['f32']) + shortestLength + scattered + elementProgram(total!, body)
  const reads = [work.storage, order, values, work.squares].map((storage) => whole(storage, [storage.count]))
  gpu.launch({ code, reads, writes: [out], params: words.list, groups: groupsFor(out.count) })
  return out
}

/** WGSL `scattered(i)`: a number in [−1, 1) by the hash PCG-RXS-M-XS (M. E. O'Neill, 2014). */
const scattered = `fn scattered(i: u32) -> f32 {
  let state = i * 747796405u + 2891336453u;
  let mixed = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
  return f32((mixed >> 22u) ^ mixed) / 2147483648.0 - 1.0;
}
`
