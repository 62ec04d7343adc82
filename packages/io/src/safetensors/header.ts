import { FormatError } from '@ortho/core'
import type { Shape } from '@ortho/core'
import { clip, show } from '../bytes/show.ts'
import type { ByteSource } from '../bytes/source.ts'
import { decodeUtf8, JsonReader } from '../json/reader.ts'
import { isStorageDType, storedSize } from '../storage/dtypes.ts'
import type { StorageDType } from '../storage/dtypes.ts'

/** Longest header that the format allows, in bytes. */
export const LONGEST_HEADER = 100_000_000

/** One row of the table in a safetensors header. */
export interface HeaderEntry {
  /** Name of the tensor. */
  readonly name: string
  /** Element type in the file. */
  readonly dtype: StorageDType
  /** Axis sizes, outermost first. */
  readonly shape: Shape
  /** First byte, counted from the start of the data. */
  readonly begin: number
  /** Byte after the last, counted from the start of the data. */
  readonly end: number
}

/** A checked header: the entries tile the data without holes, and every size agrees with its shape. */
export interface Header {
  /** Entries in the order of their data. */
  readonly entries: readonly HeaderEntry[]
  /** Free-form strings, `__metadata__` in the file; empty when there are none. */
  readonly metadata: Readonly<Record<string, string>>
  /** Position of the data in the file, in bytes. */
  readonly dataStart: number
}

/**
 * Reads and checks the header of a safetensors file. Nothing is read or allocated for a header longer than the
 * file or than {@link LONGEST_HEADER}.
 *
 * @throws FormatError that names the rule and, where there is one, the tensor.
 */
export async function readHeader(source: ByteSource): Promise<Header> {
  const { name: where, size } = source
  if (size < 8) throw new FormatError({ where, expected: 'at least 8 bytes long', received: `${size} bytes` })
  const prefix = await source.read(0, 8)
  const length = new DataView(prefix.buffer).getBigUint64(0, true)
  const most = Math.min(LONGEST_HEADER, size - 8)
  if (length > most) {
    throw new FormatError({
      where,
      argument: 'header length',
      expected: most < LONGEST_HEADER ? `at most ${most}, the rest of the file` : `at most ${LONGEST_HEADER}`,
      received: String(length),
      hint: 'The file is cut short or is not a safetensors file.',
    })
  }
  return parseHeader(await source.read(8, Number(length)), size, where)
}

/**
 * Checks the JSON of a header against every rule of the format.
 *
 * @param json - The header without its length prefix.
 * @param fileSize - Size of the whole file in bytes, for the rule that the data ends where the file does.
 * @param where - File for messages.
 */
export function parseHeader(json: Uint8Array, fileSize: number, where: string): Header {
  const reader = new JsonReader(decodeUtf8(json, where, 'header'), where)
  const entries: HeaderEntry[] = []
  let metadata: ReadonlyMap<string, string> = new Map()
  reader.object((name) => {
    if (name === '__metadata__') metadata = readMetadata(reader)
    else entries.push(readEntry(reader, name, where))
  })
  reader.end()
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end)
  const dataStart = 8 + json.length
  requireTiling(entries, fileSize - dataStart, where)
  return { entries, metadata: Object.fromEntries(metadata), dataStart }
}

function readMetadata(reader: JsonReader): ReadonlyMap<string, string> {
  const metadata = new Map<string, string>()
  reader.object((key) => metadata.set(key, reader.string()))
  return metadata
}

function readEntry(reader: JsonReader, name: string, where: string): HeaderEntry {
  let dtype: string | undefined
  let shape: number[] | undefined
  let offsets: number[] | undefined
  reader.object((field) => {
    if (field === 'dtype') dtype = reader.string()
    else if (field === 'shape') shape = readNaturals(reader)
    else if (field === 'data_offsets') offsets = readNaturals(reader)
    // The reference reader ignores other fields, so files may have them.
    else reader.skip()
  })
  const fail = (expected: string, received: string): never => {
    throw new FormatError({ where, argument: clip(name), expected, received })
  }
  if (dtype === undefined) return fail('given a dtype', 'none')
  if (shape === undefined) return fail('given a shape', 'none')
  if (offsets === undefined) return fail('given data_offsets', 'none')
  if (!isStorageDType(dtype)) return fail('of a known dtype', show(dtype))
  const [begin, end, ...rest] = offsets
  if (begin === undefined || end === undefined || rest.length > 0) return fail('given two data_offsets', String(offsets.length))
  if (end < begin) return fail('given data_offsets that do not decrease', `[${begin}, ${end}]`)
  const size = storedSize(dtype, shape)
  if (size === undefined) return fail('of a size in whole bytes below 2^53 bits', `${dtype} ${clip(`[${shape.join(', ')}]`)}`)
  if (size !== end - begin)
    return fail(`stored in ${size} bytes, as ${dtype} ${clip(`[${shape.join(', ')}]`)} takes`, `${end - begin} bytes`)
  return { name, dtype, shape, begin, end }
}

function readNaturals(reader: JsonReader): number[] {
  const numbers: number[] = []
  reader.array(() => numbers.push(reader.natural()))
  return numbers
}

/** Entries in data order must follow each other from byte 0 to the last byte of the file. */
function requireTiling(entries: readonly HeaderEntry[], dataSize: number, where: string): void {
  let position = 0
  for (const { name, begin, end } of entries) {
    if (begin !== position) {
      throw new FormatError({
        where,
        argument: clip(name),
        expected: `stored from byte ${position} of the data on, where the tensor before it ends`,
        received: `${begin}, which leaves ${begin > position ? 'a hole' : 'an overlap'}`,
      })
    }
    position = end
  }
  if (position !== dataSize) {
    throw new FormatError({
      where,
      expected: `followed by ${position} bytes of data, as its header says`,
      received: `${dataSize} bytes`,
      hint: position > dataSize ? 'The file is cut short; fetch it again.' : 'Something was appended to the file.',
    })
  }
}
