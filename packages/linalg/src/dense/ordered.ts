import type { Tensor } from '@ortho/core'

/** Named results that can also be taken apart in the order of their names: `const [q, r] = qr(a)`. */
export function ordered<T extends Readonly<Record<string, Tensor>>>(named: T): T & Iterable<Tensor> {
  return { ...named, [Symbol.iterator]: () => Object.values(named)[Symbol.iterator]() }
}
