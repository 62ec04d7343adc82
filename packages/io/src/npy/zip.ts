import { FormatError } from '@ortho/core'
import { Inflate } from 'fflate'
import { clip, show } from '../bytes/show.ts'
import type { ByteSource } from '../bytes/source.ts'
import { crc32, crcTable } from './crc32.ts'

/** A file inside a zip archive. */
export interface ZipEntry {
  /** Its name. */
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  /** Checksum of the content. */
  readonly crc: number
  /** Bytes in the archive. */
  readonly packedSize: number
  /** Bytes of the content, as the archive claims. */
  readonly size: number
  /** Position of its local header. */
  readonly offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ALL_ONES = 0xffffffff

/** Lists an archive by its central directory, zip64 included. @throws FormatError naming what is wrong. */
export async function listZip(source: ByteSource): Promise<ZipEntry[]> {
  const { name: where } = source
  const { count, offset, size } = await findDirectory(source)
  const bytes = await source.read(offset, size)
  const view = new DataView(bytes.buffer)
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > size || view.getUint32(at, true) !== CENTRAL) return broken(where, `${count} entries in its directory`, `${i}`)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    const end = at + 46 + nameLength! + extraLength! + commentLength!
    if (end > size) return broken(where, 'a directory entry within the directory', `one up to byte ${end} of ${size}`)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength!))
    if (names.has(name)) return broken(where, 'one file of each name', `${show(name)} twice`)
    names.add(name)
    if (view.getUint16(at + 8, true) & 1) return broken(where, 'files without encryption', show(name))
    const extra = bytes.subarray(at + 46 + nameLength!, at + 46 + nameLength! + extraLength!)
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...wideFields(extra, [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)], where),
    })
    at = end
  }
  return entries
}

/**
 * Content of one file of the archive, checked against its size and checksum.
 *
 * @param limit - Most bytes to accept; deflated content grows no further than this plus one step.
 */
export async function readZipEntry(source: ByteSource, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  const where = `${source.name}: ${clip(entry.name)}`
  if (entry.size > limit) {
    throw new FormatError({
      where,
      expected: `at most ${limit} bytes when unpacked`,
      received: `${entry.size}`,
      hint: 'Raise `maxBytes` if you trust the file.',
    })
  }
  if (entry.offset + 30 > source.size) return broken(where, 'within the archive', `an offset of ${entry.offset}`)
  const local = new DataView((await source.read(entry.offset, 30)).buffer)
  if (local.getUint32(0, true) !== LOCAL) return broken(where, 'a local header at its offset', 'other bytes')
  const start = entry.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true)
  if (start + entry.packedSize > source.size) return broken(where, `${entry.packedSize} packed bytes in the archive`, 'its end')
  const packed = await source.read(start, entry.packedSize)
  const bytes = unpack(packed, entry, where)
  if (bytes.length !== entry.size) return broken(where, `${entry.size} bytes when unpacked`, `${bytes.length}`)
  if (crc32(bytes, crcTable()) !== entry.crc) return broken(where, 'bytes that match its checksum', 'damaged ones')
  return bytes
}

function unpack(packed: Uint8Array, entry: ZipEntry, where: string): Uint8Array {
  if (entry.method === 0) return packed
  if (entry.method !== 8) return broken(where, 'stored or deflated', `compression method ${entry.method}`)
  return inflate(packed, entry.size, where)
}

// Deflate grows at most 1032-fold, so a step makes at most 16 MiB: a bomb is noticed before it fills the memory.
const STEP = 16_384

function inflate(packed: Uint8Array, size: number, where: string): Uint8Array {
  const parts: Uint8Array[] = []
  let total = 0
  const stream = new Inflate((part) => {
    parts.push(part)
    total += part.length
  })
  try {
    for (let at = 0; at < packed.length && total <= size; at += STEP)
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
  } catch (error) {
    throw new FormatError({ where, expected: 'deflated data', received: 'other bytes' }, error)
  }
  if (total > size) return broken(where, `${size} bytes when unpacked`, 'more')
  const all = new Uint8Array(total)
  let end = 0
  for (const part of parts) {
    all.set(part, end)
    end += part.length
  }
  return all
}

/** The zip64 extra field gives, in this order, those of the three fields that are all ones in the entry itself. */
function wideFields(extra: Uint8Array, narrow: readonly number[], where: string): { size: number; packedSize: number; offset: number } {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  let [at, end] = [0, 0]
  for (let field = 0; field + 4 <= extra.length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    at = field + 4
    end = Math.min(extra.length, at + view.getUint16(field + 2, true))
    break
  }
  const [size = 0, packedSize = 0, offset = 0] = narrow.map((value) => {
    if (value !== ALL_ONES || at + 8 > end) return value
    const wide = Number(view.getBigUint64(at, true))
    at += 8
    return Number.isSafeInteger(wide) ? wide : broken(where, 'of sizes below 2^53', String(wide))
  })
  return { size, packedSize, offset }
}

/** Where the central directory is, by the record at the end of the file. */
async function findDirectory(source: ByteSource): Promise<{ count: number; offset: number; size: number }> {
  const { name: where } = source
  // The end record is 22 bytes and a comment of at most 65 535; the zip64 locator takes the 20 bytes before it.
  const start = Math.max(0, source.size - 22 - 0xffff - 20)
  const tail = new DataView((await source.read(start, source.size - start)).buffer)
  let at = tail.byteLength - 22
  while (at >= 0 && !(tail.getUint32(at, true) === END && at + 22 + tail.getUint16(at + 20, true) === tail.byteLength)) at--
  if (at < 0) return broken(where, 'a zip archive with an end record', `${source.size} bytes without one`)
  let found = { count: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), offset: tail.getUint32(at + 16, true) }
  if (at >= 20 && tail.getUint32(at - 20, true) === LOCATOR64) {
    const position = Number(tail.getBigUint64(at - 12, true))
    if (position + 56 > source.size) return broken(where, 'a zip64 record within the archive', `one at ${position}`)
    const record = new DataView((await source.read(position, 56)).buffer)
    if (record.getUint32(0, true) !== END64) return broken(where, 'a zip64 record where its locator points', 'other bytes')
    const [count, size, offset] = [32, 40, 48].map((field) => Number(record.getBigUint64(field, true)))
    found = { count: count!, size: size!, offset: offset! }
  }
  if (found.offset + found.size > source.size || found.count * 46 > found.size) {
    return broken(where, 'a directory within the archive', `${found.count} entries in ${found.size} bytes at ${found.offset}`)
  }
  return found
}

function broken(where: string, expected: string, received: string): never {
  throw new FormatError({ where, expected, received })
}
