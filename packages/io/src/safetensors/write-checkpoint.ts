import { OptionError } from '@ortho/core'
import { writeAtomically } from '../bytes/atomic.ts'
import { nodeFiles } from '../bytes/node.ts'
import { inDataOrder, headerBytes } from './layout.ts'
import { indexText, shardName, splitIntoShards } from './shards.ts'
import { toEntries } from './stored.ts'
import type { TensorsToWrite, WritableEntry } from './stored.ts'
import { writeEntries } from './write.ts'
import type { WriteSafetensorsOptions } from './write.ts'

/** Options of {@link writeCheckpoint}. */
export interface WriteCheckpointOptions extends WriteSafetensorsOptions {
  /** Most bytes of data in a file, unless one tensor alone has more. Default 5·10⁹, as `huggingface_hub` has it. */
  readonly maxShardBytes?: number | undefined
  /** Name of the files before `.safetensors`. Default `model`. */
  readonly name?: string | undefined
  /** Whether an earlier checkpoint of that name in the folder is replaced. Default: it is an error. */
  readonly overwrite?: boolean | undefined
}

/**
 * Writes tensors to a folder as Hugging Face tools do: `model.safetensors` when they fit one file, else
 * `model-00001-of-000NN.safetensors` and so on with `model.safetensors.index.json`, split by `huggingface_hub`'s rule in
 * the order of `tensors`. The index is written after the shards and an earlier checkpoint is removed at the end, so a
 * folder with an index is complete at every moment.
 *
 * @param folder - Made if it does not exist.
 * @returns Names of the files written, the index last.
 * @throws OptionError where a checkpoint of that name exists and `overwrite` is not set; else as `writeSafetensors`.
 */
export async function writeCheckpoint(
  folder: string,
  tensors: TensorsToWrite,
  options: WriteCheckpointOptions = {},
): Promise<readonly string[]> {
  const { maxShardBytes = 5e9, name = 'model', overwrite = false, metadata } = options
  if (!(maxShardBytes > 0)) {
    throw new OptionError({ where: 'writeCheckpoint', argument: 'maxShardBytes', expected: 'positive', received: String(maxShardBytes) })
  }
  if (!/^[\w-]+$/.test(name)) {
    throw new OptionError({
      where: 'writeCheckpoint',
      argument: 'name',
      expected: 'letters, digits, "_" or "-"',
      received: JSON.stringify(name),
    })
  }
  const { fs, path } = nodeFiles(folder)
  const files = nameShards(splitIntoShards(toEntries(tensors, options, folder), maxShardBytes, folder), name)
  // Refuses what no file can hold before the folder changes.
  for (const [file, entries] of files) headerBytes(inDataOrder(entries), metadata, path.join(folder, file))
  await fs.mkdir(folder, { recursive: true })
  const index = `${name}.safetensors.index.json`
  const old = (await fs.readdir(folder)).filter((file) => file === index || isWeightFile(file, name))
  if (old.length > 0 && !overwrite) throw occupied(path.join(folder, old[0] ?? index), name)
  // Where new shards take the names of old ones, a crash must not leave the old index over shards of both.
  if (old.some((file) => files.has(file))) await fs.rm(path.join(folder, index), { force: true })
  for (const [file, entries] of files) await writeEntries(path.join(folder, file), entries, metadata, path.join(folder, file))
  const written = [...files.keys()]
  if (files.size > 1) {
    const text = new TextEncoder().encode(indexText(files, folder))
    await writeAtomically(path.join(folder, index), (sink) => sink.write(text))
    written.push(index)
  }
  const stale = old.filter((file) => !written.includes(file)).sort((a, b) => Number(b === index) - Number(a === index))
  for (const file of stale) await fs.rm(path.join(folder, file), { force: true })
  return written
}

function nameShards(shards: readonly WritableEntry[][], name: string): ReadonlyMap<string, readonly WritableEntry[]> {
  const single = shards.length === 1
  return new Map(shards.map((entries, i) => [single ? `${name}.safetensors` : shardName(name, i, shards.length), entries]))
}

function occupied(file: string, name: string): OptionError {
  return new OptionError({
    where: 'writeCheckpoint',
    argument: 'folder',
    expected: `free of earlier ${name} checkpoints`,
    received: file,
    hint: 'Choose another folder or set `overwrite: true`.',
  })
}

function isWeightFile(file: string, name: string): boolean {
  return file.startsWith(name) && /^(?:-\d{5,6}-of-\d{5,6})?\.safetensors$/.test(file.slice(name.length))
}
