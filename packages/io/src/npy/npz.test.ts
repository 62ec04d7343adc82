import { readFileSync } from 'node:fs'
import { FormatError, tensor } from '@ortho/core'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { npyBytes } from './npy.ts'
import { npzBytes, readNpz } from './npz.ts'

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)))
const grid = Array.from({ length: 24 }, (_, i) => i - 5)

/** Position of the first central directory entry. */
function directory(bytes: Uint8Array): number {
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) return at
  }
  return -1
}

function edited(bytes: Uint8Array, edit: (view: DataView, directory: number) => void): Uint8Array {
  const copy = bytes.slice()
  edit(new DataView(copy.buffer), directory(copy))
  return copy
}

describe('archives saved by NumPy', () => {
  test('stored', async () => {
    const { grid: x, scalar } = await readNpz(fixture('stored.npz'))
    expect([x?.shape, [...x!.dataSync()]]).toEqual([[2, 3, 4], grid])
    expect([scalar?.dtype, scalar?.item()]).toEqual(['float32', 1.5])
  })

  test('deflated, from a Blob', async () => {
    const { grid: x, zeros } = await readNpz(new Blob([fixture('deflated.npz').slice()]))
    expect([...x!.dataSync()]).toEqual(grid)
    expect(zeros?.dataSync()).toEqual(new Float32Array(10_000))
  })
})

test.each([true, false])('a round trip, compress: %s; the same bytes each time', async (compress) => {
  const tensors = {
    a: tensor([
      [1, NaN],
      [-0, 1e-300],
    ]),
    'b/c': tensor(Int32Array.of(5)),
    n: tensor(new Float32Array(100_000)),
  }
  const bytes = await npzBytes(tensors, { compress })
  const back = await readNpz(bytes)
  expect(Object.keys(back)).toEqual(Object.keys(tensors))
  for (const [name, x] of Object.entries(tensors)) {
    expect(back[name]?.shape).toEqual(x.shape)
    expect(back[name]?.dataSync()).toEqual(x.dataSync())
  }
  expect(await npzBytes(tensors, { compress })).toEqual(bytes)
  // An independent reader of zip files agrees.
  expect(unzipSync(bytes)['b/c.npy']).toEqual(await npyBytes(tensors['b/c']))
})

describe('hostile archives', () => {
  const array = npyBytes(tensor(Array.from({ length: 50 }, (_, i) => i % 3)))
  const archive = async (level: 0 | 6 = 6): Promise<Uint8Array> => zipSync({ 'a.npy': await array }, { level, mtime: new Date(1980, 0, 1) })

  test.each([
    ['empty', async () => new Uint8Array(0), 'an end record'],
    ['not a zip', async () => new Uint8Array(1000), 'an end record'],
    ['cut', async () => (await archive()).subarray(0, -1), 'an end record'],
    ['no archive before the end record', async () => (await archive()).slice(-22), 'a directory within the archive'],
    ['a flipped bit', async () => edited(await archive(0), (view, at) => view.setUint8(at - 9, 1)), 'checksum'],
    ['a wrong checksum', async () => edited(await archive(), (view, at) => view.setUint32(at + 16, 1, true)), 'checksum'],
    [
      'more inside than claimed',
      async () => edited(await archive(), (view, at) => view.setUint32(at + 24, 100, true)),
      '100 bytes when unpacked, got more',
    ],
    [
      'less inside than claimed',
      async () => edited(await archive(), (view, at) => view.setUint32(at + 24, 10_000, true)),
      '10000 bytes when unpacked',
    ],
    [
      'gigabytes claimed',
      async () => edited(await archive(), (view, at) => view.setUint32(at + 24, 0xfffffffe, true)),
      'at most 1073741824 bytes',
    ],
    [
      'packed bytes beyond the file',
      async () => edited(await archive(), (view, at) => view.setUint32(at + 20, 100_000, true)),
      'packed bytes in the archive',
    ],
    [
      'an offset beyond the file',
      async () => edited(await archive(), (view, at) => view.setUint32(at + 42, 100_000, true)),
      'within the archive',
    ],
    ['an offset into the data', async () => edited(await archive(), (view, at) => view.setUint32(at + 42, 5, true)), 'a local header'],
    ['another compression', async () => edited(await archive(), (view, at) => view.setUint16(at + 10, 12, true)), 'compression method 12'],
    ['encryption', async () => edited(await archive(), (view, at) => view.setUint16(at + 8, 1, true)), 'without encryption'],
    [
      'a name that runs out',
      async () => edited(await archive(), (view, at) => view.setUint16(at + 28, 60_000, true)),
      'a directory entry within',
    ],
    ['65 535 entries', async () => edited(await archive(), (view) => view.setUint16(view.byteLength - 12, 0xffff, true)), '65535 entries'],
    ['another file in it', async () => zipSync({ 'run.sh': new Uint8Array(3) }), 'an archive of .npy files'],
    ['an array cut short', async () => zipSync({ 'a.npy': (await array).subarray(0, 500) }), 'a.npy must be followed by 400 bytes'],
  ])('%s', async (_, make, said) => {
    const attempt = readNpz(await make())
    await expect(attempt).rejects.toThrow(FormatError)
    await expect(attempt).rejects.toThrow(said)
  })

  test('a bomb is stopped at the limit, whatever it claims', async () => {
    const bomb = zipSync({ 'a.npy': new Uint8Array(50_000_000), 'b.npy': new Uint8Array(50_000_000) })
    expect(bomb.length).toBeLessThan(200_000)
    await expect(readNpz(bomb, { maxBytes: 1_000_000 })).rejects.toThrow('Raise `maxBytes`')
    const liar = edited(bomb, (view, at) => view.setUint32(at + 24, 1000, true))
    await expect(readNpz(liar, { maxBytes: 1_000_000 })).rejects.toThrow('1000 bytes when unpacked, got more')
  })

  test('any bytes changed, or any cut: arrays or a FormatError', async () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('stored.npz', 'deflated.npz'), edits, fc.boolean(), async (name, changes, cut) => {
        let bytes = fixture(name)
        for (const [at, byte] of changes) bytes = bytes.with(at % bytes.length, byte)
        if (cut) bytes = bytes.subarray(0, changes[0]![0] % bytes.length)
        const outcome = await readNpz(bytes).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(FormatError)
      }),
      { numRuns: 3000 },
    )
  })
})
