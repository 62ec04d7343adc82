import { FormatError } from '@ortho/core'
import { clip, show } from '../bytes/show.ts'
import { JsonReader } from '../json/reader.ts'
import { compareNames, sizeOfData } from './layout.ts'
import type { TensorSpec } from './layout.ts'

/** Most shards a checkpoint may have, as on the Hugging Face Hub. */
export const MOST_SHARDS = 10_000

/**
 * Reads `*.safetensors.index.json`: which file of the folder holds which tensor.
 *
 * @returns Tensor names by file, in the order of the index.
 * @throws FormatError for anything but plain names of safetensors files in the same folder.
 */
export function parseIndex(text: string, where: string): ReadonlyMap<string, readonly string[]> {
  const reader = new JsonReader(text, where)
  const shards = new Map<string, string[]>()
  const keys = new Set<string>()
  reader.object((key) => {
    keys.add(key)
    if (key !== 'weight_map') return reader.skip()
    reader.object((name) => {
      const file = reader.string()
      requirePlainName(file, name, where)
      const names = shards.get(file)
      if (names === undefined) shards.set(file, [name])
      else names.push(name)
    })
  })
  reader.end()
  if (!keys.has('weight_map')) throw new FormatError({ where, argument: 'weight_map', expected: 'present', received: 'none' })
  if (shards.size > MOST_SHARDS) {
    throw new FormatError({
      where,
      argument: 'weight_map',
      expected: `spread over at most ${MOST_SHARDS} files`,
      received: String(shards.size),
    })
  }
  return shards
}

/** A name that could leave the folder, or mean a device or a stream on some system, must not reach the file system. */
function requirePlainName(file: string, tensor: string, where: string): void {
  if (/^[^/\\:\p{Cc}]+\.safetensors$/u.test(file)) return
  throw new FormatError({
    where,
    argument: `weight_map.${clip(tensor)}`,
    expected: 'the name of a .safetensors file in the same folder',
    received: show(file),
  })
}

/**
 * Splits tensors into files as `huggingface_hub` does: in the given order, a new file when the next tensor would
 * exceed the limit; a tensor above the limit gets a file of its own and does not end the current one.
 */
export function splitIntoShards<T extends TensorSpec>(specs: readonly T[], maxShardBytes: number, where: string): T[][] {
  const shards: T[][] = []
  let current: T[] = []
  let used = 0
  for (const spec of specs) {
    const size = sizeOfData(spec, where)
    if (size > maxShardBytes) {
      shards.push([spec])
      continue
    }
    if (used + size > maxShardBytes) {
      shards.push(current)
      current = []
      used = 0
    }
    current.push(spec)
    used += size
  }
  if (current.length > 0 || shards.length === 0) shards.push(current)
  return shards
}

/** `model-00002-of-00007.safetensors` */
export function shardName(base: string, index: number, total: number): string {
  const digits = (n: number): string => String(n).padStart(5, '0')
  return `${base}-${digits(index + 1)}-of-${digits(total)}.safetensors`
}

/** Text of the index, as Python's `json.dumps(…, indent=2, sort_keys=True)` makes it. */
export function indexText(files: ReadonlyMap<string, readonly TensorSpec[]>, where: string): string {
  const rows: [name: string, file: string][] = []
  let total = 0
  for (const [file, specs] of files) {
    for (const spec of specs) {
      rows.push([spec.name, file])
      total += sizeOfData(spec, where)
    }
  }
  rows.sort(([a], [b]) => compareNames(a, b))
  const map = rows.map(([name, file]) => `    ${asciiJson(name)}: ${asciiJson(file)}`).join(',\n')
  return `{\n  "metadata": {\n    "total_size": ${total}\n  },\n  "weight_map": {\n${map}\n  }\n}\n`
}

/** JSON with everything beyond ASCII escaped, Python's default. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
