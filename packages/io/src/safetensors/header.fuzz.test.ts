import { FormatError } from '@ortho/core'
import { expect, test } from 'vitest'
import { storedSize } from '../storage/dtypes.ts'
import { bytesSource } from '../bytes/source.ts'
import type { ByteSource } from '../bytes/source.ts'
import { headerBytes, inDataOrder } from './layout.ts'
import type { TensorSpec } from './layout.ts'
import { readHeader } from './header.ts'
import type { Header } from './header.ts'

/** Xorshift with a fixed seed: a failure names the run, and the run can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const seeds: readonly (readonly TensorSpec[])[] = [
  [],
  [{ name: 'w', dtype: 'F32', shape: [2, 3] }],
  [
    { name: 'model.layers.0.q_proj.weight', dtype: 'BF16', shape: [4, 8] },
    { name: 'model.layers.0.q_proj.bias', dtype: 'F64', shape: [] },
    { name: 'packed', dtype: 'F4', shape: [2, 4] },
    { name: 'none', dtype: 'I64', shape: [0, 7] },
    { name: 'é"\\\u2028', dtype: 'BOOL', shape: [3] },
  ],
]

const numbers = [
  '0',
  '1',
  '-1',
  '7',
  '8',
  '1e9',
  '1.5',
  '4294967296',
  '9007199254740991',
  '9007199254740993',
  '18446744073709551615',
  '9'.repeat(40),
]
const tokens = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u0000',
  'null',
  'true',
  '""',
  '"a"',
  '{}',
  '[]',
  '"dtype"',
  '"__metadata__":{"a":1}',
  '"__proto__":',
  '\0',
  '\ufeff',
]

type Random = (below: number) => number
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

function spliced(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length - remove + insert.length)
  out.set(bytes.subarray(0, at))
  out.set(insert, at)
  out.set(bytes.subarray(at + remove), at + insert.length)
  return out
}

/** Edits the JSON and mends the length prefix, so that the edit is what the reader meets. */
function editing(edit: (json: string, random: Random) => string): Mutation {
  return (bytes, random) => {
    if (bytes.length < 8) return bytes
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true))
    if (length > bytes.length - 8) return bytes
    const json = new TextEncoder().encode(edit(new TextDecoder().decode(bytes.subarray(8, 8 + length)), random))
    const out = spliced(bytes, 8, length, json)
    new DataView(out.buffer).setBigUint64(0, BigInt(json.length), true)
    return out
  }
}

const mutations: readonly Mutation[] = [
  // A bit anywhere.
  (bytes, random) => {
    const at = random(bytes.length)
    return bytes.with(at, bytes[at]! ^ (1 << random(8)))
  },
  // A byte anywhere.
  (bytes, random) => bytes.with(random(bytes.length), random(256)),
  // Cut short.
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  // A piece taken out, or doubled.
  (bytes, random) => spliced(bytes, random(bytes.length), 0, new Uint8Array(random(40))),
  (bytes, random) => {
    const at = random(bytes.length)
    return spliced(bytes, at, Math.min(random(20), bytes.length - at), new Uint8Array(0))
  },
  // Any length claimed.
  (bytes, random) => {
    const out = bytes.slice()
    if (out.length >= 8) new DataView(out.buffer).setBigUint64(0, BigInt(random(2 ** 32)) << BigInt(random(33)), true)
    return out
  },
  // A number replaced.
  editing((json, random) => {
    const found = [...json.matchAll(/\d+/g)]
    const match = found[random(Math.max(1, found.length))]
    return match === undefined
      ? json
      : json.slice(0, match.index) + numbers[random(numbers.length)]! + json.slice(match.index + match[0].length)
  }),
  // A token put in.
  editing((json, random) => {
    const at = random(json.length + 1)
    return json.slice(0, at) + tokens[random(tokens.length)]! + json.slice(at)
  }),
  // A member doubled, as it is or under the same name with other content.
  editing((json) => json.replace(/("[^"]+":\{[^{}]*\})/, '$1,$1')),
  editing((json, random) => json.replace(/"(dtype|shape|data_offsets)":/, `"${['dtype', 'shape', 'data_offsets'][random(3)]!}":`)),
  // A dtype exchanged.
  editing((json, random) =>
    json.replace(/"(F32|BF16|F64|F4|I64|BOOL)"/, `"${['F16', 'U8', 'F6_E2M3', 'C64', 'toString', 'F4'][random(6)]!}"`),
  ),
]

function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let out = bytes
  for (let round = 1 + random(3); round > 0 && out.length > 0; round--) out = mutations[random(mutations.length)]!(out, random)
  return out
}

/** What a caller may rely on once a header was accepted. */
function requireSound({ entries, dataStart }: Header, fileSize: number): void {
  let position = 0
  for (const { begin, end, dtype, shape } of entries) {
    if (begin !== position || storedSize(dtype, shape) !== end - begin) throw new TypeError('an unsound header was accepted')
    position = end
  }
  if (dataStart + position !== fileSize) throw new TypeError('the data does not end where the file does')
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) throw new TypeError('a name came twice')
}

test('120 000 mutated files: each is read soundly or refused with a FormatError, and no read exceeds the file', async () => {
  const files = seeds.map((specs) => {
    const ordered = inDataOrder(specs)
    const size = ordered.reduce((sum, { dtype, shape }) => sum + storedSize(dtype, shape)!, 0)
    const header = headerBytes(ordered, { format: 'pt' }, 'seed')
    const file = new Uint8Array(header.length + size)
    file.set(header)
    return file
  })
  let accepted = 0
  let refused = 0
  let mostRead = 0
  for (let run = 0; run < 120_000; run++) {
    const random = generator(run)
    const bytes = mutate(files[random(files.length)]!, random)
    const file = bytesSource(bytes)
    const source: ByteSource = {
      ...file,
      read: (begin, length) => {
        mostRead = Math.max(mostRead, length - bytes.length)
        return file.read(begin, length)
      },
    }
    try {
      requireSound(await readHeader(source), bytes.length)
      accepted++
    } catch (error) {
      if (!(error instanceof FormatError)) throw new TypeError(`run ${run}`, { cause: error })
      if (error.message.length > 1000) throw new TypeError(`run ${run}: a message of ${error.message.length} characters`)
      refused++
    }
  }
  expect(mostRead).toBeLessThanOrEqual(0)
  // Both outcomes must be common, or the mutations test nothing.
  expect(accepted).toBeGreaterThan(1000)
  expect(refused).toBeGreaterThan(80_000)
})
