/**
 * Nested records and arrays with leaves of type `L`: parameters, gradients, optimizer states. `null` and `undefined` are
 * empty subtrees. A leaf is whatever is neither those, nor an array, nor a plain object: a tensor, a number, a typed array,
 * a function, an instance of a class.
 *
 * A record type must be a `type`, not an `interface`: TypeScript gives only the former an index signature.
 */
export type Tree<L> = L | null | undefined | readonly Tree<L>[] | { readonly [key: string]: Tree<L> }

/** What a tree branches at. */
type Branch = readonly unknown[] | { readonly [key: string]: unknown }

/** The union of all kinds of node without leaves; only a type as wide as {@link Tree} takes all of them. */
type AnyNode = null | undefined | readonly never[] | { readonly [key: string]: never }

/**
 * Type of the leaves of a tree of type `T`. That of `Tree<L>` is `L`: it is read off the union, for following its recursion
 * would not end.
 */
export type LeafOf<T> = [AnyNode] extends [T] ? Exclude<T, Branch | null | undefined> : LeafIn<T>

type LeafIn<T> = T extends null | undefined
  ? never
  : T extends readonly (infer E)[]
    ? LeafOf<E>
    : T extends { readonly [key: string]: unknown }
      ? LeafOf<T[keyof T]>
      : T

/** `T` with every leaf replaced by an `M`; arrays, tuples, records and empty subtrees stay what they are. */
export type MapTree<T, M> = [AnyNode] extends [T] ? Tree<M> : MapNode<T, M>

type MapNode<T, M> = T extends null | undefined ? T : T extends Branch ? { [K in keyof T]: MapTree<T[K], M> } : M
