import { FormatError, ShapeError, isFloat } from '@ortho/core'
import { clip } from '../bytes/show.ts'
import { exactStorage } from '../storage/dtypes.ts'
import type { StorageDType } from '../storage/dtypes.ts'
import { encode } from '../storage/encode.ts'
import type { SavableTensor, StoredTensor } from '../storage/raw.ts'
import { sizeOfData } from './layout.ts'
import type { TensorSpec } from './layout.ts'

/** Tensors by name, as values or as stored bytes, ready or made on demand. */
export type TensorsToWrite = Readonly<Record<string, SavableTensor | StoredTensor>>

/** Element types in the file. */
export interface StorageOptions {
  /**
   * Element type in the file. A name applies to float tensors alone; a function sees every tensor and may return
   * undefined. Default: the type that keeps every bit. Tensors given as stored bytes are never changed.
   */
  readonly dtype?: StorageDType | ((name: string, tensor: SavableTensor) => StorageDType | undefined) | undefined
}

/** A tensor whose place in the file is known and whose bytes are made when they are needed. */
export interface WritableEntry extends TensorSpec {
  /** Little-endian elements. */
  readonly bytes: () => Promise<Uint8Array>
}

/** Decides how each tensor is stored, without touching its elements. @throws FormatError, DTypeError, ShapeError. */
export function toEntries(tensors: TensorsToWrite, options: StorageOptions, where: string): WritableEntry[] {
  return Object.entries(tensors).map(([name, tensor]) =>
    'bytes' in tensor ? storedEntry(name, tensor, where) : valueEntry(name, tensor, storageOf(name, tensor, options), where),
  )
}

function storageOf(name: string, tensor: SavableTensor, { dtype }: StorageOptions): StorageDType {
  const asked = typeof dtype === 'function' ? dtype(name, tensor) : isFloat(tensor.dtype) ? dtype : undefined
  return asked ?? exactStorage(tensor.dtype)
}

function storedEntry(name: string, tensor: StoredTensor, where: string): WritableEntry {
  const { dtype, shape, bytes: given } = tensor
  const bytes = async (): Promise<Uint8Array> => {
    const made = typeof given === 'function' ? await given() : given
    const size = sizeOfData({ name, dtype, shape }, where)
    if (made.length === size) return made
    throw new FormatError({
      where,
      argument: clip(name),
      expected: `given ${size} bytes for ${dtype} [${shape.join(', ')}]`,
      received: String(made.length),
    })
  }
  return { name, dtype, shape, bytes }
}

function valueEntry(name: string, tensor: SavableTensor, dtype: StorageDType, where: string): WritableEntry {
  const shape = dtype === 'C64' ? withoutPairs(name, tensor, where) : tensor.shape
  const bytes = async (): Promise<Uint8Array> => {
    // Called as a method: a Tensor's `data` needs its `this`.
    const data = typeof tensor.data === 'function' ? await tensor.data() : tensor.data
    const size = tensor.shape.reduce((product, n) => product * n, 1)
    if (data.length !== size) {
      throw new ShapeError({
        where,
        argument: clip(name),
        expected: `made of ${size} elements for [${tensor.shape.join(', ')}]`,
        received: String(data.length),
      })
    }
    return encode({ where, name: clip(name), dtype, shape }, data)
  }
  return { name, dtype, shape, bytes }
}

/** Complex numbers come as pairs on the last axis; the file's shape leaves that axis out. */
function withoutPairs(name: string, { shape }: SavableTensor, where: string): readonly number[] {
  if (shape.at(-1) === 2) return shape.slice(0, -1)
  throw new ShapeError({
    where,
    argument: clip(name),
    expected: 'of a last axis of size 2 to be stored as C64',
    received: `[${shape.join(', ')}]`,
  })
}
