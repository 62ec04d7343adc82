import type { Backend, Storage } from '../backend/types.ts'
import { BackendError, OptionError } from '../errors.ts'
import { treeLeaves } from '../tree/index.ts'
import type { Tensor } from './tensor.ts'

/**
 * Device memory is counted: each tensor holds one reference on its storage, the last one to go releases it.
 * Tensors of CPU backends never come here: the garbage collector owns their arrays.
 */
interface Ledger {
  /** References held on each storage. */
  readonly counts: WeakMap<Storage, number>
  /** Tensors that still hold theirs. */
  readonly live: WeakSet<Tensor>
  /** Open scopes, innermost last, with the tensors made in each. */
  readonly scopes: Set<Tensor>[]
  /** Drops the reference of a tensor that was collected without being disposed. */
  readonly net: FinalizationRegistry<{ backend: Backend; storage: Storage }>
}

let ledger: Ledger | undefined

function open(): Ledger {
  ledger ??= {
    counts: new WeakMap(),
    live: new WeakSet(),
    scopes: [],
    net: new FinalizationRegistry(({ backend, storage }) => {
      drop(open(), backend, storage)
    }),
  }
  return ledger
}

function drop(books: Ledger, backend: Backend, storage: Storage): void {
  const left = (books.counts.get(storage) ?? 0) - 1
  books.counts.set(storage, left)
  if (left === 0) backend.release(storage)
}

/** Takes a reference on the storage of a new device tensor. */
export function retain(x: Tensor): void {
  const books = open()
  books.counts.set(x.storage, (books.counts.get(x.storage) ?? 0) + 1)
  books.live.add(x)
  books.net.register(x, { backend: x.backend, storage: x.storage }, x)
  books.scopes.at(-1)?.add(x)
}

/** Drops the reference of `x`, once. */
export function release(x: Tensor): void {
  const books = open()
  if (!books.live.delete(x)) return
  books.net.unregister(x)
  drop(books, x.backend, x.storage)
}

/** @throws BackendError when `x` is a device tensor that has been disposed. */
export function requireLive(where: string, x: Tensor): void {
  if (x.backend.device === 'cpu' || open().live.has(x)) return
  throw new BackendError({
    where,
    expected: 'given tensors that still have their memory',
    received: 'a disposed one',
    hint: 'Return it from `scope`, or dispose it later.',
  })
}

/**
 * Runs `body` and disposes every device tensor made in it, except those in the tree it returns. Scopes nest: what
 * an inner one returns belongs to the outer one, and so does everything in a scope that returns values being
 * differentiated, since their derivatives need it. A function that `body` returns, such as a pullback, keeps nothing
 * alive: call it inside. On CPU backends `scope` only calls `body`.
 *
 * @throws OptionError when `body` returns a promise: the tensors would go before it has used them.
 * @example
 * ```ts
 * const prediction = tensor([1, 2, 3])
 * const loss = scope(() => sum(square(sub(prediction, 2))))
 * loss.toArray() // => 2
 * ```
 */
export function scope<T>(body: () => T): T {
  const { scopes } = open()
  const mine = new Set<Tensor>()
  scopes.push(mine)
  let kept = new Set<unknown>()
  try {
    const result = body()
    const leaves: readonly unknown[] = treeLeaves(result)
    if (leaves.some((leaf) => leaf instanceof Promise)) refusePromise()
    kept = new Set(leaves.some(isTraced) ? mine : leaves)
    return result
  } finally {
    scopes.splice(scopes.indexOf(mine), 1)
    const outer = scopes.at(-1)
    for (const x of mine) {
      if (kept.has(x)) outer?.add(x)
      else release(x)
    }
  }
}

/** Whether a leaf is a tensor that a transformation follows. */
function isTraced(leaf: unknown): boolean {
  return typeof leaf === 'object' && leaf !== null && 'trace' in leaf && leaf.trace !== undefined
}

function refusePromise(): never {
  throw new OptionError({
    where: 'scope',
    argument: 'body',
    expected: 'a synchronous function',
    received: 'one that returns a promise',
    hint: 'Return the tensors and await their data outside.',
  })
}
