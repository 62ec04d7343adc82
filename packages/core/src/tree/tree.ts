import { ShapeError } from '../errors.ts'
import { assemble, collect, dismantle, leafCount, pathsOf, sameStructure } from './structure.ts'
import type { TreeStructure } from './structure.ts'
import type { LeafOf, MapTree, Tree } from './types.ts'

/**
 * `f` of each leaf, in a tree of the same structure. With more trees, `f` takes the leaves at the same place of each;
 * records match by key, and the result has the key order of the first tree.
 *
 * @throws ShapeError naming the path at which a tree differs from the first, or for a tree with a cycle.
 * @example
 * ```ts
 * treeMap((w, g) => w - 0.1 * g, { w: 1, b: [2, 3] }, { w: 10, b: [0, 10] }) // { w: 0, b: [2, 2] }
 * ```
 */
export function treeMap<T>(f: (leaf: LeafOf<T>, ...rest: LeafOf<T>[]) => LeafOf<T>, tree: T, ...rest: Tree<LeafOf<T>>[]): T
export function treeMap<L, T extends Tree<L>>(f: (leaf: L, ...rest: L[]) => L, tree: T, ...rest: Tree<L>[]): T
export function treeMap<T, M>(f: (leaf: LeafOf<T>, ...rest: LeafOf<T>[]) => M, tree: T, ...rest: Tree<LeafOf<T>>[]): MapTree<T, M>
export function treeMap<L, M>(f: (leaf: L, ...rest: L[]) => M, tree: Tree<L>, ...rest: Tree<L>[]): Tree<M> {
  return mapLeaves('treeMap', (_, leaf, ...others) => f(leaf, ...others), tree, rest)
}

/** {@link treeMap} whose function takes the path of the leaf, such as `layers.0.weight`, before the leaf. */
export function treeMapWithPath<T>(
  f: (path: string, leaf: LeafOf<T>, ...rest: LeafOf<T>[]) => LeafOf<T>,
  tree: T,
  ...rest: Tree<LeafOf<T>>[]
): T
export function treeMapWithPath<L, T extends Tree<L>>(f: (path: string, leaf: L, ...rest: L[]) => L, tree: T, ...rest: Tree<L>[]): T
export function treeMapWithPath<T, M>(
  f: (path: string, leaf: LeafOf<T>, ...rest: LeafOf<T>[]) => M,
  tree: T,
  ...rest: Tree<LeafOf<T>>[]
): MapTree<T, M>
export function treeMapWithPath<L, M>(f: (path: string, leaf: L, ...rest: L[]) => M, tree: Tree<L>, ...rest: Tree<L>[]): Tree<M> {
  return mapLeaves('treeMapWithPath', f, tree, rest)
}

/** The leaves, depth first; records in the order of their keys. @throws ShapeError for a tree with a cycle. */
export function treeLeaves<T>(tree: T): LeafOf<T>[]
export function treeLeaves<L>(tree: Tree<L>): L[] {
  const leaves: L[] = []
  dismantle('treeLeaves', tree, leaves)
  return leaves
}

/** Path of each leaf, such as `layers.0.weight`, in the order of {@link treeLeaves}. */
export function treePaths(tree: unknown): string[] {
  return pathsOf(dismantle<unknown>('treePaths', tree, []))
}

/** `f(…f(f(initial, leaf₀), leaf₁)…)` over the leaves in order. */
export function treeReduce<T, A>(f: (sum: A, leaf: LeafOf<T>) => A, initial: A, tree: T): A {
  return treeLeaves(tree).reduce(f, initial)
}

/** A tree taken apart. */
export interface FlatTree<T> {
  /** The leaves in order. */
  readonly leaves: LeafOf<T>[]
  /** All the rest. */
  readonly structure: TreeStructure
  /** The tree with other leaves. @throws ShapeError when their number is another. */
  readonly unflatten: <M>(leaves: readonly M[]) => MapTree<T, M>
}

/**
 * The leaves of a tree and the way back.
 *
 * @example
 * ```ts
 * const { leaves, unflatten } = treeFlatten({ a: 1, b: [2, 3] }) // leaves = [1, 2, 3]
 * unflatten(['x', 'y', 'z']) // { a: 'x', b: ['y', 'z'] }
 * ```
 */
export function treeFlatten<T>(tree: T): FlatTree<T>
export function treeFlatten<L>(tree: Tree<L>): {
  readonly leaves: L[]
  readonly structure: TreeStructure
  readonly unflatten: <M>(leaves: readonly M[]) => Tree<M>
} {
  const leaves: L[] = []
  const structure = dismantle('treeFlatten', tree, leaves)
  return { leaves, structure, unflatten: (others) => treeUnflatten(structure, others) }
}

/** The tree of a structure with the given leaves in order. @throws ShapeError when their number is another. */
export function treeUnflatten<M>(structure: TreeStructure, leaves: readonly M[]): Tree<M> {
  const count = leafCount(structure)
  if (leaves.length > count) throw wrongCount(count, leaves.length)
  return assemble(structure, reader(leaves, count))
}

/** The structure of a tree. @throws ShapeError for a tree with a cycle. */
export function treeStructure(tree: unknown): TreeStructure {
  return dismantle<unknown>('treeStructure', tree, [])
}

/** True when two trees can be mapped together: same arrays, same keys in any order, leaves and nothing in the same places. */
export function treeStructureEqual(a: unknown, b: unknown): boolean {
  return sameStructure(treeStructure(a), treeStructure(b))
}

function mapLeaves<L, M>(where: string, f: (path: string, leaf: L, ...rest: L[]) => M, tree: Tree<L>, rest: readonly Tree<L>[]): Tree<M> {
  const leaves: L[] = []
  const structure = dismantle(where, tree, leaves)
  const nextPath = reader(pathsOf(structure), leaves.length)
  const nextLeaf = reader(leaves, leaves.length)
  const nextOthers = rest.map((other) => {
    const found: L[] = []
    collect(where, structure, other, found)
    return reader(found, leaves.length)
  })
  return assemble(structure, () => f(nextPath(), nextLeaf(), ...nextOthers.map((next) => next())))
}

/** The items one after the other. @throws ShapeError when there are no more; `count` are wanted. */
function reader<L>(items: readonly L[], count: number): () => L {
  const iterator = items.values()
  return () => {
    const step = iterator.next()
    if (step.done === true) throw wrongCount(count, items.length)
    return step.value
  }
}

function wrongCount(expected: number, received: number): ShapeError {
  return new ShapeError({ where: 'treeUnflatten', argument: 'leaves', expected: `${expected} leaves`, received: String(received) })
}
