import type { DType, TypedArrayOf } from '../../dtype.ts'

/** Storage for `n` elements. Its contents are not specified: the caller writes all of them. */
export function allocate<D extends DType>(dtype: D, n: number): TypedArrayOf[D]
export function allocate(dtype: DType, n: number): TypedArrayOf[DType] {
  switch (dtype) {
    case 'float64':
      return new Float64Array(n)
    case 'float32':
      return new Float32Array(n)
    case 'int32':
      return new Int32Array(n)
    case 'bool':
      return new Uint8Array(n)
  }
}

/** Storage for `n` zeros. */
export function zeros<D extends DType>(dtype: D, n: number): TypedArrayOf[D]
export function zeros(dtype: DType, n: number): TypedArrayOf[DType] {
  return allocate(dtype, n).fill(0)
}
