import { product } from '../portable/product.ts'
import { copySpan, place, placeRoom, type StridedMatrix } from './operand.ts'
import type { FloatArray } from '../../../dtype.ts'
import { aligned, BASE, type Workspace } from './workspace.ts'

/** `C = alpha·A·B + beta·C`, for each item of a batch. All arrays have one element type, and C overlaps neither input. */
export interface GemmTask {
  /** Rows of A and C. */
  readonly m: number
  /** Columns of B and C. */
  readonly n: number
  /** Columns of A, rows of B. */
  readonly k: number
  /** m × k. */
  readonly a: StridedMatrix
  /** k × n. */
  readonly b: StridedMatrix
  /** m × n with `column` 1; written. */
  readonly c: StridedMatrix
  /** Factor of the product. Default 1. */
  readonly alpha?: number | undefined
  /** Factor of what is in C. Default 0: C is not read. */
  readonly beta?: number | undefined
  /** Number of products. Default 1. */
  readonly batch?: number | undefined
}

/** Products whose operands are in a workspace; addresses in bytes, strides in elements, rows of C contiguous. */
export interface GemmCall {
  readonly wide: boolean
  readonly items: number
  readonly m: number
  readonly n: number
  readonly k: number
  readonly alpha: number
  readonly a: number
  readonly aRow: number
  readonly aColumn: number
  readonly aBatch: number
  readonly b: number
  readonly bRow: number
  readonly bColumn: number
  readonly bBatch: number
  readonly c: number
  readonly cRow: number
  readonly cBatch: number
  readonly accumulate: boolean
  readonly work: number
}

/** Something that multiplies in a workspace: this thread, or a pool of them. */
export interface GemmRunner {
  /** Holds the operands. */
  readonly workspace: Workspace
  /** How many threads need room to pack. */
  readonly threads: number
  /** Computes the products. */
  run(call: GemmCall): void
}

/** Rows, columns and depth of the largest block whose operands are in the workspace at one time (at most 3 · 40 MiB). */
export const BLOCK = 2048

/** Elements of small products, or of a matrix times a vector, that are in the workspace at one time: they stay in the cache. */
const CHUNK = 65_536

/** Multiplications up to which a loop in JavaScript is faster than copying to the workspace, in float32 and float64. */
const TINY_F32 = 216
const TINY_F64 = 512

/** The runner of this thread alone. */
export function soleRunner(workspace: Workspace): GemmRunner {
  return { workspace, threads: 1, run: (call) => runHere(workspace, call) }
}

/** Runs a task of any size, in blocks that fit the workspace. */
export function gemm(runner: GemmRunner, task: GemmTask): void {
  const { m, n, k, batch = 1, alpha = 1, beta = 0 } = task
  if (m === 0 || n === 0 || batch === 0) return
  if (k === 0 || alpha === 0) return scale(task, beta)
  if (batch * m * n * k <= tinyLimit(task.c.data) && alpha === 1 && beta === 0) return tinyProducts(task, batch)
  if (n === 1) return matrixTimesVector(runner, task, m, task.a.row, task.a.column)
  if (m === 1) return matrixTimesVector(runner, task, n, task.b.column, task.b.row)
  if (m > BLOCK || n > BLOCK || k > BLOCK) return blocks(runner, task, BLOCK, BLOCK, BLOCK)
  // Threads share the last-level cache, and waking them costs more than fetching from it.
  const room = runner.threads === 1 ? CHUNK : 32 * CHUNK
  const items = Math.max(1, Math.floor(room / (m * k + k * n + m * n)))
  for (let item = 0; item < batch; item += items) {
    runBlock(runner, task, { item, items: Math.min(items, batch - item), i: 0, m, j: 0, n, p: 0, k }, beta)
  }
}

/** A rectangle of a task: `items` items from `item`, m rows from i, n columns from j, depth k from p. */
interface Block {
  readonly item: number
  readonly items: number
  readonly i: number
  readonly m: number
  readonly j: number
  readonly n: number
  readonly p: number
  readonly k: number
}

function tinyLimit(like: FloatArray): number {
  return like.BYTES_PER_ELEMENT === 8 ? TINY_F64 : TINY_F32
}

/** One side is a vector: the `size` × k matrix goes through the cache in pieces that are contiguous in its array. */
function matrixTimesVector(runner: GemmRunner, task: GemmTask, size: number, along: number, depthwise: number): void {
  const contiguous = Math.abs(along) < Math.abs(depthwise)
  const across = contiguous ? BLOCK : chunkOf(task.k)
  const depth = contiguous ? chunkOf(size) : BLOCK
  blocks(runner, task, across, across, depth)
}

/** How many vectors of `length` elements are in the workspace at one time. */
function chunkOf(length: number): number {
  return Math.max(16, Math.floor(CHUNK / Math.min(length, BLOCK)))
}

function blocks(runner: GemmRunner, task: GemmTask, rows: number, columns: number, depth: number): void {
  const { batch = 1, beta = 0 } = task
  for (let item = 0; item < batch; item++) {
    for (let j = 0; j < task.n; j += columns) {
      for (let i = 0; i < task.m; i += rows) {
        for (let p = 0; p < task.k; p += depth) {
          const m = Math.min(task.m - i, rows)
          const n = Math.min(task.n - j, columns)
          const k = Math.min(task.k - p, depth)
          runBlock(runner, task, { item, items: 1, i, m, j, n, p, k }, p === 0 ? beta : 1)
        }
      }
    }
  }
}

function runBlock(runner: GemmRunner, task: GemmTask, block: Block, beta: number): void {
  const { items, m, n, k } = block
  const { a, b, c, alpha = 1 } = task
  const { workspace } = runner
  const bytes = c.data.BYTES_PER_ELEMENT
  const atA = BASE
  const atB = atA + aligned(placeRoom(items, m, k) * bytes)
  const atC = atB + aligned(placeRoom(items, k, n) * bytes)
  const work = atC + aligned(items * m * n * bytes)
  const heap = workspace.heap(c.data, work + runner.threads * workspace.gemmWorkspace(m, n, k, bytes))
  const left = place(heap, atA / bytes, a, block.item, items, block.i, block.p, m, k)
  const right = place(heap, atB / bytes, b, block.item, items, block.p, block.j, k, n)
  if (beta !== 0) loadC(heap, atC / bytes, c, block, beta)
  runner.run({
    wide: bytes === 8,
    items,
    m,
    n,
    k,
    alpha,
    a: atA,
    aRow: left.row,
    aColumn: left.column,
    aBatch: left.batch,
    b: atB,
    bRow: right.row,
    bColumn: right.column,
    bBatch: right.batch,
    c: atC,
    cRow: n,
    cBatch: m * n,
    accumulate: beta !== 0,
    work,
  })
  storeC(heap, atC / bytes, c, block)
}

function runHere(workspace: Workspace, call: GemmCall): void {
  const { items, m, n, k } = call
  const { a, aRow, aColumn, aBatch, b, bRow, bColumn, bBatch } = call
  const kernels = workspace.kernelsOf(call.wide)
  const { c, cRow, cBatch, alpha, accumulate, work } = call
  kernels.gemmBatch(items, aBatch, bBatch, cBatch, m, n, k, alpha, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate, work)
}

function tinyProducts(task: GemmTask, batch: number): void {
  const { m, n, k, a, b, c } = task
  if (batch === 1) return product(m, n, k, a, b, c.data, c.offset, c.row)
  for (let p = 0; p < batch; p++) {
    const left = { ...a, offset: a.offset + p * (a.batch ?? 0) }
    const right = { ...b, offset: b.offset + p * (b.batch ?? 0) }
    product(m, n, k, left, right, c.data, c.offset + p * (c.batch ?? 0), c.row)
  }
}

/** Whether the block's part of C is one piece of its array. */
function isDense(c: StridedMatrix, { items, m, n }: Block): boolean {
  return (m === 1 || c.row === n) && (items === 1 || c.batch === m * n)
}

function loadC(heap: FloatArray, at: number, c: StridedMatrix, block: Block, beta: number): void {
  const { items, m, n } = block
  const start = c.offset + block.item * (c.batch ?? 0) + block.i * c.row + block.j
  if (isDense(c, block)) copySpan(heap, at, c.data, start, items * m * n)
  else {
    for (let p = 0, to = at; p < items; p++) {
      for (let i = 0; i < m; i++, to += n) copySpan(heap, to, c.data, start + p * (c.batch ?? 0) + i * c.row, n)
    }
  }
  if (beta === 1) return
  for (let i = at; i < at + items * m * n; i++) heap[i] = beta * heap[i]!
}

function storeC(heap: FloatArray, at: number, c: StridedMatrix, block: Block): void {
  const { items, m, n } = block
  const start = c.offset + block.item * (c.batch ?? 0) + block.i * c.row + block.j
  if (isDense(c, block)) return copySpan(c.data, start, heap, at, items * m * n)
  for (let p = 0, from = at; p < items; p++) {
    for (let i = 0; i < m; i++, from += n) copySpan(c.data, start + p * (c.batch ?? 0) + i * c.row, heap, from, n)
  }
}

/** C = beta·C, where the product is empty or its factor zero. */
function scale(task: GemmTask, beta: number): void {
  const { m, n, c, batch = 1 } = task
  for (let p = 0; p < batch; p++) {
    for (let i = 0; i < m; i++) {
      const start = c.offset + p * (c.batch ?? 0) + i * c.row
      if (beta === 0) c.data.fill(0, start, start + n)
      else for (let j = start; j < start + n; j++) c.data[j] = beta * c.data[j]!
    }
  }
}
