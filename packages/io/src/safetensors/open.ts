import { FormatError } from '@ortho/core'
import { clip } from '../bytes/show.ts'
import type { ByteSource } from '../bytes/source.ts'
import { decodeUtf8 } from '../json/reader.ts'
import type { Folder } from './folder.ts'
import { LONGEST_HEADER, readHeader } from './header.ts'
import type { Header, HeaderEntry } from './header.ts'
import { parseIndex } from './shards.ts'

/** An open safetensors file with its checked header. */
export interface Shard {
  /** The file. */
  readonly source: ByteSource
  /** Its header. */
  readonly header: Header
}

/** A tensor and the file that holds it. */
export interface LocatedTensor {
  /** Its row in the header. */
  readonly entry: HeaderEntry
  /** Its file. */
  readonly shard: Shard
}

/** The open files of a folder and the tensors in them. */
export interface OpenFolder {
  /** Folder or index, for messages. */
  readonly name: string
  /** Tensors by name. */
  readonly tensors: ReadonlyMap<string, LocatedTensor>
  /** Open files. */
  readonly shards: readonly Shard[]
  /** `file: name` of tensors that the index leaves out. */
  readonly unlisted: readonly string[]
}

/** Names of checkpoints in folders, the first found counts. */
const baseNames = ['model', 'adapter_model', 'diffusion_pytorch_model'] as const

/** Reads the header; closes the source when that fails. */
export async function openShard(source: ByteSource): Promise<Shard> {
  try {
    return { source, header: await readHeader(source) }
  } catch (error) {
    await source.close()
    throw error
  }
}

/** Closes every file. */
export async function closeAll(shards: readonly Shard[]): Promise<void> {
  await Promise.all(shards.map(({ source }) => source.close()))
}

/**
 * Opens the checkpoint of a folder.
 *
 * @param index - Index file to follow. Default: whatever checkpoint is found by its usual name.
 */
export async function openFolder(folder: Folder, index?: string): Promise<OpenFolder> {
  if (index !== undefined) return openSharded(folder, index)
  for (const base of baseNames) {
    const file = `${base}.safetensors`
    if (folder.files.has(file)) {
      const shard = await openShard(await folder.open(file))
      const tensors = new Map(shard.header.entries.map((entry) => [entry.name, { entry, shard }]))
      return { name: shard.source.name, tensors, shards: [shard], unlisted: [] }
    }
    if (folder.files.has(`${file}.index.json`)) return openSharded(folder, `${file}.index.json`)
  }
  throw new FormatError({
    where: folder.name,
    expected: `a folder with ${baseNames.map((base) => `${base}.safetensors`).join(', ')}, or an index of one`,
    received: `${folder.files.size} other files`,
    hint: 'Give the path of the .safetensors file itself.',
  })
}

async function openSharded(folder: Folder, index: string): Promise<OpenFolder> {
  const { name, text } = await readText(folder, index)
  const shards: Shard[] = []
  const tensors = new Map<string, LocatedTensor>()
  const unlisted: string[] = []
  try {
    for (const [file, names] of parseIndex(text, name)) {
      const shard = await openListed(folder, file, names, name)
      shards.push(shard)
      const listed = new Set(names)
      for (const entry of shard.header.entries) {
        if (listed.delete(entry.name)) tensors.set(entry.name, { entry, shard })
        else unlisted.push(`${file}: ${entry.name}`)
      }
      const [missing] = listed
      if (missing !== undefined) {
        throw new FormatError({
          where: shard.source.name,
          argument: clip(missing),
          expected: `in this file, as ${index} says`,
          received: 'a header without it',
          hint: 'The index and the shards are of different checkpoints, or a download is incomplete.',
        })
      }
    }
  } catch (error) {
    await closeAll(shards)
    throw error
  }
  return { name, tensors, shards, unlisted }
}

async function openListed(folder: Folder, file: string, names: readonly string[], index: string): Promise<Shard> {
  if (folder.files.has(file)) return openShard(await folder.open(file))
  throw new FormatError({
    where: index,
    argument: clip(names[0] ?? file),
    expected: `in ${clip(file)}`,
    received: 'no such file in the folder',
    hint: 'A shard is missing; fetch it again.',
  })
}

async function readText(folder: Folder, file: string): Promise<{ name: string; text: string }> {
  const source = await folder.open(file)
  try {
    if (source.size > LONGEST_HEADER) {
      throw new FormatError({ where: source.name, expected: `at most ${LONGEST_HEADER} bytes long`, received: `${source.size} bytes` })
    }
    return { name: source.name, text: decodeUtf8(await source.read(0, source.size), source.name, 'index') }
  } finally {
    await source.close()
  }
}
