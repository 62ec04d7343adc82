import type { FloatArray, View } from '@ortho/core'
import { type NativeLibrary, integer, integers } from '../library/library.ts'
import { routine, workspaceFor } from './call.ts'
import type { Job, Room } from './job.ts'
import { type Found, floats, partOf, unfilled } from './arrays.ts'
import { type Matrices, byRows, copyMatrix, identity, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** Which singular vectors are wanted. */
type Vectors = 'none' | 'thin' | 'full'

interface Factors {
  readonly u: FloatArray
  readonly s: FloatArray
  readonly vh: FloatArray
}

/**
 * See {@link FactorizationKernels.svd}: divide and conquer, then QR iteration where that did not converge.
 *
 * LAPACK sees Aᵀ, whose left singular vectors by columns are Vᴴ by rows, and the other way round: nothing is transposed.
 */
export function* svd(room: Room, a: View, { vectors }: { readonly vectors: Vectors }): Job<Found<'svd'>> {
  const x = matricesOf(a)
  const { m, n, dtype } = x
  const count = x.offsets.length
  const k = Math.min(m, n)
  const [columns, rows] = vectors === 'none' ? [0, 0] : vectors === 'thin' ? [k, k] : [m, n]
  // The largest workspace that gesdd documents.
  requireCountable(room, 'svd', Math.max(m * n, 4 * k * k + 7 * k, m * columns, rows * n))
  const make = k > 0 ? unfilled : floats
  const u = make(dtype, count * m * columns)
  const s = floats(dtype, count * k)
  const vh = make(dtype, count * rows * n)
  const failures = new Int32Array(count)
  if (k > 0) {
    const scratch = room.borrow(dtype, m * n)
    const task: Task = { x, vectors, scratch }
    const byDivision = divideAndConquer(room, task)
    for (let item = 0; item < count; item++) {
      const part = { u: partOf(u, item, count), s: partOf(s, item, count), vh: partOf(vh, item, count) }
      let failure = yield* factor(room, task, item, byDivision(part))
      if (failure > 0) failure = yield* factor(room, task, item, qrIteration(room, task)(part))
      failures[item] = failure
    }
  } else if (vectors === 'full') {
    for (let item = 0; item < count; item++) {
      identity(u, item * m * m, m)
      identity(vh, item * n * n, n)
    }
  }
  return vectors === 'none' ? { s, failures } : { u, s, vh, failures }
}

interface Task {
  readonly x: Matrices
  readonly vectors: Vectors
  readonly scratch: FloatArray
}

type Routine = ReturnType<typeof routine>

function* factor(room: Room, { x, scratch }: Task, item: number, { call, failure }: Routine): Job<number> {
  yield* copyMatrix(room, x.dtype, x.m, x.n, itemOf(x, item), byRows(scratch, 0, x.n))
  yield call
  return failure()
}

function divideAndConquer(room: Room, task: Task): (target: Factors) => Routine {
  const { library } = room
  const { x, vectors } = task
  const k = Math.min(x.m, x.n)
  const letter = { none: 'N', thin: 'S', full: 'A' }[vectors]
  const middle = middleOf(library, task)
  const whole = integers(library, 8 * k)
  const none = { u: floats(x.dtype, 1), s: floats(x.dtype, 1), vh: floats(x.dtype, 1) }
  const space = workspaceFor(room, x.dtype, 'gesdd', ({ work, size }) => [letter, ...middle(none), work, size, whole])
  return (target) => routine(library, x.dtype, 'gesdd', [letter, ...middle(target), space.work, space.size, whole], workOf(task))
}

function qrIteration(room: Room, task: Task): (target: Factors) => Routine {
  const { library } = room
  const { x, vectors } = task
  const letter = { none: 'N', thin: 'S', full: 'A' }[vectors]
  const middle = middleOf(library, task)
  const none = { u: floats(x.dtype, 1), s: floats(x.dtype, 1), vh: floats(x.dtype, 1) }
  const space = workspaceFor(room, x.dtype, 'gesvd', ({ work, size }) => [letter, letter, ...middle(none), work, size])
  return (target) => routine(library, x.dtype, 'gesvd', [letter, letter, ...middle(target), space.work, space.size], workOf(task))
}

/** The arguments that both routines share: sizes, the matrix, and where the factors of its transpose go. */
function middleOf(library: NativeLibrary, { x: { m, n }, vectors, scratch }: Task): (target: Factors) => Parameters<typeof routine>[3] {
  const [rows, columns] = [integer(library, n), integer(library, m)]
  const stepOfU = integer(library, Math.max(1, vectors === 'full' ? m : Math.min(m, n)))
  return ({ u, s, vh }) => [rows, columns, scratch, rows, s, vh.length > 0 ? vh : null, rows, u.length > 0 ? u : null, stepOfU]
}

function workOf({ x: { m, n }, vectors }: Task): number {
  const k = Math.min(m, n)
  return (vectors === 'none' ? 2 : 6) * k * k * Math.max(m, n)
}
