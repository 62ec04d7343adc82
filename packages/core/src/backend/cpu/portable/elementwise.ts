import { isFloat, type DType, type TypedArray } from '../../../dtype.ts'
import { DTypeError } from '../../../errors.ts'
import { sizeOf } from '../../../shape.ts'
import type { BinaryOp, CompareOp, UnaryOp, UnaryTest, View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import * as pairs from './loops-binary.ts'
import * as singles from './loops-unary.ts'
import { erfinvSingle } from './special.ts'
import { elements, flatStep, RowWalk } from './strided.ts'

/** Operations under which {0, 1} is closed. */
const logic: readonly BinaryOp[] = ['and', 'or', 'xor', 'maximum', 'minimum', 'mul']

/** `op` of each element, same dtype. @throws DTypeError when `op` is not defined on it. */
export function unary(op: UnaryOp, x: View): TypedArray {
  const out = allocate(x.dtype, sizeOf(x.shape))
  const float = isFloat(x.dtype)
  const loop = (float ? singles.floatLoops : x.dtype === 'int32' ? singles.integerLoops : singles.boolLoops)[op]
  if (loop !== undefined) {
    runUnary(loop, x, out)
    return out
  }
  const f = op === 'erfinv' && x.dtype === 'float32' ? erfinvSingle : singles.floatFunctions[op]
  if (!float || f === undefined) throw undefinedOn(op, x.dtype)
  runUnary((n, data, p, s, to, o) => map(f, n, data, p, s, to, o), x, out)
  return out
}

/** `op` of each element, bool. */
export function test(op: UnaryTest, x: View): Uint8Array {
  const out = allocate('bool', sizeOf(x.shape))
  runUnary(singles.testLoops[op], x, out)
  return out
}

/** `op` of each pair, same dtype. @throws DTypeError when `op` is not defined on it (int32 `div` among others). */
export function binary(op: BinaryOp, a: View, b: View): TypedArray {
  const out = allocate(a.dtype, sizeOf(a.shape))
  const loop = (isFloat(a.dtype) ? pairs.floatLoops : pairs.integerLoops)[op]
  if (loop === undefined || (a.dtype === 'bool' && !logic.includes(op))) throw undefinedOn(op, a.dtype)
  runBinary(loop, a, b, out)
  return out
}

/** `op` of each pair, bool. */
export function compare(op: CompareOp, a: View, b: View): Uint8Array {
  const out = allocate('bool', sizeOf(a.shape))
  runBinary(pairs.compareLoops[op], a, b, out)
  return out
}

/** `condition ? a : b`. */
export function select(condition: View, a: View, b: View): TypedArray {
  const out = allocate(a.dtype, sizeOf(a.shape))
  const c = elements(condition)
  const whenTrue = elements(a)
  const whenFalse = elements(b)
  const walk = new RowWalk(a.shape, [condition, a, b])
  const [r = 0, s = 0, t = 0] = walk.steps
  for (let row = 0, o = 0; row < walk.count; row++, walk.next()) {
    let [p = 0, q = 0, u = 0] = walk.at
    for (const end = o + walk.length; o < end; o++, p += r, q += s, u += t) out[o] = c[p] !== 0 ? whenTrue[q]! : whenFalse[u]!
  }
  return out
}

/** Runs `loop` over the elements of `x` in row-major order. */
export function runUnary(loop: singles.UnaryLoop, x: View, out: TypedArray): void {
  const data = elements(x)
  const step = flatStep(x.shape, x.strides)
  if (step !== undefined) {
    loop(out.length, data, x.offset, step, out, 0)
    return
  }
  const walk = new RowWalk(x.shape, [x])
  const n = walk.length
  const s = walk.steps[0]!
  for (let row = 0; row < walk.count; row++, walk.next()) loop(n, data, walk.at[0]!, s, out, row * n)
}

/** Runs `loop` over the pairs of elements of `a` and `b` in row-major order. */
export function runBinary(loop: pairs.BinaryLoop, a: View, b: View, out: TypedArray): void {
  const left = elements(a)
  const right = elements(b)
  const s = flatStep(a.shape, a.strides)
  const t = flatStep(b.shape, b.strides)
  if (s !== undefined && t !== undefined) {
    loop(out.length, left, a.offset, s, right, b.offset, t, out, 0)
    return
  }
  if (a.shape.length === 2) {
    runRows(loop, left, a, right, b, out)
    return
  }
  const walk = new RowWalk(a.shape, [a, b])
  const n = walk.length
  const ls = walk.steps[0]!
  const rs = walk.steps[1]!
  for (let row = 0; row < walk.count; row++, walk.next()) loop(n, left, walk.at[0]!, ls, right, walk.at[1]!, rs, out, row * n)
}

/** {@link runBinary} for matrices: a bias added to rows and the like are too frequent and small to plan a walk. */
function runRows(loop: pairs.BinaryLoop, left: TypedArray, a: View, right: TypedArray, b: View, out: TypedArray): void {
  const n = a.shape[1]!
  const s = a.strides[1]!
  const t = b.strides[1]!
  let p = a.offset
  let q = b.offset
  for (let o = 0; o < out.length; o += n, p += a.strides[0]!, q += b.strides[0]!) loop(n, left, p, s, right, q, t, out, o)
}

function map(f: (x: number) => number, n: number, x: TypedArray, p: number, s: number, out: TypedArray, o: number): void {
  for (let i = 0; i < n; i++, p += s) out[o + i] = f(x[p]!)
}

function undefinedOn(op: string, dtype: DType): DTypeError {
  return new DTypeError({ where: op, expected: 'given a dtype it is defined on', received: dtype, hint: 'Cast the operands first.' })
}
