import type { DType } from '../../dtype.ts'
import { sizeOf } from '../../shape.ts'
import type { PrimitiveKernels, Storage, View } from '../types.ts'
import type { Composer } from './composer.ts'
import { dense, reshape, slice, stretch } from './views.ts'

/**
 * int32 permutation that sorts the last axis, stable, NaN last: a bitonic network (K. E. Batcher, 1968) over pairs
 * (key, index) compared in that order, which makes equal keys keep their order. ½·log²n rounds of whole-row operations.
 */
export function argsort(k: PrimitiveKernels, c: Composer, x: View, descending: boolean): Storage {
  const n = x.shape.at(-1)!
  const rows = sizeOf(x.shape.slice(0, -1))
  if (n <= 1 || rows === 0) return k.fill(x.shape, 'int32', 0)
  let size = 2
  while (size < n) size *= 2
  let [key, index] = pairs(k, c, x, descending, rows, size)
  for (let run = 2; run <= size; run *= 2) {
    for (let distance = run / 2; distance >= 1; distance /= 2) {
      const { partner, keepsSmaller } = round(size, run, distance)
      const other = c.constant(partner, [size])
      const smaller = c.constant(keepsSmaller, [size])
      const otherKey = dense(k.gather(key, other, 1), key.dtype, key.shape)
      const otherIndex = dense(k.gather(index, other, 1), 'int32', index.shape)
      const tie = c.binary('and', c.compare('equal', key, otherKey), c.compare('less', index, otherIndex))
      const first = c.binary('or', c.compare('less', key, otherKey), tie)
      const stays = c.compare('equal', first, smaller)
      key = c.select(key, stays, key, otherKey)
      index = c.select(index, stays, index, otherIndex)
    }
  }
  // NaN elements carry their index plus `size`.
  return c.binary('mod', slice(index, 1, 0, n), size).storage
}

/**
 * Keys `[rows, size]` that ascend in the wanted order, and indices that break ties: NaN becomes the largest key with
 * its index raised by `size`, padding the largest key with an index beyond those, so real elements come first.
 */
function pairs(k: PrimitiveKernels, c: Composer, x: View, descending: boolean, rows: number, size: number): [key: View, index: View] {
  const n = x.shape.at(-1)!
  const dtype: DType = x.dtype === 'bool' ? 'int32' : x.dtype
  const largest = dtype === 'int32' ? 2 ** 31 - 1 : Infinity
  let key = reshape(c.copy(c.cast(x, dtype)), [rows, n])
  // −1 − key reverses the order of int32 without overflow; negation does for floats.
  if (descending) key = dtype === 'int32' ? c.binary('sub', c.binary('mul', key, -1), 1) : c.unary('neg', key)
  const positions = Int32Array.from({ length: size }, (_, i) => (i < n ? i : 2 * size + i))
  let index = stretch(c.constant(positions, [size]), [rows, size])
  if (dtype !== 'int32') {
    const missing = dense(k.test('isnan', key), 'bool', key.shape)
    key = c.select(key, missing, largest, key)
    const padded = dense(k.pad(missing, [0, 0], [0, size - n], 0), 'bool', [rows, size])
    index = c.binary('add', index, c.binary('mul', c.cast(padded, 'int32'), size))
  }
  return [dense(k.pad(key, [0, 0], [0, size - n], largest), dtype, [rows, size]), index]
}

/** One round of the network: whom each position meets, and whether it keeps the smaller of the two. */
function round(size: number, run: number, distance: number): { partner: Int32Array; keepsSmaller: Uint8Array } {
  const partner = new Int32Array(size)
  const keepsSmaller = new Uint8Array(size)
  for (let i = 0; i < size; i++) {
    partner[i] = i ^ distance
    const ascending = (i & run) === 0
    const lower = (i & distance) === 0
    keepsSmaller[i] = ascending === lower ? 1 : 0
  }
  return { partner, keepsSmaller }
}
