import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FormatError, OptionError, tensor } from '@ortho/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCheckpoint } from './checkpoint.ts'
import { readSafetensors } from './read.ts'
import { splitIntoShards } from './shards.ts'
import { safetensorsBytes, writeSafetensors } from './write.ts'
import { writeCheckpoint } from './write-checkpoint.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ortho-io-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const INDEX = 'model.safetensors.index.json'
const at = (file: string): string => join(folder, file)
const tensors = { a: tensor([1, 2, 3]), b: tensor([[4], [5]]), c: tensor(6), d: tensor([7, 8]) }

function index(map: Readonly<Record<string, unknown>>, file = INDEX): void {
  writeFileSync(at(file), JSON.stringify({ metadata: { total_size: 64 }, weight_map: map }))
}

async function valuesIn(source: Parameters<typeof openCheckpoint>[0]): Promise<Record<string, unknown>> {
  const read = await readSafetensors(source)
  return Object.fromEntries(Object.entries(read.tensors).map(([name, x]) => [name, x.toArray()]))
}

const values = { a: [1, 2, 3], b: [[4], [5]], c: 6, d: [7, 8] }

describe('the same checkpoint from every kind of source', () => {
  test('a file, its folder, bytes, a buffer, a Blob, files by name', async () => {
    await writeSafetensors(at('model.safetensors'), tensors, { metadata: { format: 'pt' } })
    const bytes = readFileSync(at('model.safetensors'))
    const sources = [
      at('model.safetensors'),
      folder,
      bytes,
      new Uint8Array(bytes).buffer,
      new Blob([bytes]),
      { 'model.safetensors': bytes },
    ]
    for (const source of sources) expect(await valuesIn(source)).toEqual(values)
  })

  test('shards in a folder, by the path of the index, and by name', async () => {
    const written = await writeCheckpoint(folder, tensors, { maxShardBytes: 24 })
    expect(written).toEqual([
      'model-00001-of-00003.safetensors',
      'model-00002-of-00003.safetensors',
      'model-00003-of-00003.safetensors',
      INDEX,
    ])
    expect(await valuesIn(folder)).toEqual(values)
    expect(await valuesIn(at(INDEX))).toEqual(values)
    const files = Object.fromEntries(written.map((file) => [file, new Blob([readFileSync(at(file))])]))
    expect(await valuesIn(files)).toEqual(values)
  })

  test('reading is lazy, in parts, at once and in any order', async () => {
    await writeCheckpoint(folder, tensors, { maxShardBytes: 24, metadata: { format: 'pt' } })
    const checkpoint = await openCheckpoint(folder)
    expect(checkpoint.metadata).toEqual({ format: 'pt' })
    expect(checkpoint.info('b')).toEqual({
      name: 'b',
      dtype: 'F64',
      shape: [2, 1],
      byteLength: 16,
      file: at('model-00002-of-00003.safetensors'),
    })
    const [d, a] = await Promise.all([checkpoint.read('d', { dtype: 'float32' }), checkpoint.numbers('a')])
    expect(d.dataSync()).toEqual(Float32Array.of(7, 8))
    expect(a).toEqual({ dtype: 'float64', shape: [3], data: Float64Array.of(1, 2, 3) })
    expect(await checkpoint.bytes('a', { begin: 8, end: 16 })).toEqual(new Uint8Array(Float64Array.of(2).buffer))
    await expect(checkpoint.bytes('a', { begin: 8, end: 25 })).rejects.toThrow('read within its 24 bytes, got [8, 25]')
    await expect(checkpoint.read('x')).rejects.toThrow('"x" must be one of its 4 tensors')
    await checkpoint.close()
    await expect(checkpoint.read('a')).rejects.toThrow(FormatError)
  })

  test('a copy by stored bytes is the same file', async () => {
    await writeSafetensors(at('one.safetensors'), tensors, { dtype: 'BF16' })
    await using checkpoint = await openCheckpoint(at('one.safetensors'))
    await writeSafetensors(at('two.safetensors'), Object.fromEntries(checkpoint.names.map((name) => [name, checkpoint.stored(name)])))
    expect(readFileSync(at('two.safetensors')).equals(readFileSync(at('one.safetensors')))).toBe(true)
  })

  test('the data of a tensor is not the memory of the source', async () => {
    const bytes = await safetensorsBytes({ a: tensor([1, 2]) })
    const { tensors: read } = await readSafetensors(bytes)
    bytes.fill(0)
    expect(read['a']?.toArray()).toEqual([1, 2])
  })

  test('names of other tools: adapters, pipelines', async () => {
    await writeCheckpoint(folder, tensors, { name: 'adapter_model' })
    expect(readdirSync(folder)).toEqual(['adapter_model.safetensors'])
    expect(await valuesIn(folder)).toEqual(values)
  })
})

describe('hostile folders', () => {
  beforeEach(async () => {
    await writeSafetensors(at('s1.safetensors'), { a: tensors.a })
    await writeSafetensors(at('s2.safetensors'), { b: tensors.b, extra: tensors.c })
    mkdirSync(at('sub'))
    writeFileSync(at('sub/s3.safetensors'), readFileSync(at('s1.safetensors')))
  })

  test.each([
    ['a shard that is not there', { a: 's1.safetensors', b: 's9.safetensors' }, '"b" must be in s9.safetensors, got no such file'],
    [
      'a tensor not in its shard',
      { a: 's1.safetensors', c: 's2.safetensors' },
      '"c" must be in this file, as model.safetensors.index.json says',
    ],
    ['a path up', { a: '../s1.safetensors' }, '"weight_map.a" must be the name of a .safetensors file in the same folder'],
    ['a path up, Windows', { a: '..\\s1.safetensors' }, 'in the same folder'],
    ['an absolute path', { a: '/etc/passwd' }, 'in the same folder'],
    ['an absolute path, Windows', { a: 'C:\\s1.safetensors' }, 'in the same folder'],
    ['a drive-relative path', { a: 'C:s1.safetensors' }, 'in the same folder'],
    ['a subfolder', { a: 'sub/s3.safetensors' }, 'in the same folder'],
    ['a NUL in the name', { a: 's1\0.safetensors' }, 'in the same folder'],
    ['another kind of file', { a: 'model.bin' }, 'in the same folder'],
    ['no name', { a: '' }, 'in the same folder'],
    ['a number', { a: 5 }, 'a JSON string'],
    ['an object', { a: {} }, 'a JSON string'],
  ])('%s', async (_, map, said) => {
    index(map)
    await expect(openCheckpoint(folder)).rejects.toThrow(FormatError)
    await expect(openCheckpoint(folder)).rejects.toThrow(said)
  })

  test.each([
    ['cut short', '{"weight_map":{"a":"s1.safetensors"', 'got its end'],
    ['without a map', '{"metadata":{}}', '"weight_map" must be present'],
    ['a tensor twice', '{"weight_map":{"a":"s1.safetensors","a":"s2.safetensors"}}', 'free of duplicate keys'],
    ['two maps', '{"weight_map":{},"weight_map":{}}', 'free of duplicate keys'],
    ['a depth bomb', `{"metadata":${'['.repeat(100_000)}`, 'nested at most 64 deep'],
    [
      'too many shards',
      JSON.stringify({ weight_map: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`t${i}`, `${i}.safetensors`])) }),
      'at most 10000 files',
    ],
  ])('an index that is %s', async (_, text, said) => {
    writeFileSync(at(INDEX), text)
    await expect(openCheckpoint(folder)).rejects.toThrow(said)
    await expect(openCheckpoint(folder)).rejects.toThrow(INDEX)
  })

  test('a damaged shard is named', async () => {
    truncateSync(at('s2.safetensors'), 150)
    index({ a: 's1.safetensors', b: 's2.safetensors' })
    await expect(openCheckpoint(folder)).rejects.toThrow('s2.safetensors')
  })

  test('a folder or a broken link in place of a shard', async () => {
    mkdirSync(at('s4.safetensors'))
    symlinkSync(at('nowhere'), at('s5.safetensors'))
    index({ a: 's4.safetensors' })
    await expect(openCheckpoint(folder)).rejects.toThrow('must be a regular file, got a folder')
    index({ a: 's5.safetensors' })
    await expect(openCheckpoint(folder)).rejects.toThrow('got no such file')
  })

  test('tensors that the index leaves out are told, not hidden and not read', async () => {
    index({ a: 's1.safetensors', b: 's2.safetensors' })
    await using checkpoint = await openCheckpoint(folder)
    expect(checkpoint.names).toEqual(['a', 'b'])
    expect(checkpoint.unlisted).toEqual(['s2.safetensors: extra'])
  })

  test('a folder without a checkpoint, and paths that lead nowhere', async () => {
    await expect(openCheckpoint(folder)).rejects.toThrow('a folder with model.safetensors')
    await expect(openCheckpoint(at('none.safetensors'))).rejects.toThrow('must be a readable file, got no such file')
    await expect(openCheckpoint(at('none/model.safetensors.index.json'))).rejects.toThrow('must be a readable folder, got no such file')
    await expect(openCheckpoint({ 'x.bin': new Blob() })).rejects.toThrow(FormatError)
  })

  test('a file that shrinks after it was opened', async () => {
    await using checkpoint = await openCheckpoint(at('s1.safetensors'))
    truncateSync(at('s1.safetensors'), 80)
    await expect(checkpoint.read('a')).rejects.toThrow('cut the file while it was read')
  })

  test('a sparse file of a terabyte is opened without reading it', async () => {
    const size = 2 ** 40
    const json = `{"w":{"dtype":"U8","shape":[${size}],"data_offsets":[0,${size}]}}`
    const bytes = new Uint8Array(8 + json.length)
    new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
    bytes.set(new TextEncoder().encode(json), 8)
    writeFileSync(at('sparse.safetensors'), bytes)
    truncateSync(at('sparse.safetensors'), bytes.length + size)
    await using checkpoint = await openCheckpoint(at('sparse.safetensors'))
    expect(await checkpoint.bytes('w', { begin: size - 2 })).toEqual(new Uint8Array(2))
    await expect(checkpoint.read('w')).rejects.toThrow('Read a byte range of it')
  })
})

describe('sharding', () => {
  const sized = (...sizes: number[]) => sizes.map((size, i) => ({ name: String(i), dtype: 'U8' as const, shape: [size] }))
  const split = (limit: number, ...sizes: number[]): string[] =>
    splitIntoShards(sized(...sizes), limit, 'test').map((shard) => shard.map(({ name }) => name).join(''))

  test('follows the rule of huggingface_hub', () => {
    expect(split(10)).toEqual([''])
    expect(split(10, 5, 5)).toEqual(['01'])
    expect(split(10, 5, 6)).toEqual(['0', '1'])
    // One above the limit goes to a file of its own and does not end the current one.
    expect(split(10, 4, 11, 4, 4)).toEqual(['1', '02', '3'])
    expect(split(10, 11, 12)).toEqual(['0', '1'])
    expect(split(10, 10, 0, 1)).toEqual(['01', '2'])
  })

  test('the index is that of Python’s json.dumps, sorted and in ASCII', async () => {
    await writeCheckpoint(folder, { é: tensor([1, 2]), Z: tensor([3]) }, { maxShardBytes: 16 })
    expect(readFileSync(at(INDEX), 'utf8')).toBe(
      '{\n  "metadata": {\n    "total_size": 24\n  },\n  "weight_map": {\n    "Z": "model-00002-of-00002.safetensors",\n    "\\u00e9": "model-00001-of-00002.safetensors"\n  }\n}\n',
    )
  })

  test('an earlier checkpoint is kept unless told otherwise, and then leaves nothing behind', async () => {
    await writeCheckpoint(folder, tensors, { maxShardBytes: 24 })
    writeFileSync(at('config.json'), '{}')
    const before = readdirSync(folder)
    await expect(writeCheckpoint(folder, tensors)).rejects.toThrow(OptionError)
    expect(readdirSync(folder)).toEqual(before)
    await writeCheckpoint(folder, { a: tensors.a }, { overwrite: true })
    expect(readdirSync(folder)).toEqual(['config.json', 'model.safetensors'])
    await writeCheckpoint(folder, tensors, { maxShardBytes: 40, overwrite: true })
    expect(readdirSync(folder)).toEqual(['config.json', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors', INDEX])
    await writeCheckpoint(folder, { ...tensors, a: tensor([0, 0, 0]) }, { maxShardBytes: 40, overwrite: true })
    expect(await valuesIn(folder)).toEqual({ ...values, a: [0, 0, 0] })
  })

  test('a failure while shards of the same names are replaced leaves no index over a mixture', async () => {
    await writeCheckpoint(folder, tensors, { maxShardBytes: 40 })
    const failing = { ...tensors, d: { dtype: 'float64' as const, shape: [2], data: () => Promise.reject(new RangeError('no data')) } }
    await expect(writeCheckpoint(folder, failing, { maxShardBytes: 40, overwrite: true })).rejects.toThrow('no data')
    await expect(openCheckpoint(folder)).rejects.toThrow(FormatError)
  })
})
