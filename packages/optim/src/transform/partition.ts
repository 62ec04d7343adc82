import { OptionError, type Tensor, didYouMean, treeMap, zerosLike } from '@ortho/core'
import { labelled, leavesInOrder, mapLeaves, putLabelledInPlace, withLeaves } from '../blocks/leaves.ts'
import { type Params, type Transformation, identity, stateless } from './transformation.ts'

/** Name of the group of a parameter, from its path (such as `layers.0.weight`) and its value; only its shape and dtype should count. */
export type LabelOf<G extends string = string> = (path: string, parameter: Tensor) => G

/** States of a {@link partition} by group; in each, parameters of other groups are `null`. */
export type PartitionState = { readonly [group: string]: Params }

/**
 * Gives each group of parameters a transformation of its own: other options, another method, or {@link setToZero} to
 * freeze it. Inside a group the other parameters do not exist; a norm over all, say, is one over the group.
 *
 * @param labelOf - called for every parameter at every step.
 * @param groups - one transformation per label.
 * @throws OptionError naming a parameter whose label is not a group.
 * @example
 * ```ts
 * partition((path, p) => (p.ndim > 1 ? 'decayed' : 'plain'), {
 *   decayed: adamw({ weightDecay: 0.1 }),
 *   plain: adamw({ weightDecay: 0 }),
 * })
 * ```
 */
export function partition<G extends string>(
  labelOf: LabelOf<G>,
  groups: Readonly<Record<G, Transformation>>,
): Transformation<PartitionState> {
  const members = Object.entries<Transformation>(groups)
  const labelsOf = (params: Params): string[] =>
    mapLeaves(params, (path, parameter) => knownLabel(labelOf(path, parameter), path, Object.keys(groups)))
  return {
    init: (params) => {
      const labels = labelsOf(params)
      return Object.fromEntries(members.map(([group, member]) => [group, member.init(labelled(params, params, labels, group))]))
    },
    update: (grads, state, params, context) => {
      const labels = labelsOf(params)
      const updates = leavesInOrder(params, grads)
      const next = members.map(([group, member]) => {
        const mine = labelled(params, params, labels, group)
        const step = member.update(labelled(params, grads, labels, group), state[group], mine, context)
        putLabelledInPlace(updates, labels, group, leavesInOrder(mine, step.updates))
        return [group, step.state] as const
      })
      return { updates: withLeaves(params, updates), state: Object.fromEntries(next) }
    },
  }
}

/** Applies `inner` to the parameters that `mask` picks; updates of the others pass as they are. */
export function masked(inner: Transformation, mask: (path: string, parameter: Tensor) => boolean): Transformation<PartitionState> {
  return partition((path, parameter) => (mask(path, parameter) ? 'inside' : 'outside'), { inside: inner, outside: identity() })
}

/** Zero updates: the transformation of a frozen group. */
export function setToZero(): Transformation<null> {
  return stateless((updates) => treeMap((u: Tensor) => zerosLike(u), updates))
}

function knownLabel(label: string, path: string, groups: readonly string[]): string {
  if (groups.includes(label)) return label
  throw new OptionError({
    where: 'partition',
    argument: path,
    expected: `in one of the groups ${groups.join(', ')}`,
    received: `the label "${label}"`,
    hint: didYouMean(label, groups),
  })
}
