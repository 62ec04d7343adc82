import type { Tensor } from '../tensor/tensor.ts'
import type { Primitive } from './primitive.ts'

/**
 * One run of a transformation. Traced tensors carry theirs; an operation on several goes to the innermost, which
 * handles it with operations on what it unwraps, and so on outwards: that is how transformations nest.
 */
export interface Trace {
  /** Inner transformations have larger levels. */
  readonly level: number
  /** Applies `primitive` to inputs of which at least one belongs to this trace. */
  process<P>(primitive: Primitive<P>, inputs: readonly Tensor[], params: P): Tensor
}

let levels = 0

/** A level above all that exist: a transformation that starts later is nested inside those that run. */
export function nextLevel(): number {
  return ++levels
}

/** The innermost trace among the inputs, undefined when all are plain. */
export function innermost(inputs: readonly Tensor[]): Trace | undefined {
  let top: Trace | undefined
  for (const input of inputs) {
    const { trace } = input
    if (trace !== undefined && (top === undefined || trace.level > top.level)) top = trace
  }
  return top
}
