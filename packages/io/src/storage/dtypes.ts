import type { DType, Shape } from '@ortho/core'

/**
 * Element types that files store, in the words of the safetensors format and in its data order: a writer puts
 * later ones first, which keeps every tensor aligned.
 */
export type StorageDType =
  | 'BOOL'
  | 'F4'
  | 'F6_E2M3'
  | 'F6_E3M2'
  | 'U8'
  | 'I8'
  | 'F8_E5M2'
  | 'F8_E4M3'
  | 'F8_E8M0'
  | 'F8_E4M3FNUZ'
  | 'F8_E5M2FNUZ'
  | 'I16'
  | 'U16'
  | 'F16'
  | 'BF16'
  | 'I32'
  | 'U32'
  | 'F32'
  | 'C64'
  | 'F64'
  | 'I64'
  | 'U64'

/** What the format fixes about an element type. */
interface StorageFacts {
  /** Bits an element takes. */
  readonly bits: number
  /** Place in the data order. */
  readonly rank: number
  /** What it computes as once loaded. */
  readonly computes: DType
}

const facts: { readonly [D in StorageDType]: StorageFacts } = {
  BOOL: { bits: 8, rank: 0, computes: 'bool' },
  F4: { bits: 4, rank: 1, computes: 'float32' },
  F6_E2M3: { bits: 6, rank: 2, computes: 'float32' },
  F6_E3M2: { bits: 6, rank: 3, computes: 'float32' },
  U8: { bits: 8, rank: 4, computes: 'int32' },
  I8: { bits: 8, rank: 5, computes: 'int32' },
  F8_E5M2: { bits: 8, rank: 6, computes: 'float32' },
  F8_E4M3: { bits: 8, rank: 7, computes: 'float32' },
  F8_E8M0: { bits: 8, rank: 8, computes: 'float32' },
  F8_E4M3FNUZ: { bits: 8, rank: 9, computes: 'float32' },
  F8_E5M2FNUZ: { bits: 8, rank: 10, computes: 'float32' },
  I16: { bits: 16, rank: 11, computes: 'int32' },
  U16: { bits: 16, rank: 12, computes: 'int32' },
  F16: { bits: 16, rank: 13, computes: 'float32' },
  BF16: { bits: 16, rank: 14, computes: 'float32' },
  I32: { bits: 32, rank: 15, computes: 'int32' },
  U32: { bits: 32, rank: 16, computes: 'int32' },
  F32: { bits: 32, rank: 17, computes: 'float32' },
  C64: { bits: 64, rank: 18, computes: 'float32' },
  F64: { bits: 64, rank: 19, computes: 'float64' },
  I64: { bits: 64, rank: 20, computes: 'int32' },
  U64: { bits: 64, rank: 21, computes: 'int32' },
}

/** True for the name of a {@link StorageDType}. */
export function isStorageDType(name: string): name is StorageDType {
  return Object.hasOwn(facts, name)
}

/** Place of `dtype` in the data order of safetensors, from 0 (`BOOL`) up. */
export function dataRank(dtype: StorageDType): number {
  return facts[dtype].rank
}

/**
 * The dtype in which a stored tensor computes: the narrowest of Ortho's that holds every value. The 32-bit
 * unsigned and the 64-bit integers come as `int32` and are refused when a value does not fit.
 */
export function computingDType(dtype: StorageDType): DType {
  return facts[dtype].computes
}

/** The storage that keeps every bit of a computing dtype. */
export function exactStorage(dtype: DType): StorageDType {
  switch (dtype) {
    case 'float64':
      return 'F64'
    case 'float32':
      return 'F32'
    case 'int32':
      return 'I32'
    case 'bool':
      return 'BOOL'
  }
}

/**
 * Bytes that a tensor takes in a file; undefined when the elements do not fill whole bytes, or when their number
 * of bits is too large to count exactly (2^53).
 */
export function storedSize(dtype: StorageDType, shape: Shape): number | undefined {
  let elements = 1
  for (const n of shape) {
    elements *= n
    if (!Number.isSafeInteger(elements)) return undefined
  }
  const bits = elements * facts[dtype].bits
  return Number.isSafeInteger(bits) && bits % 8 === 0 ? bits / 8 : undefined
}
