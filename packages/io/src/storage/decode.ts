import { DTypeError, FormatError } from '@ortho/core'
import type { DType, Shape, TypedArray } from '@ortho/core'
import { toHostOrder } from '../bytes/endian.ts'
import { computingDType } from './dtypes.ts'
import type { StorageDType } from './dtypes.ts'
import { codeValue, miniFloats } from './minifloat.ts'
import type { MiniFloat } from './minifloat.ts'
import type { RawTensor } from './raw.ts'

/** How stored elements become numbers. */
export interface DecodeOptions {
  /**
   * Dtype of the result. Default: the narrowest that holds the stored type, see `computingDType`. `float64` also
   * takes 64-bit integers up to 2^53; `float32` rounds doubles and large integers.
   */
  readonly dtype?: DType | undefined
}

/** What is decoded, and the names that messages give it. */
export interface Stored {
  /** File for messages. */
  readonly where: string
  /** Tensor for messages. */
  readonly name: string
  /** Element type in the file. */
  readonly dtype: StorageDType
  /** Axis sizes, outermost first. */
  readonly shape: Shape
}

/**
 * Numbers of a stored tensor. Complex `C64` comes as float32 pairs on a new last axis of size 2. Where no element
 * changes, the result is a view of `bytes`.
 *
 * @param bytes - Little-endian elements; their length must fit the shape.
 * @throws FormatError for a bool byte other than 0 and 1, or an integer that the result cannot hold.
 * @throws DTypeError for 6-bit floats, whose packing no format document fixes, and for a float asked for as an integer.
 */
export function decode(stored: Stored, bytes: Uint8Array, options: DecodeOptions = {}): RawTensor {
  const shape = stored.dtype === 'C64' ? [...stored.shape, 2] : stored.shape
  const dtype = options.dtype ?? computingDType(stored.dtype)
  const numbers = elements(stored, bytes)
  return { dtype, shape, data: convert(stored, numbers, dtype) }
}

/** All that a typed array over stored bytes can be. */
type Elements = TypedArray | Int8Array | Int16Array | Uint16Array | Uint32Array | BigInt64Array | BigUint64Array

function elements(stored: Stored, bytes: Uint8Array): Elements {
  const { dtype } = stored
  switch (dtype) {
    case 'F64':
      return host(bytes, 8, Float64Array)
    case 'F32':
    case 'C64':
      return host(bytes, 4, Float32Array)
    case 'F16':
      return halves(host(bytes, 2, Uint16Array))
    case 'BF16':
      return brainFloats(host(bytes, 2, Uint16Array))
    case 'F8_E5M2':
    case 'F8_E4M3':
    case 'F8_E5M2FNUZ':
    case 'F8_E4M3FNUZ':
      return lookUp(bytes, smallFloats(dtype))
    case 'F8_E8M0':
      return lookUp(bytes, powersOfTwo())
    case 'F4':
      return nibbles(bytes)
    case 'F6_E2M3':
    case 'F6_E3M2':
      throw new DTypeError({
        where: stored.where,
        argument: stored.name,
        expected: 'of an element type whose packing is fixed',
        received: dtype,
        hint: 'Read its bytes and unpack them as its producer says.',
      })
    case 'I64':
      return host(bytes, 8, BigInt64Array)
    case 'U64':
      return host(bytes, 8, BigUint64Array)
    case 'I32':
      return host(bytes, 4, Int32Array)
    case 'U32':
      return host(bytes, 4, Uint32Array)
    case 'I16':
      return host(bytes, 2, Int16Array)
    case 'U16':
      return host(bytes, 2, Uint16Array)
    case 'I8':
      return host(bytes, 1, Int8Array)
    case 'U8':
      // Int16 so that plain bytes are not mistaken for bools, which Uint8Array means everywhere else.
      return new Int16Array(bytes)
    case 'BOOL':
      return bools(stored, bytes)
  }
}

/** Constructor of a typed array over a part of a buffer. */
type ViewOf<T> = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => T

function host<T>(bytes: Uint8Array, width: number, View: ViewOf<T>): T {
  const native = toHostOrder(bytes, width)
  return new View(native.buffer, native.byteOffset, native.byteLength / width)
}

/** Half to float: move the bits up, rescale the exponent by multiplying (exact, subnormals included). */
function halves(codes: Uint16Array): Float32Array {
  const out = new Float32Array(codes.length)
  const bits = new Uint32Array(out.buffer)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!
    bits[i] = (code & 0x7fff) << 13
    out[i] = out[i]! * 2 ** 112
    if ((code & 0x7c00) === 0x7c00) bits[i] = 0x7f800000 | ((code & 0x3ff) << 13)
    bits[i] = bits[i]! | ((code & 0x8000) << 16)
  }
  return out
}

/** A bfloat16 is the upper half of a float32. */
function brainFloats(codes: Uint16Array): Float32Array {
  const bits = new Uint32Array(codes.length)
  for (let i = 0; i < codes.length; i++) bits[i] = codes[i]! << 16
  return new Float32Array(bits.buffer)
}

function smallFloats(dtype: MiniFloat): Float32Array {
  const format = miniFloats[dtype]
  return Float32Array.from({ length: 256 }, (_, code) => codeValue(format, code))
}

/** E8M0: no sign, no mantissa; 255 is NaN. */
function powersOfTwo(): Float32Array {
  return Float32Array.from({ length: 256 }, (_, code) => (code === 255 ? NaN : 2 ** (code - 127)))
}

function lookUp(codes: Uint8Array, values: Float32Array): Float32Array {
  const out = new Float32Array(codes.length)
  for (let i = 0; i < codes.length; i++) out[i] = values[codes[i]!]!
  return out
}

const fourBitFloats = [0, 0.5, 1, 1.5, 2, 3, 4, 6, -0, -0.5, -1, -1.5, -2, -3, -4, -6] as const

/** F4 is E2M1, two to a byte, the first in the low half. */
function nibbles(bytes: Uint8Array): Float32Array {
  const out = new Float32Array(2 * bytes.length)
  for (let i = 0; i < bytes.length; i++) {
    out[2 * i] = fourBitFloats[bytes[i]! & 15]!
    out[2 * i + 1] = fourBitFloats[bytes[i]! >> 4]!
  }
  return out
}

function bools(stored: Stored, bytes: Uint8Array): Uint8Array {
  const wrong = bytes.findIndex((byte) => byte > 1)
  if (wrong >= 0) throw misfit(stored, 'made of bool bytes 0 and 1', `${bytes[wrong]} at element ${wrong}`)
  return bytes
}

function convert(stored: Stored, numbers: Elements, dtype: DType): TypedArray {
  switch (dtype) {
    case 'float64':
      if (numbers instanceof Float64Array) return numbers
      return isBig(numbers) ? fromBig(stored, numbers, new Float64Array(numbers.length)) : new Float64Array(numbers)
    case 'float32':
      if (numbers instanceof Float32Array) return numbers
      return isBig(numbers) ? Float32Array.from(numbers, Number) : new Float32Array(numbers)
    case 'int32':
      if (numbers instanceof Int32Array) return numbers
      if (isBig(numbers)) return fromBig(stored, numbers, new Int32Array(numbers.length))
      if (numbers instanceof Uint32Array) return fromUnsigned(stored, numbers)
      if (numbers instanceof Float32Array || numbers instanceof Float64Array) throw narrowing(stored, dtype)
      return new Int32Array(numbers)
    case 'bool':
      if (numbers instanceof Uint8Array) return numbers
      throw narrowing(stored, dtype)
  }
}

function isBig(numbers: Elements): numbers is BigInt64Array | BigUint64Array {
  return numbers instanceof BigInt64Array || numbers instanceof BigUint64Array
}

/** 64-bit integers as numbers, each checked to be the same number. */
function fromBig<T extends Int32Array | Float64Array>(stored: Stored, from: BigInt64Array | BigUint64Array, to: T): T {
  for (let i = 0; i < from.length; i++) {
    const value = from[i]!
    to[i] = Number(value)
    if (to[i] !== Number(value) || !Number.isSafeInteger(to[i])) throw tooLarge(stored, String(value), i, to instanceof Int32Array)
  }
  return to
}

function fromUnsigned(stored: Stored, from: Uint32Array): Int32Array {
  const wrong = from.findIndex((value) => value > 0x7fffffff)
  if (wrong >= 0) throw tooLarge(stored, String(from[wrong]), wrong, true)
  return new Int32Array(from)
}

function tooLarge(stored: Stored, value: string, index: number, asInt32: boolean): FormatError {
  return misfit(
    stored,
    asInt32 ? `made of ${stored.dtype} values that fit int32` : `made of ${stored.dtype} values up to 2^53`,
    `${value} at element ${index}`,
    asInt32 ? 'Read it with dtype "float64", or read its bytes.' : 'Read its bytes.',
  )
}

function narrowing(stored: Stored, dtype: DType): DTypeError {
  return new DTypeError({
    where: stored.where,
    argument: stored.name,
    expected: `of a stored type that widens to ${dtype}`,
    received: stored.dtype,
    hint: 'Read it as a float and round it yourself.',
  })
}

function misfit(stored: Stored, expected: string, received: string, hint?: string): FormatError {
  return new FormatError({ where: stored.where, argument: stored.name, expected, received, hint })
}
