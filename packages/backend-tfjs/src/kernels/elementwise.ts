import { type DType, type PrimitiveKernels, type Shape, type UnaryOp, type View, sizeOf } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'
import { compact, realise, stretchTo, together } from '../views/realise.ts'
import { applyFloat } from './functions.ts'
import { absolute, multiply, negative, sign } from './integers.ts'
import { applyCompare, applyPair, needsWhole, undefinedOn } from './pairs.ts'

/** The kernels that work element by element. */
export type ElementwiseKernels = Pick<PrimitiveKernels, 'copy' | 'cast' | 'fill' | 'unary' | 'test' | 'binary' | 'compare' | 'select'>

const integerFunctions: { readonly [op in UnaryOp]?: (o: Ops, x: TfTensor) => TfTensor } = {
  neg: negative,
  abs: absolute,
  sign,
  square: (o, x) => multiply(o, x, x),
  relu: (o, x) => o.binary('Maximum', x, 0),
  not: (o, x) => o.sub(-1, x),
}

/** Elementwise kernels. What repeats in an operand (stride 0) is computed once where the result repeats too. */
export function elementwiseKernels(o: Ops): ElementwiseKernels {
  const single = (x: View, dtype: DType, f: (x: TfTensor) => TfTensor): TfTensor =>
    o.session.hold(() => (sizeOf(x.shape) === 0 ? o.fill(x.shape, dtype, 0) : stretchTo(o, f(compact(o, x)), x.shape)))
  const pair = (a: View, b: View, dtype: DType, f: (a: TfTensor, b: TfTensor) => TfTensor): TfTensor =>
    o.session.hold(() => {
      if (sizeOf(a.shape) === 0) return o.fill(a.shape, dtype, 0)
      const { tensors, shape } = together(o, [a, b])
      return stretchTo(o, o.reshape(f(tensors[0]!, tensors[1]!), shape), a.shape)
    })
  return {
    copy: (x) => o.session.hold(() => realise(o, x)),
    cast: (x, dtype) => single(x, dtype, (t) => o.cast(t, dtype)),
    fill: (shape, dtype, value) => o.session.hold(() => o.fill(shape, dtype, value)),
    unary: (op, x) => single(x, x.dtype, (t) => applyUnary(o, op, t)),
    test: (op, x) => {
      const kernel = op === 'isnan' ? 'IsNan' : op === 'isinf' ? 'IsInf' : 'IsFinite'
      return single(x, 'bool', (t) => (t.dtype === 'float32' ? o.unary(kernel, t) : o.fill(t.shape, 'bool', op === 'isfinite' ? 1 : 0)))
    },
    binary: (op, a, b) =>
      pair(a, b, a.dtype, (s, t) => {
        if (!needsWhole(op, a.dtype)) return applyPair(o, op, a.dtype, lean(o, s), lean(o, t))
        const shape = jointShape(s, t)
        return applyPair(o, op, a.dtype, stretchTo(o, s, shape), stretchTo(o, t, shape))
      }),
    compare: (op, a, b) => pair(a, b, 'bool', (s, t) => applyCompare(o, op, lean(o, s), lean(o, t))),
    select: (condition, a, b) =>
      o.session.hold(() => {
        if (sizeOf(a.shape) === 0) return o.fill(a.shape, a.dtype, 0)
        const { tensors, shape } = together(o, [condition, a, b])
        const joint = tensors.map((t) => t.shape).reduce((s, t) => s.map((n, axis) => Math.max(n, t[axis]!)))
        const [c, t, e] = tensors.map((x) => stretchTo(o, x, joint))
        return stretchTo(o, o.reshape(o.select(c!, t!, e!), shape), a.shape)
      }),
  }
}

function applyUnary(o: Ops, op: UnaryOp, x: TfTensor): TfTensor {
  if (x.dtype === 'float32' && op !== 'not') return applyFloat(o, op, x)
  if (x.dtype === 'bool' && op === 'not') return o.not(x)
  const f = x.dtype === 'int32' ? integerFunctions[op] : undefined
  if (f === undefined) throw undefinedOn(op, x.dtype === 'int32' ? 'int32' : x.dtype === 'bool' ? 'bool' : 'float32')
  return f(o, x)
}

/** Without leading axes of size 1: the cpu backend stretches tensors of fewer axes seven times faster. */
function lean(o: Ops, x: TfTensor): TfTensor {
  const first = x.shape.findIndex((n) => n !== 1)
  return o.reshape(x, first < 0 ? [] : x.shape.slice(first))
}

function jointShape(a: TfTensor, b: TfTensor): Shape {
  return a.shape.map((n, axis) => Math.max(n, b.shape[axis]!))
}
