import type { Params, Transformation } from './transformation.ts'

/** States of the parts of a {@link chain}, in order. */
export type ChainState = readonly Params[]

/**
 * Transformations one after the other: each takes the updates of the one before.
 *
 * @example
 * ```ts
 * const optimizer = chain(clipByGlobalNorm(1), adamw({ learningRate: 1e-3 }), scaleBySchedule(cosine({ steps: 1000 })))
 * ```
 */
export function chain(...parts: readonly Transformation[]): Transformation<ChainState> {
  return {
    init: (params) => parts.map((part) => part.init(params)),
    update: (grads, state, params, context) => {
      let updates = grads
      const next = parts.map((part, i) => {
        const step = part.update(updates, state[i], params, context)
        updates = step.updates
        return step.state
      })
      return { updates, state: next }
    },
  }
}
