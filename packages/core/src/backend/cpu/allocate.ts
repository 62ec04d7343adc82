import type { DType, TypedArrayOf } from '../../dtype.ts'
import { itemSize } from '../../dtype.ts'

/** Small arrays are views on slabs of this size: making a view costs a twentieth of making a buffer. */
const SLAB = 65_536

/** Largest array on a slab, in bytes. A live array keeps its slab alive, so at most SLAB/SMALL-fold memory is retained. */
const SMALL = 2_048

/** Smallest array for which memory that is not zeroed is asked for, in bytes: below, Node zeroes faster than it asks. */
const LARGE = 1_048_576

let slab: ArrayBuffer | undefined
let used = 0

/**
 * Storage for `n` elements. Its contents are not specified: the caller writes all of them. Small arrays share their
 * `buffer` with others, so neither transfer it nor read beyond the array.
 */
export function allocate<D extends DType>(dtype: D, n: number): TypedArrayOf[D]
export function allocate(dtype: DType, n: number): TypedArrayOf[DType] {
  const bytes = n * itemSize(dtype)
  if (bytes > SMALL) return view(dtype, bytes >= LARGE ? largeBuffer(bytes) : new ArrayBuffer(bytes), 0, n)
  return onSlab(dtype, n, bytes)
}

/** Storage for `n` zeros. Small arrays share their `buffer`, as with {@link allocate}. */
export function zeros<D extends DType>(dtype: D, n: number): TypedArrayOf[D]
export function zeros(dtype: DType, n: number): TypedArrayOf[DType] {
  const bytes = n * itemSize(dtype)
  if (bytes > SMALL) return view(dtype, new ArrayBuffer(bytes), 0, n)
  return onSlab(dtype, n, bytes)
}

/** The next free part of the current slab: always zeros, for no part is given out twice. */
function onSlab(dtype: DType, n: number, bytes: number): TypedArrayOf[DType] {
  if (slab === undefined || used + bytes > SLAB) {
    slab = new ArrayBuffer(SLAB)
    used = 0
  }
  const offset = used
  used = (used + bytes + 7) & ~7
  return view(dtype, slab, offset, n)
}

/** What Node has and browsers lack. */
interface MaybeNode {
  readonly Buffer?: Pick<BufferConstructor, 'allocUnsafeSlow'>
}

function largeBuffer(bytes: number, host: MaybeNode = globalThis): ArrayBuffer {
  const unzeroed = host.Buffer?.allocUnsafeSlow(bytes).buffer
  return unzeroed instanceof ArrayBuffer && unzeroed.byteLength === bytes ? unzeroed : new ArrayBuffer(bytes)
}

function view(dtype: DType, buffer: ArrayBuffer, offset: number, n: number): TypedArrayOf[DType] {
  switch (dtype) {
    case 'float64':
      return new Float64Array(buffer, offset, n)
    case 'float32':
      return new Float32Array(buffer, offset, n)
    case 'int32':
      return new Int32Array(buffer, offset, n)
    case 'bool':
      return new Uint8Array(buffer, offset, n)
  }
}
