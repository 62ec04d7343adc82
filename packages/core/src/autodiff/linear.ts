import { DTypeError } from '../errors.ts'
import { add } from '../ops/elementwise/arithmetic.ts'
import { Tensor, noStorage } from '../tensor/tensor.ts'
import type { Primitive, Spec } from './primitive.ts'
import { type Trace, nextLevel } from './trace.ts'

/** How a {@link LinearTensor} depends on others: an operation that is linear in those of its inputs that are linear. */
interface Step {
  /** Cotangents of the linear inputs, from the cotangent of the output. */
  readonly pull: (cotangent: Tensor, accumulate: (input: LinearTensor, part: Tensor) => void) => void
  /** The linear inputs. */
  readonly inputs: readonly LinearTensor[]
}

/** Stands for a change that is not computed: only where it comes from is kept, for transposition. */
export class LinearTensor extends Tensor {
  /** Later steps have larger numbers: descending order visits a value before what it depends on. */
  readonly order: number
  /** How it was made; undefined for the inputs of the linear function. */
  readonly step: Step | undefined
  readonly #trace: LinearTrace

  constructor(like: Tensor, spec: Spec, trace: LinearTrace, order: number, step: Step | undefined) {
    super(like.backend, noStorage, spec.dtype, spec.shape, [], 0)
    this.order = order
    this.step = step
    this.#trace = trace
  }

  override get trace(): Trace {
    return this.#trace
  }

  override get concrete(): Tensor {
    throw new DTypeError({
      where: 'autodiff',
      expected: 'a rule that never reads the values of a tangent',
      received: 'a rule that does',
      hint: 'Write the tangent rule in operations on tensors; decide on the inputs or the output instead.',
    })
  }
}

/** Records the linear part of a computation, to be run backwards. */
export class LinearTrace implements Trace {
  readonly level: number = nextLevel()
  #count = 0

  /** An input of the linear function, with the shape, dtype and backend of `like`. */
  input(like: Tensor): LinearTensor {
    return new LinearTensor(like, like, this, this.#count++, undefined)
  }

  process<P>(primitive: Primitive<P>, inputs: readonly Tensor[], params: P): Tensor {
    const { spec, transpose } = primitive
    if (spec === undefined || transpose === undefined) {
      throw new DTypeError({
        where: primitive.name,
        expected: 'linear (have `spec` and `transpose`) to be applied to a tangent',
        received: 'a primitive without them',
        hint: 'Apply it to inputs or outputs in the tangent rule, or give it a transpose.',
      })
    }
    const linear = inputs.map((input) => (this.owns(input) ? input : undefined))
    const step: Step = {
      inputs: linear.filter((input) => input !== undefined),
      pull: (cotangent, accumulate) => {
        for (const [i, input] of linear.entries()) if (input !== undefined) accumulate(input, transpose(cotangent, i, inputs, params))
      },
    }
    return new LinearTensor(inputs[0]!, spec(inputs, params), this, this.#count++, step)
  }

  /** Whether `x` is a value of this linear function. */
  owns(x: Tensor): x is LinearTensor {
    return x instanceof LinearTensor && x.trace === this
  }

  /** Runs the recorded function backwards: cotangents of `inputs` from those of `outputs`; undefined where it is zero. */
  pullback(outputs: readonly (readonly [LinearTensor, Tensor])[], inputs: readonly LinearTensor[]): (Tensor | undefined)[] {
    const cotangents = new Map<LinearTensor, Tensor>()
    const accumulate = (x: LinearTensor, part: Tensor): void => {
      const sum = cotangents.get(x)
      cotangents.set(x, sum === undefined ? part : add(sum, part))
    }
    for (const [output, cotangent] of outputs) accumulate(output, cotangent)
    for (const x of reachable(outputs.map(([output]) => output))) {
      const cotangent = cotangents.get(x)
      if (cotangent === undefined || x.step === undefined) continue
      x.step.pull(cotangent, accumulate)
      cotangents.delete(x)
    }
    return inputs.map((input) => cotangents.get(input))
  }
}

/** All that `outputs` depend on, users before what they use. */
function reachable(outputs: readonly LinearTensor[]): LinearTensor[] {
  const seen = new Set(outputs)
  for (const x of seen) for (const input of x.step?.inputs ?? []) seen.add(input)
  return [...seen].sort((a, b) => b.order - a.order)
}
