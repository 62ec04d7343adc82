import type { Backend, Storage } from '../backend/types.ts'
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

/** Whether a device tensor still has its memory. */
export function isLive(x: Tensor): boolean {
  return open().live.has(x)
}

/**
 * Runs `body` and disposes every device tensor made in it, except those in the tree it returns. Scopes nest: what
 * an inner one returns belongs to the outer one. On CPU backends it only calls `body`.
 *
 * @example
 * ```ts
 * const loss = scope(() => sum(square(sub(predict(x), y))))
 * ```
 */
export function scope<T>(body: () => T): T {
  const { scopes } = open()
  const mine = new Set<Tensor>()
  scopes.push(mine)
  const kept = new Set<unknown>()
  try {
    const result = body()
    for (const leaf of treeLeaves(result)) kept.add(leaf)
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
