import type { PrimitiveKernels } from '@ortho/core'
import type { Gpu } from '../gpu.ts'

/** Kernels that compute each element from those at its place; they wait for one another and run together. */
export function elementwiseKernels(gpu: Gpu): Pick<PrimitiveKernels, 'cast' | 'fill' | 'unary' | 'test' | 'binary' | 'compare' | 'select'> {
  return {
    cast: (x, dtype) => gpu.elementwise({ kind: 'cast' }, dtype, [x]),
    fill: (shape, dtype, value) => gpu.constant(shape, dtype, value),
    unary: (op, x) => gpu.elementwise({ kind: 'unary', op }, x.dtype, [x]),
    test: (op, x) => gpu.elementwise({ kind: 'test', op }, 'bool', [x]),
    binary: (op, a, b) => gpu.elementwise({ kind: 'binary', op }, a.dtype, [a, b]),
    compare: (op, a, b) => gpu.elementwise({ kind: 'compare', op }, 'bool', [a, b]),
    select: (condition, a, b) => gpu.elementwise({ kind: 'select' }, a.dtype, [condition, a, b]),
  }
}
