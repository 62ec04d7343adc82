import type { Tensor } from '@ortho/core'

/** Named results that can also be taken apart in the order of their names: `const [q, r] = qr(a)`. */
export function ordered<T extends Readonly<Record<string, Tensor>>>(named: T): T & Iterable<Tensor> {
  return { ...named, [Symbol.iterator]: () => Object.values(named)[Symbol.iterator]() }
}

/** Results of an iteration that a device runs for a fixed number of steps. */
export interface Iterated {
  /**
   * Whether all values of all matrices have been found. Always so where the host can look: it would have thrown a
   * ConvergenceError. On a device this waits for the results; ask inside the `scope` that made them.
   */
  isConverged(): Promise<boolean>
}

/** The results with their outcome, looked at when asked: one number a matrix, 0 for success. It is no part of the tree of results. */
export function withOutcome<T extends object>(results: T, failures: () => Tensor): T & Iterated {
  const outcome: Iterated = { isConverged: async () => (await failures().data()).every((failure) => failure === 0) }
  return Object.defineProperty(Object.assign(results, outcome), 'isConverged', { enumerable: false })
}
