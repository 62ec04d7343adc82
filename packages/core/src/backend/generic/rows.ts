import type { RoutineKernels, View } from '../types.ts'
import type { Composer } from './composer.ts'

/** Kernels over rows (the last axis) and the gated activation, from reductions and elementwise operations. */
export type RowKernels = Pick<
  RoutineKernels,
  'softmax' | 'logSoftmax' | 'softmaxTangent' | 'rmsNormalize' | 'rmsNormalizeTangent' | 'silu' | 'siluTangent'
>

/** The generic {@link RowKernels}. */
export function rowKernels(c: Composer): RowKernels {
  /** x − max(x), so that no exponential overflows. */
  const centred = (x: View): View => c.binary('sub', x, c.reduceLast('max', x))
  /** Mean over the last axis, kept with size 1. */
  const mean = (x: View): View => c.binary('div', c.reduceLast('sum', x), x.shape.at(-1)!)
  /** 1/√(mean(x²) + eps). */
  const inverseNorm = (x: View, eps: number): View => c.unary('rsqrt', c.binary('add', mean(c.unary('square', x)), eps))
  return {
    softmax(x) {
      if (x.shape.at(-1) === 0) return c.copy(x).storage
      const e = c.unary('exp', centred(x))
      return c.binary('div', e, c.reduceLast('sum', e)).storage
    },
    logSoftmax(x) {
      if (x.shape.at(-1) === 0) return c.copy(x).storage
      const shifted = centred(x)
      const total = c.reduceLast('sum', c.unary('exp', shifted))
      return c.binary('sub', shifted, c.unary('log', total)).storage
    },
    softmaxTangent(s, t) {
      const along = c.reduceLast('sum', c.binary('mul', s, t))
      return c.binary('mul', s, c.binary('sub', t, along)).storage
    },
    rmsNormalize(x, eps) {
      return c.binary('mul', x, inverseNorm(x, eps)).storage
    },
    rmsNormalizeTangent(x, t, eps) {
      const r = inverseNorm(x, eps)
      const along = c.binary('mul', mean(c.binary('mul', x, t)), c.unary('square', r))
      return c.binary('mul', c.binary('sub', t, c.binary('mul', x, along)), r).storage
    },
    silu(x) {
      return c.binary('mul', x, c.unary('sigmoid', x)).storage
    },
    siluTangent(x, t) {
      const gate = c.unary('sigmoid', x)
      const slope = c.binary('sub', c.binary('mul', x, gate), c.binary('mul', c.binary('mul', x, gate), gate))
      return c.binary('mul', t, c.binary('add', gate, slope)).storage
    },
  }
}
