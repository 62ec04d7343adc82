import { copySpan } from './operand.ts'
import { aligned, BASE, type FloatArray, type Workspace } from './workspace.ts'

const unaryOps = ['exp', 'log', 'tanh', 'sigmoid', 'silu', 'sqrt', 'rsqrt', 'neg', 'abs', 'square'] as const

const binaryOps = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum', 'siluTangent'] as const

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

/** Bytes for `n` elements and the vectors that loops may touch past them. */
export function slot(n: number, bytes: number): number {
  return aligned(n * bytes + 64)
}
