import type { UnaryOp } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'

/** How a float32 function is computed. */
export interface FloatFunction {
  /** The kernel of TensorFlow.js, if there is one. */
  readonly kernel?: string
  /** The function from other kernels, where that one is missing or wrong. */
  readonly compose?: (o: Ops, x: TfTensor) => TfTensor
}

/** Every float32 function of one argument. */
export const floatFunctions: { readonly [op in Exclude<UnaryOp, 'not'>]: FloatFunction } = {
  neg: { kernel: 'Neg', compose: (o, x) => o.mul(x, -1) },
  abs: { kernel: 'Abs' },
  sign: { kernel: 'Sign', compose: sign },
  square: { kernel: 'Square', compose: (o, x) => o.mul(x, x) },
  reciprocal: { kernel: 'Reciprocal', compose: (o, x) => o.div(1, x) },
  sqrt: { kernel: 'Sqrt' },
  rsqrt: { kernel: 'Rsqrt', compose: (o, x) => o.div(1, o.unary('Sqrt', x)) },
  cbrt: { compose: cbrt },
  exp: { kernel: 'Exp' },
  expm1: { kernel: 'Expm1', compose: expm1 },
  log: { kernel: 'Log' },
  log1p: { kernel: 'Log1p', compose: log1p },
  log2: { compose: (o, x) => o.mul(o.unary('Log', x), Math.LOG2E) },
  sin: { kernel: 'Sin', compose: sin },
  cos: { kernel: 'Cos' },
  tan: { kernel: 'Tan' },
  asin: { kernel: 'Asin' },
  acos: { kernel: 'Acos' },
  atan: { kernel: 'Atan' },
  sinh: { kernel: 'Sinh' },
  cosh: { kernel: 'Cosh' },
  tanh: { kernel: 'Tanh' },
  asinh: { kernel: 'Asinh' },
  acosh: { kernel: 'Acosh' },
  atanh: { kernel: 'Atanh' },
  sigmoid: { kernel: 'Sigmoid' },
  softplus: { kernel: 'Softplus' },
  relu: { kernel: 'Relu', compose: (o, x) => o.select(o.binary('LessEqual', x, 0), 0, x) },
  erf: { kernel: 'Erf', compose: erf },
  erfinv: { compose: erfinv },
  floor: { kernel: 'Floor' },
  ceil: { kernel: 'Ceil' },
  round: { kernel: 'Round' },
  trunc: { compose: (o, x) => o.select(o.binary('Less', x, 0), o.unary('Ceil', x), o.unary('Floor', x)) },
}

/** A function by its kernel where that is right, from others elsewhere. A kernel that nothing replaces is taken as it is. */
export function applyFloat(o: Ops, op: Exclude<UnaryOp, 'not'>, x: TfTensor): TfTensor {
  const { kernel, compose } = floatFunctions[op]
  if (compose !== undefined && (kernel === undefined || !o.session.trusts(kernel))) return compose(o, x)
  return o.unary(kernel ?? op, x)
}

/** −1, 0 or 1; NaN stays. */
function sign(o: Ops, x: TfTensor): TfTensor {
  const side = o.sub(o.cast(o.binary('Greater', x, 0), 'float32'), o.cast(o.binary('Less', x, 0), 'float32'))
  return o.select(o.isNaN(x), x, side)
}

/** exp(log|x|/3) and one step of Newton's iteration, with the sign of x. */
function cbrt(o: Ops, x: TfTensor): TfTensor {
  const a = o.unary('Abs', x)
  const y = o.unary('Exp', o.mul(o.unary('Log', a), 1 / 3))
  // y − (y − a/y²)/3: neither y³ nor a difference of large numbers.
  const refined = o.sub(y, o.mul(o.sub(y, o.div(o.div(a, y), y)), 1 / 3))
  const root = o.select(o.binary('Less', x, 0), o.mul(refined, -1), refined)
  const isOrdinary = o.and(o.unary('IsFinite', x), o.binary('NotEqual', x, 0))
  return o.select(isOrdinary, root, x)
}

/** (u − 1)·x/log(u) with u = eˣ rounded, whose errors cancel (W. Kahan); x where u is 1. */
function expm1(o: Ops, x: TfTensor): TfTensor {
  const u = o.unary('Exp', x)
  const v = o.sub(u, 1)
  const corrected = o.mul(v, o.div(x, o.unary('Log', u)))
  const isFar = o.or(o.binary('LessEqual', v, -1), o.binary('Greater', u, 2 ** 24))
  return o.select(o.binary('Equal', u, 1), x, o.select(isFar, v, corrected))
}

/** log(u)·x/(u − 1) with u = 1 + x rounded, whose errors cancel (W. Kahan); x where u is 1. */
function log1p(o: Ops, x: TfTensor): TfTensor {
  const u = o.add(x, 1)
  const l = o.unary('Log', u)
  const corrected = o.mul(l, o.div(x, o.sub(u, 1)))
  return o.select(o.binary('Equal', u, 1), x, o.select(o.binary('Greater', u, 2 ** 24), l, corrected))
}

/** 2·t/(1 + t²) with t = tan(x/2). */
function sin(o: Ops, x: TfTensor): TfTensor {
  const t = o.unary('Tan', o.mul(x, 0.5))
  return o.div(o.mul(t, 2), o.add(o.mul(t, t), 1))
}

/** Coefficients of erf(x)/x in x² on [−1, 1], highest power first (S. L. Moshier, Cephes 2.2, ndtrf.c). */
const ERF_CENTRE = [
  7.853861353153693e-5, -8.010193625184903e-4, 5.188327685732524e-3, -2.685381193529856e-2, 1.128358514861418e-1, -3.7612625824233e-1,
  1.12837916572671,
]

/** x·p(x²) up to 1; the kernel beyond, whose absolute error is harmless there. */
function erf(o: Ops, x: TfTensor): TfTensor {
  const near = o.mul(o.polynomial(ERF_CENTRE, o.mul(x, x)), x)
  return o.select(o.binary('Less', o.unary('Abs', x), 1), near, o.unary('Erf', x))
}

const ERFINV_CENTRE = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 2.1858087e-4, -1.25372503e-3, -4.17768164e-3, 2.46640727e-1, 1.50140941,
]
const ERFINV_TAIL = [
  -2.00214257e-4, 1.00950558e-4, 1.34934322e-3, -3.67342844e-3, 5.73950773e-3, -7.6224613e-3, 9.43887047e-3, 1.00167406, 2.83297682,
]

/** M. Giles, Approximating the erfinv function (GPU Computing Gems, Jade edition, 2011), table 5: x·p(w), w = −log(1 − x²). */
function erfinv(o: Ops, x: TfTensor): TfTensor {
  const w = o.mul(applyFloat(o, 'log1p', o.mul(o.mul(x, x), -1)), -1)
  const centre = o.polynomial(ERFINV_CENTRE, o.sub(w, 2.5))
  const tail = o.polynomial(ERFINV_TAIL, o.sub(o.unary('Sqrt', w), 3))
  const inside = o.mul(o.select(o.binary('Less', w, 5), centre, tail), x)
  return o.select(o.binary('Equal', o.unary('Abs', x), 1), o.mul(x, Infinity), inside)
}
