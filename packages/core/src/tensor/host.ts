import type { DType, TypedArray } from '../dtype.ts'

/** `values` in a new typed array of `dtype`: to int32 truncating, to bool as `v ≠ 0`. */
export function arrayOf(dtype: DType, values: ArrayLike<number>): TypedArray {
  switch (dtype) {
    case 'float64':
      return Float64Array.from(values)
    case 'float32':
      return Float32Array.from(values)
    case 'int32':
      return Int32Array.from(values)
    case 'bool':
      return Uint8Array.from(values, (v) => (v === 0 ? 0 : 1))
  }
}
