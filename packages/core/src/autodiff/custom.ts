import { zerosLike } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { ForwardTrace } from './forward.ts'
import { innermost } from './trace.ts'

/** Named results of an operation with several outputs. */
export type Outputs = Readonly<Record<string, Tensor>>

/**
 * An operation of several outputs with a tangent rule of its own: how decompositions become differentiable.
 *
 * @param run - computes the outputs from plain tensors.
 * @param tangents - changes of the outputs from changes of the inputs (zeros where an input does not change), in
 * differentiable operations and linear in the changes; outputs left out do not change.
 * @returns the operation, differentiable to any order in both modes.
 */
export function customJvp<Out extends Outputs>(
  run: (inputs: readonly Tensor[]) => Out,
  tangents: (changes: readonly Tensor[], inputs: readonly Tensor[], outputs: Out) => Partial<Out>,
): (...inputs: Tensor[]) => Out {
  const call = (inputs: readonly Tensor[]): Out => {
    const trace = innermost(inputs)
    if (!(trace instanceof ForwardTrace)) return run(inputs)
    const pairs = inputs.map((input) => trace.lower(input))
    const primals = pairs.map(({ primal }) => primal)
    const outputs = call(primals)
    const changes = pairs.map(({ primal, tangent }) => tangent ?? zerosLike(primal))
    const moved = tangents(changes, primals, outputs)
    const lifted = Object.entries(outputs).map(([name, output]) => {
      const change = moved[name]
      return [name, change === undefined ? output : trace.lift(output, change)] as const
    })
    return Object.assign({ ...outputs }, Object.fromEntries(lifted))
  }
  return (...inputs) => call(inputs)
}
