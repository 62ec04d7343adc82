import { dtypeOf, type DType, type TypedArray } from '../../dtype.ts'
import { sameShape, type Shape } from '../../shape.ts'
import type { BinaryOp, CompareOp, PrimitiveKernels, ReduceOp, Storage, UnaryOp, View } from '../types.ts'
import { dense, stretch } from './views.ts'

/** Primitives from views to views, so that routines read like formulas. Operands are stretched to the first one's shape. */
export interface Composer {
  /** `op` of each element. */
  unary(op: UnaryOp, x: View): View
  /** `op` of each pair; a number stands for a constant of `a`'s dtype. */
  binary(op: BinaryOp, a: View, b: View | number): View
  /** Comparison of each pair. */
  compare(op: CompareOp, a: View, b: View | number): View
  /** `condition ? a : b`, in the shape and dtype of `like`. */
  select(like: View, condition: View, a: View | number, b: View | number): View
  /** `op` over the last axis, kept with size 1. */
  reduceLast(op: ReduceOp, x: View): View
  /** Matrix product over the last two axes; leading axes agree. */
  matmul(a: View, b: View): View
  /** `x` in another dtype; itself when it has it. */
  cast(x: View, dtype: DType): View
  /** `x` in row-major order. */
  copy(x: View): View
  /** The parts one after the other. */
  concat(parts: readonly View[], axis: number): View
  /** Host elements; the array tells the dtype. */
  constant(data: TypedArray, shape: Shape): View
}

/** A {@link Composer} over `k`; `upload` brings host constants to the device. */
export function compose(k: PrimitiveKernels, upload: (data: TypedArray, dtype: DType) => Storage): Composer {
  const spread = (x: View | number, like: View, dtype: DType = like.dtype): View => {
    if (typeof x === 'number') return stretch(dense(k.fill([], dtype, x), dtype, []), like.shape)
    return sameShape(x.shape, like.shape) ? x : stretch(x, like.shape)
  }
  const cast = (x: View, dtype: DType): View => (x.dtype === dtype ? x : dense(k.cast(x, dtype), dtype, x.shape))
  return {
    unary: (op, x) => dense(k.unary(op, x), x.dtype, x.shape),
    binary: (op, a, b) => dense(k.binary(op, a, spread(b, a)), a.dtype, a.shape),
    compare: (op, a, b) => dense(k.compare(op, a, spread(b, a)), 'bool', a.shape),
    select: (like, condition, a, b) => {
      const chosen = k.select(spread(condition, like), spread(a, like), spread(b, like))
      return dense(chosen, like.dtype, like.shape)
    },
    reduceLast: (op, x) => dense(k.reduce(op, x, [x.shape.length - 1]), x.dtype, x.shape.with(-1, 1)),
    matmul: (a, b) => dense(k.matmul(a, b), a.dtype, [...a.shape.slice(0, -1), b.shape.at(-1)!]),
    cast,
    copy: (x) => dense(k.copy(x), x.dtype, x.shape),
    concat: (parts, axis) => {
      let n = 0
      for (const part of parts) n += part.shape[axis]!
      return dense(k.concat(parts, axis), parts[0]!.dtype, parts[0]!.shape.with(axis, n))
    },
    constant: (data, shape) => {
      const dtype = dtypeOf(data)
      return dense(upload(data, dtype), dtype, shape)
    },
  }
}
