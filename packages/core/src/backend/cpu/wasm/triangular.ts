import { BLOCK, gemm, type GemmRunner } from './gemm.ts'
import { copySpan, place, placeDense, placeRoom, type StridedMatrix } from './operand.ts'
import type { FloatArray } from '../../../dtype.ts'
import { aligned, BASE, type Workspace } from './workspace.ts'

/** `out = T⁻¹·B` or `T·B`, for each item of a batch. */
export interface TriangularTask {
  /** Order of T, rows of B. */
  readonly n: number
  /** Columns of B. */
  readonly m: number
  /** n × n; only the named triangle is read. */
  readonly t: StridedMatrix
  /** n × m. */
  readonly b: StridedMatrix
  /** Dense `batch × n × m`; written. */
  readonly out: FloatArray
  /** Which triangle of T is read. */
  readonly lower: boolean
  /** Whether the diagonal is taken as ones. */
  readonly unitDiagonal: boolean
  /** Number of problems. Default 1. */
  readonly batch?: number | undefined
}

/** `out = X·Xᵀ`, exactly symmetric, for each item of a batch. */
export interface GramTask {
  /** Rows of X, order of the result. */
  readonly m: number
  /** Columns of X. */
  readonly k: number
  /** m × k. */
  readonly x: StridedMatrix
  /** Dense `batch × m × m`; written. */
  readonly out: FloatArray
  /** Number of matrices. Default 1. */
  readonly batch?: number | undefined
}

/** Solves by substitution over blocks: the update by earlier unknowns is a matrix product, the diagonal block a kernel. */
export function triangularSolve(runner: GemmRunner, task: TriangularTask): void {
  const { n, lower } = task
  eachItem(task, (t, out) => {
    for (const first of blockStarts(n, lower)) {
      const size = Math.min(BLOCK, n - first)
      accumulate(runner, task, t, out, first, size, -1)
      diagonalBlock(runner.workspace, task, t, out, first, size, true)
    }
  })
}

/** Multiplies in place: blocks in the order in which none is needed after it is overwritten. */
export function triangularMultiply(runner: GemmRunner, task: TriangularTask): void {
  const { n, lower } = task
  eachItem(task, (t, out) => {
    for (const first of blockStarts(n, !lower)) {
      const size = Math.min(BLOCK, n - first)
      diagonalBlock(runner.workspace, task, t, out, first, size, false)
      accumulate(runner, task, t, out, first, size, 1)
    }
  })
}

/** Computes the triangle below the diagonal and mirrors it. */
export function gram(runner: GemmRunner, task: GramTask): void {
  const { m, k, x, out, batch = 1 } = task
  if (k === 0) {
    out.fill(0)
    return
  }
  for (let item = 0; item < batch; item++) {
    if (m <= BLOCK && k <= BLOCK) smallGram(runner.workspace, task, item)
    else {
      const a = { ...x, offset: x.offset + item * (x.batch ?? 0) }
      const b = { ...a, row: x.column, column: x.row }
      const c = { data: out, offset: item * m * m, row: m, column: 1 }
      for (let i = 0; i < m; i += BLOCK) {
        const rows = Math.min(BLOCK, m - i)
        gemm(runner, { m: rows, n: i + rows, k, a: { ...a, offset: a.offset + i * a.row }, b, c: { ...c, offset: c.offset + i * m } })
      }
      mirror(out, item * m * m, m)
    }
  }
}

/** Copies B to the result, where everything else happens, and visits the items. */
function eachItem(task: TriangularTask, visit: (t: StridedMatrix, out: StridedMatrix) => void): void {
  const { n, m, t, b, out, batch = 1 } = task
  if (n === 0 || m === 0) return
  for (let item = 0; item < batch; item++) {
    placeDense(out, item * n * m, b, item, n, m)
    visit({ ...t, offset: t.offset + item * (t.batch ?? 0) }, { data: out, offset: item * n * m, row: m, column: 1 })
  }
}

function blockStarts(n: number, ascending: boolean): number[] {
  const starts = Array.from({ length: Math.ceil(n / BLOCK) }, (_, i) => i * BLOCK)
  return ascending ? starts : starts.reverse()
}

/** Adds alpha·T·out of the blocks on the far side of the diagonal to block `first`. */
function accumulate(
  runner: GemmRunner,
  task: TriangularTask,
  t: StridedMatrix,
  out: StridedMatrix,
  first: number,
  size: number,
  alpha: number,
): void {
  const start = task.lower ? 0 : first + size
  const k = task.lower ? first : task.n - start
  if (k === 0) return
  const a = { ...t, offset: t.offset + first * t.row + start * t.column }
  const b = { ...out, offset: out.offset + start * out.row }
  gemm(runner, { m: size, n: task.m, k, alpha, a, b, beta: 1, c: { ...out, offset: out.offset + first * out.row } })
}

function diagonalBlock(
  workspace: Workspace,
  task: TriangularTask,
  t: StridedMatrix,
  out: StridedMatrix,
  first: number,
  n: number,
  solve: boolean,
): void {
  const bytes = out.data.BYTES_PER_ELEMENT
  const width = Math.min(task.m, BLOCK)
  const atB = BASE + aligned(placeRoom(1, n, n) * bytes)
  const work = atB + aligned(n * width * bytes)
  const heap = workspace.heap(out.data, work + workspace.gemmWorkspace(n, width, n, bytes))
  const kernels = workspace.kernels(out.data)
  const placed = place(heap, BASE / bytes, t, 0, 1, first, first, n, n)
  for (let j = 0; j < task.m; j += width) {
    const columns = Math.min(width, task.m - j)
    const start = out.offset + first * out.row + j
    const lines = columns === out.row ? 1 : n
    const length = (n * columns) / lines
    for (let i = 0; i < lines; i++) copySpan(heap, atB / bytes + i * length, out.data, start + i * out.row, length)
    const kernel = solve ? kernels.triangularSolve : kernels.triangularMultiply
    kernel(n, columns, BASE, placed.row, placed.column, atB, columns, 1, task.lower, task.unitDiagonal, work)
    for (let i = 0; i < lines; i++) copySpan(out.data, start + i * out.row, heap, atB / bytes + i * length, length)
  }
}

function smallGram(workspace: Workspace, task: GramTask, item: number): void {
  const { m, k, x, out } = task
  const bytes = out.BYTES_PER_ELEMENT
  const atC = BASE + aligned(placeRoom(1, m, k) * bytes)
  const work = atC + aligned(m * m * bytes)
  const heap = workspace.heap(out, work + workspace.gemmWorkspace(m, m, k, bytes))
  const placed = place(heap, BASE / bytes, x, item, 1, 0, 0, m, k)
  workspace.kernels(out).gram(m, k, BASE, placed.row, placed.column, atC, work)
  copySpan(out, item * m * m, heap, atC / bytes, m * m)
}

function mirror(out: FloatArray, offset: number, m: number): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < i; j++) out[offset + j * m + i] = out[offset + i * m + j]!
  }
}
