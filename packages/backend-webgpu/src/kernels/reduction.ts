import { type PrimitiveKernels, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import { argFoldOf, foldOf } from './folds.ts'
import { reduceWindow } from './reduce.ts'
import { scanWindow } from './scan.ts'
import type { Part } from './views.ts'

/** Kernels that fold axes, or run along one. */
export function reductionKernels(gpu: Gpu): Pick<PrimitiveKernels, 'reduce' | 'argReduce' | 'scan'> {
  return {
    reduce(op, x, axes) {
      const [kept, gone] = [without(x, axes), among(x, axes)]
      // The sum of nothing is 0, the product 1; callers keep the others away.
      if (sizeOf(x.shape) === 0) return gpu.constant(kept.shape, x.dtype, op === 'prod' ? 1 : 0)
      return reduceWindow(gpu, foldOf(op, x.dtype), x, kept, gone, x.dtype)
    },
    argReduce(op, x, axis) {
      const kept = without(x, [axis])
      if (sizeOf(x.shape) === 0) return gpu.allocate('int32', sizeOf(kept.shape))
      return reduceWindow(gpu, argFoldOf(op, x.dtype), x, kept, among(x, [axis]), 'int32')
    },
    scan(op, x, axis) {
      if (sizeOf(x.shape) === 0) return gpu.allocate(x.dtype, 0)
      return scanWindow(gpu, foldOf(op, x.dtype), x, axis, x.dtype)
    },
  }
}

function among({ shape, strides }: View, axes: readonly number[]): Part {
  return { shape: axes.map((axis) => shape[axis]!), strides: axes.map((axis) => strides[axis]!) }
}

function without(x: View, axes: readonly number[]): Part {
  return among(x, [...x.shape.keys()].filter((axis) => !axes.includes(axis))) // prettier-ignore
}
