import { add } from '../ops/elementwise/arithmetic.ts'
import { Tensor } from '../tensor/tensor.ts'
import { type Primitive, apply } from './primitive.ts'
import { type Trace, nextLevel } from './trace.ts'

/** A value together with its change along the direction being followed. */
export class DualTensor extends Tensor {
  /** The value, as the surrounding transformations see it. */
  readonly primal: Tensor
  /** Its change: a tensor of the same shape, or a {@link LinearTensor} that stands for one. */
  readonly tangent: Tensor
  readonly #trace: ForwardTrace

  constructor(primal: Tensor, tangent: Tensor, trace: ForwardTrace) {
    super(primal.backend, primal.storage, primal.dtype, primal.shape, primal.strides, primal.offset)
    this.primal = primal
    this.tangent = tangent
    this.#trace = trace
  }

  override get trace(): Trace {
    return this.#trace
  }

  override get concrete(): Tensor {
    return this.primal.concrete
  }
}

/** Forward mode: every operation computes its value and, by its tangent rule, its change. */
export class ForwardTrace implements Trace {
  readonly level: number = nextLevel()

  /** `primal` changing along `tangent`, for this trace. */
  lift(primal: Tensor, tangent: Tensor): Tensor {
    return new DualTensor(primal, tangent, this)
  }

  /** The value and change of `x` as the surrounding transformations see them; no change for what this trace does not follow. */
  lower(x: Tensor): { primal: Tensor; tangent: Tensor | undefined } {
    return x instanceof DualTensor && x.trace === this ? x : { primal: x, tangent: undefined }
  }

  process<P>(primitive: Primitive<P>, inputs: readonly Tensor[], params: P): Tensor {
    const primals = inputs.map((x) => this.lower(x).primal)
    const output = apply(primitive, primals, params)
    if (primitive.tangent === undefined) return output
    let total: Tensor | undefined
    for (const [i, input] of inputs.entries()) {
      const { tangent } = this.lower(input)
      if (tangent === undefined) continue
      const part = primitive.tangent(tangent, i, primals, output, params)
      if (part !== undefined) total = total === undefined ? part : add(total, part)
    }
    return total === undefined ? output : this.lift(output, total)
  }
}
