import { type LuSolver, type Storage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { whole } from '../kernels/views.ts'
import { helpers } from '../wgsl/helpers.ts'
import { bindings, elementProgram, groupsFor } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { type Factored, factored } from './lu.ts'
import { smallSolve } from './small/solve.ts'
import { BLOCK } from './substitution.ts'
import { solveLower } from './triangles.ts'
import { type Target, type Window, bound, byRows, placesOf, reversed, transposed, windowOf } from './windows.ts'

/**
 * Kernel `luSolver` of a device. Factors are kept by columns, and given back when nobody can solve with them any more; for a
 * matrix with a zero pivot all solutions are NaN.
 */
export function luSolverOn(gpu: Gpu): (a: View) => LuSolver {
  const kept = new FinalizationRegistry<readonly GpuStorage[]>((storages) => {
    for (const storage of storages) gpu.release(storage)
  })
  return (a) => {
    const factors = factored(gpu, a)
    const { packed, perm, failures } = factors
    const solve = (b: View, isTransposed: boolean): Storage => solved(gpu, factors, b, isTransposed)
    // One holder is the caller, who may release the failures; the other is the solver.
    failures.holders++
    kept.register(solve, [packed.storage, perm, failures])
    return { failures, solve }
  }
}

function solved(gpu: Gpu, factors: Factored, b: View, isTransposed: boolean): Storage {
  const { packed } = factors
  if (sizeOf(b.shape) === 0) return gpu.allocate('float32', 0)
  const { window, owned } = windowOf(gpu, b)
  if (packed.rows <= BLOCK) {
    const x = byRows(gpu.allocate('float32', sizeOf(b.shape)), window.rows, window.columns, window.count)
    smallSolve(gpu, factors, window, x, isTransposed)
    if (owned !== undefined) gpu.release(owned)
    return x.storage
  }
  const x = permuted(gpu, factors, window, isTransposed ? 'none' : 'from')
  if (owned !== undefined) gpu.release(owned)
  if (!isTransposed) {
    solveLower(gpu, packed, x, true)
    solveLower(gpu, reversed(packed, true), reversed(x, false), false)
    return x.storage
  }
  // Aᵀ = Uᵀ·Lᵀ·P
  const turned = transposed(packed)
  solveLower(gpu, turned, x, false)
  solveLower(gpu, reversed(turned, true), reversed(x, false), true)
  const result = permuted(gpu, factors, x, 'to')
  gpu.release(x.storage)
  return result.storage
}

/** Rows of `b` by rows: row i from row perm[i], row i to row perm[i], or in their order; NaN where the factorization failed. */
function permuted(gpu: Gpu, { perm, failures }: Factored, b: Window, order: 'from' | 'to' | 'none'): Target {
  const size = b.count * b.rows * b.columns
  const out = byRows(gpu.allocate('float32', size), b.rows, b.columns, b.count)
  const words = new Words()
  const [count, rows, columns] = [size, b.rows, b.columns].map((value) => words.add(value))
  const [from, to] = [order === 'from', order === 'to'].map((flag) => words.add(Number(flag)))
  const ofB = placesOf(words, b)
  const body = `  let column = i % ${columns};
  let number = i / ${columns};
  let item = number / ${rows};
  let row = number % ${rows};
  let permuted = u32(in1[number]);
  let source = select(row, permuted, ${from} != 0u);
  let place = select(row, permuted, ${to} != 0u);
  let start = ${ofB.start('item')};
  var value = in0[${ofB.at('start', 'source', 'column')}];
  if (in2[item] != 0) { value = not_a_number(); }
  out0[(item * ${rows} + place) * ${columns} + column] = value;`
  const code = bindings(['f32', 'i32', 'i32'], ['f32']) + helpers(body) + elementProgram(count!, body)
  const reads = [bound(b), whole(perm, [perm.count]), whole(failures, [failures.count])]
  gpu.launch({ code, reads, writes: [out.storage], params: words.list, groups: groupsFor(size) })
  return out
}
