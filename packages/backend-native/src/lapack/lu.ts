import type { FloatArray, View } from '@ortho/core'
import { type NativeLibrary, integer, integerAt, integers } from '../library/library.ts'
import { routine } from './call.ts'
import type { Job, Room } from './job.ts'
import { liftOf, shift } from './lift.ts'
import { type Found, floats } from './arrays.ts'
import { byColumns, byRows, columnStep, copyMatrix, copySpan, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** See {@link FactorizationKernels.lu}. */
export function* lu(room: Room, a: View): Job<Found<'lu'>> {
  const { m, n, dtype, offsets } = matricesOf(a)
  const k = Math.min(m, n)
  requireCountable(room, 'lu', columnStep(m) * n)
  const [l, u] = [floats(dtype, offsets.length * m * k), floats(dtype, offsets.length * k * n)]
  const between = columnStep(n)
  const strip = room.borrow(dtype, Math.min(STRIP, m) * between)
  const outcome = yield* factored(room, a, function* (scratch, step, item) {
    for (let first = 0; first < m; first += STRIP) {
      const rows = Math.min(STRIP, m - first)
      yield* copyMatrix(room, dtype, rows, n, { ...byColumns(scratch, step), at: first }, byRows(strip, 0, between))
      for (let i = first; i < first + rows; i++) {
        const from = (i - first) * between
        const left = (item * m + i) * k
        copySpan(strip, from, l, left, Math.min(i, k))
        if (i >= k) continue
        l[left + i] = 1
        copySpan(strip, from + i, u, (item * k + i) * n + i, n - i)
      }
    }
  })
  return { l, u, ...outcome }
}

/** Rows that are transposed at a time: few enough to be in the cache when the factors are taken out of them. */
const STRIP = 64

/** Factors each matrix by columns, and lets `take` copy what it wants. */
function* factored(
  room: Room,
  a: View,
  take: (scratch: FloatArray, step: number, item: number) => Job<void>,
): Job<Pick<Found<'lu'>, 'perm' | 'failures'>> {
  const { library } = room
  const x = matricesOf(a)
  const { m, n, dtype } = x
  const count = x.offsets.length
  const k = Math.min(m, n)
  const step = columnStep(m)
  const perm = new Int32Array(count * m)
  const failures = new Int32Array(count)
  const scratch = room.borrow(dtype, step * n)
  const swaps = integers(library, k)
  const args = [integer(library, m), integer(library, n), scratch, integer(library, step), swaps]
  const { call, failure } = routine(library, dtype, 'getrf', args, m * n * k - (k * k * (m + n)) / 2 + k ** 3 / 3)
  for (let item = 0; item < count; item++) {
    if (k > 0) {
      yield* copyMatrix(room, dtype, m, n, itemOf(x, item), byColumns(scratch, step))
      yield call
      failures[item] = failure()
      const lift = liftOf(dtype, scratch, step, k, m, n, itemOf(x, item))
      if (lift > 0) {
        yield* copyMatrix(room, dtype, m, n, itemOf(x, item), byColumns(scratch, step))
        shift(scratch, step, m, n, lift, 'all')
        yield call
        failures[item] = failure()
        shift(scratch, step, m, n, -lift, 'upper')
      }
      yield* take(scratch, step, item)
    }
    orderOf(library, swaps, k, perm.subarray(item * m, (item + 1) * m))
  }
  return { perm, failures }
}

/** The permutation that LAPACK's row swaps, counted from 1, amount to. */
function orderOf(library: NativeLibrary, swaps: Int32Array, k: number, order: Int32Array): void {
  for (let i = 0; i < order.length; i++) order[i] = i
  for (let i = 0; i < k; i++) {
    const other = integerAt(library, swaps, i) - 1
    const kept = order[i]!
    order[i] = order[other]!
    order[other] = kept
  }
}
