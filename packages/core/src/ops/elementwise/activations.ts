import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { routines } from '../../backend/routines.ts'
import { ShapeError } from '../../errors.ts'
import { resolveAxis } from '../../shape.ts'
import type { TensorLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { add, mul, pow, sub } from './arithmetic.ts'
import { moveAxis } from '../movement/movement.ts'
import { asFloat } from '../operands.ts'
import { mean } from '../reduction/reduce.ts'
import { sum } from '../reduction/sum.ts'
import { erf, exp, sigmoid, square, tanh } from './unary.ts'

// The derivatives of softmax, rmsNormalize and silu are symmetric matrices: as maps of the change they are their own
// transposes, so that one fused kernel each serves forward and reverse mode.

const softmaxPrimitive: Primitive<undefined> = {
  name: 'softmax',
  run: ([x]) => made(x!, routines(x!.backend).softmax(x!), x!.shape),
  tangent: (t, _i, _inputs, y) => apply(softmaxTangentPrimitive, [y, t], undefined),
}

const softmaxTangentPrimitive: Primitive<undefined> = {
  name: 'softmaxTangent',
  run: ([s, t]) => made(s!, routines(s!.backend).softmaxTangent(s!, t!), s!.shape),
  tangent: (u, i, [s, t]) => {
    if (i === 1) return apply(softmaxTangentPrimitive, [s!, u], undefined)
    const inner = (a: Tensor, b: Tensor): Tensor => sum(mul(a, b), { axis: -1, keepDims: true })
    return sub(mul(u, sub(t!, inner(s!, t!))), mul(s!, inner(u, t!)))
  },
  spec: ([, t]) => t!,
  transpose: (c, _i, [s]) => apply(softmaxTangentPrimitive, [s!, c], undefined),
}

const logSoftmaxPrimitive: Primitive<undefined> = {
  name: 'logSoftmax',
  run: ([x]) => made(x!, routines(x!.backend).logSoftmax(x!), x!.shape),
  tangent: (t, _i, _inputs, y) => sub(t, sum(mul(exp(y), t), { axis: -1, keepDims: true })),
}

const rmsPrimitive: Primitive<number> = {
  name: 'rmsNormalize',
  run: ([x], eps) => made(x!, routines(x!.backend).rmsNormalize(x!, eps), x!.shape),
  tangent: (t, _i, [x], _y, eps) => apply(rmsTangentPrimitive, [x!, t], eps),
}

const rmsTangentPrimitive: Primitive<number> = {
  name: 'rmsNormalizeTangent',
  run: ([x, t], eps) => made(x!, routines(x!.backend).rmsNormalizeTangent(x!, t!, eps), x!.shape),
  tangent: (u, i, [x, t], _y, eps) => {
    if (i === 1) return apply(rmsTangentPrimitive, [x!, u], eps)
    // d/dx of r·t − r³·x·m(xt) along u, with r = (m(x²) + eps)^−½ and so dr = −r³·m(xu).
    const inner = (a: Tensor, b: Tensor): Tensor => mean(mul(a, b), { axis: -1, keepDims: true })
    const r = pow(add(mean(square(x!), { axis: -1, keepDims: true }), eps), -0.5)
    const r3 = pow(r, 3)
    const xt = inner(x!, t!)
    const xu = inner(x!, u)
    const viaScale = sub(mul(mul(mul(mul(pow(r, 5), 3), xu), xt), x!), mul(mul(r3, xu), t!))
    return sub(viaScale, mul(r3, add(mul(u, xt), mul(x!, inner(u, t!)))))
  },
  spec: ([, t]) => t!,
  transpose: (c, _i, [x], eps) => apply(rmsTangentPrimitive, [x!, c], eps),
}

const siluPrimitive: Primitive<undefined> = {
  name: 'silu',
  run: ([x]) => made(x!, routines(x!.backend).silu(x!), x!.shape),
  tangent: (t, _i, [x]) => apply(siluTangentPrimitive, [x!, t], undefined),
}

const siluTangentPrimitive: Primitive<undefined> = {
  name: 'siluTangent',
  run: ([x, t]) => made(x!, routines(x!.backend).siluTangent(x!, t!), x!.shape),
  tangent: (u, i, [x, t]) => {
    if (i === 1) return apply(siluTangentPrimitive, [x!, u], undefined)
    // silu″ = σ′·(2 + x·(1 − 2σ)), σ′ = σ·(1 − σ)
    const s = sigmoid(x!)
    const second = mul(mul(s, sub(1, s)), add(mul(x!, sub(1, mul(s, 2))), 2))
    return mul(mul(u, t!), second)
  },
  spec: ([, t]) => t!,
  transpose: (c, _i, [x]) => apply(siluTangentPrimitive, [x!, c], undefined),
}

/** `eˣ / Σ eˣ` along `axis` (default the last), without overflow. */
export function softmax(x: TensorLike, axis = -1): Tensor {
  return onAxis('softmax', asFloat(x), axis, (t) => apply(softmaxPrimitive, [t], undefined))
}

/** `x − log Σ eˣ` along `axis` (default the last), without overflow. */
export function logSoftmax(x: TensorLike, axis = -1): Tensor {
  return onAxis('logSoftmax', asFloat(x), axis, (t) => apply(logSoftmaxPrimitive, [t], undefined))
}

/** `x / √(mean(x²) + eps)` over the last axis: root-mean-square normalization without a gain. Default `eps` 1e-6. */
export function rmsNormalize(x: TensorLike, eps = 1e-6): Tensor {
  return onAxis('rmsNormalize', asFloat(x), -1, (t) => apply(rmsPrimitive, [t], eps))
}

/** `x·σ(x)`, also known as swish. */
export function silu(x: TensorLike): Tensor {
  return apply(siluPrimitive, [asFloat(x)], undefined)
}

/** `x·Φ(x)` with the normal distribution function Φ; `tanh` selects the usual approximation. */
export function gelu(x: TensorLike, approximate: 'none' | 'tanh' = 'none'): Tensor {
  const t = asFloat(x)
  const phi =
    approximate === 'none'
      ? add(erf(mul(t, Math.SQRT1_2)), 1)
      : add(tanh(mul(add(t, mul(mul(square(t), t), 0.044715)), Math.sqrt(2 / Math.PI))), 1)
  return mul(mul(t, 0.5), phi)
}

function onAxis(where: string, x: Tensor, axis: number, f: (t: Tensor) => Tensor): Tensor {
  if (x.ndim === 0) throw new ShapeError({ where, expected: 'given at least one axis', received: 'a scalar' })
  const k = resolveAxis(where, axis, x.ndim)
  return k === x.ndim - 1 ? f(x) : moveAxis(f(moveAxis(x, k, -1)), -1, k)
}
