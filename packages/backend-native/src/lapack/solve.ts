import type { FloatArray, FloatDType, View } from '@ortho/core'
import { integer, integers } from '../library/library.ts'
import { routine } from './call.ts'
import type { Job, Room } from './job.ts'
import { LIFTED, liftOf, shift } from './lift.ts'
import { partOf, unfilled } from './arrays.ts'
import { byColumns, byRows, columnStep, copyMatrix, itemOf, matricesOf, requireCountable } from './matrices.ts'

/** P·A = L·U of square matrices, as LAPACK keeps it. */
export interface Factored {
  readonly dtype: FloatDType
  readonly n: number
  /** Elements between columns. */
  readonly step: number
  /** The factors of all matrices, by columns. */
  readonly factors: FloatArray
  /** Row swaps of each matrix. */
  readonly pivots: readonly Int32Array[]
  /** For each matrix 1 + the index of the first zero pivot, or 0. */
  readonly failures: Int32Array
  /** The factors are those of 2^lift·A: not 0 only for matrices with subnormal pivots. */
  readonly lifts: Int32Array
}

/** Factors matrices `[…, n, n]`, which may be anywhere. */
export function* factored(room: Room, a: View): Job<Factored> {
  const { library } = room
  const x = matricesOf(a)
  const { n, dtype } = x
  const count = x.offsets.length
  const step = columnStep(n)
  requireCountable(room, 'solve', step * n)
  const factors = unfilled(dtype, count * step * n)
  const pivots = Array.from({ length: count }, () => integers(library, n))
  const [failures, lifts] = [new Int32Array(count), new Int32Array(count)]
  const [order, between] = [integer(library, n), integer(library, step)]
  for (let item = 0; item < (n === 0 ? 0 : count); item++) {
    const part = partOf(factors, item, count)
    yield* copyMatrix(room, dtype, n, n, itemOf(x, item), byColumns(part, step))
    const { call, failure } = routine(library, dtype, 'getrf', [order, order, part, between, pivots[item]!], (2 / 3) * n ** 3)
    yield call
    failures[item] = failure()
    const lift = liftOf(dtype, part, step, n, n, n, itemOf(x, item))
    if (lift === 0) continue
    yield* copyMatrix(room, dtype, n, n, itemOf(x, item), byColumns(part, step))
    shift(part, step, n, n, lift, 'all')
    yield call
    failures[item] = failure()
    lifts[item] = lift
  }
  return { dtype, n, step, factors, pivots, failures, lifts }
}

/** X with A·X = B, or Aᵀ·X = B, for B `[…, n, r]` of as many matrices as were factored. Of singular ones X is zero. */
export function* substituted(room: Room, { dtype, n, step, ...kept }: Factored, b: View, transposed: boolean): Job<FloatArray> {
  const { library } = room
  const right = matricesOf(b)
  const { n: r, offsets } = right
  const count = offsets.length
  const between = columnStep(n)
  requireCountable(room, 'solve', between * r)
  const x = unfilled(dtype, count * n * r)
  if (x.length === 0) return x
  const columns = room.borrow(dtype, between * r)
  const [order, wide, stepA, stepB] = [n, r, step, between].map((size) => integer(library, size))
  for (let item = 0; item < count; item++) {
    if (kept.failures[item] !== 0) {
      x.fill(0, item * n * r, (item + 1) * n * r)
      continue
    }
    yield* copyMatrix(room, dtype, n, r, itemOf(right, item), byColumns(columns, between))
    const factors = partOf(kept.factors, item, count)
    const args = [transposed ? 'T' : 'N', order!, wide!, factors, stepA!, kept.pivots[item]!, columns, stepB!]
    const { call, failure } = routine(library, dtype, 'getrs', args, 2 * n * n * r)
    const lift = kept.lifts[item]!
    // In two steps, of which the first leaves numbers as large as the solution.
    if (lift !== 0) shift(columns, between, n, r, lift - LIFTED[dtype], 'all')
    yield call
    failure()
    if (lift !== 0) shift(columns, between, n, r, LIFTED[dtype], 'all')
    yield* copyMatrix(room, dtype, n, r, byColumns(columns, between), byRows(x, item * n * r, r))
  }
  return x
}
