import type { TypedArray } from '../../../dtype.ts'
import type { Shape } from '../../../shape.ts'
import { RowWalk, type Layout } from './strided.ts'

/** Dense runs from this length on are moved as blocks: making the view and the call cost as much as a loop of about 40. */
const BLOCK = 40

/** Copies the elements that `from` lays out in `x` to where `to` lays them out in `out`; both have `shape`. */
export function copyStrided(shape: Shape, x: TypedArray, from: Layout, out: TypedArray, to: Layout): void {
  // Matrices, above all transposed ones, are too frequent and small to plan a walk.
  if (shape.length === 2) {
    const [pr, s] = [from.strides[0]!, from.strides[1]!]
    copyMatrix(shape[0]!, shape[1]!, x, from.offset, pr, s, out, to.offset, to.strides[0]!, to.strides[1]!)
    return
  }
  const walk = new RowWalk(shape, [from, to])
  const [m, n] = [walk.blockRows, walk.length]
  for (let i = 0; i < walk.count; i += m, walk.nextBlock()) {
    copyMatrix(m, n, x, walk.at[0]!, walk.blockSteps[0]!, walk.steps[0]!, out, walk.at[1]!, walk.blockSteps[1]!, walk.steps[1]!)
  }
}

/** Copies `n` elements, by block where both sides are dense. */
export function copyRow(n: number, x: TypedArray, p: number, s: number, out: TypedArray, q: number, t: number): void {
  if (s === 1 && t === 1 && n >= BLOCK) out.set(x.subarray(p, p + n), q)
  else for (let i = 0; i < n; i++, p += s, q += t) out[q] = x[p]!
}

/** Copies m rows of n elements; strides of the rows are `pr` and `qr`, within rows `s` and `t`. */
function copyMatrix(
  m: number,
  n: number,
  x: TypedArray,
  p: number,
  pr: number,
  s: number,
  out: TypedArray,
  q: number,
  qr: number,
  t: number,
): void {
  if (s === 1 && t === 1 && n >= BLOCK) {
    for (let i = 0; i < m; i++, p += pr, q += qr) out.set(x.subarray(p, p + n), q)
    return
  }
  for (let i = 0; i < m; i++, p += pr, q += qr) {
    for (let j = 0, from = p, to = q; j < n; j++, from += s, to += t) out[to] = x[from]!
  }
}
