import { isFloat, type TypedArray } from '../../../dtype.ts'
import type { ScanOp, View } from '../../types.ts'
import { floatReducers, integerReducers } from './loops-reduce.ts'
import { copy } from './layout.ts'

/** Folds the running value into `count` rows of `inner` elements that start at `base`, in place. */
type ScanLoop = (acc: TypedArray, data: TypedArray, base: number, count: number, inner: number) => void

/** Inclusive running reduction along `axis`, carried in double precision (int32 wraps). */
export function scan(op: ScanOp, x: View, axis: number): TypedArray {
  const out = copy(x)
  const count = x.shape[axis]!
  let inner = 1
  for (const n of x.shape.slice(axis + 1)) inner *= n
  const float = isFloat(x.dtype)
  const { identity } = (float ? floatReducers : integerReducers)[op]
  const loop = op === 'prod' && !float ? wrappingProduct : loops[op]
  const acc = float ? new Float64Array(inner) : new Int32Array(inner)
  for (let base = 0; base < out.length; base += count * inner) {
    acc.fill(identity)
    loop(acc, out, base, count, inner)
  }
  return out
}

const loops: { readonly [op in ScanOp]: ScanLoop } = {
  sum(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j]! += data[p]!
  },
  prod(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j]! *= data[p]!
  },
  max(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] = Math.max(acc[j]!, data[p]!)
  },
  min(acc, data, p, count, inner) {
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] = Math.min(acc[j]!, data[p]!)
  },
}

function wrappingProduct(acc: TypedArray, data: TypedArray, p: number, count: number, inner: number): void {
  for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++, p++) data[p] = acc[j] = Math.imul(acc[j]!, data[p]!)
}
