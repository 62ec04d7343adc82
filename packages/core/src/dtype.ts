/**
 * Element types that compute. Narrower types of files (`float16`, `bfloat16`, `int8`, …) widen to one of
 * these when they are loaded. A `bool` is stored as one byte, 0 or 1.
 */
export type DType = 'float64' | 'float32' | 'int32' | 'bool'

/** Host storage of each {@link DType}. */
export interface TypedArrayOf {
  /** 8 bytes an element. */
  float64: Float64Array
  /** 4 bytes an element. */
  float32: Float32Array
  /** 4 bytes an element. */
  int32: Int32Array
  /** 1 byte an element, 0 or 1. */
  bool: Uint8Array
}

/** A typed array that holds the elements of a tensor. */
export type TypedArray = TypedArrayOf[DType]

/** Element types of real numbers. */
export type FloatDType = 'float64' | 'float32'

/** A typed array of real numbers. */
export type FloatArray = TypedArrayOf[FloatDType]

/** Bytes an element of `dtype` takes. */
export function itemSize(dtype: DType): number {
  switch (dtype) {
    case 'float64':
      return 8
    case 'float32':
    case 'int32':
      return 4
    case 'bool':
      return 1
  }
}

/** True for `float32` and `float64`. */
export function isFloat(dtype: DType): dtype is 'float32' | 'float64' {
  return dtype === 'float32' || dtype === 'float64'
}

const rank = { bool: 0, int32: 1, float32: 2, float64: 3 } as const

/** The dtype in which two operands meet: the later of bool < int32 < float32 < float64. */
export function promote(a: DType, b: DType): DType {
  return rank[a] >= rank[b] ? a : b
}

/** Unit roundoff times two of a float dtype: the gap between 1 and the next number. */
export function epsilon(dtype: DType): number {
  return dtype === 'float32' ? 2 ** -23 : 2 ** -52
}

/** The dtype that `array` stores. `Uint8Array` means bool. */
export function dtypeOf(array: TypedArray): DType {
  if (array instanceof Float64Array) return 'float64'
  if (array instanceof Float32Array) return 'float32'
  if (array instanceof Int32Array) return 'int32'
  return 'bool'
}
