import type { View } from '@ortho/core'
import { integer } from '../library/library.ts'
import { routine } from './call.ts'
import type { Job, Room } from './job.ts'
import { type Found, partOf, unfilled } from './arrays.ts'
import { byRows, clearTriangle, copyMatrix, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** See {@link FactorizationKernels.cholesky}. The lower triangle by rows is LAPACK's upper one by columns, so nothing is transposed. */
export function* cholesky(room: Room, a: View): Job<Found<'cholesky'>> {
  const { library } = room
  const x = matricesOf(a)
  const { n, dtype } = x
  requireCountable(room, 'cholesky', n * n)
  const count = x.offsets.length
  const l = unfilled(dtype, count * n * n)
  const failures = new Int32Array(count)
  const order = integer(library, n)
  for (let item = 0; item < (n === 0 ? 0 : count); item++) {
    const at = item * n * n
    yield* copyMatrix(room, dtype, n, n, itemOf(x, item), byRows(l, at, n))
    const { call, failure } = routine(library, dtype, 'potrf', ['U', order, partOf(l, item, count), order], n ** 3 / 3)
    yield call
    failures[item] = failure()
    clearTriangle(l, at, n, n, 'above')
  }
  return { l, failures }
}
