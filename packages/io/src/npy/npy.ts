import { DTypeError } from '@ortho/core'
import type { Tensor } from '@ortho/core'
import { writeTo } from '../bytes/atomic.ts'
import { BytesSink } from '../bytes/sink.ts'
import type { ByteSink } from '../bytes/sink.ts'
import { withSource } from '../bytes/source.ts'
import type { Source } from '../bytes/source.ts'
import { toEntries } from '../safetensors/stored.ts'
import type { StorageOptions } from '../safetensors/stored.ts'
import type { DecodeOptions } from '../storage/decode.ts'
import type { SavableTensor, StoredTensor } from '../storage/raw.ts'
import { toTensor } from '../tensor.ts'
import { descrOf, parseNpy } from './array.ts'
import { npyHeaderBytes } from './header.ts'

/**
 * Reads a `.npy` file of version 1, 2 or 3, of either byte order and either axis order. Integers come as int32
 * where they fit, complex numbers as pairs on a new last axis of size 2.
 *
 * @throws FormatError naming the file and what is wrong; object arrays, which are pickles, are refused.
 */
export async function readNpy(source: Source, options: DecodeOptions = {}): Promise<Tensor> {
  return withSource(source, async (file) => toTensor(parseNpy(await file.read(0, file.size), file.name, options)))
}

/**
 * Writes a `.npy` file, byte for byte as NumPy 2 does.
 *
 * @param target - Path of the file (Node), which appears only when it is complete, or a sink.
 * @throws DTypeError for a storage type that NumPy lacks, such as `BF16`.
 */
export async function writeNpy(
  target: string | ByteSink,
  tensor: SavableTensor | StoredTensor,
  options: StorageOptions = {},
): Promise<void> {
  const bytes = await npyBytes(tensor, options, typeof target === 'string' ? target : 'writeNpy')
  await writeTo(target, async (sink) => {
    await sink.write(bytes)
  })
}

/** A `.npy` file in memory. Same rules as {@link writeNpy}. */
export async function npyBytes(
  tensor: SavableTensor | StoredTensor,
  options: StorageOptions = {},
  where = 'npyBytes',
): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new BytesSink()
  for (const { dtype, shape, bytes } of toEntries({ data: tensor }, options, where)) {
    const descr = dtype === 'C64' ? '<c8' : descrOf(dtype)
    if (descr === undefined) {
      throw new DTypeError({ where, argument: 'dtype', expected: 'a type that NumPy has', received: dtype, hint: 'Store it as F32.' })
    }
    sink.write(npyHeaderBytes(descr, shape, where))
    sink.write(await bytes())
  }
  return sink.concat()
}
