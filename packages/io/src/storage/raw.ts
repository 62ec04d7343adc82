import type { DType, Shape, TypedArray } from '@ortho/core'
import type { StorageDType } from './dtypes.ts'

/** Numbers with a shape, before or without a backend. */
export interface RawTensor {
  /** Dtype of `data`. */
  readonly dtype: DType
  /** Axis sizes, outermost first. */
  readonly shape: Shape
  /** Elements in row-major order. */
  readonly data: TypedArray
}

/**
 * A tensor whose elements may have to be fetched. Every Ortho `Tensor` is one, and so is a {@link RawTensor};
 * with a function, a writer makes the elements when their turn comes, so that one tensor is in memory at a time.
 */
export interface SavableTensor {
  /** Dtype of the elements. */
  readonly dtype: DType
  /** Axis sizes, outermost first. */
  readonly shape: Shape
  /** Elements in row-major order, or what gives them. */
  readonly data: TypedArray | (() => TypedArray | Promise<TypedArray>)
}

/** A tensor as a file stores it: the way to copy one without changing a bit, or to write a type that does not compute. */
export interface StoredTensor {
  /** Element type in the file. */
  readonly dtype: StorageDType
  /** Axis sizes, outermost first. */
  readonly shape: Shape
  /** Little-endian elements in row-major order, packed, or what gives them. */
  readonly bytes: Uint8Array | (() => Uint8Array | Promise<Uint8Array>)
}
