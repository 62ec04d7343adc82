import { CHUNK, slot } from './elementwise.ts'
import { copySpan } from './operand.ts'
import type { FloatArray } from '../../../dtype.ts'
import { BASE, type Workspace } from './workspace.ts'

/** Numbers of the reductions in `asm/reduce.ts`. */
const reduceCodes = { sum: 0, max: 1, min: 2 } as const

/** Reductions that the engine vectorises. */
export type WasmReduceOp = keyof typeof reduceCodes

/** True for the reductions that {@link reduceRows} computes. */
export function isWasmReduce(op: string): op is WasmReduceOp {
  return Object.hasOwn(reduceCodes, op)
}

/** Calls a kernel on as many rows as are in the workspace: addresses of the first row of each input, and of the result. */
type RowKernel = (rows: number, x: number, y: number, out: number) => void

/** Streams whole rows of `x` (and `y`) through the workspace. */
export function mapRows(
  workspace: Workspace,
  cols: number,
  x: FloatArray,
  y: FloatArray | undefined,
  out: FloatArray,
  kernel: RowKernel,
): void {
  if (out.length === 0) return
  const bytes = out.BYTES_PER_ELEMENT
  const chunk = Math.min(out.length, Math.max(1, Math.floor(CHUNK / cols)) * cols)
  const room = slot(chunk, bytes)
  const atY = BASE + room
  const result = y === undefined ? atY : atY + room
  const heap = workspace.heap(out, result + room)
  for (let i = 0; i < out.length; i += chunk) {
    const n = Math.min(chunk, out.length - i)
    copySpan(heap, BASE / bytes, x, i, n)
    if (y !== undefined) copySpan(heap, atY / bytes, y, i, n)
    kernel(n / cols, BASE, atY, result)
    copySpan(out, i, heap, result / bytes, n)
  }
}

/**
 * One result for each row of `cols` elements. Sums are pairwise in a fixed order; NaN wins in `max` and `min`, for which
 * `cols` must be positive.
 */
export function reduceRows(workspace: Workspace, op: WasmReduceOp, cols: number, x: FloatArray, out: FloatArray): void {
  if (cols === 0) {
    out.fill(0)
    return
  }
  const kernels = workspace.kernels(out)
  const code = reduceCodes[op]
  const bytes = out.BYTES_PER_ELEMENT
  const chunk = Math.min(cols, CHUNK)
  const group = Math.max(1, Math.floor(CHUNK / cols))
  const result = BASE + slot(chunk * Math.min(group, out.length), bytes)
  const heap = workspace.heap(out, result + slot(group, bytes))
  if (cols <= CHUNK) {
    for (let i = 0; i < out.length; i += group) {
      const rows = Math.min(group, out.length - i)
      copySpan(heap, BASE / bytes, x, i * cols, rows * cols)
      kernels.reduceRows(code, rows, cols, BASE, result)
      copySpan(out, i, heap, result / bytes, rows)
    }
    return
  }
  for (let i = 0; i < out.length; i++) {
    const parts: number[] = []
    for (let j = 0; j < cols; j += CHUNK) {
      const n = Math.min(CHUNK, cols - j)
      copySpan(heap, BASE / bytes, x, i * cols + j, n)
      kernels.reduceRows(code, 1, n, BASE, result)
      parts.push(heap[result / bytes]!)
    }
    out[i] = combine(op, parts, 0, parts.length)
  }
}

function combine(op: WasmReduceOp, parts: readonly number[], start: number, end: number): number {
  if (end - start === 1) return parts[start]!
  const middle = (start + end) >> 1
  const a = combine(op, parts, start, middle)
  const b = combine(op, parts, middle, end)
  if (op === 'sum') return a + b
  return op === 'max' ? Math.max(a, b) : Math.min(a, b)
}
