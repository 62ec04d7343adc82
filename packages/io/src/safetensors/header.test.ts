import { FormatError, isOrthoError } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '../bytes/source.ts'
import type { ByteSource } from '../bytes/source.ts'
import { parseHeader, readHeader } from './header.ts'

const utf8 = new TextEncoder()

/** A file with this header text and so many bytes of data. */
function file(header: string, dataSize = 0, length = BigInt(utf8.encode(header).length)): Uint8Array {
  const json = utf8.encode(header)
  const bytes = new Uint8Array(8 + json.length + dataSize)
  new DataView(bytes.buffer).setBigUint64(0, length, true)
  bytes.set(json, 8)
  return bytes
}

function tensor(begin: number, end: number, dtype = 'U8', shape = `[${end - begin}]`): string {
  return `{"dtype":"${dtype}","shape":${shape},"data_offsets":[${begin},${end}]}`
}

const good = `{"a":${tensor(0, 4)}}`

/** Name, bytes, and what the message must say. */
const hostile: readonly (readonly [name: string, bytes: Uint8Array, said: string])[] = [
  ['empty file', new Uint8Array(0), 'at least 8 bytes long, got 0 bytes'],
  ['seven bytes', new Uint8Array(7), 'got 7 bytes'],
  ['length only', file('', 0), 'an object at character 0'],
  ['length beyond the file', file(good, 4, 1000n), '"header length" must be at most'],
  ['length of 100 MB + 1', file(good, 4, 100_000_001n), 'header length'],
  ['length of 2^63', file(good, 4, 2n ** 63n), 'got 9223372036854775808'],
  ['length of 2^64 − 1', file(good, 4, 2n ** 64n - 1n), 'header length'],
  ['cut in the header', file(good, 4).subarray(0, 20), 'header length'],
  ['cut in the data', file(good, 3), 'followed by 4 bytes of data, as its header says, got 3 bytes'],
  ['data appended', file(good, 5), 'Something was appended'],
  ['data without tensors', file('{}', 1), 'followed by 0 bytes'],
  ['not UTF-8', file(good, 4).with(10, 0xff), '"header" must be UTF-8'],
  ['a byte order mark', file(`\ufeff${good}`, 4), 'an object at character 0'],
  ['a zip file', file('PK\u0003\u0004'), 'an object at character 0'],
  ['an array', file('[]'), 'an object'],
  ['unfinished JSON', file('{"a":'), 'got its end'],
  ['text after the object', file(`${good}x`, 4), 'at its end'],
  ['zero padding', file(`${good}\0`, 4), 'at its end'],
  ['duplicate tensor', file(`{"a":${tensor(0, 4)},"a":${tensor(0, 4)}}`, 4), 'free of duplicate keys'],
  ['duplicate tensor by an escape', file(`{"a":${tensor(0, 4)},"\\u0061":${tensor(4, 8)}}`, 8), 'free of duplicate keys'],
  ['duplicate __proto__', file(`{"__proto__":${tensor(0, 4)},"__proto__":${tensor(4, 8)}}`, 8), 'free of duplicate keys'],
  ['duplicate field', file('{"a":{"dtype":"U8","dtype":"I8","shape":[4],"data_offsets":[0,4]}}', 4), 'duplicate keys'],
  ['duplicate metadata', file('{"__metadata__":{"k":"1","k":"2"}}'), 'duplicate keys'],
  ['two metadata', file('{"__metadata__":{},"__metadata__":{}}'), 'duplicate keys'],
  ['metadata number', file('{"__metadata__":{"k":1}}'), 'a JSON string'],
  ['metadata object', file('{"__metadata__":{"k":{}}}'), 'a JSON string'],
  ['metadata null', file('{"__metadata__":null}'), 'an object'],
  ['depth bomb', file(`{"a":${'['.repeat(100_000)}`), 'an object'],
  ['depth bomb in an unknown field', file(`{"a":{"x":${'['.repeat(100_000)}`), 'nested at most 64 deep'],
  ['no dtype', file('{"a":{"shape":[4],"data_offsets":[0,4]}}', 4), '"a" must be given a dtype'],
  ['no shape', file('{"a":{"dtype":"U8","data_offsets":[0,4]}}', 4), '"a" must be given a shape'],
  ['no offsets', file('{"a":{"dtype":"U8","shape":[4]}}', 4), '"a" must be given data_offsets'],
  ['one offset', file('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0]}}', 4), 'two data_offsets, got 1'],
  ['three offsets', file('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4,8]}}', 4), 'two data_offsets, got 3'],
  ['unknown dtype', file(`{"a":${tensor(0, 4, 'F128')}}`, 4), '"a" must be of a known dtype, got "F128"'],
  ['dtype of Object.prototype', file(`{"a":${tensor(0, 4, 'constructor')}}`, 4), 'of a known dtype'],
  ['dtype in small letters', file(`{"a":${tensor(0, 4, 'u8')}}`, 4), 'of a known dtype'],
  ['dtype not a string', file('{"a":{"dtype":5,"shape":[4],"data_offsets":[0,4]}}', 4), 'a JSON string'],
  ['negative size', file(`{"a":${tensor(0, 4, 'U8', '[-4]')}}`, 4), 'a non-negative integer'],
  ['fractional size', file(`{"a":${tensor(0, 4, 'U8', '[4.0]')}}`, 4), 'a non-negative integer'],
  ['size with exponent', file(`{"a":${tensor(0, 4, 'U8', '[4e0]')}}`, 4), 'a non-negative integer'],
  ['size as text', file(`{"a":${tensor(0, 4, 'U8', '["4"]')}}`, 4), 'a non-negative integer'],
  ['shape not a list', file(`{"a":${tensor(0, 4, 'U8', '4')}}`, 4), 'an array'],
  ['nested shape', file(`{"a":${tensor(0, 4, 'U8', '[[4]]')}}`, 4), 'a non-negative integer'],
  ['size beyond 2^53', file(`{"a":${tensor(0, 4, 'U8', '[9007199254740992]')}}`, 4), 'an integer below 2^53'],
  ['product overflows to zero in 64 bits', file(`{"a":${tensor(0, 0, 'U8', '[4294967296,4294967296]')}}`), 'below 2^53 bits'],
  ['product overflows before a zero', file(`{"a":${tensor(0, 0, 'U8', '[4503599627370496,4,0]')}}`), 'below 2^53 bits'],
  ['bits overflow', file(`{"a":${tensor(0, 0, 'F64', '[562949953421312]')}}`), 'below 2^53 bits'],
  ['size and shape disagree', file(`{"a":${tensor(0, 4, 'F32', '[2]')}}`, 4), 'stored in 8 bytes, as F32 [2] takes, got 4 bytes'],
  ['scalar of no bytes', file(`{"a":${tensor(0, 0, 'F32', '[]')}}`), 'stored in 4 bytes'],
  ['half a byte', file(`{"a":${tensor(0, 2, 'F4', '[3]')}}`, 2), 'in whole bytes'],
  ['offsets that decrease', file('{"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}}', 4), 'do not decrease'],
  [
    'offset beyond 2^53',
    file('{"a":{"dtype":"U8","shape":[4],"data_offsets":[18446744073709551612,18446744073709551616]}}', 4),
    'below 2^53',
  ],
  ['a hole at the start', file(`{"a":${tensor(4, 8)}}`, 8), 'leaves a hole'],
  ['a hole between', file(`{"a":${tensor(0, 4)},"b":${tensor(5, 9)}}`, 9), '"b" must be stored from byte 4'],
  ['an overlap', file(`{"a":${tensor(0, 4)},"b":${tensor(3, 7)}}`, 7), 'leaves an overlap'],
  ['the same bytes twice', file(`{"a":${tensor(0, 4)},"b":${tensor(0, 4)}}`, 4), 'leaves an overlap'],
  ['an empty tensor inside another', file(`{"a":${tensor(0, 4)},"b":${tensor(2, 2)}}`, 4), 'leaves an overlap'],
  ['an empty tensor beyond the data', file(`{"a":${tensor(0, 4)},"b":${tensor(9, 9)}}`, 4), 'leaves a hole'],
  ['terabytes claimed', file(`{"a":${tensor(0, 2 ** 42)}}`, 4), 'followed by 4398046511104 bytes'],
  ['lone surrogate in a name', file(`{"\\ud800":${tensor(0, 4)}}`, 4), 'valid Unicode'],
  ['control character in a name', file(`{"a\n":${tensor(0, 4)}}`, 4), 'without control characters'],
]

describe('hostile files', () => {
  test.each(hostile)('%s', async (_, bytes, said) => {
    const attempt = readHeader(bytesSource(bytes, 'evil.safetensors'))
    await expect(attempt).rejects.toThrow(FormatError)
    await expect(attempt).rejects.toThrow('evil.safetensors')
    await expect(attempt).rejects.toThrow(said)
  })

  test('a huge name does not make a huge message', async () => {
    const bytes = file(`{"${'n'.repeat(1_000_000)}":${tensor(0, 4, 'X')}}`, 4)
    const error: unknown = await readHeader(bytesSource(bytes)).catch((reason: unknown) => reason)
    expect(isOrthoError(error) && error.message.length).toBeLessThan(500)
  })

  test('a source that claims to be huge is not read for a header it cannot have', async () => {
    const reads: number[] = []
    const bytes = bytesSource(file(good, 4, 2n ** 40n))
    const source: ByteSource = {
      ...bytes,
      size: 2 ** 50,
      read: (begin, length) => {
        reads.push(length)
        return bytes.read(begin, length)
      },
    }
    await expect(readHeader(source)).rejects.toThrow('at most 100000000')
    expect(reads).toEqual([8])
  })
})

describe('files that are fine', () => {
  test.each([
    ['nothing at all', file('{}')],
    ['only metadata', file('{"__metadata__":{"format":"pt"}}')],
    ['white space around', file(`\r\n\t ${good} \n\t\r`, 4)],
    ['white space within', file(`{ "a" : { "dtype" : "U8" , "shape" : [ 4 ] , "data_offsets" : [ 0 , 4 ] } }`, 4)],
    ['fields in another order, and more of them', file('{"a":{"data_offsets":[0,4],"note":{"x":[1,null]},"shape":[4],"dtype":"U8"}}', 4)],
    ['tensors not in data order', file(`{"b":${tensor(4, 8)},"a":${tensor(0, 4)}}`, 8)],
    [
      'empty tensors at every border',
      file(`{"c":${tensor(4, 4)},"a":${tensor(0, 4)},"b":${tensor(0, 0)},"d":${tensor(0, 0, 'F32', '[0,4503599627370496]')}}`, 4),
    ],
    ['names of Object.prototype', file(`{"__proto__":${tensor(0, 2)},"constructor":${tensor(2, 4)}}`, 4)],
    ['an empty name', file(`{"":${tensor(0, 4)}}`, 4)],
  ])('%s', async (_, bytes) => {
    const { entries, dataStart } = await readHeader(bytesSource(bytes))
    expect(dataStart + (entries.at(-1)?.end ?? 0)).toBe(bytes.length)
  })

  test('metadata keeps every key harmlessly', () => {
    const json = utf8.encode('{"__metadata__":{"format":"pt","__proto__":"p","a":"\\u00e9"}}')
    const { metadata } = parseHeader(json, 8 + json.length, 'test')
    expect(Object.entries(metadata)).toEqual([
      ['format', 'pt'],
      ['__proto__', 'p'],
      ['a', 'é'],
    ])
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })
})
