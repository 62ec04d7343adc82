import type { Backend, Storage } from '@ortho/core'
import { AssertionFailure } from '../assertion.ts'

/** What {@link countStorages} has seen. */
export interface StorageCount {
  /** Storages that uploads and kernels have returned. */
  readonly made: number
  /** Those not released yet. */
  readonly live: number
  /** Releases of storages that were not live. */
  readonly releasedTwice: number
}

/** A backend that books what another one does. */
export interface CountedBackend {
  /** Behaves as the original. */
  readonly backend: Backend
  /** The books so far. */
  readonly count: () => StorageCount
}

/** Counts the storages that `backend` gives out and takes back; what its kernels keep to themselves is not seen. */
export function countStorages(backend: Backend): CountedBackend {
  const live = new Set<Storage>()
  let made = 0
  let releasedTwice = 0
  const note = (result: unknown): unknown => {
    if (typeof result === 'object' && result !== null && !Array.isArray(result)) {
      live.add(result)
      made++
    }
    return result
  }
  const kernels = new Proxy(backend.kernels, {
    get(table, name): unknown {
      const kernel: unknown = Reflect.get(table, name)
      return typeof kernel === 'function' ? (...args: unknown[]): unknown => note(Reflect.apply(kernel, table, args)) : kernel
    },
  })
  const read = backend.downloadSync?.bind(backend)
  return {
    backend: {
      name: backend.name,
      device: backend.device,
      dtypes: backend.dtypes,
      defaultDType: backend.defaultDType,
      upload: (data, dtype) => {
        const storage = backend.upload(data, dtype)
        note(storage)
        return storage
      },
      download: (storage) => backend.download(storage),
      ...(read === undefined ? {} : { downloadSync: read }),
      release: (storage) => {
        if (!live.delete(storage)) releasedTwice++
        backend.release(storage)
      },
      synchronize: () => backend.synchronize(),
      kernels,
    },
    count: () => ({ made, live: live.size, releasedTwice }),
  }
}

/** @throws AssertionFailure unless every storage has been released, once. */
export function requireReleased({ count }: CountedBackend): void {
  const { made, live, releasedTwice } = count()
  if (live === 0 && releasedTwice === 0) return
  throw new AssertionFailure(`expected all ${made} storages to be released once, got ${live} kept and ${releasedTwice} released again`)
}
