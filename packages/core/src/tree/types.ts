/**
 * Nested records and arrays with leaves of type `L`: parameters, gradients, optimizer states. `null` and `undefined` are
 * empty subtrees. A leaf is whatever is neither those, nor an array, nor a plain object: a tensor, a number, a typed array,
 * a function, an instance of a class.
 *
 * A record type must be a `type`, not an `interface`: TypeScript gives only the former an index signature.
 */
export type Tree<L> = L | null | undefined | readonly Tree<L>[] | { readonly [key: string]: Tree<L> }

/**
 * Type of the leaves of a tree of type `T`. That of `Tree<L>` is `L`: it is read off the union, for following its recursion
 * would not end. Only a type as wide as {@link Tree} takes every `Tree<never>`.
 */
export type LeafOf<T> = [Tree<never>] extends [T]
  ? Exclude<T, null | undefined | readonly unknown[] | { readonly [key: string]: unknown }>
  : T extends null | undefined
    ? never
    : T extends readonly (infer E)[]
      ? LeafOf<E>
      : T extends { readonly [key: string]: unknown }
        ? LeafOf<T[keyof T]>
        : T

/** `T` with every leaf replaced by an `M`; arrays, tuples, records and empty subtrees stay what they are. */
export type MapTree<T, M> = [Tree<never>] extends [T]
  ? Tree<M>
  : T extends null | undefined
    ? T
    : T extends readonly unknown[] | { readonly [key: string]: unknown }
      ? { [K in keyof T]: MapTree<T[K], M> }
      : M
