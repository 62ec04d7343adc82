import { ShapeError } from '../errors.ts'
import type { Tree } from './types.ts'

/** Deeper nesting than this is taken for a cycle. */
const MAX_DEPTH = 256

/** The place of a leaf in a {@link TreeStructure}. */
export interface LeafStructure {
  /** Tells it from the other structures. */
  readonly kind: 'leaf'
}

/** An empty subtree in a {@link TreeStructure}. */
export interface EmptyStructure {
  /** Tells it from the other structures. */
  readonly kind: 'empty'
  /** Which of the two stands in the tree. */
  readonly value: null | undefined
}

/** An array in a {@link TreeStructure}. */
export interface ListStructure {
  /** Tells it from the other structures. */
  readonly kind: 'list'
  /** One structure for each element. */
  readonly children: readonly TreeStructure[]
}

/** A plain object in a {@link TreeStructure}. */
export interface RecordStructure {
  /** Tells it from the other structures. */
  readonly kind: 'record'
  /** Keys and what is below them, in the order in which the object has them. */
  readonly fields: readonly (readonly [key: string, child: TreeStructure])[]
}

/** The shape of a tree without its leaves: plain data. Leaves are numbered in the order in which they are met. */
export type TreeStructure = LeafStructure | EmptyStructure | ListStructure | RecordStructure

/**
 * The structure of `tree`; its leaves are appended to `leaves`.
 *
 * @throws ShapeError for a tree that is more than 256 levels deep, as one with a cycle is.
 */
export function dismantle<L>(where: string, tree: Tree<L>, leaves: L[], path = '', depth = 0): TreeStructure {
  if (depth > MAX_DEPTH) {
    throw new ShapeError({
      where,
      argument: `${path.slice(0, 40)}…`,
      expected: `at most ${MAX_DEPTH} levels deep`,
      received: 'a deeper tree',
      hint: 'A tree must not contain itself.',
    })
  }
  if (isEmpty(tree)) return { kind: 'empty', value: tree }
  if (isList(tree)) {
    return { kind: 'list', children: Array.from(tree, (child, i) => dismantle(where, child, leaves, joinPath(path, i), depth + 1)) }
  }
  if (isRecord(tree)) {
    const field = ([key, child]: [string, Tree<L>]): [string, TreeStructure] => [
      key,
      dismantle(where, child, leaves, joinPath(path, key), depth + 1),
    ]
    return { kind: 'record', fields: Object.entries(tree).map(field) }
  }
  leaves.push(tree)
  return { kind: 'leaf' }
}

/**
 * Appends to `leaves` those of `tree`, in the order of `structure`. Records match by key, whatever the order of keys.
 *
 * @throws ShapeError naming the path at which `tree` differs from `structure`.
 */
export function collect<L>(where: string, structure: TreeStructure, tree: Tree<L>, leaves: L[], path = ''): void {
  if (structure.kind === 'leaf') {
    if (!isLeaf(tree)) throw mismatch(where, path, structure, tree)
    leaves.push(tree)
  } else if (structure.kind === 'empty') {
    if (!isEmpty(tree)) throw mismatch(where, path, structure, tree)
  } else if (structure.kind === 'list') {
    if (!isList(tree) || tree.length !== structure.children.length) throw mismatch(where, path, structure, tree)
    structure.children.forEach((child, i) => collect(where, child, tree[i], leaves, joinPath(path, i)))
  } else {
    if (!isRecord(tree) || !hasExactly(tree, structure)) throw mismatch(where, path, structure, tree)
    for (const [key, child] of structure.fields) collect(where, child, tree[key], leaves, joinPath(path, key))
  }
}

/** The tree of `structure` whose leaves come from `next`, one call a leaf. */
export function assemble<M>(structure: TreeStructure, next: () => M): Tree<M> {
  switch (structure.kind) {
    case 'leaf':
      return next()
    case 'empty':
      return structure.value
    case 'list':
      return structure.children.map((child) => assemble(child, next))
    case 'record':
      // fromEntries defines properties, so that a key `__proto__` stays a key.
      return Object.fromEntries(structure.fields.map(([key, child]) => [key, assemble(child, next)]))
  }
}

/** Path of each leaf, such as `layers.0.weight`, in order. The path of a tree that is a leaf is empty. */
export function pathsOf(structure: TreeStructure, path = ''): string[] {
  switch (structure.kind) {
    case 'leaf':
      return [path]
    case 'empty':
      return []
    case 'list':
      return structure.children.flatMap((child, i) => pathsOf(child, joinPath(path, i)))
    case 'record':
      return structure.fields.flatMap(([key, child]) => pathsOf(child, joinPath(path, key)))
  }
}

/** Number of leaves. */
export function leafCount(structure: TreeStructure): number {
  return pathsOf(structure).length
}

/** True when trees of the two structures match: same arrays, same keys in any order, leaves and nothing in the same places. */
export function sameStructure(a: TreeStructure, b: TreeStructure | undefined): boolean {
  if (a.kind === 'list' && b?.kind === 'list') {
    return a.children.length === b.children.length && a.children.every((child, i) => sameStructure(child, b.children[i]))
  }
  if (a.kind === 'record' && b?.kind === 'record') {
    const others = new Map(b.fields)
    return a.fields.length === b.fields.length && a.fields.every(([key, child]) => sameStructure(child, others.get(key)))
  }
  return a.kind === b?.kind
}

function isEmpty<L>(node: Tree<L>): node is null | undefined {
  return node === null || node === undefined
}

function isList<L>(node: Tree<L>): node is readonly Tree<L>[] {
  return Array.isArray(node)
}

function isRecord<L>(node: Tree<L>): node is { readonly [key: string]: Tree<L> } {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false
  const prototype: unknown = Object.getPrototypeOf(node)
  // A plain object of another realm (a worker, a frame) has a prototype without a prototype as well.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function isLeaf<L>(node: Tree<L>): node is L {
  return !isEmpty(node) && !isList(node) && !isRecord(node)
}

function hasExactly(record: object, { fields }: { readonly fields: readonly (readonly [string, unknown])[] }): boolean {
  return Object.keys(record).length === fields.length && fields.every(([key]) => Object.hasOwn(record, key))
}

function joinPath(path: string, step: string | number): string {
  return path === '' ? String(step) : `${path}.${step}`
}

function mismatch<L>(where: string, path: string, structure: TreeStructure, tree: Tree<L>): ShapeError {
  return new ShapeError({
    where,
    argument: path === '' ? 'tree' : path,
    expected: `${describe(structure)}, as in the first tree`,
    received: describe(outline(tree)),
  })
}

/** The structure of a node without what is below it. */
function outline<L>(node: Tree<L>): TreeStructure {
  if (isEmpty(node)) return { kind: 'empty', value: node }
  if (isList(node)) return { kind: 'list', children: Array.from(node, () => ({ kind: 'leaf' })) }
  return isRecord(node) ? { kind: 'record', fields: Object.keys(node).map((key) => [key, { kind: 'leaf' }]) } : { kind: 'leaf' }
}

function describe(structure: TreeStructure): string {
  switch (structure.kind) {
    case 'leaf':
      return 'a leaf'
    case 'empty':
      return 'empty'
    case 'list':
      return `an array of ${structure.children.length}`
    case 'record':
      return `a record of {${structure.fields
        .map(([key]) => key)
        .toSorted()
        .join(', ')}}`
  }
}
