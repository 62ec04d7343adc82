import type { Tensor, Tree } from '@ortho/core'

/** Parameters, gradients, updates or states: nested records and arrays of tensors. `null` stands for nothing. */
export type Params = Tree<Tensor>

/** What some methods need to know beside the gradient; the others pass it by. Chains and partitions hand it on. */
export interface UpdateContext {
  /** Value of the objective at the parameters. */
  readonly value?: number | Tensor
  /** The objective and its gradient at other parameters, for methods that look around. */
  readonly valueAndGrad?: (params: Params) => readonly [value: Tensor, grads: Params]
}

/** What an update gives. */
export interface Step<P, S> {
  /** To be added to the parameters: {@link applyUpdates}. */
  readonly updates: P
  /** For the next update. */
  readonly state: S
}

/**
 * A gradient transformation: the one contract of all optimizers and of the parts they are made of.
 *
 * A part takes gradients, or what an earlier part has made of them, and returns them changed. An optimizer is a chain
 * whose last part scales by minus the learning rate, so that its updates are *added* to the parameters.
 *
 * Laws: pure, so the same arguments give the same result and nothing is modified; updates have the structure, shapes and
 * dtypes of the parameters; a state is a tree of tensors and nothing else, so that it can be saved, moved and mapped:
 * what belongs to one parameter lies in trees of the parameters' structure (a slot), counters are int32 scalars on the
 * CPU backend, where host functions such as schedules read them without waiting.
 *
 * @typeParam S - the state: a record of slots and scalars, or null for a part that keeps nothing.
 */
export interface Transformation<S extends Params = Params> {
  /** The state before the first update. */
  init(params: Params): S
  /**
   * One step.
   *
   * @param grads - of the structure of `params`.
   * @param state - from `init` or the update before.
   * @throws ShapeError naming the path at which the trees differ.
   */
  update<P extends Params>(grads: P, state: S, params: P, context?: UpdateContext): Step<P, S>
}

/** A transformation without a state from a function of the updates and the parameters. */
export function stateless(change: <P extends Params>(updates: P, params: P) => P): Transformation<null> {
  return {
    init: () => null,
    update: (grads, state, params) => ({ updates: change(grads, params), state }),
  }
}

/** Passes everything on as it is. */
export function identity(): Transformation<null> {
  return stateless((updates) => updates)
}
