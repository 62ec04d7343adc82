import { copySpan } from './operand.ts'
import { aligned, BASE, type FloatArray, type Workspace } from './workspace.ts'

/** Numbers of the functions of one argument in `asm/elementwise.ts`. */
const unaryCodes = { exp: 0, log: 1, tanh: 2, sigmoid: 3, silu: 4, sqrt: 5, rsqrt: 6, neg: 7, abs: 8, square: 9 } as const

/** Numbers of the functions of two arguments in `asm/elementwise.ts`. */
const binaryCodes = { add: 0, sub: 1, mul: 2, div: 3, maximum: 4, minimum: 5, siluTangent: 6 } as const

/** Functions of one argument that the engine vectorises. */
export type WasmUnaryOp = keyof typeof unaryCodes

/** Functions of two arguments that the engine vectorises; `siluTangent(x, t)` is `t·σ(x)·(1 + x·(1 − σ(x)))`. */
export type WasmBinaryOp = keyof typeof binaryCodes

/** Elements that are in the workspace at one time: operands and result stay in the cache. */
export const CHUNK = 8192

/** True for the functions that {@link unary} computes. */
export function isWasmUnary(op: string): op is WasmUnaryOp {
  return Object.hasOwn(unaryCodes, op)
}

/** True for the functions that {@link binary} computes. */
export function isWasmBinary(op: string): op is WasmBinaryOp {
  return Object.hasOwn(binaryCodes, op)
}

/** `out = op(x)`; `out` may be `x`. */
export function unary(workspace: Workspace, op: WasmUnaryOp, x: FloatArray, out: FloatArray): void {
  const kernels = workspace.kernels(out)
  const code = unaryCodes[op]
  const bytes = out.BYTES_PER_ELEMENT
  const result = BASE + slot(Math.min(CHUNK, out.length), bytes)
  const heap = workspace.heap(out, 2 * result)
  for (let i = 0; i < out.length; i += CHUNK) {
    const n = Math.min(CHUNK, out.length - i)
    copySpan(heap, BASE / bytes, x, i, n)
    kernels.unary(code, n, BASE, result)
    copySpan(out, i, heap, result / bytes, n)
  }
}

/** `out = op(a, b)`, where a number stands for an array full of it; `out` may be `a` or `b`. */
export function binary(workspace: Workspace, op: WasmBinaryOp, a: FloatArray | number, b: FloatArray | number, out: FloatArray): void {
  const kernels = workspace.kernels(out)
  const code = binaryCodes[op]
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
    kernels.binary(code, n, BASE, typeof a === 'number' ? 0 : 16, atB, typeof b === 'number' ? 0 : 16, result)
    copySpan(out, i, heap, result / bytes, n)
  }
}

/** Bytes for `n` elements and the two vectors that loops may touch past them. */
export function slot(n: number, bytes: number): number {
  return aligned(n * bytes + 32)
}
