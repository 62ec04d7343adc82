import { type Shape, sizeOf } from '@ortho/core'
import type { Gpu } from '../../gpu.ts'
import { swapped, whole } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { bindings, elementProgram, groupsFor } from '../../wgsl/program.ts'
import { Words } from '../../wgsl/words.ts'

/** The transposes of contiguous matrices of `shape`, in place of them. */
export function takeTransposed(gpu: Gpu, storage: GpuStorage, shape: Shape): GpuStorage {
  const out = gpu.elementwise({ kind: 'cast' }, storage.dtype, [swapped(whole(storage, shape))])
  gpu.release(storage)
  return out
}

/** Unit matrices `[…batch, n, n]`. */
export function unitMatrices(gpu: Gpu, batch: Shape, n: number): GpuStorage {
  const out = gpu.allocate('float32', sizeOf(batch) * n * n)
  const words = new Words()
  const [count, order] = [out.count, n].map((value) => words.add(value))
  const code = bindings([], ['f32']) + elementProgram(count!, `  out0[i] = select(0.0, 1.0, i / ${order} % ${order} == i % ${order});`)
  gpu.launch({ code, reads: [], writes: [out], params: words.list, groups: groupsFor(out.count) })
  return out
}
