import { type FloatArray, type KernelTable, type View, stridesOf } from '@ortho/core'
import { requireBlas } from '../library/library.ts'
import { type Session, callNow } from '../lapack/job.ts'
import { partOf, unfilled } from '../lapack/arrays.ts'
import { after, matricesOf, requireCountable } from '../lapack/matrices.ts'
import { layoutOf } from './operand.ts'

/** CBLAS enumerators. */
const [ROW_MAJOR, AS_IT_IS, TRANSPOSED, LOWER] = [101, 111, 112, 122]

/** Side of the squares in which a triangle is mirrored, so that cache lines are used up. */
const TILE = 32

/** `X·Xᵀ`: one triangle by the library, the other its mirror image; undefined where the kernels of `host` are as fast. */
export function gram(session: Session, host: KernelTable, x: View): FloatArray | undefined {
  const [m, k] = [x.shape.at(-2)!, x.shape.at(-1)!]
  if (m * k === 0 || m * m * k < session.worthwhile) return undefined
  requireCountable(session, 'gram', Math.max(m * m, m * k))
  const source =
    layoutOf(x) === undefined ? { storage: host.copy(x), dtype: x.dtype, shape: x.shape, strides: stridesOf(x.shape), offset: 0 } : x
  const layout = layoutOf(source)
  if (layout === undefined) return undefined
  const matrices = matricesOf(source)
  const count = matrices.offsets.length
  const out = unfilled(matrices.dtype, count * m * m)
  const run = requireBlas(session.library, matrices.dtype, 'syrk')
  for (let item = 0; item < count; item++) {
    const stored = after({ data: matrices.data, at: matrices.offsets[item]! })
    const target = partOf(out, item, count)
    const operation = layout.transposed ? TRANSPOSED : AS_IT_IS
    callNow(session, { run, args: [ROW_MAJOR, LOWER, operation, m, k, 1, stored, layout.step, 0, target, m], work: m * m * k })
    mirror(target, m)
  }
  return out
}

function mirror(out: FloatArray, m: number): void {
  for (let top = 0; top < m; top += TILE) {
    const bottom = Math.min(m, top + TILE)
    for (let left = 0; left <= top; left += TILE) {
      for (let i = top; i < bottom; i++) {
        const right = Math.min(i, left + TILE)
        for (let j = left; j < right; j++) out[j * m + i] = out[i * m + j]!
      }
    }
  }
}
