import { writeTo } from '../bytes/atomic.ts'
import { BytesSink } from '../bytes/sink.ts'
import type { ByteSink } from '../bytes/sink.ts'
import { headerBytes, inDataOrder } from './layout.ts'
import { toEntries } from './stored.ts'
import type { StorageOptions, TensorsToWrite, WritableEntry } from './stored.ts'

/** Options of {@link writeSafetensors}. */
export interface WriteSafetensorsOptions extends StorageOptions {
  /** Free-form strings for the header. Default: none. PyTorch tools look for `{ format: 'pt' }`. */
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/**
 * Writes a safetensors file, byte for byte as the reference implementation does (metadata keys sorted). Elements
 * are fetched and written one tensor at a time. A file appears under its name only when it is complete.
 *
 * @param target - Path of the file (Node), or a sink, such as the writer of a `WritableStream`.
 * @param tensors - Tensors by name. Functions in them are called once, in the order of the file.
 * @throws FormatError, DTypeError or ShapeError naming the tensor; system errors as Node reports them.
 *
 * @example
 * ```ts
 * const weight = tensor([[1, 2], [3, 4]])
 * await writeSafetensors('model.safetensors', { weight }, { dtype: 'BF16', metadata: { format: 'pt' } })
 * ```
 */
export async function writeSafetensors(
  target: string | ByteSink,
  tensors: TensorsToWrite,
  options: WriteSafetensorsOptions = {},
): Promise<void> {
  const where = typeof target === 'string' ? target : 'writeSafetensors'
  const entries = toEntries(tensors, options, where)
  await writeEntries(target, entries, options.metadata, where)
}

/** A safetensors file in memory. Same rules as {@link writeSafetensors}. */
export async function safetensorsBytes(tensors: TensorsToWrite, options: WriteSafetensorsOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new BytesSink()
  await writeSafetensors(sink, tensors, options)
  return sink.concat()
}

/** Lays out and writes one file. */
export async function writeEntries(
  target: string | ByteSink,
  entries: readonly WritableEntry[],
  metadata: Readonly<Record<string, string>> | undefined,
  where: string,
): Promise<void> {
  const ordered = inDataOrder(entries)
  // Before the file is made: what is wrong with names and sizes shows here.
  const header = headerBytes(ordered, metadata, where)
  await writeTo(target, async (sink) => {
    await sink.write(header)
    for (const entry of ordered) await sink.write(await entry.bytes())
  })
}
