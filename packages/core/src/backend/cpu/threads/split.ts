import type { GemmCall } from '../wasm/gemm.ts'

/** Arguments of the kernel `gemmBatch`, after the element size. */
export type GemmArguments = readonly [size: number, ...values: number[]]

/** A share that does nothing. */
const idle: GemmArguments = [0]

/**
 * Divides products among `count` threads: whole items where there are enough, else columns or rows, whichever are more.
 * Each thread packs on its own in `workBytes` of workspace.
 */
export function split(call: GemmCall, count: number, workBytes: number): GemmArguments[] {
  const { items, m, n } = call
  if (items >= count) return shares(items, count, 1, (start, length, index) => part(call, workBytes * index, start, length, 0, m, 0, n))
  if (n >= m) return shares(n, count, 8, (start, length, index) => part(call, workBytes * index, 0, items, 0, m, start, length))
  return shares(m, count, 4, (start, length, index) => part(call, workBytes * index, 0, items, start, length, 0, n))
}

/** Even shares of `total` in multiples of `unit`; the last may be shorter or idle. */
function shares(
  total: number,
  count: number,
  unit: number,
  share: (start: number, length: number, index: number) => GemmArguments,
): GemmArguments[] {
  const size = Math.ceil(total / count / unit) * unit
  return Array.from({ length: count }, (_, index) => {
    const start = index * size
    return start >= total ? idle : share(start, Math.min(size, total - start), index)
  })
}

/** Arguments for `items` items from `item`, m rows from i and n columns from j. */
function part(call: GemmCall, work: number, item: number, items: number, i: number, m: number, j: number, n: number): GemmArguments {
  const size = call.wide ? 8 : 4
  const step = call.cBatch
  const a = call.a + size * (item * call.aBatch + i * call.aRow)
  const b = call.b + size * (item * call.bBatch + j * call.bColumn)
  const c = call.c + size * (item * step + i * call.cRow + j)
  const { aBatch, bBatch, k, alpha, aRow, aColumn, bRow, bColumn } = call
  const accumulate = call.accumulate ? 1 : 0
  return [size, items, aBatch, bBatch, step, m, n, k, alpha, a, aRow, aColumn, b, bRow, bColumn, c, call.cRow, accumulate, call.work + work]
}
