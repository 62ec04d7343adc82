import type { TypedArray } from '../../../dtype.ts'
import { sizeOf, stridesOf } from '../../../shape.ts'
import type { View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { elements, RowWalk } from './strided.ts'

/** `[x₁·c − x₂·s, x₂·c + x₁·s]` for the halves x₁, x₂ of the last axis, in one pass over any strides. */
export function rotateHalves(x: View, cos: View, sin: View): TypedArray {
  const [data, c, s] = [elements(x), elements(cos), elements(sin)]
  const out = allocate(x.dtype, sizeOf(x.shape))
  const half = cos.shape.at(-1)!
  const [xs, cs, ss] = [x.strides.at(-1)!, cos.strides.at(-1)!, sin.strides.at(-1)!]
  const apart = half * xs
  // Rows are short, so the walk is over runs of them: as many as every operand reaches with one stride.
  const walk = new RowWalk(x.shape.slice(0, -1), [x, cos, sin, { strides: stridesOf(x.shape), offset: 0 }])
  for (let run = 0; run < walk.count; run++, walk.next()) {
    for (let row = 0; row < walk.length; row++) {
      let p = walk.at[0]! + row * walk.steps[0]!
      let q = walk.at[1]! + row * walk.steps[1]!
      let r = walk.at[2]! + row * walk.steps[2]!
      const o = walk.at[3]! + row * walk.steps[3]!
      for (let i = o; i < o + half; i++, p += xs, q += cs, r += ss) {
        const first = data[p]!
        const second = data[p + apart]!
        const a = c[q]!
        const b = s[r]!
        out[i] = first * a - second * b
        out[i + half] = second * a + first * b
      }
    }
  }
  return out
}
