import { readdirSync, readFileSync } from 'node:fs'
import { DTypeError, FormatError, tensor } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { npyBytes, readNpy } from './npy.ts'

const folder = new URL('../../fixtures/npy/', import.meta.url)
const file = (name: string): Buffer => readFileSync(new URL(name, folder))

/** `arange(24) − 5`, the content of most reference files. */
const grid = Array.from({ length: 24 }, (_, i) => i - 5)

/** A version 1 file with this header text. */
function npy(header: string, data = new Uint8Array(0), version = 1): Uint8Array {
  const text = new TextEncoder().encode(header)
  const prefix = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, text.length & 0xff, text.length >> 8]
  return Uint8Array.from([...prefix, ...text, ...data])
}

describe('files saved by NumPy', () => {
  test.each([
    ['float64', ['le-f8', 'be-f8', 'version2', 'version3']],
    ['float32', ['le-f4', 'be-f4', 'le-f2', 'be-f2', 'fortran']],
    ['int32', ['i1', 'le-i2', 'be-i2', 'le-i4', 'be-i4', 'le-i8', 'be-i8']],
  ] as const)('%s', async (dtype, names) => {
    for (const name of names) {
      const x = await readNpy(file(`${name}.npy`))
      expect({ name, dtype: x.dtype, shape: x.shape, data: [...x.dataSync()] }).toEqual({ name, dtype, shape: [2, 3, 4], data: grid })
    }
  })

  test('unsigned, bool, complex, scalar, empty', async () => {
    expect([...(await readNpy(file('u1.npy'))).dataSync()]).toEqual(grid.map((x) => (x + 256) % 256))
    expect([...(await readNpy(file('u8.npy'))).dataSync()]).toEqual(grid.map(Math.abs))
    const bool = await readNpy(file('b1.npy'))
    expect([bool.dtype, ...bool.dataSync()]).toEqual(['bool', ...grid.map((x) => Number(x > 3))])
    const complex = await readNpy(file('complex.npy'))
    expect(complex.shape).toEqual([2, 3, 4, 2])
    expect([...complex.dataSync()]).toEqual(grid.flatMap((x) => [x, 2 * x]))
    const scalar = await readNpy(file('scalar.npy'))
    expect([scalar.shape, scalar.item()]).toEqual([[], 2.5])
    expect((await readNpy(file('empty.npy'))).shape).toEqual([3, 0])
  })

  test('are written again byte for byte', async () => {
    const again = async (name: string, dtype?: 'F16'): Promise<boolean> =>
      Buffer.from(await npyBytes(await readNpy(file(name)), { dtype })).equals(file(name))
    for (const name of ['le-f8.npy', 'le-f4.npy', 'le-i4.npy', 'b1.npy', 'scalar.npy', 'vector.npy', 'empty.npy']) {
      expect([name, await again(name)]).toEqual([name, true])
    }
    expect(await again('le-f2.npy', 'F16')).toBe(true)
  })

  test.each([
    ['bad-object.npy', 'pickles'],
    ['bad-record.npy', 'records with fields'],
    ['bad-text.npy', 'got "<U2"'],
  ])('%s is refused', async (name, said) => {
    await expect(readNpy(file(name))).rejects.toThrow(FormatError)
    await expect(readNpy(file(name))).rejects.toThrow(said)
  })
})

describe('hostile files', () => {
  const header = (descr: string, shape: string): string => `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }\n`
  test.each([
    ['empty', new Uint8Array(0), 'at least 10 bytes'],
    ['another format', new TextEncoder().encode('PK\u0003\u0004aaaaaaaaaaaa'), 'which starts with'],
    ['version 9', npy('{}', new Uint8Array(0), 9), 'version 1, 2 or 3'],
    ['header beyond the file', npy(header('<f8', '()')).subarray(0, 30), 'a header of at most 20 bytes'],
    ['header of gigabytes', Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 2, 0, 255, 255, 255, 255, 123]), 'a header of at most'],
    ['code', npy("{'descr': __import__('os').system('true'), 'fortran_order': False, 'shape': ()}"), 'a type string'],
    ['key twice', npy("{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': ()}"), 'a single descr'],
    ['key missing', npy("{'descr': '<f8', 'shape': ()}"), 'all of descr, fortran_order and shape'],
    ['unknown key', npy("{'descr': '<f8', 'fortran_order': False, 'shape': (), 'x': 1}"), 'the key descr'],
    ['no comma', npy("{'descr': '<f8' 'fortran_order': False, 'shape': ()}"), '"," or "}"'],
    ['text after', npy(`${header('<f8', '()')}{}`), 'the end of the header'],
    ['cut header', npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,"), 'got its end'],
    ['negative size', npy(header('<f8', '(-1,)')), 'a non-negative integer'],
    ['number for a tuple', npy(header('<f8', '(3)')), '","'],
    ['list for a tuple', npy(header('<f8', '[3]')), 'a tuple'],
    ['size beyond 2^53', npy(header('<f8', '(99999999999999999999,)')), 'below 2^53'],
    ['terabytes claimed', npy(header('<f8', '(1000000, 1000000)')), 'followed by 8000000000000 bytes'],
    ['overflowing product', npy(header('<f8', '(4294967296, 4294967296)')), 'fewer than 2^53'],
    ['too little data', npy(header('<f8', '(2,)'), new Uint8Array(15)), 'followed by 16 bytes'],
    ['too much data', npy(header('<f8', '(2,)'), new Uint8Array(17)), 'got 17 bytes'],
    ['Object.prototype as a type', npy(header('<toString', '()')), 'a type of numbers'],
    ['a width without byte order', npy(header('|f8', '()'), new Uint8Array(8)), 'a type of numbers'],
    ['a bool of 2', npy(header('|b1', '(1,)'), Uint8Array.of(2)), '2 at element 0'],
  ])('%s', async (_, bytes, said) => {
    await expect(readNpy(bytes)).rejects.toThrow(FormatError)
    await expect(readNpy(bytes)).rejects.toThrow(said)
  })

  test('any byte changed, or any cut: an array or a FormatError', async () => {
    const names = readdirSync(folder)
    const edit = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(255), fc.boolean())
    await fc.assert(
      fc.asyncProperty(edit, async ([name, at, byte, cut]) => {
        const bytes = new Uint8Array(file(name))
        const edited = cut ? bytes.subarray(0, at % bytes.length) : bytes.with(at % Math.min(bytes.length, 130), byte)
        const outcome = await readNpy(edited).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(FormatError)
      }),
      { numRuns: 3000 },
    )
  })
})

test('odd headers that NumPy reads', async () => {
  const data = new Uint8Array(Float64Array.of(1, 2).buffer)
  for (const header of [
    '{"shape": (2,), "fortran_order": True, "descr": "<f8"}',
    "{'descr':'<f8','fortran_order':False,'shape':(2L,)}  \n",
    "{ 'shape' : ( 1 , 2 ) , 'descr' : '=f8' , 'fortran_order' : False , }",
  ]) {
    expect([...(await readNpy(npy(header, data))).dataSync()]).toEqual([1, 2])
  }
})

test('types that NumPy lacks are refused', async () => {
  await expect(npyBytes(tensor([1]), { dtype: 'BF16' })).rejects.toThrow(DTypeError)
})
