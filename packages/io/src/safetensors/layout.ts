import { FormatError } from '@ortho/core'
import { clip } from '../bytes/show.ts'
import { dataRank, storedSize } from '../storage/dtypes.ts'
import type { StorageDType } from '../storage/dtypes.ts'
import type { Shape } from '@ortho/core'
import { LONGEST_HEADER } from './header.ts'

/** What the layout of a file depends on: names, types and sizes, not values. */
export interface TensorSpec {
  /** Name of the tensor. */
  readonly name: string
  /** Element type in the file. */
  readonly dtype: StorageDType
  /** Axis sizes, outermost first. */
  readonly shape: Shape
}

/** Size of a tensor's data in bytes. @throws FormatError when it is not a whole number of bytes below 2^53 bits. */
export function sizeOfData(spec: TensorSpec, where: string): number {
  const size = storedSize(spec.dtype, spec.shape)
  const negative = spec.shape.some((n) => !Number.isSafeInteger(n) || n < 0)
  if (size !== undefined && !negative) return size
  throw new FormatError({
    where,
    argument: clip(spec.name),
    expected: 'of a size in whole bytes below 2^53 bits',
    received: `${spec.dtype} [${spec.shape.join(', ')}]`,
  })
}

/** Specs in the order in which the reference writer stores them: widest type first, then by name. */
export function inDataOrder<T extends TensorSpec>(specs: readonly T[]): T[] {
  return [...specs].sort((a, b) => dataRank(b.dtype) - dataRank(a.dtype) || compareNames(a.name, b.name))
}

/** Order of the UTF-8 bytes, which differs from JavaScript's order of UTF-16 units beyond U+FFFF. */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const p = a.charCodeAt(i)
    const q = b.charCodeAt(i)
    if (p !== q) return rankOfUnit(p) - rankOfUnit(q)
  }
  return a.length - b.length
}

// Surrogates stand for the characters after U+FFFF, so they sort after every other unit.
function rankOfUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/**
 * Length prefix and header of a file, byte for byte as the reference writer makes them, metadata sorted.
 *
 * @param specs - Tensors in data order.
 * @throws FormatError for two tensors of one name, a name that is reserved or not valid Unicode, or a header
 * longer than the format allows.
 */
export function headerBytes(
  specs: readonly TensorSpec[],
  metadata: Readonly<Record<string, string>> | undefined,
  where: string,
): Uint8Array {
  const members: string[] = []
  if (metadata !== undefined) members.push(`"__metadata__":{${metadataMembers(metadata, where).join(',')}}`)
  const names = new Set<string>()
  let position = 0
  for (const spec of specs) {
    requireName(spec.name, names, where)
    const end = position + sizeOfData(spec, where)
    members.push(
      `${JSON.stringify(spec.name)}:{"dtype":"${spec.dtype}","shape":[${spec.shape.join(',')}],"data_offsets":[${position},${end}]}`,
    )
    position = end
  }
  const json = new TextEncoder().encode(`{${members.join(',')}}`)
  const length = Math.ceil(json.length / 8) * 8
  if (length > LONGEST_HEADER) {
    throw new FormatError({
      where,
      argument: 'header',
      expected: `at most ${LONGEST_HEADER} bytes long`,
      received: `${length} bytes`,
      hint: 'Split the tensors over several files.',
    })
  }
  const bytes = new Uint8Array(8 + length).fill(0x20)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true)
  bytes.set(json, 8)
  return bytes
}

function metadataMembers(metadata: Readonly<Record<string, string>>, where: string): string[] {
  return Object.entries(metadata)
    .sort(([a], [b]) => compareNames(a, b))
    .map(([key, value]) => {
      requireUnicode(key, where)
      if (typeof value !== 'string') {
        throw new FormatError({ where, argument: `__metadata__.${clip(key)}`, expected: 'a string', received: typeof value })
      }
      requireUnicode(value, where)
      return `${JSON.stringify(key)}:${JSON.stringify(value)}`
    })
}

function requireName(name: string, seen: Set<string>, where: string): void {
  if (name === '__metadata__') {
    throw new FormatError({ where, argument: name, expected: 'left to the metadata', received: 'a tensor of that name' })
  }
  if (seen.has(name)) throw new FormatError({ where, argument: clip(name), expected: 'the only tensor of its name', received: 'another' })
  requireUnicode(name, where)
  seen.add(name)
}

function requireUnicode(text: string, where: string): void {
  if (!/\p{Surrogate}/u.test(text)) return
  throw new FormatError({ where, argument: clip(text), expected: 'valid Unicode', received: 'a lone surrogate' })
}
