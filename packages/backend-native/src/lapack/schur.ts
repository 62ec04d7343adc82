import type { View } from '@ortho/core'
import { integer, integers } from '../library/library.ts'
import { routine, workspaceFor } from './call.ts'
import type { Job, Room } from './job.ts'
import { type Found, floats, unfilled } from './arrays.ts'
import { byColumns, byRows, columnStep, copyMatrix, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** See {@link FactorizationKernels.schur}. */
export function* schur(room: Room, a: View, { wantVectors }: { readonly wantVectors: boolean }): Job<Found<'schur'>> {
  const { library } = room
  const x = matricesOf(a)
  const { n, dtype } = x
  const count = x.offsets.length
  const step = columnStep(n)
  requireCountable(room, 'schur', step * n)
  const t = unfilled(dtype, count * n * n)
  const z = unfilled(dtype, wantVectors ? count * n * n : 0)
  const failures = new Int32Array(count)
  if (n > 0) {
    const [scratch, basis] = [room.borrow(dtype, step * n), room.borrow(dtype, wantVectors ? step * n : 1)]
    const [order, between] = [integer(library, n), integer(library, step)]
    const [re, im] = [floats(dtype, n), floats(dtype, n)]
    // No selection: its function is null, its count and flags are not used.
    const unsorted = ['N', null, order, scratch, between, integers(library, 1), re, im, basis, between]
    const head = [wantVectors ? 'V' : 'N', ...unsorted]
    const flags = integers(library, n)
    const space = workspaceFor(room, dtype, 'gees', ({ work, size }) => [...head, work, size, flags])
    const { call, failure } = routine(library, dtype, 'gees', [...head, space.work, space.size, flags], (wantVectors ? 25 : 10) * n ** 3)
    for (let item = 0; item < count; item++) {
      yield* copyMatrix(room, dtype, n, n, itemOf(x, item), byColumns(scratch, step))
      yield call
      failures[item] = failure()
      yield* copyMatrix(room, dtype, n, n, byColumns(scratch, step), byRows(t, item * n * n, n))
      if (wantVectors) yield* copyMatrix(room, dtype, n, n, byColumns(basis, step), byRows(z, item * n * n, n))
    }
  }
  return wantVectors ? { t, z, failures } : { t, failures }
}
