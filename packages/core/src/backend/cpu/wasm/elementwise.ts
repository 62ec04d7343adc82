import { copySpan } from './operand.ts'
import type { FloatArray } from '../../../dtype.ts'
import { aligned, BASE, type Workspace } from './workspace.ts'

const unaryOps = ['exp', 'log', 'tanh', 'sigmoid', 'silu', 'sqrt', 'rsqrt', 'neg', 'abs', 'square'] as const

const binaryOps = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum', 'siluTangent'] as const

/** Numbers of the operations with one scalar per row in `asm/elementwise.ts`. */
const rowCodes = { add: 0, sub: 1, mul: 2, div: 3, maximum: 4, minimum: 5 } as const

/** Functions of two arguments that {@link rowScalars} computes. */
export type WasmRowOp = keyof typeof rowCodes

/** Functions of one argument that the engine vectorises. */
export type WasmUnaryOp = (typeof unaryOps)[number]

/** Functions of two arguments that the engine vectorises; `siluTangent(x, t)` is `t·σ(x)·(1 + x·(1 − σ(x)))`. */
export type WasmBinaryOp = (typeof binaryOps)[number]

/** Elements that are in the workspace at one time: operands and result stay in the cache. */
export const CHUNK = 8192

/** True for the functions that {@link unary} computes. */
export function isWasmUnary(op: string): op is WasmUnaryOp {
  return unaryOps.some((name) => name === op)
}

/** True for the functions that {@link binary} computes. */
export function isWasmBinary(op: string): op is WasmBinaryOp {
  return binaryOps.some((name) => name === op)
}

/** True for the functions that {@link rowScalars} computes. */
export function isWasmRowOp(op: string): op is WasmRowOp {
  return Object.hasOwn(rowCodes, op)
}

/** `out = op(x)`; `out` may be `x`. */
export function unary(workspace: Workspace, op: WasmUnaryOp, x: FloatArray, out: FloatArray): void {
  const kernel = workspace.kernels(out)[op]
  const bytes = out.BYTES_PER_ELEMENT
  const result = BASE + slot(Math.min(CHUNK, out.length), bytes)
  const heap = workspace.heap(out, 2 * result)
  for (let i = 0; i < out.length; i += CHUNK) {
    const n = Math.min(CHUNK, out.length - i)
    copySpan(heap, BASE / bytes, x, i, n)
    kernel(n, BASE, result)
    copySpan(out, i, heap, result / bytes, n)
  }
}

/** `out = op(a, b)`, where a number stands for an array full of it; `out` may be `a` or `b`. */
export function binary(workspace: Workspace, op: WasmBinaryOp, a: FloatArray | number, b: FloatArray | number, out: FloatArray): void {
  const kernel = workspace.kernels(out)[op]
  const bytes = out.BYTES_PER_ELEMENT
  const room = slot(Math.min(CHUNK, out.length), bytes)
  const atB = BASE + room
  const result = atB + room
  const heap = workspace.heap(out, result + room)
  if (typeof a === 'number') heap.fill(a, BASE / bytes, (BASE + 16) / bytes)
  if (typeof b === 'number') heap.fill(b, atB / bytes, (atB + 16) / bytes)
  for (let i = 0; i < out.length; i += CHUNK) {
    const n = Math.min(CHUNK, out.length - i)
    if (typeof a !== 'number') copySpan(heap, BASE / bytes, a, i, n)
    if (typeof b !== 'number') copySpan(heap, atB / bytes, b, i, n)
    kernel(n, BASE, typeof a === 'number' ? 0 : 16, atB, typeof b === 'number' ? 0 : 16, result)
    copySpan(out, i, heap, result / bytes, n)
  }
}

/**
 * `op` of each row of `x` and its own element of `scalars`, which is the second argument, or the first where `scalarFirst`.
 * Rows have `x.length / scalars.length` elements.
 */
export function rowScalars(
  workspace: Workspace,
  op: WasmRowOp,
  x: FloatArray,
  scalars: FloatArray,
  scalarFirst: boolean,
  out: FloatArray,
): void {
  const { rowScalars: kernel } = workspace.kernels(out)
  const bytes = out.BYTES_PER_ELEMENT
  const cols = x.length / scalars.length
  const group = Math.min(scalars.length, Math.max(1, Math.floor(CHUNK / cols)))
  const atScalars = BASE + slot(group * cols, bytes)
  const scratch = atScalars + slot(group, bytes)
  const result = scratch + slot(0, bytes)
  const heap = workspace.heap(out, result + slot(group * cols, bytes))
  for (let i = 0; i < scalars.length; i += group) {
    const rows = Math.min(group, scalars.length - i)
    copySpan(heap, BASE / bytes, x, i * cols, rows * cols)
    copySpan(heap, atScalars / bytes, scalars, i, rows)
    kernel(rowCodes[op], rows, cols, BASE, atScalars, scalarFirst, scratch, result)
    copySpan(out, i * cols, heap, result / bytes, rows * cols)
  }
}

/** Bytes for `n` elements and the vectors that loops may touch past them. */
export function slot(n: number, bytes: number): number {
  return aligned(n * bytes + 64)
}
