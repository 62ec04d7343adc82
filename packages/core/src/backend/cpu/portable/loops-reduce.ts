import type { TypedArray } from '../../../dtype.ts'
import type { ReduceOp } from '../../types.ts'

/** How one reduction runs over memory. */
export interface Reducer {
  /** Value over no elements. */
  readonly identity: number
  /** The reduction of `x[p + i·s]`, i < n. */
  readonly row: (n: number, x: TypedArray, p: number, s: number) => number
  /** `acc[i] = op(acc[i], x[p + i·s])` for i < n. */
  readonly column: (n: number, x: TypedArray, p: number, s: number, acc: TypedArray) => void
}

/** Float reductions; sums and products are carried in double precision whatever the dtype. */
export const floatReducers: { readonly [op in ReduceOp]: Reducer } = {
  sum: { identity: 0, row: pairwiseSum, column: addColumn },
  prod: { identity: 1, row: product, column: multiplyColumn },
  max: { identity: -Infinity, row: largest, column: maxColumn },
  min: { identity: Infinity, row: smallest, column: minColumn },
}

/** int32 reductions, which wrap; on bool `max` is any and `min` is all. */
export const integerReducers: { readonly [op in ReduceOp]: Reducer } = {
  sum: { identity: 0, row: wrappingSum, column: addColumn },
  prod: { identity: 1, row: wrappingProduct, column: wrappingMultiplyColumn },
  max: { identity: -2_147_483_648, row: largest, column: maxColumn },
  min: { identity: 2_147_483_647, row: smallest, column: minColumn },
}

/** Pairwise summation over blocks of 128: error O(ε·log n), and four chains keep the adder busy. */
function pairwiseSum(n: number, x: TypedArray, p: number, s: number): number {
  if (n > 128) {
    const half = (n >>> 4) << 3
    return pairwiseSum(half, x, p, s) + pairwiseSum(n - half, x, p + half * s, s)
  }
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i + 4 <= n; i += 4, p += 4 * s) {
    a += x[p]!
    b += x[p + s]!
    c += x[p + 2 * s]!
    d += x[p + 3 * s]!
  }
  for (; i < n; i++, p += s) a += x[p]!
  return a + b + (c + d)
}

function product(n: number, x: TypedArray, p: number, s: number): number {
  let a = 1
  for (let i = 0; i < n; i++, p += s) a *= x[p]!
  return a
}

function wrappingSum(n: number, x: TypedArray, p: number, s: number): number {
  let a = 0
  for (let i = 0; i < n; i++, p += s) a = (a + x[p]!) | 0
  return a
}

function wrappingProduct(n: number, x: TypedArray, p: number, s: number): number {
  let a = 1
  for (let i = 0; i < n; i++, p += s) a = Math.imul(a, x[p]!)
  return a
}

function largest(n: number, x: TypedArray, p: number, s: number): number {
  let best = -Infinity
  for (let i = 0; i < n; i++, p += s) {
    const value = x[p]!
    if (value > best) best = value
    else if (value !== value) return NaN
  }
  return best
}

function smallest(n: number, x: TypedArray, p: number, s: number): number {
  let best = Infinity
  for (let i = 0; i < n; i++, p += s) {
    const value = x[p]!
    if (value < best) best = value
    else if (value !== value) return NaN
  }
  return best
}

function addColumn(n: number, x: TypedArray, p: number, s: number, acc: TypedArray): void {
  for (let i = 0; i < n; i++, p += s) acc[i]! += x[p]!
}

function multiplyColumn(n: number, x: TypedArray, p: number, s: number, acc: TypedArray): void {
  for (let i = 0; i < n; i++, p += s) acc[i]! *= x[p]!
}

function wrappingMultiplyColumn(n: number, x: TypedArray, p: number, s: number, acc: TypedArray): void {
  for (let i = 0; i < n; i++, p += s) acc[i] = Math.imul(acc[i]!, x[p]!)
}

function maxColumn(n: number, x: TypedArray, p: number, s: number, acc: TypedArray): void {
  for (let i = 0; i < n; i++, p += s) acc[i] = Math.max(acc[i]!, x[p]!)
}

function minColumn(n: number, x: TypedArray, p: number, s: number, acc: TypedArray): void {
  for (let i = 0; i < n; i++, p += s) acc[i] = Math.min(acc[i]!, x[p]!)
}
