import type { FactorizationKernels, View } from '@ortho/core'
import { type NativeLibrary, integer, integerAt, integers } from '../library/library.ts'
import { routine } from './call.ts'
import type { Job, Room } from './job.ts'
import { byColumns, byRows, columnStep, copyMatrix, floats, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** See {@link FactorizationKernels.lu}. */
export function* lu(room: Room, a: View): Job<ReturnType<FactorizationKernels['lu']>> {
  const { library } = room
  const x = matricesOf(a)
  const { m, n, dtype } = x
  const count = x.offsets.length
  const k = Math.min(m, n)
  const step = columnStep(m)
  requireCountable(room, 'lu', step * n)
  const packed = floats(dtype, count * m * n)
  const perm = new Int32Array(count * m)
  const failures = new Int32Array(count)
  const scratch = room.borrow(dtype, step * n)
  const swaps = integers(library, k)
  const args = [integer(library, m), integer(library, n), scratch, integer(library, step), swaps]
  const { call, failure } = routine(library, dtype, 'getrf', args, m * n * k - (k * k * (m + n)) / 2 + k ** 3 / 3)
  for (let item = 0; item < count; item++) {
    const order = perm.subarray(item * m, (item + 1) * m)
    if (k > 0) {
      yield* copyMatrix(room, dtype, m, n, itemOf(x, item), byColumns(scratch, step))
      yield call
      failures[item] = failure()
      yield* copyMatrix(room, dtype, m, n, byColumns(scratch, step), byRows(packed, item * m * n, n))
    }
    orderOf(library, swaps, k, order)
  }
  return { packed, perm, failures }
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
