import { type FloatArray, type KernelTable, type TriangularOptions, type View, stridesOf } from '@ortho/core'
import { requireBlas } from '../library/library.ts'
import { type Session, callNow } from '../lapack/job.ts'
import { partOf } from '../lapack/arrays.ts'
import { after, matricesOf, requireCountable } from '../lapack/matrices.ts'
import { hasReciprocals, layoutOf } from './operand.ts'

/** CBLAS enumerators. */
const [ROW_MAJOR, AS_IT_IS, TRANSPOSED] = [101, 111, 112]
const [UPPER, LOWER] = [121, 122]
const [STORED_DIAGONAL, UNIT_DIAGONAL] = [131, 132]
const LEFT = 141

/** `T⁻¹·B` (trsm) or `T·B` (trmm) in a copy of B; undefined where the kernels of `host` are as fast. */
export function triangular(
  session: Session,
  host: KernelTable,
  name: 'trsm' | 'trmm',
  t: View,
  b: View,
  { lower, unitDiagonal }: TriangularOptions,
): FloatArray | undefined {
  const [n, columns] = [b.shape.at(-2)!, b.shape.at(-1)!]
  if (n * columns === 0 || n * n * columns < session.worthwhile) return undefined
  requireCountable(session, name, Math.max(n * n, n * columns))
  const factor = withLayout(host, t)
  const layout = layoutOf(factor)
  if (layout === undefined) return undefined
  const matrices = matricesOf(factor)
  const { data, row, column, offsets } = matrices
  if (name === 'trsm' && !unitDiagonal && !offsets.every((at) => hasReciprocals(data, at, row + column, n))) return undefined
  const out = host.copy(b)
  if (!(out instanceof Float64Array || out instanceof Float32Array)) return undefined
  const count = offsets.length
  const run = requireBlas(session.library, matrices.dtype, name)
  // What is lower in T is upper where T is stored transposed.
  const triangle = lower !== layout.transposed ? LOWER : UPPER
  const operation = layout.transposed ? TRANSPOSED : AS_IT_IS
  const diagonal = unitDiagonal ? UNIT_DIAGONAL : STORED_DIAGONAL
  for (let item = 0; item < count; item++) {
    const stored = after({ data, at: offsets[item]! })
    const target = partOf(out, item, count)
    const args = [ROW_MAJOR, LEFT, triangle, operation, diagonal, n, columns, 1, stored, layout.step, target, columns]
    callNow(session, { run, args, work: n * n * columns })
  }
  return out
}

function withLayout(host: KernelTable, x: View): View {
  if (layoutOf(x) !== undefined) return x
  return { storage: host.copy(x), dtype: x.dtype, shape: x.shape, strides: stridesOf(x.shape), offset: 0 }
}
