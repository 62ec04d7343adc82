import { isFloat, type TypedArray } from '../../../dtype.ts'
import { sizeOf } from '../../../shape.ts'
import type { ReduceOp, View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { floatReducers, integerReducers, type Reducer } from './loops-reduce.ts'
import { elements, flatStep, RowWalk } from './strided.ts'

/** Rows a column reduction adds up before it folds them into the total, to keep its error O(ε·(B + n/B)). */
const BLOCK = 128

/** Reduces `axes`, which are dropped. Sums are pairwise or blocked, in double precision (int32 wraps). */
export function reduce(op: ReduceOp, x: View, axes: readonly number[]): TypedArray {
  const float = isFloat(x.dtype)
  const reducer = (float ? floatReducers : integerReducers)[op]
  if (axes.length === x.shape.length) {
    const step = flatStep(x.shape, x.strides)
    if (step !== undefined) return one(x, reducer.row(sizeOf(x.shape), elements(x), x.offset, step))
  }
  const kept = part(x, axes, false)
  const reduced = part(x, axes, true)
  const across = new RowWalk(reduced.shape, [reduced])
  const along = new RowWalk(kept.shape, [kept])
  const out = allocate(x.dtype, sizeOf(kept.shape))
  // The axis with the smaller stride goes innermost: memory is then read in order either way.
  const columns = along.length >= 4 && Math.abs(along.steps[0]!) < Math.abs(across.steps[0]!)
  if (columns) reduceColumns(reducer, x, along, across, scratch(float, along.length), scratch(float, along.length), out)
  else reduceRows(reducer, x, along, across, scratch(float, across.count), out)
  return out
}

/** Smallest and largest of an int32 view; `[0, 0]` when it is empty. */
export function range(x: View): readonly [min: number, max: number] {
  if (sizeOf(x.shape) === 0) return [0, 0]
  const all = x.shape.map((_, axis) => axis)
  return [reduce('min', x, all)[0]!, reduce('max', x, all)[0]!]
}

/** int32 index of the first largest or smallest element along `axis`; the first NaN wins. */
export function argReduce(op: 'max' | 'min', x: View, axis: number): Int32Array {
  const data = elements(x)
  const kept = part(x, [axis], false)
  const out = allocate('int32', sizeOf(kept.shape))
  const walk = new RowWalk(kept.shape, [kept])
  const n = x.shape[axis]!
  const step = x.strides[axis]!
  const find = op === 'max' ? indexOfLargest : indexOfSmallest
  for (let row = 0, o = 0; row < walk.count; row++, walk.next()) {
    for (let i = 0, p = walk.at[0]!; i < walk.length; i++, p += walk.steps[0]!) out[o++] = find(n, data, p, step)
  }
  return out
}

/** For each row of kept elements, folds the reduced rows into a vector of accumulators. */
function reduceColumns(
  reducer: Reducer,
  x: View,
  along: RowWalk,
  across: RowWalk,
  total: TypedArray,
  block: TypedArray,
  out: TypedArray,
): void {
  const data = elements(x)
  const { identity, column } = reducer
  const n = along.length
  const s = along.steps[0]!
  const t = across.steps[0]!
  const count = across.count * across.length
  for (let row = 0; row < along.count; row++, along.next()) {
    total.fill(identity)
    if (count > BLOCK) block.fill(identity)
    const to = count > BLOCK ? block : total
    let filled = 0
    for (let outer = 0; outer < across.count; outer++, across.next()) {
      let p = along.at[0]! + across.at[0]!
      for (let i = 0; i < across.length; i++, p += t) {
        column(n, data, p, s, to)
        if (++filled < BLOCK || to === total) continue
        column(n, block, 0, 1, total)
        block.fill(identity)
        filled = 0
      }
    }
    if (to === block) column(n, block, 0, 1, total)
    out.set(total, row * n)
  }
}

/** For each kept element, reduces its rows and then the results of the rows. */
function reduceRows(reducer: Reducer, x: View, along: RowWalk, across: RowWalk, partial: TypedArray, out: TypedArray): void {
  const data = elements(x)
  const { row: reduceRow } = reducer
  const n = across.length
  const t = across.steps[0]!
  const s = along.steps[0]!
  if (across.count === 0) {
    out.fill(reducer.identity)
    return
  }
  for (let row = 0, o = 0; row < along.count; row++, along.next()) {
    for (let i = 0, p = along.at[0]!; i < along.length; i++, p += s) {
      if (across.count === 1) {
        out[o++] = reduceRow(n, data, p, t)
        continue
      }
      for (let k = 0; k < across.count; k++, across.next()) partial[k] = reduceRow(n, data, p + across.at[0]!, t)
      out[o++] = reduceRow(across.count, partial, 0, 1)
    }
  }
}

/** The axes of `x` that are (or are not) in `axes`. The kept ones carry the offset, so both parts' positions add up. */
function part(x: View, axes: readonly number[], reduced: boolean): { shape: number[]; strides: number[]; offset: number } {
  const shape: number[] = []
  const strides: number[] = []
  for (let axis = 0; axis < x.shape.length; axis++) {
    if (axes.includes(axis) !== reduced) continue
    shape.push(x.shape[axis]!)
    strides.push(x.strides[axis]!)
  }
  return { shape, strides, offset: reduced ? 0 : x.offset }
}

function one(x: View, value: number): TypedArray {
  const out = allocate(x.dtype, 1)
  out[0] = value
  return out
}

function scratch(float: boolean, n: number): Float64Array | Int32Array {
  return float ? new Float64Array(n) : new Int32Array(n)
}

function indexOfLargest(n: number, x: TypedArray, p: number, s: number): number {
  let best = -Infinity
  let found = 0
  for (let i = 0; i < n; i++, p += s) {
    const value = x[p]!
    if (value > best) {
      best = value
      found = i
    } else if (value !== value) return i
  }
  return found
}

function indexOfSmallest(n: number, x: TypedArray, p: number, s: number): number {
  let best = Infinity
  let found = 0
  for (let i = 0; i < n; i++, p += s) {
    const value = x[p]!
    if (value < best) {
      best = value
      found = i
    } else if (value !== value) return i
  }
  return found
}
