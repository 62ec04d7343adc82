import { FormatError } from '@ortho/core'
import type { Shape, TypedArray } from '@ortho/core'
import { hostIsLittleEndian, swapBytes } from '../bytes/endian.ts'
import { show } from '../bytes/show.ts'
import { decode } from '../storage/decode.ts'
import type { DecodeOptions } from '../storage/decode.ts'
import { storedSize } from '../storage/dtypes.ts'
import type { StorageDType } from '../storage/dtypes.ts'
import type { RawTensor } from '../storage/raw.ts'
import { parseNpyHeader } from './header.ts'

/** NumPy's type strings, without the byte order. Complex numbers are pairs of floats on a last axis of size 2. */
const types: Readonly<Record<string, { readonly dtype: StorageDType; readonly width: number; readonly pairs?: true }>> = {
  b1: { dtype: 'BOOL', width: 1 },
  i1: { dtype: 'I8', width: 1 },
  u1: { dtype: 'U8', width: 1 },
  i2: { dtype: 'I16', width: 2 },
  u2: { dtype: 'U16', width: 2 },
  i4: { dtype: 'I32', width: 4 },
  u4: { dtype: 'U32', width: 4 },
  i8: { dtype: 'I64', width: 8 },
  u8: { dtype: 'U64', width: 8 },
  f2: { dtype: 'F16', width: 2 },
  f4: { dtype: 'F32', width: 4 },
  f8: { dtype: 'F64', width: 8 },
  c8: { dtype: 'F32', width: 4, pairs: true },
  c16: { dtype: 'F64', width: 8, pairs: true },
}

/** The type string that NumPy writes for a storage type; undefined where NumPy has none. */
export function descrOf(dtype: StorageDType): string | undefined {
  const found = Object.entries(types).find(([, type]) => type.dtype === dtype)
  if (found === undefined) return undefined
  return `${found[1].width === 1 ? '|' : '<'}${found[0]}`
}

/**
 * Numbers of a `.npy` file, in row-major order whatever the file's.
 *
 * @throws FormatError for a broken header, objects, records or text, or data of another size than the header says.
 */
export function parseNpy(file: Uint8Array, where: string, options: DecodeOptions = {}): RawTensor {
  const { descr, fortranOrder, shape: axes, dataStart } = parseNpyHeader(file, where)
  const order = descr.charAt(0)
  const type = /^[<>|=]/.test(descr) && Object.hasOwn(types, descr.slice(1)) ? types[descr.slice(1)] : undefined
  if (type === undefined || (order === '|' && type.width > 1)) {
    const hint = order === '|' && descr.startsWith('|O') ? 'Object arrays are pickles, which can run code; they are never read.' : undefined
    throw new FormatError({ where, argument: 'descr', expected: 'a type of numbers or bools', received: show(descr), hint })
  }
  const shape = type.pairs ? [...axes, 2] : axes
  const size = storedSize(type.dtype, shape)
  const stored = file.subarray(dataStart)
  if (size !== stored.length) {
    throw new FormatError({
      where,
      expected: `followed by ${size ?? 'fewer than 2^53'} bytes of data for shape (${show(axes.join(', ')).slice(1, -1)}) of ${descr}`,
      received: `${stored.length} bytes`,
    })
  }
  const swapped = type.width > 1 && (order === '>' || (order === '=' && !hostIsLittleEndian()))
  const bytes = swapped ? swapBytes(stored, type.width) : stored
  const raw = decode({ where, name: 'data', dtype: type.dtype, shape }, bytes, options)
  return fortranOrder ? { ...raw, data: toRowMajor(raw.data, axes, type.pairs ? 2 : 1) } : raw
}

/** Reorders elements of which the first axis varies fastest. `group` neighbours stay together. */
function toRowMajor(data: TypedArray, shape: Shape, group: number): TypedArray {
  if (shape.length < 2) return data
  const out = data.slice()
  // Position in the file of the current row-major index, advanced like an odometer.
  const steps: number[] = []
  let step = group
  for (const n of shape) {
    steps.push(step)
    step *= n
  }
  const index = new Array<number>(shape.length).fill(0)
  let from = 0
  for (let to = 0; to < data.length; to += group) {
    for (let i = 0; i < group; i++) out[to + i] = data[from + i]!
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += steps[axis]!
      if (++index[axis]! < shape[axis]!) break
      from -= steps[axis]! * shape[axis]!
      index[axis] = 0
    }
  }
  return out
}
