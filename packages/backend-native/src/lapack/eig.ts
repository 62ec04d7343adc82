import type { ComplexStorage, FloatArray, FloatDType, View } from '@ortho/core'
import { integer } from '../library/library.ts'
import { routine, workspaceFor } from './call.ts'
import type { Job, Room } from './job.ts'
import { type Found, floats } from './arrays.ts'
import { byColumns, byRows, columnStep, copyMatrix, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** Two real arrays for complex numbers. */
interface Pair extends ComplexStorage {
  readonly re: FloatArray
  readonly im: FloatArray
}

/** See {@link FactorizationKernels.eig}. */
export function* eig(room: Room, a: View, wanted: { readonly right: boolean; readonly left: boolean }): Job<Found<'eig'>> {
  const { library } = room
  const x = matricesOf(a)
  const { n, dtype } = x
  const count = x.offsets.length
  const step = columnStep(n)
  requireCountable(room, 'eig', step * n)
  const values = pair(dtype, count * n)
  const right = pair(dtype, wanted.right ? count * n * n : 0)
  const left = pair(dtype, wanted.left ? count * n * n : 0)
  const failures = new Int32Array(count)
  if (n > 0) {
    const scratch = room.borrow(dtype, step * n)
    const size = step * n
    const [forLeft, forRight] = [room.borrow(dtype, wanted.left ? size : 1), room.borrow(dtype, wanted.right ? size : 1)]
    const [order, between] = [integer(library, n), integer(library, step)]
    const [re, im] = [floats(dtype, n), floats(dtype, n)]
    const letters = [wanted.left ? 'V' : 'N', wanted.right ? 'V' : 'N']
    const head = [...letters, order, scratch, between, re, im, forLeft, between, forRight, between]
    const space = workspaceFor(room, dtype, 'geev', ({ work, size }) => [...head, work, size])
    const { call, failure } = routine(library, dtype, 'geev', [...head, space.work, space.size], 25 * n ** 3)
    for (let item = 0; item < count; item++) {
      yield* copyMatrix(room, dtype, n, n, itemOf(x, item), byColumns(scratch, step))
      yield call
      failures[item] = failure()
      values.re.set(re, item * n)
      values.im.set(im, item * n)
      if (wanted.right) yield* unpack(room, dtype, im, forRight, step, right, item * n * n)
      if (wanted.left) yield* unpack(room, dtype, im, forLeft, step, left, item * n * n)
    }
  }
  return { values, failures, ...(wanted.right ? { right } : {}), ...(wanted.left ? { left } : {}) }
}

function pair(dtype: FloatDType, size: number): Pair {
  return { re: floats(dtype, size), im: floats(dtype, size) }
}

/**
 * Eigenvectors from LAPACK's columns: of a conjugate pair of values the first column has the real and the second the imaginary
 * parts of the vector of the first value; the other vector is its conjugate.
 */
function* unpack(room: Room, dtype: FloatDType, im: FloatArray, packed: FloatArray, step: number, to: Pair, at: number): Job<void> {
  const n = im.length
  yield* copyMatrix(room, dtype, n, n, byColumns(packed, step), byRows(to.re, at, n))
  for (let j = 0; j + 1 < n; j++) {
    if (im[j] === 0) continue
    for (let i = 0, p = at + j; i < n; i++, p += n) {
      const part = to.re[p + 1]!
      to.im[p] = part
      to.im[p + 1] = -part
      to.re[p + 1] = to.re[p]!
    }
    j++
  }
}
