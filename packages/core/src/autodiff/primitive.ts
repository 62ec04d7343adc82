import type { Tensor } from '../tensor/tensor.ts'
import type { DType } from '../dtype.ts'
import type { Shape } from '../shape.ts'
import { requireLive } from '../tensor/lifetime.ts'
import { innermost } from './trace.ts'

/** Shape and dtype of a tensor that is not computed. */
export interface Spec {
  /** Sizes of the axes. */
  readonly shape: Shape
  /** Type of the elements. */
  readonly dtype: DType
}

/**
 * An operation that differentiation knows: how to run it, and how small changes of its inputs change its output.
 *
 * Laws. `tangent` is linear in `t` and written in differentiable operations, so that one rule gives derivatives of
 * every order. A primitive that rules apply to tangents has `spec` and `transpose`, and
 * ⟨c, P(…, t, …)⟩ = ⟨transpose(c, i, …), t⟩ for each input i in which it is linear.
 */
export interface Primitive<P> {
  /** For messages. */
  readonly name: string
  /** The result for plain tensors. */
  run(inputs: readonly Tensor[], params: P): Tensor
  /**
   * Change of the output along the change `t` of input `i`; undefined where it is zero.
   * Left out: the derivative is zero everywhere (comparisons, rounding, indices).
   */
  readonly tangent?: (t: Tensor, i: number, inputs: readonly Tensor[], output: Tensor, params: P) => Tensor | undefined
  /** Shape and dtype of the result. */
  readonly spec?: (inputs: readonly Spec[], params: P) => Spec
  /** Pulls the cotangent `c` of the output back to linear input `i`, of which only shape and dtype may be read. */
  readonly transpose?: (c: Tensor, i: number, inputs: readonly Tensor[], params: P) => Tensor
}

/**
 * Applies a primitive to tensors, plain or traced by any number of transformations.
 *
 * @throws BackendError when an input is a device tensor that has been disposed.
 */
export function apply<P>(primitive: Primitive<P>, inputs: readonly Tensor[], params: P): Tensor {
  const trace = innermost(inputs)
  if (trace !== undefined) return trace.process(primitive, inputs, params)
  for (const input of inputs) requireLive(primitive.name, input)
  return primitive.run(inputs, params)
}

/** `inputs` with input `i` replaced by `t`: the tangent rule of an operation that is linear in each input by itself. */
export function replaced(inputs: readonly Tensor[], i: number, t: Tensor): Tensor[] {
  return inputs.map((input, k) => (k === i ? t : input))
}
