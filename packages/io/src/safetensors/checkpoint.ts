import { FormatError } from '@ortho/core'
import type { Shape, Tensor } from '@ortho/core'
import { nodeFiles } from '../bytes/node.ts'
import { clip } from '../bytes/show.ts'
import { openSource } from '../bytes/source.ts'
import type { ByteSource, Source } from '../bytes/source.ts'
import { decode } from '../storage/decode.ts'
import type { DecodeOptions } from '../storage/decode.ts'
import type { StorageDType } from '../storage/dtypes.ts'
import type { RawTensor, StoredTensor } from '../storage/raw.ts'
import { toTensor } from '../tensor.ts'
import { diskFolder, fileSetFolder } from './folder.ts'
import type { FileSet } from './folder.ts'
import { closeAll, openFolder, openShard } from './open.ts'
import type { LocatedTensor, Shard } from './open.ts'

/** What the headers say about a tensor. */
export interface TensorInfo {
  /** Name of the tensor. */
  readonly name: string
  /** Element type in the file. */
  readonly dtype: StorageDType
  /** Axis sizes, outermost first. */
  readonly shape: Shape
  /** Bytes of its data in the file. */
  readonly byteLength: number
  /** File that holds it. */
  readonly file: string
}

/** A part of a tensor's bytes. */
export interface ByteRange {
  /** First byte. Default 0. */
  readonly begin?: number | undefined
  /** Byte after the last. Default: all the rest. */
  readonly end?: number | undefined
}

/**
 * An open checkpoint: headers are in memory and checked, tensors are read when asked for. Any number of reads may
 * run at once.
 */
export interface Checkpoint {
  /** Names of the tensors, file by file, in the order of their data. */
  readonly names: readonly string[]
  /** Free-form strings of the headers; where shards disagree, the first has its say. */
  readonly metadata: Readonly<Record<string, string>>
  /** Tensors that a shard holds but the index does not list, as `file: name`. They are not in `names`; other tools may read them. */
  readonly unlisted: readonly string[]
  /** True if there is a tensor of this name. */
  has(name: string): boolean
  /** Type, shape and place of a tensor. @throws FormatError if there is none of this name. */
  info(name: string): TensorInfo
  /** The tensor on the current backend. @throws FormatError, DTypeError as `decode` does. */
  read(name: string, options?: DecodeOptions): Promise<Tensor>
  /** The tensor as plain numbers, without a backend. @throws as {@link Checkpoint.read}. */
  numbers(name: string, options?: DecodeOptions): Promise<RawTensor>
  /** The bytes of a tensor, or a part of them, as stored. @throws FormatError if there are no such bytes. */
  bytes(name: string, range?: ByteRange): Promise<Uint8Array<ArrayBuffer>>
  /** A tensor to hand to a writer: its bytes are read when they are written, and not changed. */
  stored(name: string): StoredTensor
  /** Closes the files. Reading afterwards fails. */
  close(): Promise<void>
  /** `await using checkpoint = …` closes at the end of the block. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Opens safetensors weights: one file; a folder in the layout of the Hugging Face Hub, sharded or not; an
 * `*.safetensors.index.json` by its path; a Blob or bytes; or, in a browser, the files of a folder by name.
 * In a folder, `model`, `adapter_model` and `diffusion_pytorch_model` are looked for, in this order, each as a single
 * file and then as an index. All headers are read and checked at once, and none of the data.
 *
 * @throws FormatError naming the file, the tensor where there is one, and the rule that is broken.
 *
 * @example
 * ```ts
 * await writeCheckpoint('model', { a: ones([3]), b: ones([2, 2]) }, { maxShardBytes: 24 })
 * const checkpoint = await openCheckpoint('model')
 * checkpoint.names.map((name) => checkpoint.info(name).shape) // [[3], [2, 2]]
 * const b = await checkpoint.read('b')
 * b.toArray() // [[1, 1], [1, 1]]
 * await checkpoint.close()
 * ```
 */
export async function openCheckpoint(source: Source | FileSet): Promise<Checkpoint> {
  if (typeof source === 'string') return openPath(source)
  if (isBytes(source)) return single(await openSource(source))
  return handle(await openFolder(fileSetFolder(source)))
}

function isBytes(source: Blob | Uint8Array | ArrayBuffer | FileSet): source is Blob | Uint8Array | ArrayBuffer {
  return source instanceof Blob || source instanceof Uint8Array || source instanceof ArrayBuffer
}

async function openPath(given: string): Promise<Checkpoint> {
  const { fs, path } = nodeFiles(given)
  if (given.endsWith('.index.json')) return handle(await openFolder(await diskFolder(path.dirname(given)), path.basename(given)))
  const stat = await fs.stat(given).catch(() => undefined)
  if (stat?.isDirectory()) return handle(await openFolder(await diskFolder(given)))
  // A path that leads nowhere is refused here, with its reason.
  return single(await openSource(given))
}

async function single(source: ByteSource): Promise<Checkpoint> {
  const shard = await openShard(source)
  const tensors = new Map(shard.header.entries.map((entry) => [entry.name, { entry, shard }]))
  return handle({ name: source.name, tensors, shards: [shard], unlisted: [] })
}

/** Everything that was opened, tied together. */
interface Opened {
  readonly name: string
  readonly tensors: ReadonlyMap<string, LocatedTensor>
  readonly shards: readonly Shard[]
  readonly unlisted: readonly string[]
}

function handle({ name: where, tensors, shards, unlisted }: Opened): Checkpoint {
  const locate = (name: string): LocatedTensor => {
    const found = tensors.get(name)
    if (found !== undefined) return found
    throw new FormatError({ where, argument: clip(name), expected: `one of its ${tensors.size} tensors`, received: 'an unknown name' })
  }
  const bytes = async (name: string, range: ByteRange = {}): Promise<Uint8Array<ArrayBuffer>> => {
    const { entry, shard } = locate(name)
    const size = entry.end - entry.begin
    const { begin = 0, end = size } = range
    if (!(Number.isInteger(begin) && Number.isInteger(end) && begin >= 0 && begin <= end && end <= size)) {
      throw new FormatError({
        where: shard.source.name,
        argument: clip(name),
        expected: `read within its ${size} bytes`,
        received: `[${begin}, ${end}]`,
      })
    }
    return shard.source.read(shard.header.dataStart + entry.begin + begin, end - begin)
  }
  const numbers = async (name: string, options?: DecodeOptions): Promise<RawTensor> => {
    const { entry, shard } = locate(name)
    return decode({ where: shard.source.name, name: clip(name), dtype: entry.dtype, shape: entry.shape }, await bytes(name), options)
  }
  const close = (): Promise<void> => closeAll(shards)
  const metadata = new Map<string, string>()
  for (const { header } of shards) {
    for (const [key, value] of Object.entries(header.metadata)) if (!metadata.has(key)) metadata.set(key, value)
  }
  return {
    names: [...tensors.keys()],
    metadata: Object.fromEntries(metadata),
    unlisted,
    has: (name) => tensors.has(name),
    info: (name) => {
      const { entry, shard } = locate(name)
      return { name, dtype: entry.dtype, shape: entry.shape, byteLength: entry.end - entry.begin, file: shard.source.name }
    },
    read: async (name, options) => toTensor(await numbers(name, options)),
    numbers,
    bytes,
    stored: (name) => {
      const { entry } = locate(name)
      return { dtype: entry.dtype, shape: entry.shape, bytes: () => bytes(name) }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
