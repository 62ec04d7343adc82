import { sizeOf } from '../../../shape.ts'
import type { View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { elements, positions } from './strided.ts'

/** Length of the runs that insertion sort prepares for merging. */
const RUN = 16

/** Keys and the positions they came from; sorted together. */
interface Pairs {
  readonly keys: Float64Array
  readonly index: Int32Array
}

/** int32 permutation that sorts the last axis, stable, NaN last in either direction. */
export function argsort(x: View, descending: boolean): Int32Array {
  const ndim = x.shape.length
  const n = x.shape[ndim - 1]!
  const step = x.strides[ndim - 1]!
  const data = elements(x)
  const out = allocate('int32', sizeOf(x.shape))
  if (out.length === 0) return out
  const pairs = { keys: new Float64Array(n), index: new Int32Array(n) }
  const spare = { keys: new Float64Array(n), index: new Int32Array(n) }
  let o = 0
  for (const start of positions(x.shape.slice(0, -1), x)) {
    const { keys, index } = pairs
    let numbers = 0
    let last = n
    // Every dtype is exact in double precision, and negated keys make one ascending sort serve both directions.
    for (let i = 0, p = start; i < n; i++, p += step) {
      const value = data[p]!
      if (value !== value) {
        index[--last] = i
        continue
      }
      keys[numbers] = descending ? -value : value
      index[numbers++] = i
    }
    index.subarray(last).reverse()
    const sorted = mergeSort(numbers, pairs, spare)
    out.set(sorted.index.subarray(0, numbers), o)
    out.set(index.subarray(numbers), o + numbers)
    o += n
  }
  return out
}

/** Sorts the first `n` pairs by key, stable. Returns whichever of the two buffers holds the result. */
function mergeSort(n: number, pairs: Pairs, spare: Pairs): Pairs {
  for (let start = 0; start < n; start += RUN) insertionSort(start, Math.min(start + RUN, n), pairs)
  let from = pairs
  let to = spare
  for (let width = RUN; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      merge(start, Math.min(start + width, n), Math.min(start + 2 * width, n), from, to)
    }
    ;[from, to] = [to, from]
  }
  return from
}

function insertionSort(start: number, end: number, { keys, index }: Pairs): void {
  for (let i = start + 1; i < end; i++) {
    const key = keys[i]!
    const origin = index[i]!
    let j = i - 1
    for (; j >= start && keys[j]! > key; j--) {
      keys[j + 1] = keys[j]!
      index[j + 1] = index[j]!
    }
    keys[j + 1] = key
    index[j + 1] = origin
  }
}

/** Merges the sorted runs `[start, middle)` and `[middle, end)`; equal keys are taken from the left one first. */
function merge(start: number, middle: number, end: number, from: Pairs, to: Pairs): void {
  const { keys, index } = from
  const { keys: mergedKeys, index: mergedIndex } = to
  let left = start
  let right = middle
  for (let o = start; o < end; o++) {
    const pick = right >= end || (left < middle && keys[left]! <= keys[right]!) ? left++ : right++
    mergedKeys[o] = keys[pick]!
    mergedIndex[o] = index[pick]!
  }
}
