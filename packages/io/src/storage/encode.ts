import { DTypeError, FormatError } from '@ortho/core'
import type { TypedArray } from '@ortho/core'
import { toHostOrder } from '../bytes/endian.ts'
import type { Stored } from './decode.ts'
import { miniFloats, rounder } from './minifloat.ts'
import type { FloatFormat } from './minifloat.ts'

/**
 * Little-endian bytes of numbers in the storage type `stored.dtype`; a view of `data` where no element changes.
 * Floats round once, to nearest, ties to even, straight from their own precision. What is too large for `F32`,
 * `F16` or `BF16` becomes ±∞; for the 8-bit floats it becomes their largest number. NaN stays NaN.
 *
 * @throws DTypeError for floats as integers, anything but bool as `BOOL`, and types that only `bytes` can write.
 * @throws FormatError for an integer out of range of the storage type.
 */
export function encode(stored: Stored, data: TypedArray): Uint8Array {
  const { dtype } = stored
  const floats = data instanceof Float32Array || data instanceof Float64Array
  switch (dtype) {
    case 'F64':
      return little(data instanceof Float64Array ? data : new Float64Array(data), 8)
    case 'F32':
    case 'C64':
      return little(data instanceof Float32Array ? data : new Float32Array(data), 4)
    case 'BF16':
      return little(data instanceof Float32Array ? brainFloats(data) : codes(miniFloats[dtype], data, new Uint16Array(data.length)), 2)
    case 'F16':
      return little(codes(miniFloats[dtype], data, new Uint16Array(data.length)), 2)
    case 'F8_E5M2':
    case 'F8_E4M3':
    case 'F8_E5M2FNUZ':
    case 'F8_E4M3FNUZ':
      return codes(miniFloats[dtype], data, new Uint8Array(data.length))
    case 'BOOL':
      if (data instanceof Uint8Array) return data
      throw unwritable(stored, 'bool to be stored as BOOL', data)
    case 'F4':
    case 'F6_E2M3':
    case 'F6_E3M2':
    case 'F8_E8M0':
      throw unwritable(stored, `given as stored bytes to be written as ${dtype}`, data)
    default:
      if (floats) throw unwritable(stored, `int32 or bool to be stored as ${dtype}`, data)
      return integers(stored, data)
  }
}

function little(numbers: ArrayBufferView, width: number): Uint8Array {
  return toHostOrder(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), width)
}

function codes<T extends Uint8Array | Uint16Array>(format: FloatFormat, data: TypedArray, out: T): T {
  const round = rounder(format)
  for (let i = 0; i < data.length; i++) out[i] = round(data[i]!)
  return out
}

/** Float32 to bfloat16 on the bits: adding half of the last kept place carries where rounding up is due. */
function brainFloats(data: Float32Array): Uint16Array {
  const bits = new Uint32Array(data.buffer, data.byteOffset, data.length)
  const out = new Uint16Array(data.length)
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i]!
    const isNaN = (word & 0x7fffffff) > 0x7f800000
    out[i] = isNaN ? 0x7fc0 : (word + 0x7fff + ((word >>> 16) & 1)) >>> 16
  }
  return out
}

function integers(stored: Stored, data: TypedArray): Uint8Array {
  switch (stored.dtype) {
    case 'I64':
      return little(BigInt64Array.from(data, BigInt), 8)
    case 'U64':
      return little(BigUint64Array.from(inRange(stored, data, 0, 0x7fffffff), BigInt), 8)
    case 'U32':
      return little(new Uint32Array(inRange(stored, data, 0, 0x7fffffff)), 4)
    case 'I16':
      return little(new Int16Array(inRange(stored, data, -0x8000, 0x7fff)), 2)
    case 'U16':
      return little(new Uint16Array(inRange(stored, data, 0, 0xffff)), 2)
    case 'I8':
      return little(new Int8Array(inRange(stored, data, -0x80, 0x7f)), 1)
    case 'U8':
      return new Uint8Array(inRange(stored, data, 0, 0xff))
    default:
      return little(data instanceof Int32Array ? data : new Int32Array(data), 4)
  }
}

function inRange(stored: Stored, data: TypedArray, least: number, most: number): TypedArray {
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!
    if (value >= least && value <= most) continue
    throw new FormatError({
      where: stored.where,
      argument: stored.name,
      expected: `made of integers in [${least}, ${most}] to be stored as ${stored.dtype}`,
      received: `${value} at element ${i}`,
    })
  }
  return data
}

function unwritable(stored: Stored, expected: string, data: TypedArray): DTypeError {
  return new DTypeError({ where: stored.where, argument: stored.name, expected, received: data.constructor.name })
}
