import { slot } from './elementwise.ts'
import { copySpan } from './operand.ts'
import type { FloatArray } from '../../../dtype.ts'
import { aligned, BASE, type Workspace } from './workspace.ts'

/** Elements in the workspace at one time: many rows, so that totals are seldom touched, but within the second-level cache. */
const CHUNK = 32768

/**
 * Sums of the columns of each contiguous rows × cols matrix in `x`, `cols` results for each. Blocks of rows are added in the
 * element type, the blocks' sums in float64.
 */
export function sumColumns(workspace: Workspace, rows: number, cols: number, x: FloatArray, out: FloatArray): void {
  if (rows === 0) {
    out.fill(0)
    return
  }
  const { sumColumns: kernel } = workspace.kernels(out)
  const bytes = out.BYTES_PER_ELEMENT
  const size = rows * cols
  const matrices = out.length / cols
  // Whole matrices where they are small, else parts of one at a time.
  const group = Math.min(matrices, Math.max(1, Math.floor(CHUNK / size)))
  const part = Math.min(rows, Math.max(1, Math.floor(CHUNK / cols)))
  const width = group * cols
  const input = BASE + aligned(width * 8)
  const reserved = input + slot(group * part * cols, bytes)
  const heap = workspace.heap(out, reserved)
  const totals = workspace.wideHeap(reserved).subarray(BASE / 8, BASE / 8 + width)
  for (let g = 0; g < matrices; g += group) {
    const count = Math.min(group, matrices - g)
    totals.fill(0)
    for (let i = 0; i < rows; i += part) {
      const taken = Math.min(part, rows - i)
      copySpan(heap, input / bytes, x, g * size + i * cols, count * taken * cols)
      kernel(count, taken, cols, input, BASE)
    }
    copySpan(out, g * cols, totals, 0, count * cols)
  }
}
