import { readFileSync } from 'node:fs'
import { DTypeError, FormatError } from '@ortho/core'
import type { DType, TypedArray } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { readNpz } from '../npy/npz.ts'
import { decode } from './decode.ts'
import type { Stored } from './decode.ts'
import type { StorageDType } from './dtypes.ts'
import { storedSize } from './dtypes.ts'
import { encode } from './encode.ts'
import { codeValue, miniFloats } from './minifloat.ts'
import type { MiniFloat } from './minifloat.ts'

const narrow: readonly MiniFloat[] = ['F16', 'BF16', 'F8_E5M2', 'F8_E4M3', 'F8_E5M2FNUZ', 'F8_E4M3FNUZ']

function stored(dtype: StorageDType, elements: number): Stored {
  return { where: 'test', name: 'x', dtype, shape: [elements] }
}

function decoded(dtype: StorageDType, bytes: Uint8Array, as?: DType): number[] {
  return [...decode(stored(dtype, bytes.length), bytes, { dtype: as }).data]
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

function codesOf(dtype: MiniFloat, bytes: Uint8Array): number[] {
  return [...(miniFloats[dtype].sign === 0x8000 ? new Uint16Array(bytes.slice().buffer) : bytes)]
}

describe.each(narrow)('%s', (dtype) => {
  const format = miniFloats[dtype]
  const all = Array.from({ length: 2 * format.sign }, (_, code) => code)
  const allBytes = format.sign === 0x8000 ? bytesOf(Uint16Array.from(all)) : Uint8Array.from(all)

  test('doubles round to the codes that an exact search finds', async () => {
    const reference = await readNpz(readFileSync(new URL('../../fixtures/rounding.npz', import.meta.url)))
    const x = reference['x']!.dataSync()
    expect(codesOf(dtype, encode(stored(dtype, x.length), x))).toEqual([...reference[dtype]!.dataSync()])
  })

  test('float32 numbers round as the same numbers in float64 do', () => {
    const x = Float32Array.from({ length: 20_000 }, (_, i) => ((i % 2 ? -1 : 1) * ((i * 7919) % 20_011)) / 2 ** (i % 40))
    x.set([NaN, Infinity, -Infinity, -0, 3.4028234e38, 1.4e-45])
    expect(encode(stored(dtype, x.length), x)).toEqual(encode(stored(dtype, x.length), Float64Array.from(x)))
  })

  test('every code decodes to its value and back to itself', () => {
    const { data } = decode(stored(dtype, all.length), allBytes)
    expect([...data]).toEqual(all.map((code) => codeValue(format, code)))
    const back = codesOf(dtype, encode(stored(dtype, data.length), data))
    for (const code of all) if (!Number.isNaN(data[code]!)) expect(back[code]).toBe(code)
  })

  test('positive codes ascend in value', () => {
    const { data } = decode(stored(dtype, all.length), allBytes)
    for (let code = 1; code <= format.largest; code++) expect(data[code]!).toBeGreaterThan(data[code - 1]!)
  })
})

test('known values of the narrow floats', () => {
  expect(decoded('F16', Uint8Array.of(0x00, 0x3c, 0xff, 0x7b, 0x01, 0x00, 0x00, 0xfc))).toEqual([1, 65504, 2 ** -24, -Infinity])
  expect(decoded('F8_E4M3', Uint8Array.of(0x38, 0x7e, 0x7f, 0x01))).toEqual([1, 448, NaN, 2 ** -9])
  expect(decoded('F8_E5M2', Uint8Array.of(0x3c, 0x7b, 0x7c, 0x7d))).toEqual([1, 57344, Infinity, NaN])
  expect(decoded('F8_E8M0', Uint8Array.of(0, 127, 254, 255))).toEqual([2 ** -127, 1, 2 ** 127, NaN])
  expect(decoded('F4', Uint8Array.of(0x21, 0xf7))).toEqual([0.5, 1, 6, -6])
})

test('overflow: infinite in 16 bits, the largest number in 8', () => {
  const x = Float64Array.of(1e39, -1e39)
  const after = (dtype: StorageDType): number[] => decoded(dtype, encode(stored(dtype, 2), x))
  expect(after('F16')).toEqual([Infinity, -Infinity])
  expect(after('BF16')).toEqual([Infinity, -Infinity])
  expect(after('F8_E4M3')).toEqual([448, -448])
  expect(after('F8_E5M2')).toEqual([57344, -57344])
})

describe('integers', () => {
  const int32s = Int32Array.of(-(2 ** 31), -1, 0, 1, 2 ** 31 - 1)
  test.each([
    ['I64', int32s],
    ['I32', int32s],
    ['I16', Int32Array.of(-32768, 32767)],
    ['I8', Int32Array.of(-128, 127)],
    ['U8', Int32Array.of(0, 255)],
    ['U16', Int32Array.of(0, 65535)],
    ['U32', Int32Array.of(0, 2 ** 31 - 1)],
    ['U64', Int32Array.of(0, 2 ** 31 - 1)],
  ] as const)('%s keeps int32 values', (dtype, values) => {
    const bytes = encode(stored(dtype, values.length), values)
    expect(bytes.length).toBe(storedSize(dtype, [values.length]))
    expect(decode(stored(dtype, values.length), bytes)).toEqual({ dtype: 'int32', shape: [values.length], data: values })
  })

  test.each([
    ['I64', BigInt64Array.of(5n, 2n ** 31n), '2147483648 at element 1'],
    ['I64', BigInt64Array.of(-(2n ** 63n)), '-9223372036854775808 at element 0'],
    ['U64', BigUint64Array.of(2n ** 64n - 1n), '18446744073709551615 at element 0'],
    ['U32', Uint32Array.of(2 ** 32 - 1), '4294967295 at element 0'],
  ] as const)('%s beyond int32 is refused, naming the value', (dtype, values, said) => {
    expect(() => decoded(dtype, bytesOf(values))).toThrow(FormatError)
    expect(() => decoded(dtype, bytesOf(values))).toThrow(said)
  })

  test('as float64, integers are exact up to 2^53 and refused beyond', () => {
    expect(decoded('I64', bytesOf(BigInt64Array.of(2n ** 53n - 1n, -(2n ** 53n) + 1n)), 'float64')).toEqual([2 ** 53 - 1, -(2 ** 53) + 1])
    expect(() => decoded('U64', bytesOf(BigUint64Array.of(2n ** 53n + 1n)), 'float64')).toThrow('9007199254740993 at element 0')
  })

  test.each([
    ['U8', -1],
    ['U8', 256],
    ['I8', 128],
    ['U16', 65536],
    ['I16', -32769],
    ['U32', -1],
    ['U64', -1],
  ] as const)('%s cannot store %d', (dtype, value) => {
    expect(() => encode(stored(dtype, 2), Int32Array.of(0, value))).toThrow(`${value} at element 1`)
  })
})

test('what would lose meaning silently is refused', () => {
  const refused: [StorageDType, TypedArray][] = [
    ['I32', Float64Array.of(1)],
    ['U8', Float32Array.of(1)],
    ['BOOL', Int32Array.of(1)],
    ['F4', Float32Array.of(1)],
    ['F8_E8M0', Float32Array.of(1)],
  ]
  for (const [dtype, data] of refused) expect(() => encode(stored(dtype, 1), data)).toThrow(DTypeError)
  expect(() => decoded('F32', new Uint8Array(4), 'int32')).toThrow(DTypeError)
  expect(() => decoded('U8', new Uint8Array(4), 'bool')).toThrow(DTypeError)
  expect(() => decoded('F6_E2M3', new Uint8Array(3))).toThrow(DTypeError)
  expect(() => decoded('BOOL', Uint8Array.of(0, 1, 2))).toThrow('2 at element 2')
})

test('bytes at odd positions decode like aligned ones', () => {
  const values = Float64Array.of(Math.PI, -1e-300, NaN)
  const shifted = new Uint8Array(values.byteLength + 1)
  shifted.set(bytesOf(values), 1)
  expect(decoded('F64', shifted.subarray(1))).toEqual([...values])
})

test('sizes are exact or refused', () => {
  expect(storedSize('F32', [])).toBe(4)
  expect(storedSize('F32', [0, 5])).toBe(0)
  expect(storedSize('F4', [3])).toBeUndefined()
  expect(storedSize('F6_E3M2', [4])).toBe(3)
  expect(storedSize('U8', [2 ** 40, 2 ** 40])).toBeUndefined()
  expect(storedSize('F32', [2 ** 32])).toBe(2 ** 34)
})
