import type { Tensor } from '@ortho/core'
import type { Source } from '../bytes/source.ts'
import type { DecodeOptions } from '../storage/decode.ts'
import { openCheckpoint } from './checkpoint.ts'
import type { FileSet } from './folder.ts'

/** What {@link readSafetensors} gives. */
export interface Safetensors {
  /** All tensors by name. */
  readonly tensors: Readonly<Record<string, Tensor>>
  /** Free-form strings of the header. */
  readonly metadata: Readonly<Record<string, string>>
}

/**
 * Reads all tensors of a checkpoint at once; see {@link openCheckpoint} for what `source` may be and for reading
 * them one by one.
 *
 * @param options - Applies to every tensor; see {@link DecodeOptions}.
 * @throws FormatError or DTypeError naming the file, the tensor and what is wrong; then nothing is returned.
 *
 * @example
 * ```ts
 * const bytes = await safetensorsBytes({ scale: tensor(0.5) }, { metadata: { format: 'pt' } })
 * const { tensors, metadata } = await readSafetensors(bytes)
 * tensors['scale']?.item() // 0.5
 * metadata // { format: 'pt' }
 * ```
 */
export async function readSafetensors(source: Source | FileSet, options: DecodeOptions = {}): Promise<Safetensors> {
  const checkpoint = await openCheckpoint(source)
  try {
    const tensors = new Map<string, Tensor>()
    for (const name of checkpoint.names) tensors.set(name, await checkpoint.read(name, options))
    return { tensors: Object.fromEntries(tensors), metadata: checkpoint.metadata }
  } finally {
    await checkpoint.close()
  }
}
