import { FormatError, Tensor, treePaths } from '@ortho/core'
import type { Params } from '../transform/transformation.ts'

/** A place in an optimizer's state. */
interface Place {
  /** Name of the parameter it belongs to, or undefined for a scalar of the whole state. */
  readonly parameter: string | undefined
  /** Steps to the slot or scalar, such as `['matrix', '0', 'momentum_buffer']`. */
  readonly slot: readonly string[]
}

/**
 * Key of each leaf of a state, in order: `state.{parameter}.{slot}` in a slot, a subtree of the structure of the parameters
 * with a tensor or nothing for each; `state.{slot}` elsewhere.
 *
 * A slot goes by its last name (`momentum_buffer`); where two leaves would share a key, both go by their whole path.
 *
 * @throws FormatError for parameters with names such as `a.b` beside `{ a: { b } }`, which cannot be told apart.
 */
export function stateKeys(state: Params, params: Params): string[] {
  const places: Place[] = []
  collect(state, params, [], places)
  const short = places.map((place) => keyOf(place, place.slot.slice(-1)))
  const counts = tally(short)
  const keys = places.map((place, i) => (counts.get(short[i] ?? '') === 1 ? (short[i] ?? '') : keyOf(place, place.slot)))
  const twin = [...tally(keys)].find(([, count]) => count > 1)
  if (twin === undefined) return keys
  throw new FormatError({
    where: 'optimizer state',
    argument: twin[0],
    expected: 'the key of one tensor',
    received: `that of ${twin[1]}`,
    hint: 'Rename parameters whose names contain dots.',
  })
}

function keyOf({ parameter }: Place, slot: readonly string[]): string {
  return ['state', ...(parameter === undefined || parameter === '' ? [] : [parameter]), ...slot].join('.')
}

function collect(node: Params, params: Params, path: readonly string[], places: Place[]): void {
  if (isNothing(node)) return
  if (isSlot(node, params)) {
    for (const parameter of treePaths(node)) places.push({ parameter, slot: path })
    return
  }
  const branches = branchesOf(node)
  if (branches === undefined) places.push({ parameter: undefined, slot: path })
  else for (const [step, child] of branches) collect(child, params, [...path, step], places)
}

/** True when `node` has the structure of `params`, with a tensor or nothing for each tensor. */
function isSlot(node: Params, params: Params): boolean {
  if (isNothing(node)) return true
  const [mine, theirs] = [branchesOf(node), branchesOf(params)]
  if (mine === undefined || theirs === undefined) return mine === undefined && theirs === undefined && !isNothing(params)
  const at = new Map(theirs)
  return (
    Array.isArray(node) === Array.isArray(params) &&
    mine.length === theirs.length &&
    mine.every(([step, child]) => at.has(step) && isSlot(child, at.get(step)))
  )
}

/** Children by step, or undefined for a leaf. */
function branchesOf(node: Params): [string, Params][] | undefined {
  return isNothing(node) || node instanceof Tensor ? undefined : Object.entries<Params>(node)
}

function isNothing(node: Params): node is null | undefined {
  return node === null || node === undefined
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
