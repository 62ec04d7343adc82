import type { View } from '@ortho/core'
import { integer, integerAt, integers } from '../library/library.ts'
import { routine } from './call.ts'
import type { Job, Room } from './job.ts'
import { type Found, floats, unfilled } from './arrays.ts'
import { byColumns, byRows, columnStep, copyMatrix, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** See {@link FactorizationKernels.eigh}: divide and conquer. */
export function* eigh(room: Room, a: View, { wantVectors }: { readonly wantVectors: boolean }): Job<Found<'eigh'>> {
  const { library } = room
  const x = matricesOf(a)
  const { n, dtype } = x
  const count = x.offsets.length
  // The documentation of syevd: 1 + 6·n + 2·n² with vectors, and 3 + 5·n integers. The queried size is larger for the blocks.
  requireCountable(room, 'eigh', 2 * n * n + 64 * n)
  const values = floats(dtype, count * n)
  const vectors = unfilled(dtype, wantVectors ? count * n * n : 0)
  const failures = new Int32Array(count)
  if (n > 0) {
    const step = columnStep(n)
    const [scratch, spectrum] = [room.borrow(dtype, step * n), room.borrow(dtype, n)]
    const head = [wantVectors ? 'V' : 'N', 'L', integer(library, n), scratch, integer(library, step), spectrum]
    const space = spaceFor(room, dtype, head)
    const { call, failure } = routine(library, dtype, 'syevd', [...head, ...space], (wantVectors ? 4 : 4 / 3) * n ** 3)
    for (let item = 0; item < count; item++) {
      yield* copyMatrix(room, dtype, n, n, itemOf(x, item), byColumns(scratch, step))
      yield call
      failures[item] = failure()
      values.set(spectrum, item * n)
      if (wantVectors) yield* copyMatrix(room, dtype, n, n, byColumns(scratch, step), byRows(vectors, item * n * n, n))
    }
  }
  return wantVectors ? { values, vectors, failures } : { values, failures }
}

type Head = Parameters<typeof routine>[3]

/** WORK, LWORK, IWORK and LIWORK of syevd, which is asked for both sizes. */
function spaceFor(room: Room, dtype: 'float64' | 'float32', head: Head): Head {
  const { library } = room
  const [work, whole] = [floats(dtype, 1), integers(library, 1)]
  const query = routine(library, dtype, 'syevd', [...head, work, integer(library, -1), whole, integer(library, -1)], 0)
  query.call.run(...query.call.args)
  query.failure()
  const size = Math.ceil(work[0]! * (dtype === 'float32' ? 1 + 2 ** -22 : 1))
  const integerSize = integerAt(library, whole, 0)
  requireCountable(room, 'eigh', size)
  return [room.borrow(dtype, size), integer(library, size), integers(library, integerSize), integer(library, integerSize)]
}
