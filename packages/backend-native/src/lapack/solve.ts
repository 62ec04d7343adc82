import type { FloatArray, View } from '@ortho/core'
import { integer, integers } from '../library/library.ts'
import { routine } from './call.ts'
import type { Job, Room } from './job.ts'
import { byColumns, byRows, copyMatrix, floats, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** Solutions `[…, n, r]`, and for each matrix 1 + the index of the first zero pivot, or 0. */
export interface Solutions {
  readonly x: FloatArray
  readonly failures: Int32Array
}

/**
 * X with `A·X = B` (`[…, n, n]`, `[…, n, r]`). The rows of A are the columns of Aᵀ: LAPACK factors Aᵀ where it lies and solves
 * with its transpose, so A is not transposed.
 */
export function* solve(room: Room, a: View, b: View): Job<Solutions> {
  const { library } = room
  const [matrix, right] = [matricesOf(a), matricesOf(b)]
  const { n, dtype } = matrix
  const r = right.n
  const count = right.offsets.length
  requireCountable(room, 'solve', n * Math.max(n, r))
  const x = floats(dtype, count * n * r)
  const failures = new Int32Array(count)
  if (n === 0) return { x, failures }
  const [factors, columns] = [room.borrow(dtype, n * n), room.borrow(dtype, n * r)]
  const [order, wide, pivots] = [integer(library, n), integer(library, r), integers(library, n)]
  const factor = routine(library, dtype, 'getrf', [order, order, factors, order, pivots], (2 / 3) * n ** 3)
  const substitute = routine(library, dtype, 'getrs', ['T', order, wide, factors, order, pivots, columns, order], 2 * n * n * r)
  for (let item = 0; item < count; item++) {
    yield* copyMatrix(room, dtype, n, n, itemOf(matrix, item), byRows(factors, 0, n))
    yield factor.call
    failures[item] = factor.failure()
    if (failures[item] !== 0 || r === 0) continue
    yield* copyMatrix(room, dtype, n, r, itemOf(right, item), byColumns(columns, n))
    yield substitute.call
    substitute.failure()
    yield* copyMatrix(room, dtype, n, r, byColumns(columns, n), byRows(x, item * n * r, r))
  }
  return { x, failures }
}
