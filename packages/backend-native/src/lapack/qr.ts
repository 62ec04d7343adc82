import type { FloatArray, View } from '@ortho/core'
import { integer, integerAt, integers } from '../library/library.ts'
import { type Routine, routine, workspaceFor } from './call.ts'
import type { Job, Room } from './job.ts'
import { type Found, floats, unfilled } from './arrays.ts'
import {
  type Matrices,
  byColumns,
  byRows,
  clearTriangle,
  columnStep,
  copyMatrix,
  identity,
  itemOf,
  matricesOf,
  requireCountable,
} from './matrices.ts'

/** See {@link FactorizationKernels.qr}. */
export function* qr(room: Room, a: View, { wantQ, complete }: { readonly wantQ: boolean; readonly complete: boolean }): Job<Found<'qr'>> {
  const x = matricesOf(a)
  const plan = planOf(room, x, complete, wantQ)
  const { scratch, step, tau } = plan
  const { library } = room
  const sizes = [integer(library, x.m), integer(library, x.n), scratch, integer(library, step)]
  const space = workspaceFor(room, x.dtype, 'geqrf', ({ work, size }) => [...sizes, tau, work, size])
  const factor = routine(library, x.dtype, 'geqrf', [...sizes, tau, space.work, space.size], plan.flops)
  for (let item = 0; item < x.offsets.length; item++) {
    if (plan.k > 0) {
      yield* copyMatrix(room, x.dtype, x.m, x.n, itemOf(x, item), byColumns(scratch, step))
      yield factor.call
      factor.failure()
    }
    yield* unpack(room, x, plan, item)
  }
  return wantQ ? { q: plan.q, r: plan.r } : { r: plan.r }
}

/** See {@link FactorizationKernels.pivotedQr}. */
export function* pivotedQr(room: Room, a: View, { complete }: { readonly complete: boolean }): Job<Found<'pivotedQr'>> {
  const x = matricesOf(a)
  const plan = planOf(room, x, complete, true)
  const { scratch, step, tau } = plan
  const { library } = room
  const perm = new Int32Array(x.offsets.length * x.n)
  const chosen = integers(library, x.n)
  const sizes = [integer(library, x.m), integer(library, x.n), scratch, integer(library, step), chosen, tau]
  const space = workspaceFor(room, x.dtype, 'geqp3', ({ work, size }) => [...sizes, work, size])
  const factor = routine(library, x.dtype, 'geqp3', [...sizes, space.work, space.size], plan.flops)
  for (let item = 0; item < x.offsets.length; item++) {
    if (plan.k > 0) {
      // A zero leaves the choice of the column to the routine.
      chosen.fill(0)
      yield* copyMatrix(room, x.dtype, x.m, x.n, itemOf(x, item), byColumns(scratch, step))
      yield factor.call
      factor.failure()
    }
    for (let j = 0; j < x.n; j++) perm[item * x.n + j] = plan.k > 0 ? integerAt(library, chosen, j) - 1 : j
    yield* unpack(room, x, plan, item)
  }
  return { q: plan.q, r: plan.r, perm }
}

/** What both factorizations share: results, working copy, and the routine that makes Q of the reflectors. */
interface Plan {
  readonly k: number
  readonly flops: number
  /** Columns of Q and rows of R. */
  readonly width: number
  readonly step: number
  readonly scratch: FloatArray
  readonly tau: FloatArray
  readonly q: FloatArray
  readonly r: FloatArray
  /** Undefined where Q is not wanted, or has no columns. */
  readonly form: Routine | undefined
}

function planOf(room: Room, { m, n, dtype, offsets }: Matrices, complete: boolean, wantQ: boolean): Plan {
  const { library } = room
  const k = Math.min(m, n)
  const width = complete ? m : k
  const step = columnStep(m)
  requireCountable(room, 'qr', step * Math.max(n, width))
  const scratch = room.borrow(dtype, step * Math.max(n, wantQ ? width : 0))
  const tau = room.borrow(dtype, Math.max(1, k))
  const flops = 2 * k * k * (Math.max(m, n) - k / 3)
  const q = (k > 0 ? unfilled : floats)(dtype, wantQ ? offsets.length * m * width : 0)
  const r = (width > k ? floats : unfilled)(dtype, offsets.length * width * n)
  const common = { k, flops, width, step, scratch, tau, q, r }
  if (!wantQ || k === 0) return { ...common, form: undefined }
  const sizes = [integer(library, m), integer(library, width), integer(library, k), scratch, integer(library, step), tau]
  const space = workspaceFor(room, dtype, 'orgqr', ({ work, size }) => [...sizes, work, size])
  return { ...common, form: routine(library, dtype, 'orgqr', [...sizes, space.work, space.size], 2 * m * width * k) }
}

/** Takes R from the working copy, makes Q in it, and takes that. */
function* unpack(room: Room, { m, n, dtype }: Matrices, plan: Plan, item: number): Job<void> {
  const { k, width, scratch, step, q, r, form } = plan
  const [atR, atQ] = [item * width * n, item * m * width]
  yield* copyMatrix(room, dtype, k, n, byColumns(scratch, step), byRows(r, atR, n))
  clearTriangle(r, atR, k, n, 'below')
  if (form !== undefined) {
    yield form.call
    form.failure()
    yield* copyMatrix(room, dtype, m, width, byColumns(scratch, step), byRows(q, atQ, width))
  } else if (q.length > 0) identity(q, atQ, m)
}
