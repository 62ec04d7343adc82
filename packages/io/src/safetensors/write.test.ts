import { readFileSync } from 'node:fs'
import { DTypeError, FormatError, ShapeError, tensor } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StorageDType } from '../storage/dtypes.ts'
import { storedSize } from '../storage/dtypes.ts'
import type { StoredTensor } from '../storage/raw.ts'
import { openCheckpoint } from './checkpoint.ts'
import { compareNames } from './layout.ts'
import { readSafetensors } from './read.ts'
import { safetensorsBytes, writeSafetensors } from './write.ts'

const everyDType: readonly StorageDType[] = [
  ...(['BOOL', 'F4', 'F6_E2M3', 'F6_E3M2', 'U8', 'I8', 'F8_E5M2', 'F8_E4M3', 'F8_E8M0', 'F8_E4M3FNUZ', 'F8_E5M2FNUZ'] as const),
  ...(['I16', 'U16', 'F16', 'BF16', 'I32', 'U32', 'F32', 'C64', 'F64', 'I64', 'U64'] as const),
]

const reference = readFileSync(new URL('../../fixtures/dtypes.safetensors', import.meta.url))

async function storedOf(bytes: Uint8Array): Promise<Record<string, StoredTensor>> {
  const checkpoint = await openCheckpoint(bytes)
  return Object.fromEntries(checkpoint.names.map((name) => [name, checkpoint.stored(name)]))
}

describe('the reference file', () => {
  test('is written again byte for byte, whatever the order of the tensors', async () => {
    const { metadata } = await openCheckpoint(reference)
    const entries = Object.entries(await storedOf(reference))
    const shuffled = Object.fromEntries(entries.reverse())
    expect(Buffer.from(await safetensorsBytes(shuffled, { metadata })).equals(reference)).toBe(true)
  })

  test('reads as the numbers it was made from', async () => {
    const checkpoint = await openCheckpoint(reference)
    const read = async (name: string): Promise<unknown> => (await checkpoint.read(name)).toArray()
    expect(await read('bool')).toEqual([true, false, true])
    expect(await read('f4')).toEqual([0.5, 1, 6, -6])
    expect(await read('u8')).toEqual([0, 255])
    expect(await read('i8')).toEqual([-128, 127])
    expect(await read('e5m2')).toEqual([1, -1, 57344, 2 ** -16])
    expect(await read('e4m3')).toEqual([1, -1, 448, 2 ** -9])
    expect(await read('e8m0')).toEqual([1, 2, 2 ** -127])
    expect(await read('e4m3fnuz')).toEqual([1, 240])
    expect(await read('e5m2fnuz')).toEqual([1, 57344])
    expect(await read('i16')).toEqual([-32768, 32767])
    expect(await read('u16')).toEqual([0, 65535])
    expect(await read('f16')).toEqual([
      [1.5, -2],
      [65504, 2 ** -24],
    ])
    expect(await read('bf16')).toEqual([1.5, -2, 2 ** 100])
    for (const name of ['i32', 'i64']) expect(await read(name)).toEqual([-(2 ** 31), 2 ** 31 - 1])
    for (const name of ['u32', 'u64']) expect(await read(name)).toEqual([0, 2 ** 31 - 1])
    expect(await read('f32')).toEqual([[0.5, -1, 3]])
    expect(await read('c64')).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(await read('f64')).toBe(0.1)
    expect((await checkpoint.read('empty')).shape).toEqual([0, 5])
    expect(await read('naïve "ключ"\n\u{1F600}')).toEqual([7])
    expect(await read('__proto__')).toEqual([9])
    await expect(checkpoint.read('f6')).rejects.toThrow(DTypeError)
    expect(checkpoint.metadata['a']).toBe('β')
  })
})

test('bytes of any type, name and shape come back unchanged, and two writers agree', async () => {
  const entry = fc.record({
    dtype: fc.constantFrom(...everyDType),
    shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).map((shape) => [...shape, 4]),
    fill: fc.nat(255),
  })
  const names = fc.string({ unit: 'grapheme', maxLength: 6 }).filter((name) => name !== '__metadata__')
  const metadata = fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' }))
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, entry, { noNullPrototype: true }), metadata, async (specs, meta) => {
      const tensors = Object.fromEntries(
        Object.entries(specs).map(([name, { dtype, shape, fill }]) => {
          const bytes = new Uint8Array(storedSize(dtype, shape) ?? 0).fill(fill)
          return [name, { dtype, shape, bytes: () => Promise.resolve(bytes) }]
        }),
      )
      const file = await safetensorsBytes(tensors, { metadata: meta })
      const checkpoint = await openCheckpoint(new Blob([file]))
      expect(new Set(checkpoint.names)).toEqual(new Set(Object.keys(tensors)))
      expect(Object.fromEntries(Object.entries(checkpoint.metadata))).toEqual(Object.fromEntries(Object.entries(meta)))
      for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
        expect(checkpoint.info(name)).toMatchObject({ dtype, shape })
        expect(await checkpoint.bytes(name)).toEqual(await bytes())
      }
      expect(await safetensorsBytes(await storedOf(file), { metadata: meta })).toEqual(file)
    }),
    { numRuns: 200 },
  )
})

test('tensors survive a round trip, in their own dtype', async () => {
  const tensors = {
    double: tensor([
      [1, 2.5],
      [-3, 1e300],
    ]),
    single: tensor(Float32Array.of(0.1, NaN, -0), { shape: [3, 1] }),
    int: tensor(Int32Array.of(-7, 7)),
    bool: tensor([true, false]),
    scalar: tensor(3),
  }
  const back = (await readSafetensors(await safetensorsBytes(tensors))).tensors
  for (const [name, x] of Object.entries(tensors)) {
    expect(back[name]?.dtype).toBe(x.dtype)
    expect(back[name]?.shape).toEqual(x.shape)
    expect(back[name]?.dataSync()).toEqual(x.dataSync())
  }
})

test('every tensor starts at a multiple of its element size', async () => {
  const file = await safetensorsBytes({
    a: { dtype: 'U8', shape: [3], bytes: new Uint8Array(3) },
    b: tensor([1, 2]),
    c: tensor(Float32Array.of(1)),
  })
  const [length] = new BigUint64Array(file.slice(0, 8).buffer)
  expect(Number(length) % 8).toBe(0)
  const { names } = await openCheckpoint(file)
  expect(names).toEqual(['b', 'c', 'a'])
})

test('a dtype by name narrows floats alone; a function decides for each', async () => {
  const tensors = { w: tensor([1, 2]), i: tensor(Int32Array.of(1)), b: tensor([true]) }
  const types = async (options: Parameters<typeof safetensorsBytes>[1]): Promise<StorageDType[]> => {
    const checkpoint = await openCheckpoint(await safetensorsBytes(tensors, options))
    return ['w', 'i', 'b'].map((name) => checkpoint.info(name).dtype)
  }
  expect(await types({})).toEqual(['F64', 'I32', 'BOOL'])
  expect(await types({ dtype: 'BF16' })).toEqual(['BF16', 'I32', 'BOOL'])
  expect(await types({ dtype: (name) => (name === 'i' ? 'U8' : undefined) })).toEqual(['F64', 'U8', 'BOOL'])
})

test('a view is written in its own order', async () => {
  const raw = { dtype: 'float64', shape: [2], data: Float64Array.of(9, 1, 2, 9).subarray(1, 3) } as const
  expect((await readSafetensors(await safetensorsBytes({ raw }))).tensors['raw']?.toArray()).toEqual([1, 2])
})

test('a sink gets the header first and then one tensor at a time, each made when its turn comes', async () => {
  const log: string[] = []
  const lazy = (name: string) => ({
    dtype: 'float32' as const,
    shape: [2],
    data: () => {
      log.push(`make ${name}`)
      return new Float32Array(2)
    },
  })
  const sink = { write: (bytes: Uint8Array): void => void log.push(`write ${bytes.length}`) }
  await writeSafetensors(sink, { b: lazy('b'), a: lazy('a') })
  expect(log.slice(1)).toEqual(['make a', 'write 8', 'make b', 'write 8'])
})

describe('what cannot be written is refused, naming the tensor', () => {
  test.each([
    ['a reserved name', { __metadata__: tensor(1) }, FormatError, '"__metadata__" must be left to the metadata'],
    ['a lone surrogate', { '\ud800': tensor(1) }, FormatError, 'valid Unicode'],
    ['too few bytes', { w: { dtype: 'F32', shape: [2], bytes: new Uint8Array(7) } }, FormatError, '"w" must be given 8 bytes'],
    ['half bytes', { w: { dtype: 'F4', shape: [3], bytes: new Uint8Array(2) } }, FormatError, '"w" must be of a size in whole bytes'],
    ['a negative size', { w: { dtype: 'U8', shape: [-1, -1], bytes: new Uint8Array(1) } }, FormatError, '"w" must be of a size'],
    ['too few elements', { w: { dtype: 'float32', shape: [2], data: new Float32Array(3) } }, ShapeError, '"w" must be made of 2 elements'],
  ] as const)('%s', async (_, tensors, type, said) => {
    await expect(safetensorsBytes(tensors)).rejects.toThrow(type)
    await expect(safetensorsBytes(tensors)).rejects.toThrow(said)
  })

  test('a header beyond 100 MB', async () => {
    const metadata = { long: 'x'.repeat(100_000_000) }
    await expect(safetensorsBytes({}, { metadata })).rejects.toThrow('at most 100000000 bytes long')
  })

  test('C64 without pairs, and with them', async () => {
    await expect(safetensorsBytes({ z: tensor([1, 2, 3]) }, { dtype: 'C64' })).rejects.toThrow('last axis of size 2')
    const file = await safetensorsBytes({ z: tensor([[1, 2]]) }, { dtype: 'C64' })
    const checkpoint = await openCheckpoint(file)
    expect(checkpoint.info('z').shape).toEqual([1])
    expect((await checkpoint.read('z')).toArray()).toEqual([[1, 2]])
  })
})

test('names sort as their UTF-8 bytes do', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(compareNames(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
    { numRuns: 1000 },
  )
  expect(compareNames('\ufb01', '\u{1F600}')).toBeLessThan(0)
})
