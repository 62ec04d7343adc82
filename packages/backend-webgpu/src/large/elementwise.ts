import { type DType, type View, stridesOf } from '@ortho/core'
import type { Expression, Leaf } from '../elementwise/expression.ts'
import { type Steps, elementwiseKernel } from '../elementwise/kernel.ts'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { type Box, boxesOf } from './boxes.ts'
import { bindable, partOf } from './windows.ts'

/**
 * Computes an expression box by box, so that each launch sees no more of its operands and of the result than can be bound.
 *
 * @param out - where the elements go; it has a buffer.
 * @param to - which elements of `out` they are. Default: all, in order.
 */
export function computeInBoxes(
  gpu: Gpu,
  expression: Expression,
  out: GpuStorage,
  to: Steps = { strides: stridesOf(expression.shape), offset: 0 },
): void {
  const { shape } = expression
  for (const box of boxesOf(shape, [...expression.leaves, to], gpu.most)) {
    const reads = expression.leaves.map((leaf) => piece(gpu, leaf, leaf, box))
    const result = piece(gpu, { storage: out, dtype: out.dtype }, to, box)
    const kernel = elementwiseKernel(expression, out.dtype, { shape: box.sizes, leaves: reads, result })
    gpu.launch({ ...kernel, reads, writes: [gpu.computed(result)] })
  }
}

function piece(gpu: Gpu, { storage, dtype }: { readonly storage: Leaf['storage']; readonly dtype: DType }, steps: Steps, box: Box): View {
  return bindable(gpu, partOf({ storage, dtype, shape: box.sizes, strides: steps.strides, offset: steps.offset }, box))
}
