import { type RoutineKernels, type Storage, type TriangularOptions, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { whole } from '../kernels/views.ts'
import { productKernels } from '../kernels/products.ts'
import { bindings, elementProgram, groupsFor } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { solveLower } from './triangles.ts'
import { type Window, copied, placesOf, reversed, windowOf, bound } from './windows.ts'

/** Systems and products with triangular matrices. */
export function triangularKernels(gpu: Gpu): Pick<RoutineKernels, 'triangularSolve' | 'triangularMatmul'> {
  return {
    triangularSolve: (t, b, options) => triangularSolve(gpu, t, b, options),
    triangularMatmul: (t, b, options) => triangularMatmul(gpu, t, b, options),
  }
}

function triangularSolve(gpu: Gpu, t: View, b: View, { lower, unitDiagonal }: TriangularOptions): Storage {
  const x = copied(gpu, b, 'rows')
  if (sizeOf(b.shape) === 0) return x.storage
  const { window, owned } = windowOf(gpu, t)
  if (lower) solveLower(gpu, window, x, unitDiagonal)
  else solveLower(gpu, reversed(window, true), reversed(x, false), unitDiagonal)
  if (owned !== undefined) gpu.release(owned)
  return x.storage
}

function triangularMatmul(gpu: Gpu, t: View, b: View, options: TriangularOptions): Storage {
  const { window, owned } = windowOf(gpu, t)
  const part = trianglePart(gpu, window, options)
  const product = productKernels(gpu).matmul(whole(part, t.shape), b)
  gpu.release(part)
  if (owned !== undefined) gpu.release(owned)
  return product
}

/** A triangle of each matrix with zeros on the other side, and ones on the diagonal where it is a unit diagonal; by rows. */
export function trianglePart(gpu: Gpu, x: Window, { lower, unitDiagonal }: TriangularOptions): GpuStorage {
  const size = x.count * x.rows * x.columns
  const out = gpu.allocate('float32', size)
  const words = new Words()
  const [count, rows, columns] = [size, x.rows, x.columns].map((value) => words.add(value))
  const [keepsLower, keepsDiagonal] = [lower, !unitDiagonal].map((flag) => words.add(Number(flag)))
  const ofX = placesOf(words, x)
  const body = `  let column = i % ${columns};
  let row = (i / ${columns}) % ${rows};
  let start = ${ofX.start(`i / ${columns} / ${rows}`)};
  let kept = select((row < column), (row > column), ${keepsLower} != 0u) || (row == column && ${keepsDiagonal} != 0u);
  var value = select(0.0, 1.0, row == column);
  if (kept) { value = in0[${ofX.at('start', 'row', 'column')}]; }
  out0[i] = value;`
  const code = bindings(['f32'], ['f32']) + elementProgram(count!, body)
  gpu.launch({ code, reads: [bound(x)], writes: [out], params: words.list, groups: groupsFor(size) })
  return out
}
