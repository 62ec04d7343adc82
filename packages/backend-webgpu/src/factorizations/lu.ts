import { type LuStorage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { MOVES, luPanel } from './lu-panel.ts'
import { moveRows } from './lu-swaps.ts'
import { type SmallFactors, smallLu } from './small/lu.ts'
import { BLOCK } from './substitution.ts'
import { solveBlock } from './triangles.ts'
import { trianglePart } from './triangular.ts'
import { update } from './update.ts'
import { type Target, block, byColumns, byRows, copied, windowOf } from './windows.ts'

/** Factors by columns, as the device works on them. */
export interface Factored {
  /** U on and above the diagonal, L below it. */
  readonly packed: Target
  /** int32 `[count, m]`. */
  readonly perm: GpuStorage
  /** int32 a matrix. */
  readonly failures: GpuStorage
}

/** P·A = L·U with partial pivoting of `[…, m, n]`: 4 launches for each 32 columns, and 3 more; up to 32 × 32 one for all. */
export function lu(gpu: Gpu, a: View): LuStorage {
  const [m, n] = [a.shape.at(-2)!, a.shape.at(-1)!]
  const k = Math.min(m, n)
  if (isSmall(a)) {
    const count = sizeOf(a.shape.slice(0, -2))
    const l = byRows(gpu.allocate('float32', count * m * k), m, k, count)
    const u = byRows(gpu.allocate('float32', count * k * n), k, n, count)
    return { l: l.storage, u: u.storage, ...smallFactors(gpu, a, { l, u }) }
  }
  const { packed, perm, failures } = factored(gpu, a)
  const l = trianglePart(gpu, block(packed, 0, m, 0, k), { lower: true, unitDiagonal: true })
  const u = trianglePart(gpu, block(packed, 0, k, 0, n), { lower: false, unitDiagonal: false })
  gpu.release(packed.storage)
  return { l, u, perm, failures }
}

/** Whether a matrix fits into the memory of a workgroup, and has elements at all. */
function isSmall({ shape }: View): boolean {
  return shape.at(-2)! <= BLOCK && shape.at(-1)! <= BLOCK && sizeOf(shape) > 0
}

function smallFactors(gpu: Gpu, a: View, targets: Pick<SmallFactors, 'packed' | 'l' | 'u'>): Pick<Factored, 'perm' | 'failures'> {
  const { window, owned } = windowOf(gpu, a)
  const perm = gpu.allocate('int32', window.count * window.rows)
  const failures = gpu.allocate('int32', window.count)
  smallLu(gpu, window, { ...targets, perm, failures })
  if (owned !== undefined) gpu.release(owned)
  return { perm, failures }
}

/** The factors, by columns: pivots are then searched, and rows are subtracted, side by side. */
export function factored(gpu: Gpu, a: View): Factored {
  if (isSmall(a)) {
    const [rows, columns] = [a.shape.at(-2)!, a.shape.at(-1)!]
    const packed = byColumns(gpu.allocate('float32', sizeOf(a.shape)), rows, columns, sizeOf(a.shape.slice(0, -2)))
    return { packed, ...smallFactors(gpu, a, { packed }) }
  }
  const packed = copied(gpu, a, 'columns')
  const { rows: m, columns: n, count } = packed
  if (m === 0 || n === 0) {
    const perm = gpu.upload(
      Int32Array.from({ length: count * m }, (_, i) => i % m),
      'int32',
    )
    return { packed, perm, failures: gpu.constant([count], 'int32', 0) }
  }
  const perm = gpu.allocate('int32', count * m)
  const failures = gpu.allocate('int32', count)
  const moves = gpu.allocate('int32', count * MOVES.size)
  const end = Math.min(m, n)
  for (let k = 0; k < end; k += BLOCK) {
    const next = Math.min(k + BLOCK, end)
    luPanel(gpu, { a: block(packed, k, m, k, next), from: k, perm, order: m, failures, moves })
    moveRows(gpu, { a: block(packed, k, m, 0, n), from: k, to: next, moves })
    const beside = block(packed, k, next, next, n)
    solveBlock(gpu, block(packed, k, next, k, next), beside, true)
    update(gpu, block(packed, next, m, next, n), block(packed, next, m, k, next), beside, { alpha: -1, adds: true })
  }
  gpu.release(moves)
  return { packed, perm, failures }
}
