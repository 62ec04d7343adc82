import type { TypedArray } from '@ortho/core'

/** `data` in the array of `dtype`. Backends may keep numbers in another one than they say, such as integers of a cast tensor. */
export function typedArrayOf(data: ArrayLike<number>, dtype: 'float32' | 'int32' | 'bool'): TypedArray {
  switch (dtype) {
    case 'float32':
      return data instanceof Float32Array ? data : Float32Array.from(data)
    case 'int32':
      return data instanceof Int32Array ? data : Int32Array.from(data)
    case 'bool':
      return data instanceof Uint8Array ? data : Uint8Array.from(data, (v) => (v === 0 ? 0 : 1))
  }
}
