import { FormatError } from '@ortho/core'
import type { Tensor } from '@ortho/core'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { writeTo } from '../bytes/atomic.ts'
import { clip } from '../bytes/show.ts'
import { BytesSink } from '../bytes/sink.ts'
import type { ByteSink } from '../bytes/sink.ts'
import { withSource } from '../bytes/source.ts'
import type { Source } from '../bytes/source.ts'
import type { StorageOptions, TensorsToWrite } from '../safetensors/stored.ts'
import type { DecodeOptions } from '../storage/decode.ts'
import { toTensor } from '../tensor.ts'
import { parseNpy } from './array.ts'
import { npyBytes } from './npy.ts'
import { listZip, readZipEntry } from './zip.ts'

/** Options of {@link readNpz}. */
export interface ReadNpzOptions extends DecodeOptions {
  /** Most bytes that all arrays together may unpack to. Default 2^30: a small file can claim much more. */
  readonly maxBytes?: number | undefined
}

/**
 * Reads all arrays of a `.npz` archive, stored or compressed, by name without `.npy`.
 *
 * @throws FormatError naming the archive, the array and what is wrong; then nothing is returned.
 */
export async function readNpz(source: Source, options: ReadNpzOptions = {}): Promise<Record<string, Tensor>> {
  return withSource(source, async (file) => {
    let budget = options.maxBytes ?? 2 ** 30
    const tensors = new Map<string, Tensor>()
    for (const entry of await listZip(file)) {
      const where = `${file.name}: ${clip(entry.name)}`
      if (!entry.name.endsWith('.npy'))
        throw new FormatError({ where, expected: 'an archive of .npy files', received: 'another file in it' })
      const bytes = await readZipEntry(file, entry, budget)
      budget -= bytes.length
      tensors.set(entry.name.slice(0, -4), toTensor(parseNpy(bytes, where, options)))
    }
    return Object.fromEntries(tensors)
  })
}

/** Options of {@link writeNpz}. */
export interface WriteNpzOptions extends StorageOptions {
  /** Whether to deflate. Default false, as `numpy.savez`. */
  readonly compress?: boolean | undefined
}

// zip32 fields hold no more, and the writer has no zip64.
const LARGEST_ARCHIVE = 4_293_918_720

/**
 * Writes a `.npz` archive that NumPy reads, one array in memory at a time. The same tensors give the same bytes.
 *
 * @param target - Path of the file (Node), which appears only when it is complete, or a sink.
 * @throws FormatError beyond 4 GiB; DTypeError for a storage type that NumPy lacks.
 */
export async function writeNpz(target: string | ByteSink, tensors: TensorsToWrite, options: WriteNpzOptions = {}): Promise<void> {
  const where = typeof target === 'string' ? target : 'writeNpz'
  await writeTo(target, async (sink) => {
    // fflate hands parts over synchronously; they wait here until the sink has taken the earlier ones.
    let made: Uint8Array[] = []
    let size = 0
    const zip = new Zip((error, part) => {
      if (error !== null) throw error
      made.push(part)
    })
    const drain = async (): Promise<void> => {
      const parts = made
      made = []
      for (const part of parts) {
        size += part.length
        await sink.write(part)
      }
      if (size > LARGEST_ARCHIVE)
        throw new FormatError({ where, expected: 'smaller than 4 GiB as .npz', received: 'more', hint: 'Use safetensors.' })
    }
    for (const [name, tensor] of Object.entries(tensors)) {
      const file = options.compress ? new ZipDeflate(`${name}.npy`, { level: 6 }) : new ZipPassThrough(`${name}.npy`)
      // A date of its own would make every file different; this is the first that zip can hold.
      file.mtime = new Date(1980, 0, 1)
      zip.add(file)
      file.push(await npyBytes(tensor, options, `${where}: ${clip(name)}`), true)
      await drain()
    }
    zip.end()
    await drain()
  })
}

/** A `.npz` archive in memory. Same rules as {@link writeNpz}. */
export async function npzBytes(tensors: TensorsToWrite, options: WriteNpzOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new BytesSink()
  await writeNpz(sink, tensors, options)
  return sink.concat()
}
